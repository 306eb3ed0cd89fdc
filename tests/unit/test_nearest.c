/* Great-circle distance against known arcs, and the order of the nearest. */
#include "places/nearest.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define PI 3.14159265358979323846

static void test_miles(void **state)
{
    (void)state;
    static const struct {
        struct point a, b;
        double miles, within;
    } rows[] = {
        {{42.36, -71.06}, {42.36, -71.06}, 0, 0},
        {{90, 0}, {-90, 0}, PI * EARTH_RADIUS_MI, 1e-3},
        {{90, 0}, {-90, 123}, PI * EARTH_RADIUS_MI, 1e-3},
        {{0, 0}, {0, 180}, PI * EARTH_RADIUS_MI, 1e-3},
        {{12.5, 34}, {-12.5, -146}, PI * EARTH_RADIUS_MI, 1e-3},
        {{0, 0}, {0, 90}, PI / 2 * EARTH_RADIUS_MI, 1e-6},
        {{0, 17}, {90, -50}, PI / 2 * EARTH_RADIUS_MI, 1e-6},
        {{0, 179.5}, {0, -179.5}, PI / 180 * EARTH_RADIUS_MI, 1e-6},
        {{40, -100}, {41, -100}, PI / 180 * EARTH_RADIUS_MI, 1e-6},
        {{60, 10}, {60, 11}, PI / 360 * EARTH_RADIUS_MI, 1e-3},
        {{45, 0}, {45, 180}, PI / 2 * EARTH_RADIUS_MI, 1e-6}, /* over the pole */
        {{51.5074, -0.1278}, {40.7128, -74.0060}, 3459, 17},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        double there = miles_between(rows[i].a, rows[i].b);
        double back = miles_between(rows[i].b, rows[i].a);
        assert_float_equal(there, rows[i].miles, rows[i].within);
        assert_float_equal(there, back, 1e-9);
    }
}

/* A site this many miles north of 30, -98. */
static struct site north(double miles, int priority, const char *name)
{
    double lat = 30 + miles / EARTH_RADIUS_MI * 180 / PI;
    return (struct site){{lat, -98}, priority, name};
}

