/* A scene as a draw list. Each kind of box has one function that says what it looks like. */
#include "ui/paint.h"

#include <stddef.h>
#include <string.h>

#include "base/minmax.h"
#include "layout/qr.h"
#include "ui/look.h"

#define ITEM_UNITS 8 /* of one thing that is painted */
#define MODULES_PER_UNIT 4

struct painter {
    const struct layout_env *env;
    const struct theme *theme;
    const struct scene *scene;
    const struct view *view;
    struct draw_list *out;
    struct rect picture; /* painted last: the chips of its words stay within */
};

static void add_box_item(struct painter *p, struct rect rect, int radius_px, struct colour fill,
                         struct colour border, int border_px)
{
    int most = (rect.w < rect.h ? rect.w : rect.h) / 2;
    draw_list_add(p->out, &(struct draw_item){
                              .kind = DRAW_BOX,
                              .rect = rect,
                              .box = {.radius_px = radius_px < most ? radius_px : most,
                                      .border_px = border_px,
                                      .fill = fill,
                                      .border = border},
                          });
}

static void add_fill(struct painter *p, struct rect rect, struct colour fill)
{
    add_box_item(p, rect, 0, fill, COLOUR_NONE, 0);
}

static void add_icon(struct painter *p, struct rect rect, const char *name, struct colour colour)
{
    bool points = strcmp(name, "back") == 0 || strcmp(name, "next") == 0 ||
                  strcmp(name, "chevron") == 0 || strcmp(name, "erase") == 0;
    draw_list_add(p->out,
                  &(struct draw_item){
                      .kind = DRAW_ICON,
                      .rect = rect,
                      .icon = {.name = name, .colour = colour, .mirrored = points && p->env->rtl},
                  });
}

static void add_para(struct painter *p, const struct para *para, int line, int lines, int x, int y,
                     struct colour colour)
{
    int top = lines > 0 ? para->lines[line].y_px : 0;
    for (int i = line; i < line + lines; i++) {
        const struct para_line *at = &para->lines[i];
        int over = (at->h_px - at->ink_px) / 2; /* all its ink, also over its neighbours */
        for (int r = 0; r < at->run_count; r++) {
            const struct para_run *run = &at->runs[r];
            draw_list_add(p->out, &(struct draw_item){
                                      .kind = DRAW_RUN,
                                      .rect = {x + run->x_px, y + at->y_px - top + over, run->w_px,
                                               at->ink_px},
                                      .run = {.font = run->run.font,
                                              .rtl = run->run.rtl,
                                              .script = run->run.script,
                                              .colour = colour,
                                              .rise_px = at->rise_px - over,
                                              .text = run->run.text},
                                  });
        }
    }
}

static void paint_tile(struct painter *p, const struct box *box, struct look look)
{
    int side = box->rect.w;
    bool round = box->node->tile >= TILE_ROUND;
    int radius = round ? side / 2 : side / 5;
    add_box_item(p, box->rect, radius, look.fill, look.border, look.border_px * p->theme->edge_px);
    if (box->node->tile == TILE_DISC)
        add_box_item(p, rect_grow(box->rect, -side / 4), side / 4, look.label, COLOUR_NONE, 0);
}

static void paint_text(struct painter *p, const struct box *box)
{
    struct colour colour = look_tone(p->theme, p->scene, box);
    int y = box->rect.y;
    if (box->node->tile != TILE_NONE) {
        struct look look = look_tile(p->theme, box->node, colour);
        paint_tile(p, box, look);
        colour = look.label;
        y += (box->rect.h - box->para->h_px) / 2;
    }
    if (box->node->panel == PANEL_CHIP) {
        int pad = chip_pad_px(p->theme);
        struct rect chip = {box->rect.x - 2 * pad, y - pad, box->rect.w + 4 * pad,
                            box->rect.h + 2 * pad};
        chip = rect_intersect(chip, p->picture);
        add_box_item(p, chip, theme_u(p->theme, 12),
                     look_panel_fill(p->theme, box->node, COLOUR_NONE), COLOUR_NONE, 0);
    }
    add_para(p, box->para, box->line, box->lines, box->rect.x, y, colour);
}

static void paint_icon(struct painter *p, const struct box *box)
{
    const struct node *node = box->node;
    struct colour colour = look_tone(p->theme, p->scene, box);
    struct look look = look_tile(p->theme, node, colour);
    if (node->tile == TILE_NONE) {
        add_icon(p, box->rect, node->text, look.label);
        return;
    }
    paint_tile(p, box, look);
    if (node->text[0] != '\0')
        add_icon(p, rect_grow(box->rect, -box->rect.w / 5), node->text, look.label);
}

