/* A pack as it lies in memory. Only for pack.c and pack_open.c. */
#pragma once

#include "base/arena.h"
#include "layer/layer.h"
#include "pack/pack.h"
#include "pack/slots.h"

struct pack_file {
    const char *path;
    size_t layer;      /* the uppermost that has it */
    const char *where; /* NULL until somebody asks */
};

struct pack {
    struct arena *arena;
    struct layer *layers[PACK_LAYERS];
    size_t layer_count;
    struct pack_file *files; /* sorted by path */
    size_t file_count;
    const char **pages; /* ids in their order, then NULL */
    size_t page_count;
    size_t conf_layer; /* whose pack.conf counts */
    struct pack_info info;
    struct pack_theme theme;
    struct conf slots;
    struct slot_notes notes;
    struct fact_set facts;
};

/* As the uppermost layer has it, a drawing also as a packed layer holds it; NULL: nobody
   does. */
struct pack_file *pack_find(const struct pack *pack, const char *path);
