/* A page as units that can not be cut, and what ties each to the next. */
#include "layout/units.h"

#include <string.h>

#include "base/minmax.h"

#define UNIT_UNITS 2 /* of the budget, for one that can not be cut */

static struct unit *add_unit(struct units *units, struct unit unit)
{
    budget_spend(units->env->measure->budget, UNIT_UNITS);
    if (units->count == units->room) {
        int room = units->room ? 2 * units->room : 64;
        struct unit *items = arena_alloc(units->arena, sizeof *items * (size_t)room);
        if (units->count)
            memcpy(items, units->items, sizeof *items * (size_t)units->count);
        units->items = items;
        units->room = room;
    }
    units->items[units->count] = unit;
    return &units->items[units->count++];
}

/* Where in the page we are while walking its cells. */
struct place {
    int x, y;
    const struct cell *panel;
    int panel_x, panel_pad;
};

static struct unit unit_at(const struct cell *cell, struct place at)
{
    return (struct unit){
        .cell = cell,
        .x = at.x,
        .top = at.y,
        .bottom = at.y + cell->rect.h,
        .panel = at.panel,
        .panel_x = at.panel_x,
        .panel_pad = at.panel_pad,
    };
}

static bool ends_with(const char *text, size_t len, const char *end)
{
    size_t end_len = strlen(end);
    return len >= end_len && memcmp(text + len - end_len, end, end_len) == 0;
}

static bool ends_sentence(const struct para_line *line)
{
    static const char *const ends[] = {".", "!", "?", ":", "…", "。", "؟", "۔"};
    if (line->run_count == 0)
        return true;
    bool rtl = line->runs[0].run.rtl;
    const char *text = line->runs[rtl ? 0 : line->run_count - 1].run.text;
    size_t len = strlen(text);
    while (len > 0 && text[len - 1] == ' ')
        len--;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (ends_with(text, len, ends[i]))
            return true;
    }
    return false;
}

/* A heading, the name of a group, the letter of a tile. */
static bool names_next(const struct node *node)
{
    return node->heading || node->tile != TILE_NONE || (node->bold && node->size == SIZE_BODY);
}

/* The height of what names a unit at y: it must not stand alone. */
static int named_px(const struct units *units, int y)
{
    int i = units->count;
    while (i > 0 && units->items[i - 1].tie >= TIE_HEADING)
        i--;
    return i < units->count ? most(y - units->items[i].top, 0) : 0;
}

/* What to fill a field with is said right before it. */
static bool is_instruction(const struct cell *cell)
{
    return cell->next && cell->next->node->kind == NODE_FIELD;
}

/* A title with something beside it. */
static bool heads_row(const struct node *node)
{
    return node->kind == NODE_ROW && node->first && node->first->heading;
}

static enum tie tie_of(const struct cell *cell)
{
    if (is_instruction(cell) && !cell->node->heading)
        return TIE_CONTROL;
    return names_next(cell->node)        ? TIE_HEADING
           : cell->node->size >= SIZE_H2 ? TIE_LOOSE
                                         : TIE_NONE;
}

/* Four lines and more may be parted, two on each side at least, unless they name what follows;
   others only where they have no room below what names them. */
static void add_text(struct units *units, const struct cell *cell, struct place at)
{
    struct unit whole = unit_at(cell, at);
    const struct para *para = cell->para;
    int named = named_px(units, at.y);
    bool fits_one = named + cell->rect.h + 2 * at.panel_pad <= units->env->box_h_px;
    bool short_one = (para->line_count < 4 || tie_of(cell) >= TIE_HEADING) && fits_one;
    if (cell->node->tile != TILE_NONE || para->line_count < 2 || short_one) {
        whole.tie = tie_of(cell);
        add_unit(units, whole);
        return;
    }
    int two_px = para->lines[0].h_px + para->lines[1].h_px + 2 * at.panel_pad;
    bool in_twos = para->line_count >= 4 && two_px <= units->env->box_h_px;
    for (int line = 0; line < para->line_count && (line == 0 || layout_goes_on(units->env));) {
        int left = para->line_count - line;
        int lines = in_twos && (line == 0 || left == 2) ? 2 : 1;
        const struct para_line *first = &para->lines[line];
        const struct para_line *last = &para->lines[line + lines - 1];
        struct unit unit = whole;
        unit.line = line;
        unit.lines = lines;
        unit.tight = line > 0;
        unit.top = at.y + first->y_px;
        unit.bottom = at.y + last->y_px + last->h_px;
        line += lines;
        bool within = !ends_sentence(last);
        unit.tie = line == para->line_count ? tie_of(cell) : within ? TIE_SENTENCE : TIE_NONE;
        add_unit(units, unit);
    }
}

