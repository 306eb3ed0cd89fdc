/* Flat pixels: what is drawn from stretches is what SDL draws from the surface. */
#include "render/flat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "render/fill.h"

#define SIDE 24

static SDL_Surface *surface(Uint32 format)
{
    SDL_Surface *made = SDL_CreateRGBSurfaceWithFormat(0, SIDE, SIDE, 32, format);
    assert_non_null(made);
    return made;
}

static uint32_t pixel(const SDL_Surface *of, int x, int y)
{
    return ((const uint32_t *)of->pixels)[y * of->pitch / 4 + x];
}

/* Stretches of a few colours, clear, solid and half seen through. */
static SDL_Surface *drawing(unsigned seed)
{
    static const uint32_t colours[] = {0,          0xff14232d, 0xffffffff,
                                       0x80c2593f, 0x01ffffff, 0xfe0b5563};
    SDL_Surface *made = surface(SDL_PIXELFORMAT_ARGB8888);
    uint32_t *pixels = made->pixels, colour = 0;
    srand(seed);
    for (int i = 0; i < SIDE * SIDE; i++) {
        if (rand() % 5 == 0)
            colour = colours[(size_t)rand() % (sizeof colours / sizeof *colours)];
        pixels[i] = colour;
    }
    return made;
}

static SDL_Surface *ground(void)
{
    SDL_Surface *made = surface(SDL_PIXELFORMAT_RGB888);
    SDL_FillRect(made, NULL, 0xdff0f0);
    return made;
}

static void assert_close(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 24; shift += 8)
        assert_in_range((int)(a >> shift & 255) - (int)(b >> shift & 255) + 2, 0, 4);
}

static void test_draws_as_sdl(void **state)
{
    (void)state;
    static const struct {
        SDL_Rect from, clip;
        int x, y;
    } rows[] = {
        {{0, 0, SIDE, SIDE}, {0, 0, SIDE, SIDE}, 0, 0},
        {{0, 0, SIDE, SIDE}, {0, 0, SIDE, SIDE}, -7, 5},
        {{0, 0, SIDE, SIDE}, {3, 4, 9, 8}, 2, -3},
        {{5, 6, 7, 8}, {0, 0, SIDE, SIDE}, 10, 11},
        {{5, 6, 7, 8}, {12, 0, 2, SIDE}, 10, 20},
        {{0, 0, SIDE, SIDE}, {0, 0, SIDE, SIDE}, SIDE, 0},
        {{0, 0, SIDE, SIDE}, {4, 4, 0, 0}, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        SDL_Surface *source = drawing((unsigned)i), *wanted = ground(), *got = ground();
        SDL_Rect from = rows[i].from, at = {rows[i].x, rows[i].y, 0, 0};
        SDL_SetClipRect(wanted, &rows[i].clip);
        SDL_SetClipRect(got, &rows[i].clip);
        SDL_BlitSurface(source, &from, wanted, &at);
        struct flat *flat = flat_take(source);
        flat_draw(flat, rows[i].from, got, rows[i].x, rows[i].y);
        for (int p = 0; p < SIDE * SIDE; p++)
            assert_close(pixel(got, p % SIDE, p / SIDE), pixel(wanted, p % SIDE, p / SIDE));
        flat_free(flat);
        SDL_FreeSurface(wanted);
        SDL_FreeSurface(got);
    }
}

/* A row of one colour is one stretch, however long. */
static void test_is_small(void **state)
{
    (void)state;
    struct flat *flat = flat_take(surface(SDL_PIXELFORMAT_ARGB8888));
    assert_in_range(flat_bytes(flat), 1, sizeof *flat + SIDE * 14);
    flat_free(flat);
    flat_free(NULL);
}

/* What was written reads back as it was; no bytes else lead out of a row. */
static void test_bytes(void **state)
{
    (void)state;
    struct flat *flat = flat_take(drawing(7));
    struct buf bytes = {0}, again = {0};
    flat_write(flat, &bytes);
    flat_free(flat);
    for (size_t len = 0; len < bytes.len; len++)
        assert_null(flat_read(bytes.bytes, len));
    flat = flat_read(bytes.bytes, bytes.len);
    flat_write(flat, &again);
    assert_int_equal(again.len, bytes.len);
    assert_memory_equal(again.bytes, bytes.bytes, bytes.len);
    flat_free(flat);
    size_t colours = 5 * sizeof(int32_t) + SIDE * sizeof(struct flat_row);
    struct flat_row all;
    memcpy(&all, bytes.bytes + 3 * sizeof(int32_t), sizeof all);
    for (size_t i = 0; i < bytes.len; i++) {
        bytes.bytes[i] ^= 0x41;
        flat = flat_read(bytes.bytes, bytes.len);
        if (i < 2 * sizeof(int32_t) || (i >= 3 * sizeof(int32_t) && i < colours))
            assert_null(flat); /* its size, and where rows end */
        for (int y = 0; flat && y < flat->h; y++)
            assert_int_equal(flat->ends[flat->rows[y].stretches - 1] & FLAT_MOST_PX, SIDE);
        flat_free(flat);
        bytes.bytes[i] ^= 0x41;
    }
    assert_int_equal(bytes.len, colours + all.colours * 4 + all.stretches * 2);
    buf_free(&bytes);
    buf_free(&again);
}

/* Four at a time, or one: a row is the same, whatever each pixel's alpha. */
static void test_blended_rows(void **state)
{
    (void)state;
    srand(3);
    for (int w = 0; w <= SIDE; w++) {
        uint32_t over[SIDE], under[SIDE], to[SIDE];
        for (int x = 0; x < SIDE; x++) {
            over[x] = (uint32_t)rand() << 16 ^ (uint32_t)rand();
            to[x] = under[x] = (uint32_t)rand() & 0xffffff;
        }
        fill_blend_row(to, over, w);
        for (int x = 0; x < SIDE; x++)
            assert_int_equal(to[x] & 0xffffff,
                             (x < w ? fill_blend(over[x], under[x]) : under[x]) & 0xffffff);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blended_rows),
        cmocka_unit_test(test_draws_as_sdl),
        cmocka_unit_test(test_is_small),
        cmocka_unit_test(test_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
