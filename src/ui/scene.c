/* One screen of one page: where the page, the bars and a dialog come together. */
#include "ui/scene.h"

#include <string.h>

#include "layout/inner.h"
#include "layout/ladder.h"

#define HEADER_GAP_MM 2         /* below the heading of a further screen */
#define HEADER_GAP_COMPACT_MM 1 /* the same on a small display */
#define DIALOG_WIDE_MM 320

static struct box *reserve(struct scene *scene, struct arena *arena, int more)
{
    struct box *boxes = arena_alloc(arena, sizeof *boxes * (size_t)(scene->count + more));
    if (scene->count)
        memcpy(boxes, scene->boxes, sizeof *boxes * (size_t)scene->count);
    scene->boxes = boxes;
    return boxes + scene->count;
}

/* The boxes behind those there were: they belong to this part. */
static void add_part(struct scene *scene, int count, enum part part)
{
    for (int i = scene->count; i < scene->count + count; i++)
        scene->boxes[i].part = part;
    scene->count += count;
}

int scene_first(const struct scene *scene, enum part part)
{
    int i = 0;
    while (i < scene->count && scene->boxes[i].part != part)
        i++;
    return i;
}

static struct rect content_rect(const struct theme *theme, enum ground ground)
{
    if (!ground_is_full(ground))
        return theme->content;
    int margin = theme->margin_px + (theme_is_small(theme) ? 0 : theme_u(theme, 16));
    return (struct rect){margin, margin, theme->display.w_px - 2 * margin,
                         theme->display.h_px - 2 * margin};
}

static struct node *continued_node(const struct layout_env *env, const struct scene_spec *spec)
{
    const struct node *heading = spec->page->root;
    while (heading && !heading->heading)
        heading = node_after(spec->page->root, heading);
    const char *title = heading ? heading->text : spec->page->title;
    struct node *node = node_make(env->arena, NULL, NODE_TEXT);
    node->text = arena_printf(env->arena, "%s (%s)", title, spec->continued);
    node->heading = true;
    node->bold = true;
    node->tone = TONE_SOFT;
    node->size = SIZE_CAPTION;
    node->id = SCENE_CONTINUED_ID;
    return node;
}

/* With the room below it. */
static int header_h_px(const struct theme *theme, const struct box *header)
{
    return header->rect.h +
           theme_px(theme, theme_is_small(theme) ? HEADER_GAP_COMPACT_MM : HEADER_GAP_MM);
}

static void add_screen(struct scene *scene, const struct layout_env *env,
                       const struct screen *screen, struct rect area, const struct box *header)
{
    struct box *out = reserve(scene, env->arena, screen->count + 1);
    int header_px = header ? header_h_px(env->theme, header) : 0;
    int y = area.y;
    if (ground_is_full(scene->ground)) /* elsewhere a page begins at one height */
        y += (area.h - screen->h_px - header_px) / 2;
    if (header) {
        *out = *header;
        out->rect.x += area.x;
        out->rect.y += y;
        y += header_px;
        out++;
        add_part(scene, 1, PART_CONTENT);
    }
    for (int i = 0; i < screen->count; i++) {
        out[i] = screen->boxes[i];
        out[i].rect.x += area.x;
        out[i].rect.y += y;
    }
    add_part(scene, screen->count, PART_CONTENT);
}

static int wished_screen(const struct scene_spec *spec, const struct screens *screens)
{
    if (spec->anchor.id)
        return screens_find(screens, spec->anchor);
    return spec->screen < screens->count ? spec->screen : screens->count - 1;
}

/* In the visitor's size, whatever the page was laid out in. */
static struct box lay_header(const struct layout_env *env, const struct theme *theme,
                             const struct scene_spec *spec, int w_px)
{
    struct node *more = continued_node(env, spec);
    struct layout_env header_env = *env;
    struct theme plain = *theme; /* it only says where one is: it does not grow */
    plain.em_px[SIZE_CAPTION] = theme->least_px[SIZE_CAPTION];
    header_env.theme = &plain;
    struct cell *header = layout_node(&header_env, more, w_px);
    return (struct box){.node = more,
                        .rect = {0, 0, header->rect.w, header->rect.h},
                        .para = header->para,
                        .lines = header->para->line_count,
                        .em_px = header->em_px,
                        .shrunk_percent = 100};
}

static bool lay_page(struct scene_page *page, const struct layout_env *env,
                     const struct scene_spec *spec)
{
    struct rect area = content_rect(env->theme, spec->page->ground);
    struct layout_env page_env = *env;
    bool named = spec->bars->flow_title && !ground_is_full(spec->page->ground);
    page_env.rise_px = named && env->theme->class == CLASS_WIDE ? env->theme->flow_px : 0;
    area.y += named ? env->theme->flow_px : 0;
    area.h -= named ? env->theme->flow_px : 0;
    page_env.box_h_px = area.h;

    page->area = area;
    page->headed = false;
    if (ground_is_full(spec->page->ground)) {
        struct cell *cell = layout_at_once(&page_env, spec->page->root, area.w);
        split(&page_env, cell, area.h, area.h, &page->screens);
    } else {
        page->headed = !named; /* else the line that names the flow says where one is */
        page->header = lay_header(&page_env, env->theme, spec, area.w);
        int header_px = page->headed ? header_h_px(env->theme, &page->header) : 0;
        layout_screens(&page_env, spec->page->root, area.w, area.h - header_px, &page->screens);
    }
    return layout_goes_on(env);
}

bool scene_lay(struct scene_page *page, const struct layout_env *env, const struct scene_spec *spec)
{
    bool whole = lay_page(page, env, spec);
    budget_leave_page(env->measure->budget);
    return whole;
}

