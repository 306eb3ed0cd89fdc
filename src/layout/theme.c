/* Sizes and colours of one display, text size and theme: millimetres and degrees in,
   pixels out. */
#include "layout/theme.h"

#include <math.h>
#include <stdio.h>

#include "base/minmax.h"
#include "text/font.h"

#define EM_MOST_PX (FONT_PX_MAX / 2) /* a letter on a tile is larger than its em */

static const double size_factors[TEXT_SIZES] = {
    [SIZE_CAPTION] = 0.8, [SIZE_BODY] = 1.0, [SIZE_LEAD] = 1.15,
    [SIZE_H2] = 1.3,      [SIZE_H1] = 1.75,  [SIZE_FAR] = 5.0,
};

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

static void set_text_sizes(struct theme *theme)
{
    double radians = CAP_DEGREES * 3.14159265358979 / 180;
    double em_mm = radians * theme->display.distance_mm / CAP_PER_EM;
    double least_mm = CAP_LEAST_MM / CAP_PER_EM;
    double grown = theme->text_percent / 100.0;
    for (int i = 0; i < TEXT_SIZES; i++) {
        double mm = fmax(em_mm * size_factors[i], least_mm) * grown;
        theme->em_px[i] = least(at_least_px(theme, mm), EM_MOST_PX);
    }
    /* On a small display a heading would leave no room for what it heads. */
    if (theme->compact)
        theme->em_px[SIZE_H1] = theme->em_px[SIZE_H2];
    double far_mm = fmax(em_mm * size_factors[SIZE_FAR], least_mm);
    int far_px = least(at_least_px(theme, far_mm), EM_MOST_PX), fifth_px = theme->display.h_px / 5;
    theme->em_px[SIZE_FAR] = far_px < fifth_px ? far_px : fifth_px;
    double caption_mm = fmax(em_mm * size_factors[SIZE_CAPTION], least_mm);
    theme->bar_em_px = least(at_least_px(theme, caption_mm), EM_MOST_PX);
    theme->name_em_px = least(at_least_px(theme, fmax(em_mm * 0.9, least_mm)), EM_MOST_PX);
}

static void set_bars(struct theme *theme)
{
    int w = theme->display.w_px, h = theme->display.h_px;
    int edge = at_least_px(theme, EDGE_LEAST_MM);
    theme->bar_button_px = at_least_px(theme, theme->compact ? 20 : TARGET_MM);

    int above = theme->compact ? theme_px(theme, 3) : edge;
    int below = theme->compact ? edge : at_least_px(theme, EDGE_LEAST_MM + 0.4);
    int bottom = above + theme->bar_button_px + below;
    if (theme->upright && !theme->compact)
        bottom += theme->bar_button_px + theme->target_gap_px;
    int top = theme->compact ? 0 : at_least_px(theme, TARGET_MM) + theme_px(theme, 7.4);

    int air = theme_px(theme, theme->compact ? 3 : 5);
    theme->top = (struct rect){0, 0, w, top};
    theme->bottom = (struct rect){0, h - bottom, w, bottom};
    theme->content = (struct rect){theme->margin_px, top + air, w - 2 * theme->margin_px,
                                   h - top - bottom - 2 * air};
}

static struct palette calm(void)
{
    return (struct palette){
        .paper = COLOUR_HEX(0xfaf8f4),
        .card = COLOUR_HEX(0xffffff),
        .ink = COLOUR_HEX(0x14232d),
        .soft = COLOUR_HEX(0x42545f),
        .accent = COLOUR_HEX(0x0b5563),
        .accent_soft = COLOUR_HEX(0xdff0f0),
        .on_accent = COLOUR_HEX(0xffffff),
        .alarm = COLOUR_HEX(0x8f2a15),
        .alarm_soft = COLOUR_HEX(0xfde8e1),
        .alarm_paper = COLOUR_HEX(0xfff7f4),
        .on_alarm = COLOUR_HEX(0xffffff),
        .edge = COLOUR_HEX(0x76898f),
        .rule = COLOUR_HEX(0xcfd8da),
        .bar = COLOUR_HEX(0xffffff),
        .shade = {0x14, 0x23, 0x2d, 153},
    };
}

static struct palette dark(void)
{
    return (struct palette){
        .paper = COLOUR_HEX(0x101418),
        .card = COLOUR_HEX(0x1b2328),
        .ink = COLOUR_HEX(0xf4f6f6),
        .soft = COLOUR_HEX(0xc3ced2),
        .accent = COLOUR_HEX(0xffd84a),
        .accent_soft = COLOUR_HEX(0x2c3337),
        .on_accent = COLOUR_HEX(0x101418),
        .alarm = COLOUR_HEX(0xffb39e),
        .alarm_soft = COLOUR_HEX(0x3d1d15),
        .alarm_paper = COLOUR_HEX(0x1c1210),
        .on_alarm = COLOUR_HEX(0x2a0d06),
        .edge = COLOUR_HEX(0x8b9ca3),
        .rule = COLOUR_HEX(0x39444a),
        .bar = COLOUR_HEX(0x171d21),
        .shade = {0x00, 0x00, 0x00, 178},
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
    struct colour end = is_dark ? COLOUR_HEX(0xffffff) : COLOUR_HEX(0x000000);
    colours->accent = shifted(accent, colours->card, end, 7);
    colours->accent_soft = mixed(colours->card, colours->accent, 0.13);
    colours->edge = shifted(colours->edge, colours->accent_soft, end, 3);
    colours->on_accent = is_dark ? COLOUR_HEX(0x101418) : COLOUR_HEX(0xffffff);
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
    struct colour brand = accent ? *accent : calm().accent;
    theme->colours.on_full = COLOUR_HEX(0xffffff);
    theme->colours.full_alarm = calm().alarm;
    theme->colours.full_accent = shifted(brand, theme->colours.on_full, COLOUR_HEX(0x000000), 7);
    if (accent)
        set_accent(&theme->colours, is_dark, *accent);
    theme->compact = theme_mm(theme, display->h_px) < 160;
    theme->narrow = theme_mm(theme, display->w_px) < 450;
    theme->upright = display->h_px > display->w_px;
    theme->margin_px = at_least_px(theme, theme->compact ? 6 : theme->upright ? 12 : 16);
    theme->pad_px = theme_px(theme, theme->compact ? 4 : 6);
    theme->target_gap_px = at_least_px(theme, theme->compact ? 3 : 4);
    theme->target_px = at_least_px(theme, theme->compact ? 18 : TARGET_MM);
    theme->target_least_px = at_least_px(theme, TARGET_LEAST_MM);
    theme->corner_px = theme_px(theme, theme->compact ? 4 : 6);
    theme->edge_px = theme_px(theme, 0.75) > 2 ? theme_px(theme, 0.75) : 2;
    theme->line_px = theme_px(theme, 0.4) > 1 ? theme_px(theme, 0.4) : 1;
    set_text_sizes(theme);
    theme->gap_px = theme->em_px[SIZE_BODY] / 2;
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
    case TONE_ACCENT: return theme->colours.accent;
    case TONE_ALARM: return theme->colours.alarm;
    case TONE_ON_ACCENT: return theme->colours.on_accent;
    }
    return theme->colours.ink;
}
