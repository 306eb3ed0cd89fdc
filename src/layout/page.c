/* A page in one column or two: what stands aside where there is room, and what must be
   seen at once. */
#include <stddef.h>

#include "base/minmax.h"
#include "layout/columns.h"

#define LESS_MOST_PERCENT 50 /* pictures shrink so far before a new screen is begun */
#define LESS_STEP_PERCENT 4
#define PARTED_PERCENT 48   /* of the width: words beside a picture of a further screen */
#define PICTURE_LEAST_MM 50 /* wide or high, where it has to shrink */
#define WIDER_STEPS 3       /* of the words' column */
#define AT_ONCE_LEAST_PERCENT 40

/* Whether this stands beside the page's text: where the class has two columns, and keys also
   on the smallest rail. */
static bool stands_beside(const struct layout_env *env, const struct node *aside)
{
    switch (env->theme->class) {
    case CLASS_WIDE:
    case CLASS_RAIL: return true;
    case CLASS_RAIL_SMALL: return aside->kind == NODE_PAD;
    case CLASS_TALL:
    case CLASS_TALL_SMALL: return false;
    }
    return false;
}

static bool can_shrink(const struct node *root)
{
    for (const struct node *node = root; node; node = node_after(root, node))
        if (node->kind == NODE_IMAGE || node->kind == NODE_PAD ||
            (node->kind == NODE_PROGRESS && node->dots))
            return true;
    return false;
}

static bool is_upright(const struct theme *theme)
{
    return theme->class == CLASS_TALL || theme->class == CLASS_TALL_SMALL;
}

/* On an upright display the picture stands below the lead, in what is left of the screen. */
static struct cell *lay_upright(const struct layout_env *env, const struct blocks *blocks, int w_px)
{
    int head = blocks_head(blocks), least_px = theme_px(env->theme, PICTURE_LEAST_MM);
    struct cell *cell = cell_make(env, NULL, blocks->root);
    for (int i = 0; i <= blocks->count && layout_goes_on(env); i++) {
        if (i == head) {
            struct layout_env left = *env;
            column_stack(env, cell, w_px);
            int room = env->box_h_px - cell->rect.h - env->theme->gap_px;
            left.box_h_px = room < least_px ? env->box_h_px : room;
            left.beside = true;
            struct cell *aside = layout_node(&left, blocks->aside, w_px);
            left.box_h_px = env->box_h_px;
            cell_append(cell, stills_steer_within(aside) ? aside
                                                         : layout_node(&left, blocks->aside, w_px));
        }
        if (i < blocks->count)
            column_add(env, cell, blocks->items[i], w_px);
    }
    column_stack(env, cell, w_px);
    return cell;
}

static struct cell *lay_one_column(const struct layout_env *env, const struct blocks *blocks,
                                   int w_px)
{
    bool picture = blocks->aside && node_picture(blocks->aside);
    return is_upright(env->theme) && picture && blocks_head(blocks) > 0
               ? lay_upright(env, blocks, w_px)
               : layout_node(env, blocks->root, w_px);
}

/* With smaller pictures, dots and keys. NULL: a picture is too small then for its words. */
static struct cell *lay_smaller(const struct layout_env *env, const struct blocks *blocks, int w_px,
                                int percent)
{
    struct layout_env smaller = *env;
    smaller.give.picture_percent = percent;
    struct cell *page = lay_one_column(&smaller, blocks, w_px);
    return percent > 0 && picture_words_stray(page) ? NULL : page;
}

/* Where they may, pictures, dots and keys are as large as leaves the page on one screen, if it can
   be on one. */
static struct cell *lay_in_order(const struct layout_env *env, const struct blocks *blocks,
                                 int w_px)
{
    struct cell *page = lay_smaller(env, blocks, w_px, env->give.picture_percent), *best = NULL;
    if (!page)
        page = lay_smaller(env, blocks, w_px, 0);
    if (page->rect.h <= env->box_h_px || !env->give.pictures || !can_shrink(blocks->root))
        return page;
    int low = 0, high = LESS_MOST_PERCENT;
    for (int less = high; high - low > LESS_STEP_PERCENT || !best; less = (low + high) / 2) {
        if (!layout_goes_on(env))
            return page;
        struct cell *tried = lay_smaller(env, blocks, w_px, less);
        if (tried && tried->rect.h <= env->box_h_px) {
            best = tried;
            high = less;
        } else if (best) {
            low = less;
        } else {
            return page;
        }
    }
    return best;
}

/* The words' column in its place; where pictures may shrink it is wider, too. NULL: not on
   one screen. */
