/* Files, whole: read into memory, or replaced in one step. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/err.h"

/* The one way to open a file for reading: a plain file, at once. A pipe, a device or a
   directory is an error, and nothing is waited for. -1: the reason is in err. */
enum file_links {
    FILE_LINKS_FOLLOWED,
    FILE_LINKS_REFUSED, /* neither the file nor the directory that it is in may be one */
};
int file_open_plain(const char *path, enum file_links links, struct err *err);

/* Appends the file's bytes to *out. A file over `most` bytes is an error. */
bool file_read(const char *path, size_t most, struct buf *out, struct err *err);
/* The same where somebody else may have put a link in its place. */
bool file_read_own(const char *path, size_t most, struct buf *out, struct err *err);

/* The same of its last bytes, `most` of them at most. */
bool file_read_end(const char *path, size_t most, struct buf *out, struct err *err);
/* All of it from the disk itself, as far as the system lets us: what it remembers of a file
   that was synced is forgotten before. */
bool file_read_anew(const char *path, size_t most, struct buf *out, struct err *err);

/* All of it, to an open file. */
bool file_write_all(int fd, const void *bytes, size_t len);

/* Readers see the old file or the new one, never a part: written beside it, renamed. */
bool file_replace(const char *path, const void *bytes, size_t len, struct err *err);

/* Durable: what is said to be done is still so after a power cut. The program's fsyncs
   stand in these and nowhere else; one that fails is an error and is not tried again. */
bool file_create_durable(const char *path, const void *bytes, size_t len, mode_t mode,
                         struct err *err); /* its bytes; its name by file_sync_dir */
bool file_replace_durable(const char *path, const void *bytes, size_t len, struct err *err);
/* No link is followed, and what is no plain file is an error, at once. */
bool file_append_durable(const char *path, const void *bytes, size_t len, struct err *err);
bool file_finish(int fd, const char *path, struct err *err); /* syncs; closes anyhow */
/* Of an open file whose size stays as it is: no new block is needed for it. */
bool file_overwrite_durable(int fd, off_t at, const void *bytes, size_t len, const char *path,
                            struct err *err);
bool file_rename(const char *from, const char *to, struct err *err);
bool file_sync_dir(const char *path, struct err *err); /* the names in it */
/* A directory whose name is synced if it was made here. */
bool file_make_dir_durable(const char *path, struct err *err);

/* For files in a directory that somebody else may write: the directory that `path` is in,
   which may be no link, and its last name. -1: the reason is in err. */
int file_open_dir_of(const char *path, const char **name, struct err *err);

bool file_exists(const char *path);
bool file_is_missing(const char *path); /* surely; else it is there or can't be asked */
bool file_is_dir(const char *path);
bool file_make_dirs(const char *path, struct err *err); /* like mkdir -p */