/* One on a tile keeps its own colours: a logo in the dark theme. */
static void paint_image(struct painter *p, const struct box *box)
{
    bool plate = box->node->tile != TILE_NONE;
    bool dark = p->theme->dark && !plate && !ground_is_full(p->scene->ground);
    p->picture = box->rect;
    if (plate)
        add_box_item(p, rect_grow(box->rect, theme_u(p->theme, 6)), theme_u(p->theme, 8),
                     COLOUR_HEX(0xffffff), COLOUR_NONE, 0);
    draw_list_add(p->out, &(struct draw_item){
                              .kind = DRAW_PICTURE,
                              .rect = box->rect,
                              .picture = {.path = box->node->text, .dark = dark, .crop = box->crop},
                          });
}

/* Two rings in the gap around it: one stands out on any ground. */
static void paint_focus(struct painter *p, const struct box *box, int radius_px)
{
    const struct palette *c = &p->theme->colours;
    bool dark = p->theme->dark || ground_is_full(p->scene->ground);
    struct colour near = dark ? COLOUR_HEX(0x16242b) : COLOUR_HEX(0xffffff);
    struct colour far = dark ? COLOUR_HEX(0xffffff) : c->ink;
    int inner = most(theme_px(p->theme, 0.6), 1), outer = inner + most(theme_px(p->theme, 1.2), 2);
    add_box_item(p, rect_grow(box->rect, outer), radius_px + outer, far, COLOUR_NONE, 0);
    add_box_item(p, rect_grow(box->rect, inner), radius_px + inner, near, COLOUR_NONE, 0);
}

/* Two boxes: the lower edge of the outer one is thick. */
static void paint_touchable(struct painter *p, struct rect rect, int radius_px, struct look look)
{
    add_box_item(p, rect, radius_px, look.border, COLOUR_NONE, 0);
    struct rect inner = {rect.x + look.border_px, rect.y + look.border_px,
                         rect.w - 2 * look.border_px, rect.h - look.border_px - look.lip_px};
    add_box_item(p, inner, most(radius_px - look.border_px, 0), look.fill, COLOUR_NONE, 0);
}

static void paint_button(struct painter *p, const struct box *box)
{
    const struct node *node = box->node;
    const struct theme *theme = p->theme;
    enum ground ground = look_ground(p->scene, box);
    bool down = node->id == p->view->pressed_id;
    struct look look = down ? look_pressed(theme, node, ground) : look_button(theme, node, ground);
    bool round = node->button == BUTTON_QUIET || node->button == BUTTON_PART;
    int radius = round ? box->rect.h / 2 : theme->corner_px;
    if (node->id == p->view->focus_id)
        paint_focus(p, box, radius);
    struct rect rect = box->rect;
    if (look_is_in_switch(node)) {
        round = false; /* inside the switch's edge */
        radius = theme->corner_px - theme->edge_px;
        rect.x += theme->edge_px;
        rect.y += theme->edge_px;
        rect.w -= 2 * theme->edge_px;
        rect.h -= theme->edge_px + theme->lip_px;
    } else if (node->button == BUTTON_PART) {
        rect = rect_grow(rect, -2 * theme->edge_px);
    }
    if (look.lip_px == 0) {
        if (look.fill.a || look.border_px)
            add_box_item(p, rect, radius, look.fill, look.border, look.border_px);
        return;
    }
    paint_touchable(p, rect, radius, look);
}

static void paint_panel(struct painter *p, const struct box *box)
{
    const struct theme *theme = p->theme;
    enum panel panel = box->node->panel;
    if (panel == PANEL_NONE)
        return;
    struct colour fill = look_panel_fill(theme, box->node, COLOUR_NONE);
    if (panel == PANEL_LEADER)
        add_fill(p, box->rect, fill);
    else if (panel == PANEL_DOT)
        add_box_item(p, box->rect, box->rect.h / 2, fill, COLOUR_HEX(0xffffff),
                     most(theme_u(theme, 2), 1));
    else if (panel == PANEL_SWITCH)
        paint_touchable(
            p, box->rect, theme->corner_px,
            (struct look){fill, theme->colours.page.deep, fill, theme->edge_px, theme->lip_px});
    else if (panel == PANEL_PILL)
        add_box_item(p, box->rect, box->rect.h / 2, fill, theme->colours.pill_edge, theme->line_px);
    else
        add_box_item(p, box->rect, theme->corner_px, fill, COLOUR_NONE, 0);
}

