/* The cache of pixels: what was used longest ago goes first, and the bound holds. */
#include "render/cache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include <cmocka.h>

#define SIDE 16
#define PIXELS ((size_t)SIDE * SIDE * 4) /* no two alike side by side */

static struct flat *square(int side)
{
    SDL_Surface *made = SDL_CreateRGBSurfaceWithFormat(0, side, side, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(made);
    uint32_t *pixels = made->pixels;
    for (int i = 0; i < side * side; i++)
        pixels[i] = (uint32_t)i;
    return flat_take(made);
}

/* What one entry of SIDE counts. */
static size_t entry_bytes(void)
{
    struct cache *cache = cache_create(1 << 20);
    cache_put(cache, 1, square(SIDE));
    size_t bytes = cache_bytes(cache);
    cache_destroy(cache);
    return bytes;
}

static void test_counts_pixels(void **state)
{
    (void)state;
    assert_in_range(entry_bytes(), PIXELS, PIXELS + 320);
    struct cache *cache = cache_create(1 << 20);
    assert_int_equal(cache_bytes(cache), 0);
    struct flat *one = square(SIDE);
    cache_put(cache, 7, one);
    assert_ptr_equal(cache_get(cache, 7), one);
    assert_null(cache_get(cache, 8));
    cache_clear(cache);
    assert_int_equal(cache_bytes(cache), 0);
    assert_null(cache_get(cache, 7));
    cache_destroy(cache);
    cache_destroy(NULL);
}

/* Small letters are put, capitals asked for: which are left in a cache of three? Keys 1,
   1025 and 2049 share a chain. */
static void test_order(void **state)
{
    (void)state;
    static const struct {
        const char *puts_and_gets; /* a..e put the key, A..E ask for it */
        const char *left;
    } rows[] = {
        {"abc", "abc"},   {"abcd", "bcd"},  {"abcde", "cde"}, {"abcAd", "acd"},   {"abcABd", "abd"},
        {"abcCd", "bcd"}, {"abcad", "acd"}, {"abcEd", "bcd"}, {"abcAAAd", "acd"}, {"aaaa", "a"},
    };
    static const uint64_t keys[] = {1, 1025, 2049, 2, 3};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cache *cache = cache_create(3 * entry_bytes());
        for (const char *c = rows[i].puts_and_gets; *c; c++) {
            if (*c >= 'a')
                cache_put(cache, keys[*c - 'a'], square(SIDE));
            else
                cache_get(cache, keys[*c - 'A']);
        }
        size_t left = 0;
        for (char c = 'a'; c <= 'e'; c++) {
            bool wanted = SDL_strchr(rows[i].left, c) != NULL;
            bool found = cache_get(cache, keys[c - 'a']) != NULL;
            if (wanted != found)
                fail_msg("\"%s\": %c", rows[i].puts_and_gets, c);
            left += found;
        }
        assert_int_equal(cache_bytes(cache), left * entry_bytes());
        cache_destroy(cache);
    }
}

static void test_bound(void **state)
{
    (void)state;
    const size_t most = 64 * 1024;
    struct cache *cache = cache_create(most);
    uint32_t random = 1;
    for (int i = 0; i < 5000; i++) {
        random = random * 1664525 + 1013904223;
        cache_put(cache, random >> 8 & 0x1ff, square(1 + (int)(random >> 20 & 31)));
        assert_true(cache_bytes(cache) <= most);
    }
    cache_destroy(cache);
}

/* What is larger than the cache stands in it alone until the next: it has to be shown. */
static void test_too_large(void **state)
{
    (void)state;
    struct cache *cache = cache_create(1024);
    struct flat *large = square(64), *small = square(4);
    cache_put(cache, 1, large);
    assert_ptr_equal(cache_get(cache, 1), large);
    cache_put(cache, 2, small);
    assert_null(cache_get(cache, 1));
    assert_ptr_equal(cache_get(cache, 2), small);
    cache_destroy(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts_pixels),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_bound),
        cmocka_unit_test(test_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
