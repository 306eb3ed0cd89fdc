/* Colours and edges of what is on a screen: the one place that knows them. */
#include "ui/look.h"

#include <stddef.h>

static const struct node *enclosing_button(const struct node *node)
{
    while (node && node->kind != NODE_BUTTON)
        node = node->parent;
    return node;
}

static struct look plain_look(const struct palette *c, bool full, struct colour ground, int edge_px)
{
    if (full)
        return (struct look){ground, c->on_full, c->on_full, edge_px};
    return (struct look){c->card, c->edge, c->accent, edge_px};
}

static struct look bar_look(const struct palette *c, const struct node *node, int edge_px)
{
    if (node->tone == TONE_ALARM)
        return (struct look){c->alarm_soft, c->alarm, c->alarm, edge_px};
    if (node->chosen)
        return (struct look){c->accent, c->accent, c->on_accent, edge_px};
    return (struct look){c->card, c->edge, c->accent, edge_px};
}

struct look look_button(const struct theme *theme, const struct node *node, enum ground ground)
{
    const struct palette *c = &theme->colours;
    bool full = ground_is_full(ground);
    struct colour on_full = theme_ground(theme, ground);
    int edge = theme->edge_px;
    switch (node->button) {
    case BUTTON_PLAIN: return plain_look(c, full, on_full, edge);
    case BUTTON_PRIMARY:
        if (full)
            return (struct look){c->on_full, c->on_full, on_full, edge};
        return (struct look){c->accent, c->accent, c->on_accent, edge};
    case BUTTON_ALARM: return (struct look){c->alarm, c->alarm, c->on_alarm, edge};
    case BUTTON_KEY:
        if (node->action.kind == ACTION_ENTER)
            return (struct look){c->accent, c->accent, c->on_accent, edge};
        return (struct look){c->card, c->edge, c->ink, edge};
    case BUTTON_CARD: return (struct look){c->card, c->edge, c->ink, edge};
    case BUTTON_CHOICE:
        if (node->chosen)
            return (struct look){c->accent_soft, c->accent, c->ink, 2 * edge};
        return (struct look){c->card, c->edge, c->ink, edge};
    case BUTTON_BAR: return bar_look(c, node, edge);
    case BUTTON_HELP: return (struct look){c->alarm_soft, c->alarm, c->alarm, edge + 1};
    }
    return plain_look(c, full, on_full, edge);
}

struct colour look_panel_fill(const struct theme *theme, const struct node *node,
                              struct colour behind)
{
    switch (node->panel) {
    case PANEL_NONE: return behind;
    case PANEL_NOTE: return theme->colours.accent_soft;
    case PANEL_WARNING: return theme->colours.alarm_soft;
    case PANEL_CARD: return theme->colours.card;
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
    else if (box_in_bars(box))
        base = scene->ground == GROUND_ALERT && box->rect.y < theme->top.h
                   ? theme->colours.alarm_soft
                   : theme->colours.bar;
    for (const struct node *at = box->node; at; at = at->parent) {
        if (at->kind == NODE_BUTTON)
            return look_button(theme, at, dialog ? GROUND_PAPER : scene->ground).fill;
        if (at->panel != PANEL_NONE)
            return look_panel_fill(theme, at, base);
    }
    return base;
}

struct look look_tile(const struct palette *c, const struct node *node, struct colour tone)
{
    switch (node->tile) {
    case TILE_NONE: return (struct look){COLOUR_NONE, COLOUR_NONE, tone, 0};
    case TILE_SOFT: return (struct look){c->accent_soft, COLOUR_NONE, c->accent, 0};
    case TILE_SOLID:
    case TILE_ROUND: return (struct look){c->accent, COLOUR_NONE, c->on_accent, 0};
    case TILE_OPEN: return (struct look){c->card, c->accent, c->accent, 1};
    }
    return (struct look){COLOUR_NONE, COLOUR_NONE, tone, 0};
}

enum ground look_ground(const struct scene *scene, const struct box *box)
{
    return box->part == PART_DIALOG ? GROUND_PAPER : scene->ground;
}

struct colour look_tone(const struct theme *theme, const struct scene *scene, const struct box *box)
{
    const struct node *node = box->node;
    enum ground ground = look_ground(scene, box);
    const struct node *button = enclosing_button(node);
    bool own_tone = button && (button->button == BUTTON_CARD || button->button == BUTTON_CHOICE);
    if (button && !own_tone)
        return look_button(theme, button, ground).label;
    return theme_tone(theme, node->tone, button ? GROUND_PAPER : ground);
}

struct box_colours look_colours(const struct theme *theme, const struct scene *scene,
                                const struct box *box)
{
    struct colour bg = behind(theme, scene, box), fg = look_tone(theme, scene, box);
    if (box->node->kind == NODE_BUTTON)
        fg = look_button(theme, box->node, look_ground(scene, box)).label;
    if (box->node->tile != TILE_NONE) {
        struct look look = look_tile(&theme->colours, box->node, fg);
        return (struct box_colours){look.label, look.fill};
    }
    return (struct box_colours){fg, bg};
}
