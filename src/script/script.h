/* One visitor's Lua state, and the one funnel into it. Nothing in it acts: it gives
   pages, and outcomes that the app carries out after Lua has returned. An outcome's texts live
   until the next script_act. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "layout/node.h"
#include "locale/words.h"
#include "offices/offices.h"
#include "pack/pack.h"
#include "places/zips.h"

#define SCRIPT_MEMORY ((size_t)32 * 1024 * 1024)
#define SCRIPT_SPARE ((size_t)4 * 1024 * 1024) /* beyond it, to come to the next look at it */
#define SCRIPT_BLOCK ((size_t)1024 * 1024)
/* Lua compares two strings in one instruction, and at each byte 0 anew. */
#define SCRIPT_STRING ((size_t)128 * 1024)
#define SCRIPT_CALL_MS 200
#define SCRIPT_LOAD_MS 500
#define SCRIPT_HOOK 25    /* instructions between two looks at the clock */
#define SCRIPT_DEPTH 1000 /* calls in one another; */
#define SCRIPT_NESTED 100 /* those that C makes: the order of a sort, a file of use */
#define SCRIPT_INT_MAX 65536
#define SCRIPT_REFUSALS 32 /* so many refused allocations are the end of the call */
#define SCRIPT_FILE_MAX ((size_t)256 * 1024)

/* The tables of the pack: parsed once, shared by all visitors. */
struct tables;
struct tables *tables_create(const struct pack *pack, const struct zips *zips);
void tables_destroy(struct tables *tables); /* NULL is fine */

/* Its files as they were compiled (script/chunks.h), shared likewise. */
struct chunks;
struct chunks *chunks_create(void);
void chunks_destroy(struct chunks *chunks); /* NULL is fine */

struct script_config {
    const struct pack *pack;
    const struct zips *zips;
    struct tables *tables;
    struct chunks *chunks; /* NULL: each file is compiled each time */
    /* Words of the language, the uppermost layer's first; none for the source language. */
    const struct words *const *words;
    size_t words_count;
    const char *language;
    const char *own_office; /* `office` of kiosk.conf: the id of this machine's row, or NULL */
    const char *refused_settings; /* why a card's anteroom.conf isn't used, or NULL */
};

/* What was asked for while a script ran, in order. */
struct outcome {
    struct action items[8]; /* GO, BACK, HOME, FINISH only */
    int count;
    bool changed; /* the visitor's state has new values */
};

struct script;

/* Errors here and below begin with the file and line as pack_where and Lua know them. */
struct script *script_create(const struct script_config *config, struct err *err);
void script_destroy(struct script *script); /* wipes what it held; NULL is fine */

void script_set_language(struct script *script, const char *language,
                         const struct words *const *words, size_t words_count);

/* Loads the page if it is not yet, runs its body, and turns what it gives into nodes.
   The page and its strings live in the arena. A page to touch owns what its buttons run,
   until script_leave; one to see has nothing that could be run. `size` is asked for each
   picture; pictures may be NULL. */
enum script_use { SCRIPT_TO_TOUCH, SCRIPT_TO_SEE };
struct script_pictures {
    void *context;
    bool (*size)(void *context, const char *path, int *w, int *h, struct err *err);
};
bool script_page(struct script *script, const char *id, enum script_use use,
                 const struct script_pictures *pictures, struct arena *arena, struct page *out,
                 struct err *err);

/* Whether the page's body says that it has nothing to say: hidden = true. It follows from what the
   clinic has filled, so it is asked once a pack; a page that fails is not hidden. */
bool script_is_hidden(struct script *script, const char *id);

/* The page's title as its file has it, in the arena; NULL: the file gives no page. */
const char *script_title(struct script *script, const char *id, struct arena *arena);

/* The page is gone, and what its buttons run with it. Takes no memory. */
void script_leave(struct script *script, struct page *page);

/* Runs the own action of one of the page's buttons: a function, or set{}. */
bool script_act(struct script *script, const struct page *page, int ref, struct outcome *out,
                struct err *err);

/* What stands in a field, after each key of its pad. A town is visitor[key] at once; a
   ZIP code when Find was touched. set{} from a script changes what stands in the field of
   that key. */
#define SCRIPT_TYPED_MAX 63 /* bytes; more is cut off */
bool script_type(struct script *script, const char *key, bool town, const char *text,
                 struct err *err);
bool script_enter(struct script *script, const char *key, struct err *err);
const char *script_typed(const struct script *script, const char *key); /* "" if nothing is */

/* The program's own words in the visitor's language: Back, Home, Next, ... */
const char *script_word(const struct script *script, const char *source);
