/* Every office can be reached by touch, however many there are, and no page is made of all
   of them. */
#include <stdlib.h>
#include <time.h>

#include "base/asan.h"
#include "kiosk.h"

#define MOST 10000
#define PAGE_CPU_MS                                                                                \
    (BUILT_WITH_ASAN ? 2000 : 200) /* of a page and its layout; its script alone has 200 */

static const char *const states[] = {"TX,78205", "AK,99701", "CA,90001", "NY,10001", "PR,00901",
                                     "WY,82001", "FL,33602", "OH,43004", "MA,01801", "WA,98101"};
#define STATES (sizeof states / sizeof *states)

struct offices_case {
    struct scratch scratch;
    struct kiosk kiosk;
    bool seen[MOST];
    int count, found;
};

/* The last state has one office, the first most of them. */
static const char *state_of(int i, size_t count)
{
    return i == 0 ? states[count - 1] : states[(size_t)i * (size_t)i % (count > 1 ? count - 1 : 1)];
}

static void write_offices(const struct scratch *scratch, int count, size_t state_count)
{
    struct buf table = {0};
    buf_puts(&table, "name,street,city,state,zip,phone\n");
    for (int i = 0; i < count; i++)
        buf_printf(&table, "Office %d,%d A St,Town,%s,2105550142\n", i, i,
                   state_of(i, state_count));
    scratch_write(scratch, "data/locations.csv", table.bytes);
    buf_free(&table);
}

static void open_case(struct offices_case *c, int count, size_t state_count, const char *screen)
{
    *c = (struct offices_case){.scratch = scratch_make(), .count = count};
    kiosk_write_pack(&c->scratch);
    scratch_write(&c->scratch, "pages/home.lua",
                  "return page { title = 'Start', body = function() return {\n"
                  "button { 'Places', go 'places' } } end }");
    scratch_write(&c->scratch, "pages/places.lua",
                  "return page { title = 'Places', body = function() return {\n"
                  "locator { rows = csv 'data/locations.csv', go = 'chosen' } } end }");
    scratch_write(&c->scratch, "pages/chosen.lua",
                  "return page { title = 'Chosen', body = function(visitor) return {\n"
                  "text(visitor.office.name) } end }");
    write_offices(&c->scratch, count, state_count);
    kiosk_open_with(&c->kiosk, (const char *const[]){c->scratch.path}, 1, screen, 100, NULL);
    kiosk_tap(&c->kiosk, "English");
    kiosk_tap(&c->kiosk, "Places");
}

static void close_case(struct offices_case *c)
{
    kiosk_close(&c->kiosk);
    scratch_remove(&c->scratch);
}

/* On the screen on which it is, from here on; false: on none. */
static bool tap_on_any_screen(struct offices_case *c, const char *name)
{
    for (;;) {
        const struct box *box = kiosk_button(&c->kiosk, name);
        if (box) {
            kiosk_tap_box(&c->kiosk, box);
            return true;
        }
        const struct scene *scene = kiosk_scene(&c->kiosk);
        if (scene->screen + 1 >= scene->screens)
            return false;
        kiosk_tap(&c->kiosk, "Next");
    }
}

/* What can be touched on the screens from this one on is seen. */
static void look(struct offices_case *c)
{
    for (;;) {
        const struct scene *scene = kiosk_scene(&c->kiosk);
        int buttons[SCENE_MAX_TARGETS], count = scene_buttons(scene, buttons), index;
        assert_false(scene->left_out);
        for (int i = 0; i < count; i++) {
            const char *name = scene->boxes[buttons[i]].node->name;
            if (!name || sscanf(name, "Office %d", &index) != 1 || c->seen[index])
                continue;
            c->seen[index] = true;
            c->found++;
        }
        if (scene->screen + 1 >= scene->screens)
            return;
        kiosk_tap(&c->kiosk, "Next");
    }
}

