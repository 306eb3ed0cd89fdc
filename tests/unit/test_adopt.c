/* A laptop's anteroom.conf: what is adopted of it, what is refused, and what `run` then reads. */
#include "admin/adopt.h"

#include "scratch.h"

#include "kiosk/config.h"

struct card {
    struct scratch scratch;
    char file[512], good[512], laid[512], refused[512];
    struct arena *arena;
};

static struct card begin(void)
{
    struct card card = {.scratch = scratch_make(), .arena = arena_create()};
    strcpy(card.file, scratch_path(&card.scratch, "fat/anteroom.conf"));
    strcpy(card.good, scratch_path(&card.scratch, "store/adopted.conf"));
    strcpy(card.laid, scratch_path(&card.scratch, "run/kiosk.conf"));
    strcpy(card.refused, scratch_path(&card.scratch, "run/refused"));
    scratch_write(&card.scratch, "store/", "");
    scratch_write(&card.scratch, "run/", "");
    scratch_write(&card.scratch, "fat/", "");
    return card;
}

static void end(struct card *card)
{
    arena_destroy(card->arena);
    scratch_remove(&card->scratch);
}

static bool adopt(const struct card *card, struct err *err)
{
    const struct adopt_places places = {card->file, card->good, card->laid, card->refused};
    return adopt_settings(&places, err);
}

/* Each start is another one's /run. */
static bool adopt_text(const struct card *card, const char *text, struct err *err)
{
    unlink(card->laid);
    unlink(card->refused);
    scratch_write(&card->scratch, "fat/anteroom.conf", text);
    return adopt(card, err);
}

static struct config read_machine(const struct card *card)
{
    struct config config;
    struct err err = {0};
    const struct config_paths paths = {scratch_path(&card->scratch, "etc/kiosk.conf"), card->laid,
                                       card->refused};
    if (!config_read_machine(&config, card->arena, &paths, &err))
        fail_msg("%s", err.text);
    return config;
}

static void test_laid_over(void **state)
{
    (void)state;
    struct card card = begin();
    struct err err = {0};
    scratch_write(&card.scratch, "etc/kiosk.conf",
                  "rotate = 180\nidle_s = 120\nstore = /srv/store\n");
    assert_true(adopt_text(&card,
                           "\xEF\xBB\xBF# Lobby\r\nrotate = 90\r\nscreen = 800x480@7\r\n"
                           "display = 1\r\noffice = hill\r\nstart_language = es\r\n"
                           "on_hours = Mon-Fri 7:00-18:00\r\ndistance_mm = 500\r\n"
                           "bottom_mm = 1000\r\nwarn_s = 30\r\nstill = yes\r\n",
                           &err));
    struct config config = read_machine(&card);
    assert_int_equal(config.rotate, 90);
    assert_int_equal(config.touch_rotate, 90); /* as the display, which is turned now */
    assert_int_equal(config.idle_s, 120);
    assert_int_equal(config.warn_s, 30);
    assert_int_equal(config.display.w_px, 800);
    assert_int_equal(config.bottom_mm, 1000);
    assert_string_equal(config.office, "hill");
    assert_string_equal(config.store, "/srv/store");
    assert_null(config.refused);
    end(&card);
}

static void test_without(void **state)
{
    (void)state;
    struct card card = begin();
    struct err err = {0};
    assert_true(adopt(&card, &err));
    struct config config = read_machine(&card);
    assert_int_equal(config.rotate, 0);
    assert_null(config.refused);
    assert_false(file_exists(card.good));
    end(&card);
}

/* A bad file leaves the last good one, at each start, and says why. */
static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text, *why;
    } rows[] = {
        {"store = /tmp\n", "fat/anteroom.conf:1: `store` can not be set here: write it into "
                           "/etc/anteroom/kiosk.conf on the kiosk itself"},
        {"still = yes\nkeys = /tmp\n", "fat/anteroom.conf:2: `keys` can not be set here"},
        {"clinic =\n", "fat/anteroom.conf:1: `clinic` can not be set here"},
        {"keymap.f1 = next\n", "fat/anteroom.conf:1: `keymap.f1` can not be set here"},
        {"rotat = 90\n", "did you mean `rotate`?"},
        {"name = Lobby\n", "fat/anteroom.conf:1: "},
        {"rotate = 45\n", "fat/anteroom.conf:1: rotate is 0, 90, 180 or 270"},
        {"on_hours = always\n", "fat/anteroom.conf:1: "},
        {"idle_s = 5\n", "fat/anteroom.conf:1: "},
        {"rotate = 90\nrotate = 0\n", "fat/anteroom.conf:2: `rotate` stands in line 1 already"},
        {"rotate\n", "fat/anteroom.conf:1: "},
        {"office = \xff\xfe\n", "fat/anteroom.conf:1: "},
        {"\xff\xfer\n", "Notepad"}, /* its "Unicode" */
    };
    struct card card = begin();
    struct err err = {0};
    assert_true(adopt_text(&card, "rotate = 270\n", &err));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_false(adopt_text(&card, rows[i].text, &err));
        struct config config = read_machine(&card);
        assert_int_equal(config.rotate, 270);
        assert_false(config.still);
        assert_string_equal(config.refused, err.text);
        if (!strstr(err.text, rows[i].why))
            fail_msg("%s: %s", rows[i].why, err.text);
    }
    assert_true(adopt_text(&card, "", &err)); /* the way back to what it was */
    assert_int_equal(read_machine(&card).rotate, 0);
    assert_null(read_machine(&card).refused);
    end(&card);
}

