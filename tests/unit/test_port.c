/* Which mode of a display is taken, and which sizes in mm are believed. */
#include "render/port.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define MODES 4

static const struct {
    const char *what;
    struct port_mode modes[MODES];
    int picked;
} mode_rows[] = {
    {"none", {{0}}, -1},
    {"the preferred one, not the largest",
     {{3840, 2160, 30, false, false}, {1920, 1080, 60, true, false}, {640, 480, 60, false, false}},
     1},
    {"none is preferred: the largest",
     {{640, 480, 60, false, false}, {1280, 800, 60, false, false}, {800, 600, 60, false, false}},
     1},
    {"of the same size the quickest",
     {{1280, 800, 50, false, false}, {1280, 800, 75, false, false}, {1280, 800, 60, false, false}},
     1},
    {"no interlaced one", {{1920, 1080, 60, true, true}, {1280, 720, 60, false, false}}, 1},
    {"none of 0 pixels", {{0, 0, 60, true, false}, {1280, 720, 60, false, false}}, 1},
    {"none with more pixels than are drawn",
     {{8192, 4320, 60, true, false}, {1280, 720, 60, false, false}},
     1},
};

static void test_mode(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof mode_rows / sizeof *mode_rows; i++) {
        int picked = port_pick_mode(mode_rows[i].modes, MODES);
        if (picked != mode_rows[i].picked)
            fail_msg("%s: %d", mode_rows[i].what, picked);
    }
}

static const struct {
    int w_mm, h_mm, w_px, h_px;
    double inches;
} size_rows[] = {
    {476, 268, 1920, 1080, 21.5}, {154, 86, 800, 480, 0},   /* a shape of 16:9 for 5:3 */
    {154, 92, 800, 480, 7.1},     {160, 90, 1920, 1080, 0}, /* the lies */
    {160, 100, 1280, 800, 0},     {16, 9, 1920, 1080, 0},      {1600, 900, 3840, 2160, 0},
    {0, 0, 1920, 1080, 0},        {-476, -268, 1920, 1080, 0}, {476, 268, 0, 0, 0},
    {161, 91, 1920, 1080, 7.3},   {79, 80, 800, 800, 0},       {2001, 2000, 5000, 5000, 0},
    {708, 398, 1280, 720, 0},                                /* under 2 px/mm */
    {310, 174, 3840, 2160, 0},                               /* over 12 */
    {268, 476, 1080, 1920, 21.5}, {476, 285, 1920, 1080, 0}, /* 6 % off */
    {476, 280, 1920, 1080, 21.7},
};

static void test_size(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof size_rows / sizeof *size_rows; i++) {
        double inches =
            port_inches(size_rows[i].w_mm, size_rows[i].h_mm, size_rows[i].w_px, size_rows[i].h_px);
        if (fabs(inches - size_rows[i].inches) > 0.1)
            fail_msg("%dx%d mm, %dx%d px: %g in", size_rows[i].w_mm, size_rows[i].h_mm,
                     size_rows[i].w_px, size_rows[i].h_px, inches);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_mode), cmocka_unit_test(test_size)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
