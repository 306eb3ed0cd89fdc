/* Ways through the small pack: forward, back, home, help; languages, sizes and the Read
   page; pages that can not be shown; what kiosk.conf says. */
#include "kiosk.h"

#include <fcntl.h>

#include "base/buf.h"

#define LARGE "1920x1080@21.5"
#define SMALL "1280x800@10.1"

static const struct {
    const char *name, *screen;
    struct {
        const char *tap, *at;
    } steps[12];
} walks[] = {
    {"Next leads over screens, Back over the same",
     LARGE,
     {{"Walk", "a-1"},
      {"Next", "a-2"},
      {"Next", "a-3"},
      {"Back", "a-2"},
      {"Next", "a-3"},
      {"Back", "a-2"},
      {"Back", "a-1"},
      {"Back", "home"}}},
    {"help comes back to the screen that was seen",
     LARGE,
     {{"Walk", "a-1"},
      {"Next", "a-2"},
      {"Get help now", "help"},
      {"Back", "a-2"},
      {"Back", "a-1"}}},
    {"home forgets the way",
     LARGE,
     {{"Ticks", "ticks"},
      {"Get help now", "help"},
      {"Home", "home"},
      {"Find", "find"},
      {"Back", "home"}}},
    {"a flow ends with what next",
     LARGE,
     {{"Get help now", "help"},
      {"Go on", "b"},
      {"Next", "c"},
      {"Next", "end/walk"},
      {"Back", "c"}}},
    {"a flow's page goes back through its pages",
     LARGE,
     {{"Get help now", "help"},
      {"Go on", "b"},
      {"Next", "c"},
      {"Back", "b"},
      {"Back", "help"},
      {"Back", "home"}}},
    {"Finish on home", LARGE, {{"Finish", "one"}, {"Español", "home"}}},
    {"Bigger goes round", LARGE, {{"Bigger", "home"}, {"Bigger", "home"}, {"Bigger", "home"}}},
    {"the Read page and back to the screen",
     SMALL,
     {{"Walk", "a-1"},
      {"Next", "a-2"},
      {"Read", "read"},
      {"Dark", "read"},
      {"Light", "read"},
      {"Bigger", "read"},
      {"Bigger", "read"},
      {"Bigger", "read"},
      {"Back", "a-2"}}},
    {"help from the Read page, and back over it",
     SMALL,
     {{"Ticks", "ticks"},
      {"Read", "read"},
      {"Get help now", "help"},
      {"Back", "read"},
      {"Back", "ticks"}}},
    {"Read on the Read page does nothing",
     SMALL,
     {{"Ticks", "ticks"}, {"Read", "read"}, {"Read", "read"}, {"Back", "ticks"}}},
    {"the Read page has the way home",
     SMALL,
     {{"Ticks", "ticks"}, {"Read", "read"}, {"Home", "home"}}},
};

static void test_walks(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof walks / sizeof walks[0]; i++) {
        struct kiosk kiosk;
        print_message("%s\n", walks[i].name);
        kiosk_open_small(&kiosk, &scratch, walks[i].screen, NULL);
        kiosk_tap(&kiosk, "English");
        for (int s = 0; walks[i].steps[s].tap; s++) {
            kiosk_tap(&kiosk, walks[i].steps[s].tap);
            kiosk_assert_at(&kiosk, walks[i].steps[s].at);
        }
        kiosk_close(&kiosk);
    }
    scratch_remove(&scratch);
}

