/* Pages prepared ahead: which, in which order, and what they may not do. */
#include "kiosk.h"
#include "kiosk/app_inner.h"
#include "stack.h"

#define STEPS 16

struct ahead {
    struct scratch scratch;
    struct kiosk kiosk;
    struct app *app;
};

#define LINKS 40

/* A page that leads to many, and has buttons of its own. */
static void write_hub(const struct scratch *scratch)
{
    struct buf page = {0};
    buf_printf(&page, "return page { title = 'Hub', body = function(visitor) return {\n"
                      "button { 'Pick', set { picked = true } },\n"
                      "button { 'Off', function() go 'a' end },\n"
                      "text(visitor.picked and 'picked' or 'none yet'), grid { columns = 3,\n");
    for (int i = 0; i < LINKS; i++) {
        char path[32];
        snprintf(path, sizeof path, "pages/leaf/%d.lua", i);
        buf_printf(&page, "button { 'Leaf %d', go 'leaf/%d' },\n", i, i);
        scratch_write(scratch, path,
                      "return page { title = 'Leaf', body = function() return {\n"
                      "button { 'Own', function() go 'hub' end } } end }");
    }
    buf_printf(&page, "} } end }");
    scratch_write(scratch, "pages/hub.lua", page.bytes);
    buf_free(&page);
}

static void open_ahead(struct ahead *ahead)
{
    ahead->scratch = scratch_make();
    kiosk_write_pack(&ahead->scratch);
    scratch_write(&ahead->scratch, "pages/home.lua",
                  "return page { title = _'Start', body = function(visitor) return {\n"
                  "text(visitor.pushed or 'not pushed'),\n"
                  "grid { columns = 3,\n"
                  "button { 'Walk', go 'a' }, button { 'Walk too', go 'a' },\n"
                  "button { 'Pushy', go 'pushy' }, button { 'Spoilt', go 'spoilt' },\n"
                  "button { 'Script', function() go 'find' end },\n"
                  "button { 'Ticks', go 'ticks' } } } end }");
    write_hub(&ahead->scratch);
    scratch_write(&ahead->scratch, "pages/pushy.lua",
                  "return page { title = 'Pushy', body = function(visitor)\n"
                  "set { pushed = 'pushed' } go 'b'\n"
                  "return { text 'Pushy' } end }");
    struct kiosk *kiosk = &ahead->kiosk;
    const char *paths[] = {ahead->scratch.path};
    struct err err = {0};
    *kiosk = (struct kiosk){.config = {.idle_s = 90, .warn_s = 60}};
    kiosk->bundle = bundle_open(CORE_DIR, stack_of(paths, 1).layers, 1, NULL, &err);
    if (!kiosk->bundle)
        fail_msg("%s", err.text);
    struct app_config config = {
        .bundle = kiosk->bundle,
        .config = &kiosk->config,
        .variant = {.display = {640, 480, 21.5, 600}, .language = "en", .text_size = 100},
        .pixels = true};
    assert_true(display_parse(&config.variant.display, "1920x1080@21.5"));
    drive_start(&kiosk->drive, &config);
    ahead->app = kiosk->drive.app;
    app_show(ahead->app);
}

static void close_ahead(struct ahead *ahead)
{
    kiosk_close(&ahead->kiosk);
    scratch_remove(&ahead->scratch);
}

/* Prepares until all is, and tells the pages in that order: "a b ". */
static void prepare_all(struct app *app, char *order, size_t room)
{
    const struct pack *pack = bundle_pack(app->config.bundle);
    bool before[128] = {false};
    order[0] = '\0';
    assert_in_range(pack_page_count(pack), 1, 128);
    size_t shown = 0;
    while (strcmp(pack_page(pack, shown), app_page(app)) != 0)
        shown++;
    for (int step = 0; step < STEPS && !app_is_prepared(app); step++) {
        memcpy(before, app->seen, pack_page_count(pack) * sizeof *before);
        app_prepare(app);
        for (size_t i = 0; i < pack_page_count(pack); i++) {
            if (before[i] || !app->seen[i] || i == shown)
                continue;
            size_t used = strlen(order);
            snprintf(order + used, room - used, "%s ", pack_page(pack, i));
        }
        assert_int_equal(app->ahead.list.count, 0);
    }
    assert_true(app_is_prepared(app));
}

/* The targets of the buttons that can be touched, once each, as they stand; not the page
   that is shown, none behind a script, and none that was seen. */
