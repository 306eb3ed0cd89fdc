/* A packed file: one descriptor, one mapping, closed before anything is read. */
#include "pack/packed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"

struct packed {
    char *name;
    void *bytes;
    size_t len;
};

struct packed *packed_open_fd(int fd, const char *name, struct err *err)
{
    struct stat info;
    if (fstat(fd, &info) != 0) {
        err_set(err, "opening %s: %s", name, strerror(errno));
        return NULL;
    }
    if (!S_ISREG(info.st_mode)) {
        err_set(err, "opening %s: is not a plain file", name);
        return NULL;
    }
    if (info.st_size < 1 || (uintmax_t)info.st_size > PACKED_MAX_BYTES) {
        err_set(err, "opening %s: is %s: a packed layer has 1 byte to %zu MiB", name,
                info.st_size < 1 ? "empty" : "too large", PACKED_MAX_BYTES / 1024 / 1024);
        return NULL;
    }
    size_t len = (size_t)info.st_size;
    void *bytes = mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED) {
        err_set(err, "opening %s: %s", name, strerror(errno));
        return NULL;
    }
    struct packed *packed = xmalloc(sizeof *packed);
    *packed = (struct packed){xstrdup(name), bytes, len};
    return packed;
}

struct packed *packed_open(const char *path, struct err *err)
{
    /* Without O_NONBLOCK a pipe without a writer would hold us here. */
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        err_set(err, "opening %s: %s", path, strerror(errno));
        return NULL;
    }
    struct packed *packed = packed_open_fd(fd, path, err);
    close(fd);
    return packed;
}

void packed_close(struct packed *packed)
{
    if (!packed)
        return;
    munmap(packed->bytes, packed->len);
    free(packed->name);
    free(packed);
}

const char *packed_name(const struct packed *packed)
{
    return packed->name;
}

const void *packed_bytes(const struct packed *packed)
{
    return packed->bytes;
}

size_t packed_len(const struct packed *packed)
{
    return packed->len;
}

struct digest packed_digest(const struct packed *packed)
{
    return digest_of(packed->bytes, packed->len);
}
