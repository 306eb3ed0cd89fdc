/* Fingers and keys through the kiosk: when a touch counts, what is pressed, what is
   typed, and when there is nothing new to show. */
#include "kiosk.h"

#include "kiosk/app_inner.h"

#define SCREEN "1920x1080@21.5"

static void open_home(struct kiosk *kiosk, const struct scratch *scratch)
{
    kiosk_open_small(kiosk, scratch, SCREEN, NULL);
    kiosk_tap(kiosk, "English");
    kiosk_wait(kiosk, 1000);
}

/* A tap, then another after so long: from the first's lift to the second's landing. */
static const struct {
    const char *name, *page, *first, *second;
    int64_t after_ms;
    const char *at, *typed; /* typed NULL: not asked */
    bool dark;
} pairs[] = {
    {"the same target too soon", NULL, "Dark screen", "Light screen", 499, "home", NULL, true},
    {"the same target again", NULL, "Dark screen", "Light screen", 501, "home", NULL, false},
    {"another target after a page change, too soon", NULL, "Walk", "Home", 349, "a", NULL, false},
    {"another target after a page change", NULL, "Walk", "Home", 351, "home", NULL, false},
    {"a key of the pad too soon", "Find", "1", "1", 99, "find", "1", false},
    {"a key of the pad again", "Find", "1", "1", 101, "find", "11", false},
    {"another key of the pad at once", "Find", "1", "2", 1, "find", "12", false},
};

static void test_pairs(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        struct kiosk kiosk;
        print_message("%s\n", pairs[i].name);
        open_home(&kiosk, &scratch);
        if (pairs[i].page)
            kiosk_tap(&kiosk, pairs[i].page);
        kiosk_wait(&kiosk, 1000);
        kiosk_tap(&kiosk, pairs[i].first);
        kiosk_wait(&kiosk, pairs[i].after_ms);
        kiosk_finger(&kiosk, SDL_FINGERDOWN, pairs[i].second);
        kiosk_wait(&kiosk, 80);
        kiosk_finger(&kiosk, SDL_FINGERUP, pairs[i].second);
        kiosk_assert_at(&kiosk, pairs[i].at);
        assert_int_equal(app_stage(kiosk.drive.app)->variant.dark, pairs[i].dark);
        if (pairs[i].typed)
            assert_string_equal(script_typed(kiosk.drive.app->session->script, "zip"),
                                pairs[i].typed);
        kiosk_close(&kiosk);
    }
    scratch_remove(&scratch);
}

static const char *const zips[] = {"78205", "00501", "11111"};

static void test_typing_fast(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof zips / sizeof zips[0]; i++) {
        struct kiosk kiosk;
        open_home(&kiosk, &scratch);
        kiosk_tap(&kiosk, "Find");
        kiosk_wait(&kiosk, 400);
        for (const char *c = zips[i]; *c; c++) {
            char key[2] = {*c, '\0'};
            kiosk_finger(&kiosk, SDL_FINGERDOWN, key);
            kiosk_wait(&kiosk, 45);
            kiosk_finger(&kiosk, SDL_FINGERUP, key);
            kiosk_wait(&kiosk, 105);
        }
        assert_true(kiosk_sees(&kiosk, zips[i]));
        kiosk_tap(&kiosk, "Find");
        char found[20];
        snprintf(found, sizeof found, "Found %s", zips[i]);
        assert_true(kiosk_sees(&kiosk, found));
        kiosk_close(&kiosk);
    }
    scratch_remove(&scratch);
}

static const struct {
    const char *name;
    SDL_Keycode keys[10];
    const char *at, *typed;
} typed[] = {
    {"digits", {SDLK_7, SDLK_8, SDLK_2}, "find", "782"},
    {"digits of the keypad", {SDLK_KP_0, SDLK_KP_9}, "find", "09"},
    {"five and no more", {SDLK_1, SDLK_2, SDLK_3, SDLK_4, SDLK_5, SDLK_6}, "find", "12345"},
    {"Backspace", {SDLK_1, SDLK_2, SDLK_BACKSPACE, SDLK_3}, "find", "13"},
    {"Backspace on nothing", {SDLK_BACKSPACE, SDLK_4}, "find", "4"},
    {"Enter without a focus", {SDLK_1, SDLK_RETURN}, "find", "1"},
    {"letters are nothing", {SDLK_a, SDLK_1, SDLK_ESCAPE}, "find", "1"},
};

