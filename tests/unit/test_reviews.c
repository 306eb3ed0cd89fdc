/* Tests of who has read what: the file of reviews, the hash of a page, what lint says of
   it, and whether a handout fits on its sheet. */
#include "lint_pack.h"

#include "workshop/approved.h"
#include "workshop/handout.h"
#include "workshop/html.h"

#include <cmocka.h>

#include "workshop/families.h"

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define LINE "en.faq.what = " HASH " 2026-11-22 Ann B. Sample\n"

static void test_a_file_of_reviews_is_read(void **state)
{
    (void)state;
    static const char mend[] = "write LANGUAGE.PAGE = HASH DATE NAME, or let anteroom "
                               "approve write it";
    static const struct {
        const char *text;
        const char *said; /* NULL: it is good; else behind "name:" */
    } rows[] = {
        {"", NULL},
        {"# only a comment\n\n", NULL},
        {LINE, NULL},
        {"\t" LINE, NULL},
        {"en.home = " HASH " 2026-11-22 A\r\nes.home = " HASH " 2026-11-22 A", NULL},
        {"en = " HASH " 2026-11-22 A\n", mend},
        {".home = " HASH " 2026-11-22 A\n", mend},
        {"en. = " HASH " 2026-11-22 A\n", mend},
        {"en.home " HASH " 2026-11-22 A\n", mend},
        {"en.home = 0123 2026-11-22 A\n", mend},
        {"en.home = " HASH "0 2026-11-22 A\n", mend},
        {"en.home = " HASH " 22.11.2026 A\n", mend},
        {"en.home = " HASH " 2026-11-222 A\n", mend},
        {"en.home = " HASH " 2026-11-22\n", mend},
        {"en.home = " HASH " 2026-11-22  \n", mend},
        {"en.home\n", mend},
        {LINE LINE, "this page stands in line 1 already: keep one"},
        {"\xff\n", "not UTF-8 text"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reviews *reviews = reviews_create();
        struct err err = {0};
        bool good = reviews_read(reviews, "r", rows[i].text, strlen(rows[i].text), &err);
        assert_int_equal(good, rows[i].said == NULL);
        if (!good && !strstr(err.text, rows[i].said))
            fail_msg("%s: %s", rows[i].text, err.text);
        reviews_free(reviews);
    }
}

static void test_it_is_written_as_it_is_read(void **state)
{
    (void)state;
    struct reviews *reviews = reviews_create(), *again = reviews_create();
    struct buf text = {0}, other = {0};
    const struct review late = {"es", "home", HASH, "2026-11-22", "Bo # 1", 0};
    reviews_put(reviews, &late);
    assert_true(reviews_read(reviews, "r", LINE, strlen(LINE), NULL));
    reviews_write(reviews, &text);
    assert_non_null(strstr(text.bytes, "\n" LINE "es.home = " HASH));
    assert_true(reviews_read(again, "r", text.bytes, text.len, NULL));
    reviews_write(again, &other);
    assert_string_equal(text.bytes, other.bytes);
    assert_string_equal(reviews_find(again, "en", "faq/what")->by, "Ann B. Sample");
    assert_string_equal(reviews_find(again, "es", "home")->by, "Bo # 1");
    assert_null(reviews_find(again, "es", "faq/what"));
    buf_free(&text);
    buf_free(&other);
    reviews_free(reviews);
    reviews_free(again);
}

/* "en.home es.one" and so on: the pages whose hash is not the one before. */
static void list_changed(const struct page_hashes *before, const struct page_hashes *after,
                         struct buf *out)
{
    for (size_t i = 0; i < after->count; i++) {
        const struct page_hash *hash = &after->items[i];
        const struct page_hash *old = page_hashes_find(before, hash->language, hash->page);
        if (!old || strcmp(old->text, hash->text) != 0)
            buf_printf(out, "%s%s.%s", out->len ? " " : "", hash->language, hash->page);
    }
    buf_puts(out, "");
}

static void hash_pack(const struct scratch *scratch, struct page_hashes *out)
{
    struct lint lint;
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch->path}, 1);
    page_hashes_make(out, &lint);
    lint_close(&lint);
}

#define ONE(body)                                                                                  \
    "return page { title = \"One\", flow = \"way\",\nbody = function() return { " body " } end "   \
    "}\n"
#define OFFICES(phone)                                                                             \
    "name,street,city,state,zip,phone\nAlamo,1 A St,San Antonio,TX,78205,2105550101\n"             \
    "Hill,2 B St,Boerne,TX,78006," phone "\n"