static void test_first_is_bad(void **state)
{
    (void)state;
    struct card card = begin();
    struct err err = {0};
    assert_false(adopt_text(&card, "rotate = 45\n", &err));
    assert_int_equal(read_machine(&card).rotate, 0);
    assert_string_equal(read_machine(&card).refused, err.text);
    end(&card);
}

static void test_size(void **state)
{
    (void)state;
    struct card card = begin();
    struct err err = {0};
    static char text[64 * 1024 + 2];
    memset(text, '#', sizeof text - 1);
    text[sizeof text - 2] = '\0';
    assert_true(adopt_text(&card, text, &err));
    text[sizeof text - 2] = '#';
    assert_false(adopt_text(&card, text, &err));
    assert_non_null(strstr(err.text, "anteroom.conf"));
    end(&card);
}

/* Neither it nor its directory may lead elsewhere; what is no file is refused at once. */
static void test_links(void **state)
{
    (void)state;
    struct card card = begin();
    struct err err = {0};
    scratch_write(&card.scratch, "elsewhere/anteroom.conf", "rotate = 90\n");
    assert_int_equal(symlink("../elsewhere/anteroom.conf", card.file), 0);
    assert_false(adopt(&card, &err));
    assert_int_equal(unlink(card.file), 0);
    assert_int_equal(mkdir(card.file, 0700), 0);
    assert_false(adopt(&card, &err));
    assert_int_equal(rmdir(card.file), 0);
    assert_int_equal(mkfifo(card.file, 0600), 0);
    assert_false(adopt(&card, &err));
    assert_int_equal(unlink(card.file), 0);
    assert_int_equal(rmdir(scratch_path(&card.scratch, "fat")), 0);
    assert_int_equal(symlink("elsewhere", scratch_path(&card.scratch, "fat")), 0);
    assert_false(adopt(&card, &err));
    assert_int_equal(read_machine(&card).rotate, 0);
    end(&card);
}

/* Gone, it leaves the last good one, too; a spoilt copy of that is none. */
static void test_gone(void **state)
{
    (void)state;
    struct card card = begin();
    struct err err = {0};
    assert_true(adopt_text(&card, "rotate = 90\n", &err));
    assert_int_equal(unlink(card.file), 0);
    assert_int_equal(unlink(card.laid), 0);
    assert_false(adopt(&card, &err));
    assert_int_equal(read_machine(&card).rotate, 90);
    scratch_write(&card.scratch, "store/adopted.conf", "store = /tmp\n");
    assert_false(adopt(&card, &err));
    assert_int_equal(read_machine(&card).rotate, 0);
    assert_string_equal(read_machine(&card).store, CONFIG_STORE);
    end(&card);
}

/* Where nothing can be kept, this start has it nevertheless. */
static void test_not_kept(void **state)
{
    (void)state;
    struct card card = begin();
    struct err err = {0};
    assert_int_equal(rmdir(scratch_path(&card.scratch, "store")), 0);
    assert_true(adopt_text(&card, "rotate = 90\n", &err));
    assert_int_equal(read_machine(&card).rotate, 90);
    end(&card);
}

/* What an older program adopted, and this one does not know, ends nothing. */
static void test_laid_is_bad(void **state)
{
    (void)state;
    struct card card = begin();
    scratch_write(&card.scratch, "run/kiosk.conf", "rotate = 45\n");
    assert_int_equal(read_machine(&card).rotate, 0);
    assert_non_null(strstr(read_machine(&card).refused, "kiosk.conf:1: rotate is"));
    end(&card);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_laid_over),   cmocka_unit_test(test_without),
        cmocka_unit_test(test_refused),     cmocka_unit_test(test_first_is_bad),
        cmocka_unit_test(test_size),        cmocka_unit_test(test_links),
        cmocka_unit_test(test_gone),        cmocka_unit_test(test_not_kept),
        cmocka_unit_test(test_laid_is_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
