/* Where the bars' parts stand: for each class of displays, rows of rectangles. */
#include "ui/bars.h"

#include <math.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/minmax.h"
#include "layout/inner.h"
#include "ui/bar_parts.h"

#define PILL_MM 16          /* the height of quiet pills */
#define LOGO_WIDEST 5       /* times its height */
#define PROGRESS_U 44       /* a page of the flow: a bar and its gap; */
#define PROGRESS_RAIL_U 24  /* .. beside a rail; */
#define PROGRESS_LEAST_U 14 /* .. under which there are no bars */

static int pill_px(const struct theme *theme)
{
    return (int)(PILL_MM * theme->px_per_mm) + 1;
}

/* The seats give of their widths what the pills need at least. */
static void wide_bottom(struct sheet *sheet, const struct layout_env *env)
{
    const struct theme *theme = sheet->theme;
    int x = theme->margin_px, end = theme->display.w_px - theme->margin_px;
    int air = theme_u(theme, 22), edge = (int)ceil(EDGE_LEAST_MM * theme->px_per_mm);
    int y = theme->bottom.y + air, h = theme->bottom.h - air - most(air, edge);
    int gap = most(theme_u(theme, 16), (int)ceil(GAP_LEAST_MM * theme->px_per_mm));
    int back = theme_u(theme, 202), home = theme_u(theme, 210), next = theme_u(theme, 328);
    int wished = back + 2 * home + next;
    int spare = end - x - 4 * gap - bar_pills_least_px(env, sheet->bars) - wished;
    if (spare < 0) {
        back += back * spare / wished;
        home += home * spare / wished;
        next += next * spare / wished;
    }
    int finish = end - next - gap - home;
    struct seat seats[] = {
        {.place = BAR_BACK, .rect = {x, y, back, h}},
        {.place = BAR_HOME, .rect = {x + back + gap, y, home, h}},
        {.place = BAR_FINISH, .rect = {finish, y, home, h}},
        {.place = BAR_NEXT, .rect = {end - next, y, next, h}},
    };
    bar_put_privacy(sheet, env, (struct rect){x, y, back + gap + home, h});
    bar_put_seats(sheet, *env, seats, 2);
    int pill = pill_px(theme), more = least(theme_u(theme, 36) - gap, most(spare, 0));
    bar_put_pills(sheet, env, x + back + gap + home + gap + most(more, 0), finish - gap,
                  y + (h - pill) / 2, pill);
    bar_put_seats(sheet, *env, seats + 2, 2);
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
    bar_put_seats(sheet, *env, upper, 1);
    bar_put_pills(sheet, env, x + help + gap, end - finish - gap, y, pill);
    bar_put_seats(sheet, *env, upper + 1, 1);
    bar_put_privacy(sheet, env, (struct rect){x, low, 2 * side + gap, h});
    bar_put_seats(sheet, *env, lower, 3);
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
        bool high = sheet->bars->help_is_high && places[1] == BAR_MENU;
        if (high && i == 0)
            rect.h = room * (parts[0] + parts[1]) / sum + gap;
        bool taken = high && i == 1;
        if (places[i] != BAR_THEME && !taken) /* Listen's place, until it can be heard */
            seats[seated++] = (struct seat){.place = places[i], .rect = rect};
    }
    bar_put_seats(sheet, *env, seats, seated);
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
    bar_put_seats(sheet, *env, seats, 3);
}

