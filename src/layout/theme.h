/* Sizes and colours of one display, text size and theme. All sizes are physical: they
   come from px per mm and from the distance of the eye: a letter must fill the same angle
   on a small display at arm's length and on a large one across the room. Pure. */
#pragma once

#include <stdbool.h>

#include "base/rect.h"
#include "draw/colour.h"
#include "layout/node.h"

#define CAP_PER_DISTANCE 0.0089 /* capitals of body text at 100 %: 0.51 degrees at the eye */
#define CAP_DEGREES 0.7         /* EN 301 549 5.1.4, at 200 %: of all text */
#define CAP_PER_EM 0.714        /* of Noto Sans */
#define CAP_LEAST_MM 4.8        /* Revised Section 508, 402.4: what is read or pressed */
#define CAP_SMALL_MM 3.6        /* words of a rail; at 100 % captions, sources, the counter */
#define TARGET_MM 20.0          /* what can be touched, where there is room .. */
#define TARGET_LEAST_MM 15.0    /* .. and never under this */
#define LETTER_LEAST_MM 10.0    /* wide, a letter's key on a small upright display: six a line */
#define PART_LEAST_MM 16.0      /* a part of one switch, which may touch its neighbour: wide */
#define GAP_LEAST_MM 3.0
#define EDGE_LEAST_MM 5.0 /* nothing to touch nearer to the edge of the glass */
#define TEXT_SIZES (SIZE_FAR + 1)

struct display {
    int w_px, h_px;  /* upright */
    double inches;   /* the diagonal; fixes px per mm */
    int distance_mm; /* of the eye; 0: by the diagonal */
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
/* Of the eye: as the display says, else by its diagonal. */
int display_distance_mm(const struct display *display);

/* Where the controls stand, and how a page is laid out. */
enum display_class {
    CLASS_WIDE,       /* a top line and a bottom bar, text beside its picture */
    CLASS_RAIL,       /* lying, under 160 mm high: one rail at the side */
    CLASS_RAIL_SMALL, /* .. and under 110 mm: with four places */
    CLASS_TALL,       /* upright: the bar has two rows */
    CLASS_TALL_SMALL, /* .. and under 200 mm wide: three places, Help above */
};

struct hue_colours {
    struct colour deep, edge, tint; /* of what is touched, around what is solid, of what is not */
    struct colour on_deep;
};

struct palette {
    struct colour paper, card, ink, soft, rule, bar, pill, pill_edge;
    struct colour mark, mark_edge; /* the highlight: what begins something */
    struct colour shade;           /* lies over the page under a dialog */
    struct hue_colours hues[HUES], alarm;
    struct colour alarm_ink, alarm_paper;
    struct hue_colours page;                                      /* of the page at hand */
    struct colour full_accent, full_alarm, on_full, on_full_soft; /* grounds without bars */
};

struct theme {
    struct display display; /* with its distance */
    double px_per_mm;
    double u_px; /* the unit of all lengths that follow from the text: body's em / 30 */
    bool dark;
    int text_percent;
    enum display_class class;

    int em_px[TEXT_SIZES];    /* by enum text_size, of the content */
    int least_px[TEXT_SIZES]; /* what each may shrink to */
    int margin_px;            /* of the content at the sides */
    int pad_px;               /* inside cards and panels */
    int gap_px;               /* between paragraphs */
    int target_gap_px;        /* between things to touch */
    int target_px, target_least_px;
    int corner_px, edge_px, lip_px; /* corner radius; edge of what is touched, the lower one */
    int line_px;                    /* a hair line */

    struct rect top, bottom, rail; /* the bars; empty where a class has none */
    struct rect content;           /* what a page may fill */
    int flow_px;                   /* of the content: the line that names a page's flow */
    struct palette colours;
};

/* Seven inches and less: one thing beside another is seldom to be had. */
static inline bool theme_is_small(const struct theme *theme)
{
    return theme->class == CLASS_RAIL_SMALL || theme->class == CLASS_TALL_SMALL;
}

/* A text is shown in its short form, if it has one. */
static inline bool theme_is_brief(const struct theme *theme)
{
    return theme->class == CLASS_RAIL || theme_is_small(theme);
}

static inline bool theme_has_rail(const struct theme *theme)
{
    return theme->class == CLASS_RAIL || theme->class == CLASS_RAIL_SMALL;
}

/* The same with titles and leads as on the next smaller class of displays. */
const struct theme *theme_narrower(struct arena *arena, const struct theme *theme);

/* The width of a page's text where something stands beside it. */
int theme_text_column_px(const struct theme *theme);

/* What a chip keeps free above and below its word; twice that at the sides. */
int chip_pad_px(const struct theme *theme);

/* `accent` is theme.conf's, or NULL; it is shifted until it holds 7:1. */
void theme_make(struct theme *theme, const struct display *display, int text_percent, bool dark,
                const struct colour *accent);

/* The colours of this hue become the page's. */
void theme_set_hue(struct theme *theme, enum hue hue);

int theme_px(const struct theme *theme, double mm);
int theme_u(const struct theme *theme, double u); /* px of so many units */
double theme_mm(const struct theme *theme, int px);
struct colour theme_tone(const struct theme *theme, enum tone tone, enum ground ground);
/* The colour of the ground that a page stands on. */
struct colour theme_ground(const struct theme *theme, enum ground ground);
bool ground_is_full(enum ground ground); /* no bars */
