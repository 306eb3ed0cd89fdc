/* The size of a window on a desktop: never larger than that, and of the same shape. */
#include "render/window.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct {
    int w, h, room_w, room_h, fit_w, fit_h;
} cases[] = {
    {1280, 720, 1920, 1080, 1280, 720},        /* has room: as wished */
    {1280, 720, 1280, 720, 1280, 720},         /* exactly */
    {1280, 720, 1024, 600, 1024, 576},         /* a netbook */
    {1280, 720, 1024, 560, 995, 560},          /* with a panel */
    {1280, 720, 1280, 719, 1278, 719},         /* a line too little */
    {1280, 720, 1279, 720, 1279, 719},         /* a row too little */
    {1280, 720, 720, 1280, 720, 405},          /* upright */
    {720, 1280, 1920, 1080, 607, 1080},        /* an upright window */
    {1280, 720, 640, 480, 640, 360},           /* very small */
    {1280, 720, 10, 10, 10, 5},                /* tiny */
    {1280, 720, 1, 1, 1, 1},                   /* hardly there */
    {100000, 100, 1000, 1000, 1000, 1},        /* a strip */
    {100000, 1, 1000, 1000, 1000, 1},          /* thinner than a pixel */
    {2000000, 1000000, 3840, 2160, 3840, 1920} /* products over 32 bits */
};

static void test_fit(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int w = cases[i].w, h = cases[i].h;
        window_fit(cases[i].room_w, cases[i].room_h, &w, &h);
        if (w != cases[i].fit_w || h != cases[i].fit_h)
            fail_msg("%dx%d on %dx%d is %dx%d", cases[i].w, cases[i].h, cases[i].room_w,
                     cases[i].room_h, w, h);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
