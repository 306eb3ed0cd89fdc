/* Packs: layers over one another, and the conf files with every mistake they can hold. */
#include "pack/pack.h"
#include "pack/slots.h"

#include "scratch.h"
#include "stack.h"

/* A small good pack in two layers over a core, which the tests then change. */
static void write_good(const struct scratch *dir)
{
    scratch_write(dir, "core/lib/prelude.lua", "core");
    scratch_write(dir, "core/images/both.svg", "core");
    scratch_write(dir, "one/pack.conf",
                  "id = mild\ntitle = MILD\nversion = 0.1\nsequence = 3\napi = 2\n"
                  "languages = en es-419\nstart = home\nattract = attract tight\n"
                  "help = help\n"
                  "review_by = 2027-02-28\nreviewed = no\ntranslated = draft\n");
    static const char *const pages[] = {"home", "attract", "help",      "tight",
                                        "feel", "about",   "top/steps", "top-hat"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        char name[64];
        snprintf(name, sizeof name, "one/pages/%s.lua", pages[i]);
        scratch_write(dir, name, "one");
    }
    scratch_write(dir, "one/pages/notes.txt", "not a page");
    scratch_write(dir, "one/locale/es.po", "one");
    scratch_write(dir, "two/images/both.svg", "two");
    scratch_write(dir, "two/images/a.svg", "two");
    scratch_write(dir, "two/locale/es.po", "two");
    scratch_write(dir, "two/clinic.conf",
                  "name = Sample\nphone = \nvariant = tubular\nphone.by = A\n"
                  "phone_after_hours.date = 2026-01-31\nwound.es-419 = Limpia\n"
                  "wound.fr = no such language here\n");
    scratch_write(dir, "two/theme.conf",
                  "accent = #0b5563\nlogo = images/a.svg\nshow_name = yes\n");
}

static struct pack *open_in(const struct scratch *dir, const char *clinic, struct err *err)
{
    char paths[3][128];
    const char *layers[3];
    static const char *const names[] = {"core", "one/", "two"};
    for (size_t i = 0; i < 3; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/%s", dir->path, names[i]);
        layers[i] = paths[i];
    }
    return pack_open(stack_of(layers, 3).layers, 3, clinic ? scratch_path(dir, clinic) : NULL, err);
}

static void test_info(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    write_good(&dir);
    struct err err = {""};
    struct pack *pack = open_in(&dir, NULL, &err);
    assert_string_equal(err.text, "");
    const struct pack_info *info = pack_info(pack);
    assert_string_equal(info->id, "mild");
    assert_string_equal(info->title, "MILD");
    assert_string_equal(info->version, "0.1");
    assert_int_equal(info->sequence, 3);
    assert_int_equal(info->language_count, 2);
    assert_string_equal(info->languages[1], "es-419");
    assert_string_equal(info->start, "home");
    assert_string_equal(info->help, "help");
    assert_int_equal(info->attract_count, 2);
    assert_string_equal(info->attracts[1], "tight");
    assert_string_equal(info->review_by, "2027-02-28");
    assert_false(info->reviewed);
    assert_string_equal(info->translated, "draft");
    assert_string_equal(conf_get(pack_slots(pack), "name"), "Sample");
    assert_null(conf_get(pack_slots(pack), "phone"));
    const char *written = NULL;
    assert_string_equal(pack_slot(pack, "name", "en", &written), "Sample");
    assert_string_equal(written, "en");
    assert_string_equal(pack_slot(pack, "name", "fr", &written), "Sample");
    assert_string_equal(written, "en");
    assert_string_equal(pack_slot(pack, "wound", "es-419", &written), "Limpia");
    assert_string_equal(written, "es-419");
    assert_null(pack_slot(pack, "wound", "en", &written));
    assert_string_equal(pack_theme(pack)->accent, "#0b5563");
    pack_close(pack);
    scratch_remove(&dir);
}

