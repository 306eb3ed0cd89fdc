/* What is really painted: every screen is drawn, and under each text the pixels are asked
   for ink, and for anything but ink and ground. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "stage/screen.h"
#include "ui/look.h"
#include "workshop/families.h"
#include "workshop/told.h"

#define FOREIGN_PERCENT 2 /* of a text's pixels: less is the edge of a neighbour */
#define GROUND_PERCENT 20 /* of a text's pixels, at least: between its letters */
#define NEAR 24           /* as far as two shades of one colour may differ in a channel */
#define TEXT_CONTRAST 4.5 /* WCAG 2.2, 1.4.3 */

/* One picture to draw on for each display. */
struct canvas {
    struct display display;
    struct render *render;
};

struct pixels_lint {
    struct lint *lint;
    const struct lint_visit *visit;
    struct render_source source;
    struct canvas *canvases;
    size_t count;
    struct told told;
};

static struct render *canvas_of(struct pixels_lint *pixels, const struct display *display)
{
    for (size_t i = 0; i < pixels->count; i++)
        if (memcmp(&pixels->canvases[i].display, display, sizeof *display) == 0)
            return pixels->canvases[i].render;
    pixels->canvases = xrealloc(pixels->canvases, (pixels->count + 1) * sizeof *pixels->canvases);
    struct canvas *canvas = &pixels->canvases[pixels->count++];
    canvas->display = *display;
    canvas->render = render_create(display->w_px, display->h_px, bundle_fonts(pixels->lint->bundle),
                                   &pixels->source);
    return canvas->render;
}

static struct colour pixel_at(const SDL_Surface *picture, int x, int y)
{
    const unsigned char *row =
        (const unsigned char *)picture->pixels + (size_t)y * (size_t)picture->pitch;
    Uint32 pixel;
    memcpy(&pixel, row + (size_t)x * sizeof pixel, sizeof pixel);
    return COLOUR_HEX(pixel & 0xffffff);
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

static void look_at(struct under_text *under, struct colour c, const struct box_colours *colours)
{
    under->pixels++;
    if (is_near(c, colours->fg)) {
        under->ink++;
    } else if (is_near(c, colours->bg)) {
        under->ground++;
    } else {
        double contrast = colour_contrast(c, colours->fg);
        bool near = contrast < TEXT_CONTRAST;
        under->ground += !near;
        under->foreign += near && !is_mixture(c, *colours);
        if (contrast < under->least_contrast)
            under->least_contrast = contrast;
    }
}

static void look_under(struct under_text *under, const SDL_Surface *picture, struct rect rect,
                       const struct box_colours *colours)
{
    for (int y = rect.y; y < rect.y + rect.h; y++)
        for (int x = rect.x; x < rect.x + rect.w; x++)
            look_at(under, pixel_at(picture, x, y), colours);
}

static struct under_text look_under_text(const SDL_Surface *picture, const struct box *box,
                                         const struct box_colours *colours)
{
    struct under_text under = {.least_contrast = 21};
    struct rect window = {0, 0, picture->w, picture->h};
    for (int i = box->line; i < box->line + box->lines; i++) {
        const struct para_line *line = &box->para->lines[i];
        for (int r = 0; r < line->run_count; r++) {
            struct rect rect = screen_run_rect(box, line, &line->runs[r]);
            int cap_px = (int)(box->em_px * CAP_PER_EM);
            rect.y += line->rise_px - cap_px; /* a line is higher than its letters */
            rect.h = cap_px;
            look_under(&under, picture, rect_intersect(rect, window), colours);
        }
    }
    return under;
}

static void find(struct pixels_lint *pixels, const char *rule, const struct box *box,
                 const char *text)
{
    told_find(&pixels->told, pixels->lint, pixels->visit, rule, box->node, box->para->plain, text);
}

static void check_text(struct pixels_lint *pixels, const SDL_Surface *picture,
                       const struct box *box)
{
    const struct stage *stage = pixels->visit->stage;
    struct box_colours colours = look_colours(&stage->theme, &stage->scene, box);
    struct under_text under = look_under_text(picture, box, &colours);
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

static void on_screen(struct lint *lint, const struct lint_visit *visit, void *context)
{
    struct pixels_lint *pixels = context;
    struct stage *stage = visit->stage;
    struct err err = {0};
    struct render *render = canvas_of(pixels, &stage->theme.display);
    (void)lint;
    if (visit->over)
        return; /* which the layout's rules tell */
    if (visit->after[0])
        return; /* the same nodes in another order: the layout's rules see to that */
    pixels->visit = visit;
    stage_paint(stage, &(struct view){0});
    if (!render_play(render, &stage->list, NULL, &err))
        told_find(&pixels->told, pixels->lint, visit, "A-PIX-3", NULL, err.text, err.text);
    for (int i = 0; i < stage->scene.count; i++)
        if (has_words(&stage->scene.boxes[i]))
            check_text(pixels, render_surface(render), &stage->scene.boxes[i]);
}

void lint_pixels(struct lint *lint)
{
    struct pixels_lint pixels = {.lint = lint, .source = bundle_pictures(lint->bundle)};
    lint_each_screen(lint, on_screen, &pixels);
    for (size_t i = 0; i < pixels.count; i++)
        render_destroy(pixels.canvases[i].render);
    free(pixels.canvases);
    told_free(&pixels.told);
}
