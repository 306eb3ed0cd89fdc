/* The wait of a console, on a folder in the place of /dev/input and a fifo in that of a device. */
#include "kiosk/wait.h"

#include <SDL2/SDL.h>
#include <fcntl.h>
#include <linux/input.h>
#include <time.h>

#include "scratch.h"

struct rig {
    struct scratch scratch;
    char dir[80], device[96];
    struct wait *wait;
};

/* The folder comes when the wait is there already. */
static struct rig set_up(void)
{
    struct rig rig = {.scratch = scratch_make()};
    snprintf(rig.dir, sizeof rig.dir, "%s/input", rig.scratch.path);
    snprintf(rig.device, sizeof rig.device, "%s/event0", rig.dir);
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_EVENTS), 0);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    rig.wait = wait_create(rig.dir);
    return rig;
}

static void tear_down(struct rig *rig)
{
    wait_destroy(rig->wait);
    SDL_QuitSubSystem(SDL_INIT_EVENTS);
    scratch_remove(&rig->scratch);
}

/* Whether it was woken long before its time. */
static bool is_woken(struct rig *rig)
{
    SDL_Event event;
    Uint64 begun_ms = SDL_GetTicks64();
    assert_false(wait_event(rig->wait, &event, 2000));
    return SDL_GetTicks64() - begun_ms < 1000;
}

static int plug(struct rig *rig)
{
    SDL_Event event;
    assert_int_equal(mkdir(rig->dir, 0700), 0);
    assert_true(is_woken(rig));
    assert_int_equal(mkfifo(rig->device, 0600), 0);
    assert_true(is_woken(rig));
    while (wait_event(rig->wait, &event, 0))
        continue;
    int fd = open(rig->device, O_WRONLY | O_NONBLOCK);
    assert_true(fd >= 0); /* or nobody listens */
    return fd;
}

static void ring(int fd, int64_t age_ms)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t at_ms = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 - age_ms;
    struct input_event event = {.type = EV_KEY};
    event.input_event_sec = at_ms / 1000;
    event.input_event_usec = at_ms % 1000 * 1000;
    assert_int_equal(write(fd, &event, sizeof event), sizeof event);
}

static void test_a_folder_that_comes_late(void **state)
{
    (void)state;
    struct rig rig = set_up();
    int fd = plug(&rig);
    ring(fd, 0);
    assert_true(is_woken(&rig));
    close(fd);
    tear_down(&rig);
}

static void test_the_folder_goes_and_comes_back(void **state)
{
    (void)state;
    struct rig rig = set_up();
    close(plug(&rig));
    assert_int_equal(unlink(rig.device), 0);
    assert_int_equal(rmdir(rig.dir), 0);
    assert_true(is_woken(&rig));
    close(plug(&rig));
    tear_down(&rig);
}

static void test_what_has_waited_too_long(void **state)
{
    (void)state;
    static const struct {
        Uint32 type;
        int64_t age_ms;
        bool heard;
    } cases[] = {
        {SDL_FINGERDOWN, 0, true},     {SDL_FINGERDOWN, 900, true},
        {SDL_FINGERDOWN, 1100, false}, {SDL_FINGERDOWN, 30000, false},
        {SDL_FINGERMOTION, 900, true}, {SDL_FINGERMOTION, 30000, false},
        {SDL_KEYDOWN, 900, true},      {SDL_KEYDOWN, 30000, false},
        {SDL_FINGERUP, 30000, true},   {SDL_DISPLAYEVENT, 30000, true},
    };
    struct rig rig = set_up();
    int fd = plug(&rig);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SDL_Event event = {.type = cases[i].type};
        SDL_PushEvent(&event);
        ring(fd, cases[i].age_ms);
        bool heard = wait_event(rig.wait, &event, 0);
        assert_int_equal(heard, cases[i].heard);
        assert_true(!heard || event.type == cases[i].type);
        while (wait_event(rig.wait, &event, 0)) /* SDL tells the end of a round, too */
            continue;
    }
    close(fd);
    tear_down(&rig);
}

static void test_it_is_woken_also_beforehand(void **state)
{
    (void)state;
    struct rig rig = set_up();
    wait_wake(rig.wait);
    assert_true(is_woken(&rig));
    assert_false(is_woken(&rig)); /* once */
    tear_down(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_folder_that_comes_late),
        cmocka_unit_test(test_the_folder_goes_and_comes_back),
        cmocka_unit_test(test_what_has_waited_too_long),
        cmocka_unit_test(test_it_is_woken_also_beforehand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
