/* The bars, made of the same nodes as pages and put at fixed places. The places of each
   class of displays are rows of rectangles; what is too long for its place shrinks, alike on
   every page. */
#include "ui/bars.h"

#include <math.h>
#include <stddef.h>

#include "base/hash.h"
#include "base/minmax.h"
#include "layout/inner.h"

#define PILL_MM 16    /* the height of quiet pills */
#define LOGO_WIDEST 5 /* times its height */
#define PROGRESS_U 44 /* a page of the flow: a bar and its gap */

struct sheet {
    const struct layout_env *env;
    const struct theme *theme;
    const struct bars *bars;
    struct box *out;
    int count;
};

static uint64_t bar_id(const char *name, int place)
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
static void put(struct sheet *sheet, const struct layout_env *env, const struct node *node,
                struct rect rect)
{
    struct cell *cell = layout_node(env, node, rect.w);
    cell_stretch(cell, rect.h);
    add_cell(sheet, cell, rect.x, rect.y);
}

/* Nothing in the bars is as high as a button of a page has to be. */
static struct layout_env env_of_bars(const struct layout_env *env, struct theme *theme)
{
    struct layout_env bars = *env;
    *theme = *env->theme;
    theme->target_px = 0;
    bars.theme = theme;
    bars.scale_percent = 100;
    return bars;
}