static void test_order(void **state)
{
    (void)state;
    enum { MOST_SITES = 4 };
    const struct {
        const char *why;
        struct site sites[MOST_SITES];
        size_t count, most;
        const char *order; /* the first letters of the names */
    } rows[] = {
        {"by distance", {north(50, 0, "c"), north(5, 0, "a"), north(20, 0, "b")}, 3, 3, "abc"},
        {"n under the count", {north(50, 0, "c"), north(5, 0, "a"), north(20, 0, "b")}, 3, 2, "ab"},
        {"n over the count", {north(50, 0, "b"), north(5, 0, "a")}, 2, 9, "ab"},
        {"n of none", {north(5, 0, "a")}, 1, 0, ""},
        {"no sites", {{{0, 0}, 0, NULL}}, 0, 5, ""},
        {"1.9 miles are a tie, by name", {north(5, 0, "b"), north(6.9, 0, "a")}, 2, 2, "ab"},
        {"2.1 miles are none", {north(5, 0, "b"), north(7.1, 0, "a")}, 2, 2, "ba"},
        {"9.9 % are a tie", {north(100, 0, "b"), north(109.9, 0, "a")}, 2, 2, "ab"},
        {"10.1 % are none", {north(100, 0, "b"), north(110.1, 0, "a")}, 2, 2, "ba"},
        {"priority before name", {north(5, 1, "a"), north(5, 0, "b")}, 2, 2, "ba"},
        {"priority not over a tie", {north(5, 1, "a"), north(9, 0, "b")}, 2, 2, "ab"},
        {"negative priority first", {north(5, 0, "a"), north(5, -1, "b")}, 2, 2, "ba"},
        {"names by bytes", {north(5, 0, "a"), north(5, 0, "Z")}, 2, 2, "Za"},
        {"a tie decides who is cut", {north(5, 1, "a"), north(6, 0, "b")}, 2, 1, "b"},
        {"a tie begins at its nearest",
         {north(8.5, 0, "a"), north(7, 0, "b"), north(5.5, 0, "c")},
         3,
         3,
         "bca"},
        {"a later tie",
         {north(50, 0, "d"), north(51, 0, "c"), north(1, 0, "b"), north(2, 0, "a")},
         4,
         4,
         "abcd"},
        {"a point that is none comes last", {{{NAN, 0}, 0, "x"}, north(5, 0, "a")}, 2, 2, "ax"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct near near[9];
        char order[9] = "";
        size_t count =
            nearest((struct point){30, -98}, rows[i].sites, rows[i].count, near, rows[i].most);
        for (size_t k = 0; k < count; k++)
            order[k] = rows[i].sites[near[k].index].name[0];
        if (strcmp(order, rows[i].order) != 0)
            fail_msg("%s: %s, not %s", rows[i].why, order, rows[i].order);
    }
}

static void test_equal_sites_keep_their_order(void **state)
{
    (void)state;
    enum { SITES = 50 };
    struct site sites[SITES];
    struct near near[SITES];
    for (size_t i = 0; i < SITES; i++)
        sites[i] = north(12, 3, i % 2 ? "same" : NULL);
    assert_int_equal(nearest((struct point){30, -98}, sites, SITES, near, SITES), SITES);
    for (size_t i = 0; i < SITES; i++) {
        size_t expected = i < SITES / 2 ? 2 * i : 2 * (i - SITES / 2) + 1;
        assert_int_equal(near[i].index, expected);
        assert_float_equal(near[i].miles, 12, 1e-6);
    }
}

static const struct site *compared;

static int by_miles(const void *a, const void *b)
{
    double left = ((const struct near *)a)->miles, right = ((const struct near *)b)->miles;
    return (left > right) - (left < right);
}

static int by_priority(const void *a, const void *b)
{
    size_t left = ((const struct near *)a)->index, right = ((const struct near *)b)->index;
    const struct site *x = &compared[left], *y = &compared[right];
    if (x->priority != y->priority)
        return x->priority < y->priority ? -1 : 1;
    int order = strcmp(x->name, y->name);
    return order ? order : (left > right) - (left < right);
}

/* The rule by the plainest means: sort all, then sort each tie. */
static void sort_plainly(struct point from, const struct site *sites, size_t count,
                         struct near *out)
{
    compared = sites;
    for (size_t i = 0; i < count; i++)
        out[i] = (struct near){i, miles_between(from, sites[i].point)};
    qsort(out, count, sizeof *out, by_miles);
    for (size_t start = 0, end; start < count; start = end) {
        double limit = out[start].miles + fmax(2, out[start].miles / 10);
        for (end = start; end < count && out[end].miles < limit; end++)
            continue;
        qsort(out + start, end - start, sizeof *out, by_priority);
    }
}

static double random_between(uint32_t *seed, double low, double high)
{
    *seed = *seed * 1664525 + 1013904223;
    return low + (high - low) * (*seed >> 8) / (double)(1 << 24);
}

static void test_ten_thousand(void **state)
{
    (void)state;
    enum { SITES = 10000 };
    static const char *const names[] = {"Boerne", "Kerrville", "San Antonio", "Seguin"};
    static const struct {
        struct point low, high; /* the sites lie between */
        size_t most;
    } rows[] = {
        {{25, -124}, {49, -67}, 5},        {{25, -124}, {49, -67}, SITES},
        {{29.4, -98.5}, {29.5, -98.4}, 5}, {{29.4, -98.5}, {29.5, -98.4}, SITES},
        {{-90, -180}, {90, 180}, 777},
    };
    struct site *sites = xcalloc(SITES, sizeof *sites);
    struct near *found = xcalloc(SITES, sizeof *found);
    struct near *expected = xcalloc(SITES, sizeof *expected);
    uint32_t seed = 7;
    for (size_t row = 0; row < COUNT(rows); row++) {
        for (size_t i = 0; i < SITES; i++) {
            sites[i].point.lat = random_between(&seed, rows[row].low.lat, rows[row].high.lat);
            sites[i].point.lon = random_between(&seed, rows[row].low.lon, rows[row].high.lon);
            sites[i].priority = (int)random_between(&seed, 0, 3);
            sites[i].name = names[(size_t)random_between(&seed, 0, COUNT(names))];
        }
        struct point from = {29.45, -98.45};
        sort_plainly(from, sites, SITES, expected);
        assert_int_equal(nearest(from, sites, SITES, found, rows[row].most), rows[row].most);
        for (size_t i = 0; i < rows[row].most; i++)
            assert_int_equal(found[i].index, expected[i].index);
    }
    free(sites);
    free(found);
    free(expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_miles),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_equal_sites_keep_their_order),
        cmocka_unit_test(test_ten_thousand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