static void test_pages(void **state)
{
    (void)state;
    static const char *const order[] = {"home", "about", "attract", "feel",
                                        "help", "tight", "top-hat", "top/steps"};
    struct scratch dir = scratch_make();
    write_good(&dir);
    struct pack *pack = open_in(&dir, NULL, NULL);
    assert_non_null(pack);
    assert_int_equal(pack_page_count(pack), sizeof order / sizeof *order);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        assert_string_equal(pack_page(pack, i), order[i]);
    static const struct {
        const char *id;
        bool has;
        const char *nearest;
    } rows[] = {
        {"home", true, "home"},         {"top/steps", true, "top/steps"},
        {"tihgt", false, "tight"},      {"top/step", false, "top/steps"},
        {"steps", false, NULL},         {"notes", false, NULL},
        {"../pages/home", false, NULL}, {"", false, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(pack_has_page(pack, rows[i].id), rows[i].has);
        const char *nearest = pack_nearest_page(pack, rows[i].id);
        assert_int_equal(nearest != NULL, rows[i].nearest != NULL);
        if (nearest)
            assert_string_equal(nearest, rows[i].nearest);
    }
    pack_close(pack);
    scratch_remove(&dir);
}

static void test_layers(void **state)
{
    (void)state;
    static const struct {
        const char *path, *where, *text, *by_layer[4]; /* by_layer NULL: not in it */
    } rows[] = {
        {"lib/prelude.lua", "@/core/lib/prelude.lua", "core", {"core", NULL, NULL, NULL}},
        {"pages/home.lua", "@/one/pages/home.lua", "one", {NULL, "one", NULL, NULL}},
        {"images/both.svg", "@/two/images/both.svg", "two", {"core", NULL, "two", NULL}},
        {"locale/es.po", "@/two/locale/es.po", "two", {NULL, "one", "two", NULL}},
        {"images/logo.png", "@/mine/images/logo.png", "mine", {NULL, NULL, NULL, "mine"}},
        {"pages/no.lua", "@/one/pages/no.lua", NULL, {NULL, NULL, NULL, NULL}},
    };
    struct scratch dir = scratch_make();
    write_good(&dir);
    scratch_write(&dir, "mine/images/logo.png", "mine");
    struct arena *arena = arena_create();
    struct pack *pack = open_in(&dir, "mine", NULL);
    assert_non_null(pack);
    assert_int_equal(pack_layer_count(pack), 4);
    scratch_assert_text(&dir, pack_layer_path(pack, 1), "@/one");
    scratch_assert_text(&dir, pack_layer_path(pack, 3), "@/mine");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {""};
        struct buf out = {0};
        assert_int_equal(pack_has(pack, rows[i].path), rows[i].text != NULL);
        const char *first = pack_where(pack, rows[i].path, arena);
        pack_where(pack, "pages/other.lua", arena); /* takes nothing away */
        scratch_assert_text(&dir, first, rows[i].where);
        scratch_assert_text(&dir, pack_where(pack, rows[i].path, arena), rows[i].where);
        assert_int_equal(pack_read(pack, rows[i].path, 9, &out, &err), rows[i].text != NULL);
        if (rows[i].text)
            assert_string_equal(out.bytes, rows[i].text);
        else
            scratch_assert_text(&dir, err.text,
                                "@/one/pages/no.lua: there is no such file in the pack");
        for (size_t layer = 0; layer < 4; layer++) {
            struct buf one = {0};
            strcpy(err.text, "x");
            bool has = rows[i].by_layer[layer] != NULL;
            assert_int_equal(pack_read_layer(pack, layer, rows[i].path, 9, &one, &err), has);
            assert_string_equal(has ? one.bytes : err.text, has ? rows[i].by_layer[layer] : "");
            buf_free(&one);
        }
        buf_free(&out);
    }
    pack_close(pack);
    arena_destroy(arena);
    scratch_remove(&dir);
}

