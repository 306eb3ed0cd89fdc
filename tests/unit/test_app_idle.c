/* When nobody touches: the question, its steps and its answers, the end of the visit, and
   the attract pages. */
#include "kiosk.h"

#include "workshop/holds.h"

#define SCREEN "1920x1080@21.5"

/* The steps that the question still shows, 0: it is not there. */
static int question(const struct kiosk *kiosk)
{
    const struct scene *scene = kiosk_scene(kiosk);
    for (int i = scene_first(scene, PART_DIALOG); i < scene->count; i++)
        if (scene->boxes[i].node->kind == NODE_PROGRESS)
            return scene->boxes[i].node->n;
    return 0;
}

static const struct {
    int64_t silence_ms;
    const char *page;
    int steps;
} silences[] = {
    {0, "home", 0},      {89999, "home", 0},  {90000, "home", 5},  {101999, "home", 5},
    {102000, "home", 4}, {114000, "home", 3}, {126000, "home", 2}, {137999, "home", 2},
    {138000, "home", 1}, {149999, "home", 1}, {150000, "one", 0},
};

static void test_question(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof silences / sizeof silences[0]; i++) {
        struct kiosk kiosk;
        kiosk_open_small(&kiosk, &scratch, SCREEN, NULL);
        kiosk_tap(&kiosk, "English");
        kiosk_wait(&kiosk, silences[i].silence_ms);
        kiosk_assert_at(&kiosk, silences[i].page);
        assert_int_equal(question(&kiosk), silences[i].steps);
        kiosk_close(&kiosk);
    }
    scratch_remove(&scratch);
}

static void by_touch(struct kiosk *kiosk)
{
    kiosk_wait(kiosk, 400); /* the question has its guard, as a page has */
    drive_tap(&kiosk->drive, 30, 300);
}

static void by_button_below(struct kiosk *kiosk)
{
    kiosk_wait(kiosk, 400);
    drive_tap(&kiosk->drive, 960, 1010);
}

static void by_key(struct kiosk *kiosk)
{
    drive_key(&kiosk->drive, SDLK_RETURN, KMOD_NONE);
}

static void by_digit(struct kiosk *kiosk)
{
    drive_key(&kiosk->drive, SDLK_7, KMOD_NONE);
}

static void by_stay(struct kiosk *kiosk)
{
    kiosk_tap(kiosk, "I am still here");
}

static void by_help(struct kiosk *kiosk)
{
    kiosk_tap(kiosk, "Get help now");
}

static void by_done(struct kiosk *kiosk)
{
    kiosk_tap(kiosk, "I am done");
}

static void by_unmapped_key(struct kiosk *kiosk)
{
    drive_key(&kiosk->drive, SDLK_q, KMOD_NONE);
}

static void by_early_touch(struct kiosk *kiosk)
{
    drive_tap(&kiosk->drive, 30, 300);
}

static const struct {
    const char *name;
    void (*answer)(struct kiosk *kiosk);
    const char *page;
    bool asks; /* still */
    bool notice;
} answers[] = {
    {"a touch anywhere stays", by_touch, "find", false, false},
    {"a touch where a button was stays, and does no more", by_button_below, "find", false, false},
    {"a key stays, and does no more", by_key, "find", false, false},
    {"a digit stays, and is not typed", by_digit, "find", false, false},
    {"I am still here", by_stay, "find", false, false},
    {"Get help now stays alive", by_help, "help", false, false},
    {"I am done", by_done, "one", false, true},
    {"a key that is not of the map does nothing", by_unmapped_key, "find", true, false},
    {"what lands as it comes up does nothing", by_early_touch, "find", true, false},
};

