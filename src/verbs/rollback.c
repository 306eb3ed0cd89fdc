/* rollback: the pack that was shown before is shown again. */
#include <stdio.h>
#include <sys/stat.h>

#include "base/log.h"
#include "pack/store_install.h"
#include "verbs/verbs.h"

static void say(const struct store_stack *now)
{
    printf("back to");
    for (enum layer_role role = LAYER_CONTENT; role <= LAYER_CLINIC; role++) {
        const struct store_pack *pack = &now->packs[role];
        if (store_has(now, role))
            printf("%s %s %s%s%s (sequence %lld)", role == LAYER_CONTENT ? "" : ",",
                   layer_role_name(role), pack->id, *pack->version ? " " : "", pack->version,
                   (long long)pack->sequence);
    }
    printf("\n");
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
