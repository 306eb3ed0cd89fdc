/* What of a page may stand aside, and the blocks that all else is: paragraphs, lists, panels. */
#include "layout/blocks.h"

#include <stddef.h>

const struct node *node_picture(const struct node *node)
{
    if (node->kind != NODE_IMAGE && node->kind != NODE_STILLS)
        node = node->first;
    if (node && node->kind == NODE_STILLS)
        node = node->first;
    return node && node->kind == NODE_IMAGE ? node : NULL;
}

bool node_shows_code(const struct node *node)
{
    return node->kind == NODE_QR || (node->first && node->first->kind == NODE_QR);
}

static bool is_plain_column(const struct node *node)
{
    return node->kind == NODE_COLUMN && node->panel == PANEL_NONE && !node->aside &&
           !node_picture(node) && !node_shows_code(node);
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
        } else if (node_picture(child) || node_shows_code(child)) {
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

struct blocks blocks_make(const struct layout_env *env, const struct node *root)
{
    struct blocks blocks = {.root = root, .aside = find_aside(root)};
    size_t room = 0;
    for (const struct node *node = root; node; node = node_after(root, node))
        room++;
    blocks.items = arena_alloc(env->arena, sizeof *blocks.items * room);
    add_blocks(&blocks, root);
    return blocks;
}

struct cell *blocks_lay(const struct layout_env *env, const struct blocks *blocks, int w_px)
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

bool blocks_fit_wide(const struct layout_env *env, const struct blocks *blocks, int w_px)
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
const struct node *blocks_take_note(const struct layout_env *env, struct blocks *blocks)
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

int blocks_head(const struct blocks *blocks)
{
    int count = 0;
    while (count < blocks->count &&
           (blocks->items[count]->heading || blocks->items[count]->size == SIZE_LEAD))
        count++;
    return count;
}

int blocks_fitting(const struct layout_env *env, const struct blocks *blocks, int w_px)
{
    struct cell *all = blocks_lay(env, blocks, w_px);
    int count = 0;
    for (const struct cell *cell = all->first; cell; cell = cell->next, count++)
        if (cell->rect.y + cell->rect.h > env->box_h_px)
            break;
    return count;
}
