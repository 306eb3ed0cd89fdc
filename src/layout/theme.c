/* Sizes and colours of one display, text size and theme: millimetres and degrees in,
   pixels out. */
#include "layout/theme.h"

#include <math.h>
#include <stdio.h>

#include "base/minmax.h"
#include "text/font.h"

#define RAIL_MM 23.0
#define RAIL_SMALL_MM 19.8
#define RAIL_AIR_MM 2.4              /* between the strip's edge and its buttons */
#define LOW_U 900                    /* high: a display with bars that is lower is low */
#define EM_MOST_PX (FONT_PX_MAX / 2) /* a letter on a tile is larger than its em */

/* Of body's em in percent, by class; at 200 % less, where a page has to hold twice as much. 0:
   the same. */
#define STEPS(small, label, caption, lead, h2, h1, show, far)                                      \
    {                                                                                              \
        [SIZE_LABEL_SMALL] = small, [SIZE_LABEL] = label, [SIZE_CAPTION] = caption,                \
        [SIZE_BODY] = 100, [SIZE_LEAD] = lead, [SIZE_H2] = h2, [SIZE_H1] = h1,                     \
        [SIZE_DISPLAY] = show, [SIZE_FAR] = far                                                    \
    }
static const int class_steps[][TEXT_SIZES] = {
    [CLASS_WIDE] = STEPS(76, 97, 82, 120, 145, 200, 307, 500),
    [CLASS_RAIL] = STEPS(76, 70, 76, 106, 125, 155, 220, 400),
    [CLASS_RAIL_SMALL] = STEPS(76, 74, 76, 106, 112, 125, 160, 300),
    [CLASS_TALL] = STEPS(76, 97, 82, 120, 145, 200, 307, 500),
    [CLASS_TALL_SMALL] = STEPS(76, 74, 76, 106, 112, 125, 160, 300),
};
static const int steps_at_200[TEXT_SIZES] = STEPS(76, 77, 76, 110, 125, 150, 0, 0);

bool display_parse(struct display *display, const char *text)
{
    int w, h, used = 0;
    double inches;
    if (sscanf(text, "%5dx%5d@%lf%n", &w, &h, &inches, &used) != 3 || text[used] != '\0')
        return false;
    bool fits = w >= DISPLAY_LEAST_PX && h >= DISPLAY_LEAST_PX && most(w, h) <= DISPLAY_SIDE_PX &&
                (int64_t)w * h <= DISPLAY_MOST_PX;
    if (!fits || !(inches >= 3 && inches <= 200))
        return false;
    display->w_px = w;
    display->h_px = h;
    display->inches = inches;
    return true;
}

double display_px_per_mm(const struct display *display)
{
    return hypot(display->w_px, display->h_px) / (display->inches * 25.4);
}

int display_distance_mm(const struct display *display)
{
    double inches = display->inches;
    if (display->distance_mm > 0)
        return display->distance_mm;
    return inches < 9    ? 400
           : inches < 13 ? 450
           : inches < 18 ? 500
           : inches < 27 ? 600
           : inches < 38 ? 700
                         : 800;
}

bool display_is_too_small(const struct display *display)
{
    int shorter = least(display->w_px, display->h_px), longer = most(display->w_px, display->h_px);
    double per_mm = display_px_per_mm(display);
    return shorter < DISPLAY_LEAST_PX || longer < DISPLAY_LEAST_LONG_MM * per_mm ||
           shorter < DISPLAY_LEAST_SHORT_MM * per_mm;
}

struct display display_for_words(const struct display *display)
{
    struct display sized = *display;
    if (!display_is_too_small(display))
        return sized;
    sized.w_px = most(display->w_px, 1);
    sized.h_px = most(display->h_px, 1);
    int shorter = least(sized.w_px, sized.h_px), longer = most(sized.w_px, sized.h_px);
    double per_mm =
        fmin((double)longer / DISPLAY_LEAST_LONG_MM, (double)shorter / DISPLAY_LEAST_SHORT_MM);
    sized.inches = hypot(sized.w_px, sized.h_px) / per_mm / 25.4;
    sized.distance_mm = 400;
    return sized;
}

