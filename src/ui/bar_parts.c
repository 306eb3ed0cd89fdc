/* What bars are made of: the same nodes as pages. What is too long for its place shrinks, alike on
   every page. */
#include "ui/bar_parts.h"

#include <stddef.h>

#include "base/hash.h"
#include "base/minmax.h"
#include "layout/inner.h"

#define PILL_LEAST_PERCENT 40 /* the signs of pills shrink so far */

uint64_t bar_id(const char *name, int place)
{
    return hash_bytes(hash_text(HASH_START, name), &place, sizeof place);
}

static void add_cell(struct sheet *sheet, const struct cell *cell, int x, int y)
{
    sheet->out[sheet->count++] = (struct box){
        .node = cell->node,
        .rect = {x, y, cell->rect.w, cell->rect.h},
        .para = cell->para,
        .lines = cell->para ? cell->para->line_count : 0,
        .em_px = cell->em_px,
        .shrunk_percent = cell->shrunk_percent,
    };
    for (const struct cell *child = cell->first; child; child = child->next)
        add_cell(sheet, child, x + child->rect.x, y + child->rect.y);
}

/* A button in its place: what it shows stands in the middle of it. */
void bar_put(struct sheet *sheet, const struct layout_env *env, const struct node *node,
             struct rect rect)
{
    struct cell *cell = layout_node(env, node, rect.w);
    cell_stretch(cell, rect.h);
    add_cell(sheet, cell, rect.x, rect.y);
}

/* Nothing in the bars is as high as a button of a page has to be. */
struct layout_env bar_env(const struct layout_env *env, struct theme *theme)
{
    struct layout_env bars = *env;
    *theme = *env->theme;
    theme->target_px = 0;
    bars.theme = theme;
    bars.scale_percent = 100;
    return bars;
}

struct node *bar_text(const struct layout_env *env, struct node *parent, const char *text,
                      enum text_size size, const char *id)
{
    struct node *node = node_make(env->arena, parent, NODE_TEXT);
    node->text = text;
    node->size = size;
    node->bold = size == SIZE_LABEL;
    node->tone = node->bold ? TONE_INK : TONE_SOFT;
    node->id = bar_id(id, 0);
    return node;
}

int bar_text_width_px(const struct layout_env *env, const struct node *text)
{
    return natural_width_px(env, text) + 1;
}

/* In the middle of a line's height; the x is where it begins. Returns its width; 0: it is
   too wide and left out. */
int bar_put_text(struct sheet *sheet, const struct node *text, struct rect line)
{
    int w = bar_text_width_px(sheet->env, text);
    if (w > line.w)
        return 0;
    struct cell *cell = layout_node(sheet->env, text, w);
    if (cell->rect.h > line.h * 5 / 4 || cell->para->line_count > 1)
        return 0;
    cell->rect.w = w;
    add_cell(sheet, cell, line.x, line.y + (line.h - cell->rect.h) / 2);
    return w;
}

struct node *bar_help(const struct layout_env *env, const struct bars *bars, bool is_short)
{
    const char *label = is_short ? bars->help_short : bars->help;
    struct node *node = node_make_button(env->arena, NULL, BUTTON_HELP, label,
                                         bars->help_is_high ? "hand" : "help", bars->help_action);
    node->name = bars->help;
    node->id = bar_id(bars->help_is_high ? "desk" : "help", 0);
    return node;
}

static void add_icon(const struct layout_env *env, struct node *parent, const char *name)
{
    struct node *icon = node_make(env->arena, parent, NODE_ICON);
    icon->text = name;
    icon->size = SIZE_LABEL;
    icon->tone = parent->last->tone;
}

/* Next says what is next: the small word, where it is `worded`, the title below it, the arrow. */
static void add_next_words(const struct layout_env *env, struct node *button,
                           const struct bars *bars, bool worded)
{
    const struct bar_button *next = &bars->places[BAR_NEXT];
    struct node *row = node_make(env->arena, button, NODE_ROW);
    struct node *words = node_make(env->arena, row, NODE_COLUMN);
    words->grow = 1;
    words->gap_mm10 = 0;
    if (worded)
        bar_text(env, words, next->label, SIZE_LABEL_SMALL, "next word");
    bar_text(env, words, bars->next_title, SIZE_LABEL, "next title");
    for (struct node *text = words->first; text; text = text->next) {
        text->align = ALIGN_END;
        text->tone = TONE_ON_ACCENT;
    }
    add_icon(env, row, next->icon);
    row->last->tone = TONE_ON_ACCENT;
}

static struct node *place_node(const struct layout_env *env, const struct bars *bars,
                               enum bar_place place, enum button_kind kind)
{
    const struct bar_button *button = &bars->places[place];
    struct node *node =
        node_make_button(env->arena, NULL, kind, button->label, button->icon, button->action);
    node->chosen = button->chosen;
    node->id = bar_id("bar", place);
    if (button->name)
        node->name = button->name;
    if (place == BAR_NEXT) {
        node->chosen = true; /* solid: the main way */
        for (struct node *child = node->first; child; child = child->next)
            child->tone = TONE_ON_ACCENT;
        if (node->first != node->last) { /* the arrow points on, behind the word */
            struct node *icon = node->first, *word = node->last;
            bool below = theme_has_rail(env->theme) || env->theme->class == CLASS_TALL_SMALL;
            if (!below) {
                node->first = word;
                word->next = icon;
                icon->next = NULL;
                node->last = icon;
            }
        }
    }
    return node;
}