int bars_bottom(const struct layout_env *env, const struct bars *bars, struct box *out)
{
    struct theme theme;
    struct layout_env own = bar_env(env, &theme);
    struct sheet sheet = {.env = &own, .theme = env->theme, .bars = bars, .out = out};
    switch (env->theme->class) {
    case CLASS_WIDE: wide_bottom(&sheet, &own); break;
    case CLASS_TALL: tall_bottom(&sheet, &own); break;
    case CLASS_TALL_SMALL: tall_small_bottom(&sheet, &own); break;
    case CLASS_RAIL:
    case CLASS_RAIL_SMALL: rail(&sheet, &own); break;
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
    node->tile = bars->logo && bars->logo_fits ? TILE_NONE : TILE_SOLID; /* a plate of its own */
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
    int side = theme_u(theme, 56), gap = (int)ceil(GAP_LEAST_MM * theme->px_per_mm);
    int y = most(theme_u(theme, 20), (int)ceil(EDGE_LEAST_MM * theme->px_per_mm));
    int h = least(theme_u(theme, 72), theme->content.y - gap - y);
    int x = theme->margin_px, end = theme->display.w_px - theme->margin_px;
    h = most(h, theme->target_least_px);
    x += put_logo(sheet, x, y + (h - side) / 2, side) + theme_u(theme, 20);
    struct node *help = NULL;
    struct layout_env env = *sheet->env;
    if (bars->help && theme->class == CLASS_WIDE) {
        help = bar_help(&env, bars, theme->text_percent > 150 && !bars->help_is_high);
        while (env.scale_percent > 40 && layout_node(&env, help, end)->rect.h > h)
            env.scale_percent -= 4; /* in a script that is higher than Latin letters */
        end -= natural_width_px(&env, help) + theme_u(theme, 16);
    }
    if (bars->clinic) {
        struct rect line = {x, y, end - theme->margin_px - x, h};
        bar_put_text(sheet, bar_text(sheet->env, NULL, bars->clinic, SIZE_LABEL, "clinic"), line);
    }
    if (help)
        bar_put(sheet, &env, help,
                (struct rect){end, y, theme->display.w_px - theme->margin_px - end, h});
}

const char *bars_count(struct arena *arena, const char *words, int n, int of)
{
    struct buf text = {0};
    int numbers[2] = {n, of}, used = 0;
    for (const char *c = words; *c; c++) {
        if (c[0] == '%' && c[1] == 'd' && used < 2) {
            buf_printf(&text, "%d", numbers[used++]);
            c++;
        } else {
            buf_append(&text, c, 1);
        }
    }
    const char *count = arena_strdup(arena, text.bytes ? text.bytes : "");
    buf_free(&text);
    return count;
}

/* The flow's bars, one a page, up to `end`; and the counter behind them. Returns what is left
   of the line's width. */
static void put_progress(struct sheet *sheet, struct rect rect)
{
    struct node *progress = node_make(sheet->env->arena, NULL, NODE_PROGRESS);
    progress->n = sheet->bars->n;
    progress->of = sheet->bars->of;
    progress->filled_percent = 100 * (sheet->bars->screen + 1) / most(sheet->bars->screens, 1);
    progress->id = bar_id("progress", 0);
    sheet->out[sheet->count++] =
        (struct box){.node = progress, .rect = rect, .shrunk_percent = 100};
}

static int put_flow_tile(struct sheet *sheet, int x, int y, int side)
{
    struct node *tile = node_make(sheet->env->arena, NULL, NODE_ICON);
    tile->text = sheet->bars->flow_icon ? sheet->bars->flow_icon : "list";
    tile->alt = "";
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
    struct node *name = bar_text(sheet->env, NULL, bars->flow_title, SIZE_LABEL, "flow");
    name->tone = TONE_ACCENT;
    struct node *counter =
        bars->counter ? bar_text(sheet->env, NULL, bars->counter, SIZE_LABEL_SMALL, "counter")
                      : NULL;
    int counter_px = counter ? bar_text_width_px(sheet->env, counter) + gap : 0;
    x += bar_put_text(sheet, name, (struct rect){x, line.y, end - counter_px - x, line.h}) + gap;
    if (!counter)
        return;
    bool wide = theme->class == CLASS_WIDE;
    x += wide ? gap : 0;
    int step = least(theme_u(theme, theme_has_rail(theme) ? PROGRESS_RAIL_U : PROGRESS_U),
                     (end - counter_px - x) / bars->of);
    int progress = step * bars->of;
    bool room = step >= theme_u(theme, PROGRESS_LEAST_U);
    int from = wide && room ? x : end - counter_px - progress;
    if (room) {
        int h = most(theme_u(theme, 10), 4);
        put_progress(
            sheet, (struct rect){from, line.y + (line.h - h) / 2, progress - theme_u(theme, 6), h});
        from += progress;
    } else {
        from = end - counter_px;
    }
    bar_put_text(sheet, counter, (struct rect){from + gap, line.y, end - from - gap + 2, line.h});
}

/* On small upright displays the counter stands over its bars, beside Help. */
static void small_top(struct sheet *sheet)
{
    const struct theme *theme = sheet->theme;
    const struct bars *bars = sheet->bars;
    int edge = theme->margin_px, h = theme->target_least_px, end = theme->display.w_px - edge;
    struct node *help = bars->help ? bar_help(sheet->env, bars, true) : NULL;
    int w = help ? most(natural_width_px(sheet->env, help), theme->target_least_px) : 0;
    w = least(w, end - edge);
    if (bars->flow_title) {
        int side = theme_u(theme, 30), gap = theme_u(theme, 6);
        struct rect line = {edge, edge, end - w - 2 * gap - edge, side};
        int x = put_flow_tile(sheet, line.x, line.y, side) + gap;
        const char *words = bars->counter ? bars->counter : bars->flow_title;
        struct node *text = bar_text(sheet->env, NULL, words, SIZE_LABEL, "counter");
        text->tone = TONE_ACCENT;
        bar_put_text(sheet, text, (struct rect){x, line.y, line.x + line.w - x, line.h});
        if (bars->counter)
            put_progress(sheet, (struct rect){edge, edge + h - theme_u(theme, 12), line.w,
                                              theme_u(theme, 7)});
    }
    struct seat seat = {.place = BAR_PLACES, .rect = {end - w, edge, w, h}};
    if (help)
        bar_put_seats(sheet, *sheet->env, &seat, 1);
}

int bars_top(const struct layout_env *env, const struct bars *bars, struct box *out)
{
    const struct theme *theme = env->theme;
    struct theme bar_theme;
    struct layout_env own = bar_env(env, &bar_theme);
    struct sheet sheet = {.env = &own, .theme = theme, .bars = bars, .out = out};
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
