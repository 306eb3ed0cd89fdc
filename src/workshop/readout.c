/* A page as lines: the texts of a button are one line, the words on a picture are one. */
#include "workshop/readout.h"

#include <string.h>

#include "workshop/words_grade.h"

#define BETWEEN " \302\267 "

struct each {
    readout_on_page *on_page;
    void *context;
    struct words_lists lists;
};

struct lines {
    struct arena *arena;
    struct readout_line *items;
    int count;
    const struct node *last; /* button or picture that the last line is of */
};

static const struct node *button_of(const struct node *node)
{
    const struct node *up = node;
    while (up && up->kind != NODE_BUTTON)
        up = up->parent;
    return up;
}

static enum readout_kind kind_of_button(const struct node *button)
{
    switch (button->button) {
    case BUTTON_CARD: return READOUT_CARD;
    case BUTTON_CHOICE: return READOUT_CHOICE;
    case BUTTON_PLAIN:
    case BUTTON_PRIMARY:
    case BUTTON_ALARM:
    case BUTTON_KEY:
    case BUTTON_BAR:
    case BUTTON_HELP: return READOUT_BUTTON;
    }
    return READOUT_BUTTON;
}

/* The row of a list's line: a mark or a number, then words. */
static const struct node *item_of(const struct node *node)
{
    const struct node *row = node->parent;
    const struct node *mark = row && row->kind == NODE_ROW ? row->first : NULL;
    bool is_mark =
        mark && (mark->kind == NODE_ICON || (mark->kind == NODE_TEXT && mark->tile != TILE_NONE));
    return is_mark ? row : NULL;
}

static bool is_in_warning(const struct node *node)
{
    for (const struct node *up = node->parent; up; up = up->parent) {
        if (up->panel == PANEL_WARNING)
            return true;
    }
    return false;
}

static enum readout_kind kind_of(const struct words_text *text)
{
    const struct node *button = button_of(text->node);
    if (button)
        return kind_of_button(button);
    switch (text->role) {
    case LINT_HEADING: return READOUT_HEADING;
    case LINT_ALT: return text->node->kind == NODE_QR ? READOUT_CODE : READOUT_PICTURE;
    case LINT_WORD: return READOUT_ON_PICTURE;
    case LINT_TEXT:
    case LINT_LABEL:
    case LINT_SLOT:
    case LINT_CELL: break;
    }
    if (words_is_source(text))
        return READOUT_SOURCE;
    if (is_in_warning(text->node))
        return READOUT_WARNING;
    return item_of(text->node) ? READOUT_ITEM : READOUT_TEXT;
}

static void add(struct lines *lines, const struct words_text *text)
{
    enum readout_kind kind = kind_of(text);
    const struct node *button = button_of(text->node);
    const struct node *whole = button                       ? button
                               : kind == READOUT_ON_PICTURE ? text->node
                               : kind == READOUT_ITEM       ? item_of(text->node)
                                                            : NULL;
    struct readout_line *last = lines->count ? &lines->items[lines->count - 1] : NULL;
    if (whole && whole == lines->last && last && last->kind == kind) {
        last->text = arena_printf(lines->arena, "%s" BETWEEN "%s", last->text, text->text);
        return;
    }
    lines->items[lines->count++] = (struct readout_line){kind, text->text};
    lines->last = whole;
}

static void on_page(struct lint *lint, const struct lint_visit *visit,
                    const struct words_text *texts, int count, void *context)
{
    struct each *each = context;
    struct arena *arena = arena_create();
    struct lines lines = {.arena = arena,
                          .items = arena_alloc(arena, (size_t)(count + 1) * sizeof *lines.items)};
    for (int i = 0; i < count; i++)
        add(&lines, &texts[i]);
    struct words_grade grade = {.page = visit->page, .language = visit->language};
    words_grade_page(&each->lists, texts, count, &grade);
    struct readout readout = {
        .visit = visit, .lines = lines.items, .count = lines.count, .words = grade.words};
    readout.measure = words_grade_value(&grade, &readout.grade);
    each->on_page(lint, &readout, each->context);
    arena_destroy(arena);
}

static void ignore_text(struct lint *lint, const struct words_text *text, void *context)
{
    (void)lint;
    (void)text;
    (void)context;
}

void readout_each(struct lint *lint, readout_on_page *told, void *context)
{
    struct each each = {told, context, {.lint = lint}};
    words_walk(lint, ignore_text, on_page, &each);
}
