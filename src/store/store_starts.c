/* How starts end, and what follows from it: counting and judging are without files, the file is
   one write, and its last letter is written by whoever sees the process die. */
#include "store/store_starts.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/store_inner.h"

#define TITLE "anteroom-starts 1\n"
#define READ_MAX_BYTES 16384 /* what was reserved for it may be longer than what it needs */
#define PROC_MAX_BYTES (256 * 1024)

static const char letters[] = "kawbc";

/* A handler is given nothing but the signal. */
static struct {
    atomic_int fd;
    pid_t owner;
    off_t at;
    atomic_bool is_noted;
} own = {.fd = -1};

void store_machine_read(struct store_machine *out)
{
    struct buf boot = {0}, counters = {0};
    *out = (struct store_machine){.boot = "-"};
    if (file_read("/proc/sys/kernel/random/boot_id", PROC_MAX_BYTES, &boot, NULL))
        snprintf(out->boot, sizeof out->boot, "%.*s", (int)strcspn(boot.bytes, "\n"), boot.bytes);
    if (file_read("/proc/vmstat", PROC_MAX_BYTES, &counters, NULL)) {
        const char *line = strstr(counters.bytes, "\noom_kill ");
        out->memory_kills = line ? strtoll(line + strlen("\noom_kill "), NULL, 10) : 0;
    }
    buf_free(&boot);
    buf_free(&counters);
}

const char *store_end_name(enum store_end end)
{
    switch (end) {
    case STORE_END_KILLED: return "used up the machine's memory";
    case STORE_END_ASKED: return "was asked to end";
    case STORE_END_WAITING: return "waited for a disk or a display";
    case STORE_END_BUSY: return "was at work without an end";
    case STORE_END_CRASHED: return "crashed";
    }
    return "";
}

bool store_starts_has_given_up(const struct store_starts *starts, uint64_t stack)
{
    for (int i = 0; i < STORE_GIVEN_UP; i++)
        if (stack && starts->given_up[i] == stack)
            return true;
    return false;
}

/* There are only so many that are ever shown; the oldest makes room. */
void store_starts_give_up(struct store_starts *starts, uint64_t stack)
{
    if (store_starts_has_given_up(starts, stack))
        return;
    int at = 0;
    while (at < STORE_GIVEN_UP && starts->given_up[at])
        at++;
    if (at == STORE_GIVEN_UP)
        memmove(starts->given_up, starts->given_up + 1, sizeof starts->given_up[0] * (size_t)--at);
    starts->given_up[at] = stack;
}

static bool is_to_blame(const struct store_starts *starts, const struct store_machine *machine)
{
    switch (starts->end) {
    case STORE_END_KILLED: return machine->memory_kills > starts->memory_kills;
    case STORE_END_ASKED:
    case STORE_END_WAITING: return false;
    case STORE_END_BUSY:
    case STORE_END_CRASHED: return true;
    }
    return false;
}

enum store_judgement store_starts_judge(struct store_starts *starts,
                                        const struct store_machine *machine, int64_t generation)
{
    if (starts->generation != generation)
        *starts = (struct store_starts){.generation = generation};
    bool known = starts->stack && strcmp(starts->boot, machine->boot) == 0;
    bool blamed = known && is_to_blame(starts, machine);
    if (!known || starts->healthy)
        starts->count = 0;
    else if (blamed)
        starts->count++;
    memcpy(starts->boot, machine->boot, sizeof starts->boot);
    starts->memory_kills = machine->memory_kills;
    starts->healthy = false;
    if (!known)
        return STORE_UNKNOWN;
    if (!blamed)
        return STORE_BLAMELESS;
    if (starts->count < STORE_STARTS)
        return STORE_BLAMED;
    store_starts_give_up(starts, starts->stack);
    starts->count = 0;
    return STORE_GIVES_UP;
}

void store_starts_write(const struct store_starts *starts, struct buf *out)
{
    static const char nothing[STORE_STARTS_BYTES];
    struct buf text = {0};
    buf_printf(&text,
               TITLE "boot %s\nmemory_kills %" PRId64 "\ngeneration %" PRId64 "\nstack %016" PRIx64
                     "\ncount %d\nhealthy %d\ngiven_up %016" PRIx64 " %016" PRIx64 " %016" PRIx64
                     "\n",
               starts->boot, starts->memory_kills, starts->generation, starts->stack, starts->count,
               starts->healthy, starts->given_up[0], starts->given_up[1], starts->given_up[2]);
    store_seal(&text);
    buf_printf(&text, "end %c\n", letters[starts->end]);
    buf_append(out, text.bytes, text.len);
    buf_append(out, nothing, sizeof nothing - text.len);
    buf_free(&text);
}

