/* Layers from directories: what is listed, what is skipped, what is refused and how. */
#include "layer/layer.h"

#include "scratch.h"

static void test_list_and_read(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    static const char *const files[] = {"a.csv",        "data/x.csv",       "images/a-b.svg",
                                        "images/a.svg", "images/t_1/x.png", "pack.conf"};
    size_t count = sizeof files / sizeof *files;
    for (size_t i = count; i-- > 0;)
        scratch_write(&dir, files[i], files[i]);
    scratch_write(&dir, "empty/", "");

    struct err err = {""};
    struct layer *layer = layer_open(scratch_path(&dir, ""), &err);
    assert_string_equal(err.text, "");
    assert_string_equal(layer_path(layer), dir.path);
    assert_int_equal(layer_file_count(layer), count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(layer_file(layer, i), files[i]);
        assert_true(layer_has(layer, files[i]));
        struct buf out = {0};
        assert_true(layer_read(layer, files[i], 100, &out, &err));
        assert_string_equal(out.bytes, files[i]);
        buf_free(&out);
    }
    assert_false(layer_has(layer, "empty"));
    assert_false(layer_has(layer, "images"));
    assert_false(layer_has(layer, "../etc/passwd"));
    layer_close(layer);
    scratch_remove(&dir);
}

static void test_read_mistakes(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    scratch_write(&dir, "data/x.csv", "0123456789");
    scratch_write(&dir, "gone", "x");
    struct layer *layer = layer_open(dir.path, NULL);
    assert_non_null(layer);
    assert_int_equal(unlink(scratch_path(&dir, "gone")), 0);
    static const struct {
        const char *path;
        size_t most;
        const char *message; /* NULL: it can be read */
    } rows[] = {
        {"data/x.csv", 10, NULL},
        {"data/x.csv", 9, "@/data/x.csv: larger than 9 bytes: make it smaller"},
        {"gone", 10, "@/gone: No such file or directory"},
        {"data/y.csv", 10, "@/data/y.csv: there is no such file"},
        {"data", 10, "@/data: there is no such file"},
        {"../x", 10, "@/../x: there is no such file"},
        {"/etc/passwd", 10, "@//etc/passwd: there is no such file"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {""};
        struct buf out = {0};
        bool good = layer_read(layer, rows[i].path, rows[i].most, &out, &err);
        assert_int_equal(good, !rows[i].message);
        if (rows[i].message)
            scratch_assert_text(&dir, err.text, rows[i].message);
        buf_free(&out);
    }
    layer_close(layer);
    scratch_remove(&dir);
}

static void test_leftovers(void **state)
{
    (void)state;
    static const char *const leftovers[] = {
        "Thumbs.db",
        "images/Thumbs.db",
        "images/desktop.ini",
        "Desktop.INI",
        ".DS_Store",
        "images/._logo.png",
        "__MACOSX/images/._Logo.PNG",
        "data/~$locations.csv",
        "pages/.home.lua.swp",
        "pages/home.lua.swp",
        "pages/home.lua~",
        ".git/HEAD",
        "System Volume Information/X",
        "$RECYCLE.BIN/X",
    };
    struct scratch dir = scratch_make();
    for (size_t i = 0; i < sizeof leftovers / sizeof *leftovers; i++)
        scratch_write(&dir, leftovers[i], "x");
    scratch_write(&dir, "pack.conf", "x");
    struct err err = {""};
    struct layer *layer = layer_open(dir.path, &err);
    assert_string_equal(err.text, "");
    assert_int_equal(layer_file_count(layer), 1);
    assert_string_equal(layer_file(layer, 0), "pack.conf");
    layer_close(layer);
    scratch_remove(&dir);
}

#define LONG_NAME "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"

static void test_refused_names(void **state)
{
    (void)state;
    static const struct {
        const char *name, *message;
    } rows[] = {
        {"pack.conf.txt", "@: found pack.conf.txt, Windows hides the .txt: rename it to pack.conf"},
        {"Pack.conf.TXT", "@: found Pack.conf.TXT, Windows hides the .txt: rename it to pack.conf"},
        {"data/locations.csv.txt", "@: found data/locations.csv.txt, Windows hides the "
                                   ".txt: rename it to data/locations.csv"},
        {"images/logo.png.png", "@: found images/logo.png.png, Windows hides the .png: "
                                "rename it to images/logo.png"},
        {"pages/home.lua.txt", "@: found pages/home.lua.txt, Windows hides the .txt: "
                               "rename it to pages/home.lua"},
        {"images/Logo.PNG", "@: found images/Logo.PNG, wanted images/logo.png: rename it"},
        {"Images/logo.png", "@: found Images, wanted images: rename it"},
        {"images/my logo.png", "@: found \"images/my logo.png\": a name may hold only "
                               "a-z 0-9 . _ -: rename it, "
                               "perhaps to images/my-logo.png"},
        {"images/caf\xC3\xA9 (1).png",
         "@: found \"images/caf\xC3\xA9 (1).png\": a name may hold only a-z 0-9 . _ -: "
         "rename it, perhaps to images/caf-1-.png"},
        {"images/a\nb", "@: found \"images/a\nb\": a name may hold only a-z 0-9 . _ -: "
                        "rename it, perhaps to images/a-b"},
        {"images/" LONG_NAME LONG_NAME,
         "@/images/abcdefghijabcdefghijabcdefghijabc...: the name is longer than 128 "
         "letters: shorten it"},
        {"1/2/3/4/5/6/7/8/", "@/1/2/3/4/5/6/7/8/: is 8 directories deep: move it up"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        scratch_write(&dir, rows[i].name, "x");
        struct err err = {""};
        assert_null(layer_open(dir.path, &err));
        scratch_assert_text(&dir, err.text, rows[i].message);
        scratch_remove(&dir);
    }
}

/* Who is told to rename a file onto another would lose one of them. */
static void test_two_names(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"pages/why.lua", "pages/Why.lua", "@: found pages/Why.lua beside pages/why.lua"},
        {"pack.conf", "pack.conf.txt", "@: found pack.conf.txt beside pack.conf"},
        {"images/my-logo.png", "images/my logo.png",
         "@: found images/my logo.png beside images/my-logo.png"},
        {"pages/why.lua", "Pages/x.lua", "@: found Pages beside pages"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        char message[200];
        struct err err = {""};
        scratch_write(&dir, rows[i][0], "x");
        scratch_write(&dir, rows[i][1], "x");
        assert_null(layer_open(dir.path, &err));
        snprintf(message, sizeof message, "%s: delete the one that is not wanted", rows[i][2]);
        scratch_assert_text(&dir, err.text, message);
        scratch_remove(&dir);
    }
}

static void test_good_names(void **state)
{
    (void)state;
    static const char *const names[] = {
        "readme.txt",          "data/notes.csv.bak",     "locale/es-419.po",
        "pages/topic/a-1.lua", "fonts/noto_sans.v2.ttf", "1/2/3/4/5/6/7/x",
        "images/a.jpg.svg",
    };
    struct scratch dir = scratch_make();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        scratch_write(&dir, names[i], "x");
    struct err err = {""};
    struct layer *layer = layer_open(dir.path, &err);
    assert_string_equal(err.text, "");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_true(layer_has(layer, names[i]));
    layer_close(layer);
    scratch_remove(&dir);
}

/* The core layer of the build tree is a directory of links: they are followed, others
 * not. */
static void test_links(void **state)
{
    (void)state;
    struct scratch source = scratch_make(), dir = scratch_make();
    scratch_write(&source, "home.lua", "x");
    scratch_link(&dir, "lib", source.path);
    scratch_link(&dir, "pack.conf", scratch_path(&source, "home.lua"));
    struct err err = {""};
    struct layer *layer = layer_open(dir.path, &err);
    assert_string_equal(err.text, "");
    assert_int_equal(layer_file_count(layer), 2);
    struct buf out = {0};
    assert_true(layer_read(layer, "lib/home.lua", 10, &out, &err));
    assert_string_equal(out.bytes, "x");
    buf_free(&out);
    layer_close(layer);

    scratch_link(&source, "deep", "home.lua");
    assert_null(layer_open(dir.path, &err));
    scratch_assert_text(&dir, err.text,
                        "@/lib/deep: is a link: a layer may hold files and directories only");
    assert_int_equal(unlink(scratch_path(&source, "deep")), 0);
    scratch_link(&dir, "loop", "loop");
    assert_null(layer_open(dir.path, &err));
    scratch_assert_text(&dir, err.text, "@/loop: Too many levels of symbolic links");
    scratch_remove(&dir);
    scratch_remove(&source);
}

static void test_refused_places(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    scratch_write(&dir, "file", "x");
    assert_int_equal(mkfifo(scratch_path(&dir, "pipe"), 0600), 0);
    scratch_link(&dir, "dangling", "nowhere");
    scratch_write(&dir, "sub/x", "x");
    static const struct {
        const char *path, *message;
    } rows[] = {
        {"nothing", "opening the layer @/nothing: No such file or directory"},
        {"file", "opening the layer @/file: is not as anteroom pack writes it: it is cut "
                 "off: name a folder that holds pack.conf, or pack it again"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {""};
        assert_null(layer_open(scratch_path(&dir, rows[i].path), &err));
        scratch_assert_text(&dir, err.text, rows[i].message);
    }
    struct err err = {""};
    assert_int_equal(unlink(scratch_path(&dir, "pipe")), 0);
    assert_null(layer_open(dir.path, &err));
    scratch_assert_text(&dir, err.text, "@/dangling: No such file or directory");
    assert_int_equal(unlink(scratch_path(&dir, "dangling")), 0);
    assert_int_equal(mkfifo(scratch_path(&dir, "sub/pipe"), 0600), 0);
    assert_null(layer_open(dir.path, &err));
    scratch_assert_text(&dir, err.text,
                        "@/sub/pipe: is a device: a layer may hold files and directories only");
    scratch_remove(&dir);
}

static void test_many_files(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    scratch_write(&dir, "pages/", "");
    for (int i = 0; i < 5000; i++) {
        char name[32];
        snprintf(name, sizeof name, "pages/p%d.lua", i);
        FILE *file = fopen(scratch_path(&dir, name), "w");
        assert_non_null(file);
        fclose(file);
    }
    struct layer *layer = layer_open(dir.path, NULL);
    assert_non_null(layer);
    assert_int_equal(layer_file_count(layer), 5000);
    assert_string_equal(layer_file(layer, 0), "pages/p0.lua");
    assert_string_equal(layer_file(layer, 4999), "pages/p999.lua");
    assert_true(layer_has(layer, "pages/p4321.lua"));
    layer_close(layer);
    scratch_remove(&dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list_and_read), cmocka_unit_test(test_read_mistakes),
        cmocka_unit_test(test_leftovers),     cmocka_unit_test(test_refused_names),
        cmocka_unit_test(test_two_names),     cmocka_unit_test(test_good_names),
        cmocka_unit_test(test_links),         cmocka_unit_test(test_refused_places),
        cmocka_unit_test(test_many_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
