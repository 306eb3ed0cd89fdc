/* A file that may be anything, copied once: opened without waiting, of the size that it
   had when it was opened, within a time. */
#include "sign/copy_in.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"

struct source {
    const char *path;
    int fd;
    struct stat info; /* as it was when it was opened */
};

/* O_NONBLOCK: a pipe that no one writes to must not make us wait. */
static bool open_source(struct source *source, struct err *err)
{
    source->fd = open(source->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (source->fd < 0)
        return err_set(err, "%s: %s", source->path, strerror(errno));
    if (fstat(source->fd, &source->info) == 0 && S_ISREG(source->info.st_mode))
        return true;
    err_set(err, "%s: is not a plain file: name the file itself", source->path);
    close(source->fd);
    return false;
}

static int64_t now_ms(void)
{
    return clock_now_ms(&(struct clock){0});
}

static ssize_t read_some(int fd, void *bytes, size_t room)
{
    ssize_t got;
    do
        got = read(fd, bytes, room);
    while (got < 0 && errno == EINTR);
    return got;
}

static bool refuse_change(const struct source *source, struct err *err)
{
    return err_set(err,
                   "%s: changed while it was read: wait until it is copied whole, then "
                   "try again",
                   source->path);
}

/* The same size and time as when it was opened, and nothing behind its end. */
static bool check_unchanged(const struct source *source, struct err *err)
{
    char more;
    struct stat after;
    const struct stat *before = &source->info;
    return (read_some(source->fd, &more, 1) == 0 && fstat(source->fd, &after) == 0 &&
            after.st_size == before->st_size && after.st_mtim.tv_sec == before->st_mtim.tv_sec &&
            after.st_mtim.tv_nsec == before->st_mtim.tv_nsec) ||
           refuse_change(source, err);
}

static bool copy_bytes(const struct source *source, int to, int64_t most_ms,
                       struct digest_stream *stream, struct err *err)
{
    char chunk[64 * 1024];
    int64_t end_ms = now_ms() + most_ms;
    for (off_t left = source->info.st_size; left > 0;) {
        size_t room = left < (off_t)sizeof chunk ? (size_t)left : sizeof chunk;
        ssize_t got = read_some(source->fd, chunk, room);
        if (got < 0)
            return err_set(err, "%s: %s", source->path, strerror(errno));
        if (got == 0)
            return refuse_change(source, err);
        if (!file_write_all(to, chunk, (size_t)got))
            return err_set(err, "writing our copy: %s", strerror(errno));
        digest_add(stream, chunk, (size_t)got);
        left -= got;
        if (now_ms() > end_ms)
            return err_set(err,
                           "%s: reading it takes longer than %g s: copy it to a faster "
                           "stick",
                           source->path, (double)most_ms / 1000);
    }
    return check_unchanged(source, err);
}

static bool check_size(const struct source *source, long most, struct err *err)
{
    if (source->info.st_size == 0)
        return err_set(err, "%s: is empty: copy it anew", source->path);
    if (source->info.st_size > most)
        return err_set(err, "%s: is larger than %ld %s", source->path,
                       most >= 1 << 20 ? most >> 20 : most >> 10, most >= 1 << 20 ? "MiB" : "KiB");
    return true;
}

bool copy_in(const char *path, int to, int64_t most_ms, struct digest *digest, struct err *err)
{
    struct source source = {.path = path};
    if (!open_source(&source, err))
        return false;
    struct digest_stream stream;
    digest_begin(&stream);
    bool good = check_size(&source, COPY_IN_MAX_BYTES, err) &&
                copy_bytes(&source, to, most_ms, &stream, err);
    close(source.fd);
    struct digest all = digest_end(&stream);
    if (good && digest)
        *digest = all;
    return good;
}

static bool read_text(const struct source *source, char *text, size_t *len, struct err *err)
{
    size_t size = (size_t)source->info.st_size;
    *len = 0;
    while (*len < size) {
        ssize_t got = read_some(source->fd, text + *len, size - *len);
        if (got < 0)
            return err_set(err, "%s: %s", source->path, strerror(errno));
        if (got == 0)
            return refuse_change(source, err);
        *len += (size_t)got;
    }
    text[size] = '\0';
    return check_unchanged(source, err);
}

bool copy_in_text(const char *path, size_t most, char *text, size_t *len, struct err *err)
{
    struct source source = {.path = path};
    if (!open_source(&source, err))
        return false;
    bool good = check_size(&source, (long)most, err) && read_text(&source, text, len, err);
    close(source.fd);
    return good;
}

int copy_in_scratch(struct err *err)
{
    static const char *const places[] = {"/var/tmp", "/tmp"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        int fd = open(places[i], O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
        if (fd >= 0)
            return fd;
    }
    err_set(err, "a place for our copy in /var/tmp or /tmp: %s", strerror(errno));
    return -1;
}
