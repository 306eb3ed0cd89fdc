/* What a layer says that it is: by which files it holds, and by their first lines. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "layer/layer.h"
#include "pack/schema.h"

enum layer_role {
    LAYER_CONTENT, /* has a pack.conf */
    LAYER_CLINIC,  /* has neither, and only the data that a clinic may bring */
    LAYER_KEYS,    /* has a keys.conf, and beside it keys/NAME.pub only */
};

struct layer_info {
    enum layer_role role;
    const char *id;                  /* without its own: "clinic" or "keys" */
    const char *title, *version;     /* "" where nothing is said */
    int64_t sequence;                /* 0: none is said */
    const char *for_pack;            /* a clinic's: the content it is made for; NULL: any */
    const struct conf_entry *revoke; /* a keys layer's: ids with spaces between; NULL: none */
};

/* pack.conf, clinic.conf or keys.conf is read; of pack.conf only what is told here, as
   pack_open checks the rest. A fact of the clinic that may not stand is an error here:
   pack_open leaves it out. Strings live in the arena. */
bool layer_info_read(struct layer_info *out, struct arena *arena, const struct layer *layer,
                     struct err *err);

/* A clinic's layer is data: conf files, offices, its logo and its people. */
bool layer_info_check_clinic(const struct layer *layer, struct err *err);

const char *layer_role_name(enum layer_role role); /* "content", "clinic", "keys" */
bool layer_role_read(const char *name, enum layer_role *out);

extern const struct schema keys_schema; /* keys.conf */
