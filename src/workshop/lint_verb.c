/* lint: what is wrong with a pack, with file and line. */
#include <string.h>

#include "base/log.h"
#include "base/print.h"
#include "base/progress.h"
#include "kiosk/verbs.h"
#include "stage/core_path.h"
#include "workshop/families.h"

static void print_rule(const struct rule *rule)
{
    print_line("%s: %s", rule->id, rule->wants);
    print_line("%s", rule->mend);
}

static int explain_rule(const struct rules *rules, const char *id)
{
    const struct rule *rule = rule_find(rules, id);
    if (rule) {
        print_rule(rule);
        return EXIT_DONE;
    }
    if (strcmp(id, "all") == 0) {
        for (size_t i = 0; i < rules->count; i++) {
            if (i > 0)
                print_line("%s", "");
            print_rule(rules->items[i]);
        }
        return EXIT_DONE;
    }
    const char *near = rule_nearest(rules, id);
    if (near)
        log_error("lint: there is no rule %s; did you mean %s?", id, near);
    else
        log_error("lint: there is no rule %s", id);
    return EXIT_USAGE;
}

static int explain(const char *id)
{
    struct arena *arena = arena_create();
    struct state state = {0};
    struct rules rules;
    struct err err;
    char core[4096];
    int status = EXIT_FOUND;
    if (core_path(core, sizeof core, &err) && state_open(&state, core, &err) &&
        rules_read(&rules, arena, &state, &err))
        status = explain_rule(&rules, id);
    else
        log_error("%s", err.text);
    state_close(&state);
    arena_destroy(arena);
    return status;
}

static int print_report(const struct report *report, bool json)
{
    struct buf out = {0};
    if (json)
        report_print_json(report, &out);
    else
        report_print(report, &out);
    print_whole(&out);
    buf_free(&out);
    return report_count(report, LEVEL_ERROR) ? EXIT_FOUND : EXIT_DONE;
}

static void set_variants(struct lint *lint, const struct options *options)
{
    lint->options.languages = options->languages;
    lint->options.language_count = options->language_count;
    lint->options.displays = options->displays;
    lint->options.display_count = options->display_count;
    lint->options.text_sizes = options->text_sizes;
    lint->options.text_size_count = options->text_size_count;
    lint->options.dark = options->dark;
    lint->options.theme_count = options->theme_count;
}

static int lint_pack(struct options *options, const struct setup *setup)
{
    struct lint lint;
    struct lint_options wanted = lint_options_of(options, setup);
    wanted.reviews = options->reviews;
    wanted.release = options->release;
    wanted.bottom_mm = setup->config.bottom_mm;
    wanted.progress = progress_tell;
    struct err err;
    int status = EXIT_USAGE;
    lint_open(&lint, &wanted);
    if (lint.bundle && !options_check_languages(options, lint.info, &err)) {
        log_error("%s", err.text);
    } else {
        if (lint.bundle) {
            options_fill(options, &setup->config, lint.info);
            set_variants(&lint, options);
        }
        bool ran = lint_run(&lint, &err);
        progress_end();
        status = EXIT_FOUND;
        if (ran)
            status = print_report(lint.report, options->json);
        else
            log_error("%s", err.text);
    }
    lint_close(&lint);
    return status;
}

int verb_lint(const struct options *given)
{
    struct options options = *given;
    struct setup setup;
    struct err err = {0};
    if (options.explain)
        return explain(options.explain);
    int status = setup_open_pack(&setup, &options, &err);
    if (status != EXIT_DONE) {
        log_error("%s", err.text);
        return status;
    }
    status = lint_pack(&options, &setup);
    setup_close(&setup);
    return status;
}