int theme_u(const struct theme *theme, double u)
{
    return (int)lround(u * theme->u_px);
}

int theme_px(const struct theme *theme, double mm)
{
    return (int)lround(mm * theme->px_per_mm);
}

/* Rounded up: for sizes that must not fall under a limit. */
static int at_least_px(const struct theme *theme, double mm)
{
    return (int)ceil(mm * theme->px_per_mm);
}

double theme_mm(const struct theme *theme, int px)
{
    return px / theme->px_per_mm;
}

static enum display_class class_of(const struct theme *theme)
{
    double w_mm = theme_mm(theme, theme->display.w_px), h_mm = theme_mm(theme, theme->display.h_px);
    if (h_mm > w_mm)
        return w_mm < 200 ? CLASS_TALL_SMALL : CLASS_TALL;
    return h_mm < 110 ? CLASS_RAIL_SMALL : h_mm < 160 ? CLASS_RAIL : CLASS_WIDE;
}

/* Between the class's step and the one at 200 %. */
static int step_percent(int at_100, int at_200, int text_percent)
{
    int percent = most(text_percent, 100) - 100;
    return at_200 ? at_100 + (at_200 - at_100) * percent / 100 : at_100;
}

/* At 100 % captions and the counter may be small. A word that stands under its icon may be at any
   size: else, for who needs large words most, there would be none. */
static double least_cap_mm(const struct theme *theme, enum text_size size)
{
    bool under_icons = theme_has_rail(theme) || theme->class == CLASS_TALL_SMALL;
    bool caption = size == SIZE_LABEL_SMALL || size == SIZE_CAPTION;
    bool small = (caption && theme->text_percent == 100) || (size == SIZE_LABEL && under_icons);
    return small ? CAP_SMALL_MM : CAP_LEAST_MM;
}

/* px per em, and the least. */
static void set_text_size(struct theme *theme, enum display_class class, enum text_size size,
                          double em_mm)
{
    int percent = step_percent(class_steps[class][size], steps_at_200[size], theme->text_percent);
    int grown = size >= SIZE_DISPLAY ? 100 : theme->text_percent;
    double least_mm = least_cap_mm(theme, size) / CAP_PER_EM;
    double mm = fmax(em_mm * percent / 100 * grown / 100, least_mm);
    theme->em_px[size] = least(at_least_px(theme, mm), EM_MOST_PX);
    theme->least_px[size] = least(at_least_px(theme, least_mm), EM_MOST_PX);
}

static double em_mm_of(const struct theme *theme)
{
    return fmax(CAP_LEAST_MM, CAP_PER_DISTANCE * theme->display.distance_mm) / CAP_PER_EM;
}

static void set_text_sizes(struct theme *theme)
{
    double em_mm = em_mm_of(theme);
    theme->u_px = em_mm * theme->px_per_mm / 30;
    for (enum text_size size = 0; size < TEXT_SIZES; size++)
        set_text_size(theme, theme->class, size, em_mm);
    theme->em_px[SIZE_FAR] = least(theme->em_px[SIZE_FAR], theme->display.h_px / 5);
}

const struct theme *theme_narrower(struct arena *arena, const struct theme *theme)
{
    static const enum display_class next[] = {
        [CLASS_WIDE] = CLASS_RAIL,
        [CLASS_RAIL] = CLASS_RAIL_SMALL,
        [CLASS_RAIL_SMALL] = CLASS_RAIL_SMALL,
        [CLASS_TALL] = CLASS_RAIL,
        [CLASS_TALL_SMALL] = CLASS_TALL_SMALL,
    };
    struct theme *narrower = arena_alloc(arena, sizeof *narrower);
    *narrower = *theme;
    for (enum text_size size = SIZE_LEAD; size <= SIZE_H1; size++)
        set_text_size(narrower, next[theme->class], size, em_mm_of(theme));
    return narrower;
}