static struct node *titled_next(const struct layout_env *env, const struct bars *bars, bool worded)
{
    struct node *node = place_node(env, bars, BAR_NEXT, BUTTON_BAR);
    node->first = node->last = NULL;
    add_next_words(env, node, bars, worded);
    return node;
}

static struct node *seat_node(const struct layout_env *env, const struct bars *bars,
                              const struct seat *seat)
{
    struct node *node = seat->place == BAR_PLACES ? bar_help(env, bars, true)
                                                  : place_node(env, bars, seat->place, BUTTON_BAR);
    enum node_kind kept = seat->form == SEAT_WORD ? NODE_TEXT : NODE_ICON;
    struct node *alone = node->first->kind == kept ? node->first : node->last;
    if (seat->form != SEAT_WHOLE) {
        alone->next = NULL;
        node->first = node->last = alone;
    }
    return node;
}

static bool fits_seat(const struct layout_env *env, const struct node *node,
                      const struct seat *seat)
{
    return least_width_px(env, node) <= seat->rect.w &&
           layout_node(env, node, seat->rect.w)->rect.h <= seat->rect.h;
}

static bool seats_fit(const struct layout_env *env, const struct bars *bars,
                      const struct seat *seats, int count)
{
    for (int i = 0; i < count; i++)
        if ((seats[i].place != BAR_PLACES || bars->help) &&
            !fits_seat(env, seat_node(env, bars, &seats[i]), &seats[i]))
            return false;
    return true;
}

/* What is next in the largest size that its seat has room for. false: it has none. */
static bool put_titled(struct sheet *sheet, struct layout_env env, const struct seat *seat,
                       bool worded)
{
    const struct node *titled = titled_next(&env, sheet->bars, worded);
    while (env.scale_percent > 40 && !fits_seat(&env, titled, seat))
        env.scale_percent -= 4;
    bool fits = fits_seat(&env, titled, seat);
    if (fits)
        bar_put(sheet, &env, titled, seat->rect);
    return fits;
}

/* With the next page's title below its word; a long one stands alone, in two lines. */
static void put_next(struct sheet *sheet, const struct layout_env *env, const struct seat *seat)
{
    const struct node *node = seat_node(env, sheet->bars, seat);
    bool titled = sheet->bars->next_title && !button_is_stacked(env->theme, node) &&
                  (put_titled(sheet, *env, seat, true) || put_titled(sheet, *env, seat, false));
    if (!titled)
        bar_put(sheet, env, node, seat->rect);
}

/* The words of a bar have one size, on every page: as large as the longest allows. One that
   has no room beside its icon even at the least size stands alone, or leaves its place to it. */
void bar_put_seats(struct sheet *sheet, struct layout_env env, struct seat *seats, int count)
{
    const struct bars *bars = sheet->bars;
    struct layout_env smallest = env;
    smallest.scale_percent = 1;
    for (int i = 0; i < count; i++)
        while ((seats[i].place != BAR_PLACES || bars->help) && seats[i].form < SEAT_ICON &&
               !fits_seat(&smallest, seat_node(&env, bars, &seats[i]), &seats[i]))
            seats[i].form++;
    while (env.scale_percent > 40 && !seats_fit(&env, bars, seats, count))
        env.scale_percent -= 4;
    for (int i = 0; i < count; i++) {
        enum bar_place place = seats[i].place;
        if (place == BAR_PLACES ? !bars->help : !bars->places[place].present)
            continue;
        if (place == BAR_NEXT)
            put_next(sheet, &env, &seats[i]);
        else
            bar_put(sheet, &env, seat_node(&env, bars, &seats[i]), seats[i].rect);
    }
}

/* The quiet pills from x on: the language, A A A, dark; by their icons where words have no
   room. Returns where they end. */
static struct node *pill_node(const struct layout_env *env, const struct bars *bars,
                              enum bar_place place, bool words)
{
    struct node *node = place_node(env, bars, place, BUTTON_QUIET);
    if (!words && node->first != node->last) {
        node->first->next = NULL;
        node->last = node->first;
    }
    return node;
}

static int pill_width_px(const struct layout_env *env, const struct bars *bars,
                         enum bar_place place, bool words)
{
    int w = natural_width_px(env, pill_node(env, bars, place, words));
    if (bars->places[place].other) {
        struct bars others = *bars;
        others.places[place].label = bars->places[place].other;
        w = most(w, natural_width_px(env, pill_node(env, &others, place, words)));
    }
    return most(w, env->theme->target_least_px);
}

