/* A menu that says where to begin: its first card is solid, has a picture where there is room,
   and the others stand beside or below it. They fill what the page leaves of a screen; where that
   is too little they are parted between their rows. */
#include <stddef.h>

#include "base/minmax.h"
#include "layout/inner.h"

#define START_TALL_U 424 /* high, over the others of an upright display */
#define CARD_MOST_U 250  /* no higher, or it would be a page */
#define CARD_COLUMNS 2

/* What the others of its column leave of a screen. */
static int room_px(const struct layout_env *env, const struct node *menu, int w_px)
{
    const struct node *parent = menu->parent;
    int h = env->box_h_px;
    for (const struct node *other = parent ? parent->first : NULL; other && layout_goes_on(env);
         other = other->next)
        if (other != menu)
            h -= layout_node(env, other, w_px)->rect.h +
                 most(env->theme->target_gap_px * 5 / 4, env->theme->gap_px);
    return h;
}

static bool is_whole(const struct cell *cell)
{
    if (cell->squeezed || (cell->para && cell->para->word_broken))
        return false;
    for (const struct cell *child = cell->first; child; child = child->next)
        if (!is_whole(child))
            return false;
    return true;
}

struct place {
    int x, y, w, h, columns; /* h: of all rows; 0: as each needs */
};

static int row_h_px(const struct cell *card, int columns)
{
    int h = 0;
    for (int i = 0; i < columns && card; i++, card = card->next)
        h = most(h, card->rect.h);
    return h;
}

/* The cards from this one on, in rows of one height where they have room, else each as high as it
   needs. false: they do not fit. */
static bool lay_cards(const struct layout_env *env, struct cell *menu, const struct node *from,
                      struct place at, int h_most)
{
    int gap = env->theme->target_gap_px, rows = 0, h = 0;
    int each = (at.w - (at.columns - 1) * gap) / at.columns;
    struct cell *before = menu->last;
    for (const struct node *card = from; card && layout_goes_on(env); card = card->next) {
        struct cell *cell = layout_node(env, card, each);
        if (!is_whole(cell) || cell->shrunk_percent < env->scale_percent)
            return false;
        h = most(h, cell->rect.h);
        cell_append(menu, cell);
    }
    struct cell *first = before ? before->next : menu->first;
    int i = 0, sum = 0, y = at.y;
    for (const struct cell *cell = first; cell; cell = cell->next, i++)
        if (i % at.columns == 0) {
            sum += row_h_px(cell, at.columns) + gap;
            rows++;
        }
    int room = rows ? (at.h - (rows - 1) * gap) / rows : 0, row = least(room, most(h, h_most));
    if (at.h > 0 && sum - gap > at.h)
        return false;
    i = 0;
    for (struct cell *cell = first; cell; cell = cell->next, i++) {
        if (h > room && i % at.columns == 0)
            row = row_h_px(cell, at.columns);
        cell_stretch(cell, row);
        cell->rect.x = at.x + i % at.columns * (each + gap);
        cell->rect.y = y;
        if (i % at.columns == at.columns - 1 || !cell->next)
            y += row + gap;
    }
    menu->rect.h = most(menu->rect.h, y - gap);
    return true;
}

/* The first card as a column of its own. */
static bool lay_beside(const struct layout_env *env, struct cell *menu, int w_px, int h_px)
{
    int gap = env->theme->target_gap_px, third = (w_px - 2 * gap) / 3;
    struct layout_env inside = *env;
    const struct theme *theme = env->theme;
    int around = theme->edge_px + theme->lip_px + theme->pad_px + theme->gap_px;
    inside.start_picture = true;
    inside.box_h_px = h_px - around;
    struct cell *start = layout_node(&inside, menu->node->first, third);
    cell_append(menu, start);
    struct place at = {third + gap, 0, w_px - third - gap, h_px, CARD_COLUMNS};
    if (!lay_cards(env, menu, menu->node->first->next, at, theme_u(env->theme, CARD_MOST_U)) ||
        start->rect.h > menu->rect.h || !is_whole(start))
        return false;
    cell_stretch(start, menu->rect.h);
    return true;
}

