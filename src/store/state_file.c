/* A text in two slots of one file: the older is written first, then the other alike. */
#include "store/state_file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"

#define TITLE "anteroom-state 2\n"
#define CHECK_LEN 23    /* "check ", 16 digits, a line feed */
#define BLOCK_BYTES 512 /* of st_blocks */

enum slot_kind { SLOT_EMPTY, SLOT_WHOLE, SLOT_BROKEN };

struct slot {
    enum slot_kind kind;
    uint64_t serial; /* on a ring: whoever writes the greatest does not end the counting */
    const char *text;
    size_t len;
};

struct slots {
    char bytes[STATE_FILE_BYTES];
    struct slot at[2];
};

static void write_slot(char *bytes, uint64_t serial, const char *text)
{
    struct buf out = {0};
    buf_printf(&out, TITLE "serial %" PRIu64 "\n%s", serial, text);
    buf_printf(&out, "check %016" PRIx64 "\n", hash_bytes(HASH_START, out.bytes, out.len));
    memset(bytes, 0, STATE_FILE_SLOT_BYTES);
    memcpy(bytes, out.bytes, out.len);
    buf_free(&out);
}

static bool is_empty(const char *bytes)
{
    return bytes[0] == '\0' && memcmp(bytes, bytes + 1, STATE_FILE_SLOT_BYTES - 1) == 0;
}

/* What is understood must give the same bytes again, so no byte of a slot is free. */
static struct slot read_slot(const char *bytes)
{
    struct slot slot = {is_empty(bytes) ? SLOT_EMPTY : SLOT_BROKEN, 0, NULL, 0};
    size_t len = strnlen(bytes, STATE_FILE_SLOT_BYTES);
    int used = 0;
    if (len == STATE_FILE_SLOT_BYTES ||
        sscanf(bytes, TITLE "serial %20" SCNu64 "%n", &slot.serial, &used) != 1 ||
        bytes[used] != '\n' || len < (size_t)used + 1 + CHECK_LEN)
        return slot;
    slot.text = bytes + used + 1;
    slot.len = len - (size_t)used - 1 - CHECK_LEN;
    if (slot.len > STATE_FILE_TEXT_MAX)
        return slot;
    char text[STATE_FILE_TEXT_MAX + 1], again[STATE_FILE_SLOT_BYTES];
    memcpy(text, slot.text, slot.len);
    text[slot.len] = '\0';
    write_slot(again, slot.serial, text);
    if (memcmp(again, bytes, sizeof again) == 0)
        slot.kind = SLOT_WHOLE;
    return slot;
}

/* The slot that counts; -1: none is whole. */
static int newest(const struct slots *slots)
{
    const struct slot *a = &slots->at[0], *b = &slots->at[1];
    if (a->kind != SLOT_WHOLE || b->kind != SLOT_WHOLE)
        return a->kind == SLOT_WHOLE ? 0 : b->kind == SLOT_WHOLE ? 1 : -1;
    return (int64_t)(b->serial - a->serial) > 0 ? 1 : 0;
}

/* What lies behind a file's end is zeros, as in one that was reserved only. */
static bool read_slots(int fd, const char *path, struct slots *slots, struct err *err)
{
    memset(slots, 0, sizeof *slots);
    for (size_t done = 0; done < sizeof slots->bytes;) {
        ssize_t got = pread(fd, slots->bytes + done, sizeof slots->bytes - done, (off_t)done);
        if (got < 0 && errno != EINTR)
            return err_set(err, "%s: %s", path, strerror(errno));
        if (got == 0)
            break;
        done += got > 0 ? (size_t)got : 0;
    }
    for (int i = 0; i < 2; i++)
        slots->at[i] = read_slot(slots->bytes + i * STATE_FILE_SLOT_BYTES);
    return true;
}

/* One that is broken beside one that is empty is the first write, which did not come to
   its end: nothing was said before it. */
static enum state_file judge(const struct slots *slots, const char *path, struct err *err)
{
    if (newest(slots) >= 0)
        return STATE_FILE_WHOLE;
    if (slots->at[0].kind == SLOT_EMPTY || slots->at[1].kind == SLOT_EMPTY)
        return STATE_FILE_NONE;
    err_set(err, "%s: is damaged", path);
    return STATE_FILE_UNREADABLE;
}

enum state_file state_file_read(const char *path, struct buf *out, struct err *err)
{
    struct slots slots;
    if (file_is_missing(path))
        return STATE_FILE_NONE;
    int fd = file_open_plain(path, FILE_LINKS_REFUSED, err);
    if (fd < 0)
        return STATE_FILE_UNREADABLE;
    bool read = read_slots(fd, path, &slots, err);
    close(fd);
    if (!read)
        return STATE_FILE_UNREADABLE;
    enum state_file found = judge(&slots, path, err);
    if (found == STATE_FILE_WHOLE) {
        const struct slot *slot = &slots.at[newest(&slots)];
        buf_append(out, slot->text, slot->len);
    }
    return found;
}

