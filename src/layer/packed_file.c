/* A packed file: one descriptor, and reads that come whole or not at all. */
#include "layer/packed_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/str.h"

#define CHUNK ((size_t)128 * 1024)

struct packed {
    char *name;
    int fd;
    size_t len;
};

/* The descriptor is ours from then on, whatever the result. */
static struct packed *take(int fd, const char *name, struct err *err)
{
    struct stat info;
    if (fd < 0 || fstat(fd, &info) != 0)
        err_set(err, "opening %s: %s", name, strerror(errno));
    else if (!S_ISREG(info.st_mode))
        err_set(err, "opening %s: is not a plain file", name);
    else if (info.st_size < 1)
        err_set(err, "opening %s: is empty: copy it again", name);
    else if ((uintmax_t)info.st_size > PACKED_MAX_BYTES)
        err_set(err, "opening %s: is larger than %zu MiB, the most that a packed layer has", name,
                PACKED_MAX_BYTES / 1024 / 1024);
    else {
        struct packed *packed = xmalloc(sizeof *packed);
        *packed = (struct packed){xstrdup(name), fd, (size_t)info.st_size};
        return packed;
    }
    if (fd >= 0)
        close(fd);
    return NULL;
}

struct packed *packed_open(const char *path, struct err *err)
{
    struct err why;
    int fd = file_open_plain(path, FILE_LINKS_FOLLOWED, &why);
    if (fd >= 0)
        return take(fd, path, err);
    err_set(err, "opening %s", why.text);
    return NULL;
}

struct packed *packed_open_fd(int fd, const char *name, struct err *err)
{
    return take(fcntl(fd, F_DUPFD_CLOEXEC, 3), name, err);
}

void packed_close(struct packed *packed)
{
    if (!packed)
        return;
    close(packed->fd);
    free(packed->name);
    free(packed);
}

const char *packed_name(const struct packed *packed)
{
    return packed->name;
}

size_t packed_len(const struct packed *packed)
{
    return packed->len;
}

static bool has_its_size(const struct packed *packed, struct err *err)
{
    struct stat info;
    if (fstat(packed->fd, &info) != 0)
        return err_set(err, "can not be read: %s", strerror(errno));
    return (uintmax_t)info.st_size == packed->len ||
           err_set(err, "can not be read: the file had %zu bytes and has %ju now", packed->len,
                   (uintmax_t)info.st_size);
}

bool packed_read(const struct packed *packed, size_t at, void *out, size_t len, struct err *err)
{
    if (!has_its_size(packed, err))
        return false;
    for (size_t done = 0; done < len;) {
        ssize_t got = pread(packed->fd, (char *)out + done, len - done, (off_t)(at + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return err_set(err, "can not be read: %s", strerror(errno));
        if (got == 0)
            return err_set(err, "can not be read: the file ends too early");
        done += (size_t)got;
    }
    return true;
}

bool packed_beside(const char *pack_path, const char *ending, char out[PATH_MAX])
{
    if (!str_ends_with(pack_path, PACKED_ENDING))
        return false;
    int len = (int)(strlen(pack_path) - strlen(PACKED_ENDING));
    return snprintf(out, PATH_MAX, "%.*s%s", len, pack_path, ending) < PATH_MAX;
}

bool packed_digest(const struct packed *packed, struct digest *digest, struct err *err)
{
    struct digest_stream stream;
    unsigned char *chunk = xmalloc(CHUNK);
    bool good = true;
    digest_begin(&stream);
    for (size_t at = 0; at < packed->len && good; at += CHUNK) {
        size_t len = packed->len - at < CHUNK ? packed->len - at : CHUNK;
        good = packed_read(packed, at, chunk, len, err);
        if (good)
            digest_add(&stream, chunk, len);
    }
    *digest = digest_end(&stream);
    free(chunk);
    return good || err_wrap(err, "%s", packed->name);
}

bool packed_is(const struct packed *packed, const struct digest *digest, struct err *err)
{
    struct digest found;
    return packed_digest(packed, &found, err) &&
           (digest_equal(&found, digest) ||
            err_set(err, "%s: is not the file that was installed", packed->name));
}