static void centre_text(struct painter *p, const char *text, struct rect rect, int em_px,
                        struct colour colour)
{
    struct para_style style = {
        .px = em_px, .bold = true, .align = PARA_CENTER, .lang = p->env->lang};
    const struct para *para = para_set(p->env->arena, p->env->measure, text, &style, rect.w);
    add_para(p, para, 0, para->line_count, rect.x, rect.y + (rect.h - para->h_px) / 2, colour);
}

static void paint_field(struct painter *p, const struct box *box)
{
    const struct theme *theme = p->theme;
    const char *typed = box->node->typed ? box->node->typed : "";
    const struct palette *c = &theme->colours;
    int edge = 2 * theme->edge_px;
    if (box->node->town) {
        add_box_item(p, box->rect, theme->corner_px, c->card, c->page.deep, edge);
        centre_text(p, typed, box->rect, box->em_px * 3 / 4, c->ink);
        return;
    }
    int gap = box->rect.w / 28, w = (box->rect.w - 4 * gap) / 5;
    size_t len = strlen(typed);
    for (int i = 0; i < 5; i++) {
        struct rect rect = {box->rect.x + i * (w + gap), box->rect.y, w, box->rect.h};
        bool next = (size_t)i == len;
        add_box_item(p, rect, theme->corner_px, c->card,
                     next ? c->page.deep : c->hues[HUE_SLATE].deep, next ? edge : theme->edge_px);
        if ((size_t)i < len)
            centre_text(p, (char[]){typed[i], '\0'}, rect, box->em_px, c->ink);
    }
}

static void paint_qr(struct painter *p, const struct box *box)
{
    int side;
    const uint8_t *bits = qr_bits(p->env->arena, box->node->text, &side);
    if (!bits)
        return;
    int module = box->rect.w / (side + 2 * QR_QUIET);
    int code = module * side;
    add_box_item(p, box->rect, p->theme->corner_px, COLOUR_HEX(0xffffff), COLOUR_NONE, 0);
    draw_list_add(p->out, &(struct draw_item){
                              .kind = DRAW_MODULES,
                              .rect = {box->rect.x + (box->rect.w - code) / 2,
                                       box->rect.y + (box->rect.h - code) / 2, code, code},
                              .modules = {.side = side,
                                          .dark = COLOUR_HEX(0x000000),
                                          .light = COLOUR_HEX(0xffffff),
                                          .bits = bits},
                          });
}

static void paint_dots(struct painter *p, const struct box *box)
{
    const struct palette *c = &p->theme->colours;
    int pitch = box->em_px, columns = box->rect.w / pitch, d = pitch * 4 / 5;
    for (int i = 0; i < box->node->of; i++) {
        int column = p->env->rtl ? columns - 1 - i % columns : i % columns;
        struct rect dot = {box->rect.x + column * pitch + (pitch - d) / 2,
                           box->rect.y + i / columns * pitch + (pitch - d) / 2, d, d};
        bool full = i < box->node->n;
        add_box_item(p, dot, d / 2, full ? c->alarm_ink : c->card,
                     full ? c->alarm_ink : c->hues[HUE_SLATE].deep, p->theme->edge_px);
    }
}

static void paint_progress(struct painter *p, const struct box *box)
{
    const struct palette *c = &p->theme->colours;
    const struct node *node = box->node;
    if (node->dots) {
        paint_dots(p, box);
        return;
    }
    int gap = most(box->rect.w / 60, 3), of = node->of > 0 ? node->of : 1;
    for (int i = 0; i < of; i++) {
        int at = p->env->rtl ? of - 1 - i : i;
        int from = at * (box->rect.w + gap) / of;
        struct rect pill = {box->rect.x + from, box->rect.y,
                            (at + 1) * (box->rect.w + gap) / of - from - gap, box->rect.h};
        bool full = i < node->n, part = i == node->n - 1 && node->filled_percent % 100 > 0;
        add_box_item(p, pill, pill.h / 2, full && !part ? c->page.deep : c->rule, COLOUR_NONE, 0);
        if (!part)
            continue;
        int w = most(pill.w * node->filled_percent / 100, pill.h);
        pill.x += p->env->rtl ? pill.w - w : 0;
        pill.w = w;
        add_box_item(p, pill, pill.h / 2, c->page.deep, COLOUR_NONE, 0);
    }
}