static void test_only_pages_that_show_it_have_changed(void **state)
{
    (void)state;
    static const struct {
        struct lint_file file;
        const char *changed;
    } rows[] = {
        {{"clinic.conf", "name = Sample\nphone = (210) 555-0142\nhours = Mon-Thu\n"},
         "en.one es.one"},
        {{"clinic.conf", "name = Other\nphone = (210) 555-0142\nhours = Mon-Fri\n"
                         "hours.es = lun-vie\n"},
         ""},
        {{"clinic.conf", "name = Sample\nphone = (210) 555-0142\nhours = Mon-Fri\n"
                         "hours.es = lun-jue\n"},
         "es.one"},
        {{"pages/one.lua", ONE("text(clinic.hours)")}, ""},
        {{"pages/one.lua", ONE("text(clinic.hours), text \"More\"")}, "en.one es.one"},
        {{"images/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" "
                          "height=\"30\"><rect width=\"40\" height=\"29\"/></svg>"},
         "en.home es.home"},
        {{"locale/es.po", "msgid \"\"\nmsgstr \"\"\n"
                          "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                          "msgid \"Start\"\nmsgstr \"Comienzo\"\n"},
         "es.home"},
        {{"data/locations.csv", OFFICES("2105550102")}, ""},
        {{"data/locations.csv", OFFICES("2105550103")}, "en.find es.find"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch scratch = scratch_make();
        struct page_hashes before, after;
        struct buf changed = {0};
        lint_pack_write(&scratch);
        hash_pack(&scratch, &before);
        scratch_write(&scratch, rows[i].file.path, rows[i].file.text);
        hash_pack(&scratch, &after);
        list_changed(&before, &after, &changed);
        assert_string_equal(changed.bytes, rows[i].changed);
        assert_int_equal(strcmp(page_hashes_whole(&before).text, page_hashes_whole(&after).text) ==
                             0,
                         *rows[i].changed == '\0');
        buf_free(&changed);
        page_hashes_free(&before);
        page_hashes_free(&after);
        scratch_remove(&scratch);
    }
}

/* Approves the pack as it is, but for one page, with the hash of another for a second. */
static void approve_most(const struct scratch *scratch)
{
    struct page_hashes hashes;
    struct reviews *reviews = reviews_create();
    struct buf text = {0};
    hash_pack(scratch, &hashes);
    for (size_t i = 0; i < hashes.count; i++) {
        struct review review = {hashes.items[i].language,
                                hashes.items[i].page,
                                hashes.items[i].text,
                                "2026-11-22",
                                "Ann Sample",
                                0};
        bool english = strcmp(review.language, "en") == 0;
        if (english && strcmp(review.page, "one") == 0)
            review.hash = HASH;
        if (!english || strcmp(review.page, "two") != 0)
            reviews_put(reviews, &review);
    }
    reviews_write(reviews, &text);
    scratch_write(scratch, "reviews.conf", text.bytes);
    buf_free(&text);
    reviews_free(reviews);
    page_hashes_free(&hashes);
}

static void test_lint_tells_what_no_one_has_approved(void **state)
{
    (void)state;
    for (int release = 0; release < 2; release++) {
        struct scratch scratch = scratch_make();
        struct lint lint;
        lint_pack_write(&scratch);
        approve_most(&scratch);
        lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
        lint.options.release = release;
        lint_pack_run(&lint);
        if (lint_count_of_files(&lint, release ? LEVEL_ERROR : LEVEL_WARNING) != 2 ||
            !lint_has(&lint, &scratch, "reviews.conf:6 F-DRAFT-3") ||
            !lint_has(&lint, &scratch, "reviews.conf:0 F-DRAFT-3"))
            lint_fail(&lint, "two pages");
        assert_false(lint_has(&lint, &scratch, "reviews.conf:0 F-USE-1"));
        lint_close(&lint);
        scratch_remove(&scratch);
    }
}

static void test_html_lets_no_text_become_markup(void **state)
{
    (void)state;
    struct buf text = {0};
    struct html html = {.out = &text};
    html_open(&html, "a");
    html_attr(&html, "href", "x\"><b>&%d", 1);
    html_marked(&html, "<i> **b & c** ** \x01");
    html_close(&html, "a");
    html_open(&html, "br");
    html_close_empty(&html);
    assert_string_equal(text.bytes, "<a href=\"x&quot;&gt;&lt;b&gt;&amp;1\">&lt;i&gt; "
                                    "<strong>b &amp; c</strong> ** </a>\n<br/>\n");
    buf_free(&text);
}

static void test_a_handout_fits_or_is_refused(void **state)
{
    (void)state;
    static struct readout_line lines[60];
    static const struct {
        int parts, lines, pt, first_side; /* each part has so many lines */
    } rows[] = {
        {1, 1, HANDOUT_MOST_PT, 1},
        {2, 10, HANDOUT_MOST_PT, 1},
        {4, 10, HANDOUT_MOST_PT, 2},
        {4, 13, 14, 2},
        {2, 60, 0, 0},
        {1, 60, 0, 0},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        lines[i] = (struct readout_line){READOUT_TEXT, "A line of a few words."};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct handout_part parts[4];
        int first_side = 0;
        for (int p = 0; p < 4; p++)
            parts[p] = (struct handout_part){"Title", lines, rows[i].lines};
        int pt = handout_fit(parts, rows[i].parts, &first_side);
        if (pt != rows[i].pt || (pt > 0 && first_side != rows[i].first_side))
            fail_msg("%zu: %d pt, %d on the first side", i, pt, first_side);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_file_of_reviews_is_read),
        cmocka_unit_test(test_it_is_written_as_it_is_read),
        cmocka_unit_test(test_only_pages_that_show_it_have_changed),
        cmocka_unit_test(test_lint_tells_what_no_one_has_approved),
        cmocka_unit_test(test_html_lets_no_text_become_markup),
        cmocka_unit_test(test_a_handout_fits_or_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
