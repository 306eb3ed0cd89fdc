/* install: a packed layer into the store. What only a display could show is found out
   before: the new stack is rehearsed in a jail, where it may crash or hang. */
#include <sys/stat.h>

#include "admin/rehearse.h"
#include "base/log.h"
#include "base/print.h"
#include "base/progress.h"
#include "kiosk/verbs.h"
#include "pack/key_name.h"
#include "store/store_install.h"

static bool rehearse(void *context, const struct pack_layer *layers, size_t count, struct err *err)
{
    return rehearse_in_jail(context, layers, count, err) ||
           err_wrap(err, "trying it before it is shown");
}

static bool finish(void *context, const struct pack_layer *layers, size_t count, struct buf *out,
                   struct err *err)
{
    return finish_in_jail(context, layers, count, out, err);
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
                                        .finish = finish,
                                        .context = &setup,
                                        .again = options->again,
                                        .begin_anew = options->begin_anew};
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
