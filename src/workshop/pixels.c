/* What is really painted: what stands under each text of a screen is drawn, and its pixels are
   asked for ink, and for anything but ink and ground. What no text stands on need only be
   drawn once. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "base/vec.h"
#include "ui/look.h"
#include "workshop/rule.h"
#include "workshop/screen.h"
#include "workshop/screens.h"

#define FOREIGN_PERCENT 2 /* of a text's pixels: less is the edge of a neighbour */
#define GROUND_PERCENT 20 /* of a text's pixels, at least: between its letters */
#define NEAR 24           /* as far as two shades of one colour may differ in a channel */
#define TEXT_CONTRAST 4.5 /* WCAG 2.2, 1.4.3 */

/* One picture to draw on for each display. */
struct canvas {
    struct display display;
    struct render *render;
};

#define SHADES 1024

/* What a shade of pixels counts as under the text's ink and on its ground. */
struct shade {
    Uint32 pixel;
    bool known, ink, ground, foreign;
    double contrast; /* to the ink; 21 where it does not matter */
};

struct pixels_lint {
    struct lint *lint;
    const struct lint_visit *visit;
    struct render_source source;
    struct canvas *canvases;
    size_t count, room;
    struct draw_list untried; /* pictures and icons of this screen */
    uint64_t *tried;          /* and of those before it, by what they are drawn of */
    size_t tried_count, tried_room;
    struct box_colours colours; /* that `shades` are of */
    struct shade shades[SHADES];
    struct told *told;
};

static struct render *canvas_of(struct pixels_lint *pixels, const struct display *display)
{
    for (size_t i = 0; i < pixels->count; i++)
        if (memcmp(&pixels->canvases[i].display, display, sizeof *display) == 0)
            return pixels->canvases[i].render;
    vec_grow(pixels->canvases, pixels->count, pixels->room);
    struct canvas *canvas = &pixels->canvases[pixels->count++];
    canvas->display = *display;
    canvas->render = render_create(display->w_px, display->h_px, bundle_fonts(pixels->lint->bundle),
                                   &pixels->source);
    return canvas->render;
}

/* Ink at the edge of a letter is mixed with the ground: whether a channel can be such a
   mixture. */
static bool lies_between(int value, int one, int other)
{
    int low = one < other ? one : other, high = one < other ? other : one;
    return value >= low - NEAR && value <= high + NEAR;
}

static bool is_mixture(struct colour c, struct box_colours of)
{
    return lies_between(c.r, of.fg.r, of.bg.r) && lies_between(c.g, of.fg.g, of.bg.g) &&
           lies_between(c.b, of.fg.b, of.bg.b);
}

static bool is_near(struct colour a, struct colour b)
{
    return abs(a.r - b.r) <= NEAR && abs(a.g - b.g) <= NEAR && abs(a.b - b.b) <= NEAR;
}

/* Of the pixels behind a text's capitals. */
struct under_text {
    long pixels, ink;
    long ground;           /* far enough from the ink */
    long foreign;          /* too near to it, and no edge of a letter */
    double least_contrast; /* of what is neither ink nor ground */
};

static struct shade make_shade(Uint32 pixel, const struct box_colours *colours)
{
    struct colour c = COLOUR_HEX(pixel & 0xffffff);
    struct shade shade = {.pixel = pixel, .known = true, .contrast = 21};
    shade.ink = is_near(c, colours->fg);
    if (shade.ink)
        return shade;
    shade.ground = is_near(c, colours->bg);
    if (shade.ground)
        return shade;
    shade.contrast = colour_contrast(c, colours->fg);
    shade.ground = shade.contrast >= TEXT_CONTRAST;
    shade.foreign = !shade.ground && !is_mixture(c, *colours);
    return shade;
}

/* A text has few shades, and most texts have the same two colours. */
static const struct shade *shade_of(struct pixels_lint *pixels, Uint32 pixel)
{
    struct shade *shade = &pixels->shades[pixel * 2654435761U >> 22];
    if (!shade->known || shade->pixel != pixel)
        *shade = make_shade(pixel, &pixels->colours);
    return shade;
}

static void set_colours(struct pixels_lint *pixels, const struct box_colours *colours)
{
    if (colour_equal(pixels->colours.fg, colours->fg) &&
        colour_equal(pixels->colours.bg, colours->bg))
        return;
    pixels->colours = *colours;
    memset(pixels->shades, 0, sizeof pixels->shades);
}

static void look_under(struct pixels_lint *pixels, struct under_text *under,
                       const SDL_Surface *picture, struct rect rect)
{
    for (int y = rect.y; y < rect.y + rect.h; y++) {
        const Uint32 *row = (const Uint32 *)(const void *)((const char *)picture->pixels +
                                                           (size_t)y * (size_t)picture->pitch);
        for (int x = rect.x; x < rect.x + rect.w; x++) {
            const struct shade *shade = shade_of(pixels, row[x]);
            under->pixels++;
            under->ink += shade->ink;
            under->ground += shade->ground;
            under->foreign += shade->foreign;
            if (shade->contrast < under->least_contrast)
                under->least_contrast = shade->contrast;
        }
    }
}

