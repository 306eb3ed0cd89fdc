/* Texts as tokens, and word lists. */
#include "workshop/words_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"

static void read_list(struct word_list *list, const char *path)
{
    struct buf bytes = {0};
    struct err err = {0};
    assert_true(file_read(path, 1 << 20, &bytes, &err));
    if (!word_list_read(list, path, bytes.bytes, bytes.len, &err))
        fail_msg("%s", err.text);
    buf_free(&bytes);
}

/* Tokens as text: words as they are, numbers with #, signs with ', ends as a bar, what is
   joined to the one before with a hyphen. */
static void test_tokens(void **state)
{
    (void)state;
    static const struct {
        const char *text, *tokens;
    } rows[] = {
        {"", ""},
        {"One.", "one|"},
        {"One", "one|"},
        {"One. Two! Three? Four", "one|two|three|four|"},
        {"Wait... what?!", "wait|what|"},
        {"See Dr. Ruiz at 8 a.m. on Main St. today.", "see dr ruiz at #8 a m on main st today|"},
        {"It is 8 p.m. Go home.", "it is #8 p m|go home|"},
        {"5.1 mm, 2,197 people, 150.13.", "#5.1 mm #2197 people #150.13|"},
        {"It is **called** \"stenosis.\" So.", "it is called stenosis|so|"},
        {"Don’t use a check-up, or X-ray.", "don't use a check-up or x-ray|"},
        {"100% of R&D", "#100 '% of r '& d|"},
        {"Plans: %s and %d", "plans and|"},
        {"First line\nsecond line", "first line|second line|"},
        {"¿Qué es? ¡Ya! Él año.", "que es|ya|el ano|"},
        {"...", ""},
        {"e.g. this", "e g this|"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct token *tokens;
        int count = tokens_read(arena, rows[i].text, &tokens);
        struct buf said = {0};
        buf_puts(&said, "");
        for (int k = 0; k < count; k++) {
            bool first = k == 0 || tokens[k - 1].kind == TOKEN_END;
            bool end = tokens[k].kind == TOKEN_END;
            buf_printf(&said, "%s%s%s",
                       first || end       ? ""
                       : tokens[k].joined ? "-"
                                          : " ",
                       tokens[k].kind == TOKEN_NUMBER ? "#"
                       : tokens[k].kind == TOKEN_SIGN ? "'"
                                                      : "",
                       end ? "|" : tokens[k].text);
        }
        assert_string_equal(said.bytes, rows[i].tokens);
        buf_free(&said);
    }
    arena_destroy(arena);
}

static void test_capitals(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool capital, acronym;
    } rows[] = {{"mild", false, false}, {"Mild", true, false}, {"MILD", true, true},
                {"I", true, false},     {"Él", true, false},   {"ÉL", true, true}};
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct token *tokens;
        assert_int_equal(tokens_read(arena, rows[i].text, &tokens), 2);
        assert_int_equal(tokens[0].capital, rows[i].capital);
        assert_int_equal(tokens[0].acronym, rows[i].acronym);
    }
    arena_destroy(arena);
}

/* The phrases found in a text, joined by a bar. */
static void test_word_list(void **state)
{
    (void)state;
    static const char file[] = "# a list\n\nguarant* = g\nno side effects = n\r\n"
                               "best = b\nbest for you = ok\n100% = h\nrisk-free = r\n"
                               "curación = c\n";
    static const struct {
        const char *text, *found;
    } rows[] = {
        {"We GUARANTEE it. Guaranteed!", "g|g|"},
        {"It has no side effects", "n|"},
        {"no side, effects", "n|"},
        {"No. Side effects", ""},
        {"the best clinic", "b|"},
        {"what is best for you", "ok|"},
        {"100 % safe, 100% good, 100", "h|h|"},
        {"risk free and Risk-Free", "r|r|"},
        {"la curacion, la CURACIÓN", "c|c|"},
        {"the bestow", ""},
        {"no side", ""},
    };
    struct arena *arena = arena_create();
    struct word_list *list = word_list_create(arena);
    assert_true(word_list_read(list, "list", file, sizeof file - 1, NULL));
    assert_int_equal(word_list_count(list), 7);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct token *tokens;
        int count = tokens_read(arena, rows[i].text, &tokens);
        char found[100] = "";
        for (int k = 0, length; k<count; k += length> 0 ? length : 1) {
            const struct word_entry *entry = word_list_match(list, tokens, count, k, &length);
            if (entry)
                strcat(strcat(found, entry->says), "|");
        }
        assert_string_equal(found, rows[i].found);
    }
    arena_destroy(arena);
}

static void test_bad_word_list(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
        size_t count;
    } rows[] = {
        {"a = b\nno sign\nc = d\n", "l:2: no phrase: write PHRASE = WHAT TO SAY INSTEAD", 2},
        {"= b\n", "l:1: no phrase: write PHRASE = WHAT TO SAY INSTEAD", 0},
        {"", "", 0},
        {"# only\n", "", 0},
        {"a =", "", 1},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct word_list *list = word_list_create(arena);
        struct err err = {0};
        bool good = word_list_read(list, "l", rows[i].text, strlen(rows[i].text), &err);
        assert_int_equal(good, !*rows[i].message);
        assert_string_equal(err.text, rows[i].message);
        assert_int_equal(word_list_count(list), rows[i].count);
    }
    arena_destroy(arena);
}

static void test_own_lists_are_whole(void **state)
{
    (void)state;
    static const char *const names[] = {"banned", "jargon",   "glossary", "not-treated",
                                        "treats", "variant",  "risks",    "benefits",
                                        "pills",  "coverage", "privacy",  "danger"};
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        for (int es = 0; es < 2; es++) {
            char path[300];
            snprintf(path, sizeof path, "%s/assets/core/lint/%s-%s.txt", SOURCE_DIR, names[i],
                     es ? "es" : "en");
            struct word_list *list = word_list_create(arena);
            read_list(list, path);
            assert_true(word_list_count(list) > 0);
        }
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens),
        cmocka_unit_test(test_capitals),
        cmocka_unit_test(test_word_list),
        cmocka_unit_test(test_bad_word_list),
        cmocka_unit_test(test_own_lists_are_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