static void test_typed_keys(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
        struct kiosk kiosk;
        print_message("%s\n", typed[i].name);
        open_home(&kiosk, &scratch);
        kiosk_tap(&kiosk, "Find");
        for (int k = 0; typed[i].keys[k]; k++)
            drive_key(&kiosk.drive, typed[i].keys[k], KMOD_NONE);
        kiosk_assert_at(&kiosk, typed[i].at);
        assert_string_equal(script_typed(kiosk.drive.app->session->script, "zip"), typed[i].typed);
        kiosk_close(&kiosk);
    }
    scratch_remove(&scratch);
}

/* On home, in reading order: Get help now, five buttons of the page, the bar from the
   language to Finish. Tab goes that way round. */
static const struct {
    SDL_Keycode code;
    Uint16 modifiers;
    int times;
    const char *focus;
} focuses[] = {
    {SDLK_TAB, KMOD_NONE, 1, "Get help now"},  {SDLK_TAB, KMOD_NONE, 2, "Walk"},
    {SDLK_RIGHT, KMOD_NONE, 3, "Ticks"},       {SDLK_DOWN, KMOD_NONE, 4, "Find"},
    {SDLK_TAB, KMOD_NONE, 7, "Español"},       {SDLK_TAB, KMOD_NONE, 8, "Text size 100"},
    {SDLK_TAB, KMOD_NONE, 13, "Get help now"}, {SDLK_TAB, KMOD_LSHIFT, 1, "Finish"},
    {SDLK_LEFT, KMOD_NONE, 2, "Dark screen"},  {SDLK_UP, KMOD_NONE, 3, "Text size 200"},
};

static void test_focus(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof focuses / sizeof focuses[0]; i++) {
        struct kiosk kiosk;
        open_home(&kiosk, &scratch);
        for (int k = 0; k < focuses[i].times; k++)
            drive_key(&kiosk.drive, focuses[i].code, focuses[i].modifiers);
        const struct box *box = view_focused(&kiosk.drive.app->session->view, kiosk_scene(&kiosk));
        assert_non_null(box);
        assert_string_equal(box->node->name, focuses[i].focus);
        kiosk_close(&kiosk);
    }
    scratch_remove(&scratch);
}

