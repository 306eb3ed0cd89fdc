/* The sheets of shots: the pack is opened anew for them, as lint does, since they show
   states of pages that only a visitor's touches lead to. */
#include "workshop/sheets.h"

#include <stdio.h>

#include "base/log.h"

static bool has_plain_variant(const struct options *options)
{
    bool plain_size = false, calm = false;
    for (int i = 0; i < options->text_size_count; i++)
        plain_size = plain_size || options->text_sizes[i] == 100;
    for (int i = 0; i < options->theme_count; i++)
        calm = calm || !options->dark[i];
    return plain_size && calm;
}

bool sheets_open(struct sheets *sheets, const struct options *options, const struct setup *setup,
                 struct err *err)
{
    const struct lint_options wanted = lint_options_of(options, setup);
    *sheets = (struct sheets){.options = options};
    lint_open(&sheets->lint, &wanted);
    if (!sheets->lint.bundle) {
        *err = sheets->lint.trouble;
        return false;
    }
    if (!approved_read(&sheets->reviews, sheets->lint.pack, options->reviews, err) ||
        (options->changed_since &&
         !approved_read(&sheets->since, sheets->lint.pack, options->changed_since, err)))
        return false;
    if (has_plain_variant(options) || sheets->since)
        page_hashes_make(&sheets->hashes, &sheets->lint);
    sheets->proof = (struct proof){
        .lint = &sheets->lint,
        .out = options->out,
        .display = options->displays[0],
        .hashes = &sheets->hashes,
        .reviews = sheets->since ? sheets->since : sheets->reviews,
        .since = sheets->since,
    };
    return true;
}

void sheets_close(struct sheets *sheets)
{
    if (sheets->hashes.arena)
        page_hashes_free(&sheets->hashes);
    reviews_free(sheets->reviews);
    reviews_free(sheets->since);
    if (sheets->lint.arena)
        lint_close(&sheets->lint);
}

bool sheets_want(const struct sheets *sheets, const char *page)
{
    return proof_wants(&sheets->proof, page);
}

bool sheets_write(struct sheets *sheets, const struct shots_list *shots, struct err *err)
{
    char name[48];
    const struct display *display = &sheets->proof.display;
    snprintf(name, sizeof name, "%dx%d@%g", display->w_px, display->h_px, display->inches);
    sheets->proof.display_name = name;
    sheets->proof.shots = shots;
    bool good = proof_write_sizes(&sheets->proof, err);
    if (!has_plain_variant(sheets->options))
        log_info("no proof.html: it shows pages at 100 %% and calm, which the options "
                 "leave out");
    else
        good = proof_write(&sheets->proof, err) && good;
    if (sheets->options->handout)
        good = proof_write_handouts(&sheets->proof, err) && good;
    return good;
}
