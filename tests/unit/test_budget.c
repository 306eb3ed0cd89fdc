/* What a page that is too much becomes: the calm page, the place in the log, and the way home;
   and what a display that is too small, or another size, does to a visit. */
#include "kiosk.h"

#include <cmocka.h>
#include <fcntl.h>
#include <unistd.h>

#include "fake.h"

#define LARGE "1920x1080@21.5"
#define LOW "1024x600@10.1"

/* Units are counted, never timed. */
static void test_counts(void **state)
{
    (void)state;
    struct budget budget;
    struct err err = {0};
    budget_begin(&budget, 100, 1000);
    assert_true(budget_enter(&budget, "pages/a.lua", 3));
    assert_true(budget_spend(&budget, 60));
    assert_int_equal(budget_used_percent(&budget), 60);
    budget_take(&budget, 900);
    assert_int_equal(budget_used_percent(&budget), 90);
    assert_true(budget_enter(&budget, NULL, 0));
    assert_true(budget_spend(&budget, 40));
    assert_false(budget_spend(&budget, 1));
    budget_leave(&budget);
    budget_leave(&budget);
    assert_false(budget_enter(&budget, "pages/b.lua", 4));
    assert_false(budget_spend(&budget, 0));
    assert_false(budget_is_left(&budget));
    assert_false(budget_say(&budget, &err));
    assert_ptr_equal(strstr(err.text, "pages/a.lua:3: "), err.text);
    assert_non_null(strstr(err.text, "make the page shorter"));
    budget_begin(&budget, 100, 1000);
    budget_take(&budget, 1001);
    assert_false(budget_spend(&budget, 0));
    assert_true(budget_spend(NULL, 1000) && budget_enter(NULL, "a", 1) && budget_is_left(NULL));
}

