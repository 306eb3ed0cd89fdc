/* Files, whole: read into memory, or replaced in one step. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int file_open_dir_of(const char *path, const char **name, struct err *err)
{
    char dir[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t len = slash ? (size_t)(slash - path) : 0;
    *name = slash ? slash + 1 : path;
    if (len >= sizeof dir) {
        err_set(err, "%s: the path is too long", path);
        return -1;
    }
    memcpy(dir, path, len);
    strcpy(dir + len, slash == path ? "/" : slash ? "" : ".");
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    struct stat info;
    bool link = fd < 0 && lstat(dir, &info) == 0 && S_ISLNK(info.st_mode);
    if (fd < 0)
        err_set(err, "%s: %s", dir, link ? "is a link" : strerror(errno));
    return fd;
}

/* Nothing is waited for: not the writer of a pipe, nor a device. */
#define OPEN_PLAIN (O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)

static int open_own(const char *path, struct err *err)
{
    const char *name;
    int dir = file_open_dir_of(path, &name, err);
    if (dir < 0)
        return -1;
    int fd = openat(dir, name, OPEN_PLAIN | O_NOFOLLOW);
    int failure = errno;
    close(dir);
    if (fd < 0)
        err_set(err, "%s: %s", path, failure == ELOOP ? "is a link" : strerror(failure));
    return fd;
}

static int open_any(const char *path, struct err *err)
{
    int fd = open(path, OPEN_PLAIN);
    if (fd < 0)
        err_set(err, "%s: %s", path, strerror(errno));
    return fd;
}

int file_open_plain(const char *path, enum file_links links, struct err *err)
{
    int fd = links == FILE_LINKS_FOLLOWED ? open_any(path, err) : open_own(path, err);
    if (fd < 0)
        return -1;
    struct stat info;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode))
        return fd;
    err_set(err, "%s: is not a plain file", path);
    close(fd);
    return -1;
}

/* Room for all of it at once: a buffer that grows is copied and wiped each time. */
static void expect(int fd, size_t most, struct buf *out)
{
    struct stat info;
    if (fstat(fd, &info) == 0 && info.st_size > 0 && (uintmax_t)info.st_size <= most)
        buf_reserve(out, (size_t)info.st_size);
}

static bool read_open(int fd, const char *path, size_t most, struct buf *out, struct err *err)
{
    char chunk[16384];
    size_t total = 0;
    ssize_t got;
    expect(fd, most, out);
    while ((got = read(fd, chunk, sizeof chunk)) > 0 || (got < 0 && errno == EINTR)) {
        total += got > 0 ? (size_t)got : 0;
        if (total > most)
            return err_set(err, "%s: larger than %zu bytes: make it smaller", path, most);
        if (got > 0)
            buf_append(out, chunk, (size_t)got);
    }
    if (got < 0)
        return err_set(err, "%s: %s", path, strerror(errno));
    buf_append(out, "", 0);
    return true;
}

static bool read_whole(const char *path, enum file_links links, size_t most, struct buf *out,
                       struct err *err)
{
    int fd = file_open_plain(path, links, err);
    bool good = fd >= 0 && read_open(fd, path, most, out, err);
    if (fd >= 0)
        close(fd);
    return good;
}

bool file_read(const char *path, size_t most, struct buf *out, struct err *err)
{
    return read_whole(path, FILE_LINKS_FOLLOWED, most, out, err);
}

bool file_read_own(const char *path, size_t most, struct buf *out, struct err *err)
{
    return read_whole(path, FILE_LINKS_REFUSED, most, out, err);
}

bool file_read_end(const char *path, size_t most, struct buf *out, struct err *err)
{
    struct stat info;
    int fd = file_open_plain(path, FILE_LINKS_REFUSED, err);
    if (fd < 0)
        return false;
    bool long_one = fstat(fd, &info) == 0 && info.st_size > (off_t)most;
    if (long_one)
        lseek(fd, info.st_size - (off_t)most, SEEK_SET);
    bool good = read_open(fd, path, most, out, err);
    close(fd);
    return good;
}

bool file_read_anew(const char *path, size_t most, struct buf *out, struct err *err)
{
    int fd = file_open_plain(path, FILE_LINKS_REFUSED, err);
    if (fd < 0)
        return false;
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    bool good = read_open(fd, path, most, out, err);
    close(fd);
    return good;
}

bool file_write_all(int fd, const void *bytes, size_t len)
{
    const char *at = bytes;
    while (len > 0) {
        ssize_t done = write(fd, at, len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        at += done;
        len -= (size_t)done;
    }
    return true;
}

bool file_replace(const char *path, const void *bytes, size_t len, struct err *err)
{
    char beside[PATH_MAX];
    if (snprintf(beside, sizeof beside, "%s.new", path) >= (int)sizeof beside)
        return err_set(err, "%s: the path is too long", path);
    int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0)
        return err_set(err, "%s: %s", beside, strerror(errno));
    bool written = file_write_all(fd, bytes, len);
    written = close(fd) == 0 && written;
    if (written && rename(beside, path) == 0)
        return true;
    err_set(err, "%s: %s", path, strerror(errno));
    unlink(beside);
    return false;
}

