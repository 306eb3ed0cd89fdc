/* install: a packed layer into the store. What only a display could show is found out
   before: the new stack is rehearsed in a child process that may crash or hang. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/rehearsal.h"
#include "app/shown.h"
#include "base/log.h"
#include "base/print.h"
#include "base/spawn.h"
#include "pack/key_name.h"
#include "pack/store_install.h"
#include "verbs/progress.h"
#include "verbs/verbs.h"

static const struct spawn_limits rehearsal_limits = {
    .cpu_s = 120, .wall_ms = 180000, .memory_bytes = 1 << 30, .output_bytes = 4096};

struct attempt {
    const struct setup *setup;
    const struct pack_layer *layers;
    size_t count;
};

static bool show_to_nobody(const struct attempt *attempt, struct err *err)
{
    const struct config *config = &attempt->setup->config;
    struct shown_config shown = {attempt->setup->core, config, config->display};
    if (!config->has_screen) {
        display_parse(&shown.display, "1920x1080@21.5");
        shown.display.distance_mm = config->display.distance_mm;
    }
    struct rehearsal_config rehearsal = {
        shown_open_layers(&shown, attempt->layers, attempt->count, err), shown.display,
        config->office};
    bool good = rehearsal.bundle && rehearsal_run(&rehearsal, err);
    bundle_close(rehearsal.bundle);
    return good;
}

/* In the child: the reason goes through the pipe. */
static bool rehearse_in_child(void *context, int fd)
{
    struct err err = {0};
    if (show_to_nobody(context, &err))
        return true;
    return write(fd, err.text, strlen(err.text)) < 0 && false;
}

static bool rehearse(void *context, const struct pack_layer *layers, size_t count, struct err *err)
{
    struct attempt attempt = {context, layers, count};
    struct buf reason = {0};
    bool good = spawn_call(rehearse_in_child, &attempt, &rehearsal_limits, &reason, err);
    if (!good && reason.len > 0)
        err_set(err, "%s", reason.bytes);
    buf_free(&reason);
    return good || err_wrap(err, "trying it before it is shown");
}

static void say(const struct store_news *news)
{
    const struct store_pack *pack = &news->pack;
    const char *before = news->done == STORE_INSTALLED ? "installed " : "";
    const char *behind = news->done == STORE_INSTALLED ? "" : " is installed already";
    print_line("%s%s %s%s%s (sequence %lld)%s, signed by %s: %s", before,
               layer_role_name(news->role), pack->id, *pack->version ? " " : "", pack->version,
               (long long)pack->sequence, behind, news->key_id, news->comment);
    if (news->done == STORE_INSTALLED && news->role != LAYER_KEYS)
        print_line("It is on trial now: it stays once all its pages were shown without an error; "
                   "else what was shown before comes back by itself.");
}

int verb_install(const struct options *options)
{
    struct setup setup;
    struct err err = {"install: name the one packed layer to install"};
    if (options->layer_count != 1) {
        log_error("%s", err.text);
        return EXIT_USAGE;
    }
    if (!setup_open(&setup, options, &err)) {
        log_error("%s", err.text);
        return EXIT_FOUND;
    }
    umask(022); /* what is installed is for the player to read, whoever installs it */
    struct store_installer installer = {.dir = setup.config.store,
                                        .signers = setup.config.signers,
                                        .progress = progress_tell,
                                        .rehearse = rehearse,
                                        .context = &setup};
    struct store_news news;
    key_name_log_others(setup.config.signers);
    bool done = store_install(&installer, options->layers[0].path, &news, &err);
    progress_end();
    if (done)
        say(&news);
    else
        log_error("%s", err.text);
    setup_close(&setup);
    return done ? EXIT_DONE : EXIT_FOUND;
}