static void test_nesting_has_an_end(void **state)
{
    (void)state;
    static const struct {
        int deep;
        bool whole;
    } rows[] = {{BUDGET_DEPTH - 2, true}, {BUDGET_DEPTH + 1, false}, {5000, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        struct budget budget;
        struct err err = {0};
        fake_open(&fake, 1920, 1080, 4, 100);
        budget_begin(&budget, 10000000, 100000000);
        fake.measure.budget = &budget;
        struct page page = fake_page(&fake);
        struct node *node = page.root;
        for (int depth = 0; depth < rows[i].deep; depth++) {
            node = node_make(fake.arena, node, NODE_COLUMN);
            node->panel = PANEL_CARD;
            node->file = "pages/deep.lua";
            node->line = depth + 1;
        }
        page_finish(&page);
        struct bars bars = fake_bars();
        struct scene scene = fake_scene(&fake, &page, &bars, NULL, 0);
        assert_int_equal(scene.count > 0, rows[i].whole);
        if (!rows[i].whole) {
            assert_false(budget_say(&budget, &err));
            assert_non_null(strstr(err.text, "pages/deep.lua:"));
            assert_non_null(strstr(err.text, "too deep"));
        }
        fake_close(&fake);
    }
}

/* A million dots are few nodes and few bytes, until they are painted. */
static void test_paint_is_counted(void **state)
{
    (void)state;
    struct fake fake;
    struct budget budget;
    fake_open(&fake, 1920, 1080, 4, 100);
    struct page page = fake_page(&fake);
    struct node *button = node_make(fake.arena, page.root, NODE_BUTTON);
    struct node *column = node_make(fake.arena, button, NODE_COLUMN);
    for (int i = 0; i < 1000; i++) {
        struct node *dots = node_make(fake.arena, column, NODE_PROGRESS);
        dots->dots = true;
        dots->n = dots->of = 1000;
    }
    page_finish(&page);
    budget_begin(&budget, STAGE_UNITS, STAGE_BYTES);
    fake.measure.budget = &budget;
    struct bars bars = fake_bars();
    struct scene scene = fake_scene(&fake, &page, &bars, NULL, 0);
    assert_true(scene.count > 1000);
    assert_false(paint_spend(&fake.env, &scene));
    fake_close(&fake);
}

static int divert_log(const struct scratch *scratch)
{
    int kept = dup(STDERR_FILENO);
    int fd = open(scratch_path(scratch, "log"), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(fd, STDERR_FILENO);
    close(fd);
    return kept;
}

static int count_logged(const struct scratch *scratch, int kept, const char *words)
{
    struct buf text = {0};
    dup2(kept, STDERR_FILENO);
    close(kept);
    assert_true(file_read(scratch_path(scratch, "log"), 100000, &text, NULL));
    int count = 0;
    for (const char *at = text.len ? text.bytes : ""; (at = strstr(at, words)); at++)
        count++;
    buf_free(&text);
    return count;
}

#define HEAVY                                                                                      \
    "local count = 0 "                                                                             \
    "local function words(depth) "                                                                 \
    " count = count + 1 "                                                                          \
    " if depth == 0 then return text(count .. string.rep(' some words', 300)) end "                \
    " return row { words(depth - 1), words(depth - 1) } "                                          \
    "end "                                                                                         \
    "local node = words(6) "                                                                       \
    "return page { title = 'Heavy', body = function() return { node } end }"

static void open_heavy(struct kiosk *kiosk, const struct scratch *scratch, const char *screen)
{
    kiosk_write_pack(scratch);
    scratch_write(scratch, "pages/spoilt.lua", HEAVY);
    kiosk_open_with(kiosk, (const char *const[]){scratch->path}, 1, screen, 100, NULL);
}

static void test_a_page_that_is_too_much(void **state)
{
    (void)state;
    static const char *const screens[] = {LARGE, LOW};
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        struct kiosk kiosk;
        open_heavy(&kiosk, &scratch, screens[i]);
        kiosk_tap(&kiosk, "English");
        int kept = divert_log(&scratch);
        app_open(kiosk.drive.app, "spoilt", 0, drive_now_ms(&kiosk.drive));
        kiosk_assert_at(&kiosk, "broken");
        assert_true(app_has_failed(kiosk.drive.app));
        assert_true(kiosk_sees(&kiosk, "Please ask the staff."));
        kiosk_wait(&kiosk, TOO_MUCH_MS - 2000);
        kiosk_tap(&kiosk, "Home");
        kiosk_assert_at(&kiosk, "home");
        assert_false(app_has_failed(kiosk.drive.app));
        kiosk_wait(&kiosk, 60000);
        kiosk_assert_at(&kiosk, "home");
        app_open(kiosk.drive.app, "spoilt", 0, drive_now_ms(&kiosk.drive));
        kiosk_wait(&kiosk, TOO_MUCH_MS - 1);
        kiosk_assert_at(&kiosk, "broken");
        kiosk_wait(&kiosk, 1);
        kiosk_assert_at(&kiosk, "one");
        assert_int_equal(count_logged(&scratch, kept, "spoilt.lua:1: the page can not be"), 2);
        kiosk_close(&kiosk);
    }
    scratch_remove(&scratch);
}

/* Ahead of the visitor it is nobody's page. */
static void test_ahead_says_nothing(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    open_heavy(&kiosk, &scratch, LARGE);
    struct app_config config = {.bundle = kiosk.bundle,
                                .config = &kiosk.config,
                                .variant = app_stage(kiosk.drive.app)->variant,
                                .pixels = true};
    struct app *app = app_create(&config, 1000);
    app_show(app);
    app_open(app, "home", 0, 2000);
    app_show(app);
    int kept = divert_log(&scratch);
    for (int i = 0; i < 50 && !app_is_prepared(app); i++)
        app_prepare(app);
    assert_true(app_is_prepared(app));
    assert_false(app_has_failed(app));
    assert_int_equal(count_logged(&scratch, kept, "spoilt.lua"), 0);
    app_destroy(app);
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

/* A translation may be as long as its author likes: the calm page has none of it then. */
static void test_words_that_are_too_much(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    struct buf po = {0};
    kiosk_write_pack(&scratch);
    buf_puts(&po, "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                  "msgid \"Home\"\nmsgstr \"");
    for (int i = 0; i < 30000; i++)
        buf_puts(&po, "Inicio ");
    buf_puts(&po, "\"\n");
    scratch_write(&scratch, "locale/es.po", po.bytes);
    buf_free(&po);
    kiosk_open_with(&kiosk, (const char *const[]){scratch.path}, 1, LARGE, 100, NULL);
    int kept = divert_log(&scratch);
    kiosk_tap(&kiosk, "Español");
    kiosk_assert_at(&kiosk, "broken");
    assert_true(kiosk_sees(&kiosk, "This page can not be shown right now."));
    assert_true(count_logged(&scratch, kept, "the calm page: ") >= 1);
    kiosk_wait(&kiosk, TOO_MUCH_MS);
    kiosk_assert_at(&kiosk, "one");
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

static void resize(struct kiosk *kiosk, int w_px, int h_px, double inches)
{
    struct display display = {w_px, h_px, inches, 600};
    kiosk->drive.display = display;
    app_resize(kiosk->drive.app, &display, drive_now_ms(&kiosk->drive));
    app_show(kiosk->drive.app);
}

static void test_another_size_keeps_the_visit(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    kiosk_open_small(&kiosk, &scratch, LARGE, NULL);
    kiosk_tap(&kiosk, "English");
    kiosk_tap(&kiosk, "Text size 150");
    kiosk_tap(&kiosk, "Dark screen");
    kiosk_tap(&kiosk, "Ticks");
    kiosk_tap(&kiosk, "Numb");
    assert_true(kiosk_need(&kiosk, "Numb")->node->chosen);
    resize(&kiosk, 1080, 1920, 21.5);
    kiosk_assert_at(&kiosk, "ticks");
    assert_true(kiosk_need(&kiosk, "Numb")->node->chosen);
    assert_false(kiosk_need(&kiosk, "Weak")->node->chosen);
    const struct stage *stage = app_stage(kiosk.drive.app);
    assert_int_equal(stage->variant.text_size, 150);
    assert_true(stage->variant.dark);
    assert_int_equal(stage->theme.display.w_px, 1080);
    kiosk_tap(&kiosk, "Back");
    kiosk_assert_at(&kiosk, "home");
    kiosk_tap(&kiosk, "Find");
    kiosk_tap(&kiosk, "7");
    resize(&kiosk, 1280, 800, 10.1);
    assert_true(kiosk_sees(&kiosk, "7"));
    kiosk_assert_at(&kiosk, "find");
    kiosk_wait(&kiosk, 400000); /* the next visitor begins on the new size */
    kiosk_assert_at(&kiosk, "one");
    assert_int_equal(app_stage(kiosk.drive.app)->theme.display.w_px, 1280);
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

static void test_a_display_that_is_too_small(void **state)
{
    (void)state;
    static const struct {
        int w_px, h_px;
        double inches;
        bool says;
    } rows[] = {
        {480, 319, 21.5, true}, {800, 480, 5, true},  {319, 1000, 21.5, true},
        {1920, 1080, 5, true},  {64, 64, 21.5, true}, {63, 500, 21.5, false},
        {10, 10, 21.5, false},  {1, 1, 21.5, false},  {0, 0, 21.5, false},
        {5000, 1, 21.5, false},
    };
    struct scratch scratch = scratch_make();
    struct kiosk kiosk;
    kiosk_open_small(&kiosk, &scratch, LARGE, NULL);
    kiosk_tap(&kiosk, "English");
    kiosk_tap(&kiosk, "Ticks");
    kiosk_tap(&kiosk, "Numb");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int buttons[SCENE_MAX_TARGETS];
        resize(&kiosk, rows[i].w_px, rows[i].h_px, rows[i].inches);
        kiosk_assert_at(&kiosk, "small");
        assert_int_equal(kiosk_sees(&kiosk, "This display is too small."), rows[i].says);
        assert_int_equal(kiosk_sees(&kiosk, "demasiado"), rows[i].says);
        assert_int_equal(scene_buttons(kiosk_scene(&kiosk), buttons), 0);
        assert_false(app_has_failed(kiosk.drive.app));
        resize(&kiosk, 1280, 800, 10.1);
        kiosk_assert_at(&kiosk, "ticks");
        assert_true(kiosk_need(&kiosk, "Numb")->node->chosen);
    }
    resize(&kiosk, 10, 10, 21.5);
    kiosk_wait(&kiosk, 1000000);
    kiosk_assert_at(&kiosk, "small");
    resize(&kiosk, 1280, 800, 10.1);
    kiosk_assert_at(&kiosk, "one");
    kiosk_close(&kiosk);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_nesting_has_an_end),
        cmocka_unit_test(test_paint_is_counted),
        cmocka_unit_test(test_a_page_that_is_too_much),
        cmocka_unit_test(test_ahead_says_nothing),
        cmocka_unit_test(test_words_that_are_too_much),
        cmocka_unit_test(test_another_size_keeps_the_visit),
        cmocka_unit_test(test_a_display_that_is_too_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
