/* All that is opened to show a pack: its layers over the core, fonts, ZIP codes, words.
   It outlives every visitor. */
#pragma once

#include "base/err.h"
#include "draw/colour.h"
#include "pack/pack.h"
#include "places/zips.h"
#include "render/render.h"
#include "script/script.h"
#include "text/font.h"

struct bundle;

/* `core` is the core layer, found by core_path. */
struct bundle *bundle_open(const char *core, const struct pack_layer *layers, int layer_count,
                           const char *clinic, struct err *err);
void bundle_close(struct bundle *bundle); /* NULL is fine */

/* The core layer alone, with no pack over it: enough for the built-in pages. */
struct bundle *bundle_open_core(const char *core, struct err *err);

/* No clinic has said anything in it: the top bar says SAMPLE in place of a name. */
void bundle_mark_sample(struct bundle *bundle);
bool bundle_is_sample(const struct bundle *bundle);

/* Logs what was left out of the clinic's facts, or changed. */
void bundle_tell_notes(const struct bundle *bundle);

const struct pack *bundle_pack(const struct bundle *bundle); /* NULL: the core alone */
struct fonts *bundle_fonts(const struct bundle *bundle);
const struct colour *bundle_accent(const struct bundle *bundle); /* NULL: the program's */

/* The script's view of it, for a language. */
struct script_config bundle_script_config(struct bundle *bundle, const char *language);
const struct words *const *bundle_words(struct bundle *bundle, const char *language, size_t *count);
/* A word of the program itself in a language, without a script. */
const char *bundle_word(struct bundle *bundle, const char *language, const char *source);

struct finished_key;
/* What the item's picture is, where it is of an installed pack, for its finished pixels. */
bool bundle_picture_key(const struct bundle *bundle, const struct draw_item *item,
                        struct finished_key *key);
/* The same of its size alone. */
bool bundle_size_key(const struct bundle *bundle, const char *path, struct finished_key *key);

/* Pictures and icons, for drawing and for their sizes. */
struct render_source bundle_pictures(struct bundle *bundle);
struct script_pictures bundle_picture_sizes(struct bundle *bundle);
