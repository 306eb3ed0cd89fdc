/* kiosk.conf: what each key gives, and what each mistake says. */
#include "kiosk/config.h"

#include "scratch.h"

static struct config read_good(struct arena *arena, const struct scratch *scratch, const char *text)
{
    struct config config;
    struct err err = {0};
    scratch_write(scratch, "kiosk.conf", text);
    if (!config_read(&config, arena, scratch_path(scratch, "kiosk.conf"), &err))
        fail_msg("%s", err.text);
    return config;
}

static void test_defaults(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct arena *arena = arena_create();
    struct config config = read_good(arena, &scratch, "# nothing\n");
    assert_false(config.has_screen);
    assert_int_equal(config.display.distance_mm, 0); /* by the diagonal */
    assert_int_equal(config.bottom_mm, 900);
    assert_int_equal(config.rotate, 0);
    assert_int_equal(config.touch_rotate, 0);
    assert_int_equal(config.display_index, 0);
    assert_int_equal(config.idle_s, 90);
    assert_int_equal(config.warn_s, 60);
    assert_int_equal(config.key_count, 0);
    assert_null(config.office);
    assert_null(config.start_language);
    assert_null(config.clinic);
    assert_string_equal(config.store, "/var/lib/anteroom");
    assert_string_equal(config.signers, "/etc/anteroom/keys");
    assert_string_equal(read_good(arena, &scratch, "store =\n").store, CONFIG_STORE);
    arena_destroy(arena);
    scratch_remove(&scratch);
}

static void test_all_keys(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct arena *arena = arena_create();
    struct config config = read_good(arena, &scratch,
                                     "screen = 1080x1920@21.5\n"
                                     "distance_mm = 500\nbottom_mm = 700\nrotate = 90\n"
                                     "touch_rotate = 270\ndisplay = 1\noffice = boerne\n"
                                     "start_language = es\nidle_s = 120\nwarn_s = 30\n"
                                     "clinic = /srv/clinic\nkeymap.f1 = next\n"
                                     "store = /data/store\nkeys = /data/keys\n"
                                     "keymap.pageup = prev\n");
    assert_true(config.has_screen);
    assert_int_equal(config.display.w_px, 1080);
    assert_int_equal(config.display.h_px, 1920);
    assert_int_equal(config.display.distance_mm, 500);
    assert_int_equal(config.bottom_mm, 700);
    assert_int_equal(config.rotate, 90);
    assert_int_equal(config.touch_rotate, 270);
    assert_int_equal(config.display_index, 1);
    assert_string_equal(config.office, "boerne");
    assert_string_equal(config.start_language, "es");
    assert_int_equal(config.idle_s, 120);
    assert_int_equal(config.warn_s, 30);
    assert_string_equal(config.clinic, "/srv/clinic");
    assert_string_equal(config.store, "/data/store");
    assert_string_equal(config.signers, "/data/keys");
    assert_int_equal(config.key_count, 2);
    assert_string_equal(config.keys[1].name, "pageup");
    assert_string_equal(config.keys[1].what, "prev");
    /* What had no use is told, and stops nothing. */
    assert_int_equal(read_good(arena, &scratch, "name = Lobby 2\nidle_s = 80\n").idle_s, 80);
    /* The touch panel turns with the display unless it is said otherwise. */
    assert_int_equal(read_good(arena, &scratch, "rotate = 180\n").touch_rotate, 180);
    arena_destroy(arena);
    scratch_remove(&scratch);
}

#define RANGE(key, value, range)                                                                   \
    "@/kiosk.conf:1: " key " = " value ": write a whole number from " range

