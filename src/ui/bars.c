/* The bars, made of the same nodes as pages and put at fixed places. */
#include "ui/bars.h"

#include <stddef.h>

#include "base/hash.h"
#include "layout/inner.h"

#define BAR_LEAST_PERCENT 75 /* a bar's words shrink so far, within the least size */
#define BAR_PAD_MM 1         /* least room of a bar's word to its button's edge */

static uint64_t bar_id(const char *name, int place)
{
    return hash_bytes(hash_text(HASH_START, name), &place, sizeof place);
}

/* Lays a node of the bars at a rect and appends its boxes. */
static int put(const struct layout_env *env, const struct node *node, struct rect rect,
               struct box *out)
{
    struct cell *cell = layout_node(env, node, rect.w);
    int shift = (rect.h - cell->rect.h) / 2;
    out[0] = (struct box){.node = node, .rect = rect, .shrunk_percent = 100};
    int count = 1;
    for (const struct cell *child = cell->first; child; child = child->next)
        out[count++] = (struct box){
            .node = child->node,
            .rect = {rect.x + child->rect.x, rect.y + child->rect.y + shift, child->rect.w,
                     child->rect.h},
            .para = child->para,
            .lines = child->para ? child->para->line_count : 0,
            .em_px = child->em_px,
            .shrunk_percent = child->shrunk_percent,
        };
    return count;
}

static struct node *help_button(const struct layout_env *env, const struct bars *bars, bool in_bar)
{
    enum button_kind kind = in_bar ? BUTTON_BAR : BUTTON_HELP;
    const char *label = in_bar ? bars->help_short : bars->help;
    struct node *node = node_make_button(env->arena, NULL, kind, label, "help", bars->help_action);
    node->name = bars->help;
    node->tone = TONE_ALARM;
    for (struct node *child = node->first; child; child = child->next)
        child->tone = TONE_ALARM;
    node->id = bar_id("help", 0);
    return node;
}

static struct box text_box(const struct layout_env *env, struct node *node, int em_px, int x,
                           struct rect line, bool at_end)
{
    bool rtl = env->rtl && para_has_rtl(node->text);
    struct para_style style = {.px = em_px,
                               .bold = node->bold,
                               .rtl = rtl,
                               .align = rtl ? PARA_END : PARA_START, /* its runs begin at 0 */
                               .lang = env->lang};
    const struct para *para =
        para_set(env->arena, env->measure, node->text, &style, line.w > 0 ? line.w : 1);
    return (struct box){
        .node = node,
        .rect = {at_end ? x - para->w_px : x, line.y + (line.h - para->h_px) / 2, para->w_px,
                 para->h_px},
        .para = para,
        .lines = para->line_count,
        .em_px = em_px,
        .shrunk_percent = 100,
    };
}

static struct node *label(const struct layout_env *env, const char *text, bool bold, const char *id)
{
    struct node *node = node_make(env->arena, NULL, NODE_TEXT);
    node->text = text;
    node->bold = bold;
    node->tone = bold ? TONE_INK : TONE_SOFT;
    node->id = bar_id(id, 0);
    return node;
}

static int pills_width_px(const struct layout_env *env, const struct bars *bars)
{
    bool room = !env->theme->upright && bars->of <= 9;
    return room ? bars->of * theme_px(env->theme, 14.3) : 0;
}

int bars_counter_width_px(const struct layout_env *env, const struct bars *bars)
{
    if (!bars->counter)
        return 0;
    struct node *text = label(env, bars->counter, false, "counter");
    struct box box =
        text_box(env, text, env->theme->bar_em_px, 0, (struct rect){0, 0, 100000, 0}, false);
    int pills = env->theme->compact ? 0 : pills_width_px(env, bars);
    return box.rect.w + pills + theme_px(env->theme, 3);
}

int bars_counter(const struct layout_env *env, const struct bars *bars, struct rect beside,
                 struct box *out)
{
    if (!bars->counter)
        return 0;
    int count = 0, end = beside.x + beside.w;
    int pills = env->theme->compact ? 0 : pills_width_px(env, bars);
    if (pills > 0) {
        struct node *progress = node_make(env->arena, NULL, NODE_PROGRESS);
        progress->n = bars->n;
        progress->of = bars->of;
        progress->id = bar_id("pills", 0);
        int h = theme_px(env->theme, 3.4);
        out[count++] = (struct box){
            .node = progress,
            .rect = {end - pills, beside.y + (beside.h - h) / 2, pills, h},
            .shrunk_percent = 100,
        };
        end -= pills + theme_px(env->theme, 2.5);
    }
    struct node *text = label(env, bars->counter, false, "counter");
    out[count++] = text_box(env, text, env->theme->bar_em_px, end, beside, true);
    return count;
}

static int put_logo(const struct layout_env *env, const struct bars *bars, int x, struct box *out)
{
    const struct theme *theme = env->theme;
    int side = theme_px(theme, 19);
    struct node *node = node_make(env->arena, NULL, bars->logo ? NODE_IMAGE : NODE_ICON);
    node->id = bar_id("logo", 0);
    node->text = bars->logo ? bars->logo : "spine";
    node->alt = "";
    node->tile = bars->logo ? TILE_NONE : TILE_SOLID;
    int w = side;
    if (bars->logo && bars->logo_h_px > 0)
        w = side * bars->logo_w_px / bars->logo_h_px;
    if (w > 5 * side)
        w = 5 * side;
    *out = (struct box){
        .node = node,
        .rect = {x, theme->top.y + (theme->top.h - side) / 2, w, side},
        .shrunk_percent = 100,
    };
    return w;
}

