/* A packed file: one descriptor, of which every byte is asked for by pread. Nothing is
   mapped: a file that is cut, or a card that can't be read, is an error and not the end of
   the program.
   What was verified is what is read, through this descriptor: either the digest of all of it
   before anything is believed, or that of each file inside at every reading (sums.h); and each
   has its checksum (CRC-32) in both headers. That finds a failing card; who could change the
   file on purpose is root, who could as well change the program. */
#pragma once

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "layer/digest.h"

#define PACKED_ENDING ".pack"
#define PACKED_MAX_BYTES ((size_t)512 * 1024 * 1024)

struct packed;

/* A plain file of 1 to PACKED_MAX_BYTES bytes; pipes and devices are an error at once. */
struct packed *packed_open(const char *path, struct err *err);
/* The same of a descriptor, which stays the caller's; `name` is what messages call it. */
struct packed *packed_open_fd(int fd, const char *name, struct err *err);
void packed_close(struct packed *packed); /* NULL is fine */

const char *packed_name(const struct packed *packed);
size_t packed_len(const struct packed *packed);

/* The path of what install leaves beside PATH.pack: PATH and the ending. false: there is none. */
bool packed_beside(const char *pack_path, const char *ending, char out[PATH_MAX]);

/* Exactly so many bytes. What comes short, fails, or has another size than when it was
   opened is an error, without the file's name. */
bool packed_read(const struct packed *packed, size_t at, void *out, size_t len, struct err *err);

/* Reads all of it, each time. Errors name the file. */
bool packed_digest(const struct packed *packed, struct digest *digest, struct err *err);
/* Whether it can be read and has this digest. Errors name the file. */
bool packed_is(const struct packed *packed, const struct digest *digest, struct err *err);
