/* What layer.c asks of a kind of layer: of a directory (layer_dir.c), of a packed file
   (layer_zip.c). layer_open.c knows which. Only for the files of src/layer. */
#pragma once

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "layer/layer_name.h"

struct packed;
struct digest;
struct sums;
struct finished;
struct finished_key;

struct layer_kind {
    /* Appends a file that was added; errors name the layer and the file. */
    bool (*read)(void *self, const char *path, size_t most, struct buf *out, struct err *err);
    void (*close)(void *self);
    /* As layer_check_file; NULL: there is nothing to be checked. */
    bool (*check)(void *self, size_t index, struct err *err);
    /* As layer_sums; NULL: it has none. */
    bool (*sums)(void *self, const struct digest *pack, struct buf *out, struct err *err);
    /* As layer_source and layer_finished; NULL: it knows none. */
    bool (*source)(const void *self, size_t index, struct digest *out);
    bool (*finished)(const void *self, const struct finished_key *key, struct buf *out);
    /* As layer_failure; NULL: it keeps none. */
    const char *(*failure)(const void *self);
};

struct layer {
    struct arena *arena; /* all strings */
    const char *path;    /* as given, without slashes at its end */
    const struct layer_kind *kind;
    void *self;
    const char **files;
    size_t count, room;
};

/* Opens the kind: sets kind and self, adds the files, sorted by bytes. */
bool layer_dir_open(struct layer *layer, struct err *err);
/* The packed file and the sums (NULL: none) are the layer's from then on, whatever the result. */
bool layer_zip_open(struct layer *layer, struct packed *taken, struct sums *sums, struct err *err);

/* Checks the name and keeps a copy of it. */
bool layer_add(struct layer *layer, const char *name, struct err *err);

void layer_sort(struct layer *layer);

/* Where the file stands in files, which must be sorted; count: it is not there. */
size_t layer_index(const struct layer *layer, const char *path);
