/* How hard a text is to read: tokens, syllables, numbers, formulas; word lists. */
#include "workshop/reading.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "workshop/words_list.h"

#define SYLLABLES SOURCE_DIR "/assets/core/lint/syllables-en.txt"

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

/* What one word counts, by rule and exceptions. */
static void assert_syllables(enum reading_language language, const struct word_list *list,
                             const char *words, int wanted)
{
    struct arena *arena = arena_create();
    const struct token *tokens;
    int count = tokens_read(arena, words, &tokens);
    assert_true(count > 1);
    for (int i = 0; i + 1 < count; i++) {
        struct reading_counts counts = {0};
        reading_add(language, list, &tokens[i], 1, NULL, &counts);
        if (counts.syllables != wanted)
            fail_msg("%s: %d, not %d", tokens[i].exact, counts.syllables, wanted);
        assert_int_equal(counts.words, 1);
        assert_int_equal(counts.long_words, wanted >= 3);
    }
    arena_destroy(arena);
}

static void test_english_syllables(void **state)
{
    (void)state;
    static const struct {
        int syllables;
        const char *words;
    } rows[] = {
        {1, "a back leg pain nerve walk make makes baked stopped tongue numbs spine which "
            "eyes whole clothes don't years asked through"},
        {2, "doctor careful movement needle needles wanted handled quiet diet being table "
            "useful didn't people spasm fluid something every safety headache doctor's "
            "bandage houses yellow higher friendly hundred"},
        {3, "medicine procedure decompress infection ligament area idea usual hospital "
            "bandages stenosis easier video injury suddenly MRI"},
        {4, "society emergency anesthesia diabetes experience decompression claudication "
            "minimally"},
        {5, "immediately laboratory"},
    };
    struct arena *arena = arena_create();
    struct word_list *list = word_list_create(arena);
    read_list(list, SYLLABLES);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_syllables(READING_EN, list, rows[i].words, rows[i].syllables);
    arena_destroy(arena);
}

/* Each exception is one: what the rules get right needs no line. */
static void test_exceptions_are_needed(void **state)
{
    (void)state;
    struct buf bytes = {0};
    assert_true(file_read(SYLLABLES, 1 << 20, &bytes, NULL));
    char *save = NULL;
    int seen = 0;
    for (char *line = strtok_r(bytes.bytes, "\n", &save); line;
         line = strtok_r(NULL, "\n", &save)) {
        char word[60];
        int count;
        if (sscanf(line, "%59[a-z'] = %d", word, &count) != 2)
            continue;
        seen++;
        if (reading_syllables_en(word) == count)
            fail_msg("%s has %d by rule", word, count);
    }
    assert_true(seen > 100);
    buf_free(&bytes);
}

