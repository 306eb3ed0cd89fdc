/* Colours and edges of what is on a screen: the one place that knows them. */
#include "ui/look.h"

#include <stddef.h>

const struct node *look_enclosing_button(const struct node *node)
{
    while (node && node->kind != NODE_BUTTON)
        node = node->parent;
    return node;
}

/* A button leads into a flow, or is of the page's. */
static struct hue_colours hue_of(const struct theme *theme, const struct node *button)
{
    const struct palette *c = &theme->colours;
    if (button && button->hue != HUE_PAGE)
        return c->hues[button->hue];
    return c->page;
}

static struct look touchable(const struct theme *theme, struct colour fill, struct colour border,
                             struct colour label)
{
    return (struct look){fill, border, label, theme->edge_px, theme->lip_px};
}

static struct look solid(const struct theme *theme, struct hue_colours hue)
{
    return touchable(theme, hue.deep, hue.edge, hue.on_deep);
}

static struct look on_full(const struct theme *theme, const struct node *node, enum ground ground)
{
    const struct palette *c = &theme->colours;
    struct colour behind = theme_ground(theme, ground);
    if (node->button == BUTTON_PRIMARY)
        return touchable(theme, c->on_full, c->mark, behind);
    return touchable(theme, behind, c->on_full, c->on_full);
}

static struct look choice_look(const struct theme *theme, const struct node *node)
{
    const struct palette *c = &theme->colours;
    struct hue_colours hue = hue_of(theme, node);
    if (!node->chosen)
        return touchable(theme, c->card, hue.deep, c->ink);
    return (struct look){hue.tint, hue.deep, c->ink, 2 * theme->edge_px, 2 * theme->edge_px};
}

bool look_is_in_switch(const struct node *part)
{
    return part->button == BUTTON_PART && part->parent && part->parent->panel == PANEL_SWITCH;
}

struct look look_button(const struct theme *theme, const struct node *node, enum ground ground)
{
    const struct palette *c = &theme->colours;
    struct hue_colours hue = hue_of(theme, node), slate = c->hues[HUE_SLATE];
    if (ground_is_full(ground))
        return on_full(theme, node, ground);
    switch (node->button) {
    case BUTTON_PLAIN: return touchable(theme, c->card, hue.deep, hue.deep);
    case BUTTON_PRIMARY:
    case BUTTON_START: return solid(theme, hue);
    case BUTTON_ALARM:
    case BUTTON_HELP: return solid(theme, c->alarm);
    case BUTTON_CARD: return touchable(theme, c->card, hue.deep, c->ink);
    case BUTTON_CHOICE: return choice_look(theme, node);
    case BUTTON_KEY:
        if (node->action.kind == ACTION_ENTER)
            return solid(theme, hue);
        return touchable(theme, c->card, slate.deep, c->ink);
    case BUTTON_BAR:
        if (node->chosen)
            return solid(theme, hue);
        return touchable(theme, c->card, slate.deep, c->ink);
    case BUTTON_QUIET: return (struct look){c->pill, c->pill_edge, c->ink, theme->line_px, 0};
    case BUTTON_PLAY: return touchable(theme, c->mark, c->mark_edge, COLOUR_HEX(0x16242b));
    case BUTTON_PART:
        if (look_is_in_switch(node))
            return node->chosen ? (struct look){hue.deep, COLOUR_NONE, hue.on_deep, 0, 0}
                                : (struct look){COLOUR_NONE, COLOUR_NONE, hue.deep, 0, 0};
        if (node->chosen)
            return (struct look){slate.deep, COLOUR_NONE, slate.on_deep, 0, 0};
        return (struct look){COLOUR_NONE, COLOUR_NONE, c->ink, 0, 0};
    }
    return touchable(theme, c->card, hue.deep, c->ink);
}

struct look look_pressed(const struct theme *theme, const struct node *node, enum ground ground)
{
    const struct palette *c = &theme->colours;
    struct look look = look_button(theme, node, ground);
    bool light = colour_equal(look.fill, c->card) || colour_equal(look.fill, c->pill);
    if (light)
        look.fill = look.lip_px ? hue_of(theme, node).tint : c->hues[HUE_SLATE].tint;
    else if (look.border_px > 0 && !ground_is_full(ground))
        look.fill = look.border;
    if (look.lip_px > look.border_px)
        look.lip_px = look.border_px + 1;
    return look;
}

/* In any theme: pictures keep their colours, too. */
static struct colour word_colour(enum word_kind kind)
{
    switch (kind) {
    case WORD_PLAIN: return COLOUR_HEX(0x16242b);
    case WORD_PROBLEM: return COLOUR_HEX(0x8f2a15);
    case WORD_BETTER: return COLOUR_HEX(0x2c6a3a);
    }
    return COLOUR_HEX(0x16242b);
}

