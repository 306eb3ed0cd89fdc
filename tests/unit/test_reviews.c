/* Tests of who has read what: the hash of a page, and what lint says of it. */
#include "lint_pack.h"

#include "workshop/page_hash.h"

#include <cmocka.h>

#include "workshop/families.h"

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

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
    "return page { title = \"One\",\nbody = function() return { " body " } end "                   \
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

/* Approves the pack as it is, but for one page, with the hash of another for a second. Gives the
   line of that. */
static int approve_most(const struct scratch *scratch)
{
    struct page_hashes hashes;
    struct buf text = {0};
    int lines = 0, line = 0;
    hash_pack(scratch, &hashes);
    for (size_t i = 0; i < hashes.count; i++) {
        const struct page_hash *hash = &hashes.items[i];
        bool english = strcmp(hash->language, "en") == 0;
        bool other = english && strcmp(hash->page, "one") == 0;
        if (english && strcmp(hash->page, "two") == 0)
            continue;
        lines++;
        line = other ? lines : line;
        buf_printf(&text, "%s.%s = %s 2026-11-22 Ann Sample\n", hash->language, hash->page,
                   other ? HASH : hash->text);
    }
    scratch_write(scratch, "reviews.conf", text.bytes);
    buf_free(&text);
    page_hashes_free(&hashes);
    return line;
}

static void test_lint_tells_what_no_one_has_approved(void **state)
{
    (void)state;
    for (int release = 0; release < 2; release++) {
        struct scratch scratch = scratch_make();
        struct lint lint;
        lint_pack_write(&scratch);
        char changed[60];
        snprintf(changed, sizeof changed, "reviews.conf:%d F-DRAFT-3", approve_most(&scratch));
        lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
        lint.options.release = release;
        lint_pack_run(&lint);
        if (lint_count_of_files(&lint, release ? LEVEL_ERROR : LEVEL_WARNING) != 2 ||
            !lint_has(&lint, &scratch, changed) ||
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
        cmocka_unit_test(test_only_pages_that_show_it_have_changed),
        cmocka_unit_test(test_lint_tells_what_no_one_has_approved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