/* .. or over the others, its picture beside its words. */
static bool lay_above(const struct layout_env *env, struct cell *menu, int w_px, int h_px)
{
    const struct theme *theme = env->theme;
    int gap = theme->target_gap_px, pad = theme->pad_px;
    int h = least(theme_u(theme, START_TALL_U), h_px * 40 / 100), half = w_px / 2 - 2 * pad;
    const struct node *node = menu->node->first, *body = node->first;
    struct cell *start = cell_make(env, menu, node);
    struct layout_env inside = *env;
    inside.box_h_px = h - 2 * theme->lip_px;
    inside.beside = true;
    struct cell *picture = layout_node(&inside, body->first, half);
    struct cell *words = layout_node(&inside, body->last, half);
    picture->rect.x = pad + (half - picture->rect.w) / 2;
    words->rect.x = w_px - pad - half;
    int inner = h - theme->lip_px;
    picture->rect.y = (inner - picture->rect.h) / 2;
    words->rect.y = (inner - words->rect.h) / 2;
    cell_append(start, picture);
    cell_append(start, words);
    start->rect = (struct rect){0, 0, w_px, h};
    struct place at = {0, h + gap, w_px, h_px - h - gap, CARD_COLUMNS};
    return words->rect.h <= inner &&
           lay_cards(env, menu, menu->node->first->next, at, theme_u(theme, CARD_MOST_U));
}

/* All alike, the first only solid. */
static bool lay_level(const struct layout_env *env, struct cell *menu, int w_px, int h_px)
{
    struct place at = {0, 0, w_px, h_px, CARD_COLUMNS};
    return lay_cards(env, menu, menu->node->first, at, h_px);
}

/* .. on more than one screen, no higher than their words, .. */
static bool lay_parted(const struct layout_env *env, struct cell *menu, int w_px, int h_px)
{
    (void)h_px;
    struct place at = {0, 0, w_px, 0, CARD_COLUMNS};
    return lay_cards(env, menu, menu->node->first, at, 0);
}

/* .. or one below the other. */
static bool lay_single(const struct layout_env *env, struct cell *menu, int w_px, int h_px)
{
    (void)h_px;
    return lay_cards(env, menu, menu->node->first, (struct place){0, 0, w_px, 0, 1}, 0);
}

typedef bool lay_menu(const struct layout_env *, struct cell *, int w_px, int h_px);

/* What gives way: second lines, then arrows, then signs. */
static const struct {
    bool bare;
    enum card_form form;
} less[] = {{false, CARD_WHOLE}, {true, CARD_NO_ARROW}, {true, CARD_WORDS}};
#define LESS ((int)(sizeof less / sizeof *less))

/* In this form or a lesser one: the first that fits. */
static bool lay_in_form(const struct layout_env *env, struct cell *menu, int w_px, int h_px,
                        int form, lay_menu *const ways[2])
{
    struct layout_env inside = *env;
    for (; form < LESS; form++) {
        inside.bare_cards = less[form].bare;
        inside.form = less[form].form;
        for (int i = 0; i < 2; i++) {
            menu->first = menu->last = NULL;
            menu->rect = (struct rect){0, 0, w_px, 0};
            if (ways[i] && ways[i](&inside, menu, w_px, h_px))
                return true;
        }
    }
    menu->first = menu->last = NULL;
    return false;
}

bool layout_menu(const struct layout_env *env, struct cell *menu, int w_px)
{
    static lay_menu *const pictured_ways[] = {
        [CLASS_WIDE] = lay_beside,      [CLASS_RAIL] = lay_beside,      [CLASS_TALL] = lay_above,
        [CLASS_RAIL_SMALL] = lay_level, [CLASS_TALL_SMALL] = lay_level,
    };
    int h = room_px(env, menu->node, w_px);
    const struct node *body = menu->node->first->first;
    bool pictured = body && body->first && body->first->kind == NODE_IMAGE;
    lay_menu *const on_one[] = {pictured ? pictured_ways[env->theme->class] : NULL, lay_level};
    lay_menu *const parted[] = {lay_parted, NULL}, *const single[] = {lay_single, NULL};
    struct layout_env smaller = *env; /* what a visitor made larger may lose a little of it */
    if (env->theme->text_percent > 100)
        smaller.scale_percent = env->scale_percent * ENOUGH_PERCENT / 100;
    return lay_in_form(env, menu, w_px, h, 0, on_one) ||
           lay_in_form(&smaller, menu, w_px, h, 1, on_one) ||
           lay_in_form(&smaller, menu, w_px, h, 1, parted) ||
           lay_in_form(env, menu, w_px, h, 1, single);
}