int chip_pad_px(const struct theme *theme)
{
    return theme_u(theme, 6);
}

int theme_text_column_px(const struct theme *theme)
{
    int w = theme->content.w;
    switch (theme->class) {
    case CLASS_WIDE: return w * 800 / 1808;
    case CLASS_RAIL: return w * 57 / 100;
    case CLASS_RAIL_SMALL: return w * 44 / 100;
    case CLASS_TALL:
    case CLASS_TALL_SMALL: return w;
    }
    return w;
}

/* The smallest displays with bars give of their air: look at 15.6 in. */
static bool is_low(const struct theme *theme)
{
    return theme->class == CLASS_WIDE && theme->display.h_px < theme_u(theme, LOW_U);
}

/* The bars of a class, and the content that they leave; look at the places in ui/bars.c. */
static void set_bars(struct theme *theme)
{
    int w = theme->display.w_px, h = theme->display.h_px;
    int edge = at_least_px(theme, EDGE_LEAST_MM), margin = theme->margin_px;
    int grown = theme->text_percent - 100;
    bool low = is_low(theme);
    int top = 0, bottom = 0, rail = 0, above = edge, below = edge;
    switch (theme->class) {
    case CLASS_WIDE:
        top = theme_u(theme, low ? 98 : 102);
        bottom = theme_u(theme, (low ? 116 : 136) + 40 * grown / 100.0);
        above = theme_u(theme, low ? 6 : 10);
        below = theme_u(theme, low ? 12 : 20);
        theme->flow_px = theme_u(theme, 56);
        break;
    case CLASS_TALL:
        top = theme_u(theme, 102);
        bottom = theme_u(theme, 244 + 40 * grown / 100.0);
        above = theme_u(theme, 10);
        below = theme_u(theme, 24);
        theme->flow_px = theme_u(theme, 60);
        break;
    case CLASS_RAIL:
        rail = theme_px(theme, RAIL_MM + GAP_LEAST_MM) + edge;
        theme->flow_px = at_least_px(theme, 9);
        break;
    case CLASS_RAIL_SMALL:
        rail = theme_px(theme, RAIL_SMALL_MM + RAIL_AIR_MM) + edge;
        above = at_least_px(theme, theme->text_percent > 100 ? 3 : 1.5);
        theme->flow_px = at_least_px(theme, 7.5);
        break;
    case CLASS_TALL_SMALL:
        top = edge + at_least_px(theme, TARGET_LEAST_MM) + theme_px(theme, 2);
        bottom = edge + at_least_px(theme, TARGET_LEAST_MM + 1) + theme_px(theme, GAP_LEAST_MM);
        above = below = theme_px(theme, 2);
        break;
    }
    if (theme->flow_px > 0) /* its words grow */
        theme->flow_px = most(theme->flow_px, theme->em_px[SIZE_LABEL] * 150 / 100);
    theme->top = (struct rect){0, 0, w, top};
    theme->bottom = (struct rect){0, h - bottom, bottom ? w : 0, bottom};
    theme->rail = (struct rect){w - rail, 0, rail, rail ? h : 0};
    int end = rail ? rail + at_least_px(theme, GAP_LEAST_MM) : margin;
    theme->content =
        (struct rect){margin, top + above, w - margin - end, h - top - bottom - above - below};
}

#define HEX(value) COLOUR_HEX(value)
#define WHITE HEX(0xffffff)
#define NIGHT HEX(0x10191d)
#define CALM_HUE(deep, edge, tint)                                                                 \
    {                                                                                              \
        HEX(deep), HEX(edge), HEX(tint), WHITE                                                     \
    }
#define DARK_HUE(light)                                                                            \
    {                                                                                              \
        HEX(light), HEX(light), HEX(0x17343a), NIGHT                                               \
    }

