/* Preloaded into a program: counts its calls on files below a directory, and lets the one
   of a number fail, be short, be the last, or be left out; or keeps a log of them all
   from which model.py rebuilds what a power cut could leave.

   SHIM_ROOT=DIR   calls on files below it count, from 1 on
   SHIM_LOG=FILE   "NUMBER CALL ..." per call; with SHIM_DATA=1 the bytes written too
   SHIM_AT=N       the call that this is about, ..
   SHIM_DO=..      kill: SIGKILL before it; tear: write half of it, then SIGKILL;
                   short: only half of a read or write is done; fail: SHIM_ERRNO;
                   full: this and all later writing calls fail with SHIM_ERRNO
   SHIM_WHEN=FILE  while there is this file, reading of packs fails with SHIM_ERRNO
   SHIM_DROP=N     the N-th fsync is not done and not logged, but said to be good
   SHIM_ROT=N      when the program has memory forget a file for the N-th time, the disk turns
                   out to have another bit in its middle */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILES 256

static struct {
    char root[PATH_MAX], action[8];
    size_t root_len;
    long calls, at, syncs, drop, forgotten, rot;
    int error, log;
    bool data;
    pid_t owner; /* children are left alone */
    const char *when;
    char paths[FILES][512]; /* of open descriptors; "" where it is none of ours */
} shim;

#define REAL(name) (__extension__(__typeof__(&name)) dlsym(RTLD_NEXT, #name))