static void test_next_over_all(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    kiosk_open_small(&kiosk, &scratch, LARGE, NULL);
    kiosk_tap(&kiosk, "English");
    kiosk_tap(&kiosk, "Walk");
    int screens = kiosk_scene(&kiosk)->screens;
    assert_true(screens > 2);
    for (int i = 1; i < screens; i++) {
        kiosk_tap(&kiosk, "Next");
        kiosk_assert_at(&kiosk, "a");
        assert_int_equal(kiosk_scene(&kiosk)->screen, i);
    }
    assert_true(kiosk_sees(&kiosk, "Line 40 "));
    kiosk_tap(&kiosk, "Next");
    kiosk_assert_at(&kiosk, "b-1");
    kiosk_tap(&kiosk, "Back");
    assert_int_equal(kiosk_scene(&kiosk)->screen, screens - 1);
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

/* The oldest are forgotten: Back leads over the last 64 pages, then home. */
static void test_long_history(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    kiosk_open_small(&kiosk, &scratch, LARGE, NULL);
    kiosk_tap(&kiosk, "English");
    kiosk_tap(&kiosk, "Find");
    for (int i = 0; i < 40; i++) {
        kiosk_tap(&kiosk, "Get help now");
        kiosk_tap(&kiosk, "Go on");
    }
    for (int i = 0; i < 64; i++) {
        kiosk_tap(&kiosk, "Back");
        kiosk_assert_at(&kiosk, i % 2 ? "b" : "help");
    }
    kiosk_tap(&kiosk, "Back");
    kiosk_assert_at(&kiosk, "home");
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

static bool is_chosen(const struct kiosk *kiosk, const char *name)
{
    return kiosk_need(kiosk, name)->node->chosen;
}

static void test_settings_keep_ticks(void **state)
{
    (void)state;
    static const char *const settings[] = {"Bigger", "Dark", "Español"};
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    kiosk_open_small(&kiosk, &scratch, LARGE, NULL);
    kiosk_tap(&kiosk, "English");
    kiosk_tap(&kiosk, "Ticks");
    kiosk_tap(&kiosk, "Numb");
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        kiosk_tap(&kiosk, settings[i]);
        kiosk_assert_at(&kiosk, "ticks");
        assert_true(is_chosen(&kiosk, "Numb"));
        assert_false(is_chosen(&kiosk, "Weak"));
    }
    kiosk_tap(&kiosk, "English");
    kiosk_tap(&kiosk, "Home");
    kiosk_tap(&kiosk, "Ticks");
    assert_true(is_chosen(&kiosk, "Numb"));
    kiosk_tap(&kiosk, "Numb");
    assert_false(is_chosen(&kiosk, "Numb"));
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

static const char *first_line(const struct kiosk *kiosk)
{
    const struct scene *scene = kiosk_scene(kiosk);
    return scene->boxes[scene_first(scene, PART_CONTENT) + (scene->screen > 0)].node->text;
}

/* What a screen began with is still on it when its size or language is another. */
static void test_settings_keep_the_place(void **state)
{
    (void)state;
    static const char *const settings[] = {"Bigger", "Bigger", "Bigger", "Dark", "Español"};
    struct scratch scratch = scratch_make();
    for (int screen = 1; screen < 4; screen++) {
        struct kiosk kiosk;
        kiosk_open_small(&kiosk, &scratch, LARGE, NULL);
        kiosk_tap(&kiosk, "English");
        kiosk_tap(&kiosk, "Walk");
        for (int i = 1; i < screen; i++)
            kiosk_tap(&kiosk, "Next");
        for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
            char line[100];
            snprintf(line, sizeof line, "%s", first_line(&kiosk));
            kiosk_tap(&kiosk, settings[i]);
            assert_true(kiosk_sees(&kiosk, line));
        }
        kiosk_close(&kiosk);
    }
    scratch_remove(&scratch);
}

/* What is logged goes into a file from here on, and is counted by lines. */
static int divert_log(const struct scratch *scratch)
{
    fflush(stderr);
    int kept = dup(STDERR_FILENO);
    int file = open(scratch_path(scratch, "log"), O_CREAT | O_TRUNC | O_WRONLY, 0600);
    assert_true(file >= 0);
    dup2(file, STDERR_FILENO);
    close(file);
    return kept;
}

static int count_logged(const struct scratch *scratch, int kept, const char *words)
{
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    struct buf text = {0};
    assert_true(file_read(scratch_path(scratch, "log"), 100000, &text, NULL));
    int count = 0;
    for (const char *at = text.len ? text.bytes : ""; (at = strstr(at, words)); at++)
        count++;
    buf_free(&text);
    return count;
}

static const struct {
    const char *tap, *logged;
} spoilt[] = {{"Spoilt", "spoilt.lua:"}, {"Raises", "home.lua:"}};

static void test_spoilt_pages(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof spoilt / sizeof spoilt[0]; i++) {
        struct kiosk kiosk;
        kiosk_open_small(&kiosk, &scratch, LARGE, NULL);
        kiosk_tap(&kiosk, "English");
        int kept = divert_log(&scratch);
        kiosk_tap(&kiosk, spoilt[i].tap);
        kiosk_assert_at(&kiosk, "broken");
        assert_true(app_has_failed(kiosk.drive.app));
        assert_true(kiosk_sees(&kiosk, "Please ask the staff."));
        assert_false(kiosk_sees(&kiosk, ".lua"));
        assert_non_null(kiosk_button(&kiosk, "Get help now"));
        if (i == 0) {
            kiosk_tap(&kiosk, "Bigger");
            kiosk_tap(&kiosk, "Dark");
            kiosk_assert_at(&kiosk, "broken");
        }
        assert_int_equal(count_logged(&scratch, kept, spoilt[i].logged), 1);
        kiosk_tap(&kiosk, "Home");
        kiosk_assert_at(&kiosk, "home");
        assert_false(app_has_failed(kiosk.drive.app));
        kiosk_close(&kiosk);
    }
    scratch_remove(&scratch);
}

static void test_back_from_spoilt(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    kiosk_open_small(&kiosk, &scratch, LARGE, NULL);
    kiosk_tap(&kiosk, "English");
    int kept = divert_log(&scratch);
    kiosk_tap(&kiosk, "Spoilt");
    assert_int_equal(count_logged(&scratch, kept, "spoilt.lua:"), 1);
    kiosk_tap(&kiosk, "Back");
    kiosk_assert_at(&kiosk, "home");
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

static const struct {
    struct config config;
    const char *seen;
} configs[] = {
    {{.idle_s = 90, .warn_s = 60}, "No office"},
    {{.idle_s = 90, .warn_s = 60, .office = "hill"}, "Hill"},
    {{.idle_s = 90, .warn_s = 60, .start_language = "es"}, "Inicio"},
    {{.idle_s = 90, .warn_s = 60, .start_language = "en"}, "Start"},
};

static void test_configs(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof configs / sizeof configs[0]; i++) {
        struct kiosk kiosk;
        kiosk_open_small(&kiosk, &scratch, LARGE, &configs[i].config);
        kiosk_wait(&kiosk, 1000);
        drive_tap(&kiosk.drive, 20, 20);
        kiosk_assert_at(&kiosk, "home");
        assert_true(kiosk_sees(&kiosk, configs[i].seen));
        kiosk_close(&kiosk);
    }
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_walks),
        cmocka_unit_test(test_next_over_all),
        cmocka_unit_test(test_long_history),
        cmocka_unit_test(test_settings_keep_ticks),
        cmocka_unit_test(test_settings_keep_the_place),
        cmocka_unit_test(test_spoilt_pages),
        cmocka_unit_test(test_back_from_spoilt),
        cmocka_unit_test(test_configs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
