/* Which of the kernel's messages are of a graphics card. */
#include "kiosk/uevent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define ROW(text, is_card) text, sizeof text, is_card

static const struct {
    const char *bytes;
    size_t len;
    bool is_card;
} rows[] = {
    {ROW("change@/devices/a/drm/card0\0ACTION=change\0SUBSYSTEM=drm\0HOTPLUG=1", true)},
    {ROW("add@/devices/a/drm/card1\0ACTION=add\0SUBSYSTEM=drm", true)}, /* it comes last */
    {ROW("add@/devices/usb\0ACTION=add\0SUBSYSTEM=usb", false)},
    {ROW("add@/devices/x\0SUBSYSTEM=drm_dp_aux_dev", false)},
    {ROW("add@/devices/x\0NOTE=SUBSYSTEM=drm", false)},
    {ROW("", false)},
    {"change@/a\0SUBSYSTEM=drm", 23, false}, /* cut before its zero */
    {"", 0, false},
};

static void test_messages(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (uevent_is_of_card(rows[i].bytes, rows[i].len) != rows[i].is_card)
            fail_msg("row %zu: %s", i, rows[i].bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_messages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
