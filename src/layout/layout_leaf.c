/* Places for what has no children: texts, icons, fields, codes and counters. */
#include <stddef.h>
#include <string.h>

#include "base/minmax.h"
#include "layout/layout_inner.h"
#include "layout/qr.h"

#define DOTS_MOST_PERCENT 26 /* of a screen's height: one number as dots */
#define DOT_MOST_MM 12

static int least_em_px(const struct layout_env *env)
{
    return (int)(CAP_LEAST_MM / CAP_PER_EM * env->theme->px_per_mm) + 1;
}

int layout_em_px(const struct layout_env *env, enum text_size size)
{
    return most(env->theme->em_px[size] * env->scale_percent / 100, least_em_px(env));
}

/* An em that does not grow with the visitor's text size: for signs that stand beside
 * words. */
int fixed_em_px(const struct layout_env *env, enum text_size size)
{
    return layout_em_px(env, size) * 100 / env->theme->text_percent;
}

static enum text_size smaller(enum text_size size)
{
    switch (size) {
    case SIZE_FAR: return SIZE_H1;
    case SIZE_H1: return SIZE_H2;
    case SIZE_H2:
    case SIZE_LEAD:
    case SIZE_BODY: return SIZE_BODY;
    case SIZE_CAPTION: return SIZE_CAPTION;
    }
    return SIZE_BODY;
}

static bool in_bar(const struct node *node)
{
    const struct node *parent = node->parent;
    return parent && parent->kind == NODE_BUTTON &&
           (parent->button == BUTTON_BAR || parent->button == BUTTON_HELP);
}

int text_em_px(const struct layout_env *env, const struct node *node, enum text_size size)
{
    if (in_bar(node))
        return most(env->theme->bar_em_px * env->scale_percent / 100, least_em_px(env));
    return layout_em_px(env, size);
}

/* From the side a language begins at. Among what is written right to left, what is not
   stands as one left-to-right stretch, at the same side. */
static enum para_align text_align(const struct layout_env *env, const struct node *node, bool rtl)
{
    switch (node->align) {
    case ALIGN_START: return env->rtl && !rtl ? PARA_END : PARA_START;
    case ALIGN_CENTER: return PARA_CENTER;
    case ALIGN_END: return env->rtl && !rtl ? PARA_START : PARA_END;
    }
    return PARA_START;
}

/* A large step must hold its longest word, and leave room on the screen for what it
 * heads. */
static bool fits(const struct layout_env *env, const struct node *node,
                 const struct para_style *style, int w_px)
{
    if (para_longest_word_px(env->arena, env->measure, node->text, style) > w_px)
        return false;
    if (w_px == WIDE_PX || node->size == SIZE_FAR)
        return true;
    int h = para_set(env->arena, env->measure, node->text, style, w_px)->h_px;
    return h <= env->box_h_px * HEADING_MOST_PERCENT / 100;
}

/* Large steps shrink towards body until they fit. */
struct para_style text_style(const struct layout_env *env, const struct node *node, int w_px)
{
    bool rtl = env->rtl && para_has_rtl(node->text);
    struct para_style style = {
        .bold = node->bold || node->size >= SIZE_H2,
        .rtl = rtl,
        .align = text_align(env, node, rtl),
        .lang = env->lang,
    };
    enum text_size size =
        env->step_less && node->size > SIZE_BODY ? smaller(node->size) : node->size;
    for (;;) {
        style.px = text_em_px(env, node, size);
        style.line_px = in_bar(node)        ? 0
                        : size <= SIZE_LEAD ? style.px * 144 / 100
                                            : style.px * 125 / 100;
        if (size <= SIZE_BODY || smaller(size) == size || fits(env, node, &style, w_px))
            return style;
        size = smaller(size);
    }
}

/* The narrowest width that breaks the text into no more lines, which is left in w_px: a
   heading's last line is then not one lonely word. */
static const struct para *balanced(const struct layout_env *env, const char *text,
                                   const struct para_style *style, const struct para *widest,
                                   int *w_px)
{
    const struct para *best = widest;
    int low = *w_px / 2, high = *w_px;
    while (high - low > most(style->px / 2, 1) && layout_goes_on(env)) {
        int middle = (low + high) / 2;
        const struct para *para = para_set(env->arena, env->measure, text, style, middle);
        if (para->line_count > widest->line_count || para->word_broken) {
            low = middle;
        } else {
            high = middle;
            best = para;
        }
    }
    *w_px = high;
    return best;
}