static long number(const char *name)
{
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

__attribute__((constructor)) static void begin(void)
{
    const char *root = getenv("SHIM_ROOT"), *action = getenv("SHIM_DO");
    const char *log = getenv("SHIM_LOG");
    if (!root)
        return;
    snprintf(shim.root, sizeof shim.root, "%s", root);
    shim.root_len = strlen(shim.root);
    snprintf(shim.action, sizeof shim.action, "%s", action ? action : "");
    shim.at = number("SHIM_AT");
    shim.drop = number("SHIM_DROP");
    shim.rot = number("SHIM_ROT");
    shim.error = (int)number("SHIM_ERRNO");
    shim.data = number("SHIM_DATA") != 0;
    shim.log = log ? REAL(open)(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
    shim.when = getenv("SHIM_WHEN");
    shim.owner = getpid();
}

static bool is_ours(const char *path)
{
    return shim.owner == getpid() && path && shim.root_len > 0 &&
           strncmp(path, shim.root, shim.root_len) == 0 && path[shim.root_len] == '/';
}

static const char *path_of(int fd)
{
    return fd >= 0 && fd < FILES && shim.owner == getpid() && shim.paths[fd][0] ? shim.paths[fd]
                                                                                : NULL;
}

__attribute__((format(printf, 1, 2))) static void note(const char *format, ...)
{
    if (shim.log < 0)
        return;
    char line[PATH_MAX * 2];
    va_list args;
    va_start(args, format);
    int len = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    REAL(write)(shim.log, line, (size_t)len);
}

static void note_bytes(const void *bytes, size_t len)
{
    const unsigned char *byte = bytes;
    char hex[2048];
    for (size_t at = 0; shim.log >= 0 && shim.data && at < len; at += 1024) {
        size_t n = 0;
        for (size_t i = at; i < len && i < at + 1024; i++)
            n += (size_t)sprintf(hex + n, "%02x", byte[i]);
        REAL(write)(shim.log, hex, n);
    }
    note("\n");
}

enum fate { GO, FAIL, SHORT, TEAR };

/* Counts the call, and says what becomes of it. */
static enum fate meet(bool writes)
{
    shim.calls++;
    bool here = shim.calls == shim.at;
    if (here && strcmp(shim.action, "kill") == 0)
        kill(getpid(), SIGKILL);
    if (here && strcmp(shim.action, "tear") == 0)
        return TEAR;
    if (here && strcmp(shim.action, "short") == 0)
        return SHORT;
    bool full = strcmp(shim.action, "full") == 0 && writes && shim.calls >= shim.at;
    if ((here && strcmp(shim.action, "fail") == 0) || full) {
        errno = shim.error;
        return FAIL;
    }
    return GO;
}

/* The path of a name in an open directory of ours; NULL: it is none of ours. */
static const char *path_at(int dir, const char *name, char out[PATH_MAX])
{
    if (name[0] == '/' || dir == AT_FDCWD)
        return is_ours(name) ? name : NULL;
    const char *folder = path_of(dir);
    if (!folder)
        return NULL;
    snprintf(out, PATH_MAX, "%s/%s", folder, name);
    return out;
}

static int open_ours(const char *path, int flags, mode_t mode)
{
    if (meet(flags & (O_CREAT | O_WRONLY)) == FAIL) {
        note("%ld open-failed %s\n", shim.calls, path);
        return -1;
    }
    bool made = (flags & O_CREAT) && REAL(access)(path, F_OK) != 0;
    int fd = REAL(open)(path, flags, mode);
    int failure = errno;
    if (fd >= 0 && fd < FILES)
        snprintf(shim.paths[fd], sizeof shim.paths[fd], "%s", path);
    note("%ld %s %s\n", shim.calls,
         fd < 0            ? "open-failed"
         : made            ? "create"
         : flags & O_TRUNC ? "empty"
                           : "open",
         path);
    errno = failure;
    return fd;
}

int open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
    va_end(args);
    return is_ours(path) ? open_ours(path, flags, mode) : REAL(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
    va_end(args);
    return open(path, flags, mode);
}

int openat(int dir, const char *name, int flags, ...)
{
    va_list args;
    char path[PATH_MAX];
    va_start(args, flags);
    mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
    va_end(args);
    const char *ours = path_at(dir, name, path);
    return ours ? open_ours(ours, flags, mode) : REAL(openat)(dir, name, flags, mode);
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    const char *path = path_of(fd);
    if (!path)
        return REAL(write)(fd, bytes, len);
    enum fate fate = meet(true);
    if (fate == FAIL) {
        note("%ld write-failed %s\n", shim.calls, path);
        return -1;
    }
    if ((fate == SHORT || fate == TEAR) && len > 1)
        len /= 2;
    ssize_t done = REAL(write)(fd, bytes, len);
    if (fate == TEAR)
        kill(getpid(), SIGKILL);
    note("%ld write %s ", shim.calls, path);
    note_bytes(bytes, done > 0 ? (size_t)done : 0);
    return done;
}

ssize_t read(int fd, void *bytes, size_t len)
{
    const char *path = path_of(fd);
    if (!path)
        return REAL(read)(fd, bytes, len);
    enum fate fate = meet(false);
    note("%ld read %s\n", shim.calls, path);
    if (fate == FAIL)
        return -1;
    return REAL(read)(fd, bytes, fate == SHORT && len > 1 ? len / 2 : len);
}

static bool is_unreadable(const char *path)
{
    const char *ending = strrchr(path, '.');
    return shim.when && ending && strcmp(ending, ".pack") == 0 &&
           REAL(access)(shim.when, F_OK) == 0;
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
    const char *path = path_of(fd);
    if (!path)
        return REAL(pwrite)(fd, bytes, len, at);
    enum fate fate = meet(true);
    if (fate == FAIL) {
        note("%ld write-failed %s\n", shim.calls, path);
        return -1;
    }
    if ((fate == SHORT || fate == TEAR) && len > 1)
        len /= 2;
    ssize_t done = REAL(pwrite)(fd, bytes, len, at);
    if (fate == TEAR)
        kill(getpid(), SIGKILL);
    note("%ld pwrite %s %lld ", shim.calls, path, (long long)at);
    note_bytes(bytes, done > 0 ? (size_t)done : 0);
    return done;
}

ssize_t pread(int fd, void *bytes, size_t len, off_t at)
{
    const char *path = path_of(fd);
    if (!path)
        return REAL(pread)(fd, bytes, len, at);
    enum fate fate = meet(false);
    note("%ld pread %s\n", shim.calls, path);
    if (is_unreadable(path)) {
        errno = shim.error;
        return -1;
    }
    if (fate == FAIL)
        return -1;
    return REAL(pread)(fd, bytes, fate == SHORT && len > 1 ? len / 2 : len, at);
}

/* A second number for the same file. */
int fcntl(int fd, int command, ...)
{
    va_list args;
    va_start(args, command);
    void *argument = va_arg(args, void *);
    va_end(args);
    const char *path = path_of(fd);
    bool doubles = path && (command == F_DUPFD || command == F_DUPFD_CLOEXEC);
    if (doubles && meet(false) == FAIL)
        return -1;
    int other = REAL(fcntl)(fd, command, argument);
    if (doubles && other >= 0 && other < FILES)
        strcpy(shim.paths[other], path);
    return other;
}

int posix_fadvise(int fd, off_t at, off_t len, int advice)
{
    const char *path = path_of(fd);
    if (path && advice == POSIX_FADV_DONTNEED && ++shim.forgotten == shim.rot) {
        struct stat info;
        char byte;
        int other = REAL(open)(path, O_RDWR);
        REAL(fstat)(other, &info);
        REAL(pread)(other, &byte, 1, info.st_size / 2);
        byte = (char)(byte ^ 4);
        REAL(pwrite)(other, &byte, 1, info.st_size / 2);
        REAL(close)(other);
        note("%ld rot %s\n", shim.calls, path);
    }
    return REAL(posix_fadvise)(fd, at, len, advice);
}

static int sync_file(int fd, int (*real)(int fd))
{
    const char *path = path_of(fd);
    if (!path)
        return real(fd);
    if (++shim.syncs == shim.drop)
        return 0;
    if (meet(true) == FAIL) {
        note("%ld fsync-failed %s\n", shim.calls, path);
        return -1;
    }
    note("%ld fsync %s\n", shim.calls, path);
    return real(fd);
}

int fsync(int fd)
{
    return sync_file(fd, REAL(fsync));
}

int fdatasync(int fd)
{
    return sync_file(fd, REAL(fdatasync));
}

int ftruncate(int fd, off_t len)
{
    const char *path = path_of(fd);
    if (!path)
        return REAL(ftruncate)(fd, len);
    if (meet(true) == FAIL)
        return -1;
    note("%ld truncate %s %lld\n", shim.calls, path, (long long)len);
    return REAL(ftruncate)(fd, len);
}

int close(int fd)
{
    const char *path = path_of(fd);
    if (!path)
        return REAL(close)(fd);
    enum fate fate = meet(false);
    note("%ld close %s\n", shim.calls, path);
    shim.paths[fd][0] = '\0';
    int done = REAL(close)(fd);
    if (fate == FAIL)
        errno = shim.error;
    return fate == FAIL ? -1 : done;
}

int rename(const char *from, const char *to)
{
    if (!is_ours(to))
        return REAL(rename)(from, to);
    if (meet(true) == FAIL) {
        note("%ld rename-failed %s\n", shim.calls, to);
        return -1;
    }
    int done = REAL(rename)(from, to);
    if (done == 0)
        note("%ld rename %s %s\n", shim.calls, from, to);
    return done;
}

int renameat(int from_dir, const char *from, int to_dir, const char *to)
{
    char from_path[PATH_MAX], to_path[PATH_MAX];
    const char *ours = path_at(to_dir, to, to_path);
    return ours ? rename(path_at(from_dir, from, from_path), ours)
                : REAL(renameat)(from_dir, from, to_dir, to);
}

int unlinkat(int dir, const char *name, int flags)
{
    char path[PATH_MAX];
    const char *ours = path_at(dir, name, path);
    return ours && !(flags & AT_REMOVEDIR) ? unlink(ours) : REAL(unlinkat)(dir, name, flags);
}

int unlink(const char *path)
{
    if (!is_ours(path))
        return REAL(unlink)(path);
    if (meet(true) == FAIL) {
        note("%ld unlink-failed %s\n", shim.calls, path);
        return -1;
    }
    int done = REAL(unlink)(path);
    note("%ld %s %s\n", shim.calls, done == 0 ? "unlink" : "unlink-failed", path);
    return done;
}

int mkdir(const char *path, mode_t mode)
{
    if (!is_ours(path))
        return REAL(mkdir)(path, mode);
    if (meet(true) == FAIL) {
        note("%ld mkdir-failed %s\n", shim.calls, path);
        return -1;
    }
    int done = REAL(mkdir)(path, mode);
    int failure = errno;
    note("%ld %s %s\n", shim.calls, done == 0 ? "mkdir" : "mkdir-failed", path);
    errno = failure;
    return done;
}

/* The calls that change nothing: they can only fail, or be the last. */
#define ASKS(result, bad, name, parameters, arguments, ours, what)                                 \
    result name parameters                                                                         \
    {                                                                                              \
        if (!(ours))                                                                               \
            return REAL(name) arguments;                                                           \
        enum fate fate = meet(false);                                                              \
        note("%ld " #name " %s\n", shim.calls, what);                                              \
        return fate == FAIL ? (bad) : REAL(name) arguments;                                        \
    }

ASKS(int, -1, access, (const char *path, int mode), (path, mode), is_ours(path), path)
ASKS(int, -1, stat, (const char *restrict path, struct stat *restrict info), (path, info),
     is_ours(path), path)
ASKS(int, -1, lstat, (const char *restrict path, struct stat *restrict info), (path, info),
     is_ours(path), path)
ASKS(int, -1, fstat, (int fd, struct stat *info), (fd, info), path_of(fd), path_of(fd))
ASKS(int, -1, flock, (int fd, int operation), (fd, operation), path_of(fd), path_of(fd))
ASKS(void *, MAP_FAILED, mmap, (void *at, size_t len, int prot, int flags, int fd, off_t offset),
     (at, len, prot, flags, fd, offset), path_of(fd), path_of(fd))

DIR *opendir(const char *path)
{
    if (!is_ours(path))
        return REAL(opendir)(path);
    enum fate fate = meet(false);
    note("%ld opendir %s\n", shim.calls, path);
    DIR *dir = fate == FAIL ? NULL : REAL(opendir)(path);
    if (dir && dirfd(dir) < FILES)
        snprintf(shim.paths[dirfd(dir)], sizeof shim.paths[0], "%s", path);
    return dir;
}

DIR *fdopendir(int fd)
{
    const char *path = path_of(fd);
    if (!path)
        return REAL(fdopendir)(fd);
    enum fate fate = meet(false);
    note("%ld opendir %s\n", shim.calls, path);
    return fate == FAIL ? NULL : REAL(fdopendir)(fd);
}

struct dirent *readdir(DIR *dir)
{
    const char *path = path_of(dirfd(dir));
    if (!path)
        return REAL(readdir)(dir);
    enum fate fate = meet(false);
    note("%ld readdir %s\n", shim.calls, path);
    return fate == FAIL ? NULL : REAL(readdir)(dir);
}

int closedir(DIR *dir)
{
    if (path_of(dirfd(dir)))
        shim.paths[dirfd(dir)][0] = '\0';
    return REAL(closedir)(dir);
}
