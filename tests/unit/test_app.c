/* Ways through the small pack: forward, back, home, help; languages, sizes, the menu
   and the question at Finish; pages that can not be shown; what kiosk.conf says. */
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
    {"Finish asks, and a second one is the answer",
     LARGE,
     {{"Get help now", "help"}, {"Go on", "b"}, {"Finish", "b"}, {"Finish", "one"}}},
    {"Stay here stays, and Finish asks again",
     LARGE,
     {{"Ticks", "ticks"},
      {"Finish", "ticks"},
      {"Stay here", "ticks"},
      {"Finish", "ticks"},
      {"Finish", "one"}}},
    {"Get help now stays alive under the question, and ends it",
     LARGE,
     {{"Ticks", "ticks"},
      {"Finish", "ticks"},
      {"Get help now", "help"},
      {"Finish", "help"},
      {"Stay here", "help"}}},
    {"a flow's page goes back through its pages",
     LARGE,
     {{"Get help now", "help"},
      {"Go on", "b"},
      {"Next", "c"},
      {"Back", "b"},
      {"Back", "help"},
      {"Back", "home"}}},
    {"Finish on home", LARGE, {{"Finish", "one"}, {"Español", "home"}}},
    {"sizes in any order",
     LARGE,
     {{"Text size 200", "home"}, {"Text size 100", "home"}, {"Text size 150", "home"}}},
    {"the menu and back to the screen",
     SMALL,
     {{"Walk", "a-1"},
      {"Next", "a-2"},
      {"Options", "menu"},
      {"Dark screen", "menu"},
      {"Light screen", "menu"},
      {"Text size 150", "menu"},
      {"Text size 200", "menu"},
      {"Text size 100", "menu"},
      {"Close", "a-2"}}},
    {"the menu's Finish asks, too",
     SMALL,
     {{"Ticks", "ticks"}, {"Options", "menu"}, {"Finish", "menu"}, {"Finish", "one"}}},
    {"help from the menu, and back over it",
     SMALL,
     {{"Ticks", "ticks"},
      {"Options", "menu"},
      {"Get help now", "help"},
      {"Back", "menu"},
      {"Back", "ticks"}}},
    {"Options on the menu does nothing",
     SMALL,
     {{"Ticks", "ticks"}, {"Options", "menu"}, {"Options", "menu"}, {"Back", "ticks"}}},
    {"the menu has the way home",
     SMALL,
     {{"Ticks", "ticks"}, {"Options", "menu"}, {"Home", "home"}}},
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
    static const char *const settings[] = {"Text size 150", "Dark screen", "Español"};
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

/* The title that goes on may stand above it. */
static const char *first_line(const struct kiosk *kiosk)
{
    const struct scene *scene = kiosk_scene(kiosk);
    const struct box *box = &scene->boxes[scene_first(scene, PART_CONTENT)];
    return box->node->text && strncmp(box->node->text, "Line", 4) == 0 ? box->node->text
                                                                       : box[1].node->text;
}

/* What a screen began with is still on it when its size or language is another. */
static void test_settings_keep_the_place(void **state)
{
    (void)state;
    static const char *const settings[] = {"Text size 150", "Text size 200", "Text size 100",
                                           "Dark screen", "Español"};
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
            kiosk_tap(&kiosk, "Text size 150");
            kiosk_tap(&kiosk, "Dark screen");
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
