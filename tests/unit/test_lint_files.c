/* Tests of the rules that look at files: a good pack has no finding, and of a bad one all mistakes
   are told; and of what reads its sources. Each rule's own pages: test_lint_rules.c. */
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
    "id = small\ntitle = Small\napi = 2\nlanguages = en es\nreviewed = yes\n"                      \
    "translated = yes\n"

/* All mistakes in one run, not the first alone. */
static void test_all_mistakes_are_told(void **state)
{
    (void)state;
    static const struct lint_file files[] = {
        {"pages/one.lua", "return page { titel = 'x' }"},
        {"pages/two.lua", "return page { title = 'x', body = function()\n"
                          "return { text(nope) } end }"},
        {"images/a.svg", "<svg"},
        {"data/locations.csv", "name,street,city,state,zip,phone\n"
                               "A,1 A St,Boerne,Freedonia,78006,2105550102\n"
                               "B,,Boerne,TX,78006,2105550102\n"
                               "Hill,2 B St,Boerne,TX,78006,2105550102\n"},
        {"tests/b.lua", "tip 'x'"},
        {"pack.conf", "titel = x\n" CONF "start = hom\nlint.f-use-9 = off, x\n"},
        {"clinic.conf", "phon = 1\nvariant = big\n"},
        {"theme.conf", "accent = red\n"},
    };
    static const char *const wanted[] = {
        "pages/one.lua:1 F-LOAD-1",     "pages/two.lua:2 F-LOAD-1",     "images/a.svg:0 F-PIC-1",
        "data/locations.csv:2 F-CSV-1", "data/locations.csv:3 F-CSV-1", "tests/b.lua:1 F-TEST-1",
        "pack.conf:1 F-OPEN-1",         "pack.conf:8 F-OPEN-1",         "pack.conf:9 F-RULE-1",
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
        cmocka_unit_test(test_all_mistakes_are_told),
        cmocka_unit_test(test_lua_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
