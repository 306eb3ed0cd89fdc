/* How large a node is drawn before it has a place: letters, signs, and what a frame keeps
   free. */
#include <stddef.h>

#include "base/minmax.h"
#include "layout/inner.h"

#define INK_LINE_PERCENT 123   /* of the em: all ink of Latin letters, and a little */
#define CLOSE_LINE_PERCENT 113 /* where signs of danger must stand on one small screen */

int layout_em_px(const struct layout_env *env, enum text_size size)
{
    return most(env->theme->em_px[size] * env->scale_percent / 100, env->theme->least_px[size]);
}

int fixed_em_px(const struct layout_env *env, enum text_size size)
{
    return layout_em_px(env, size) * 100 / env->theme->text_percent;
}

static enum text_size smaller(enum text_size size)
{
    switch (size) {
    case SIZE_FAR:
    case SIZE_DISPLAY: return SIZE_H1;
    case SIZE_H1: return SIZE_H2;
    case SIZE_H2:
    case SIZE_LEAD:
    case SIZE_BODY: return SIZE_BODY;
    case SIZE_CAPTION:
    case SIZE_LABEL:
    case SIZE_LABEL_SMALL: return size;
    }
    return SIZE_BODY;
}

/* From line to line, of the em: between what reads well and what holds the ink. */
static int line_percent(const struct layout_env *env, enum text_size size)
{
    int kept = 100 - env->give.line_percent;
    switch (size) {
    case SIZE_CAPTION: return INK_LINE_PERCENT + 7 * kept / 100;
    case SIZE_BODY: return INK_LINE_PERCENT + 13 * kept / 100;
    case SIZE_LEAD: return INK_LINE_PERCENT + 3 * kept / 100;
    case SIZE_LABEL_SMALL:
    case SIZE_LABEL:
    case SIZE_H2:
    case SIZE_H1:
    case SIZE_DISPLAY:
    case SIZE_FAR: return INK_LINE_PERCENT;
    }
    return 136;
}

static bool in_card(const struct node *node)
{
    for (node = node->parent; node; node = node->parent)
        if (node->kind == NODE_BUTTON)
            return node->button == BUTTON_CARD || node->button == BUTTON_START;
    return false;
}