/* A language's own name may be in a script that is higher than Latin letters. */
static bool pills_fit(const struct layout_env *env, const struct bars *bars, int h)
{
    static const enum bar_place places[] = {BAR_LANGUAGE, BAR_THEME};
    for (int i = 0; i < 2; i++) {
        if (!bars->places[places[i]].present) /* a pack of one language */
            continue;
        int w = pill_width_px(env, bars, places[i], true);
        if (layout_node(env, pill_node(env, bars, places[i], true), w)->rect.h > h)
            return false;
    }
    return true;
}

static int part_px(const struct theme *theme)
{
    return (int)(PART_LEAST_MM * theme->px_per_mm) + 1;
}

static void put_sizes(struct sheet *sheet, const struct layout_env *env, struct rect rect)
{
    struct node *pill = node_make(env->arena, NULL, NODE_ROW);
    pill->panel = PANEL_PILL;
    pill->id = bar_id("sizes", 0);
    sheet->out[sheet->count++] = (struct box){.node = pill, .rect = rect, .shrunk_percent = 100};
    int w = part_px(env->theme);
    for (int i = 0; i < 3; i++) {
        struct node *part =
            place_node(env, sheet->bars, (enum bar_place)(BAR_SIZE_100 + i), BUTTON_PART);
        struct theme theme = *env->theme;
        struct layout_env part_env = *env;
        theme.em_px[SIZE_LABEL] = theme.least_px[SIZE_LABEL] * (100 + 28 * i) / 100;
        part_env.theme = &theme;
        bar_put(sheet, &part_env, part, (struct rect){rect.x + i * w, rect.y, w, rect.h});
    }
}

/* The widths of the pills in a form, and what they take together. */
struct pills {
    int language, sizes, dark, gap, all;
};

static struct pills pills_of(const struct layout_env *env, const struct bars *bars,
                             const bool words[2], int gap)
{
    struct pills pills = {.sizes = 3 * part_px(env->theme), .gap = gap};
    if (bars->places[BAR_LANGUAGE].present)
        pills.language = pill_width_px(env, bars, BAR_LANGUAGE, words[0]) + gap;
    pills.dark = pill_width_px(env, bars, BAR_THEME, words[1]);
    pills.all = pills.language + pills.sizes + gap + pills.dark;
    return pills;
}

static int least_gap_px(const struct theme *theme)
{
    return (int)(GAP_LEAST_MM * theme->px_per_mm) + 1;
}

int bar_pills_least_px(const struct layout_env *env, const struct bars *bars)
{
    struct layout_env smallest = *env;
    smallest.scale_percent = PILL_LEAST_PERCENT;
    return pills_of(&smallest, bars, (bool[]){false, false}, least_gap_px(env->theme)).all;
}

void bar_put_pills(struct sheet *sheet, const struct layout_env *wished, int x, int end_x, int y,
                   int h)
{
    const struct bars *bars = sheet->bars;
    struct layout_env fitting = *wished, *env = &fitting;
    while (env->scale_percent > PILL_LEAST_PERCENT && !pills_fit(env, bars, h))
        env->scale_percent -= 4;
    /* Both in words, else without the theme's, else none, which then come closer and shrink. */
    static const bool forms[][2] = {{true, true}, {true, false}, {false, false}};
    int form = 0, gap = env->theme->target_gap_px, room = end_x - x;
    struct pills pills = pills_of(env, bars, forms[form], gap);
    while (pills.all > room && form < 2)
        pills = pills_of(env, bars, forms[++form], gap);
    if (pills.all > room)
        pills = pills_of(env, bars, forms[form], gap = least_gap_px(env->theme));
    while (pills.all > room && (env->scale_percent -= 4) >= PILL_LEAST_PERCENT)
        pills = pills_of(env, bars, forms[form], gap);
    if (pills.language)
        bar_put(sheet, env, pill_node(env, bars, BAR_LANGUAGE, forms[form][0]),
                (struct rect){x, y, pills.language - gap, h});
    put_sizes(sheet, env, (struct rect){x + pills.language, y, pills.sizes, h});
    bar_put(sheet, env, pill_node(env, bars, BAR_THEME, forms[form][1]),
            (struct rect){x + pills.all - pills.dark, y, pills.dark, h});
}

/* Where nothing leads back, on the first page: what a visitor may wonder. */
void bar_put_privacy(struct sheet *sheet, const struct layout_env *env, struct rect rect)
{
    const struct bars *bars = sheet->bars;
    if (!bars->privacy || bars->places[BAR_BACK].present)
        return;
    struct node *row = node_make(env->arena, NULL, NODE_ROW);
    row->align = ALIGN_CENTER;
    add_icon(env, row, "lock");
    row->last->tone = TONE_SOFT;
    bar_text(env, row, bars->privacy, SIZE_LABEL_SMALL, "privacy")->grow = 1;
    row->id = bar_id("privacy row", 0);
    struct cell *cell = layout_node(env, row, rect.w);
    if (cell->rect.h <= rect.h)
        add_cell(sheet, cell, rect.x, rect.y + (rect.h - cell->rect.h) / 2);
}
