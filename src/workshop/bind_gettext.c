/* The gettext tools, each as a child that reads what we hold or a file, and writes to us. What it
   says is shown only if it fails: it warns of every letter that is not ASCII. */
#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pack/pack.h"
#include "workshop/bind.h"

/* -1: nothing to read. Both are the tool's. */
static pid_t start(const char *const *words, int in, int out, int messages)
{
    pid_t child = -1;
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    if (in < 0)
        posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    else
        posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, messages, STDERR_FILENO);
    if (posix_spawnp(&child, words[0], &files, NULL, (char *const *)(size_t)words, environ) != 0)
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
static bool fail(const char *tool, int messages, struct err *err)
{
    char said[400];
    ssize_t len = pread(messages, said, sizeof said - 1, 0);
    said[len > 0 ? len : 0] = '\0';
    for (char *c = said; *c; c++) {
        if (*c == '\n')
            *c = ' ';
    }
    return err_set(err, "%s did not do its work: %s", tool, said);
}

static bool run(const char *const *words, int in, struct buf *out, struct err *err)
{
    int ends[2], messages = memfd_create("messages", MFD_CLOEXEC);
    if (messages < 0 || pipe2(ends, O_CLOEXEC) != 0) {
        err_set(err, "starting %s: %s", words[0], strerror(errno));
        close(messages);
        return false;
    }
    pid_t child = start(words, in, ends[1], messages);
    close(ends[1]);
    read_all(ends[0], out);
    close(ends[0]);
    bool good = (child > 0 && ended_well(child)) || fail(words[0], messages, err);
    close(messages);
    return good;
}

/* What it wrote; or nil and why. */
static int push_run(lua_State *L, const char *const *words, int in)
{
    struct buf out = {0};
    struct err err;
    bool good = run(words, in, &out, &err);
    if (good)
        lua_pushlstring(L, out.len ? out.bytes : "", out.len);
    else
        lua_pushnil(L);
    buf_free(&out);
    if (good)
        return 1;
    lua_pushstring(L, err.text);
    return 2;
}

/* The argument's bytes as a file without a name, which children have too. */
static int hold(lua_State *L, int argument)
{
    size_t len;
    const char *bytes = luaL_checklstring(L, argument, &len);
    int fd = memfd_create("words", 0);
    if (fd < 0 || pwrite(fd, bytes, len, 0) != (ssize_t)len)
        luaL_error(L, "%s", strerror(errno)); /* no memory */
    return fd;
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

static int f_missing(lua_State *L)
{
    static const char *const programs[] = {"xgettext", "msginit", "msgmerge", "msgconv"};
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        if (is_on_path(programs[i]))
            continue;
        lua_pushfstring(L, "%s is missing: install the package gettext", programs[i]);
        return 1;
    }
    return 0;
}

static int f_extract(lua_State *L)
{
    const char *words[12 + 2 * PACK_LAYERS] = {"xgettext",
                                               "--language=Lua",
                                               "--keyword=",
                                               "--keyword=_",
                                               "--keyword=ngettext:1,2",
                                               "--from-code=UTF-8",
                                               "--sort-by-file",
                                               "--add-comments=translators:",
                                               "--output=-",
                                               "--files-from=-"};
    int count = 10, folders = (int)luaL_len(L, 1), in = hold(L, 2);
    for (int i = 1; i <= folders && i <= PACK_LAYERS; i++) {
        lua_geti(L, 1, i); /* the list keeps it */
        words[count++] = "--directory";
        words[count++] = lua_tostring(L, -1);
    }
    int results = push_run(L, words, in);
    close(in);
    return results;
}

static int f_begin(lua_State *L)
{
    const char *const words[] = {"msginit",  "--no-translator",      "--output=-",
                                 "--locale", luaL_checkstring(L, 1), "--input=-",
                                 NULL};
    int in = hold(L, 2), results = push_run(L, words, in);
    close(in);
    return results;
}

static int f_to_utf8(lua_State *L)
{
    const char *const words[] = {"msgconv",         "--to-code=UTF-8",      "--no-wrap",
                                 "--output-file=-", luaL_checkstring(L, 1), NULL};
    return push_run(L, words, -1);
}

static int f_merge(lua_State *L)
{
    char path[32];
    const char *file = luaL_checkstring(L, 1);
    int old = lua_isnil(L, 2) ? -1 : hold(L, 2), pot = hold(L, 3);
    snprintf(path, sizeof path, "/dev/fd/%d", old);
    const char *const words[] = {"msgmerge",
                                 "--quiet",
                                 "--no-wrap",
                                 "--previous",
                                 "--add-location=file",
                                 "--output-file=-",
                                 old < 0 ? file : path,
                                 "-",
                                 NULL};
    int results = push_run(L, words, pot);
    close(old);
    close(pot);
    return results;
}

void bind_gettext(lua_State *L)
{
    static const luaL_Reg tools[] = {{"missing", f_missing}, {"extract", f_extract},
                                     {"begin", f_begin},     {"to_utf8", f_to_utf8},
                                     {"merge", f_merge},     {NULL, NULL}};
    setenv("LC_ALL", "C.UTF-8", 1);
    luaL_newlib(L, tools);
    lua_setglobal(L, "gettext");
}