bool file_finish(int fd, const char *path, struct err *err)
{
    int failure = fsync(fd) == 0 ? 0 : errno;
    close(fd);
    return failure == 0 || err_set(err, "%s: %s", path, strerror(failure));
}

bool file_overwrite_durable(int fd, off_t at, const void *bytes, size_t len, const char *path,
                            struct err *err)
{
    for (size_t done = 0; done < len;) {
        ssize_t more = pwrite(fd, (const char *)bytes + done, len - done, at + (off_t)done);
        if (more < 0 && errno != EINTR)
            return err_set(err, "%s: %s", path, strerror(errno));
        done += more > 0 ? (size_t)more : 0;
    }
    return fdatasync(fd) == 0 || err_set(err, "%s: %s", path, strerror(errno));
}

static bool write_finish(int fd, const char *path, const void *bytes, size_t len, struct err *err)
{
    if (file_write_all(fd, bytes, len))
        return file_finish(fd, path, err);
    err_set(err, "%s: %s", path, strerror(errno));
    close(fd);
    return false;
}

bool file_create_durable(const char *path, const void *bytes, size_t len, mode_t mode,
                         struct err *err)
{
    unlink(path); /* whatever stands there: a pipe would be waited for, a link followed */
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (fd < 0)
        return err_set(err, "%s: %s", path, strerror(errno));
    return write_finish(fd, path, bytes, len, err);
}

bool file_rename(const char *from, const char *to, struct err *err)
{
    return rename(from, to) == 0 || err_set(err, "%s: %s", to, strerror(errno));
}

bool file_sync_dir(const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return err_set(err, "%s: %s", path, strerror(errno));
    return file_finish(fd, path, err);
}

static bool sync_parent(const char *path, struct err *err)
{
    char dir[PATH_MAX];
    if (snprintf(dir, sizeof dir, "%s", path) >= (int)sizeof dir)
        return err_set(err, "%s: the path is too long", path);
    return file_sync_dir(dirname(dir), err);
}

bool file_replace_durable(const char *path, const void *bytes, size_t len, struct err *err)
{
    char beside[PATH_MAX];
    if (snprintf(beside, sizeof beside, "%s.new", path) >= (int)sizeof beside)
        return err_set(err, "%s: the path is too long", path);
    if (file_create_durable(beside, bytes, len, 0644, err) && file_rename(beside, path, err))
        return sync_parent(path, err);
    unlink(beside);
    return false;
}

static int open_append(const char *path, struct err *err)
{
    const char *name;
    struct stat info;
    int dir = file_open_dir_of(path, &name, err);
    if (dir < 0)
        return -1;
    int fd = openat(dir, name, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                    0644);
    int failure = errno;
    close(dir);
    if (fd < 0) {
        err_set(err, "%s: %s", path, strerror(failure));
    } else if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        err_set(err, "%s: is not a plain file", path);
        close(fd);
        fd = -1;
    }
    return fd;
}

bool file_append_durable(const char *path, const void *bytes, size_t len, struct err *err)
{
    bool made = !file_exists(path);
    int fd = open_append(path, err);
    return fd >= 0 && write_finish(fd, path, bytes, len, err) && (!made || sync_parent(path, err));
}

bool file_make_dir_durable(const char *path, struct err *err)
{
    if (mkdir(path, 0755) == 0)
        return sync_parent(path, err);
    int failure = errno;
    return (failure == EEXIST && file_is_dir(path)) ||
           err_set(err, "%s: %s", path, strerror(failure));
}

bool file_exists(const char *path)
{
    return faccessat(AT_FDCWD, path, F_OK, AT_EACCESS) == 0;
}

bool file_is_missing(const char *path)
{
    return faccessat(AT_FDCWD, path, F_OK, AT_EACCESS) != 0 && errno == ENOENT;
}

bool file_is_dir(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool file_make_dirs(const char *path, struct err *err)
{
    char part[PATH_MAX];
    if (snprintf(part, sizeof part, "%s", path) >= (int)sizeof part)
        return err_set(err, "%s: the path is too long", path);
    for (char *slash = part + (part[0] == '/');; slash++) {
        bool last = *slash == '\0';
        if (*slash != '/' && !last)
            continue;
        *slash = '\0';
        if (mkdir(part, 0755) != 0 && errno != EEXIST)
            return err_set(err, "%s: %s", part, strerror(errno));
        if (last)
            break;
        *slash = '/';
    }
    return file_is_dir(path) || err_set(err, "%s: is not a directory", path);
}
