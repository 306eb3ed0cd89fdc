/* The pictures that shots has made: what the sheets for people link to. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct shot {
    const char *page, *display, *language;
    int text_size;
    bool dark;
    int screens; /* so many pictures: 1 .. screens */
};

struct shots_list {
    struct arena *arena;
    struct shot *items;
    size_t count, room;
};

void shots_list_add(struct shots_list *list, const struct shot *shot); /* copied */
void shots_list_free(struct shots_list *list);
const struct shot *shots_list_find(const struct shots_list *list,
                                   const struct shot *like); /* NULL: it is missing */

/* Below the output directory: DISPLAY/LANG/SIZE-THEME, and PAGE-N.png in it. */
const char *shots_dir(struct arena *arena, const struct shot *shot);
const char *shots_png(struct arena *arena, const struct shot *shot, int screen);
/* "faq/what" as a part of a file's name: "faq+what". */
const char *shots_page_name(struct arena *arena, const char *page);
