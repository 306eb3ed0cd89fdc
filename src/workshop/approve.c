/* approve: notes that a person has read pages, by the hash of what they say. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/log.h"
#include "base/print.h"
#include "kiosk/verbs.h"
#include "workshop/approved.h"

struct approve {
    const struct options *options;
    struct lint lint;
    const char *file; /* where it is noted */
    struct reviews *reviews;
    struct page_hashes hashes;
    char date[16];
};

static bool check_name(const char *name, struct err *err)
{
    if (!name)
        return err_set(err, "approve: say who has read the pages with --by NAME");
    for (const char *c = name; *c; c++) {
        if ((unsigned char)*c < 0x20)
            return err_set(err, "approve: --by: a name is one line");
    }
    return (*name && *name != ' ' && strlen(name) <= REVIEWS_NAME) ||
           err_set(err, "approve: --by: wanted a name of at most %d letters", REVIEWS_NAME);
}

static bool is_in_layer(const struct pack *pack, size_t layer, const char *path)
{
    struct buf bytes = {0};
    struct err err;
    bool there = pack_read_layer(pack, layer, path, CONF_MAX_BYTES, &bytes, &err);
    buf_free(&bytes);
    return there;
}

/* The pack's own file, in the directory that holds pack.conf. What a clinic's layer over
   it says is not the pack's: then another file has to be named. */
static bool choose_file(struct approve *approve, struct err *err)
{
    const struct pack *pack = approve->lint.pack;
    size_t layer = pack_layer_count(pack) - 1;
    approve->file = approve->options->reviews;
    if (approve->file)
        return true;
    for (; !is_in_layer(pack, layer, "pack.conf"); layer--) {
        if (is_in_layer(pack, layer, "clinic.conf"))
            return err_set(err,
                           "approve: the words of %s are this clinic's own: say with "
                           "--reviews FILE where that is noted",
                           pack_layer_path(pack, layer));
    }
    const char *path = pack_layer_path(pack, layer);
    if (!file_is_dir(path))
        return err_set(err,
                       "approve: %s is a packed file, which can not be changed: name the "
                       "directory that it was made of, or --reviews FILE",
                       path);
    approve->file = arena_printf(approve->lint.arena, "%s/" REVIEWS_FILE, path);
    return true;
}

static bool read_reviews(struct approve *approve, struct err *err)
{
    if (file_is_missing(approve->file)) {
        approve->reviews = reviews_create();
        return true;
    }
    return approved_read(&approve->reviews, approve->lint.pack, approve->file, err);
}

static bool is_wanted(const struct options *options, const char *page)
{
    bool wanted = options->page_count == 0;
    for (int i = 0; i < options->page_count; i++)
        wanted = wanted || strcmp(options->pages[i], page) == 0;
    return wanted;
}

static bool check_pages(const struct approve *approve, struct err *err)
{
    const struct pack *pack = approve->lint.pack;
    for (int i = 0; i < approve->options->page_count; i++) {
        const char *page = approve->options->pages[i];
        const char *near = pack_nearest_page(pack, page);
        if (pack_has_page(pack, page))
            continue;
        if (near)
            return err_set(err,
                           "approve: --page %s: there is no such page; did you mean "
                           "%s?",
                           page, near);
        return err_set(err, "approve: --page %s: there is no such page", page);
    }
    return true;
}

/* What can not be shown has not been read. */
static bool check_shown(const struct approve *approve, struct err *err)
{
    const struct report *report = approve->lint.report;
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->level == LEVEL_ERROR)
            return err_set(err, "approve: mend this first: %s:%d: %s", finding->file, finding->line,
                           finding->text);
    }
    return true;
}

static void note(struct approve *approve, const struct page_hash *hash, int *count)
{
    const struct review *old;
    if (!is_wanted(approve->options, hash->page) ||
        page_hash_approval(hash, approve->reviews, &old) == APPROVAL_GOOD)
        return;
    const struct review review = {.language = hash->language,
                                  .page = hash->page,
                                  .hash = hash->text,
                                  .date = approve->date,
                                  .by = approve->options->by};
    reviews_put(approve->reviews, &review);
    print_line("%s %s", hash->language, hash->page);
    (*count)++;
}

static int count_open(const struct approve *approve)
{
    int open = 0;
    for (size_t i = 0; i < approve->hashes.count; i++) {
        const struct review *review;
        open += page_hash_approval(&approve->hashes.items[i], approve->reviews, &review) !=
                APPROVAL_GOOD;
    }
    return open;
}

static bool note_pages(struct approve *approve, struct err *err)
{
    int count = 0;
    page_hashes_make(&approve->hashes, &approve->lint);
    bool good = check_shown(approve, err);
    if (good) {
        for (size_t i = 0; i < approve->hashes.count; i++)
            note(approve, &approve->hashes.items[i], &count);
        struct buf text = {0};
        reviews_write(approve->reviews, &text);
        good = file_replace(approve->file, text.bytes, text.len, err);
        buf_free(&text);
    }
    if (good)
        print_line("%d approved by %s in %s, %d not yet", count, approve->options->by,
                   approve->file, count_open(approve));
    page_hashes_free(&approve->hashes);
    return good;
}

static int approve_pack(struct approve *approve, const struct setup *setup, struct err *err)
{
    const struct options *options = approve->options;
    const struct lint_options wanted = lint_options_of(options, setup);
    lint_open(&approve->lint, &wanted);
    int status = EXIT_FOUND;
    if (!approve->lint.bundle) {
        *err = approve->lint.trouble;
    } else if (!options_check_languages(options, approve->lint.info, err) ||
               !check_pages(approve, err)) {
        status = EXIT_USAGE;
    } else if (choose_file(approve, err) && read_reviews(approve, err) &&
               note_pages(approve, err)) {
        status = EXIT_DONE;
    }
    reviews_free(approve->reviews);
    lint_close(&approve->lint);
    return status;
}

int verb_approve(const struct options *options)
{
    struct approve approve = {.options = options};
    struct setup setup;
    struct err err = {0};
    int status = EXIT_USAGE;
    time_t now = time(NULL);
    strftime(approve.date, sizeof approve.date, "%Y-%m-%d", localtime(&now));
    if (options->layer_count == 0)
        err_set(&err, "approve: name the layers of the pack");
    else if (check_name(options->by, &err))
        status = setup_open(&setup, options, &err) ? EXIT_DONE : EXIT_FOUND;
    if (status == EXIT_DONE) {
        status = approve_pack(&approve, &setup, &err);
        setup_close(&setup);
    }
    if (status != EXIT_DONE)
        log_error("%s", err.text);
    return status;
}
