/* Tests of who has read what: the file of reviews, the hash of a page, and what lint says of it. */
#include "lint_pack.h"

#include "workshop/approved.h"

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

static const char *hash_of(const struct page_hashes *hashes, const struct page_hash *like)
{
    for (size_t i = 0; i < hashes->count; i++) {
        const struct page_hash *hash = &hashes->items[i];
        if (strcmp(hash->page, like->page) == 0 && strcmp(hash->language, like->language) == 0)
            return hash->text;
    }
    return "";
}

/* "en.home es.one" and so on: the pages whose hash is not the one before. */
static void list_changed(const struct page_hashes *before, const struct page_hashes *after,
                         struct buf *out)
{
    for (size_t i = 0; i < after->count; i++) {
        const struct page_hash *hash = &after->items[i];
        if (strcmp(hash_of(before, hash), hash->text) != 0)
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_file_of_reviews_is_read),
        cmocka_unit_test(test_it_is_written_as_it_is_read),
        cmocka_unit_test(test_only_pages_that_show_it_have_changed),
        cmocka_unit_test(test_lint_tells_what_no_one_has_approved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
