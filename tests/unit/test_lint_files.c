/* Tests of the family files: a good pack has no finding; each row spoils it in one way,
   and is told with its place. */
#include "lint_pack.h"

#include "workshop/lua.h"

#include <cmocka.h>

#include "workshop/families.h"

static void test_a_good_pack_has_no_finding(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct lint lint;
    lint_pack_write(&scratch);
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    lint_pack_run(&lint);
    if (lint_count_of_files(&lint, LEVEL_WARNING) + lint_count_of_files(&lint, LEVEL_ERROR) != 0)
        lint_fail(&lint, "nothing");
    lint_close(&lint);
    scratch_remove(&scratch);
}

#define CONF                                                                                       \
    "id = small\ntitle = Small\napi = 1\nlanguages = en es\nreviewed = yes\n"                      \
    "translated = yes\nflow.way = one two\n"
/* Two offices with two columns more. */
#define SAID(columns, one, two)                                                                    \
    "name,street,city,state,zip,phone," columns "\nA,1 A St,Boerne,TX,78006,2105550102," one       \
    "\nB,2 A St,Boerne,TX,78006,2105550103," two "\n"
#define HOME(more)                                                                                 \
    "local dogs = use \"dogs\"\nreturn page { title = _\"Start\", body = function()\n"             \
    "return { picture { \"images/a.svg\", alt = \"\" }, text(dogs(1)),\n"                          \
    "text(format(_\"%d **big** dogs\", 3)), button { \"Way\", go \"one\" },\n"                     \
    "button { \"Find\", go \"find\" },\n" more "\n} end }\n"
#define PO                                                                                         \
    "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"                    \
    "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"                                        \
    "msgid \"one dog\"\nmsgid_plural \"%d dogs\"\n"
#define DOGS "msgstr[0] \"un perro\"\nmsgstr[1] \"%d perros\"\n\n"
#define START "msgid \"Start\"\nmsgstr \"Inicio\"\n\n"
#define BIG "msgid \"%d **big** dogs\"\nmsgstr \"%d perros **grandes**\"\n"
#define OFFICES "name,street,city,state,zip,phone\n"
#define BOERNE "Hill,2 B St,Boerne,TX,78006,2105550102\n"

