/* What pictures are called. */
#include "workshop/shot.h"

/* "faq/what" as a part of a file's name: "faq+what". */
static const char *file_name(struct arena *arena, const char *page)
{
    char *name = arena_strdup(arena, page);
    for (char *c = name; *c; c++)
        *c = *c == '/' ? '+' : *c;
    return name;
}

const char *shot_dir(struct arena *arena, const struct shot *shot)
{
    return arena_printf(arena, "%s/%s/%d-%s", shot->display, shot->language, shot->text_size,
                        shot->dark ? "dark" : "calm");
}

const char *shot_png(struct arena *arena, const struct shot *shot, int screen)
{
    return arena_printf(arena, "%s/%s-%d.png", shot_dir(arena, shot), file_name(arena, shot->page),
                        screen);
}

const char *shot_state_png(struct arena *arena, const struct shot *shot, int state, int screen)
{
    return arena_printf(arena, "states/%s/%s.%d-%d.png", shot->language,
                        file_name(arena, shot->page), state, screen);
}
