/* The rules of a screen, one function each, over boxes and the painted list. */
#include "workshop/screen_inner.h"

#include <string.h>

#include "layout/kinds.h"

static struct rect window_of(const struct theme *theme)
{
    return (struct rect){0, 0, theme->display.w_px, theme->display.h_px};
}

static void check_window(struct breaches *out, const struct screen_seen *seen)
{
    struct rect window = window_of(seen->theme);
    for (int i = 0; i < seen->scene->count; i++) {
        const struct box *box = &seen->scene->boxes[i];
        if (!rect_inside(box->rect, window))
            breach(out, SCREEN_WINDOW, box, NULL, "window %dx%d", window.w, window.h);
    }
    for (size_t i = 0; i < seen->list->count; i++) {
        struct rect r = seen->list->items[i].rect;
        if (!rect_inside(r, window))
            breach(out, SCREEN_WINDOW, NULL, NULL, "painted at %d,%d %dx%d", r.x, r.y, r.w, r.h);
    }
}

static struct rect area_of(const struct screen_seen *seen, enum part part)
{
    return part == PART_DIALOG ? seen->scene->dialog : seen->scene->areas[part];
}

static bool is_seen(const struct node *node)
{
    return !node_kinds[node->kind].empty;
}

static bool is_within(const struct node *inner, const struct node *outer)
{
    for (; inner; inner = inner->parent)
        if (inner == outer)
            return true;
    return false;
}

/* A button's label and icon lie inside it. */
static void check_in_button(struct breaches *out, const struct scene *scene, int i)
{
    const struct box *button = &scene->boxes[i];
    for (int k = i + 1; k < scene->count; k++) {
        const struct box *box = &scene->boxes[k];
        if (is_seen(box->node) && is_within(box->node, button->node) &&
            !rect_inside(box->rect, button->rect))
            breach(out, SCREEN_AREA, box, button, "outside of its button");
    }
}

static void check_area(struct breaches *out, const struct screen_seen *seen)
{
    for (int i = 0; i < seen->scene->count; i++)
        if (seen->scene->boxes[i].node->kind == NODE_BUTTON)
            check_in_button(out, seen->scene, i);
    for (int i = 0; i < seen->scene->count; i++) {
        const struct box *box = &seen->scene->boxes[i];
        struct rect area = area_of(seen, seen->scene->boxes[i].part);
        bool in_window = rect_inside(box->rect, window_of(seen->theme));
        if (in_window && !rect_inside(box->rect, area))
            breach(out, SCREEN_AREA, box, NULL, "area %d,%d %dx%d", area.x, area.y, area.w, area.h);
    }
    struct rect dialog = seen->scene->dialog;
    struct rect content =
        ground_is_full(seen->scene->ground) ? seen->theme->content : area_of(seen, PART_CONTENT);
    if (!rect_empty(dialog) && !rect_inside(dialog, content))
        breach(out, SCREEN_AREA, NULL, NULL, "dialog %d,%d %dx%d", dialog.x, dialog.y, dialog.w,
               dialog.h);
}

/* Behind a text that has a tile its capitals count: the tile is as high as they are. */
struct rect screen_run_rect(const struct box *box, const struct para_line *line,
                            const struct para_run *run)
{
    bool tile = box->node->tile != TILE_NONE;
    int cap_px = (int)(box->em_px * CAP_PER_EM);
    int y = box->rect.y + line->y_px - box->para->lines[box->line].y_px;
    if (tile)
        y += (box->rect.h - box->para->h_px) / 2 + line->rise_px - cap_px;
    return (struct rect){box->rect.x + run->x_px, y, run->w_px, tile ? cap_px : line->h_px};
}

static void check_runs_of(struct breaches *out, const struct box *box)
{
    for (int i = box->line; i < box->line + box->lines; i++) {
        const struct para_line *line = &box->para->lines[i];
        for (int r = 0; r < line->run_count; r++) {
            struct rect at = screen_run_rect(box, line, &line->runs[r]);
            if (!rect_inside(at, rect_grow(box->rect, 1)))
                breach(out, SCREEN_RUNS, box, NULL, "run \"%s\" at %d,%d %dx%d",
                       line->runs[r].run.text, at.x, at.y, at.w, at.h);
        }
    }
}