static void look_at_state(struct offices_case *c)
{
    look(c);
    while (tap_on_any_screen(c, "More offices")) {
        assert_int_equal(kiosk_scene(&c->kiosk)->screen, 0);
        look(c);
    }
    assert_false(app_has_failed(c->kiosk.drive.app));
}

static void test_every_office(void **state)
{
    (void)state;
    static const struct {
        int count;
        size_t states;
        const char *screen;
    } rows[] = {
        {41, 10, "1920x1080@21.5"}, {444, 10, "1920x1080@21.5"}, {444, 1, "1920x1080@21.5"},
        {500, 10, "1024x600@10.1"}, {1000, 10, "800x480@7"},     {10000, 10, "1080x1920@32"},
    };
    static const char *const names[] = {"Texas",    "Alaska",      "California",
                                        "New York", "Puerto Rico", "Wyoming",
                                        "Florida",  "Ohio",        "Massachusetts"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct offices_case c;
        if (BUILT_WITH_ASAN && rows[i].count == MOST)
            continue; /* a thousand pages take minutes there */
        open_case(&c, rows[i].count, rows[i].states, rows[i].screen);
        assert_true(tap_on_any_screen(&c, "All offices"));
        look(&c); /* a state's only office stands among the states */
        if (rows[i].states == 1)
            look_at_state(&c);
        for (size_t s = 0; s < sizeof names / sizeof *names && rows[i].states > 1; s++) {
            while (kiosk_scene(&c.kiosk)->screen > 0)
                kiosk_tap(&c.kiosk, "Back");
            if (!tap_on_any_screen(&c, names[s]))
                continue; /* no office is there */
            assert_int_equal(kiosk_scene(&c.kiosk)->screen, 0);
            look_at_state(&c);
            assert_true(tap_on_any_screen(&c, "Other states"));
        }
        if (c.found != c.count)
            fail_msg("row %zu: %d of %d offices", i, c.found, c.count);
        close_case(&c);
    }
}

/* A touch on one shows it; a part that was left can be gone back to. */
static void test_parts(void **state)
{
    (void)state;
    struct offices_case c;
    open_case(&c, 444, 1, "1920x1080@21.5");
    kiosk_tap(&c.kiosk, "All offices");
    assert_true(kiosk_sees(&c.kiosk, "Offices 1 to 24 of 444"));
    assert_true(tap_on_any_screen(&c, "More offices"));
    assert_true(kiosk_sees(&c.kiosk, "Offices 25 to 48 of 444"));
    assert_true(tap_on_any_screen(&c, "Offices before these"));
    assert_true(kiosk_sees(&c.kiosk, "Offices 1 to 24 of 444"));
    assert_true(tap_on_any_screen(&c, "Office 1"));
    assert_true(kiosk_sees(&c.kiosk, "Office 1"));
    kiosk_assert_at(&c.kiosk, "chosen");
    close_case(&c);
}

static double cpu_ms(void)
{
    return 1000.0 * (double)clock() / CLOCKS_PER_SEC;
}

/* The script's share and the layout's; the limit is far above both, for busy machines. */
static void test_time(void **state)
{
    (void)state;
    static const char *const taps[] = {"All offices", "Texas", "More offices", "Other states"};
    struct offices_case c;
    if (BUILT_WITH_ASAN)
        skip(); /* its time is not the kiosk's */
    open_case(&c, MOST, STATES, "1920x1080@21.5");
    for (size_t i = 0; i < sizeof taps / sizeof *taps; i++) {
        while (!kiosk_button(&c.kiosk, taps[i]))
            kiosk_tap(&c.kiosk, "Next");
        double before = cpu_ms();
        kiosk_tap(&c.kiosk, taps[i]);
        kiosk_scene(&c.kiosk);
        double took = cpu_ms() - before;
        print_message("%d offices, %s: %.1f ms\n", MOST, taps[i], took);
        assert_true(took < PAGE_CPU_MS);
    }
    close_case(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_office),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
