/* test: opens the pack, and gives a kiosk of it to play.lua or monkey.lua. */
#include <lauxlib.h>

#include "base/log.h"
#include "base/print.h"
#include "kiosk/verbs.h"
#include "workshop/bind_kiosk.h"

/* Either script gives a function of (seed, events, only) that returns how much passed, failed and
   was skipped. false: something failed; where that has not been told yet, err says it. */
static bool play(struct state *state, const struct options *options, struct err *err)
{
    lua_State *L = state->L;
    if (!state_use(state, options->monkey ? "monkey" : "play", err))
        return false;
    lua_pushinteger(L, (lua_Integer)options->seed);
    lua_pushinteger(L, options->events);
    lua_pushstring(L, options->only);
    if (!state_call(state, 3, 3, err))
        return false;
    long long passed = lua_tointeger(L, -3), failed = lua_tointeger(L, -2);
    if (lua_tointeger(L, -1) > 0)
        print_line("%lld skipped", (long long)lua_tointeger(L, -1));
    print_line("%lld passed, %lld failed", passed, failed);
    if (passed + failed + lua_tointeger(L, -1) == 0)
        return options->only ? err_set(err, "test: no test below tests/ has \"%s\" in its name",
                                       options->only)
                             : err_set(err, "test: no test was found below tests/");
    return failed == 0;
}

static bool test_pack(struct bundle *bundle, const struct options *options,
                      const struct setup *setup, struct err *err)
{
    struct app_config config = {.bundle = bundle,
                                .config = &setup->config,
                                .variant = {.display = options->displays[0],
                                            .language = options->languages[0],
                                            .text_size = options->text_sizes[0],
                                            .dark = options->dark[0]}};
    struct state state;
    struct scripted_kiosk kiosk;
    if (!state_open(&state, setup->core, err))
        return false;
    bind_kiosk(&state, &kiosk, &config);
    bool passed = play(&state, options, err);
    bind_kiosk_end(&kiosk);
    state_close(&state);
    return passed;
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
    status = EXIT_FOUND;
    if (bundle) {
        const struct pack_info *info = pack_info(bundle_pack(bundle));
        bundle_tell_notes(bundle);
        options_fill(&options, &setup.config, info);
        if (!options_check_languages(&options, info, &err))
            status = EXIT_USAGE;
        else if (test_pack(bundle, &options, &setup, &err))
            status = EXIT_DONE;
    }
    if (err.text[0])
        log_error("%s", err.text);
    bundle_close(bundle);
    setup_close(&setup);
    return status;
}
