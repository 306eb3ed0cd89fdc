/* What is to be seen: a flat list that owns what its items point to, so that it can be
   kept beside the next one and compared by value. */
#include "draw/list.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"

void draw_list_init(struct draw_list *list)
{
    *list = (struct draw_list){.strings = arena_create()};
}

void draw_list_clear(struct draw_list *list)
{
    if (list->count > 0)
        explicit_bzero(list->items, list->count * sizeof *list->items);
    list->count = 0;
    arena_clear(list->strings);
}

void draw_list_free(struct draw_list *list)
{
    if (!list->strings)
        return;
    draw_list_clear(list);
    arena_destroy(list->strings);
    free(list->items);
    *list = (struct draw_list){0};
}

static void reserve_one(struct draw_list *list)
{
    if (list->count < list->room)
        return;
    /* Moved, not realloc'd: what lay where tells what was typed. */
    size_t room = list->room ? 2 * list->room : 64;
    struct draw_item *items = xcalloc(room, sizeof *items);
    if (list->count > 0) {
        memcpy(items, list->items, list->count * sizeof *items);
        explicit_bzero(list->items, list->count * sizeof *items);
    }
    free(list->items);
    list->items = items;
    list->room = room;
}

static const uint8_t *copy_bits(struct arena *arena, const uint8_t *bits, int side)
{
    assert(side > 0);
    size_t size = (size_t)side * (size_t)side;
    return memcpy(arena_alloc(arena, size), bits, size);
}

void draw_list_add(struct draw_list *list, const struct draw_item *item)
{
    if (rect_empty(item->rect))
        return;
    reserve_one(list);
    struct draw_item *copy = &list->items[list->count++];
    *copy = *item;
    switch (item->kind) {
    case DRAW_BOX: break;
    case DRAW_RUN: copy->run.text = arena_strdup(list->strings, item->run.text); break;
    case DRAW_PICTURE: copy->picture.path = arena_strdup(list->strings, item->picture.path); break;
    case DRAW_ICON: copy->icon.name = arena_strdup(list->strings, item->icon.name); break;
    case DRAW_MODULES:
        copy->modules.bits = copy_bits(list->strings, item->modules.bits, item->modules.side);
        break;
    }
}

static bool box_equal(const struct draw_item *a, const struct draw_item *b)
{
    return a->box.radius_px == b->box.radius_px && a->box.border_px == b->box.border_px &&
           colour_equal(a->box.fill, b->box.fill) && colour_equal(a->box.border, b->box.border);
}

static bool run_equal(const struct draw_item *a, const struct draw_item *b)
{
    return a->run.font == b->run.font && a->run.rtl == b->run.rtl &&
           a->run.script == b->run.script && a->run.rise_px == b->run.rise_px &&
           colour_equal(a->run.colour, b->run.colour) && strcmp(a->run.text, b->run.text) == 0;
}

static bool modules_equal(const struct draw_item *a, const struct draw_item *b)
{
    size_t side = (size_t)a->modules.side;
    return a->modules.side == b->modules.side && colour_equal(a->modules.dark, b->modules.dark) &&
           colour_equal(a->modules.light, b->modules.light) &&
           memcmp(a->modules.bits, b->modules.bits, side * side) == 0;
}

bool draw_item_equal(const struct draw_item *a, const struct draw_item *b)
{
    if (a->kind != b->kind || !rect_equal(a->rect, b->rect))
        return false;
    switch (a->kind) {
    case DRAW_BOX: return box_equal(a, b);
    case DRAW_RUN: return run_equal(a, b);
    case DRAW_PICTURE:
        return a->picture.dark == b->picture.dark &&
               rect_equal(a->picture.crop, b->picture.crop) && strcmp(a->picture.path, b->picture.path) == 0;
    case DRAW_ICON:
        return a->icon.mirrored == b->icon.mirrored &&
               colour_equal(a->icon.colour, b->icon.colour) &&
               strcmp(a->icon.name, b->icon.name) == 0;
    case DRAW_MODULES: return modules_equal(a, b);
    }
    return false;
}