struct colour look_panel_fill(const struct theme *theme, const struct node *node,
                              struct colour behind)
{
    const struct palette *c = &theme->colours;
    switch (node->panel) {
    case PANEL_NONE: return behind;
    case PANEL_NOTE: return c->page.tint;
    case PANEL_WARNING: return c->alarm.tint;
    case PANEL_CARD: return c->hues[HUE_SLATE].tint;
    case PANEL_CAPTION: return COLOUR_HEX(0x16242b);
    case PANEL_PILL: return c->pill;
    case PANEL_SWITCH: return c->card;
    case PANEL_CHIP:
        return node->word == WORD_PLAIN ? COLOUR_HEX(0xffffff) : word_colour(node->word);
    case PANEL_LEADER:
    case PANEL_DOT: return word_colour(node->word);
    }
    return behind;
}

/* What lies behind a box: the nearest button, panel, bar, dialog or the ground. */
static struct colour behind(const struct theme *theme, const struct scene *scene,
                            const struct box *box)
{
    bool dialog = box->part == PART_DIALOG;
    struct colour base = theme_ground(theme, scene->ground);
    if (dialog)
        base = theme->colours.card;
    else if (box->part == PART_BOTTOM)
        base = theme->colours.bar;
    for (const struct node *at = box->node; at; at = at->parent) {
        if (at->kind == NODE_BUTTON) {
            struct colour fill = look_button(theme, at, dialog ? GROUND_PAPER : scene->ground).fill;
            if (fill.a)
                return fill;
            return look_is_in_switch(at) ? theme->colours.card : theme->colours.pill;
        }
        if (at->panel != PANEL_NONE)
            return look_panel_fill(theme, at, base);
    }
    return base;
}

static bool in_caption(const struct node *node)
{
    while (node && node->panel != PANEL_CAPTION)
        node = node->parent;
    return node;
}

struct look look_tile(const struct theme *theme, const struct node *node, struct colour tone)
{
    const struct palette *c = &theme->colours;
    const struct node *button = look_enclosing_button(node);
    struct hue_colours hue = hue_of(theme, button);
    bool marked = in_caption(node) || (button && button->button == BUTTON_START);
    if (marked && node->tile != TILE_NONE)
        return (struct look){c->mark, COLOUR_NONE, COLOUR_HEX(0x16242b), 0, 0};
    switch (node->tile) {
    case TILE_NONE: return (struct look){COLOUR_NONE, COLOUR_NONE, tone, 0, 0};
    case TILE_SOFT: return (struct look){hue.tint, COLOUR_NONE, hue.deep, 0, 0};
    case TILE_SOLID:
    case TILE_ROUND: return (struct look){hue.deep, COLOUR_NONE, hue.on_deep, 0, 0};
    case TILE_OPEN:
    case TILE_RING:
    case TILE_DISC: return (struct look){c->card, hue.deep, hue.deep, 1, 0};
    }
    return (struct look){COLOUR_NONE, COLOUR_NONE, tone, 0, 0};
}

enum ground look_ground(const struct scene *scene, const struct box *box)
{
    return box->part == PART_DIALOG ? GROUND_PAPER : scene->ground;
}

/* The words of a card keep their own tones. */
static bool has_own_tones(const struct node *button)
{
    return button->button == BUTTON_CARD || button->button == BUTTON_CHOICE;
}

struct colour look_tone(const struct theme *theme, const struct scene *scene, const struct box *box)
{
    const struct node *node = box->node;
    enum ground ground = look_ground(scene, box);
    const struct node *button = look_enclosing_button(node);
    if (node->panel == PANEL_CHIP)
        return node->word == WORD_PLAIN ? word_colour(WORD_PLAIN) : COLOUR_HEX(0xffffff);
    if (in_caption(node))
        return COLOUR_HEX(0xffffff);
    if (!button)
        return theme_tone(theme, node->tone, ground);
    if (!has_own_tones(button))
        return look_button(theme, button, ground).label;
    if (node->tone == TONE_ACCENT || (node->kind == NODE_ICON && node->tone == TONE_INK))
        return hue_of(theme, button).deep;
    return theme_tone(theme, node->tone, GROUND_PAPER);
}

struct box_colours look_colours(const struct theme *theme, const struct scene *scene,
                                const struct box *box)
{
    struct colour bg = behind(theme, scene, box), fg = look_tone(theme, scene, box);
    if (box->node->kind == NODE_BUTTON)
        fg = look_button(theme, box->node, look_ground(scene, box)).label;
    if (box->node->tile != TILE_NONE) {
        struct look look = look_tile(theme, box->node, fg);
        return (struct box_colours){look.label, look.fill};
    }
    return (struct box_colours){fg, bg};
}
