/* Stills: pictures in one place, of which one is seen. Its caption lies over its lower edge; what
   steers them stands in one line below, or on the picture where a display is small and upright. */
#include <stddef.h>

#include "base/minmax.h"
#include "layout/inner.h"

/* What steers them gives way until it fits the width: first the counter goes, then words leave
   their signs alone, then the switch goes where there are steps; on a picture it has no room. */
enum steering { STEER_WHOLE, STEER_NO_COUNTER, STEER_SIGNS, STEER_STEPS };

static bool steers(const struct node *child, enum steering form)
{
    if (child->kind == NODE_TEXT)
        return form == STEER_WHOLE;
    bool spare = form == STEER_STEPS && child->next;
    return child->kind == NODE_BUTTON || (child->panel == PANEL_SWITCH && !spare);
}

static int part_width_px(const struct layout_env *env, const struct node *child, enum steering form)
{
    if (child->kind == NODE_TEXT)
        return natural_width_px(env, child) + 1;
    if (child->kind == NODE_BUTTON)
        return most(form >= STEER_SIGNS && button_may_be_sign(child) ? least_width_px(env, child)
                                                                     : natural_width_px(env, child),
                    env->theme->target_least_px);
    int widest = theme_px(env->theme, PART_LEAST_MM), parts = 0;
    int air = form >= STEER_SIGNS ? 4 * env->theme->edge_px : env->theme->pad_px;
    for (const struct node *part = child->first; part; part = part->next, parts++)
        widest = most(widest, natural_width_px(env, part) + air);
    return widest * parts;
}

static int steering_width_px(const struct layout_env *env, const struct node *stills,
                             enum steering form)
{
    int sum = 0, count = 0;
    for (const struct node *child = stills->first; child && layout_goes_on(env);
         child = child->next) {
        if (!steers(child, form))
            continue;
        sum += part_width_px(env, child, form);
        count++;
    }
    return sum + most(count - 1, 0) * env->theme->target_gap_px;
}

/* Side by side, in a cell that only holds them; without any it is empty. */
static struct cell *lay_steering(const struct layout_env *env, const struct node *stills, int w_px,
                                 bool on_picture)
{
    enum steering form = on_picture ? STEER_STEPS : STEER_WHOLE;
    while (form < STEER_STEPS && steering_width_px(env, stills, form) > w_px)
        form++;
    struct cell *line = cell_make(env, NULL, stills);
    int x = 0;
    for (const struct node *child = stills->first; child && layout_goes_on(env);
         child = child->next) {
        if (!steers(child, form))
            continue;
        struct cell *part = layout_node(env, child, part_width_px(env, child, form));
        part->rect.x = x;
        x += part->rect.w + env->theme->target_gap_px;
        line->rect.h = most(line->rect.h, part->rect.h);
        cell_append(line, part);
    }
    line->rect.w = most(x - env->theme->target_gap_px, 0);
    cell_align_line(line->first, NULL, 0, line->rect.h, ALIGN_CENTER);
    return line;
}

static void append_at(struct cell *parent, struct cell *child, int x, int y)
{
    child->rect.x = x;
    child->rect.y = y;
    child->next = NULL;
    cell_append(parent, child);
}

static void append_line(struct cell *cell, struct cell *line, int x, int y)
{
    for (struct cell *part = line->first, *next; part; part = next) {
        next = part->next;
        append_at(cell, part, x + part->rect.x, y + part->rect.y);
    }
}

/* Words that would lie under the caption, or under what steers, are left out, each with its line,
   which has the word's id and stands before it. */
static void uncover(struct cell *picture, struct rect cover, int apart_px)
{
    cover = rect_grow(cover, apart_px);
    struct cell *cell = picture->first;
    picture->first = picture->last = NULL;
    for (struct cell *next; cell; cell = next) {
        bool covered = false;
        for (const struct cell *word = cell; word; word = word->next)
            covered = covered || (word->node->id == cell->node->id && word->para &&
                                  !rect_empty(rect_intersect(word->rect, cover)));
        next = cell->next;
        if (covered)
            continue;
        cell->next = NULL;
        cell_append(picture, cell);
    }
}

/* Of what is compared the first stands for itself until it moves. */
static bool shows_caption(const struct node *stills)
{
    return !stills->compared || stills->n > 0 || stills->chosen;
}

static void lay_caption(const struct layout_env *env, struct cell *cell, struct cell *picture,
                        const struct node *caption)
{
    struct cell *bar = layout_node(env, caption, picture->rect.w);
    int y = env->theme->class == CLASS_TALL_SMALL ? 0 : picture->rect.h - bar->rect.h;
    append_at(cell, bar, picture->rect.x, y);
    uncover(picture, (struct rect){0, y, bar->rect.w, bar->rect.h}, chip_pad_px(env->theme));
}

static void lay_line_on(const struct layout_env *env, struct cell *cell, struct cell *picture,
                        struct cell *line)
{
    int gap = env->theme->target_gap_px;
    struct rect over = {picture->rect.w - line->rect.w - gap, picture->rect.h - line->rect.h - gap,
                        line->rect.w, line->rect.h};
    append_line(cell, line, picture->rect.x + over.x, over.y);
    uncover(picture, over, gap);
}

void layout_stills(const struct layout_env *env, struct cell *cell, int w_px)
{
    const struct node *stills = cell->node, *still = node_still(stills, stills->n);
    const struct theme *theme = env->theme;
    cell->rect.w = w_px;
    if (!still)
        return;
    bool on_picture = theme->class == CLASS_TALL_SMALL;
    struct cell *line = lay_steering(env, stills, w_px, on_picture);
    int gap = most(theme_u(theme, 20), theme->target_gap_px);
    int below_px = line->first && !on_picture ? gap + line->rect.h : 0;
    struct layout_env inside = *env;
    inside.box_h_px -= below_px;
    struct cell *picture = layout_node(&inside, still, w_px);
    append_at(cell, picture, (w_px - picture->rect.w) / 2, 0);
    const struct node *caption = node_still_caption(still);
    if (caption && shows_caption(stills))
        lay_caption(&inside, cell, picture, caption);
    if (on_picture)
        lay_line_on(env, cell, picture, line);
    else
        append_line(cell, line, most(least(picture->rect.x, w_px - line->rect.w), 0),
                    picture->rect.h + gap);
    cell->rect.h = picture->rect.h + below_px;
}