static void test_answers(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
        struct kiosk kiosk;
        print_message("%s\n", answers[i].name);
        kiosk_open_small(&kiosk, &scratch, SCREEN, NULL);
        kiosk_tap(&kiosk, "English");
        kiosk_tap(&kiosk, "Find");
        drive_key(&kiosk.drive, SDLK_TAB, KMOD_NONE);
        kiosk_wait(&kiosk, 90000);
        assert_int_equal(question(&kiosk), 5);
        answers[i].answer(&kiosk);
        kiosk_assert_at(&kiosk, answers[i].page);
        assert_int_equal(question(&kiosk) > 0, answers[i].asks);
        assert_int_equal(kiosk_sees(&kiosk, "All done."), answers[i].notice);
        if (!answers[i].asks && !answers[i].notice) {
            assert_int_equal(app_stage(kiosk.drive.app)->variant.text_size, 100);
            kiosk_wait(&kiosk, 89999);
            assert_int_equal(question(&kiosk), 0);
        }
        kiosk_close(&kiosk);
    }
    scratch_remove(&scratch);
}

static const struct {
    const char *screen, *language;
} questions[] = {
    {"1920x1080@21.5", "en"}, {"1920x1080@21.5", "ar"}, {"1080x1920@21.5", "ar"},
    {"1280x800@10.1", "en"},  {"1280x800@10.1", "es"},  {"1280x800@10.1", "ar"},
    {"1024x600@10.1", "en"},  {"1024x600@10.1", "es"},  {"1024x600@10.1", "ar"},
};

static bool has_finish(const struct scene *scene)
{
    for (int i = 0; i < scene->count; i++) {
        enum action_kind kind = scene->boxes[i].node->action.kind;
        if (box_in_bars(&scene->boxes[i]) && (kind == ACTION_FINISH || kind == ACTION_MENU))
            return true;
    }
    return false;
}

/* Of the other pack, which has the three languages, at 100, 150 and 200 %. */
static void test_question_fits(void **state)
{
    (void)state;
    const char *const layers[] = {SOURCE_DIR "/tests/packs/other"};
    for (size_t i = 0; i < 3 * sizeof questions / sizeof questions[0]; i++) {
        struct kiosk kiosk;
        struct holds holds = {0};
        struct err err = {0};
        int size = 100 + 50 * (int)(i % 3);
        kiosk_open_with(&kiosk, layers, 1, questions[i / 3].screen, size, NULL);
        struct app *app = kiosk.drive.app;
        kiosk_tap(&kiosk, "English");
        app_set_language(app, questions[i / 3].language, drive_now_ms(&kiosk.drive));
        drive_until(&kiosk.drive, app_deadline_ms(app, drive_now_ms(&kiosk.drive)));
        assert_int_equal(question(&kiosk), 5);
        int buttons[SCENE_MAX_TARGETS];
        assert_int_equal(scene_buttons(kiosk_scene(&kiosk), buttons), 3);
        if (!holds_screen(&holds, app, "help", &err))
            fail_msg("%s %s %d: %s", questions[i / 3].screen, questions[i / 3].language, size,
                     err.text);
        assert_true(has_finish(kiosk_scene(&kiosk)));
        kiosk_close(&kiosk);
    }
}