static int items_of_text(const struct box *box)
{
    int items = 3; /* its tile or its chip */
    for (int i = box->line; i < box->line + box->lines; i++)
        items += box->para->lines[i].run_count;
    return items;
}

static int items_of_progress(const struct box *box)
{
    return box->node->of + 1;
}

/* How each kind is painted, and into how many items at most; what has no row is not seen. */
static const struct {
    void (*paint)(struct painter *p, const struct box *box);
    int items;
    int (*count)(const struct box *box); /* in place of items, where they differ */
} painters[NODE_KINDS] = {
    [NODE_COLUMN] = {paint_panel, 2, NULL},
    [NODE_ROW] = {paint_panel, 2, NULL},
    [NODE_STILLS] = {NULL, 0, NULL},
    [NODE_SPACER] = {paint_panel, 2, NULL}, /* a leader over a picture is one */
    [NODE_GRID] = {paint_panel, 2, NULL},
    [NODE_TEXT] = {paint_text, 0, items_of_text},
    [NODE_IMAGE] = {paint_image, 2, NULL},
    [NODE_ICON] = {paint_icon, 3, NULL},
    [NODE_BUTTON] = {paint_button, 4, NULL},
    [NODE_FIELD] = {paint_field, 10, NULL},
    [NODE_QR] = {paint_qr, 2, NULL},
    [NODE_PROGRESS] = {paint_progress, 0, items_of_progress},
};

static void paint_ground(struct painter *p)
{
    const struct theme *theme = p->theme;
    const struct palette *c = &theme->colours;
    struct rect all = {0, 0, theme->display.w_px, theme->display.h_px};
    add_fill(p, all, theme_ground(theme, p->scene->ground));
    if (ground_is_full(p->scene->ground))
        return;
    struct rect bar = p->scene->areas[PART_BOTTOM], hair = bar;
    add_fill(p, bar, c->bar);
    if (bar.h < all.h) {
        hair.h = theme->line_px;
    } else { /* a rail: towards the content */
        hair.x += p->env->rtl ? bar.w - theme->line_px : 0;
        hair.w = theme->line_px;
    }
    add_fill(p, hair, c->rule);
}

static void paint_dialog(struct painter *p)
{
    const struct theme *theme = p->theme;
    struct rect shade = {0, 0, theme->display.w_px, theme->display.h_px};
    if (!ground_is_full(p->scene->ground)) { /* Get help now stays in sight */
        const struct rect *bar = &p->scene->areas[PART_BOTTOM];
        shade.y = theme->top.h;
        shade.h -= theme->top.h + (bar->h < shade.h ? bar->h : 0);
        shade.w -= bar->w < shade.w ? bar->w : 0;
        shade.x = p->env->rtl && bar->w < shade.w ? bar->w : 0;
    }
    add_fill(p, shade, theme->colours.shade);
    add_box_item(p, p->scene->dialog, theme->corner_px, theme->colours.card, theme->colours.rule,
                 theme->line_px);
}

bool paint_spend(const struct layout_env *env, const struct scene *scene)
{
    struct budget *budget = env->measure->budget;
    for (int i = 0; i < scene->count && budget_is_left(budget); i++) {
        const struct box *box = &scene->boxes[i];
        enum node_kind kind = box->node->kind;
        int items = painters[kind].count ? painters[kind].count(box) : painters[kind].items;
        if (kind == NODE_QR) {
            int side = qr_modules(box->node->text);
            budget_spend(budget, side * side / MODULES_PER_UNIT);
        }
        budget_enter(budget, box->node->file, box->node->line);
        budget_spend(budget, 1 + (int64_t)items * ITEM_UNITS);
        budget_take(budget, (size_t)items * sizeof(struct draw_item));
        budget_leave(budget);
    }
    return budget_is_left(budget);
}

void paint(const struct layout_env *env, const struct scene *scene, const struct view *view,
           struct draw_list *out)
{
    struct painter p = {.env = env, .theme = env->theme, .scene = scene, .view = view, .out = out};
    draw_list_clear(out);
    paint_ground(&p);
    int dialog = scene_first(scene, PART_DIALOG);
    for (int i = 0; i < scene->count; i++) {
        if (i == dialog)
            paint_dialog(&p);
        const struct box *box = &scene->boxes[i];
        struct box sunk = *box;
        const struct node *button = look_enclosing_button(box->node);
        if (button && button != box->node && button->id == view->pressed_id)
            sunk.rect.y += theme_px(env->theme, 1.2);
        if (painters[box->node->kind].paint)
            painters[box->node->kind].paint(&p, &sunk);
    }
}