static void check_runs(struct breaches *out, const struct screen_seen *seen)
{
    for (int i = 0; i < seen->scene->count; i++)
        if (seen->scene->boxes[i].para)
            check_runs_of(out, &seen->scene->boxes[i]);
}

static const struct node *image_of(const struct scene *scene, const struct node *word)
{
    for (int i = 0; i < scene->count; i++)
        if (is_word_of(word, scene->boxes[i].node))
            return scene->boxes[i].node;
    return NULL;
}

/* On a small upright display what steers stills stands on them. */
static bool is_on_still(const struct node *node, const struct node *still)
{
    const struct node *stills = still->kind == NODE_IMAGE ? still->parent : NULL;
    return stills && stills->kind == NODE_STILLS && is_within(node, stills);
}

static void check_pair(struct breaches *out, const struct scene *scene, const struct box *a,
                       const struct box *b)
{
    if (rect_empty(rect_intersect(a->rect, b->rect)) || is_within(a->node, b->node) ||
        is_within(b->node, a->node) || is_word_of(a->node, b->node) ||
        is_word_of(b->node, a->node) || is_on_still(a->node, b->node) ||
        is_on_still(b->node, a->node))
        return;
    const struct node *image = image_of(scene, a->node);
    bool words = image && image == image_of(scene, b->node);
    breach(out, words ? SCREEN_WORDS : SCREEN_APART, a, b, "they overlap");
}

/* A word over a picture leaves free what it leads to, and what others do. */
static void check_dots(struct breaches *out, const struct scene *scene)
{
    for (int i = 0; i < scene->count; i++)
        for (int k = 0; k < scene->count && scene->boxes[i].node->panel == PANEL_DOT; k++)
            if (scene->boxes[k].para && image_of(scene, scene->boxes[k].node) &&
                !rect_empty(rect_intersect(scene->boxes[k].rect, scene->boxes[i].rect)))
                breach(out, SCREEN_WORDS, &scene->boxes[k], NULL, "it covers what is led to");
}

static void check_apart(struct breaches *out, const struct screen_seen *seen)
{
    const struct scene *scene = seen->scene;
    for (int i = 0; i < scene->count; i++) {
        for (int k = i + 1; k < scene->count; k++) {
            bool one_dialog =
                (scene->boxes[i].part == PART_DIALOG) == (scene->boxes[k].part == PART_DIALOG);
            if (one_dialog && is_seen(scene->boxes[i].node) && is_seen(scene->boxes[k].node))
                check_pair(out, scene, &scene->boxes[i], &scene->boxes[k]);
        }
    }
    check_dots(out, scene);
}

/* Half a pixel is rounding. */
static bool holds_mm(const struct theme *theme, int px, double mm)
{
    return px + 0.5 >= mm * theme->px_per_mm;
}

static int gap_px(struct rect a, struct rect b)
{
    int x = a.x < b.x ? b.x - a.x - a.w : a.x - b.x - b.w;
    int y = a.y < b.y ? b.y - a.y - a.h : a.y - b.y - b.h;
    return x > y ? x : y;
}

/* How wide it has to be. */
static double least_wide_mm(const struct theme *theme, const struct node *button)
{
    bool letter = button->button == BUTTON_KEY && button->parent && button->parent->town;
    return button->button == BUTTON_PART                ? PART_LEAST_MM
           : letter && theme->class == CLASS_TALL_SMALL ? LETTER_LEAST_MM
                                                        : TARGET_LEAST_MM;
}