static void test_list(void **state)
{
    (void)state;
    static const struct {
        const char *prefix;
        size_t most, count;
        const char *first, *last;
    } rows[] = {
        {"images/", 9, 2, "images/a.svg", "images/both.svg"},
        {"images/", 1, 1, "images/a.svg", "images/a.svg"},
        {"images/b", 9, 1, "images/both.svg", "images/both.svg"},
        {"locale/", 9, 1, "locale/es.po", "locale/es.po"},
        {"sounds/", 9, 0, NULL, NULL},
        {"zz", 9, 0, NULL, NULL},
        {"", 99, 16, "clinic.conf", "theme.conf"},
    };
    struct scratch dir = scratch_make();
    write_good(&dir);
    struct pack *pack = open_in(&dir, NULL, NULL);
    assert_non_null(pack);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *paths[99];
        assert_int_equal(pack_list(pack, rows[i].prefix, paths, rows[i].most), rows[i].count);
        if (rows[i].count > 0) {
            assert_string_equal(paths[0], rows[i].first);
            assert_string_equal(paths[rows[i].count - 1], rows[i].last);
        }
    }
    pack_close(pack);
    scratch_remove(&dir);
}

/* One file is written over the good pack; its message is the whole of what is said. */
static void test_mistakes(void **state)
{
    (void)state;
#define CONF "id = a\ntitle = b\napi = 2\nlanguages = en\n"
    static const struct {
        const char *file, *text, *message; /* message NULL: it opens */
    } rows[] = {
        {"two/pack.conf", CONF, NULL},
        {"two/pack.conf", CONF "reviewed = yes\nversion = \n# c\n", NULL},
        {"two/pack.conf", CONF "flow.learn = feel tight\n",
         "@/two/pack.conf:5: flow.learn = feel tight: flows stand in flows.lua now: see "
         "deploy/README, What changed"},
        {"two/pack.conf", "id = a\ntitle = b\napi = 1\nlanguages = en\n",
         "@/two/pack.conf:3: api = 1: made for the first edition: see deploy/README, What changed"},
        {"two/pack.conf", CONF "start = hello",
         "@/two/pack.conf:5: start names the page `hello`, and there is no "
         "pages/hello.lua; did you mean `help`?"},
        {"two/pack.conf", CONF "help = emergency",
         "@/two/pack.conf:5: help names the page `emergency`, and there is no "
         "pages/emergency.lua: write the page, or take its name out"},
        {"two/pack.conf", CONF "start = Home",
         "@/two/pack.conf:5: start names `Home`: a page is named by a-z, 0-9 and -, or "
         "topic/name"},
        {"two/pack.conf", CONF "start = home.lua",
         "@/two/pack.conf:5: start names `home.lua`: a page is named by a-z, 0-9 and -, "
         "or topic/name"},
        {"two/pack.conf", CONF "attract = home tight feel help about",
         "@/two/pack.conf:5: attract names more than 4: take some out"},
        {"two/pack.conf", CONF "attract = home hme",
         "@/two/pack.conf:5: attract names the page `hme`, and there is no "
         "pages/hme.lua; "
         "did you mean `home`?"},
        {"two/pack.conf", CONF "sequense = 1",
         "@/two/pack.conf:5: unknown key `sequense`; did you mean `sequence`?"},
        {"two/pack.conf", CONF "sequence = 1.5",
         "@/two/pack.conf:5: sequence = 1.5: write a number of 0 to 9007199254740992"},
        {"two/pack.conf", CONF "review_by = 2026-02-29",
         "@/two/pack.conf:5: review_by = 2026-02-29: write the date as 2026-08-05"},
        {"two/pack.conf", CONF "reviewed = soon",
         "@/two/pack.conf:5: reviewed = soon: write one of: yes, no"},
        {"two/pack.conf", CONF "translated = half",
         "@/two/pack.conf:5: translated = half: write one of: draft, no, yes"},
        {"two/pack.conf", "title = b\napi = 2\nlanguages = en\n",
         "@/two/pack.conf: id is missing: write id = my-pack"},
        {"two/pack.conf", "id = a b\ntitle = b\napi = 2\nlanguages = en\n",
         "@/two/pack.conf:1: id = a b: write small letters, digits and -"},
        {"two/pack.conf", "id = a\ntitle =\napi = 2\nlanguages = en\n",
         "@/two/pack.conf: title is missing: write title = What the pack is about"},
        {"two/pack.conf", "id = a\ntitle = b\nlanguages = en\n",
         "@/two/pack.conf: api is missing: write api = 2"},
        {"two/pack.conf", "id = a\ntitle = b\napi = 3\nlanguages = en\n",
         "@/two/pack.conf:3: api = 3: this player knows api = 2; write that, or use a "
         "newer "
         "player"},
        {"two/pack.conf", "id = a\ntitle = b\napi = 2\n",
         "@/two/pack.conf: languages is missing: write languages = en"},
        {"two/pack.conf", "id = a\ntitle = b\napi = 2\nlanguages = en, es\n",
         "@/two/pack.conf:4: languages names `en,`: write codes with spaces between "
         "them, "
         "like en es ar"},
        {"two/pack.conf", "id = a\ntitle = b\napi = 2\nlanguages = English\n",
         "@/two/pack.conf:4: languages names `English`: write codes with spaces between "
         "them, like en es ar"},
        {"two/pack.conf", "id = a\ntitle = b\napi = 2\nlanguages = en en\n",
         "@/two/pack.conf:4: languages names `en` twice: take one out"},
        {"two/pages/my_page.lua", "x",
         "@/two/pages/my_page.lua: the id of a page is of a-z, 0-9 and -, or topic/name "
         "of "
         "two such: rename the file"},
        {"two/pages/a/b/c.lua", "x",
         "@/two/pages/a/b/c.lua: the id of a page is of a-z, 0-9 and -, or topic/name of "
         "two such: rename the file"},
        {"two/Pack.conf", "x", "@/two: found Pack.conf, wanted pack.conf: rename it"},
        {"two/pack.conf", "id = a\ntitle = b\napi = 2\nlanguages = en by\n",
         "@/two/pack.conf:4: languages names `by`: write codes with spaces between "
         "them, like en es ar"},
        {"two/theme.conf", "accent = teal",
         "@/two/theme.conf:1: accent = teal: write a colour like #0b5563"},
        {"two/theme.conf", "accent = #0b556",
         "@/two/theme.conf:1: accent = #0b556: write a colour like #0b5563"},
        {"two/theme.conf", "accent = #0b55633",
         "@/two/theme.conf:1: accent = #0b55633: write a colour like #0b5563"},
        {"two/theme.conf", "logo = images/b.svg",
         "@/two/theme.conf:1: logo = images/b.svg: there is no such picture in the pack: "
         "put it there, or take the line out"},
        {"two/theme.conf", "logo = logo.bmp",
         "@/two/theme.conf:1: logo = logo.bmp: write a picture like images/logo.png"},
        {"two/theme.conf", "show_name = 1",
         "@/two/theme.conf:1: show_name = 1: write one of: yes, no"},
        {"two/theme.conf", "colour = x",
         "@/two/theme.conf:1: unknown key `colour`; the keys here are accent, logo, "
         "logo_dark, show_name"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        write_good(&dir);
        scratch_write(&dir, rows[i].file, rows[i].text);
        struct err err = {""};
        struct pack *pack = open_in(&dir, NULL, &err);
        scratch_assert_text(&dir, err.text, rows[i].message ? rows[i].message : "");
        assert_int_equal(pack != NULL, !rows[i].message);
        pack_close(pack);
        scratch_remove(&dir);
    }
}

/* What pack.conf leaves out has a default. */
static void test_defaults(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    scratch_write(&dir, "one/pack.conf", CONF);
    struct err err = {""};
    char path[128];
    snprintf(path, sizeof path, "%s/one", dir.path);
    const struct pack_layer layers[] = {{.path = path}};
    assert_null(pack_open(layers, 1, NULL, &err));
    scratch_assert_text(&dir, err.text,
                        "@/one/pack.conf: the first page is `home` unless start names "
                        "another, and there is no pages/home.lua: write start = PAGE");
    scratch_write(&dir, "one/pages/home.lua", "x");
    struct pack *pack = pack_open(layers, 1, NULL, &err);
    assert_non_null(pack);
    const struct pack_info *info = pack_info(pack);
    assert_string_equal(info->start, "home");
    assert_string_equal(info->attracts[0], "home");
    assert_int_equal(info->attract_count, 1);
    assert_null(info->help);
    assert_null(info->review_by);
    assert_null(info->translated);
    assert_string_equal(info->version, "");
    assert_int_equal(info->sequence, 0);
    assert_int_equal(pack_slots(pack)->count, 0);
    assert_null(pack_theme(pack)->logo);
    assert_true(pack_theme(pack)->show_name);
    pack_close(pack);
    scratch_write(&dir, "one/pages/attract.lua", "x");
    pack = pack_open(layers, 1, NULL, &err);
    assert_non_null(pack);
    assert_string_equal(pack_info(pack)->attracts[0], "attract");
    pack_close(pack);
    scratch_remove(&dir);
}

static const char *const variants[] = {"percutaneous", "tubular", NULL};
static const struct fact own_facts[] = {
    {.row = {.key = "variant", .type = &fact_types[FACT_CHOICE], .words = variants}},
    {.row = {.key = "wound", .type = &fact_types[FACT_ADVICE], .most = FACT_MAX}},
};

/* A fact that may not stand is left out alone, in a pack's own words, in a clinic's layer
   and in its directory: the layer stays. */
static void test_facts_left_out(void **state)
{
    (void)state;
    static const char facts[] = "name = In an emergency do NOT call 911\nhours = Mon-Fri\n"
                                "phone = Maryland Phones\nfone = 1\nvariant = open\n"
                                "wound.date = 5/8/2026\nwound.from = 1\n";
    static const char *const wanted[] = {
        ":1: name = In an emergency do NOT call 911: it says the number for emergencies",
        ":3: phone = Maryland Phones: it has 14 digits",
        ":4: unknown key `fone`; did you mean `phone`?",
        ":5: variant = open: write one of: percutaneous, tubular",
        ":6: wound.date = 5/8/2026: write the date as 2026-08-05",
        ":7: unknown key `wound.from`; behind wound. stands by, date, or the code of a language",
    };
    for (int own = 0; own < 2; own++) {
        struct scratch dir = scratch_make();
        struct err err = {""};
        write_good(&dir);
        scratch_write(&dir, own ? "mine/clinic.conf" : "two/clinic.conf", facts);
        struct pack *pack = open_in(&dir, own ? "mine" : NULL, &err);
        assert_string_equal(err.text, "");
        assert_int_equal(pack_notes(pack).count, 2); /* of core's facts alone */
        assert_true(pack_set_facts(pack, own_facts, 2, &err));
        assert_null(pack_slot(pack, "name", "en", NULL));
        assert_null(pack_slot(pack, "phone", "en", NULL));
        assert_string_equal(pack_slot(pack, "hours", "en", NULL), "Mon-Fri");
        struct slot_notes notes = pack_notes(pack);
        assert_int_equal(notes.count, sizeof wanted / sizeof *wanted);
        for (size_t i = 0; i < notes.count; i++) {
            assert_true(notes.items[i].left_out);
            assert_non_null(strstr(notes.items[i].text, wanted[i]));
        }
        pack_close(pack);
        scratch_remove(&dir);
    }
}

static void test_no_pack(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    scratch_write(&dir, "a/x", "x");
    scratch_write(&dir, "b/x", "x");
    static const struct {
        const char *names[9];
        const char *message;
    } rows[] = {
        {{"a", "b"},
         "opening the pack: there is no pack.conf in @/a, @/b: name a layer that has "
         "one"},
        {{NULL},
         "opening the pack: there is no pack.conf in no layer at all: name a layer that "
         "has one"},
        {{"a", "c"}, "opening the layer @/c: No such file or directory"},
        {{"a", "a", "a", "a", "a", "a", "a", "a", "b"},
         "opening the layer @/b: more than 8 layers: name fewer"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char paths[9][128];
        struct pack_layer layers[9] = {{0}};
        size_t count = 0;
        for (; count < 9 && rows[i].names[count]; count++) {
            snprintf(paths[count], sizeof *paths, "%s/%s", dir.path, rows[i].names[count]);
            layers[count].path = paths[count];
        }
        struct err err = {""};
        assert_null(pack_open(layers, count, NULL, &err));
        scratch_assert_text(&dir, err.text, rows[i].message);
    }
    scratch_remove(&dir);
}

/* A drawing counts as two, which is what the packed layer has of it. */
static void test_many_pictures(void **state)
{
    (void)state;
    static const struct {
        int photos, drawings;
        const char *message;
    } rows[] = {
        {1998, 1, ""},
        {1999, 1,
         "opening the pack: images/ holds 2001 pictures, each drawing counted "
         "twice, for calm and dark: at most 2000: take some out"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        scratch_write(&dir, "pack.conf", CONF);
        scratch_write(&dir, "pages/home.lua", "x");
        char name[64];
        for (int n = 0; n < rows[i].photos + rows[i].drawings; n++) {
            snprintf(name, sizeof name, "images/%d.%s", n, n < rows[i].photos ? "png" : "svg");
            scratch_write(&dir, name, "");
        }
        struct err err = {""};
        struct pack *pack = pack_open(&(struct pack_layer){.path = dir.path}, 1, NULL, &err);
        assert_string_equal(err.text, rows[i].message);
        assert_int_equal(pack != NULL, rows[i].message[0] == '\0');
        pack_close(pack);
        scratch_remove(&dir);
    }
}

static void test_clinic(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        bool good;
    } rows[] = {
        {"clinic.conf", true},
        {"theme.conf", true},
        {"data/locations.csv", true},
        {"images/logo.png", true},
        {"images/logo.jpg", true},
        {"images/logo.svg", true},
        {"images/logo.svg.png", true},
        {"images/logo.svg.dark.png", true},
        {"images/logo.x.png", false},
        {"images/logo-dark.png", true},
        {"images/logo-dark.svg.dark.png", true},
        {"images/logo-light.png", false},
        {"images/team-a.svg.png", true},
        {"images/team-a.png", true},
        {"images/team-dr-b.jpeg", true},
        {"Thumbs.db", true},
        {"pages/home.lua", false},
        {"pack.conf", false},
        {"lib/x.lua", false},
        {"locale/es.po", false},
        {"data/more.csv", false},
        {"images/canal.svg", false},
        {"images/logo.lua", false},
        {"images/logo.a.png", false},
        {"images/team-a.lua", false},
        {"images/team-x/y.png", false},
        {"images/logo.x/y.png", false},
        {"sub/clinic.conf", false},
        {"tests/a.lua", false},
        {"images/logo", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        write_good(&dir);
        char name[64], wanted[400];
        snprintf(name, sizeof name, "mine/%s", rows[i].file);
        scratch_write(&dir, name, "");
        struct err err = {""};
        struct pack *pack = open_in(&dir, "mine", &err);
        snprintf(
            wanted, sizeof wanted,
            "the clinic's own directory: @/mine: found %s: a clinic's layer may "
            "hold only "
            "clinic.conf, theme.conf, data/locations.csv, images/logo.*, images/logo-dark.* and "
            "images/team-*.* (png, "
            "jpg or svg): take it out",
            rows[i].file);
        scratch_assert_text(&dir, err.text, rows[i].good ? "" : wanted);
        assert_int_equal(pack != NULL, rows[i].good);
        pack_close(pack);
        scratch_remove(&dir);
    }
    struct scratch dir = scratch_make();
    write_good(&dir);
    struct err err = {""};
    assert_null(open_in(&dir, "nothing", &err));
    scratch_assert_text(&dir, err.text,
                        "the clinic's own directory: opening the layer @/nothing: No such "
                        "file or directory");
    scratch_remove(&dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_info),          cmocka_unit_test(test_pages),
        cmocka_unit_test(test_layers),        cmocka_unit_test(test_list),
        cmocka_unit_test(test_mistakes),      cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_no_pack),       cmocka_unit_test(test_facts_left_out),
        cmocka_unit_test(test_many_pictures), cmocka_unit_test(test_clinic),

    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