static struct palette calm(void)
{
    return (struct palette){
        .paper = HEX(0xfbf7f0),
        .card = WHITE,
        .ink = HEX(0x16242b),
        .soft = HEX(0x45565e),
        .rule = HEX(0xe2d9c8),
        .bar = WHITE,
        .pill = WHITE,
        .pill_edge = HEX(0x8a7f6c),
        .mark = HEX(0xf3c24f),
        .mark_edge = HEX(0xa87712),
        .shade = {0x16, 0x24, 0x2b, 190},
        .hues = {[HUE_TEAL] = CALM_HUE(0x0b5563, 0x063a44, 0xe1f0ee),
                 [HUE_INDIGO] = CALM_HUE(0x3d4a8f, 0x2a3468, 0xe7eaf7),
                 [HUE_AMBER] = CALM_HUE(0x8a4b00, 0x5f3300, 0xfdeed6),
                 [HUE_GREEN] = CALM_HUE(0x2c6a3a, 0x1b4725, 0xe2f1e4),
                 [HUE_PLUM] = CALM_HUE(0x7a3468, 0x552048, 0xf6e6f1),
                 [HUE_BLUE] = CALM_HUE(0x1b5a97, 0x113d68, 0xe3eefa),
                 [HUE_SLATE] = CALM_HUE(0x33474f, 0x1f2e35, 0xefe8db)},
        .alarm = CALM_HUE(0x8f2a15, 0x5f190a, 0xfbe0d6),
        .alarm_ink = HEX(0x8f2a15),
        .alarm_paper = HEX(0xfff6f1),
    };
}

static struct palette dark(void)
{
    return (struct palette){
        .paper = NIGHT,
        .card = HEX(0x22313a),
        .ink = HEX(0xf3f6f5),
        .soft = HEX(0xb6c5ca),
        .rule = HEX(0x3a4a52),
        .bar = HEX(0x172227),
        .pill = HEX(0x172227),
        .pill_edge = HEX(0x8fa3ab),
        .mark = HEX(0xf3c24f),
        .mark_edge = HEX(0xa87712),
        .shade = {0x00, 0x00, 0x00, 190},
        .hues = {[HUE_TEAL] = DARK_HUE(0x8ed7d3),
                 [HUE_INDIGO] = DARK_HUE(0xb4beff),
                 [HUE_AMBER] = DARK_HUE(0xf5bd72),
                 [HUE_GREEN] = DARK_HUE(0x93d6a0),
                 [HUE_PLUM] = DARK_HUE(0xe6a9d8),
                 [HUE_BLUE] = DARK_HUE(0x97c6f5),
                 [HUE_SLATE] = DARK_HUE(0xc5d2d6)},
        .alarm = {HEX(0x8f2a15), HEX(0xb8604a), HEX(0x3d1d15), WHITE},
        .alarm_ink = HEX(0xffb39e),
        .alarm_paper = HEX(0x1c1210),
    };
}

/* Moves a colour towards `end` in steps until it stands out from the ground by `ratio`. */
static struct colour shifted(struct colour colour, struct colour ground, struct colour end,
                             double ratio)
{
    for (int step = 0; step < 32 && colour_contrast(colour, ground) < ratio; step++) {
        colour.r = (uint8_t)(colour.r + (end.r - colour.r) / 8.0);
        colour.g = (uint8_t)(colour.g + (end.g - colour.g) / 8.0);
        colour.b = (uint8_t)(colour.b + (end.b - colour.b) / 8.0);
    }
    return colour_contrast(colour, ground) < ratio ? end : colour;
}

static struct colour mixed(struct colour a, struct colour b, double share)
{
    return (struct colour){(uint8_t)(a.r + (b.r - a.r) * share),
                           (uint8_t)(a.g + (b.g - a.g) * share),
                           (uint8_t)(a.b + (b.b - a.b) * share), 255};
}

