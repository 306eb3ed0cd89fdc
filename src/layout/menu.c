/* A menu that says where to begin: its first card is solid, has a picture where there is room,
   and the others stand beside or below it. They fill what the page leaves of a screen. */
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
    int x, y, w, h; /* h: of all rows; 0: as they need */
};

static int row_h_px(const struct cell *card)
{
    int h = 0;
    for (int i = 0; i < CARD_COLUMNS && card; i++, card = card->next)
        h = most(h, card->rect.h);
    return h;
}

/* The cards from this one on, in rows of one height, else each as high as it needs. false: they
   do not fit. */
static bool lay_cards(const struct layout_env *env, struct cell *menu, const struct node *from,
                      struct place at, int h_most)
{
    int gap = env->theme->target_gap_px, each = (at.w - gap) / CARD_COLUMNS, rows = 0, h = 0;
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
        if (i % CARD_COLUMNS == 0) {
            sum += row_h_px(cell) + gap;
            rows++;
        }
    int room = rows ? (at.h - (rows - 1) * gap) / rows : 0, row = least(room, most(h, h_most));
    if (sum - gap > at.h)
        return false;
    i = 0;
    for (struct cell *cell = first; cell; cell = cell->next, i++) {
        if (h > room && i % CARD_COLUMNS == 0)
            row = row_h_px(cell);
        cell_stretch(cell, row);
        cell->rect.x = at.x + i % CARD_COLUMNS * (each + gap);
        cell->rect.y = y;
        if (i % CARD_COLUMNS == CARD_COLUMNS - 1 || !cell->next)
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
    struct place at = {third + gap, 0, w_px - third - gap, h_px};
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
    struct place at = {0, h + gap, w_px, h_px - h - gap};
    return words->rect.h <= inner &&
           lay_cards(env, menu, menu->node->first->next, at, theme_u(theme, CARD_MOST_U));
}

/* All alike, the first only solid. */
static bool lay_level(const struct layout_env *env, struct cell *menu, int w_px, int h_px)
{
    return lay_cards(env, menu, menu->node->first, (struct place){0, 0, w_px, h_px}, h_px);
}

bool layout_menu(const struct layout_env *env, struct cell *menu, int w_px)
{
    static bool (*const ways[])(const struct layout_env *, struct cell *, int, int) = {
        [CLASS_WIDE] = lay_beside,      [CLASS_RAIL] = lay_beside,      [CLASS_TALL] = lay_above,
        [CLASS_RAIL_SMALL] = lay_level, [CLASS_TALL_SMALL] = lay_level,
    };
    /* What gives way: second lines, then arrows, then signs. */
    static const struct {
        bool bare;
        enum card_form form;
    } less[] = {{false, CARD_WHOLE}, {true, CARD_NO_ARROW}, {true, CARD_WORDS}};
    struct layout_env inside = *env;
    int h = room_px(env, menu->node, w_px);
    const struct node *body = menu->node->first->first;
    bool pictured = body && body->first && body->first->kind == NODE_IMAGE;
    for (size_t i = 0; i < sizeof less / sizeof *less; i++) {
        inside.bare_cards = less[i].bare;
        inside.form = less[i].form;
        for (int level = !pictured; level <= 1; level++) {
            menu->first = menu->last = NULL;
            menu->rect = (struct rect){0, 0, w_px, 0};
            if ((level ? lay_level : ways[env->theme->class])(&inside, menu, w_px, h))
                return true;
        }
    }
    menu->first = menu->last = NULL;
    return false;
}