static void test_what_is_wrong_is_told(void **state)
{
    (void)state;
    static const struct {
        struct lint_file file;
        const char *finding;
    } rows[] = {
        {{"pack.conf", "id = small\n"}, "pack.conf:0 F-OPEN-1"},
        {{"pack.conf", CONF "titel = x\n"}, "pack.conf:8 F-OPEN-1"},
        {{"pack.conf", CONF "start = hom\n"}, "pack.conf:8 F-OPEN-1"},
        {{"theme.conf", "accent = red\n"}, "theme.conf:1 F-OPEN-1"},
        {{"clinic.conf", "hours = x\nname = Do not call 911\n"}, "clinic.conf:2 F-OPEN-1"},
        {{"clinic.conf", "hours = x\nvariant = big\n"}, "clinic.conf:2 F-OPEN-1"},
        {{"images/Logo.PNG", "x"}, "images/Logo.PNG:0 F-NAME-1"},
        {{"clinic.conf.txt", "x"}, "clinic.conf.txt:0 F-NAME-1"},
        {{"locale/es.po", PO "msgstr[0] \"x\n"}, "locale/es.po:8 F-WORD-6"},
        {{"locale/es.po", PO DOGS START BIG "\nmsgctxt \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n"},
         "locale/es.po:18 F-WORD-6"},
        {{"locale/es.po", PO DOGS "msgstr[2] \"demás\"\n\n" START BIG}, "locale/es.po:6 F-WORD-6"},
        {{"pages/two.lua", "return page { titel = 'x' }"}, "pages/two.lua:1 F-LOAD-1"},
        {{"pages/two.lua", "return page { title = 'x', body = function()\n"
                           "return { card { 'x', icon = 'pin' } } end }"},
         "pages/two.lua:2 F-LOAD-1"},
        {{"pages/home.lua", HOME("button { 'x', go 'thre' }")}, "pages/home.lua:6 F-LOAD-1"},
        {{"pages/home.lua", HOME("button { 'x', function() text(nil .. 'a') end }")},
         "pages/home.lua:6 F-LOAD-1"},
        {{"pages/home.lua", HOME("button { 'x', function() if visitor.y then go 'thre' end end }")},
         "pages/home.lua:6 F-LINK-1"},
        {{"pages/home.lua", HOME("visitor.y and image { 'images/b.svg', alt = '' }")},
         "pages/home.lua:6 F-MISS-1"},
        {{"lib/dogs.lua", "local cats = visitor.x and use 'cats'\nreturn function(n)\n"
                          "return format(ngettext('one dog', '%d dogs', n), n) end"},
         "lib/dogs.lua:1 F-MISS-1"},
        {{"pages/lost.lua", "return page { title = 'Lost', body = function()\n"
                            "return { button { 'Home', go 'home' } } end }"},
         "pages/lost.lua:0 F-REACH-1"},
        {{"images/b.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" "
                          "height=\"3\"/>"},
         "images/b.svg:0 F-USE-1"},
        {{"data/b.csv", "a,b\n1,2\n"}, "data/b.csv:0 F-USE-1"},
        {{"lib/cats.lua", "return 1"}, "lib/cats.lua:0 F-USE-1"},
        {{"sounds/es/home.ogg", "x"}, "sounds/es/home.ogg:0 F-USE-1"},
        {{"locale/fr.po", PO "msgstr[0] \"\"\nmsgstr[1] \"\"\n"}, "locale/fr.po:0 F-USE-1"},
        {{"readme.txt", "x"}, "readme.txt:0 F-USE-1"},
        {{"images/a.svg", "<svg"}, "images/a.svg:0 F-PIC-1"},
        {{"images/b.png", "no picture"}, "images/b.png:0 F-PIC-1"},
        {{"images/b.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9000\" "
                          "height=\"9000\"/>"},
         "images/b.svg:0 F-PIC-1"},
        {{"data/locations.csv", OFFICES "A,1 A St,Boerne,TX,78006,21\n" BOERNE},
         "data/locations.csv:2 F-CSV-1"},
        {{"data/locations.csv", OFFICES BOERNE "A,1 A St,Boerne,Texas,78006,2105550102\n"},
         "data/locations.csv:3 F-CSV-1"},
        {{"data/locations.csv", OFFICES "A,1 A St,Boston,MA,2115,6175550102\n" BOERNE},
         "data/locations.csv:2 F-CSV-2"},
        {{"data/locations.csv", "name,street\n" BOERNE}, "data/locations.csv:1 F-CSV-1"},
        {{"data/b.csv", "a,a\n1,2\n"}, "data/b.csv:1 F-CSV-1"},
        {{"tests/b.lua", "test('x', function() tip 'x' end)"}, "tests/b.lua:1 F-TEST-1"},
        {{"pack.conf", "id = small\ntitle = Small\napi = 1\nlanguages = en es fr\n"},
         "pack.conf:4 F-LANG-1"},
        {{"locale/es.po", PO DOGS START}, "pages/home.lua:5 F-WORD-1"},
        {{"locale/es.po", PO "msgstr[0] \"\"\nmsgstr[1] \"\"\n\n" START BIG},
         "lib/dogs.lua:2 F-WORD-1"},
        {{"locale/es.po", PO DOGS "#, fuzzy\n" START BIG}, "locale/es.po:12 F-WORD-2"},
        {{"locale/es.po", PO DOGS START BIG "\nmsgid \"Gone\"\nmsgstr \"Ido\"\n"},
         "locale/es.po:17 F-WORD-3"},
        {{"locale/es.po", PO DOGS START "msgid \"%d **big** dogs\"\nmsgstr \"%s perros **g**\"\n"},
         "locale/es.po:14 F-WORD-4"},
        {{"locale/es.po", PO "msgstr[0] \"x\"\nmsgstr[1] \"%d %d\"\n\n" START BIG},
         "locale/es.po:6 F-WORD-4"},
        {{"locale/es.po", PO DOGS START "msgid \"%d **big** dogs\"\nmsgstr \"%d perros **g\"\n"},
         "locale/es.po:14 F-WORD-5"},
        {{"clinic.conf", "name = x\nhours =\n"}, "clinic.conf:2 M-SLOT-1"},
        {{"clinic.conf", "name = x\nhours.es = lun-vie\n"}, "clinic.conf:0 M-SLOT-1"},
        {{"clinic.conf", "name = x\nhours = Mon-Fri\n"}, "clinic.conf:2 M-SLOT-2"},
        {{"clinic.conf", "hours.es =\nhours = Mon-Fri\n"}, "clinic.conf:2 M-SLOT-2"},
        {{"clinic.conf", "hours.es = x\nhours.en = y\nwound.en = z\n"}, "clinic.conf:3 M-SLOT-2"},
        {{"clinic.conf", "hours = x\nhours.es = y\nname.fr = z\n"}, "clinic.conf:3 M-SLOT-3"},
        {{"clinic.conf", "hours = x\nhours.es = y\nhours.fr =\n"}, "clinic.conf:3 M-SLOT-3"},
        {{"clinic.conf", "hours = x\nhours.es.by = y\n"}, "clinic.conf:2 F-OPEN-1"},
        {{"clinic.conf", "hours = x\nvariant.es = tubular\n"}, "clinic.conf:2 F-OPEN-1"},
        {{"data/locations.csv", SAID("hours,hours_es", "Mon,lun", "Tue,")},
         "data/locations.csv:3 M-SLOT-2"},
        {{"data/locations.csv", SAID("note,note_fr", "a,b", "c,")},
         "data/locations.csv:1 M-SLOT-3"},
        {{"data/locations.csv", SAID("access,id", "Ramp,a", "Bell,b")},
         "data/locations.csv:2 M-SLOT-2"},
        {{"data/locations.csv", SAID("hours,hours_spanish", "a,b", "c,d")},
         "data/locations.csv:2 F-CSV-1"},
        {{"pack.conf", "id = small\ntitle = Small\napi = 1\nlanguages = en es\n"
                       "translated = yes\nreviewed = no\n"},
         "pack.conf:6 F-DRAFT-1"},
        {{"pack.conf", "id = small\ntitle = Small\napi = 1\nlanguages = en es\n"
                       "translated = draft\nreviewed = yes\n"},
         "pack.conf:5 F-DRAFT-2"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch scratch = scratch_make();
        struct lint lint;
        lint_pack_write(&scratch);
        scratch_write(&scratch, rows[i].file.path, rows[i].file.text);
        lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
        lint_pack_run(&lint);
        if (!lint_has(&lint, &scratch, rows[i].finding))
            lint_fail(&lint, rows[i].finding);
        lint_close(&lint);
        scratch_remove(&scratch);
    }
}

/* What must not be taken for a mistake. */
static void test_what_is_right_is_left_alone(void **state)
{
    (void)state;
    static const struct lint_file rows[] = {
        /* a comment, a text that only mentions, a slot's words */
        {"pages/home.lua", HOME("text 'go \"thre\"', --[[ go 'thre' ]] -- go 'thre'")},
        {"pages/home.lua", HOME("button { 'x', back() }")},
        {"locale/es.po", PO DOGS START BIG "\nmsgid \"Mon-Fri\"\nmsgstr \"lun-vie\"\n"},
        {"locale/es.po", PO DOGS START BIG "\nmsgid \"Home\"\nmsgstr \"Casa\"\n"},
        {"locale/es.po", PO DOGS START BIG "\n#~ msgid \"Gone\"\n#~ msgstr \"Ido\"\n"},
        {"clinic.conf", "name = x\nhours = Mon-Fri, 100 % of them\nhours.es = y\n"},
        /* names and numbers are the same in every language, or not */
        {"clinic.conf", "name = x\nhours = a\nhours.es = b\nphone = 2105550142\nplans = A, B\n"
                        "variant = tubular\npaper = yes\nname.es = y\n"},
        {"data/locations.csv", SAID("hours,hours_es", "Mon,lun", ",")},
        {"data/locations.csv", SAID("id,languages", "a,English", "b,Español")},
        {"lint/danger-en.txt", "word\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch scratch = scratch_make();
        struct lint lint;
        lint_pack_write(&scratch);
        scratch_write(&scratch, rows[i].path, rows[i].text);
        lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
        lint_pack_run(&lint);
        if (lint_count_of_files(&lint, LEVEL_WARNING) + lint_count_of_files(&lint, LEVEL_ERROR) !=
            0)
            lint_fail(&lint, rows[i].text);
        lint_close(&lint);
        scratch_remove(&scratch);
    }
}

/* All mistakes in one run, not the first alone. */
static void test_all_mistakes_are_told(void **state)
{
    (void)state;
    static const struct lint_file files[] = {
        {"pages/one.lua", "return page { titel = 'x' }"},
        {"pages/two.lua", "return page { title = 'x', body = function()\n"
                          "return { text(nope) } end }"},
        {"images/a.svg", "<svg"},
        {"data/locations.csv", OFFICES "A,1 A St,Boerne,Texas,78006,2105550102\n"
                                       "B,,Boerne,TX,78006,2105550102\n" BOERNE},
        {"tests/b.lua", "tip 'x'"},
        {"pack.conf", "titel = x\n" CONF "start = hom\nlint.f-use-9 = off, x\n"},
        {"clinic.conf", "phon = 1\nvariant = big\n"},
        {"theme.conf", "accent = red\n"},
    };
    static const char *const wanted[] = {
        "pages/one.lua:1 F-LOAD-1",     "pages/two.lua:2 F-LOAD-1",     "images/a.svg:0 F-PIC-1",
        "data/locations.csv:2 F-CSV-1", "data/locations.csv:3 F-CSV-1", "tests/b.lua:1 F-TEST-1",
        "pack.conf:1 F-OPEN-1",         "pack.conf:9 F-OPEN-1",         "pack.conf:10 F-RULE-1",
        "clinic.conf:1 F-OPEN-1",       "clinic.conf:2 F-OPEN-1",       "theme.conf:1 F-OPEN-1",
    };
    struct scratch scratch = scratch_make();
    struct lint lint;
    lint_pack_write(&scratch);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        scratch_write(&scratch, files[i].path, files[i].text);
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    lint_pack_run(&lint);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (!lint_has(&lint, &scratch, wanted[i]))
            lint_fail(&lint, wanted[i]);
    }
    lint_close(&lint);
    scratch_remove(&scratch);
}

/* A clinic's layer over the pack. */
static void test_layers(void **state)
{
    (void)state;
    struct scratch pack = scratch_make(), clinic = scratch_make();
    struct lint lint;
    lint_pack_write(&pack);
    scratch_write(&clinic, "clinic.conf", "name = Own\nhours = always\nhours.es = siempre\n");
    scratch_write(&clinic, "pages/two.lua", lint_pack_files[8].text);
    lint_pack_open(&lint, (const struct pack_layer[]){{.path = pack.path}, {.path = clinic.path}},
                   2);
    lint_pack_run(&lint);
    static const char *const wanted[] = {"clinic.conf:0 F-OVER-1", "pages/two.lua:0 F-OVER-1",
                                         "pages/two.lua:0 F-CLIN-1"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (!lint_has(&lint, &clinic, wanted[i]))
            lint_fail(&lint, wanted[i]);
    }
    assert_int_equal(lint_count_of_files(&lint, LEVEL_NOTE), 2);
    assert_int_equal(lint_count_of_files(&lint, LEVEL_WARNING), 1);
    lint_close(&lint);
    scratch_remove(&pack);
    scratch_remove(&clinic);
}

static void test_lua_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *source, *wanted; /* kind, text and line of each token */
    } rows[] = {
        {"go \"a\"", "n:go:1 s:a:1 "},
        {"x = 'a\\n\\65\\x42\\u{e9}'", "n:x:1 g:=:1 s:a\nAB\xC3\xA9:1 "},
        {"-- go 'x'\ny", "n:y:2 "},
        {"--[==[ ]] \n]==] y", "n:y:2 "},
        {"[[\na]]b", "s:a:1 n:b:2 "},
        {"a..b...", "n:a:1 g:..:1 n:b:1 g:...:1 "},
        {"'a\\z\n  b' c", "s:ab:1 n:c:2 "},
        {"1.5 'open", "d:1:1 g:.:1 d:5:1 s:open:1 "},
        {"[==[ open", "s: open:1 "},
    };
    static const char kinds[] = "ndsg";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_create();
        struct buf out = {0};
        const struct lua_token *token = lua_read(arena, rows[i].source, strlen(rows[i].source));
        for (; token->kind != SOURCE_END; token++)
            buf_printf(&out, "%c:%s:%d ", kinds[token->kind], token->text, token->line);
        assert_string_equal(out.bytes, rows[i].wanted);
        buf_free(&out);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_good_pack_has_no_finding),
        cmocka_unit_test(test_what_is_wrong_is_told),
        cmocka_unit_test(test_what_is_right_is_left_alone),
        cmocka_unit_test(test_all_mistakes_are_told),
        cmocka_unit_test(test_layers),
        cmocka_unit_test(test_lua_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
