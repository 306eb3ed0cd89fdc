/* A page in one column or two: what stands aside where there is room, and what must be
   seen at once. */
#include <stddef.h>

#include "base/minmax.h"
#include "layout/inner.h"

#define LESS_MOST_PERCENT 50 /* pictures shrink so far before a new screen is begun */
#define LESS_STEP_PERCENT 4
#define AT_ONCE_LEAST_PERCENT 40

/* The picture that a node is, or begins with: its own, or the first of stills. */
static const struct node *picture_of(const struct node *node)
{
    if (node->kind != NODE_IMAGE && node->kind != NODE_STILLS)
        node = node->first;
    if (node && node->kind == NODE_STILLS)
        node = node->first;
    return node && node->kind == NODE_IMAGE ? node : NULL;
}

static bool is_plain_column(const struct node *node)
{
    return node->kind == NODE_COLUMN && node->panel == PANEL_NONE && !node->aside &&
           !picture_of(node);
}

struct asides {
    const struct node *picture, *other;
    int pictures, others, rest;
};

static void find_asides(const struct node *column, struct asides *found)
{
    for (const struct node *child = column->first; child; child = child->next) {
        if (child->aside) {
            found->other = child;
            found->others++;
        } else if (picture_of(child)) {
            found->picture = child;
            found->pictures++;
        } else if (is_plain_column(child)) {
            find_asides(child, found);
        } else {
            found->rest++;
        }
    }
}

/* The one thing of the page that stands aside: what asks for it, else its only picture. */
static const struct node *find_aside(const struct node *root)
{
    struct asides found = {0};
    find_asides(root, &found);
    if (found.rest == 0)
        return NULL;
    if (found.others > 0)
        return found.others == 1 ? found.other : NULL;
    return found.pictures == 1 ? found.picture : NULL;
}

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

/* The page's text in its column, what stands aside in the other, both from the top: a picture
   from beside the line that names the flow. NULL: it does not fit. */
static struct cell *lay_two_columns(const struct layout_env *env, const struct node *root,
                                    const struct node *aside, int w_px, int start)
{
    int gap = theme_has_rail(env->theme) ? theme_px(env->theme, 5) : theme_u(env->theme, 64);
    int end = w_px - start - gap;
    struct layout_env rest = *env, beside = *env;
    rest.aside = aside;
    beside.beside = true;
    beside.less_percent = 0;
    beside.box_h_px += env->rise_px;
    if (least_width_px(&rest, root) > start || least_width_px(&beside, aside) > end)
        return NULL;

    struct cell *page = cell_make(env, NULL, root);
    struct cell *left = layout_node(&rest, root, start);
    struct cell *right = layout_node(&beside, aside, end);
    cell_append(page, left);
    cell_append(page, right);
    right->rect.x = start + gap + (end - right->rect.w) / 2;
    right->rect.y = -env->rise_px;
    int h = most(left->rect.h, right->rect.h - env->rise_px);
    page->rect = (struct rect){0, 0, w_px, h};
    return h <= env->box_h_px ? page : NULL;
}

static struct cell *try_two_columns(const struct layout_env *env, const struct node *root,
                                    const struct node *aside, int w_px, int start_px)
{
    struct layout_env tighter = *env;
    tighter.gap_percent = GAP_LEAST_PERCENT;
    tighter.less_percent = LESS_MOST_PERCENT;
    struct cell *page = lay_two_columns(env, root, aside, w_px, start_px);
    return page ? page : lay_two_columns(&tighter, root, aside, w_px, start_px);
}

static bool can_shrink(const struct node *root)
{
    for (const struct node *node = root; node; node = node_after(root, node))
        if (node->kind == NODE_IMAGE || (node->kind == NODE_PROGRESS && node->dots))
            return true;
    return false;
}

/* Pictures and dots are as large as leaves the page on one screen, if it can be on one. */
static struct cell *lay_in_order(const struct layout_env *env, const struct node *root, int w_px)
{
    struct cell *page = layout_node(env, root, w_px), *best = NULL;
    if (page->rect.h <= env->box_h_px || !can_shrink(root))
        return page;
    struct layout_env smaller = *env;
    int low = 0, high = LESS_MOST_PERCENT;
    for (int less = high; high - low > LESS_STEP_PERCENT || !best; less = (low + high) / 2) {
        if (!layout_goes_on(env))
            return page;
        smaller.less_percent = less;
        struct cell *tried = layout_node(&smaller, root, w_px);
        if (tried->rect.h <= env->box_h_px) {
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

struct cell *layout_page(const struct layout_env *env, const struct node *root, int w_px)
{
    const struct node *aside = find_aside(root);
    if (aside && stands_beside(env, aside)) {
        int text_px = theme_text_column_px(env->theme);
        if (aside->kind == NODE_PAD) /* keys take more than a picture */
            text_px = least(text_px, w_px * 44 / 100);
        struct cell *page = try_two_columns(env, root, aside, w_px, text_px);
        if (page)
            return page;
    }
    return lay_in_order(env, root, w_px);
}

/* The page if it fits a screen. */
static bool fits_at_once(struct layout_env *env, const struct node *root, int w_px,
                         struct cell **page)
{
    const struct node *aside = find_aside(root);
    for (int percent = 44; aside && w_px > env->box_h_px && percent <= 80; percent += 12) {
        *page = try_two_columns(env, root, aside, w_px, w_px * percent / 100);
        if (*page)
            return true;
    }
    *page = lay_in_order(env, root, w_px);
    const struct node *image = aside ? picture_of(aside) : NULL;
    bool decorates = image && image->alt && !*image->alt;
    if ((*page)->rect.h > env->box_h_px && decorates) { /* words come first */
        struct layout_env bare = *env;
        bare.aside = aside;
        *page = lay_in_order(&bare, root, w_px);
    }
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
    while (!fits_at_once(env, root, w_px, &page)) {
        if (theme->text_percent > 100)
            set_text_percent(theme, wished, most(theme->text_percent - 10, 100));
        else if ((env->scale_percent -= 10) < AT_ONCE_LEAST_PERCENT)
            break;
    }
    return page;
}