static void test_what_and_in_which_order(void **state)
{
    (void)state;
    static const struct {
        const char *tap, *prepared;
    } rows[] = {
        {NULL, "home "}, /* the attract page: each language begins there */
        {"English", "help a pushy spoilt ticks "},
        {"Walk", "b "}, /* Next */
        {"Back", ""},   /* all is seen */
        {"Ticks", ""},
        {"Dark screen", "help home "}, /* it looks another way from here on */
    };
    struct ahead ahead;
    char order[256];
    open_ahead(&ahead);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].tap)
            kiosk_tap(&ahead.kiosk, rows[i].tap);
        app_show(ahead.app);
        prepare_all(ahead.app, order, sizeof order);
        if (strcmp(order, rows[i].prepared) != 0)
            fail_msg("row %zu: \"%s\", not \"%s\"", i, order, rows[i].prepared);
    }
    close_ahead(&ahead);
}

/* A body that sets and goes is refused when it is asked ahead, and unheard. */
static void test_effects_are_refused(void **state)
{
    (void)state;
    struct ahead ahead;
    char order[256];
    open_ahead(&ahead);
    kiosk_tap(&ahead.kiosk, "English");
    app_show(ahead.app);
    prepare_all(ahead.app, order, sizeof order);
    assert_non_null(strstr(order, "pushy "));
    assert_non_null(strstr(order, "spoilt "));
    assert_false(app_has_failed(ahead.app));
    kiosk_assert_at(&ahead.kiosk, "home");
    kiosk_tap(&ahead.kiosk, "Ticks");
    kiosk_tap(&ahead.kiosk, "Home");
    assert_true(kiosk_sees(&ahead.kiosk, "not pushed"));
    kiosk_tap(&ahead.kiosk, "Pushy");
    app_show(ahead.app);
    assert_true(app_has_failed(ahead.app));
    close_ahead(&ahead);
}

/* While a finger is down nothing is prepared: the touch goes first. */
static void test_waits(void **state)
{
    (void)state;
    struct ahead ahead;
    open_ahead(&ahead);
    kiosk_tap(&ahead.kiosk, "English");
    app_show(ahead.app);
    assert_false(app_is_prepared(ahead.app));
    kiosk_wait(&ahead.kiosk, 1000);
    kiosk_finger(&ahead.kiosk, SDL_FINGERDOWN, "Walk");
    app_show(ahead.app);
    assert_true(app_is_prepared(ahead.app));
    kiosk_finger(&ahead.kiosk, SDL_FINGERUP, "Walk");
    app_show(ahead.app);
    assert_false(app_is_prepared(ahead.app));
    close_ahead(&ahead);
}

/* What was prepared for one visitor does not stand for the next. */
static void test_session_forgets(void **state)
{
    (void)state;
    struct ahead ahead;
    char order[256];
    open_ahead(&ahead);
    kiosk_tap(&ahead.kiosk, "English");
    app_show(ahead.app);
    prepare_all(ahead.app, order, sizeof order);
    kiosk_tap(&ahead.kiosk, "Finish");
    app_show(ahead.app);
    assert_false(app_is_prepared(ahead.app));
    prepare_all(ahead.app, order, sizeof order);
    assert_string_equal(order, "home ");
    close_ahead(&ahead);
}

/* Until no page that the visitor can go to from any screen of this one is left. */
static void prepare_everything(struct app *app)
{
    for (int step = 0; step < 2 * LINKS && !app_is_prepared(app); step++)
        app_prepare(app);
    assert_true(app_is_prepared(app));
}

/* However many pages are prepared: the buttons of the page that is shown do what they do,
   on each of its screens, and once more when the visitor comes back. */
static void test_buttons_outlive_what_is_prepared(void **state)
{
    (void)state;
    struct ahead ahead;
    open_ahead(&ahead);
    kiosk_tap(&ahead.kiosk, "English");
    app_open(ahead.app, "hub", 0, drive_now_ms(&ahead.kiosk.drive));
    for (;;) {
        app_show(ahead.app);
        prepare_everything(ahead.app);
        if (app_stage(ahead.app)->scene.screen + 1 == app_stage(ahead.app)->scene.screens)
            break;
        kiosk_tap(&ahead.kiosk, "Next");
    }
    while (!kiosk_button(&ahead.kiosk, "Pick"))
        kiosk_tap(&ahead.kiosk, "Back");
    prepare_everything(ahead.app);
    kiosk_tap(&ahead.kiosk, "Pick");
    assert_true(kiosk_sees(&ahead.kiosk, "picked"));
    assert_false(app_has_failed(ahead.app));
    kiosk_tap(&ahead.kiosk, "Off");
    kiosk_assert_at(&ahead.kiosk, "a");
    kiosk_tap(&ahead.kiosk, "Back");
    prepare_everything(ahead.app);
    kiosk_tap(&ahead.kiosk, "Off");
    kiosk_assert_at(&ahead.kiosk, "a");
    assert_false(app_has_failed(ahead.app));
    close_ahead(&ahead);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_and_in_which_order),
        cmocka_unit_test(test_effects_are_refused),
        cmocka_unit_test(test_waits),
        cmocka_unit_test(test_session_forgets),
        cmocka_unit_test(test_buttons_outlive_what_is_prepared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
