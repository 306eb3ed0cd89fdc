/* A page in one column or two: what stands aside where there is room, and what must be
   seen at once. */
#include <stddef.h>
#include <stdlib.h>

#include "base/minmax.h"
#include "layout/inner.h"

#define LESS_MOST_PERCENT 50 /* pictures shrink so far before a new screen is begun */
#define LESS_STEP_PERCENT 4
#define PARTED_PERCENT 48   /* of the width: words beside a picture of a further screen */
#define PICTURE_LEAST_MM 50 /* wide or high, where it has to shrink */
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

/* A page as what stands one below the other, without what may stand aside. */
struct blocks {
    const struct node *root, *aside;
    const struct node **items;
    int count;
};

/* Alone, or with what is said of it. */
static bool shows_code(const struct node *node)
{
    return node->kind == NODE_QR || (node->first && node->first->kind == NODE_QR);
}

static bool is_plain_column(const struct node *node)
{
    return node->kind == NODE_COLUMN && node->panel == PANEL_NONE && !node->aside &&
           !picture_of(node) && !shows_code(node);
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
        } else if (picture_of(child) || shows_code(child)) {
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

/* A column that is no more than its children: paragraphs, rows of a list, or what the aside
   stands among. */
static bool is_opened(const struct node *column, const struct node *aside)
{
    bool holds = false, plain = column->gap_mm10 < 0;
    for (const struct node *node = aside; node && !holds; node = node->parent)
        holds = node == column;
    for (const struct node *child = column->first; child; child = child->next)
        plain = plain && (child->kind == NODE_TEXT || child->kind == NODE_ROW);
    return is_plain_column(column) && (holds || plain);
}

static void add_blocks(struct blocks *blocks, const struct node *column)
{
    for (const struct node *child = column->first; child; child = child->next) {
        if (child == blocks->aside)
            continue;
        if (is_opened(child, blocks->aside))
            add_blocks(blocks, child);
        else
            blocks->items[blocks->count++] = child;
    }
}

static struct blocks blocks_of(const struct layout_env *env, const struct node *root)
{
    struct blocks blocks = {.root = root, .aside = find_aside(root)};
    size_t room = 0;
    for (const struct node *node = root; node; node = node_after(root, node))
        room++;
    blocks.items = arena_alloc(env->arena, sizeof *blocks.items * room);
    add_blocks(&blocks, root);
    return blocks;
}

static struct cell *lay_blocks(const struct layout_env *env, const struct blocks *blocks, int w_px)
{
    struct cell *cell = cell_make(env, NULL, blocks->root);
    struct layout_env inside = *env;
    const struct node *list = NULL;
    for (int i = 0; i < blocks->count && layout_goes_on(env); i++) {
        const struct node *block = blocks->items[i];
        if (block->kind == NODE_ROW && block->parent != list)
            layout_list(&inside, list = block->parent, w_px);
        column_add(&inside, cell, block, w_px);
    }
    column_stack(env, cell, w_px);
    return cell;
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

static bool is_wide_enough(const struct layout_env *env, const struct blocks *blocks, int w_px)
{
    for (int i = 0; i < blocks->count; i++)
        if (least_width_px(env, blocks->items[i]) > w_px)
            return false;
    return true;
}

static bool is_note(const struct node *node)
{
    return node->panel == PANEL_NOTE;
}

/* Takes the page's note, if it has one that others stand before; room for it stays. */
static const struct node *take_note(const struct layout_env *env, struct blocks *blocks)
{
    int at = blocks->count - 1, count = 0;
    while (at > 0 && !is_note(blocks->items[at]))
        at--;
    if (at <= 0)
        return NULL;
    const struct node **items = arena_alloc(env->arena, sizeof *items * (size_t)blocks->count);
    const struct node *note = blocks->items[at];
    for (int i = 0; i < blocks->count; i++)
        if (i != at)
            items[count++] = blocks->items[i];
    blocks->items = items;
    blocks->count = count;
    return note;
}

/* Over a picture that is too small for its words they stand beside their points. */
static bool words_stray(const struct cell *cell)
{
    const struct node *node = cell->node;
    for (const struct cell *at = cell->first; at; at = at->next) {
        uint64_t i = at->node->id - node->id - 1; /* as picture.c gives it */
        if (node->kind == NODE_IMAGE && at->para && i < (uint64_t)node->word_count) {
            int x = at->rect.x + at->rect.w / 2 - cell->rect.w * node->words[i].x / 1000;
            int y = at->rect.y + at->rect.h / 2 - cell->rect.h * node->words[i].y / 1000;
            if (2 * abs(y) > at->em_px || abs(x) > at->em_px)
                return true;
        }
        if (words_stray(at))
            return true;
    }
    return false;
}

/* Whether what steers stills has room beside or on their picture. */
static bool steers_within(const struct cell *cell)
{
    for (const struct cell *at = cell->first; at; at = at->next) {
        bool outside = at->rect.x < 0 || at->rect.x + at->rect.w > cell->rect.w;
        if ((outside && cell->node->kind == NODE_STILLS) || !steers_within(at))
            return false;
    }
    return true;
}

struct columns {
    int w_px, start_px; /* of all, and of the words */
    bool aside_first;
    int rise_px; /* room above the page where the aside begins already */
};

static int columns_gap_px(const struct theme *theme)
{
    return theme_has_rail(theme) ? theme_px(theme, 5) : theme_u(theme, 64);
}

/* The page's text in its column, what stands aside in the other, both from the top: a picture
   from beside the line that names the flow. NULL: it does not fit. */
static struct cell *lay_two_columns(const struct layout_env *env, struct blocks blocks,
                                    struct columns at)
{
    int gap = columns_gap_px(env->theme), end = at.w_px - at.start_px - gap;
    const struct node *note = env->give.note ? take_note(env, &blocks) : NULL;
    struct layout_env beside = *env;
    beside.beside = true;
    beside.give.picture_percent = 0;
    beside.box_h_px += at.rise_px;
    if (!is_wide_enough(env, &blocks, at.start_px) || least_width_px(&beside, blocks.aside) > end)
        return NULL;

    struct cell *page = cell_make(env, NULL, blocks.root);
    struct cell *words = lay_blocks(env, &blocks, at.start_px);
    struct cell *aside = layout_node(&beside, blocks.aside, end);
    int aside_h = aside->rect.h - at.rise_px;
    cell_append(page, at.aside_first ? aside : words);
    cell_append(page, at.aside_first ? words : aside);
    words->rect.x = at.aside_first ? end + gap : 0;
    int x = at.aside_first ? 0 : at.start_px + gap;
    aside->rect.x = x + (end - aside->rect.w) / 2;
    aside->rect.y = -at.rise_px;
    if (note) {
        struct cell *below = layout_node(env, note, end);
        below->rect.x = x;
        below->rect.y = aside_h + env->theme->gap_px;
        aside_h = below->rect.y + below->rect.h;
        cell_append(page, below);
    }
    page->rect = (struct rect){0, 0, at.w_px, most(words->rect.h, aside_h)};
    return page->rect.h <= env->box_h_px && steers_within(aside) ? page : NULL;
}

static bool can_shrink(const struct node *root)
{
    for (const struct node *node = root; node; node = node_after(root, node))
        if (node->kind == NODE_IMAGE || (node->kind == NODE_PROGRESS && node->dots))
            return true;
    return false;
}

static bool is_upright(const struct theme *theme)
{
    return theme->class == CLASS_TALL || theme->class == CLASS_TALL_SMALL;
}

/* Its title and the sentence below it. */
static int count_head(const struct blocks *blocks)
{
    int count = 0;
    while (count < blocks->count &&
           (blocks->items[count]->heading || blocks->items[count]->size == SIZE_LEAD))
        count++;
    return count;
}

/* On an upright display the picture stands below the lead, in what is left of the screen. */
static struct cell *lay_upright(const struct layout_env *env, const struct blocks *blocks, int w_px)
{
    int head = count_head(blocks), least_px = theme_px(env->theme, PICTURE_LEAST_MM);
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
            cell_append(cell,
                        steers_within(aside) ? aside : layout_node(&left, blocks->aside, w_px));
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
    bool picture = blocks->aside && picture_of(blocks->aside);
    return is_upright(env->theme) && picture && count_head(blocks) > 0
               ? lay_upright(env, blocks, w_px)
               : layout_node(env, blocks->root, w_px);
}

/* With smaller pictures and dots. NULL: a picture is too small then for its words. */
static struct cell *lay_smaller(const struct layout_env *env, const struct blocks *blocks, int w_px,
                                int percent)
{
    struct layout_env smaller = *env;
    smaller.give.picture_percent = percent;
    struct cell *page = lay_one_column(&smaller, blocks, w_px);
    return percent > 0 && words_stray(page) ? NULL : page;
}

/* Where they may, pictures and dots are as large as leaves the page on one screen, if it can
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

/* As many of the page's blocks as fit a screen of their own. */
static int count_fitting(const struct layout_env *env, const struct blocks *blocks, int w_px)
{
    struct cell *all = lay_blocks(env, blocks, w_px);
    int count = 0;
    for (const struct cell *cell = all->first; cell; cell = cell->next, count++)
        if (cell->rect.y + cell->rect.h > env->box_h_px)
            break;
    return count;
}

/* The words that a screen has room for, and on the next the picture beside the others. What
   a promise says of its limits stands with it, where there is room. NULL: not on two. */
static struct cell *lay_parted(const struct layout_env *env, const struct blocks *blocks, int w_px,
                               int start_px)
{
    struct blocks all = *blocks;
    const struct node *note = take_note(env, &all);
    int head = count_head(&all);
    if (note) { /* right behind the head, to see how much fits with it */
        for (int i = all.count++; i > head; i--)
            all.items[i] = all.items[i - 1];
        all.items[head] = note;
    }
    int count = least(count_fitting(env, &all, w_px), all.count - 1);
    for (int i = head; note && i + 1 < count; i++) { /* below what it stands with */
        all.items[i] = all.items[i + 1];
        all.items[i + 1] = note;
    }
    if (count <= 0 || all.items[count - 1]->heading)
        return NULL;
    struct blocks first = {all.root, NULL, all.items, count};
    struct blocks rest = {all.root, all.aside, all.items + count, all.count - count};
    struct cell *page = cell_make(env, NULL, all.root);
    struct cell *above = lay_blocks(env, &first, w_px);
    struct cell *below = lay_two_columns(env, rest, (struct columns){w_px, start_px, true, 0});
    if (!below || words_stray(below))
        return NULL;
    cell_append(page, above);
    cell_append(page, below);
    column_stack(env, page, w_px);
    return page;
}

int layout_ways(const struct layout_env *env, const struct node *root, int w_px,
                struct cell *ways[PAGE_WAYS])
{
    struct blocks blocks = blocks_of(env, root);
    int text_px = theme_text_column_px(env->theme);
    if (blocks.aside && stands_beside(env, blocks.aside)) {
        if (blocks.aside->kind == NODE_PAD) /* keys take more than a picture */
            text_px = least(text_px, w_px * 44 / 100);
        if (shows_code(blocks.aside)) /* and a code has its size */
            text_px = least(text_px,
                            w_px - columns_gap_px(env->theme) - least_width_px(env, blocks.aside));
        ways[0] =
            lay_two_columns(env, blocks, (struct columns){w_px, text_px, false, env->rise_px});
        if (ways[0])
            return 1;
    }
    int count = 0;
    ways[count++] = lay_in_order(env, &blocks, w_px);
    bool parts = blocks.aside && !is_upright(env->theme) && !blocks.aside->aside &&
                 ways[0]->rect.h > env->box_h_px;
    if (parts && (ways[count] = lay_parted(env, &blocks, w_px, w_px * PARTED_PERCENT / 100)))
        count++;
    return count;
}

static const struct give give_most = {.gap_percent = 30, .picture_percent = LESS_MOST_PERCENT};

/* The page if it fits a screen. */
static bool fits_at_once(struct layout_env *env, const struct node *root, int w_px,
                         struct cell **page)
{
    struct blocks blocks = blocks_of(env, root);
    const struct node *aside = blocks.aside;
    struct layout_env tighter = *env;
    tighter.give = give_most;
    for (int percent = 44; aside && w_px > env->box_h_px && percent <= 80; percent += 12) {
        struct columns at = {w_px, w_px * percent / 100, false, env->rise_px};
        *page = lay_two_columns(env, blocks, at);
        if (*page || (*page = lay_two_columns(&tighter, blocks, at)))
            return true;
    }
    *page = lay_in_order(env, &blocks, w_px);
    const struct node *image = aside ? picture_of(aside) : NULL;
    bool decorates = image && image->alt && !*image->alt;
    if ((*page)->rect.h > env->box_h_px && decorates) /* words come first */
        *page = lay_blocks(env, &blocks, w_px);
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
