/* The verbs new, strings and approve: what they need is opened here, and
   scripts/workshop/VERB.lua does the work. */
#include <lua.h>
#include <string.h>

#include "base/log.h"
#include "kiosk/verbs.h"
#include "workshop/bind.h"
#include "workshop/mend.h"
#include "workshop/reviews.h"

/* A pack of which the files alone count: no page is run, no mistake is mended. */
static bool open_files(struct lint *lint, struct pack **pack, const struct lint_options *options,
                       const struct pack_layer *layers, size_t count, struct err *err)
{
    *lint = (struct lint){.options = *options, .report = report_create(), .arena = arena_create()};
    lint->mend = arena_alloc(lint->arena, sizeof *lint->mend);
    *pack = pack_open(layers, count, NULL, err);
    if (!*pack || !state_open(&lint->state, options->core, err))
        return false;
    lint->pack = *pack;
    lint->info = pack_info(*pack);
    bind_open(&lint->state, lint);
    return true;
}

static void close_files(struct lint *lint, struct pack *pack)
{
    lint_close(lint);
    pack_close(pack);
}

static bool make_new(const struct options *options, const struct setup *setup, struct err *err)
{
    const struct lint_options wanted = lint_options_of(options, setup);
    const struct pack_layer template = {.path = arena_printf(setup->arena, "%s/new", setup->core)};
    struct lint lint;
    struct pack *pack;
    bool good = open_files(&lint, &pack, &wanted, &template, 1, err);
    lint.state.out = options->layers[0].path;
    good = good && state_use(&lint.state, "new", err);
    close_files(&lint, pack);
    return good;
}

/* Of each layer in turn, below which alone it may write then. */
static bool refresh_layers(struct lint *lint, const struct options *options, struct err *err)
{
    lua_State *L = lint->state.L;
    bind_gettext(L);
    bool good = state_use(&lint->state, "strings", err);
    for (int i = 0; good && i < options->layer_count; i++) {
        lint->state.out = options->layers[i].path;
        lua_pushvalue(L, -1);
        lua_pushinteger(L, i + 2); /* [1] is the core */
        good = state_call(&lint->state, 1, 0, err);
    }
    return good;
}

static bool refresh_strings(const struct options *options, const struct setup *setup,
                            struct err *err)
{
    const struct lint_options wanted = lint_options_of(options, setup);
    struct pack_layer layers[PACK_LAYERS] = {{.path = setup->core}};
    struct lint lint;
    struct pack *pack;
    size_t count = (size_t)options->layer_count;
    memcpy(layers + 1, options->layers, count * sizeof *layers);
    bool good = open_files(&lint, &pack, &wanted, layers, count + 1, err) &&
                refresh_layers(&lint, options, err);
    close_files(&lint, pack);
    return good;
}

int verb_new(const struct options *options)
{
    struct setup setup;
    struct err err;
    if (options->layer_count != 1) {
        log_error("new: name the directory of the new pack");
        return EXIT_USAGE;
    }
    bool opened = setup_open(&setup, options, &err);
    bool good = opened && make_new(options, &setup, &err);
    if (!good)
        log_error("new: %s", err.text);
    if (opened)
        setup_close(&setup);
    return good ? EXIT_DONE : EXIT_FOUND;
}

int verb_strings(const struct options *options)
{
    struct setup setup;
    struct err err;
    if (options->layer_count == 0) {
        log_error("strings: name the pack's layers");
        return EXIT_USAGE;
    }
    bool opened = setup_open(&setup, options, &err);
    bool good = opened && refresh_strings(options, &setup, &err);
    if (!good)
        log_error("%s", err.text);
    if (opened)
        setup_close(&setup);
    return good ? EXIT_DONE : EXIT_FOUND;
}

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

/* The script gives what is wrong with the command line, if something is. */
static int approve_pages(struct lint *lint, const struct options *options, struct err *err)
{
    lua_State *L = lint->state.L;
    if (!options_check_languages(options, lint->info, err))
        return EXIT_USAGE;
    bind_open(&lint->state, lint);
    bind_approve(L, options);
    if (!state_use(&lint->state, "approve", err))
        return EXIT_FOUND;
    const char *wrong = lua_tostring(L, -1);
    err_set(err, "%s", wrong ? wrong : "");
    return wrong ? EXIT_USAGE : EXIT_DONE;
}

static int approve_pack(const struct options *options, const struct setup *setup, struct err *err)
{
    struct lint_options wanted = lint_options_of(options, setup);
    struct lint lint;
    wanted.reviews = options->reviews;
    lint_open(&lint, &wanted);
    *err = lint.trouble;
    int status = lint.bundle ? approve_pages(&lint, options, err) : EXIT_FOUND;
    lint_close(&lint);
    return status;
}

int verb_approve(const struct options *options)
{
    struct setup setup;
    struct err err = {0};
    int status = EXIT_USAGE;
    if (options->layer_count == 0)
        err_set(&err, "approve: name the layers of the pack");
    else if (check_name(options->by, &err))
        status = setup_open(&setup, options, &err) ? EXIT_DONE : EXIT_FOUND;
    if (status == EXIT_DONE) {
        status = approve_pack(options, &setup, &err);
        setup_close(&setup);
    }
    if (status != EXIT_DONE)
        log_error("%s", err.text);
    return status;
}