static void check_target(struct breaches *out, const struct screen_seen *seen, int i)
{
    const struct theme *theme = seen->theme;
    const struct scene *scene = seen->scene;
    const struct box *box = &scene->boxes[i];
    struct rect r = box->rect;
    if (!holds_mm(theme, r.w, least_wide_mm(theme, box->node)) ||
        !holds_mm(theme, r.h, TARGET_LEAST_MM))
        breach(out, SCREEN_TARGET_SIZE, box, NULL, "%.1f x %.1f mm", theme_mm(theme, r.w),
               theme_mm(theme, r.h));
    const int edges[] = {r.x, r.y, theme->display.w_px - r.x - r.w,
                         theme->display.h_px - r.y - r.h};
    for (int e = 0; e < 4; e++)
        if (!holds_mm(theme, edges[e], EDGE_LEAST_MM))
            breach(out, SCREEN_TARGET_EDGE, box, NULL, "%.1f mm", theme_mm(theme, edges[e]));
    for (int k = i + 1; k < scene->count; k++) {
        const struct box *other = &scene->boxes[k];
        bool one_switch = box->node->button == BUTTON_PART && other->node->button == BUTTON_PART;
        if (other->node->kind != NODE_BUTTON || one_switch ||
            (scene->boxes[i].part == PART_DIALOG) != (scene->boxes[k].part == PART_DIALOG))
            continue;
        int gap = gap_px(r, other->rect);
        if (gap >= 0 && !holds_mm(theme, gap, GAP_LEAST_MM))
            breach(out, SCREEN_TARGET_GAP, box, other, "%.1f mm", theme_mm(theme, gap));
    }
}

static void check_targets(struct breaches *out, const struct screen_seen *seen)
{
    for (int i = 0; i < seen->scene->count; i++)
        if (seen->scene->boxes[i].node->kind == NODE_BUTTON)
            check_target(out, seen, i);
}

static void check_caps(struct breaches *out, const struct screen_seen *seen)
{
    for (int i = 0; i < seen->scene->count; i++) {
        const struct box *box = &seen->scene->boxes[i];
        enum node_kind kind = box->node->kind;
        enum text_size size = kind == NODE_FIELD ? SIZE_BODY : box->node->size;
        if ((kind == NODE_TEXT || kind == NODE_FIELD) && box->em_px < seen->theme->least_px[size])
            breach(out, SCREEN_CAP, box, NULL, "%.2f mm",
                   box->em_px * CAP_PER_EM / seen->theme->px_per_mm);
    }
}

static void check_help(struct breaches *out, const struct screen_seen *seen)
{
    const struct scene *scene = seen->scene;
    if (!seen->help || ground_is_full(scene->ground))
        return;
    for (int i = 0; i < scene->count; i++) {
        const struct node *node = scene->boxes[i].node;
        if (box_in_bars(&scene->boxes[i]) && node->kind == NODE_BUTTON &&
            node->action.kind == ACTION_GO && strcmp(node->action.page, seen->help) == 0)
            return;
    }
    breach(out, SCREEN_HELP, NULL, NULL, "no bar has it");
}

static void check_whole(struct breaches *out, const struct screen_seen *seen)
{
    const struct scene *scene = seen->scene;
    if (scene->screens > SPLIT_MAX_SCREENS || scene->left_out)
        breach(out, SCREEN_WHOLE, NULL, NULL, "%d screens%s", scene->screens,
               scene->left_out ? ", and not all" : "");
}

static void check_empty(struct breaches *out, const struct screen_seen *seen)
{
    const struct scene *scene = seen->scene;
    const struct box *last = NULL;
    for (int i = 0; i < scene->count; i++) {
        const struct box *box = &scene->boxes[i];
        if (box->part != PART_CONTENT)
            continue;
        bool continued = box->node->id == SCENE_CONTINUED_ID; /* it alone says nothing */
        enum node_kind kind = box->node->kind;
        if ((kind == NODE_TEXT && !continued) || kind == NODE_BUTTON || kind == NODE_IMAGE ||
            kind == NODE_QR || kind == NODE_PROGRESS || kind == NODE_FIELD)
            return;
        last = box;
    }
    breach(out, SCREEN_EMPTY, last, NULL, "screen %d of %d", scene->screen + 1, scene->screens);
}

void screen_check(struct breaches *out, const struct screen_seen *seen)
{
    check_window(out, seen);
    check_area(out, seen);
    check_runs(out, seen);
    check_apart(out, seen);
    check_targets(out, seen);
    check_caps(out, seen);
    check_help(out, seen);
    check_whole(out, seen);
    check_empty(out, seen);
    screen_check_colours(out, seen);
}