static void test_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *err; /* how it begins */
    } rows[] = {
        {"idel_s = 20\n", "@/kiosk.conf:1: unknown key `idel_s`; "},
        {"\n\ncolour = red\n", "@/kiosk.conf:3: unknown key `colour`; "},
        {"keymap = next\n", "@/kiosk.conf:1: unknown key `keymap`; "},
        {"screen = 1920x1080\n", "@/kiosk.conf:1: screen is pixels @ inches, as 1920"},
        {"screen =\n", "@/kiosk.conf:1: screen is pixels @ inches, as 1920"},
        {"distance_mm = 199\n", RANGE("distance_mm", "199", "200 to 3000")},
        {"distance_mm = 3001\n", RANGE("distance_mm", "3001", "200 to 3000")},
        {"bottom_mm = -1\n", RANGE("bottom_mm", "-1", "0 to 2500")},
        {"bottom_mm = 2501\n", RANGE("bottom_mm", "2501", "0 to 2500")},
        {"display = 16\n", RANGE("display", "16", "0 to 15")},
        {"display = HDMI-1\n", RANGE("display", "HDMI-1", "0 to 15")},
        {"idle_s = 19\n", RANGE("idle_s", "19", "20 to 3600")},
        {"idle_s = 3601\n", RANGE("idle_s", "3601", "20 to 3600")},
        {"warn_s = 19\n", RANGE("warn_s", "19", "20 to 600")},
        {"warn_s = 601\n", RANGE("warn_s", "601", "20 to 600")},
        {"rotate = 45\n", "@/kiosk.conf:1: rotate is 0, 90, 180 or 270"},
        {"rotate = 360\n", RANGE("rotate", "360", "0 to 270")},
        {"rotate = left\n", RANGE("rotate", "left", "0 to 270")},
        {"touch_rotate = 91\n", "@/kiosk.conf:1: touch_rotate is 0, 90, 180 or 270"},
        {"keymap.f1 = finish\n",
         "@/kiosk.conf:1: keymap.f1 is one of next, prev, press, back, home, help"},
        {"keymap.f1 =\n", "@/kiosk.conf:1: keymap.f1 is one of "},
        {"idle_s = 90\nidle_s = 91\n", "@/kiosk.conf:2: "},
        {"idle_s\n", "@/kiosk.conf:1: "},
    };
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_create();
        struct config config;
        struct err err = {0};
        scratch_write(&scratch, "kiosk.conf", rows[i].text);
        if (config_read(&config, arena, scratch_path(&scratch, "kiosk.conf"), &err))
            fail_msg("\"%s\" was taken", rows[i].text);
        size_t at = strlen(scratch.path), len = strlen(rows[i].err + 1);
        assert_memory_equal(err.text, scratch.path, at);
        assert_true(at + len < sizeof err.text);
        err.text[at + len] = '\0';
        assert_string_equal(err.text + at, rows[i].err + 1);
        arena_destroy(arena);
    }
    scratch_remove(&scratch);
}

static void test_edges(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "distance_mm = 200\n", "distance_mm = 3000\n", "bottom_mm = 0\n", "bottom_mm = 2500\n",
        "display = 15\n",      "idle_s = 20\n",        "idle_s = 3600\n", "warn_s = 20\n",
        "warn_s = 600\n",      "rotate = 270\n",       "office =\n",      "screen = 320x320@3\n",
    };
    struct scratch scratch = scratch_make();
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        read_good(arena, &scratch, rows[i]);
    arena_destroy(arena);
    scratch_remove(&scratch);
}

static void test_keymap_full(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct arena *arena = arena_create();
    char text[1024] = "";
    for (int i = 0; i < CONFIG_KEYS; i++)
        sprintf(text + strlen(text), "keymap.f%d = next\n", i + 1);
    assert_int_equal(read_good(arena, &scratch, text).key_count, CONFIG_KEYS);
    strcat(text, "keymap.f24 = next\n");
    scratch_write(&scratch, "kiosk.conf", text);
    struct config config;
    struct err err = {0};
    assert_false(config_read(&config, arena, scratch_path(&scratch, "kiosk.conf"), &err));
    scratch_assert_text(&scratch, err.text, "@/kiosk.conf:17: more than 16 keys");
    arena_destroy(arena);
    scratch_remove(&scratch);
}

/* A file that was asked for must be there. */
static void test_missing(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct config config;
    struct err err = {0};
    assert_false(config_read(&config, arena, "/nowhere/kiosk.conf", &err));
    assert_non_null(strstr(err.text, "/nowhere/kiosk.conf"));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),    cmocka_unit_test(test_all_keys),
        cmocka_unit_test(test_mistakes),    cmocka_unit_test(test_edges),
        cmocka_unit_test(test_keymap_full), cmocka_unit_test(test_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
