/* test: opens the pack, and gives a kiosk of it to play.lua or monkey.lua. */
#include <lauxlib.h>

#include "base/log.h"
#include "base/print.h"
#include "kiosk/verbs.h"
#include "workshop/bind_kiosk.h"

/* Either script gives a function of (seed, events) that returns how much passed and failed. */
static int play(struct state *state, const struct options *options)
{
    lua_State *L = state->L;
    struct err err = {0};
    bool played = state_use(state, options->monkey ? "monkey" : "play", &err);
    if (played) {
        lua_pushinteger(L, (lua_Integer)options->seed);
        lua_pushinteger(L, options->events);
        played = state_call(state, 2, 2, &err);
    }
    if (!played) {
        log_error("%s", err.text);
        return EXIT_FOUND;
    }
    long long passed = lua_tointeger(L, -2), failed = lua_tointeger(L, -1);
    print_line("%lld passed, %lld failed", passed, failed);
    if (passed + failed == 0)
        log_error("test: no test was found below tests/");
    return failed || passed == 0 ? EXIT_FOUND : EXIT_DONE;
}

static int test_pack(struct bundle *bundle, const struct options *options,
                     const struct setup *setup)
{
    struct app_config config = {.bundle = bundle,
                                .config = &setup->config,
                                .variant = {.display = options->displays[0],
                                            .language = options->languages[0],
                                            .text_size = options->text_sizes[0],
                                            .dark = options->dark[0]}};
    struct state state;
    struct scripted_kiosk kiosk;
    struct err err = {0};
    if (!state_open(&state, setup->core, &err)) {
        log_error("%s", err.text);
        return EXIT_FOUND;
    }
    bind_kiosk(&state, &kiosk, &config);
    int status = play(&state, options);
    bind_kiosk_end(&kiosk);
    state_close(&state);
    return status;
}

int verb_test(const struct options *given)
{
    struct options options = *given;
    struct setup setup;
    struct err err = {0};
    int status = setup_open_pack(&setup, &options, &err);
    if (status != EXIT_DONE) {
        log_error("%s", err.text);
        return status;
    }
    struct bundle *bundle =
        bundle_open(setup.core, options.layers, options.layer_count, setup.config.clinic, &err);
    const struct pack_info *info = bundle ? pack_info(bundle_pack(bundle)) : NULL;
    if (bundle) {
        bundle_tell_notes(bundle);
        options_fill(&options, &setup.config, info);
    }
    if (!bundle)
        status = EXIT_FOUND;
    else if (!options_check_languages(&options, info, &err))
        status = EXIT_USAGE;
    if (status == EXIT_DONE)
        status = test_pack(bundle, &options, &setup);
    else
        log_error("%s", err.text);
    bundle_close(bundle);
    setup_close(&setup);
    return status;
}
