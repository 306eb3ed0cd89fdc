/* The rules that look at more than one screen: all words of a page, and bars that stand
   still. */
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "workshop/screen_inner.h"

/* A node's place in the tree, times 1000; a picture's words follow it. -1: not of it. */
static int place_of(const struct page *page, const struct node *text)
{
    int place = 0;
    for (const struct node *at = page->root; at; at = node_after(page->root, at)) {
        if (at == text)
            return place;
        if (is_word_of(text, at))
            return place + (int)(text->id - at->id);
        place += 1000;
    }
    return -1;
}

static struct buf *part_at(struct said *said, int place)
{
    for (int i = 0; i < said->count; i++)
        if (said->parts[i].place == place)
            return &said->parts[i].text;
    vec_push(said->parts, said->count, said->room, (struct said_part){.place = place});
    return &said->parts[said->count - 1].text;
}

static void add_lines(struct buf *out, const struct box *box)
{
    for (int i = box->line; i < box->line + box->lines; i++) {
        const struct para_line *line = &box->para->lines[i];
        for (int r = 0; r < line->run_count; r++) {
            for (const char *c = line->runs[r].run.text; *c; c++) {
                if (strncmp(c, "\u2010", 3) == 0)
                    c += 2;
                else if (*c != ' ' && *c != '-')
                    buf_append(out, c, 1);
            }
        }
    }
}

/* Words over a picture that a small display crops, or writes short; what steers stills. */
static bool is_of_display(const struct page *page, const struct node *text)
{
    for (const struct node *up = text; up && !text->file; up = up->parent)
        if (up->kind == NODE_STILLS)
            return true;
    for (const struct node *at = page->root; at; at = node_after(page->root, at)) {
        if (!is_word_of(text, at))
            continue;
        bool brief = at->focus[2] > 0;
        for (int i = 0; i < at->word_count; i++)
            brief = brief || at->words[i].brief;
        return brief || at->parent->kind == NODE_STILLS;
    }
    return false;
}

/* The second line of a card of the menu, and the word of a key that has a sign. */
static bool may_give_way(const struct node *text)
{
    const struct node *button = text;
    while (button && button->kind != NODE_BUTTON)
        button = button->parent;
    if (!button)
        return false;
    bool in_menu = button->parent && node_is_menu(button->parent);
    return (in_menu && text->size == SIZE_CAPTION) ||
           (button->button == BUTTON_KEY && button->first->kind == NODE_ICON);
}

void said_add(struct said *said, const struct page *page, const struct bars *bars,
              const struct scene *scene, struct breaches *out)
{
    for (int i = 0; i < scene->count; i++) {
        const struct box *box = &scene->boxes[i];
        const struct node *node = box->node;
        bool continued = !node->parent && node->id == SCENE_CONTINUED_ID;
        bool counter = !node->parent && node->text && node->text == bars->counter;
        if (box->part != PART_CONTENT || node->kind != NODE_TEXT || continued || counter ||
            may_give_way(node) || is_of_display(page, node))
            continue;
        int place = place_of(page, node);
        if (place < 0)
            breach(out, SCREEN_LOST, box, NULL, "not of this page");
        else
            add_lines(part_at(said, place), box);
    }
}

static int by_place(const void *a, const void *b)
{
    return ((const struct said_part *)a)->place - ((const struct said_part *)b)->place;
}

static int by_byte(const void *a, const void *b)
{
    return *(const unsigned char *)a - *(const unsigned char *)b;
}

char *said_text(struct said *said, bool rtl)
{
    struct buf all = {0};
    if (said->count)
        qsort(said->parts, (size_t)said->count, sizeof *said->parts, by_place);
    for (int i = 0; i < said->count; i++) {
        struct buf *text = &said->parts[i].text;
        if (rtl && text->len)
            qsort(text->bytes, text->len, 1, by_byte);
        buf_append(&all, text->bytes ? text->bytes : "", text->len);
        buf_puts(&all, " ");
    }
    char *text = strdup(all.bytes ? all.bytes : "");
    buf_free(&all);
    return text;
}

void said_clear(struct said *said)
{
    for (int i = 0; i < said->count; i++)
        buf_free(&said->parts[i].text);
    free(said->parts);
    *said = (struct said){0};
}

void screen_check_lost(struct breaches *out, const char *all, const char *said)
{
    if (strcmp(all, said) == 0)
        return;
    size_t same = 0;
    while (all[same] && all[same] == said[same])
        same++;
    breach(out, SCREEN_LOST, NULL, NULL, "wanted \"...%.60s\", saw \"...%.60s\"", all + same,
           said + same);
}

static void check_place(struct breaches *out, struct places_seen *places, const struct box *box)
{
    for (int i = 0; i < places->count; i++) {
        if (places->items[i].id != box->node->id)
            continue;
        struct rect was = places->items[i].rect;
        if (!rect_equal(was, box->rect))
            breach(out, SCREEN_BARS, box, NULL, "it was at %d,%d %dx%d", was.x, was.y, was.w,
                   was.h);
        return;
    }
    if (places->count < BAR_PLACES_MANY) {
        places->items[places->count].id = box->node->id;
        places->items[places->count++].rect = box->rect;
    }
}

void screen_check_bars(struct breaches *out, struct places_seen *places, const struct scene *scene)
{
    for (int i = 0; i < scene->count; i++)
        if (box_in_bars(&scene->boxes[i]) && scene->boxes[i].node->kind == NODE_BUTTON)
            check_place(out, places, &scene->boxes[i]);
}
