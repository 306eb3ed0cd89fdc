/* Takes a file from a stick or a share: what is checked afterwards is our copy, so that a
   file that changes, shrinks or never ends can do no harm. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "layer/digest.h"

#define COPY_IN_MAX_BYTES (512L * 1024 * 1024)
#define COPY_IN_MAX_MS 120000 /* for a stick at the verbs */

/* Copies the plain file at `path` (1 to COPY_IN_MAX_BYTES bytes) to the descriptor `to`. A
   pipe or device, a file that grows, shrinks or changes meanwhile, or one that takes more
   than most_ms is an error that names the path. *digest (may be NULL) is of the bytes
   written. Not synced: that is the caller's. */
bool copy_in(const char *path, int to, int64_t most_ms, struct digest *digest, struct err *err);

/* The signature or key file at `path`, at most `most` bytes, into text[most + 1]; a pipe
   or device is an error here too. */
bool copy_in_text(const char *path, size_t most, char *text, size_t *len, struct err *err);

/* An open file without a name in /var/tmp or /tmp, gone when closed; -1 on an error. */
int copy_in_scratch(struct err *err);
