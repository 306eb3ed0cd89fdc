/* Places for what has no children: texts, fields and counters. */
#include <stddef.h>
#include <string.h>

#include "base/minmax.h"
#include "layout/inner.h"
#include "layout/qr.h"

#define DOTS_MOST_PERCENT 26   /* of a screen's height: one number as dots; */
#define DOTS_BESIDE_PERCENT 60 /* .. beside the text, where they have a column */
#define DOT_MOST_MM 12

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

void layout_text(const struct layout_env *env, struct cell *cell, int w_px)
{
    const struct node *node = cell->node;
    if (node->tile != TILE_NONE) {
        int side = icon_side_px(env, node);
        struct para_style style = text_style(env, node, side);
        style.px = most(side * 55 / 100, env->theme->least_px[SIZE_BODY]);
        style.align = PARA_CENTER;
        style.line_px = 0;
        cell->em_px = style.px;
        cell->para = para_set(env->arena, env->measure, text_words(env, node), &style, side);
        cell->rect.w = cell->rect.h = side;
        return;
    }
    if (node->align == ALIGN_START)
        w_px = least(w_px, LINE_EMS * layout_em_px(env, node->size));
    struct para_style style = text_style(env, node, w_px);
    cell->em_px = style.px;
    cell->para = para_set(env->arena, env->measure, text_words(env, node), &style, w_px);
    bool hugs = style.align == PARA_START && !env->rtl;
    bool in_column = node->parent && node->parent->kind == NODE_COLUMN;
    bool moves = hugs || (style.align == PARA_CENTER && in_column);
    if (moves && node->size >= SIZE_LEAD && cell->para->line_count > 1)
        cell->para = balanced(env, text_words(env, node), &style, cell->para, &w_px);
    cell->rect.w = hugs ? cell->para->w_px : w_px;
    cell->rect.h = cell->para->h_px;
}

void layout_field(const struct layout_env *env, struct cell *cell, int w_px)
{
    int em = fixed_em_px(env, SIZE_BODY);
    int h = em * (theme_is_small(env->theme) ? 200 : theme_has_rail(env->theme) ? 240 : 380) / 100;
    cell->em_px = layout_em_px(env, SIZE_H1) * 100 / env->theme->text_percent;
    cell->rect.h = most(h, cell->em_px * 125 / 100);
    cell->rect.w = cell->node->town ? least(w_px, 16 * em) : least(w_px, 15 * em);
}

static int dots_pitch_px(const struct layout_env *env, int of, int columns, int w_px)
{
    int rows = most((of + columns - 1) / columns, 1);
    int percent = env->beside ? DOTS_BESIDE_PERCENT : DOTS_MOST_PERCENT;
    int room = env->box_h_px * percent / 100;
    int pitch = least(w_px / columns, room * (100 - env->give.picture_percent) / 100 / rows);
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

void layout_progress(const struct layout_env *env, struct cell *cell, int w_px)
{
    const struct node *node = cell->node;
    if (node->dots) {
        lay_dots(env, cell, w_px);
        return;
    }
    cell->rect.w = w_px;
    cell->rect.h = theme_px(env->theme, 4);
}