static struct node *text_node(const struct layout_env *env, struct node *parent, const char *text,
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

static int text_width_px(const struct layout_env *env, const struct node *text)
{
    return natural_width_px(env, text) + 1;
}

/* In the middle of a line's height; the x is where it begins. Returns its width; 0: it is
   too wide and left out. */
static int put_text(struct sheet *sheet, const struct node *text, struct rect line)
{
    int w = text_width_px(sheet->env, text);
    if (w > line.w)
        return 0;
    struct cell *cell = layout_node(sheet->env, text, w);
    if (cell->rect.h > line.h * 5 / 4 || cell->para->line_count > 1)
        return 0;
    cell->rect.w = w;
    add_cell(sheet, cell, line.x, line.y + (line.h - cell->rect.h) / 2);
    return w;
}

static struct node *help_node(const struct layout_env *env, const struct bars *bars, bool is_short)
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

/* Next says what is next: the small word, the title below it, the arrow. */
static void add_next_words(const struct layout_env *env, struct node *button,
                           const struct bars *bars)
{
    const struct bar_button *next = &bars->places[BAR_NEXT];
    struct node *row = node_make(env->arena, button, NODE_ROW);
    struct node *words = node_make(env->arena, row, NODE_COLUMN);
    words->grow = 1;
    words->gap_mm10 = 0;
    struct node *above = text_node(env, words, next->label, SIZE_LABEL_SMALL, "next word");
    struct node *title = text_node(env, words, bars->next_title, SIZE_LABEL, "next title");
    above->align = title->align = ALIGN_END;
    above->tone = title->tone = TONE_ON_ACCENT;
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

static struct node *titled_next(const struct layout_env *env, const struct bars *bars)
{
    struct node *node = place_node(env, bars, BAR_NEXT, BUTTON_BAR);
    node->first = node->last = NULL;
    add_next_words(env, node, bars);
    return node;
}

/* A place of a bar with what stands there. */
struct seat {
    enum bar_place place; /* BAR_PLACES: Get help now */
    struct rect rect;
    bool icon_alone;
};

static struct node *seat_node(const struct layout_env *env, const struct bars *bars,
                              const struct seat *seat)
{
    struct node *node = seat->place == BAR_PLACES ? help_node(env, bars, true)
                                                  : place_node(env, bars, seat->place, BUTTON_BAR);
    if (seat->icon_alone) {
        struct node *icon = node->first->kind == NODE_ICON ? node->first : node->last;
        icon->next = NULL;
        node->first = node->last = icon;
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

/* With the next page's title, where that has room. */
static const struct node *next_node(const struct layout_env *env, const struct bars *bars,
                                    const struct seat *seat)
{
    const struct node *node = seat_node(env, bars, seat);
    if (!bars->next_title || button_is_stacked(env->theme, node))
        return node;
    const struct node *titled = titled_next(env, bars);
    return fits_seat(env, titled, seat) ? titled : node;
}

/* The words of a bar have one size, on every page: as large as the longest allows. One that
   has no room even at the least size leaves its place to the icon. */
static void put_seats(struct sheet *sheet, struct layout_env env, struct seat *seats, int count)
{
    const struct bars *bars = sheet->bars;
    struct layout_env smallest = env;
    smallest.scale_percent = 1;
    for (int i = 0; i < count; i++)
        seats[i].icon_alone = (seats[i].place != BAR_PLACES || bars->help) &&
                              !fits_seat(&smallest, seat_node(&env, bars, &seats[i]), &seats[i]);
    while (env.scale_percent > 40 && !seats_fit(&env, bars, seats, count))
        env.scale_percent -= 4;
    for (int i = 0; i < count; i++) {
        enum bar_place place = seats[i].place;
        if (place == BAR_PLACES ? !bars->help : !bars->places[place].present)
            continue;
        const struct node *node =
            place == BAR_NEXT ? next_node(&env, bars, &seats[i]) : seat_node(&env, bars, &seats[i]);
        put(sheet, &env, node, seats[i].rect);
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
        put(sheet, &part_env, part, (struct rect){rect.x + i * w, rect.y, w, rect.h});
    }
}

static void put_pills(struct sheet *sheet, const struct layout_env *bar_env, int x, int end_x,
                      int y, int h)
{
    const struct bars *bars = sheet->bars;
    struct layout_env fitting = *bar_env, *env = &fitting;
    while (env->scale_percent > 40 && !pills_fit(env, bars, h))
        env->scale_percent -= 4;
    /* Both in words, else without the theme's, else none. */
    static const bool forms[][2] = {{true, true}, {true, false}, {false, false}};
    int gap = env->theme->target_gap_px, sizes = 3 * part_px(env->theme), language = 0, dark = 0;
    for (size_t form = 0; form < sizeof forms / sizeof *forms; form++) {
        bool first = forms[form][0], last = forms[form][1];
        bool there = bars->places[BAR_LANGUAGE].present;
        language = there ? pill_width_px(env, bars, BAR_LANGUAGE, first) + gap : 0;
        dark = pill_width_px(env, bars, BAR_THEME, last);
        if (x + language + sizes + gap + dark > end_x && first)
            continue;
        if (there)
            put(sheet, env, pill_node(env, bars, BAR_LANGUAGE, first),
                (struct rect){x, y, language - gap, h});
        put_sizes(sheet, env, (struct rect){x + language, y, sizes, h});
        put(sheet, env, pill_node(env, bars, BAR_THEME, last),
            (struct rect){x + language + sizes + gap, y, dark, h});
        return;
    }
}

/* Where nothing leads back, on the first page: what a visitor may wonder. */
static void put_privacy(struct sheet *sheet, const struct layout_env *env, struct rect rect)
{
    const struct bars *bars = sheet->bars;
    if (!bars->privacy || bars->places[BAR_BACK].present)
        return;
    struct node *row = node_make(env->arena, NULL, NODE_ROW);
    row->align = ALIGN_CENTER;
    add_icon(env, row, "lock");
    row->last->tone = TONE_SOFT;
    text_node(env, row, bars->privacy, SIZE_LABEL_SMALL, "privacy")->grow = 1;
    row->id = bar_id("privacy row", 0);
    struct cell *cell = layout_node(env, row, rect.w);
    if (cell->rect.h <= rect.h)
        add_cell(sheet, cell, rect.x, rect.y + (rect.h - cell->rect.h) / 2);
}

static int pill_px(const struct theme *theme)
{
    return (int)(PILL_MM * theme->px_per_mm) + 1;
}

static void wide_bottom(struct sheet *sheet, const struct layout_env *env)
{
    const struct theme *theme = sheet->theme;
    int x = theme->margin_px, end = theme->display.w_px - theme->margin_px;
    int air = theme_u(theme, 22), y = theme->bottom.y + air, h = theme->bottom.h - 2 * air;
    int gap = theme_u(theme, 16), back = theme_u(theme, 202), home = theme_u(theme, 210);
    int next = theme_u(theme, 328), finish = end - next - gap - home;
    struct seat seats[] = {
        {.place = BAR_BACK, .rect = {x, y, back, h}},
        {.place = BAR_HOME, .rect = {x + back + gap, y, home, h}},
        {.place = BAR_FINISH, .rect = {finish, y, home, h}},
        {.place = BAR_NEXT, .rect = {end - next, y, next, h}},
    };
    put_privacy(sheet, env, (struct rect){x, y, back + gap + home, h});
    put_seats(sheet, *env, seats, 2);
    int pill = pill_px(theme), from = x + back + gap + home + theme_u(theme, 36);
    put_pills(sheet, env, from, finish - gap, y + (h - pill) / 2, pill);
    put_seats(sheet, *env, seats + 2, 2);
}

static void tall_bottom(struct sheet *sheet, const struct layout_env *env)
{
    const struct theme *theme = sheet->theme;
    int x = theme->margin_px, end = theme->display.w_px - theme->margin_px;
    int gap = theme->target_gap_px, air = theme_u(theme, 24), pill = pill_px(theme);
    int y = theme->bottom.y + air, low = y + pill + air;
    int h = theme->bottom.y + theme->bottom.h - air - low;
    int help = theme_u(theme, 170), side = theme_u(theme, 214), finish = theme_u(theme, 190);
    struct seat upper[] = {{.place = BAR_PLACES, .rect = {x, y, help, pill}},
                           {.place = BAR_FINISH, .rect = {end - finish, y, finish, pill}}};
    struct seat lower[] = {
        {.place = BAR_BACK, .rect = {x, low, side, h}},
        {.place = BAR_HOME, .rect = {x + side + gap, low, side, h}},
        {.place = BAR_NEXT, .rect = {x + 2 * (side + gap), low, end - x - 2 * (side + gap), h}},
    };
    put_seats(sheet, *env, upper, 1);
    put_pills(sheet, env, x + help + gap, end - finish - gap, y, pill);
    put_seats(sheet, *env, upper + 1, 1);
    put_privacy(sheet, env, (struct rect){x, low, 2 * side + gap, h});
    put_seats(sheet, *env, lower, 3);
}

/* Places of these parts of the height, which edges and gaps leave. */
static void put_rail(struct sheet *sheet, const struct layout_env *env,
                     const enum bar_place *places, const int *parts, int count)
{
    const struct theme *theme = sheet->theme;
    int edge = (int)(EDGE_LEAST_MM * theme->px_per_mm) + 1, gap = theme->target_gap_px;
    int w = theme->rail.w - edge - theme_px(theme, theme->class == CLASS_RAIL ? 3 : 2.4);
    int x = theme->rail.x + theme->rail.w - edge - w;
    int room = theme->rail.h - 2 * edge - (count - 1) * gap, sum = 0, before = 0;
    for (int i = 0; i < count; i++)
        sum += parts[i];
    struct seat seats[BAR_PLACES];
    int seated = 0;
    for (int i = 0; i < count; i++) {
        int from = room * before / sum, to = room * (before + parts[i]) / sum;
        before += parts[i];
        struct rect rect = {x, edge + from + i * gap, w, to - from};
        if (sheet->bars->help_is_high && i == 0)
            rect.h = room * (parts[0] + parts[1]) / sum + gap;
        bool taken = sheet->bars->help_is_high && i == 1;
        if (places[i] != BAR_THEME && !taken) /* Listen's place, until it can be heard */
            seats[seated++] = (struct seat){.place = places[i], .rect = rect};
    }
    put_seats(sheet, *env, seats, seated);
}

static void rail(struct sheet *sheet, const struct layout_env *env)
{
    static const enum bar_place large[] = {BAR_PLACES, BAR_HOME, BAR_THEME,
                                           BAR_MENU,   BAR_BACK, BAR_NEXT};
    static const int large_parts[] = {19, 18, 16, 16, 18, 22};
    static const enum bar_place small[] = {BAR_PLACES, BAR_MENU, BAR_BACK, BAR_NEXT};
    static const int small_parts[] = {1, 1, 1, 1};
    if (env->theme->class == CLASS_RAIL)
        put_rail(sheet, env, large, large_parts, 6);
    else
        put_rail(sheet, env, small, small_parts, 4);
}

static void tall_small_bottom(struct sheet *sheet, const struct layout_env *env)
{
    const struct theme *theme = sheet->theme;
    int x = theme->margin_px, gap = theme->target_gap_px;
    int room = theme->display.w_px - 2 * x - 2 * gap, side = room * 18 / 59;
    int y = theme->bottom.y + theme_px(theme, GAP_LEAST_MM);
    int h = theme->bottom.y + theme->bottom.h - (int)(EDGE_LEAST_MM * theme->px_per_mm) - 1 - y;
    struct seat seats[] = {
        {.place = BAR_BACK, .rect = {x, y, side, h}},
        {.place = BAR_MENU, .rect = {x + side + gap, y, side, h}},
        {.place = BAR_NEXT, .rect = {x + 2 * (side + gap), y, room - 2 * side, h}},
    };
    put_seats(sheet, *env, seats, 3);
}

int bars_bottom(const struct layout_env *env, const struct bars *bars, struct box *out)
{
    struct theme theme;
    struct layout_env bar_env = env_of_bars(env, &theme);
    struct sheet sheet = {.env = &bar_env, .theme = env->theme, .bars = bars, .out = out};
    switch (env->theme->class) {
    case CLASS_WIDE: wide_bottom(&sheet, &bar_env); break;
    case CLASS_TALL: tall_bottom(&sheet, &bar_env); break;
    case CLASS_TALL_SMALL: tall_small_bottom(&sheet, &bar_env); break;
    case CLASS_RAIL:
    case CLASS_RAIL_SMALL: rail(&sheet, &bar_env); break;
    }
    return sheet.count;
}

static int put_logo(struct sheet *sheet, int x, int y, int side)
{
    const struct bars *bars = sheet->bars;
    struct node *node = node_make(sheet->env->arena, NULL, bars->logo ? NODE_IMAGE : NODE_ICON);
    node->id = bar_id("logo", 0);
    node->text = bars->logo ? bars->logo : "spine";
    node->alt = "";
    node->tile = bars->logo ? TILE_NONE : TILE_SOLID;
    int w = bars->logo && bars->logo_h_px > 0 ? side * bars->logo_w_px / bars->logo_h_px : side;
    w = least(w, LOGO_WIDEST * side);
    sheet->out[sheet->count++] =
        (struct box){.node = node, .rect = {x, y, w, side}, .shrunk_percent = 100};
    return w;
}

/* The logo, the clinic's name, and where the hand reaches so high Get help now. */
static void top_line(struct sheet *sheet)
{
    const struct theme *theme = sheet->theme;
    const struct bars *bars = sheet->bars;
    int h = theme_u(theme, 72), side = theme_u(theme, 56);
    int y = most(theme_u(theme, 20), (int)ceil(EDGE_LEAST_MM * theme->px_per_mm));
    int x = theme->margin_px, end = theme->display.w_px - theme->margin_px;
    h = most(h, theme->target_least_px);
    x += put_logo(sheet, x, y + (h - side) / 2, side) + theme_u(theme, 20);
    struct node *help = NULL;
    struct layout_env env = *sheet->env;
    if (bars->help && theme->class == CLASS_WIDE) {
        help = help_node(&env, bars, theme->text_percent > 150);
        while (env.scale_percent > 40 && layout_node(&env, help, end)->rect.h > h)
            env.scale_percent -= 4; /* in a script that is higher than Latin letters */
        end -= natural_width_px(&env, help) + theme_u(theme, 16);
    }
    if (bars->clinic) {
        struct rect line = {x, y, end - theme->margin_px - x, h};
        put_text(sheet, text_node(sheet->env, NULL, bars->clinic, SIZE_LABEL, "clinic"), line);
    }
    if (help)
        put(sheet, &env, help,
            (struct rect){end, y, theme->display.w_px - theme->margin_px - end, h});
}

/* The flow's bars, one a page, up to `end`; and the counter behind them. Returns what is left
   of the line's width. */
static void put_progress(struct sheet *sheet, struct rect rect)
{
    struct node *progress = node_make(sheet->env->arena, NULL, NODE_PROGRESS);
    progress->n = sheet->bars->n;
    progress->of = sheet->bars->of;
    progress->id = bar_id("progress", 0);
    sheet->out[sheet->count++] =
        (struct box){.node = progress, .rect = rect, .shrunk_percent = 100};
}

static int put_flow_tile(struct sheet *sheet, int x, int y, int side)
{
    struct node *tile = node_make(sheet->env->arena, NULL, NODE_ICON);
    tile->text = sheet->bars->flow_icon ? sheet->bars->flow_icon : "list";
    tile->tile = TILE_SOFT;
    tile->id = bar_id("flow tile", 0);
    sheet->out[sheet->count++] =
        (struct box){.node = tile, .rect = {x, y, side, side}, .shrunk_percent = 100};
    return x + side;
}

/* Icon and name of the flow; how far one is: as bars where there is room, and in words. */
static void flow_line(struct sheet *sheet, struct rect line)
{
    const struct theme *theme = sheet->theme;
    const struct bars *bars = sheet->bars;
    int gap = theme_u(theme, 14), side = line.h, end = line.x + line.w;
    int x = put_flow_tile(sheet, line.x, line.y, side) + gap;
    struct node *name = text_node(sheet->env, NULL, bars->flow_title, SIZE_LABEL, "flow");
    name->tone = TONE_ACCENT;
    struct node *counter =
        bars->counter ? text_node(sheet->env, NULL, bars->counter, SIZE_LABEL_SMALL, "counter")
                      : NULL;
    int counter_px = counter ? text_width_px(sheet->env, counter) + gap : 0;
    int progress = bars->counter ? bars->of * theme_u(theme, PROGRESS_U) : 0;
    x += put_text(sheet, name, (struct rect){x, line.y, end - counter_px - x, line.h}) + gap;
    if (!counter)
        return;
    bool room = x + progress + counter_px <= end;
    int from = theme->class == CLASS_WIDE && room ? x + gap : end - counter_px - progress;
    if (room) {
        int h = most(theme_u(theme, 10), 4);
        put_progress(
            sheet, (struct rect){from, line.y + (line.h - h) / 2, progress - theme_u(theme, 6), h});
        from += progress;
    } else {
        from = end - counter_px;
    }
    put_text(sheet, counter, (struct rect){from + gap, line.y, end - from - gap + 2, line.h});
}

/* On small upright displays the counter stands over its bars, beside Help. */
static void small_top(struct sheet *sheet)
{
    const struct theme *theme = sheet->theme;
    const struct bars *bars = sheet->bars;
    int edge = theme->margin_px, h = theme->target_least_px, end = theme->display.w_px - edge;
    struct node *help = bars->help ? help_node(sheet->env, bars, true) : NULL;
    int w = help ? most(natural_width_px(sheet->env, help), theme->target_least_px) : 0;
    w = least(w, end - edge);
    if (bars->flow_title) {
        int side = theme_u(theme, 30), gap = theme_u(theme, 6);
        struct rect line = {edge, edge, end - w - 2 * gap - edge, side};
        int x = put_flow_tile(sheet, line.x, line.y, side) + gap;
        const char *words = bars->counter ? bars->counter : bars->flow_title;
        struct node *text = text_node(sheet->env, NULL, words, SIZE_LABEL, "counter");
        text->tone = TONE_ACCENT;
        put_text(sheet, text, (struct rect){x, line.y, line.x + line.w - x, line.h});
        if (bars->counter)
            put_progress(sheet, (struct rect){edge, edge + h - theme_u(theme, 12), line.w,
                                              theme_u(theme, 7)});
    }
    struct seat seat = {.place = BAR_PLACES, .rect = {end - w, edge, w, h}};
    if (help)
        put_seats(sheet, *sheet->env, &seat, 1);
}

int bars_top(const struct layout_env *env, const struct bars *bars, struct box *out)
{
    const struct theme *theme = env->theme;
    struct theme bar_theme;
    struct layout_env bar_env = env_of_bars(env, &bar_theme);
    struct sheet sheet = {.env = &bar_env, .theme = theme, .bars = bars, .out = out};
    if (theme->class == CLASS_TALL_SMALL) {
        small_top(&sheet);
        return sheet.count;
    }
    if (!rect_empty(theme->top))
        top_line(&sheet);
    if (bars->flow_title) {
        int w = theme->class == CLASS_WIDE ? theme_text_column_px(theme) : theme->content.w;
        int h = theme->flow_px * 44 / 56;
        flow_line(&sheet, (struct rect){theme->content.x, theme->content.y, w, h});
    }
    return sheet.count;
}