/* Of one run: a line is higher than its letters. */
static struct rect capitals_of(const struct box *box, int line, int run)
{
    const struct para_line *at = &box->para->lines[line];
    struct rect rect = screen_run_rect(box, at, &at->runs[run]);
    int cap_px = (int)(box->em_px * CAP_PER_EM);
    rect.y += at->rise_px - cap_px;
    rect.h = cap_px;
    return rect;
}

static struct under_text look_under_text(struct pixels_lint *pixels, const SDL_Surface *picture,
                                         const struct box *box)
{
    struct under_text under = {.least_contrast = 21};
    struct rect window = {0, 0, picture->w, picture->h};
    for (int i = box->line; i < box->line + box->lines; i++)
        for (int r = 0; r < box->para->lines[i].run_count; r++)
            look_under(pixels, &under, picture, rect_intersect(capitals_of(box, i, r), window));
    return under;
}

static void find(struct pixels_lint *pixels, const char *rule, const struct box *box,
                 const char *text)
{
    told_find(pixels->told, pixels->visit, rule, box->node, box->para->plain, text);
}

static void tell_undrawn(struct pixels_lint *pixels, const struct err *err)
{
    told_find(pixels->told, pixels->visit, "A-PIX-3", NULL, err->text, err->text);
}

/* The screen where this text stands. */
static void draw_text(struct pixels_lint *pixels, struct render *render, const struct box *box)
{
    struct rect rect = {0};
    struct err err = {0};
    for (int i = box->line; i < box->line + box->lines; i++)
        for (int r = 0; r < box->para->lines[i].run_count; r++)
            rect = rect_union(rect, capitals_of(box, i, r));
    const struct damage damage = {.rects = {rect}, .count = 1};
    if (!render_play(render, &pixels->visit->stage->list, &damage, &err))
        tell_undrawn(pixels, &err);
}

static void check_text(struct pixels_lint *pixels, struct render *render, const struct box *box)
{
    const struct stage *stage = pixels->visit->stage;
    struct box_colours colours = look_colours(&stage->theme, &stage->scene, box);
    set_colours(pixels, &colours);
    draw_text(pixels, render, box);
    struct under_text under = look_under_text(pixels, render_surface(render), box);
    char text[200];
    if (under.ink == 0) {
        snprintf(text, sizeof text, "no ink: \"%.80s\"", box->para->plain);
        find(pixels, "A-PIX-1", box, text);
    } else if (100 * under.foreign > FOREIGN_PERCENT * under.pixels ||
               100 * under.ground < GROUND_PERCENT * under.pixels) {
        snprintf(text, sizeof text, "stands on what is %.1f:1 from it: \"%.80s\"",
                 under.least_contrast, box->para->plain);
        find(pixels, "A-PIX-2", box, text);
    }
}

static bool has_words(const struct box *box)
{
    return box->node->kind == NODE_TEXT && box->para && box->para->plain[0] != '\0' &&
           box->node->tile == TILE_NONE;
}

/* Whether this was drawn before, in this theme and of any size; from now on it was. */
static bool was_tried(struct pixels_lint *pixels, const struct draw_item *item)
{
    bool picture = item->kind == DRAW_PICTURE;
    uint64_t hash = hash_text(HASH_START, picture ? item->picture.path : item->icon.name);
    const bool looks[] = {picture, picture && item->picture.dark};
    hash = hash_bytes(hash, looks, sizeof looks);
    for (size_t i = 0; i < pixels->tried_count; i++)
        if (pixels->tried[i] == hash)
            return true;
    vec_push(pixels->tried, pixels->tried_count, pixels->tried_room, hash);
    return false;
}

static void try_pictures(struct pixels_lint *pixels, struct render *render)
{
    const struct draw_list *list = &pixels->visit->stage->list;
    struct err err = {0};
    draw_list_clear(&pixels->untried);
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if ((item->kind == DRAW_PICTURE || item->kind == DRAW_ICON) && !was_tried(pixels, item))
            draw_list_add(&pixels->untried, item);
    }
    if (!render_prepare(render, &pixels->untried, &err))
        tell_undrawn(pixels, &err);
}

void pixels_check(struct pixels_lint *pixels, const struct lint_visit *visit)
{
    struct stage *stage = visit->stage;
    if (visit->after[0])
        return; /* the same nodes in another order: the layout's rules see to that */
    pixels->visit = visit;
    struct render *render = canvas_of(pixels, &stage->theme.display);
    try_pictures(pixels, render);
    for (int i = 0; i < stage->scene.count; i++)
        if (has_words(&stage->scene.boxes[i]))
            check_text(pixels, render, &stage->scene.boxes[i]);
}

struct pixels_lint *pixels_lint_create(struct lint *lint, struct told *told)
{
    struct pixels_lint *pixels = xcalloc(1, sizeof *pixels);
    pixels->lint = lint;
    pixels->source = bundle_pictures(lint->bundle);
    pixels->told = told;
    draw_list_init(&pixels->untried);
    return pixels;
}

void pixels_lint_free(struct pixels_lint *pixels)
{
    for (size_t i = 0; i < pixels->count; i++)
        render_destroy(pixels->canvases[i].render);
    draw_list_free(&pixels->untried);
    free(pixels->canvases);
    free(pixels->tried);
    free(pixels);
}