int bars_top(const struct layout_env *env, const struct bars *bars, struct box *out)
{
    const struct theme *theme = env->theme;
    if (rect_empty(theme->top))
        return 0;
    int count = 0, end = theme->display.w_px - theme->margin_px;
    int x = theme->margin_px + put_logo(env, bars, theme->margin_px, &out[count++]);
    x += theme_px(theme, 7);

    int help = count; /* its place in reading order is behind the name and the counter */
    struct box aside[8];
    int asides = 0;
    if (bars->help && !theme->upright) {
        struct node *node = help_button(env, bars, false);
        int w = natural_width_px(env, node);
        int h = theme_px(theme, 21.5);
        asides = put(env, node, (struct rect){end - w, theme->top.y + (theme->top.h - h) / 2, w, h},
                     aside);
        end -= w + theme_px(theme, 7);
    }
    struct rect line = {x, theme->top.y, end - x, theme->top.h};
    int counter_px = bars_counter_width_px(env, bars);
    count += bars_counter(env, bars, line, out + count);
    line.w -= counter_px + theme_px(theme, 4);
    if (bars->clinic && line.w > 0) {
        struct node *name = label(env, bars->clinic, true, "clinic");
        struct box box = text_box(env, name, theme->name_em_px, x, line, false);
        if (box.rect.h <= theme->top.h) {
            for (int i = count; i > help; i--)
                out[i] = out[i - 1];
            out[help] = box;
            count++;
        }
    }
    for (int i = 0; i < asides; i++)
        out[count++] = aside[i];
    return count;
}

static int list_places(const struct theme *theme, enum bar_place *out)
{
    int count = 0;
    out[count++] = BAR_BACK;
    out[count++] = BAR_HOME;
    if (theme->compact)
        out[count++] = BAR_PLACES; /* Get help now */
    out[count++] = BAR_LANGUAGE;
    if (theme->narrow) {
        out[count++] = BAR_READ;
    } else {
        out[count++] = BAR_BIGGER;
        out[count++] = BAR_THEME;
        out[count++] = BAR_LISTEN;
    }
    out[count++] = BAR_NEXT;
    return count;
}

static struct node *place_button(const struct layout_env *env, const struct bars *bars,
                                 enum bar_place place)
{
    const struct bar_button *button = &bars->places[place];
    struct node *node =
        node_make_button(env->arena, NULL, BUTTON_BAR, button->label, button->icon, button->action);
    node->chosen = button->primary;
    node->id = bar_id("bar", place);
    if (button->primary)
        for (struct node *child = node->first; child; child = child->next)
            child->tone = TONE_ON_ACCENT;
    return node;
}

/* What stands in a place; NULL: it is empty. BAR_PLACES is Get help now. */
static struct node *place_node(const struct layout_env *env, const struct bars *bars,
                               enum bar_place place)
{
    if (place == BAR_PLACES)
        return bars->help ? help_button(env, bars, true) : NULL;
    return bars->places[place].label ? place_button(env, bars, place) : NULL;
}

static bool labels_fit(const struct layout_env *env, struct node *const *nodes, int count, int w_px,
                       int h_px)
{
    for (int i = 0; i < count; i++)
        if (nodes[i] && (least_width_px(env, nodes[i]) > w_px ||
                         layout_node(env, nodes[i], w_px)->rect.h > h_px))
            return false;
    return true;
}

/* All labels of the bar alike, on every page: as large as the longest and the tallest
   allow; where the least size is still too wide they are not bold. */
static void fit_labels(struct layout_env *env, const struct bars *bars, struct node **nodes,
                       int count, int w_px, int h_px)
{
    for (int i = 0; i < BAR_WORDS && bars->words[i]; i++)
        nodes[count++] = node_make_button(env->arena, NULL, BUTTON_BAR, bars->words[i], "back",
                                          (struct action){0});
    w_px -= 2 * theme_px(env->theme, BAR_PAD_MM);
    while (!labels_fit(env, nodes, count, w_px, h_px)) {
        if (env->scale_percent > BAR_LEAST_PERCENT) {
            env->scale_percent -= 5;
            continue;
        }
        for (int i = 0; i < count; i++)
            if (nodes[i])
                nodes[i]->last->bold = false;
        return;
    }
}

int bars_bottom(const struct layout_env *env, const struct bars *bars, struct box *out)
{
    const struct theme *theme = env->theme;
    struct layout_env bar_env = *env;
    struct theme bar_theme = *theme;
    bar_theme.target_px = theme->bar_button_px;
    bar_env.theme = &bar_theme;

    int count = 0, margin = theme->margin_px, gap = theme->target_gap_px;
    int w = theme->display.w_px - 2 * margin, h = theme->bar_button_px;
    int y = theme->bottom.y + (theme->compact ? theme_px(theme, 3) : theme_px(theme, 5.4));
    if (theme->upright && !theme->compact) {
        struct rect row = {margin, y, w, h};
        if (bars->help)
            count += put(&bar_env, help_button(&bar_env, bars, false), row, out + count);
        y += h + gap;
    }
    enum bar_place places[BAR_PLACES + 1];
    int n = list_places(theme, places);
    struct node *nodes[BAR_PLACES + 1 + BAR_WORDS];
    for (int i = 0; i < n; i++)
        nodes[i] = place_node(&bar_env, bars, places[i]);
    fit_labels(&bar_env, bars, nodes, n, (w + gap) / n - gap, h);
    for (int i = 0; i < n; i++) {
        struct rect rect = {margin + (w + gap) * i / n, y, (w + gap) / n - gap, h};
        if (nodes[i])
            count += put(&bar_env, nodes[i], rect, out + count);
    }
    return count;
}