/* On the page of help itself there is no button to help: the key stays, as any other. */
static void test_help_key_on_help(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    struct config config = {.idle_s = 90, .warn_s = 60, .keys = {{"f1", "help"}}, .key_count = 1};
    kiosk_open_small(&kiosk, &scratch, SCREEN, &config);
    kiosk_tap(&kiosk, "English");
    drive_key(&kiosk.drive, SDLK_F1, KMOD_NONE);
    kiosk_assert_at(&kiosk, "help");
    kiosk_wait(&kiosk, 90000);
    assert_int_equal(question(&kiosk), 5);
    drive_key(&kiosk.drive, SDLK_F1, KMOD_NONE);
    kiosk_assert_at(&kiosk, "help");
    assert_int_equal(question(&kiosk), 0);
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

/* A shaking finger that stays must not press what comes to light. */
static void test_guard_after_staying(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    kiosk_open_small(&kiosk, &scratch, SCREEN, NULL);
    kiosk_tap(&kiosk, "English");
    struct rect walk = kiosk_need(&kiosk, "Walk")->rect;
    kiosk_wait(&kiosk, 91000);
    struct rect stay = kiosk_need(&kiosk, "I am still here")->rect;
    kiosk_tap(&kiosk, "I am still here");
    kiosk_wait(&kiosk, 100);
    drive_tap(&kiosk.drive, walk.x + walk.w / 2, walk.y + walk.h / 2);
    drive_tap(&kiosk.drive, stay.x + stay.w / 2, stay.y + stay.h / 2);
    kiosk_assert_at(&kiosk, "home");
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

static const struct {
    int64_t after_ms;
    const char *page;
} turns[] = {
    {0, "one"},       {19999, "one"}, {20000, "two"},  {39999, "two"},
    {40000, "three"}, {60000, "one"}, {619999, "one"}, {620000, "two"},
};

static void test_attract_turns(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
        struct kiosk kiosk;
        kiosk_open_small(&kiosk, &scratch, SCREEN, NULL);
        kiosk_wait(&kiosk, turns[i].after_ms);
        kiosk_assert_at(&kiosk, turns[i].page);
        assert_int_equal(question(&kiosk), 0);
        kiosk_close(&kiosk);
    }
    scratch_remove(&scratch);
}

static void test_touch_elsewhere(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    for (int i = 0; i < 3; i++) {
        struct kiosk kiosk;
        kiosk_open_small(&kiosk, &scratch, SCREEN, NULL);
        kiosk_wait(&kiosk, 20000 * i + 1000);
        drive_tap(&kiosk.drive, 20, 20);
        kiosk_assert_at(&kiosk, "home");
        assert_true(kiosk_sees(&kiosk, "Start"));
        kiosk_close(&kiosk);
    }
    scratch_remove(&scratch);
}

static void test_choice_of_language(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    kiosk_open_small(&kiosk, &scratch, SCREEN, NULL);
    kiosk_tap(&kiosk, "Español");
    kiosk_assert_at(&kiosk, "home");
    assert_true(kiosk_sees(&kiosk, "Inicio"));
    kiosk_wait(&kiosk, 151000);
    drive_tap(&kiosk.drive, 20, 20);
    assert_true(kiosk_sees(&kiosk, "Start"));
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

static const struct {
    int64_t after_ms;
    bool notice;
} notices[] = {{0, true}, {7999, true}, {8000, false}};

static void test_finish(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof notices / sizeof notices[0]; i++) {
        struct kiosk kiosk;
        kiosk_open_small(&kiosk, &scratch, SCREEN, NULL);
        kiosk_tap(&kiosk, "English");
        kiosk_tap(&kiosk, "Dark screen");
        kiosk_tap(&kiosk, "Text size 150");
        kiosk_tap(&kiosk, "Finish");
        kiosk_wait(&kiosk, notices[i].after_ms);
        kiosk_assert_at(&kiosk, "one");
        assert_int_equal(kiosk_sees(&kiosk, "All done."), notices[i].notice);
        assert_false(app_stage(kiosk.drive.app)->variant.dark);
        assert_int_equal(app_stage(kiosk.drive.app)->variant.text_size, 100);
        kiosk_close(&kiosk);
    }
    scratch_remove(&scratch);
}

/* The notice is gone with the next visitor, and does not come back after him. */
static void test_notice_is_once(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    kiosk_open_small(&kiosk, &scratch, SCREEN, NULL);
    kiosk_tap(&kiosk, "English");
    kiosk_tap(&kiosk, "Finish");
    kiosk_tap(&kiosk, "English");
    kiosk_assert_at(&kiosk, "home");
    app_start(kiosk.drive.app, drive_now_ms(&kiosk.drive));
    assert_false(kiosk_sees(&kiosk, "All done."));
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_question),
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_question_fits),
        cmocka_unit_test(test_help_key_on_help),
        cmocka_unit_test(test_guard_after_staying),
        cmocka_unit_test(test_attract_turns),
        cmocka_unit_test(test_touch_elsewhere),
        cmocka_unit_test(test_choice_of_language),
        cmocka_unit_test(test_finish),
        cmocka_unit_test(test_notice_is_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