static void test_spanish_syllables(void **state)
{
    (void)state;
    static const struct {
        int syllables;
        const char *words;
    } rows[] = {
        {1, "y muy hoy seis que quien pie fue ley buey"},
        {2, "dolor pierna riesgo ayer país maíz guía agua cuello nervio playa viuda"},
        {3, "espalda oído línea código clínica médico cuidado vergüenza reúne cuídese"},
        {4, "mayoría aéreo procedimos continúa vehículo estenosis enfermera"},
        {5, "procedimiento medicamento enfermedades"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_syllables(READING_ES, NULL, rows[i].words, rows[i].syllables);
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *digits, *english, *spanish;
    } rows[] = {
        {"0", "zero", "cero"},
        {"7", "seven", "siete"},
        {"100", "one hundred", "cien"},
        {"302", "three hundred two", "trescientos dos"},
        {"2197", "two thousand one hundred ninety seven", "dos mil ciento noventa y siete"},
        {"1000", "one thousand", "mil"},
        {"5.1", "five point one", "cinco punto uno"},
        {"911", "nine one one", "nueve uno uno"},
        {"01801", "zero one eight zero one", "cero uno ocho cero uno"},
        {"2105550142", "two one zero five five five zero one four two",
         "dos uno cero cinco cinco cinco cero uno cuatro dos"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char said[200];
        reading_number_en(rows[i].digits, said, sizeof said);
        assert_string_equal(said, rows[i].english);
        reading_number_es(rows[i].digits, said, sizeof said);
        assert_string_equal(said, rows[i].spanish);
    }
}

/* A number of any length is cut, never written past the end. */
static void test_long_number(void **state)
{
    (void)state;
    char digits[2000], said[20];
    memset(digits, '9', sizeof digits - 1);
    digits[sizeof digits - 1] = '\0';
    reading_number_en(digits, said, sizeof said);
    assert_string_equal(said, "nine nine nine nine");
    reading_number_es(digits, said, sizeof said);
    assert_true(strlen(said) < sizeof said);
}

/* domain.md 3.1: what two other programs make of the same counts. */
static void test_formulas(void **state)
{
    (void)state;
    static const struct reading_counts english = {100, 8, 130, 0}, spanish = {100, 8, 190, 0},
                                       smog = {300, 30, 400, 10};
    static const struct {
        const char *name;
        double (*formula)(const struct reading_counts *);
        const struct reading_counts *counts;
        double value;
    } rows[] = {
        {"FRE", reading_fre, &english, 84.17},
        {"FKGL", reading_fkgl, &english, 4.63},
        {"SMOG", reading_smog, &smog, 6.43},
        {"Fernandez-Huerta", reading_fernandez_huerta, &spanish, 80.09},
        {"INFLESZ", reading_inflesz, &spanish, 75.97},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value = rows[i].formula(rows[i].counts);
        if (fabs(value - rows[i].value) > 0.0051)
            fail_msg("%s: %f", rows[i].name, value);
    }
}

/* The same words in longer sentences are harder by every formula, Fernandez-Huerta too,
   which many misread. */
static void test_longer_sentences_are_harder(void **state)
{
    (void)state;
    struct reading_counts before = {240, 24, 400, 20};
    for (int sentences = 23; sentences > 0; sentences--) {
        struct reading_counts after = before;
        after.sentences = sentences;
        assert_true(reading_fernandez_huerta(&after) < reading_fernandez_huerta(&before));
        assert_true(reading_inflesz(&after) < reading_inflesz(&before));
        assert_true(reading_fre(&after) < reading_fre(&before));
        assert_true(reading_fkgl(&after) > reading_fkgl(&before));
        before = after;
    }
}

static void test_counts(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct reading_counts counts;
    } rows[] = {
        {"You lie down. The doctor numbs the spot.", {8, 2, 9, 0}},
        {"Call 911.", {4, 1, 4, 0}},
        {"A check-up takes one hour", {5, 1, 6, 0}},
        {"...", {0, 0, 0, 0}},
        {"Bleeding, infection, pain.", {3, 1, 6, 1}},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct token *tokens;
        struct reading_counts counts = {0};
        int count = tokens_read(arena, rows[i].text, &tokens);
        reading_add(READING_EN, NULL, tokens, count, NULL, &counts);
        assert_int_equal(counts.words, rows[i].counts.words);
        assert_int_equal(counts.sentences, rows[i].counts.sentences);
        assert_int_equal(counts.syllables, rows[i].counts.syllables);
        assert_int_equal(counts.long_words, rows[i].counts.long_words);
    }
    arena_destroy(arena);
}

static void test_skipped_tokens_do_not_count(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct token *tokens;
    const bool skip[] = {false, false, true, true, true, false};
    struct reading_counts counts = {0};
    int count = tokens_read(arena, "It's called lumbar spinal stenosis.", &tokens);
    assert_int_equal(count, 6);
    reading_add(READING_EN, NULL, tokens, count, skip, &counts);
    assert_int_equal(counts.words, 2);
    assert_int_equal(counts.sentences, 1);
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
        cmocka_unit_test(test_english_syllables),
        cmocka_unit_test(test_exceptions_are_needed),
        cmocka_unit_test(test_spanish_syllables),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_long_number),
        cmocka_unit_test(test_formulas),
        cmocka_unit_test(test_longer_sentences_are_harder),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_skipped_tokens_do_not_count),
        cmocka_unit_test(test_word_list),
        cmocka_unit_test(test_bad_word_list),
        cmocka_unit_test(test_own_lists_are_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