static void test_enter_presses_the_focus(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    kiosk_open_small(&kiosk, &scratch, SCREEN, NULL);
    drive_key(&kiosk.drive, SDLK_TAB, KMOD_NONE);
    drive_key(&kiosk.drive, SDLK_TAB, KMOD_NONE);
    kiosk_assert_at(&kiosk, "one");
    drive_key(&kiosk.drive, SDLK_RETURN, KMOD_NONE);
    assert_true(kiosk_sees(&kiosk, "Inicio"));
    drive_key(&kiosk.drive, SDLK_TAB, KMOD_NONE);
    drive_key(&kiosk.drive, SDLK_TAB, KMOD_NONE);
    drive_key(&kiosk.drive, SDLK_KP_ENTER, KMOD_NONE);
    kiosk_assert_at(&kiosk, "a");
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

/* Home forgets the way: Back from there stays there. */
static void test_mapped_keys(void **state)
{
    (void)state;
    struct config config = {.idle_s = 90,
                            .warn_s = 60,
                            .keys = {{"escape", "back"}, {"h", "home"}, {"f1", "help"}},
                            .key_count = 3};
    static const struct {
        SDL_Keycode code;
        const char *at;
    } rows[] = {{SDLK_F1, "help"},    {SDLK_ESCAPE, "ticks"}, {SDLK_F1, "help"},
                {SDLK_h, "home"},     {SDLK_ESCAPE, "home"},  {SDLK_F1, "help"},
                {SDLK_ESCAPE, "home"}};
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    kiosk_open_small(&kiosk, &scratch, SCREEN, &config);
    kiosk_tap(&kiosk, "English");
    kiosk_tap(&kiosk, "Ticks");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        drive_key(&kiosk.drive, rows[i].code, KMOD_NONE);
        kiosk_assert_at(&kiosk, rows[i].at);
    }
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

static uint64_t pressed(const struct kiosk *kiosk)
{
    return kiosk->drive.app->session->view.pressed_id;
}

static void test_pressed_look(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    open_home(&kiosk, &scratch);
    struct rect rect = kiosk_need(&kiosk, "Walk")->rect;
    uint64_t id = kiosk_need(&kiosk, "Walk")->node->id;
    int x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    assert_int_equal(pressed(&kiosk), 0);
    drive_finger(&kiosk.drive, SDL_FINGERDOWN, 1, x, y);
    assert_int_equal(pressed(&kiosk), id);
    for (int i = 1; i <= 8; i++)
        drive_finger(&kiosk.drive, SDL_FINGERMOTION, 1, 30, 200 + i);
    assert_int_equal(pressed(&kiosk), 0);
    drive_finger(&kiosk.drive, SDL_FINGERUP, 1, 30, 209);
    kiosk_assert_at(&kiosk, "home");

    drive_finger(&kiosk.drive, SDL_FINGERDOWN, 1, x, y);
    assert_int_equal(pressed(&kiosk), id);
    drive_finger(&kiosk.drive, SDL_FINGERUP, 1, x, y);
    assert_int_equal(pressed(&kiosk), 0);
    kiosk_assert_at(&kiosk, "a");
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

static void touch(struct kiosk *kiosk, enum touch_kind kind, int x, int y)
{
    app_touch(kiosk->drive.app,
              &(struct touch){
                  .kind = kind, .finger = 1, .x = x, .y = y, .at_ms = drive_now_ms(&kiosk->drive)});
}

/* A picture that would be the same is not shown again; what differs is small. */
static void test_nothing_new(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    open_home(&kiosk, &scratch);
    struct app *app = kiosk.drive.app;
    struct rect rect = kiosk_need(&kiosk, "Walk")->rect;
    int64_t now_ms = drive_now_ms(&kiosk.drive);
    assert_null(app_show(app));
    app_tick(app, now_ms + 1000);
    assert_null(app_show(app));
    app_set_dark(app, false, now_ms);
    assert_null(app_show(app));
    touch(&kiosk, TOUCH_DOWN, 30, 200);
    assert_null(app_show(app));
    touch(&kiosk, TOUCH_UP, 30, 200);
    assert_null(app_show(app));

    kiosk_wait(&kiosk, 1000);
    touch(&kiosk, TOUCH_DOWN, rect.x + 9, rect.y + 9);
    const struct damage *damage = app_show(app);
    assert_non_null(damage);
    for (int i = 0; i < damage->count; i++)
        assert_true(rect_inside(damage->rects[i], rect_grow(rect, 20)));
    assert_null(app_show(app));
    app_set_dark(app, true, now_ms);
    assert_non_null(app_show(app));
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

static struct rect focused(const struct app *app)
{
    return view_focused(&app->session->view, &app->stage.scene)->rect;
}

/* Keys that come before the window is painted: what the first changed is told, too. */
static void test_keys_at_once(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    open_home(&kiosk, &scratch);
    struct app *app = kiosk.drive.app;
    int64_t now_ms = drive_now_ms(&kiosk.drive);
    app_key(app, APP_KEY_NEXT, 0, now_ms);
    app_show(app);
    struct rect left = focused(app);
    for (int i = 0; i < 3; i++)
        app_key(app, APP_KEY_NEXT, 0, now_ms);
    const struct damage *damage = app_show(app);
    assert_non_null(damage);
    bool tells_left = false, tells_now = false;
    for (int i = 0; i < damage->count; i++) {
        tells_left = tells_left || !rect_empty(rect_intersect(damage->rects[i], left));
        tells_now = tells_now || !rect_empty(rect_intersect(damage->rects[i], focused(app)));
    }
    assert_true(tells_left);
    assert_true(tells_now);
    assert_null(app_show(app));
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_typing_fast),
        cmocka_unit_test(test_typed_keys),
        cmocka_unit_test(test_focus),
        cmocka_unit_test(test_enter_presses_the_focus),
        cmocka_unit_test(test_mapped_keys),
        cmocka_unit_test(test_pressed_look),
        cmocka_unit_test(test_nothing_new),
        cmocka_unit_test(test_keys_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
