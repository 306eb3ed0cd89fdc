/* Pictures of an installed pack in the pixels that they are shown in: render/pictured.h says what
   those bytes are. Root's install writes them beside the pack, like its sums: a kiosk reads them,
   each held to its own digest, and writes none. What is not among them is drawn from the pack.
   A line with the version, digests of the pack and of the list behind it, the list, the bytes. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "layer/digest.h"

#define FINISHED_ENDING ".finished"
#define FINISHED_MAX_BYTES ((size_t)48 * 1024 * 1024)
#define FINISHED_MAX_COUNT 4000

/* What a finished picture is of. Without gaps: it is compared and hashed as bytes. */
struct finished_key {
    struct digest source; /* of the picture's file */
    int32_t w, h;         /* px; 0: its bytes are a finished_size, which pages are laid out by */
    int32_t crop[4];      /* x, y, w, h in thousandths of the picture; w 0: all of it */
};

struct finished_size {
    int32_t w, h;
};

struct finished;

/* Those beside PATH.pack; NULL: there are none of this pack. */
struct finished *finished_open(const char *pack_path, const struct digest *pack);
void finished_close(struct finished *finished); /* NULL is fine */
/* Appends the picture's bytes, as they were written. false: it is not there, or is spoilt. */
bool finished_read(const struct finished *finished, const struct finished_key *key,
                   struct buf *out);

/* Puts them together: the bytes of what is added after it is full are left out. */
struct finished_list;
struct finished_list *finished_list_create(void);
void finished_list_destroy(struct finished_list *list);
bool finished_list_has(const struct finished_list *list, const struct finished_key *key);
void finished_list_add(struct finished_list *list, const struct finished_key *key,
                       const struct buf *bytes);
void finished_list_write(const struct finished_list *list, const struct digest *pack,
                         struct buf *out);
