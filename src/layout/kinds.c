/* The one table of node kinds, and the few lines of those that need no file of their own. */
#include "layout/kinds.h"

#include <string.h>

#include "base/minmax.h"
#include "layout/inner.h"
#include "layout/qr.h"

static const char *const aligns[] = {"start", "center", "end", NULL};
static const char *const panels[] = {"note", "warning", "card", "caption", NULL};
static const char *const tiles[] = {"soft", "solid", "open", "round", "ring", "disc", NULL};
static const char *const tones[] = {"ink", "soft", "accent", "alarm", "on_accent", NULL};
static const char *const sizes[] = {"caption", "body", "lead", "h2", "h1", "display", "far", NULL};
static const char *const button_kinds[] = {"plain",  "primary", "alarm", "card",
                                           "choice", "quiet",   "start", NULL};
static const char *const field_kinds[] = {"zip", "town", NULL};

#define OF(field) offsetof(struct node, field)
#define OPTION_OF(name, type)                                                                      \
    {                                                                                              \
#name, type, OF(name), 0, 0, NULL                                                          \
    }
#define FLAG(name) OPTION_OF(name, OPTION_FLAG)
#define NUMBER(name, field, least, most)                                                           \
    {                                                                                              \
#name, OPTION_INT, OF(field), least, most, NULL                                            \
    }
#define WORD(name, field, first, words)                                                            \
    {                                                                                              \
#name, OPTION_WORD, OF(field), first, 0, words                                             \
    }

#define ALIGN WORD(align, align, ALIGN_START, aligns)
#define ASIDE FLAG(aside)
#define GAP NUMBER(gap, gap_mm10, 0, KIND_LENGTH_MAX)
#define GROW NUMBER(grow, grow, 0, 100)
#define ICON                                                                                       \
    {                                                                                              \
        "icon", OPTION_ICON, OF(text), 0, 0, NULL                                                  \
    }
#define PANEL WORD(panel, panel, PANEL_NOTE, panels)
#define SIZE WORD(size, size, SIZE_CAPTION, sizes)
#define TILE WORD(tile, tile, TILE_SOFT, tiles)
#define TONE WORD(tone, tone, TONE_INK, tones)

static int field_least_px(const struct layout_env *env, const struct node *node)
{
    (void)node;
    return 8 * fixed_em_px(env, SIZE_BODY);
}

static int pad_least_px(const struct layout_env *env, const struct node *node)
{
    int columns = node->town ? 5 : 3;
    return columns * env->theme->target_least_px + (columns - 1) * env->theme->target_gap_px;
}

static int progress_least_px(const struct layout_env *env, const struct node *node)
{
    return theme_px(env->theme, node->dots ? 50 : 30);
}

static void lay_icon(const struct layout_env *env, struct cell *cell, int w_px)
{
    (void)w_px;
    cell->rect.w = cell->rect.h = icon_side_px(env, cell->node);
    cell->em_px = layout_em_px(env, cell->node->size);
}

static void lay_qr(const struct layout_env *env, struct cell *cell, int w_px)
{
    int modules = qr_modules(cell->node->text) + 2 * QR_QUIET;
    int wish = most((theme_px(env->theme, QR_MM) + modules - 1) / modules,
                    theme_px(env->theme, QR_MODULE_MM));
    int room = least(w_px, env->box_h_px) / modules;
    cell->rect.w = cell->rect.h = most(least(wish, room), 1) * modules;
}

static void lay_spacer(const struct layout_env *env, struct cell *cell, int w_px)
{
    cell->rect.w = w_px;
    cell->rect.h = theme_px(env->theme, cell->node->n / 10.0);
}