static void add_cell(struct units *units, const struct cell *cell, struct place at);

/* A picture, a code or a counter stands on one screen with the words about it. */
static bool belongs_together(const struct units *units, const struct cell *cell)
{
    for (const struct cell *child = cell->first; child; child = child->next) {
        enum node_kind kind = child->node->kind;
        if (kind == NODE_IMAGE || kind == NODE_STILLS || kind == NODE_QR || kind == NODE_PROGRESS)
            return cell->rect.h <= units->env->box_h_px;
    }
    return false;
}

static void add_stack(struct units *units, const struct cell *cell, struct place at)
{
    if (cell->node->panel != PANEL_NONE) {
        at.panel = cell;
        at.panel_x = at.x;
        at.panel_pad = cell->first ? cell->first->rect.y : 0;
    }
    for (const struct cell *child = cell->first; child; child = child->next) {
        struct place inside = at;
        inside.x += child->rect.x;
        inside.y += child->rect.y;
        add_cell(units, child, inside);
    }
}

static void add_grid(struct units *units, const struct cell *cell, struct place at)
{
    int bottom = -1;
    for (const struct cell *child = cell->first; child; child = child->next) {
        struct place inside = at;
        inside.x += child->rect.x;
        inside.y += child->rect.y;
        bool alone = child->rect.w == cell->rect.w; /* on its line */
        if (alone && child->rect.h > units->env->box_h_px) {
            add_cell(units, child, inside);
            continue;
        }
        struct unit unit = unit_at(child, inside);
        /* The cells of one line are units that start at the same height: kept together by
           the walk, which never begins a screen above a unit that does not lie lower. */
        unit.tight = inside.y < bottom;
        add_unit(units, unit);
        if (inside.y + child->rect.h > bottom)
            bottom = inside.y + child->rect.h;
    }
}

/* Choices right above the dots that they choose. */
static bool chooses_next(const struct cell *cell)
{
    const struct node *choice = cell->node->first, *next = cell->next ? cell->next->node : NULL;
    if (!next || !choice || choice->kind != NODE_BUTTON || choice->button != BUTTON_CHOICE)
        return false;
    const struct node *at = next;
    while (at && at->kind != NODE_PROGRESS)
        at = node_after(next, at);
    return at != NULL;
}

static bool is_buttons(const struct node *node)
{
    if (node->kind == NODE_BUTTON)
        return node->button != BUTTON_CARD && node->button != BUTTON_CHOICE;
    return node->kind == NODE_ROW && node->first && is_buttons(node->first);
}

static bool ends_in_text(const struct units *units)
{
    return units->count > 0 && units->items[units->count - 1].cell->node->kind == NODE_TEXT;
}

static bool says_nothing(const struct cell *cell)
{
    if (cell->node->kind == NODE_IMAGE)
        return cell->node->word_count == 0;
    bool holder = cell->node->kind == NODE_COLUMN && cell->first && cell->first == cell->last;
    return holder && says_nothing(cell->first);
}

static void tie_last(struct units *units, enum tie tie)
{
    struct unit *last = units->count > 0 ? &units->items[units->count - 1] : NULL;
    if (last && last->tie < tie)
        last->tie = tie;
}

static void add_cell(struct units *units, const struct cell *cell, struct place at)
{
    const struct node *node = cell->node;
    bool cut = cell->stacked && node->kind != NODE_BUTTON && !belongs_together(units, cell) &&
               (node->panel == PANEL_NONE || cell->rect.h > units->env->box_h_px);
    if (cut) {
        add_stack(units, cell, at);
    } else if (node->kind == NODE_GRID ||
               (node->kind == NODE_PAD && cell->rect.h > units->env->box_h_px)) {
        add_grid(units, cell, at);
        if (chooses_next(cell))
            tie_last(units, TIE_CONTROL);
    } else if (node->kind == NODE_TEXT) {
        add_text(units, cell, at);
    } else {
        if (says_nothing(cell))
            tie_last(units, TIE_PICTURE);
        else if (is_buttons(node) && ends_in_text(units))
            tie_last(units, TIE_LOOSE);
        struct unit *unit = add_unit(units, unit_at(cell, at));
        unit->tie = node->kind == NODE_FIELD  ? TIE_KEYS
                    : node->kind == NODE_ICON ? TIE_HEADING
                    : heads_row(node)         ? TIE_HEADING
                    : is_instruction(cell)    ? TIE_CONTROL
                                              : TIE_NONE;
    }
}

void units_add(struct units *units, const struct cell *page)
{
    add_cell(units, page, (struct place){0});
}