static void add_page(struct scene *scene, const struct layout_env *env,
                     const struct scene_spec *spec, const struct scene_page *page)
{
    scene->screens = page->screens.count;
    scene->left_out = page->screens.left_out;
    scene->screen = wished_screen(spec, &page->screens);
    const struct screen *screen = &page->screens.items[scene->screen];
    scene->first = screen->first;
    scene->cut = screen->cut;
    scene->bare = page->screens.bare && scene->screen == scene->screens - 1;
    add_screen(scene, env, screen, page->area,
               page->headed && scene->screen > 0 ? &page->header : NULL);
}

static bool add_dialog(struct scene *scene, const struct layout_env *env, const struct node *dialog)
{
    const struct theme *theme = env->theme;
    struct rect room = rect_grow(theme->content, theme_has_rail(theme) ? 0 : -theme_px(theme, 2));
    struct layout_env inside = *env;
    int pad = theme->pad_px * 2;
    int w = theme_px(theme, DIALOG_WIDE_MM) < room.w ? theme_px(theme, DIALOG_WIDE_MM) : room.w;
    inside.box_h_px = room.h - 2 * (theme_has_rail(theme) ? theme->pad_px / 2 : pad);
    struct cell *cell = layout_at_once(&inside, dialog, w - 2 * pad);
    if (!layout_goes_on(env))
        return false;

    int h = cell->rect.h + (room.h - inside.box_h_px);
    scene->dialog = (struct rect){room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h};
    struct screens screens;
    split(&inside, cell, inside.box_h_px, inside.box_h_px, &screens);
    const struct screen *screen = &screens.items[0];
    struct box *out = reserve(scene, env->arena, screen->count);
    for (int i = 0; i < screen->count; i++) {
        out[i] = screen->boxes[i];
        out[i].rect.x += scene->dialog.x + pad;
        out[i].rect.y += scene->dialog.y + (room.h - inside.box_h_px) / 2;
    }
    add_part(scene, screen->count, PART_DIALOG);
    return true;
}

/* Right to left, everything stands mirrored; what is inside a text is turned already. */
static void mirror(struct scene *scene, int w_px)
{
    for (int i = 0; i < scene->count; i++) {
        struct rect *rect = &scene->boxes[i].rect;
        rect->x = w_px - rect->x - rect->w;
    }
    scene->dialog.x = w_px - scene->dialog.x - scene->dialog.w;
    for (int part = 0; part < PARTS; part++)
        scene->areas[part].x = w_px - scene->areas[part].x - scene->areas[part].w;
}

/* Empty for those of bars on a ground that has none. */
static void set_areas(struct scene *scene, const struct theme *theme)
{
    struct rect all = {0, 0, theme->display.w_px, theme->display.h_px};
    scene->areas[PART_CONTENT] = content_rect(theme, scene->ground);
    if (ground_is_full(scene->ground))
        return;
    struct rect content = theme->content;
    scene->areas[PART_TOP] = (struct rect){0, 0, all.w - theme->rail.w, content.y + theme->flow_px};
    scene->areas[PART_BOTTOM] = rect_empty(theme->rail) ? theme->bottom : theme->rail;
}

bool scene_show(struct scene *scene, const struct layout_env *env, const struct scene_spec *spec,
                const struct scene_page *page)
{
    const struct scene empty = {.screens = 1, .ground = spec->page->ground};
    bool bars = !ground_is_full(spec->page->ground);
    *scene = empty;
    set_areas(scene, env->theme);
    struct bars shown = *spec->bars;
    shown.screen = wished_screen(spec, &page->screens);
    shown.screens = page->screens.count;
    if (bars) {
        struct box *top = reserve(scene, env->arena, BARS_MAX_BOXES);
        add_part(scene, bars_top(env, &shown, top), PART_TOP);
    }
    add_page(scene, env, spec, page);
    if (bars) {
        if (scene->screen > 0)
            shown.places[BAR_BACK].present = true; /* also where the page is the first */
        if (scene->screen + 1 < scene->screens) {
            shown.places[BAR_NEXT].present = true;
            shown.places[BAR_NEXT].action = (struct action){.kind = ACTION_NEXT};
            shown.next_title =
                bars_count(env->arena, spec->count, scene->screen + 2, scene->screens);
        }
        struct box *bottom = reserve(scene, env->arena, BARS_MAX_BOXES);
        add_part(scene, bars_bottom(env, &shown, bottom), PART_BOTTOM);
    }
    bool whole = !spec->dialog || add_dialog(scene, env, spec->dialog);
    if (!whole || !layout_goes_on(env)) {
        *scene = empty;
        return false;
    }
    if (env->rtl)
        mirror(scene, env->theme->display.w_px);
    return true;
}

static bool is_help(const struct box *box)
{
    return box_in_bars(box) && box->node->kind == NODE_BUTTON && box->node->button == BUTTON_HELP;
}

int scene_buttons(const struct scene *scene, int out[SCENE_MAX_TARGETS])
{
    int count = 0;
    bool dialog = !rect_empty(scene->dialog);
    for (int i = 0; i < scene->count && count < SCENE_MAX_TARGETS; i++) {
        const struct box *box = &scene->boxes[i];
        if (box->node->kind != NODE_BUTTON)
            continue;
        if (!dialog || box->part == PART_DIALOG || is_help(box))
            out[count++] = i;
    }
    return count;
}

const char *scene_name(struct arena *arena, const struct box *box)
{
    const struct node *node = box->node;
    if (node->kind == NODE_BUTTON && node->name)
        return node->name;
    if (node->alt)
        return node->alt;
    return node_words(arena, node);
}