static bool read_end(char letter, enum store_end *out)
{
    const char *at = letter ? strchr(letters, letter) : NULL;
    if (at)
        *out = (enum store_end)(at - letters);
    return at != NULL;
}

static bool read_text(struct store_starts *starts, const char *text)
{
    char check[17], letter = '\0';
    int healthy = 0;
    bool whole = sscanf(text,
                        TITLE "boot %36s memory_kills %" SCNd64 " generation %" SCNd64
                              " stack %" SCNx64 " count %d healthy %d given_up %" SCNx64 " %" SCNx64
                              " %" SCNx64 " check %16s end %c",
                        starts->boot, &starts->memory_kills, &starts->generation, &starts->stack,
                        &starts->count, &healthy, &starts->given_up[0], &starts->given_up[1],
                        &starts->given_up[2], check, &letter) == 11;
    starts->healthy = healthy;
    return whole && starts->count >= 0 && starts->count < STORE_STARTS &&
           read_end(letter, &starts->end);
}

bool store_starts_parse(struct store_starts *starts, const char *text, size_t len)
{
    *starts = (struct store_starts){0};
    struct buf again = {0};
    bool good = len >= STORE_STARTS_BYTES && memchr(text, '\0', STORE_STARTS_BYTES) &&
                read_text(starts, text);
    if (good)
        store_starts_write(starts, &again);
    good = good && memcmp(again.bytes, text, STORE_STARTS_BYTES) == 0;
    buf_free(&again);
    if (!good)
        *starts = (struct store_starts){0};
    return good;
}

void store_starts_read(struct store_starts *starts, const char *path)
{
    struct buf text = {0};
    *starts = (struct store_starts){0};
    if (file_read_own(path, READ_MAX_BYTES, &text, NULL))
        store_starts_parse(starts, text.bytes, text.len);
    buf_free(&text);
}

static bool is_plain(const struct stat *info)
{
    return S_ISREG(info->st_mode) && info->st_nlink == 1;
}

static int open_once(const char *path)
{
    struct stat info;
    int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0644);
    if (fd < 0 || (fstat(fd, &info) == 0 && is_plain(&info)))
        return fd;
    close(fd);
    errno = EEXIST;
    return -1;
}

/* The file to be written in place. What has its name and is none goes, and so does a file of
   somebody else in a directory of ours: root's, who once ran the kiosk by hand. */
static int open_file(const char *path)
{
    struct stat info;
    int fd = open_once(path), failure = errno;
    if (fd >= 0 || lstat(path, &info) != 0)
        return fd;
    if ((!is_plain(&info) || failure == EACCES) && remove(path) == 0)
        return open_once(path);
    errno = failure;
    return -1;
}

static bool write_at_start(int fd, const struct buf *text)
{
    struct stat info;
    return pwrite(fd, text->bytes, text->len, 0) == (ssize_t)text->len && fstat(fd, &info) == 0 &&
           (info.st_size <= READ_MAX_BYTES || ftruncate(fd, (off_t)text->len) == 0);
}

static void take_over(int fd, const struct buf *text)
{
    int before = atomic_exchange(&own.fd, -1);
    if (before >= 0)
        close(before);
    own.owner = getpid();
    own.at = (off_t)strlen(text->bytes) - 2; /* the letter before the last line's end */
    atomic_store(&own.is_noted, false);
    atomic_store(&own.fd, fd);
}

bool store_starts_save(const struct store_starts *starts, const char *path, bool durable,
                       struct err *err)
{
    struct buf text = {0};
    int fd = open_file(path);
    store_starts_write(starts, &text);
    errno = fd < 0 ? errno : 0;
    bool saved = fd >= 0 && write_at_start(fd, &text);
    if (!saved)
        err_set(err, "%s: %s", path, errno ? strerror(errno) : "only a part was written");
    if (saved && durable)
        saved = file_finish(dup(fd), path, err);
    if (saved)
        take_over(fd, &text);
    else if (fd >= 0)
        close(fd);
    buf_free(&text);
    return saved;
}

void store_starts_note_end(enum store_end end)
{
    int fd = atomic_load(&own.fd);
    if (fd < 0 || own.owner != getpid() || atomic_exchange(&own.is_noted, true))
        return;
    ssize_t done = pwrite(fd, &letters[end], 1, own.at);
    (void)done;
}