const struct kind node_kinds[NODE_KINDS] = {
    [NODE_COLUMN] = {.name = "column",
                     .role = "group",
                     .empty = true,
                     .takes = TAKES_NODES,
                     .options = {ALIGN, GAP, PANEL, ASIDE, GROW},
                     .least_px = box_least_px,
                     .natural_px = box_natural_px,
                     .lay = layout_column},
    [NODE_ROW] = {.name = "row",
                  .role = "group",
                  .empty = true,
                  .takes = TAKES_NODES,
                  .options = {ALIGN, GAP, PANEL, ASIDE, GROW},
                  .least_px = box_least_px,
                  .natural_px = box_natural_px,
                  .lay = layout_row},
    [NODE_GRID] = {.name = "grid",
                   .role = "group",
                   .empty = true,
                   .takes = TAKES_NODES,
                   .options = {ALIGN, NUMBER(columns, columns, 1, 12), GAP, PANEL, ASIDE, GROW},
                   .least_px = box_least_px,
                   .natural_px = box_natural_px,
                   .lay = layout_grid},
    [NODE_TEXT] = {.name = "text",
                   .role = "text",
                   .takes = TAKES_PARAGRAPHS,
                   .options = {ALIGN,
                               GAP,
                               SIZE,
                               TILE,
                               TONE,
                               FLAG(bold),
                               FLAG(heading),
                               {"short", OPTION_TEXT, OF(brief), 0, 0, NULL},
                               ASIDE,
                               GROW},
                   .least_px = text_least_px,
                   .natural_px = text_natural_px,
                   .lay = layout_text},
    [NODE_IMAGE] = {.name = "image", /* with an icon it becomes one */
                    .role = "image",
                    .takes = TAKES_PICTURE,
                    .options = {ALIGN, SIZE, TILE, TONE, ICON, OPTION_OF(words, OPTION_PLACED),
                                OPTION_OF(focus, OPTION_FOCUS), OPTION_OF(alt, OPTION_TEXT), ASIDE,
                                GROW},
                    .least_mm = 40,
                    .lay = layout_image},
    [NODE_ICON] = {.least_px = icon_side_px, .lay = lay_icon},
    [NODE_BUTTON] = {.name = "button",
                     .role = "button",
                     .takes = TAKES_LABEL,
                     .options = {ALIGN, WORD(kind, button, BUTTON_PLAIN, button_kinds), ICON,
                                 OPTION_OF(name, OPTION_TEXT), FLAG(chosen), FLAG(back), ASIDE,
                                 GROW},
                     .least_px = box_least_px,
                     .natural_px = box_natural_px,
                     .lay = layout_button},
    [NODE_FIELD] = {.name = "field",
                    .role = "field",
                    .takes = TAKES_TYPED,
                    .options = {OPTION_OF(key, OPTION_KEY),
                                {"kind", OPTION_EITHER, OF(town), 0, 0, field_kinds},
                                ASIDE,
                                GROW},
                    .least_px = field_least_px,
                    .lay = layout_field},
    [NODE_PAD] = {.role = "group", .empty = true, .least_px = pad_least_px, .lay = layout_pad},
    [NODE_QR] = {.name = "qr",
                 .role = "qr",
                 .takes = TAKES_TEXT,
                 .options = {ALIGN, OPTION_OF(alt, OPTION_TEXT), ASIDE, GROW},
                 .least_mm = QR_MM,
                 .lay = lay_qr},
    [NODE_PROGRESS] = {.name = "progress",
                       .role = "progress",
                       .takes = TAKES_COUNT,
                       .options = {FLAG(dots), ASIDE, GROW},
                       .least_px = progress_least_px,
                       .lay = layout_progress},
    [NODE_STILLS] = {.name = "frames",
                     .role = "group",
                     .empty = true,
                     .takes = TAKES_STILLS,
                     .options = {NUMBER(seconds, seconds, 1, 10), FLAG(compared), FLAG(loop), ASIDE,
                                 GROW},
                     .least_mm = 40,
                     .lay = layout_stills},
    [NODE_SPACER] = {.name = "spacer", .empty = true, .takes = TAKES_LENGTH, .lay = lay_spacer},
};
