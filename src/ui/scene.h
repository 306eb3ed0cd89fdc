/* One screen of one page as it will be seen: bars, content and dialog as boxes in the
   window. Painting, touching and tree.json all read it. Pure. */
#pragma once

#include "ui/bars.h"

#define SCENE_MAX_TARGETS 128
#define SCENE_CONTINUED_ID 1 /* of the "continued" line; a page's own ids are hashes */

struct scene_spec {
    const struct page *page;
    const struct bars *bars;
    const struct node *dialog; /* a column, or NULL */
    const char *continued;     /* "continued", translated */
    const char *count;    /* "%d of %d", translated: of a page's screens, which Next leads to */
    int screen;           /* the wished one; the last there is, if there are fewer .. */
    struct anchor anchor; /* .. but if not 0, the one that holds it */
};

struct scene {
    struct box *boxes; /* in reading order: top bar, content, bottom bar, dialog */
    int count;
    int screen, screens;
    struct anchor first; /* what the screen is named by */
    enum tie cut;        /* what its end holds to the next screen's beginning */
    bool bare;           /* the page's last screen, which is nearly empty */
    bool left_out;       /* the page is longer than can be shown */
    enum ground ground;
    struct rect areas[PARTS]; /* what each part has for itself, as it is seen .. */
    struct rect dialog;       /* .. empty: there is none */
};

/* Of the top or the bottom bar. */
static inline bool box_in_bars(const struct box *box)
{
    return box->part == PART_TOP || box->part == PART_BOTTOM;
}

/* The index of the part's first box; the scene's count if it has none. */
int scene_first(const struct scene *scene, enum part part);

/* A page that is laid out and parted into screens; the colours of a theme are not in it. */
struct scene_page {
    struct screens screens;
    struct rect area;
    bool headed;       /* its further screens have a header, */
    struct box header; /* that is this */
};

/* The arena takes the boxes; the nodes must live as long. false: the budget of env's measure
   is spent, and the scene is empty. Of a page that is laid out any of its screens can be
   shown. */
bool scene_lay(struct scene_page *page, const struct layout_env *env,
               const struct scene_spec *spec);
bool scene_show(struct scene *scene, const struct layout_env *env, const struct scene_spec *spec,
                const struct scene_page *page);

/* The buttons that can be touched now, in reading order: under a dialog only its own and
   Get help now. Returns how many were written to out, the boxes' indexes. */
int scene_buttons(const struct scene *scene, int out[SCENE_MAX_TARGETS]);

/* What a box says: all words of its node. */
const char *scene_name(struct arena *arena, const struct box *box);
