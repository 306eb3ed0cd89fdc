/* The gettext tools, each as a child that reads files and writes to us. What it says is
   shown only if it fails: it warns of every letter that is not ASCII. */
#include "workshop/gettext.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ARGUMENTS 40

struct command {
    const char *words[ARGUMENTS]; /* ends with NULL */
    int count;
};

static void add(struct command *command, const char *word)
{
    if (command->count < ARGUMENTS - 1)
        command->words[command->count++] = word;
}

static pid_t start(const struct command *command, int out, int messages)
{
    pid_t child = -1;
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, messages, STDERR_FILENO);
    if (posix_spawnp(&child, command->words[0], &files, NULL, (char *const *)(size_t)command->words,
                     environ) != 0)
        child = -1;
    posix_spawn_file_actions_destroy(&files);
    return child;
}

static void read_all(int fd, struct buf *out)
{
    char chunk[65536];
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got > 0)
            buf_append(out, chunk, (size_t)got);
        else if (got == 0 || errno != EINTR)
            return;
    }
}

static bool ended_well(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return false;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* What the tool said, on one line. */
static bool fail(const struct command *command, FILE *messages, struct err *err)
{
    char said[400];
    rewind(messages);
    size_t len = fread(said, 1, sizeof said - 1, messages);
    said[len] = '\0';
    for (char *c = said; *c; c++) {
        if (*c == '\n')
            *c = ' ';
    }
    return err_set(err, "%s did not do its work: %s", command->words[0], said);
}

static bool run(const struct command *command, struct buf *out, struct err *err)
{
    int ends[2];
    FILE *messages = tmpfile();
    if (!messages || pipe2(ends, O_CLOEXEC) != 0) {
        if (messages)
            fclose(messages);
        return err_set(err, "starting %s: %s", command->words[0], strerror(errno));
    }
    pid_t child = start(command, ends[1], fileno(messages));
    close(ends[1]);
    read_all(ends[0], out);
    close(ends[0]);
    bool good = child > 0 && ended_well(child);
    if (!good)
        fail(command, messages, err);
    fclose(messages);
    return good;
}

static bool is_on_path(const char *program)
{
    const char *path = getenv("PATH");
    while (path && *path) {
        char full[PATH_MAX];
        size_t len = strcspn(path, ":");
        snprintf(full, sizeof full, "%.*s/%s", (int)len, path, program);
        if (access(full, X_OK) == 0)
            return true;
        path += len + (path[len] == ':');
    }
    return false;
}

bool gettext_found(struct err *err)
{
    setenv("LC_ALL", "C.UTF-8", 1);
    static const char *const programs[] = {"xgettext", "msginit", "msgmerge", "msgconv"};
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        if (!is_on_path(programs[i]))
            return err_set(err, "%s is missing: install the package gettext", programs[i]);
    }
    return true;
}

bool gettext_extract(const char *const *dirs, const char *list, struct buf *out, struct err *err)
{
    static const char *const words[] = {
        "xgettext",
        "--language=Lua",
        "--keyword=",
        "--keyword=_",
        "--keyword=ngettext:1,2",
        "--from-code=UTF-8",
        "--sort-by-file",
        "--add-comments=translators:",
        "--output=-",
        "--files-from",
    };
    struct command command = {.count = 0};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        add(&command, words[i]);
    add(&command, list);
    for (; *dirs; dirs++) {
        add(&command, "--directory");
        add(&command, *dirs);
    }
    return run(&command, out, err);
}

bool gettext_begin(const char *language, const char *pot, struct buf *out, struct err *err)
{
    struct command command = {
        .words = {"msginit", "--no-translator", "--output=-", "--locale", language, "--input", pot},
        .count = 7};
    return run(&command, out, err);
}

bool gettext_to_utf8(const char *po, struct buf *out, struct err *err)
{
    struct command command = {
        .words = {"msgconv", "--to-code=UTF-8", "--no-wrap", "--output-file=-", po}, .count = 5};
    return run(&command, out, err);
}

bool gettext_merge(const char *po, const char *pot, struct buf *out, struct err *err)
{
    struct command command = {.words = {"msgmerge", "--quiet", "--no-wrap", "--previous",
                                        "--add-location=file", "--output-file=-", po, pot},
                              .count = 8};
    return run(&command, out, err);
}
