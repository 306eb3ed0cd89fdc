/* What the files of an installed pack have to read as: a digest of its list of files, and one of
   each file's bytes. With them a pack is taken as it was installed without reading all of it:
   nothing is believed but what fits them, each file when it is read.
   They stand beside the pack, written by root's install as the record is that names the pack:
   who can write the one can write the other. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "layer/digest.h"
#include "layer/finished.h"
#include "layer/zip_check.h"

/* Those of what is read at PATH.pack; a line with their version, then digests: of the pack, of its
   list, of each file, and of all before. Other versions are not read. */
#define SUMS_ENDING ".sums"

/* Writes them, into an empty buf: begin, add for each entry in its order, end. */
void sums_begin(struct buf *out, const struct digest *pack, const struct zip_entry *entries,
                size_t count);
void sums_add(struct buf *out, const void *bytes, size_t len);
void sums_end(struct buf *out);

struct sums {
    struct buf bytes; /* 0: there are none */
    size_t count;     /* of files */
};

/* Those beside the file. false: there are none that are whole and of this pack. */
bool sums_read(struct sums *sums, const char *pack_path, const struct digest *pack);
void sums_free(struct sums *sums);

bool sums_list_fits(const struct sums *sums, const struct zip_entry *entries, size_t count);
bool sums_file(const struct sums *sums, size_t index, struct digest *out);
/* The finished pictures beside the file, of the pack that these sums are of. */
struct finished *sums_finished(const struct sums *sums, const char *pack_path);
bool sums_file_fits(const struct sums *sums, size_t index, const void *bytes, size_t len);
