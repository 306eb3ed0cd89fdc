/* A layer: a directory with the layout of a pack, or a packed file of such
   (layer_write.h). Paths inside are relative, lower case, with '/', of [a-z0-9_./-] only,
   and can not leave the layer. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

struct layer;
struct packed;
struct digest;
struct finished_key;

/* Of a packed file all headers are checked, and nothing is unpacked. */
struct layer *layer_open(const char *path, struct err *err);
/* A packed file that holds exactly the bytes with this digest: where sums (sums.h) of it are beside
   it, each file is held to them when it is read, and what is never read is not looked at; where
   there are none, or `whole`, all of it is read before. */
struct layer *layer_open_exact(const char *path, const struct digest *digest, bool whole,
                               struct err *err);
/* The packed file is the layer's from then on, also if NULL is returned. */
struct layer *layer_open_packed(struct packed *taken, struct err *err);
void layer_close(struct layer *layer); /* NULL is fine */
const char *layer_path(const struct layer *layer);

/* All files, sorted by bytes. Leftovers of Windows and macOS are skipped with one note in
   the log (Thumbs.db, desktop.ini, .DS_Store, __MACOSX/, ~$x, *.swp, *~); what is not a
   plain file or directory (links, devices) is an error; so is a name that differs from a
   good one only in case or by a hidden ending: "found pack.conf.txt, Windows hides the
   .txt: rename it to pack.conf", "found images/Logo.PNG, wanted images/logo.png". */
size_t layer_file_count(const struct layer *layer);
const char *layer_file(const struct layer *layer, size_t index);
bool layer_has(const struct layer *layer, const char *path);

/* Reads a packed file whole: checksums, sizes, and that its pictures are such. A
   directory is always good. */
bool layer_check(const struct layer *layer, struct err *err);
/* The same of one file, of layer_file_count. */
bool layer_check_file(const struct layer *layer, size_t index, struct err *err);

/* Appends what stands beside an installed pack of that digest: sums.h. Of a packed file. */
bool layer_sums(const struct layer *layer, const struct digest *pack, struct buf *out,
                struct err *err);

/* Appends the file. Errors name the layer and the file. */
bool layer_read(const struct layer *layer, const char *path, size_t most, struct buf *out,
                struct err *err);

/* What an installed pack's sums say of the file, without reading it. false: it has none. */
bool layer_source(const struct layer *layer, const char *path, struct digest *out);
/* Appends the finished picture (finished.h), if it stands beside this layer. */
bool layer_finished(const struct layer *layer, const struct finished_key *key, struct buf *out);

/* Why a file of a packed layer could not be read, or had other bytes than were packed: the
   first since it was opened. NULL: all that were asked for came whole. */
const char *layer_failure(const struct layer *layer);
