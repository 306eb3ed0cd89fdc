/* Playing lists: on a canvas as on a picture of its own, part by part as at once, with
   fills that stay inside the clip. */
#include "render/render.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "render/fill.h"

#define W 384
#define H 256

static uint32_t pixel(const SDL_Surface *of, int x, int y)
{
    const char *row = (const char *)of->pixels + (size_t)y * (size_t)of->pitch;
    return ((const uint32_t *)(const void *)row)[x] & 0xffffff;
}

static SDL_Surface *surface(void)
{
    SDL_Surface *made = SDL_CreateRGBSurfaceWithFormat(0, W, H, 32, SDL_PIXELFORMAT_RGB888);
    assert_non_null(made);
    return made;
}

static void assert_same(const SDL_Surface *a, const SDL_Surface *b)
{
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            if (pixel(a, x, y) != pixel(b, x, y))
                fail_msg("%d, %d: %06x, %06x", x, y, pixel(a, x, y), pixel(b, x, y));
}

static void test_fill(void **state)
{
    (void)state;
    static const struct {
        SDL_Rect rect, clip;
        uint32_t colour, inside;
    } rows[] = {
        {{0, 0, W, H}, {0, 0, W, H}, 0xff102030, 0x102030},
        {{10, 10, 5, 5}, {0, 0, W, H}, 0xff102030, 0x102030},
        {{-10, -10, 50, 50}, {0, 0, W, H}, 0xff102030, 0x102030},
        {{10, 10, 50, 50}, {20, 30, 8, 4}, 0xff102030, 0x102030},
        {{10, 10, 50, 50}, {20, 30, 40, 4}, 0x80000000, 0x7f7f7f},
        {{10, 10, 50, 50}, {0, 0, W, H}, 0x00000000, 0xffffff},
        {{10, 10, 50, 50}, {0, 0, 0, 0}, 0xff000000, 0xffffff},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        SDL_Surface *to = surface();
        SDL_Rect shown = {0, 0, 0, 0};
        SDL_FillRect(to, NULL, 0xffffff);
        SDL_SetClipRect(to, &rows[i].clip);
        SDL_IntersectRect(&rows[i].rect, &to->clip_rect, &shown);
        fill_rect(to, rows[i].rect, rows[i].colour);
        for (int y = 0; y < H; y++)
            for (int x = 0; x < W; x++) {
                bool in = SDL_PointInRect(&(SDL_Point){x, y}, &shown);
                assert_int_equal(pixel(to, x, y), in ? rows[i].inside : 0xffffff);
            }
        SDL_FreeSurface(to);
    }
}

static struct draw_item random_item(void)
{
    struct draw_item item = {
        .rect = {rand() % W - 10, rand() % H - 10, rand() % W, rand() % H},
        .box = {.radius_px = rand() % 6,
                .border_px = rand() % 3,
                .fill = COLOUR_HEX((unsigned)rand() & 0xffffff),
                .border = COLOUR_HEX((unsigned)rand() & 0xffffff)},
    };
    if (item.rect.w < 12 || item.rect.h < 12)
        item.box.radius_px = 0;
    if (rand() % 4 == 0)
        item.box.fill.a = 100;
    return item;
}

static void fill_list(struct draw_list *list, unsigned seed)
{
    srand(seed);
    draw_list_init(list);
    draw_list_add(list,
                  &(struct draw_item){.rect = {0, 0, W, H}, .box = {.fill = COLOUR_HEX(0xfaf8f4)}});
    for (int i = 0; i < 12; i++) {
        struct draw_item item = random_item();
        draw_list_add(list, &item);
    }
}

static const struct damage quarters = {.rects = {{0, 0, W / 2, H / 2},
                                                 {W / 2, 0, W / 2, H / 2},
                                                 {0, H / 2, W / 2, H / 2},
                                                 {W / 2, H / 2, W / 2, H / 2}},
                                       .count = 4};

static void test_parts_are_the_whole(void **state)
{
    (void)state;
    struct render_source source = {0};
    struct err err = {0};
    for (unsigned seed = 1; seed <= 60; seed++) {
        struct render *whole = render_create(W, H, NULL, &source);
        struct render *parts = render_create(W, H, NULL, &source);
        SDL_Surface *canvas = surface();
        struct draw_list list;
        fill_list(&list, seed);
        assert_true(render_set_target(parts, canvas));
        assert_false(render_set_target(parts, canvas));
        assert_true(render_play(whole, &list, NULL, &err));
        assert_true(render_play(parts, &list, &quarters, &err));
        assert_ptr_equal(render_surface(parts), canvas);
        assert_same(render_surface(whole), canvas);
        draw_list_free(&list);
        render_destroy(whole);
        render_destroy(parts);
        SDL_FreeSurface(canvas);
    }
}

/* A canvas that is lost is not touched any more. */
static void test_canvas_and_back(void **state)
{
    (void)state;
    struct render_source source = {0};
    struct err err = {0};
    struct render *render = render_create(W, H, NULL, &source);
    SDL_Surface *own = render_surface(render), *canvas = surface();
    struct draw_list list;
    fill_list(&list, 7);
    assert_false(render_set_target(render, NULL));
    assert_ptr_equal(render_surface(render), own);
    assert_true(render_set_target(render, canvas));
    assert_true(render_set_target(render, NULL));
    SDL_FreeSurface(canvas);
    assert_true(render_play(render, &list, NULL, &err));
    assert_int_equal(render_surface(render)->w, W);
    assert_int_equal(render_surface(render)->h, H);
    draw_list_free(&list);
    render_destroy(render);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fill),
        cmocka_unit_test(test_parts_are_the_whole),
        cmocka_unit_test(test_canvas_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
