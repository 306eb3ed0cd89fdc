/* Which pictures there are, and what they are called. */
#include "workshop/shots_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

void shots_list_add(struct shots_list *list, const struct shot *shot)
{
    if (!list->arena)
        list->arena = arena_create();
    vec_grow(list->items, list->count, list->room);
    struct shot *kept = &list->items[list->count++];
    *kept = *shot;
    kept->page = arena_strdup(list->arena, shot->page);
    kept->display = arena_strdup(list->arena, shot->display);
    kept->language = arena_strdup(list->arena, shot->language);
}

void shots_list_free(struct shots_list *list)
{
    arena_destroy(list->arena);
    free(list->items);
    *list = (struct shots_list){0};
}

const struct shot *shots_list_find(const struct shots_list *list, const struct shot *like)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct shot *shot = &list->items[i];
        if (shot->text_size == like->text_size && shot->dark == like->dark &&
            strcmp(shot->page, like->page) == 0 && strcmp(shot->display, like->display) == 0 &&
            strcmp(shot->language, like->language) == 0)
            return shot;
    }
    return NULL;
}

const char *shots_page_name(struct arena *arena, const char *page)
{
    char *name = arena_strdup(arena, page);
    for (char *c = name; *c; c++)
        *c = *c == '/' ? '+' : *c;
    return name;
}

const char *shots_dir(struct arena *arena, const struct shot *shot)
{
    return arena_printf(arena, "%s/%s/%d-%s", shot->display, shot->language, shot->text_size,
                        shot->dark ? "dark" : "calm");
}

const char *shots_png(struct arena *arena, const struct shot *shot, int screen)
{
    return arena_printf(arena, "%s/%s-%d.png", shots_dir(arena, shot),
                        shots_page_name(arena, shot->page), screen);
}