/* The file as it should be, open; -1: it is not there, or something else is. */
static int open_in_place(int dir, const char *name)
{
    int fd = openat(dir, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    struct stat info;
    if (fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
        info.st_size >= STATE_FILE_BYTES)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

/* Gone, if it is nothing of worth: a link goes itself, a directory only if it is empty. */
static void clear_name(int dir, const char *name)
{
    if (unlinkat(dir, name, 0) != 0 && (errno == EISDIR || errno == EPERM))
        unlinkat(dir, name, AT_REMOVEDIR);
}

static bool give_to_owner(int fd, int dir, const char *path, struct err *err)
{
    struct stat info;
    return geteuid() != 0 ||
           (fstat(dir, &info) == 0 && fchown(fd, info.st_uid, info.st_gid) == 0) ||
           err_set(err, "%s: %s", path, strerror(errno));
}

/* Closes fd. */
static bool fill(int fd, int dir, const char *path, const char *bytes, struct err *err)
{
    bool filled = give_to_owner(fd, dir, path, err) &&
                  file_overwrite_durable(fd, 0, bytes, STATE_FILE_BYTES, path, err);
    close(fd);
    return filled;
}

static bool move_there(int dir, const char *beside, const char *name, const char *path,
                       struct err *err)
{
    struct stat info;
    if (fstatat(dir, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(info.st_mode))
        clear_name(dir, name);
    return renameat(dir, beside, dir, name) == 0 ||
           err_set(err, "%s: %s: remove it", path, strerror(errno));
}

/* Closes `dir`, whose names are on the disk then. */
static bool make_anew(int dir, const char *name, const char *path, const char *bytes,
                      struct err *err)
{
    char beside[NAME_MAX + 1];
    int fd = -1;
    if (snprintf(beside, sizeof beside, "%s.new", name) < (int)sizeof beside) {
        clear_name(dir, beside);
        fd = openat(dir, beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    }
    if (fd < 0)
        err_set(err, "%s: %s", path, strerror(errno));
    if (fd >= 0 && fill(fd, dir, path, bytes, err) && move_there(dir, beside, name, path, err))
        return file_finish(dir, path, err);
    if (fd >= 0)
        unlinkat(dir, beside, 0);
    close(dir);
    return false;
}

static bool rewrite(int fd, const char *path, const char *text, struct err *err)
{
    struct slots slots;
    if (!read_slots(fd, path, &slots, err))
        return false;
    int keeps = newest(&slots), first = keeps == 0 ? 1 : 0;
    char bytes[STATE_FILE_SLOT_BYTES];
    write_slot(bytes, keeps < 0 ? 1 : slots.at[keeps].serial + 1, text);
    return file_overwrite_durable(fd, (off_t)first * STATE_FILE_SLOT_BYTES, bytes, sizeof bytes,
                                  path, err) &&
           file_overwrite_durable(fd, (off_t)(1 - first) * STATE_FILE_SLOT_BYTES, bytes,
                                  sizeof bytes, path, err);
}

/* Both slots with this text; none: as one that was never written. */
static void write_slots(char *bytes, const char *text)
{
    memset(bytes, 0, STATE_FILE_BYTES);
    if (!text)
        return;
    write_slot(bytes, 1, text);
    memcpy(bytes + STATE_FILE_SLOT_BYTES, bytes, STATE_FILE_SLOT_BYTES);
}

bool state_file_write(const char *path, const char *text, struct err *err)
{
    const char *name;
    if (strlen(text) > STATE_FILE_TEXT_MAX)
        return err_set(err, "%s: the text is longer than %d bytes", path, STATE_FILE_TEXT_MAX);
    int dir = file_open_dir_of(path, &name, err);
    if (dir < 0)
        return false;
    int fd = open_in_place(dir, name);
    if (fd < 0) {
        char bytes[STATE_FILE_BYTES];
        write_slots(bytes, text);
        return make_anew(dir, name, path, bytes, err);
    }
    bool written = rewrite(fd, path, text, err);
    close(fd);
    close(dir);
    return written;
}

static bool has_blocks(int dir, const char *name)
{
    int fd = open_in_place(dir, name);
    struct stat info;
    bool has = fd >= 0 && fstat(fd, &info) == 0 && info.st_blocks * BLOCK_BYTES >= STATE_FILE_BYTES;
    if (fd >= 0)
        close(fd);
    return has;
}

bool state_file_reserve(const char *path, struct err *err)
{
    const char *name;
    int dir = file_open_dir_of(path, &name, err);
    if (dir < 0)
        return false;
    if (has_blocks(dir, name)) {
        close(dir);
        return true;
    }
    struct buf text = {0};
    char bytes[STATE_FILE_BYTES];
    bool whole = state_file_read(path, &text, NULL) == STATE_FILE_WHOLE;
    write_slots(bytes, whole ? text.bytes : NULL);
    buf_free(&text);
    return make_anew(dir, name, path, bytes, err);
}

bool state_file_clear(const char *path, struct err *err)
{
    const char *name;
    char bytes[STATE_FILE_BYTES];
    int dir = file_open_dir_of(path, &name, err);
    write_slots(bytes, NULL);
    return dir >= 0 && make_anew(dir, name, path, bytes, err);
}
