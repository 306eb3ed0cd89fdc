/* Two columns: fixed places where all fits, else what fits of the words beside the picture. */
#include "layout/columns.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/minmax.h"

bool picture_words_stray(const struct cell *cell)
{
    const struct node *node = cell->node;
    for (const struct cell *at = cell->first; at; at = at->next) {
        uint64_t i = at->node->id - node->id - 1; /* as labels.c gives it */
        if (node->kind == NODE_IMAGE && at->para && i < (uint64_t)node->word_count) {
            int x =
                at->rect.x + at->rect.w / 2 - (int)((long)cell->rect.w * node->words[i].x / 1000);
            int y =
                at->rect.y + at->rect.h / 2 - (int)((long)cell->rect.h * node->words[i].y / 1000);
            if (2 * abs(y) > at->em_px || abs(x) > at->em_px)
                return true;
        }
        if (picture_words_stray(at))
            return true;
    }
    return false;
}

bool stills_steer_within(const struct cell *cell)
{
    for (const struct cell *at = cell->first; at; at = at->next) {
        bool outside = at->rect.x < 0 || at->rect.x + at->rect.w > cell->rect.w;
        if ((outside && cell->node->kind == NODE_STILLS) || !stills_steer_within(at))
            return false;
    }
    return true;
}

int columns_gap_px(const struct theme *theme)
{
    return theme_has_rail(theme) ? theme_px(theme, 5) : theme_u(theme, 64);
}

/* A title goes with what follows; so do the rows of a list. */
static bool may_part(const struct node *before, const struct node *after)
{
    bool list = after->kind == NODE_ROW && before->kind == NODE_ROW;
    return !before->heading && !(list && before->parent == after->parent);
}

/* What the words' column has no room for, with the page's note or without it. */
static struct blocks take_below(const struct layout_env *env, struct blocks *blocks, int start_px,
                                bool with_note)
{
    struct blocks below = {.root = blocks->root};
    const struct node *note = with_note ? blocks_take_note(env, blocks) : NULL;
    int all = blocks->count, count = blocks_fitting(env, blocks, start_px);
    while (count > 0 && count < all && !may_part(blocks->items[count - 1], blocks->items[count]))
        count--;
    if (count > blocks_head(blocks))
        blocks->count = count;
    below.items = arena_alloc(env->arena, sizeof *below.items * (size_t)(all + 1));
    for (int i = blocks->count; i < all; i++)
        below.items[below.count++] = blocks->items[i];
    if (note)
        below.items[below.count++] = note;
    return below;
}

/* NULL: it does not fit. */
static struct cell *lay_beside(const struct layout_env *env, const struct blocks *blocks,
                               const struct blocks *below, struct columns at)
{
    int gap = columns_gap_px(env->theme), end = at.w_px - at.start_px - gap;
    struct layout_env beside = *env;
    beside.beside = true;
    beside.give.picture_percent = 0;
    beside.box_h_px += at.rise_px;
    if (!blocks_fit_wide(env, blocks, at.start_px) || !blocks_fit_wide(env, below, end) ||
        least_width_px(&beside, blocks->aside) > end)
        return NULL;

    struct cell *page = cell_make(env, NULL, blocks->root);
    struct cell *words = blocks_lay(env, blocks, at.start_px);
    struct cell *aside = layout_node(&beside, blocks->aside, end);
    int aside_h = aside->rect.h - at.rise_px;
    cell_append(page, at.aside_first ? aside : words);
    cell_append(page, at.aside_first ? words : aside);
    words->rect.x = at.aside_first ? end + gap : 0;
    int x = at.aside_first ? 0 : at.start_px + gap;
    aside->rect.x = x + (end - aside->rect.w) / 2;
    aside->rect.y = -at.rise_px;
    if (below->count > 0) {
        struct cell *more = blocks_lay(env, below, end);
        more->rect.x = x;
        more->rect.y = aside_h + env->theme->gap_px;
        aside_h = more->rect.y + more->rect.h;
        cell_append(page, more);
    }
    page->rect = (struct rect){0, 0, at.w_px, most(words->rect.h, aside_h)};
    return page->rect.h <= env->box_h_px && stills_steer_within(aside) ? page : NULL;
}

struct cell *columns_lay(const struct layout_env *env, struct blocks blocks, struct columns at)
{
    if (!env->give.note)
        return lay_beside(env, &blocks, &(struct blocks){.root = blocks.root}, at);
    struct cell *page = NULL;
    for (int with_note = 1; !page && with_note >= 0; with_note--) {
        struct blocks words = blocks, below = take_below(env, &words, at.start_px, with_note);
        page = lay_beside(env, &words, &below, at);
    }
    return page;
}

struct cell *columns_lay_parted(const struct layout_env *env, const struct blocks *blocks, int w_px,
                                int start_px)
{
    struct blocks all = *blocks;
    const struct node *note = blocks_take_note(env, &all);
    int head = blocks_head(&all);
    if (note) { /* right behind the head, to see how much fits with it */
        for (int i = all.count++; i > head; i--)
            all.items[i] = all.items[i - 1];
        all.items[head] = note;
    }
    int count = least(blocks_fitting(env, &all, w_px), all.count - 1);
    for (int i = head; note && i + 1 < count; i++) { /* below what it stands with */
        all.items[i] = all.items[i + 1];
        all.items[i + 1] = note;
    }
    if (count <= 0 || all.items[count - 1]->heading)
        return NULL;
    struct blocks first = {all.root, NULL, all.items, count};
    struct blocks rest = {all.root, all.aside, all.items + count, all.count - count};
    struct cell *page = cell_make(env, NULL, all.root);
    struct cell *above = blocks_lay(env, &first, w_px);
    struct cell *below = columns_lay(env, rest, (struct columns){w_px, start_px, true, 0});
    if (!below || picture_words_stray(below))
        return NULL;
    cell_append(page, above);
    cell_append(page, below);
    column_stack(env, page, w_px);
    return page;
}
