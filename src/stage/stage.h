/* A page without window or loop: from the script to nodes, screens, a draw list. The app,
   shots and the tests all stand on it. */
#pragma once

#include "stage/bundle.h"
#include "ui/paint.h"

struct variant {
    struct display display;
    const char *language;
    int text_size; /* 100 150 200 */
    bool dark;
};

enum builtin {
    BUILTIN_BROKEN, /* a page that can not be shown: calm words and the way home */
    BUILTIN_MENU,   /* what a rail has no room for */
    BUILTIN_SMALL,  /* in place of any page on a display that is too small for one */
};

struct stage {
    struct bundle *bundle;
    struct script *script; /* that keeps what the page's buttons run, or NULL */
    struct variant variant;
    struct theme theme;
    struct measure measure;
    struct arena *page_arena;  /* the nodes of the page */
    struct arena *scene_arena; /* what was laid out of them */
    struct arena *paint_arena; /* what painting that needed */
    struct budget budget;      /* of what is laid out */
    struct layout_env env;
    struct page page;
    bool broken;  /* the page is the calm one */
    bool trimmed; /* of the start page only what leads on is shown: the menu has the rest */
    struct bars bars;
    struct scene_page laid;         /* what stage_lay has made .. */
    int64_t laid_units, laid_bytes; /* .. and what it has left of the budget */
    struct scene scene;
    struct draw_list list;
};

void stage_init(struct stage *stage, struct bundle *bundle);
void stage_free(struct stage *stage);
void stage_set_variant(struct stage *stage, const struct variant *variant);

/* Makes the page's nodes and bars; the page before it is left. On a display that is too small
   they are those of the built-in page that says so. Where it fails the calm page stands in its
   place, with `shown` on it if not NULL (for pack authors only): false.
   A page to touch belongs to the stage until it is left: before the script goes. */
bool stage_load(struct stage *stage, struct script *script, const char *id, enum script_use use,
                struct err *err);
void stage_leave(struct stage *stage);
void stage_load_builtin(struct stage *stage, enum builtin which, const char *shown);

/* The attract page gets a button per language, and a line above its words if not NULL. */
void stage_add_languages(struct stage *stage, const char *notice);

/* The page that Next leads to, or NULL. */
const char *stage_next_page(const struct stage *stage);
bool stage_is_attract(const struct stage *stage, const char *id);

/* What one screen of a page may take, as base/budget.h counts it: twice and more what the
   hungriest of the pages at hand do, and under 300 ms and 64 MiB of the slowest machine that
   was measured. A dialog over it has some of its own. */
#define STAGE_UNITS 3000000
#define STAGE_BYTES (16 * 1024 * 1024)
#define STAGE_DIALOG_UNITS 100000
#define STAGE_DIALOG_BYTES (1024 * 1024)

/* Lays the page out; then its draw list. `anchor` as in ui/scene.h. false: it takes more
   than a screen may, and the scene is empty; stage_lay_broken puts the calm page in its
   place, with `shown` as in stage_load_builtin. */
bool stage_lay(struct stage *stage, int screen, struct anchor anchor, const struct node *dialog,
               struct err *err);
void stage_lay_broken(struct stage *stage, const char *shown, const struct node *dialog);
/* Another screen of the page that stage_lay has laid out, or the same in the other theme: only
   the bars are laid out anew. No anchor, no dialog. */
bool stage_show(struct stage *stage, int screen, bool dark, struct err *err);
void stage_paint(struct stage *stage, const struct view *view);

/* A word of the program in the visitor's language. */
const char *stage_word(const struct stage *stage, const char *source);
