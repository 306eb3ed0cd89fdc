/* test: plays the pack's flow tests on the virtual clock. A finger goes in as SDL's own
   event does, so all that a real finger passes is passed here. */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/print.h"
#include "kiosk/app.h"
#include "kiosk/verbs.h"
#include "script/steps.h"
#include "workshop/monkey.h"
#include "workshop/play.h"

#define TEST_FILES 256

struct results {
    int passed, failed;
};

static void play_test(struct player *player, const struct flow_test *test, struct results *results)
{
    struct err err = {0};
    if (play(player, test, &err)) {
        results->passed++;
        return;
    }
    results->failed++;
    print_line("%s", err.text);
    print_line("  in the test \"%s\"", test->name);
}

static void play_file(struct player *player, const struct pack *pack, const char *path,
                      struct results *results)
{
    struct arena *arena = arena_create();
    struct flow_tests tests = {0};
    struct err err = {0};
    if (!steps_record(pack, path, arena, &tests, &err)) {
        print_line("%s", err.text);
        results->failed++;
    }
    for (int i = 0; i < tests.count; i++)
        play_test(player, &tests.items[i], results);
    arena_destroy(arena);
}

static int play_monkey(const struct player *player, const struct options *options)
{
    struct app_config config = {
        .bundle = player->bundle, .config = player->config, .variant = player->start};
    struct monkey_result result = monkey_play(&config, options->seed, options->events);
    print_line("%lld passed, %d failed", (long long)result.passed, result.failed ? 1 : 0);
    return result.failed ? EXIT_FOUND : EXIT_DONE;
}

static int test_pack(struct bundle *bundle, const struct options *options,
                     const struct config *config)
{
    const struct pack *pack = bundle_pack(bundle);
    struct variant start = {.display = options->displays[0],
                            .language = options->languages[0],
                            .text_size = options->text_sizes[0],
                            .dark = options->dark[0]};
    struct player player = {.bundle = bundle, .config = config, .start = start};
    if (options->monkey)
        return play_monkey(&player, options);
    const char *paths[TEST_FILES];
    size_t count = pack_list(pack, "tests/", paths, TEST_FILES);
    struct results results = {0};
    for (size_t i = 0; i < count; i++)
        play_file(&player, pack, paths[i], &results);
    print_line("%d passed, %d failed", results.passed, results.failed);
    if (results.passed + results.failed == 0)
        log_error("test: no test was found below tests/");
    return results.failed || results.passed == 0 ? EXIT_FOUND : EXIT_DONE;
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
        status = test_pack(bundle, &options, &setup.config);
    else
        log_error("%s", err.text);
    bundle_close(bundle);
    setup_close(&setup);
    return status;
}
