/* rollback: the pack that was shown before is shown again. */
#include <sys/stat.h>

#include "base/log.h"
#include "base/print.h"
#include "kiosk/verbs.h"
#include "store/store_install.h"

static void say(const struct store_stack *now)
{
    struct buf line = {0};
    for (enum layer_role role = LAYER_CONTENT; role <= LAYER_CLINIC; role++) {
        const struct store_pack *pack = &now->packs[role];
        if (store_has(now, role))
            buf_printf(&line, "%s %s %s%s%s (sequence %lld)", role == LAYER_CONTENT ? "" : ",",
                       layer_role_name(role), pack->id, *pack->version ? " " : "", pack->version,
                       (long long)pack->sequence);
    }
    print_line("back to%s", line.len ? line.bytes : "");
    buf_free(&line);
}

int verb_rollback(const struct options *options)
{
    struct arena *arena = arena_create();
    struct config config;
    struct store_stack now;
    struct err err = {0};
    umask(022);
    bool done = config_read(&config, arena, options->conf, &err) &&
                store_rollback(config.store, &now, &err);
    if (done)
        say(&now);
    else
        log_error("%s", err.text);
    arena_destroy(arena);
    return done ? EXIT_DONE : EXIT_FOUND;
}
