/* The sheets of shots: the pack is opened anew for them, as lint does, since they show states of
   pages that only a visitor's touches lead to. */
#include "workshop/sheets.h"

#include "base/log.h"
#include "workshop/bind.h"

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
    bool plain = has_plain_variant(options);
    if (plain || sheets->since)
        page_hashes_make(&sheets->hashes, &sheets->lint);
    sheets->lint.state.out = options->out;
    bind_open(&sheets->lint.state, &sheets->lint);
    bind_sheets(sheets, plain);
    return true;
}

void sheets_close(struct sheets *sheets)
{
    render_destroy(sheets->render);
    if (sheets->hashes.arena)
        page_hashes_free(&sheets->hashes);
    reviews_free(sheets->reviews);
    reviews_free(sheets->since);
    if (sheets->lint.arena)
        lint_close(&sheets->lint);
}

bool sheets_want(const struct sheets *sheets, const char *page)
{
    return page_hashes_is_open(&sheets->hashes, page, sheets->since);
}

void sheets_add(struct sheets *sheets, const struct shot *shot)
{
    bind_shot(sheets->lint.state.L, shot);
}

bool sheets_write(struct sheets *sheets, struct err *err)
{
    struct state *state = &sheets->lint.state;
    if (!has_plain_variant(sheets->options))
        log_info("no proof.html: it shows pages at 100 %% and calm, which the options "
                 "leave out");
    return state_use(state, "sheets/init", err) && state_call(state, 0, 0, err);
}