static struct cell *lay_in_columns(const struct layout_env *env, const struct blocks *blocks,
                                   int w_px)
{
    const struct node *aside = blocks->aside;
    int gap = columns_gap_px(env->theme), text_px = theme_text_column_px(env->theme);
    int least_px = least_width_px(env, aside);
    if (aside->kind == NODE_PAD) /* keys take more than a picture */
        text_px = least(text_px, w_px * 44 / 100);
    if (node_shows_code(aside)) /* and a code has its size */
        text_px = least(text_px, w_px - gap - least_px);
    struct columns at = {w_px, text_px, false, env->rise_px};
    struct cell *page = columns_lay(env, *blocks, at);
    if (page || !env->give.pictures || !node_picture(aside))
        return page;
    int most_px = w_px - gap - most(theme_px(env->theme, PICTURE_LEAST_MM), least_px);
    for (int part = 1; !page && part <= WIDER_STEPS && most_px > text_px; part++) {
        at.start_px = text_px + (most_px - text_px) * part / WIDER_STEPS;
        page = columns_lay(env, *blocks, at);
        if (page && picture_words_stray(page))
            page = NULL;
    }
    return page;
}

/* Beside the last words, which are as narrow as need be. */
static struct cell *lay_parted(const struct layout_env *env, const struct blocks *blocks, int w_px)
{
    int least_px = most(theme_px(env->theme, PICTURE_LEAST_MM), least_width_px(env, blocks->aside));
    int start_px = w_px * PARTED_PERCENT / 100;
    int more = w_px - columns_gap_px(env->theme) - least_px - start_px;
    struct cell *page = columns_lay_parted(env, blocks, w_px, start_px);
    return page || more <= 0 ? page : columns_lay_parted(env, blocks, w_px, start_px + more);
}

int layout_ways(const struct layout_env *env, const struct node *root, int w_px,
                struct cell *ways[PAGE_WAYS])
{
    struct blocks blocks = blocks_make(env, root);
    if (blocks.aside && stands_beside(env, blocks.aside) &&
        (ways[0] = lay_in_columns(env, &blocks, w_px)))
        return 1;
    int count = 0;
    ways[count++] = lay_in_order(env, &blocks, w_px);
    bool parts = blocks.aside && !is_upright(env->theme) && !blocks.aside->aside &&
                 ways[0]->rect.h > env->box_h_px;
    if (parts && (ways[count] = lay_parted(env, &blocks, w_px)))
        count++;
    return count;
}

static const struct give give_most = {.gap_percent = 30, .picture_percent = LESS_MOST_PERCENT};

/* The page if it fits a screen. */
static bool fits_at_once(struct layout_env *env, const struct node *root, int w_px,
                         struct cell **page)
{
    struct blocks blocks = blocks_make(env, root);
    const struct node *aside = blocks.aside;
    struct layout_env tighter = *env;
    tighter.give = give_most;
    for (int percent = 44; aside && w_px > env->box_h_px && percent <= 80; percent += 12) {
        struct columns at = {w_px, w_px * percent / 100, false, env->rise_px};
        *page = columns_lay(env, blocks, at);
        if (*page || (*page = columns_lay(&tighter, blocks, at)))
            return true;
    }
    *page = lay_in_order(env, &blocks, w_px);
    const struct node *image = aside ? node_picture(aside) : NULL;
    bool decorates = image && image->alt && !*image->alt;
    if ((*page)->rect.h > env->box_h_px && decorates) /* words come first */
        *page = blocks_lay(env, &blocks, w_px);
    return (*page)->rect.h <= env->box_h_px;
}

/* As if the visitor wished for less: what is read from afar has one size. */
static void set_text_percent(struct theme *theme, const struct theme *wished, int percent)
{
    for (int i = 0; i < SIZE_DISPLAY; i++)
        theme->em_px[i] =
            (wished->em_px[i] * percent + wished->text_percent / 2) / wished->text_percent;
    theme->gap_px = wished->gap_px * theme->em_px[SIZE_BODY] / wished->em_px[SIZE_BODY];
    theme->text_percent = percent;
}

struct cell *layout_at_once(struct layout_env *env, const struct node *root, int w_px)
{
    struct cell *page = NULL;
    const struct theme *wished = env->theme;
    struct theme *theme = arena_alloc(env->arena, sizeof *theme);
    *theme = *wished;
    env->theme = theme;
    env->scale_percent = 100;
    env->give.pictures = true;
    while (!fits_at_once(env, root, w_px, &page)) {
        if (theme->text_percent > 100)
            set_text_percent(theme, wished, most(theme->text_percent - 10, 100));
        else if ((env->scale_percent -= 10) < AT_ONCE_LEAST_PERCENT)
            break;
    }
    return page;
}