static void set_accent(struct palette *colours, bool is_dark, struct colour accent)
{
    struct colour end = is_dark ? WHITE : COLOUR_HEX(0x000000);
    struct hue_colours *own = &colours->hues[HUE_TEAL];
    own->deep = shifted(accent, is_dark ? colours->card : WHITE, end, 7);
    own->tint = mixed(colours->card, own->deep, 0.13);
    own->edge = is_dark ? own->deep : mixed(own->deep, end, 0.35);
}

void theme_set_hue(struct theme *theme, enum hue hue)
{
    struct palette *c = &theme->colours;
    c->page = c->hues[hue == HUE_PAGE ? HUE_TEAL : hue];
}

void theme_make(struct theme *theme, const struct display *display, int text_percent, bool is_dark,
                const struct colour *accent)
{
    *theme = (struct theme){
        .display = *display,
        .px_per_mm = display_px_per_mm(display),
        .dark = is_dark,
        .text_percent = text_percent,
        .colours = is_dark ? dark() : calm(),
    };
    theme->display.distance_mm = display_distance_mm(display);
    theme->class = class_of(theme);
    struct colour brand = accent ? *accent : calm().hues[HUE_TEAL].deep;
    struct palette *c = &theme->colours;
    c->on_full = WHITE;
    c->full_alarm = calm().alarm.deep;
    c->full_accent = shifted(brand, c->on_full, COLOUR_HEX(0x000000), 7);
    c->on_full_soft = mixed(c->full_accent, c->on_full, 0.82);
    if (accent)
        set_accent(c, is_dark, *accent);
    theme_set_hue(theme, HUE_TEAL);
    set_text_sizes(theme);

    bool small = theme_is_small(theme),
         bars = theme->class == CLASS_WIDE || theme->class == CLASS_TALL;
    theme->margin_px =
        bars ? theme_u(theme, is_low(theme) ? 40 : 56) : at_least_px(theme, EDGE_LEAST_MM);
    theme->pad_px = bars ? theme_u(theme, 22) : theme_px(theme, small ? 2.2 : 4);
    theme->target_gap_px = most(bars ? theme_u(theme, 20) : 0, at_least_px(theme, GAP_LEAST_MM));
    theme->target_px = at_least_px(theme, bars ? TARGET_MM : TARGET_LEAST_MM + 1);
    theme->target_least_px = at_least_px(theme, TARGET_LEAST_MM);
    theme->corner_px = theme_px(theme, 4.5);
    theme->edge_px = most(theme_px(theme, 0.6), 2);
    theme->lip_px = most(theme_px(theme, 2), 4);
    theme->line_px = most(theme_px(theme, 0.4), 1);
    theme->gap_px = theme->em_px[SIZE_BODY] * (bars ? 55 : small ? 28 : 40) / 100;
    set_bars(theme);
}

bool ground_is_full(enum ground ground)
{
    switch (ground) {
    case GROUND_PAPER:
    case GROUND_ALERT: return false;
    case GROUND_ACCENT:
    case GROUND_ALARM: return true;
    }
    return false;
}

struct colour theme_ground(const struct theme *theme, enum ground ground)
{
    switch (ground) {
    case GROUND_PAPER: return theme->colours.paper;
    case GROUND_ALERT: return theme->colours.alarm_paper;
    case GROUND_ACCENT: return theme->colours.full_accent;
    case GROUND_ALARM: return theme->colours.full_alarm;
    }
    return theme->colours.paper;
}

struct colour theme_tone(const struct theme *theme, enum tone tone, enum ground ground)
{
    if (ground_is_full(ground))
        return theme->colours.on_full;
    switch (tone) {
    case TONE_INK: return theme->colours.ink;
    case TONE_SOFT: return theme->colours.soft;
    case TONE_ACCENT: return theme->colours.page.deep;
    case TONE_ALARM: return theme->colours.alarm_ink;
    case TONE_ON_ACCENT: return theme->colours.page.on_deep;
    }
    return theme->colours.ink;
}