static void lay_text(const struct layout_env *env, struct cell *cell, int w_px)
{
    const struct node *node = cell->node;
    if (node->tile != TILE_NONE) {
        int side = icon_side_px(env, node);
        struct para_style style = text_style(env, node, side);
        style.px = most(side * 55 / 100, least_em_px(env));
        style.align = PARA_CENTER;
        style.line_px = 0;
        cell->em_px = style.px;
        cell->para = para_set(env->arena, env->measure, node->text, &style, side);
        cell->rect.w = cell->rect.h = side;
        return;
    }
    if (node->heading && node->size == SIZE_H1)
        w_px -= env->beside_heading_px;
    if (node->align == ALIGN_START)
        w_px = least(w_px, LINE_EMS * layout_em_px(env, node->size));
    struct para_style style = text_style(env, node, w_px);
    cell->em_px = style.px;
    cell->para = para_set(env->arena, env->measure, node->text, &style, w_px);
    bool hugs = style.align == PARA_START && !env->rtl;
    bool in_column = node->parent && node->parent->kind == NODE_COLUMN;
    bool moves = hugs || (style.align == PARA_CENTER && in_column);
    if (moves && node->size >= SIZE_LEAD && cell->para->line_count > 1)
        cell->para = balanced(env, node->text, &style, cell->para, &w_px);
    cell->rect.w = hugs ? cell->para->w_px : w_px;
    cell->rect.h = cell->para->h_px;
}

/* Of the em: over a word of the bar there is less room. */
static int icon_percent(const struct layout_env *env, const struct node *node)
{
    if (!in_bar(node))
        return 115;
    return env->theme->compact ? 76 : 95;
}

int icon_side_px(const struct layout_env *env, const struct node *node)
{
    int em = fixed_em_px(env, SIZE_BODY);
    switch (node->tile) {
    case TILE_NONE: return text_em_px(env, node, node->size) * icon_percent(env, node) / 100;
    case TILE_SOFT: return em * (env->theme->compact ? 210 : env->theme->upright ? 230 : 260) / 100;
    case TILE_SOLID:
    case TILE_OPEN: return em * 145 / 100;
    case TILE_ROUND: return em * 175 / 100;
    }
    return em;
}

static void lay_qr(const struct layout_env *env, struct cell *cell, int w_px)
{
    int modules = qr_modules(strlen(cell->node->text)) + 2 * QR_QUIET;
    int wish = (theme_px(env->theme, 80) + modules - 1) / modules;
    int room = least(w_px, env->box_h_px) / modules;
    cell->rect.w = cell->rect.h = most(least(wish, room), 1) * modules;
}

static void lay_field(const struct layout_env *env, struct cell *cell, int w_px)
{
    int em = fixed_em_px(env, SIZE_BODY);
    int h = em * (env->theme->compact ? 200 : 307) / 100;
    cell->em_px = layout_em_px(env, SIZE_H1) * 100 / env->theme->text_percent;
    cell->rect.h = most(h, cell->em_px * 125 / 100);
    cell->rect.w = cell->node->town ? least(w_px, 16 * em) : least(w_px, 15 * em);
}

static int dots_pitch_px(const struct layout_env *env, int of, int columns, int w_px)
{
    int rows = most((of + columns - 1) / columns, 1);
    int room = env->box_h_px * DOTS_MOST_PERCENT / 100;
    int pitch = least(w_px / columns, room * (100 - env->less_percent) / 100 / rows);
    return most(1, least(pitch, theme_px(env->theme, DOT_MOST_MM)));
}

/* As many in a row as give the largest dots. */
static void lay_dots(const struct layout_env *env, struct cell *cell, int w_px)
{
    static const int choices[] = {10, 20, 25};
    int of = cell->node->of, columns = 0;
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        int pitch = dots_pitch_px(env, of, choices[i], w_px);
        if (pitch <= cell->em_px)
            continue;
        cell->em_px = pitch;
        columns = choices[i];
    }
    cell->rect.w = cell->em_px * columns;
    cell->rect.h = cell->em_px * ((of + columns - 1) / columns);
}

static void lay_progress(const struct layout_env *env, struct cell *cell, int w_px)
{
    const struct node *node = cell->node;
    if (node->dots) {
        lay_dots(env, cell, w_px);
        return;
    }
    cell->rect.w = w_px;
    cell->rect.h = theme_px(env->theme, 4);
}

void layout_leaf(const struct layout_env *env, struct cell *cell, int w_px)
{
    switch (cell->node->kind) {
    case NODE_TEXT: lay_text(env, cell, w_px); return;
    case NODE_IMAGE: layout_image(env, cell, w_px); return;
    case NODE_QR: lay_qr(env, cell, w_px); return;
    case NODE_FIELD: lay_field(env, cell, w_px); return;
    case NODE_PROGRESS: lay_progress(env, cell, w_px); return;
    case NODE_ICON:
        cell->rect.w = cell->rect.h = icon_side_px(env, cell->node);
        cell->em_px = text_em_px(env, cell->node, cell->node->size);
        return;
    case NODE_SPACER:
        cell->rect.w = w_px;
        cell->rect.h = theme_px(env->theme, cell->node->n / 10.0);
        return;
    case NODE_COLUMN:
    case NODE_ROW:
    case NODE_GRID:
    case NODE_BUTTON:
    case NODE_PAD: return;
    }
}
