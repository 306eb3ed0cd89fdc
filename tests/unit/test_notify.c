/* What systemd hears, on a socket in its place: up with the first picture, then in time, and
   nothing while nothing is shown. */
#include "kiosk/notify.h"

#include <sys/socket.h>
#include <sys/un.h>

#include "scratch.h"

static int listen_at(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
    setenv("NOTIFY_SOCKET", path, 1);
    return fd;
}

/* All that was said since, with a blank between two messages. */
static const char *heard(int fd)
{
    static char all[512];
    size_t len = 0;
    ssize_t got;
    while ((got = recv(fd, all + len, sizeof all - 1 - len, 0)) > 0) {
        len += (size_t)got;
        all[len++] = ' ';
    }
    all[len ? len - 1 : 0] = '\0';
    return all;
}

static void test_what_is_heard(void **state)
{
    (void)state;
    static const struct {
        int64_t at_ms;
        bool shown;
        const char *heard;
    } rounds[] = {
        {0, false, ""},
        {100, true, "READY=1"}, /* 6,000 ms from the first round on */
        {5999, true, ""},
        {6000, true, "WATCHDOG=1"},
        {6001, true, ""},
        {12000, false, ""}, /* it is left out, and comes with the next */
        {12500, true, ""},
        {18000, true, "WATCHDOG=1"},
        {90000, true, "WATCHDOG=1"}, /* late, and not more than once */
    };
    struct scratch scratch = scratch_make();
    int fd = listen_at(scratch_path(&scratch, "notify"));
    setenv("WATCHDOG_USEC", "18000000", 1);
    struct notify notify = notify_begin();
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++) {
        notify_round(&notify, rounds[i].shown, rounds[i].at_ms);
        assert_string_equal(heard(fd), rounds[i].heard);
        assert_true(notify_deadline_ms(&notify) > rounds[i].at_ms);
    }
    close(fd);
    scratch_remove(&scratch);
}

/* While it is watched at long work, as long as its last picture was shown. */
static void test_watched(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    int fd = listen_at(scratch_path(&scratch, "notify"));
    setenv("WATCHDOG_USEC", "10000000", 1);
    struct notify notify = notify_begin();
    notify_watched(&notify);
    assert_string_equal(heard(fd), "");
    notify_round(&notify, true, 0);
    notify_watched(&notify);
    assert_string_equal(heard(fd), "READY=1 WATCHDOG=1 WATCHDOG=1");
    notify_round(&notify, false, 1000);
    notify_watched(&notify);
    assert_string_equal(heard(fd), "");
    close(fd);
    scratch_remove(&scratch);
}

static void test_without_a_watchdog(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    int fd = listen_at(scratch_path(&scratch, "notify"));
    unsetenv("WATCHDOG_USEC");
    struct notify notify = notify_begin();
    notify_round(&notify, true, 0);
    notify_round(&notify, true, 1000000);
    notify_watched(&notify);
    assert_string_equal(heard(fd), "READY=1");
    assert_true(notify_deadline_ms(&notify) == INT64_MAX);
    close(fd);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_heard),
        cmocka_unit_test(test_watched),
        cmocka_unit_test(test_without_a_watchdog),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
