/* A packed file, mapped once: hashed, verified and read through that one mapping, so that
   what was checked is what is read. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "pack/digest.h"

#define PACKED_MAX_BYTES ((size_t)512 * 1024 * 1024)

struct packed;

/* A plain file of 1 to PACKED_MAX_BYTES bytes; pipes and devices are an error at once. It
   must not be cut while it is open: reading behind the new end ends the program. */
struct packed *packed_open(const char *path, struct err *err);
/* The same of a descriptor, which stays the caller's; `name` is what messages call it. */
struct packed *packed_open_fd(int fd, const char *name, struct err *err);
void packed_close(struct packed *packed); /* NULL is fine */

const char *packed_name(const struct packed *packed);
const void *packed_bytes(const struct packed *packed);
size_t packed_len(const struct packed *packed);
struct digest packed_digest(const struct packed *packed); /* reads all of it, each time */