static bool in_warning(const struct node *node)
{
    for (node = node->parent; node; node = node->parent)
        if (node->panel == PANEL_WARNING)
            return true;
    return false;
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

const char *text_words(const struct layout_env *env, const struct node *node)
{
    return node->brief && theme_is_brief(env->theme) ? node->brief : node->text;
}

/* A large step must hold its longest word, and leave room on the screen for what it
 * heads. */
static bool fits(const struct layout_env *env, const struct node *node,
                 const struct para_style *style, int w_px)
{
    if (para_longest_word_px(env->arena, env->measure, text_words(env, node), style) > w_px)
        return false;
    if (w_px == WIDE_PX || node->size == SIZE_FAR)
        return true;
    const struct para *para =
        para_set(env->arena, env->measure, text_words(env, node), style, w_px);
    if (para->line_count == 2 && node->heading && theme_is_small(env->theme)) {
        /* A smaller step in one line leaves room for what it heads. */
        struct para_style step = *style;
        step.px = layout_em_px(env, SIZE_H2);
        if (para_set(env->arena, env->measure, text_words(env, node), &step, w_px)->line_count == 1)
            return style->px <= step.px;
    }
    return para->h_px <= env->box_h_px * HEADING_MOST_PERCENT / 100;
}

/* Large steps shrink towards body until they fit. */
struct para_style text_style(const struct layout_env *env, const struct node *node, int w_px)
{
    bool rtl = env->rtl && para_has_rtl(text_words(env, node));
    struct para_style style = {
        .bold = node->bold || node->size >= SIZE_H2,
        .rtl = rtl,
        .align = text_align(env, node, rtl),
        .lang = env->lang,
    };
    /* Titles of cards, too, where a card is a third of a small display. */
    bool less = env->step_less || (theme_is_small(env->theme) && in_card(node));
    enum text_size size = less && node->size > SIZE_BODY ? smaller(node->size) : node->size;
    for (;;) {
        style.px = layout_em_px(env, size);
        bool close = theme_is_small(env->theme) && in_warning(node);
        int percent = close           ? CLOSE_LINE_PERCENT
                      : in_card(node) ? INK_LINE_PERCENT
                                      : line_percent(env, size);
        style.line_px = style.px * percent / 100;
        if (size <= SIZE_BODY || smaller(size) == size || fits(env, node, &style, w_px))
            return style;
        size = smaller(size);
    }
}

static bool in_bar(const struct node *node)
{
    const struct node *parent = node->parent;
    return parent && parent->kind == NODE_BUTTON &&
           (parent->button == BUTTON_BAR || parent->button == BUTTON_HELP);
}

bool button_may_be_sign(const struct node *button)
{
    bool steers = button->parent && button->parent->kind == NODE_STILLS;
    return button->kind == NODE_BUTTON && (button->button == BUTTON_KEY || steers) &&
           button->first && button->first->kind == NODE_ICON;
}

bool button_is_stacked(const struct theme *theme, const struct node *button)
{
    bool bar =
        button->button == BUTTON_BAR || (button->button == BUTTON_HELP && theme_has_rail(theme));
    return bar && (theme_has_rail(theme) || theme->class == CLASS_TALL_SMALL);
}

int icon_side_px(const struct layout_env *env, const struct node *node)
{
    const struct theme *theme = env->theme;
    int em = layout_em_px(env, SIZE_BODY);
    bool rail = theme_has_rail(theme);
    switch (node->tile) {
    case TILE_NONE: return layout_em_px(env, node->size) * (in_bar(node) ? 125 : 115) / 100;
    case TILE_SOFT:
        return fixed_em_px(env, SIZE_BODY) * (theme_is_small(theme) ? 140 : rail ? 210 : 300) / 100;
    case TILE_SOLID:
    case TILE_OPEN:
    case TILE_RING:
    case TILE_DISC: return em * 145 / 100;
    case TILE_ROUND: return em * 165 / 100;
    }
    return em;
}

/* Inside the inner of a button's two boxes, whose lower edge is thick. */
static struct inset button_inset(const struct theme *theme, int side_px, int air_px)
{
    return (struct inset){side_px, air_px + theme->edge_px, air_px + theme->lip_px, 0};
}

struct inset node_inset(const struct layout_env *env, const struct node *node)
{
    const struct theme *theme = env->theme;
    int pad = theme->pad_px;
    if (node->kind == NODE_BUTTON) {
        bool large = node->last && node->last->size > SIZE_BODY; /* gets air in proportion */
        switch (node->button) {
        case BUTTON_PLAIN:
        case BUTTON_PRIMARY:
        case BUTTON_PLAY:
        case BUTTON_ALARM: return button_inset(theme, pad, large ? pad : pad / 3);
        case BUTTON_CARD:
        case BUTTON_CHOICE:
        case BUTTON_START: return button_inset(theme, pad, pad / 3);
        case BUTTON_KEY: return button_inset(theme, pad / 4, 0);
        case BUTTON_BAR:
        case BUTTON_HELP:
            return button_inset(theme,
                                button_is_stacked(theme, node) ? theme->edge_px : pad * 2 / 3, 0);
        case BUTTON_QUIET: return (struct inset){pad, pad / 4, pad / 4, 0};
        case BUTTON_PART:
            if (node->parent && node->parent->panel == PANEL_SWITCH)
                return button_inset(theme, theme->edge_px, 0);
            return (struct inset){0, 0, 0, 0};
        }
    }
    switch (node->panel) {
    case PANEL_NONE:
    case PANEL_CHIP:
    case PANEL_LEADER:
    case PANEL_DOT:
    case PANEL_PILL:
    case PANEL_SWITCH: return (struct inset){0, 0, 0, 0};
    case PANEL_CAPTION: return (struct inset){pad, pad / 2, pad / 2, 0};
    case PANEL_NOTE:
    case PANEL_WARNING:
    case PANEL_CARD: {
        int air = pad * (theme_is_small(theme) ? 2 : 3) / 4;
        return (struct inset){pad, air, air, 0};
    }
    }
    return (struct inset){0, 0, 0, 0};
}

int node_gap_px(const struct layout_env *env, const struct node *node)
{
    const struct theme *theme = env->theme;
    if (node->gap_mm10 >= 0)
        return theme_px(theme, node->gap_mm10 / 10.0);
    if (node->kind == NODE_BUTTON)
        return button_is_stacked(theme, node) ? 0 : theme->pad_px / 2;
    bool of_buttons = node->first && node->first->kind == NODE_BUTTON;
    if (node->kind == NODE_ROW)
        return of_buttons ? most(theme->pad_px, theme->target_gap_px) : theme->pad_px;
    if (node->kind == NODE_GRID || node->kind == NODE_PAD)
        return theme->target_gap_px;
    return theme->gap_px * env->scale_percent / 100 * (100 - env->give.gap_percent) / 100;
}

bool is_left_out(const struct layout_env *env, const struct node *child)
{
    const struct node *card = child->parent ? child->parent->parent : NULL;
    if (child->kind == NODE_IMAGE && card && card->kind == NODE_BUTTON &&
        card->button == BUTTON_START)
        return !env->start_picture;
    return env->bare_cards && child->kind == NODE_TEXT && child->size == SIZE_CAPTION &&
           in_card(child);
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
    case TILE_ROUND:
    case TILE_RING:
    case TILE_DISC: return CARD_WORDS;
    }
    return CARD_WORDS;
}
