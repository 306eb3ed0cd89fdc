/* Writes a packed layer: a zip file that layer_open takes, the same bytes from the same
   files (and the same zlib, whose versions may deflate otherwise). What makes it so is in zip_check.h: names sorted
   by bytes, one time and one mode for all, no comments, no extra fields; pictures,
   sounds, fonts and data are stored, the rest is deflated. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

struct layer_writer;

struct layer_writer *layer_writer_create(void);
void layer_writer_destroy(struct layer_writer *writer); /* NULL is fine */

/* Takes the bytes over; *bytes is empty afterwards. A second file of that name takes the
   place of the first. */
void layer_writer_add(struct layer_writer *writer, const char *name, struct buf *bytes);
bool layer_writer_has(const struct layer_writer *writer, const char *name);
size_t layer_writer_count(const struct layer_writer *writer);

/* Appends the packed layer. What could not be read again is an error: names that no layer
   may have, and all that is over the limits of zip_check.h. */
bool layer_writer_pack(struct layer_writer *writer, struct buf *out, struct err *err);
