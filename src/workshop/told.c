/* Findings of screens, once each. */
#include "workshop/told.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/hash.h"

static bool is_told(struct told *told, uint64_t key)
{
    for (size_t i = 0; i < told->count; i++)
        if (told->keys[i] == key)
            return true;
    if (told->count == told->room) {
        told->room = told->room ? 2 * told->room : 64;
        told->keys = xrealloc(told->keys, told->room * sizeof *told->keys);
    }
    told->keys[told->count++] = key;
    return false;
}

void told_find(struct told *told, struct lint *lint, const struct lint_visit *visit,
               const char *rule, const struct node *node, const char *what, const char *text)
{
    bool placed = node && node->file;
    int line = placed ? node->line : 0;
    uint64_t key = hash_bytes(HASH_START, &line, sizeof line);
    key = hash_text(hash_text(key, placed ? node->file : ""), rule);
    if (is_told(told, hash_text(key, what)))
        return;
    const struct variant *variant = &visit->stage->variant;
    const struct display *display = &variant->display;
    lint_find(lint, rule, placed ? node->file : visit->file, line,
              "%s (%dx%d@%g, %s, %d %%, %s, screen %d%s%s)", text, display->w_px, display->h_px,
              display->inches, variant->language, variant->text_size,
              variant->dark ? "dark" : "calm", visit->stage->scene.screen + 1,
              visit->after[0] ? ", " : "", visit->after);
}

void told_free(struct told *told)
{
    free(told->keys);
    *told = (struct told){0};
}
