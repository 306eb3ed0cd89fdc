/* How large a node is drawn before it has a place: letters, signs, and what a frame keeps
   free. */
#include <stddef.h>

#include "base/minmax.h"
#include "layout/inner.h"

int least_em_px(const struct layout_env *env)
{
    return (int)(CAP_LEAST_MM / CAP_PER_EM * env->theme->px_per_mm) + 1;
}

int layout_em_px(const struct layout_env *env, enum text_size size)
{
    return most(env->theme->em_px[size] * env->scale_percent / 100, least_em_px(env));
}

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

/* A large label gets air in proportion. */
static struct inset label_inset(const struct node *button, int pad)
{
    bool large = button->last && button->last->size > SIZE_BODY;
    int air = large ? pad : pad / 3;
    return (struct inset){pad, air, air, 0};
}

struct inset node_inset(const struct layout_env *env, const struct node *node)
{
    const struct theme *theme = env->theme;
    int pad = theme->pad_px;
    if (node->kind == NODE_BUTTON) {
        switch (node->button) {
        case BUTTON_PLAIN:
        case BUTTON_PRIMARY:
        case BUTTON_ALARM:
        case BUTTON_HELP: return label_inset(node, pad);
        case BUTTON_CARD:
        case BUTTON_CHOICE: return (struct inset){pad, pad / 3, pad / 3, 0};
        case BUTTON_KEY: return (struct inset){pad / 4, 0, 0, 0};
        case BUTTON_BAR: return (struct inset){theme->line_px, 0, 0, 0};
        }
    }
    switch (node->panel) {
    case PANEL_NONE: return (struct inset){0, 0, 0, 0};
    case PANEL_NOTE:
    case PANEL_WARNING: return (struct inset){pad, pad * 2 / 3, pad * 2 / 3, pad / 2};
    case PANEL_CARD: return (struct inset){pad, pad, pad, 0};
    }
    return (struct inset){0, 0, 0, 0};
}

int node_gap_px(const struct layout_env *env, const struct node *node)
{
    const struct theme *theme = env->theme;
    if (node->gap_mm10 >= 0)
        return theme_px(theme, node->gap_mm10 / 10.0);
    if (node->kind == NODE_BUTTON)
        return node->button == BUTTON_BAR ? 0 : theme->pad_px / 2;
    if (node->kind == NODE_ROW)
        return theme->pad_px;
    if (node->kind == NODE_GRID || node->kind == NODE_PAD)
        return theme->target_gap_px * 5 / 4;
    return theme->gap_px * env->scale_percent / 100 * env->gap_percent / 100;
}

/* A box to tick and a sign of alarm say something; an icon on a soft tile only helps to
   find, and an arrow less than that. */
enum card_form last_form(const struct node *child)
{
    if (child->kind != NODE_ICON || child->tone == TONE_ALARM)
        return CARD_WORDS;
    switch (child->tile) {
    case TILE_NONE: return CARD_WHOLE;
    case TILE_SOFT: return CARD_NO_ARROW;
    case TILE_SOLID:
    case TILE_OPEN:
    case TILE_ROUND: return CARD_WORDS;
    }
    return CARD_WORDS;
}
