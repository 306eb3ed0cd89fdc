/* Sizes and colours of one display, text size and theme. All sizes are physical: they
   come from px per mm and from the distance of the eye: a letter must fill the same angle
   on a small display at arm's length and on a large one across the room. Pure. */
#pragma once

#include <stdbool.h>

#include "base/rect.h"
#include "draw/colour.h"
#include "layout/node.h"

#define CAP_DEGREES 0.7      /* EN 301 549 5.1.4: height of a capital, as an angle at the eye */
#define CAP_PER_EM 0.714     /* of Noto Sans */
#define CAP_LEAST_MM 4.8     /* Revised Section 508, 402.4 */
#define TARGET_MM 25.0       /* what can be touched, where there is room .. */
#define TARGET_LEAST_MM 15.0 /* .. and never under this */
#define GAP_LEAST_MM 3.0
#define EDGE_LEAST_MM 5.0 /* nothing to touch nearer to the edge of the glass */
#define TEXT_SIZES 6

struct display {
    int w_px, h_px; /* upright */
    double inches;  /* the diagonal; fixes px per mm */
    int distance_mm;
};

#define DISPLAY_LEAST_LONG_MM 140 /* the longer side; 7 inches have 152 x 91 */
#define DISPLAY_LEAST_SHORT_MM 80
#define DISPLAY_LEAST_PX 320 /* either side */
#define DISPLAY_SIDE_PX 16384
#define DISPLAY_MOST_PX (1 << 25) /* both sides multiplied: 7680 x 4320 */

/* On less no page can be laid out: a calm page says so. */
bool display_is_too_small(const struct display *display);
/* The same, and one that is too small as if it were the least one seen from afar: words that
   say so shrink with its pixels. */
struct display display_for_words(const struct display *display);

/* "1920x1080@21.5"; distance_mm is left alone. */
bool display_parse(struct display *display, const char *text);
double display_px_per_mm(const struct display *display);

struct palette {
    struct colour paper, card, ink, soft, accent, accent_soft, on_accent;
    struct colour alarm, alarm_soft, alarm_paper, on_alarm;
    struct colour edge, rule, bar, shade;           /* shade lies over the page under a dialog */
    struct colour full_accent, full_alarm, on_full; /* grounds without bars, in both themes */
};

struct theme {
    struct display display;
    double px_per_mm;
    bool dark;
    int text_percent;
    bool compact; /* under 160 mm high: no top bar */
    bool narrow;  /* under 450 mm wide: Read instead of Bigger, Dark and Listen */
    bool upright; /* higher than wide: Help in the bottom zone */

    int em_px[TEXT_SIZES];     /* by enum text_size, of the content */
    int bar_em_px, name_em_px; /* of the bars: these do not grow */
    int margin_px;             /* of the content at the sides */
    int pad_px;                /* inside cards and panels */
    int gap_px;                /* between paragraphs */
    int target_gap_px;         /* between things to touch */
    int target_px, target_least_px;
    int corner_px, edge_px, line_px; /* corner radius, edge of a button, a hair line */

    struct rect top, bottom, content; /* the bars, and what a page may fill; empty if not there */
    int bar_button_px;
    struct palette colours;
};

/* `accent` is theme.conf's, or NULL; it is shifted until it holds 7:1. */
void theme_make(struct theme *theme, const struct display *display, int text_percent, bool dark,
                const struct colour *accent);

int theme_px(const struct theme *theme, double mm);
double theme_mm(const struct theme *theme, int px);
struct colour theme_tone(const struct theme *theme, enum tone tone, enum ground ground);
/* The colour of the ground that a page stands on. */
struct colour theme_ground(const struct theme *theme, enum ground ground);
bool ground_is_full(enum ground ground); /* no bars */
