/* What the player does with the store, a step per call of the program, and what it would
   show: store_player STORE begin | good | bad REASON | note TIME | shown
   store_player - each: the same of every store that stdin names, a line each, and behind it
   "= twice" where all that is kept twice is so, else "= once"
   store_player FILE pack DIR: a packed layer that no verb would make */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "layer/layer.h"
#include "layer/layer_write.h"
#include "layer/packed_file.h"
#include "store/state_file.h"
#include "store/store_history.h"

static bool is_whole(const struct store *store, const struct store_stack *stack)
{
    struct store_layers layers;
    store_layers(store, stack, &layers);
    for (size_t i = 0; i < layers.count; i++) {
        struct packed *packed = packed_open(layers.layers[i].path, NULL);
        bool whole = packed && packed_is(packed, layers.layers[i].digest, NULL);
        packed_close(packed);
        if (!whole)
            return false;
    }
    return true;
}

static const struct store_candidate *choose(const struct store *store,
                                            struct store_candidate candidates[2])
{
    int count = store_candidates(store, candidates);
    for (int i = 0; i < count; i++)
        if (is_whole(store, candidates[i].stack))
            return &candidates[i];
    return NULL;
}

static void count_line(void *context, const struct store_shown *shown)
{
    if (shown->anew)
        printf(" anew"); /* its time is the clock's */
    else
        printf(" %lld:%.12s", (long long)shown->time_s, digest_hex(&shown->pack.digest).text);
    ++*(int *)context;
}

/* Whether the file has its room, and both its halves say the same. */
static bool is_full_state(const struct store *store, const char *name)
{
    struct buf bytes = {0};
    bool full =
        file_read_own(store_path(store, name).text, STATE_FILE_BYTES, &bytes, NULL) &&
        bytes.len == STATE_FILE_BYTES &&
        memcmp(bytes.bytes, bytes.bytes + STATE_FILE_SLOT_BYTES, STATE_FILE_SLOT_BYTES) == 0;
    buf_free(&bytes);
    return full;
}

/* Whether all that is kept twice is there twice. */
static const char *twice(const struct store *store)
{
    return store->alike && is_full_state(store, "state/trial") &&
                   is_full_state(store, "state/starts")
               ? " = twice"
               : " = once";
}

/* One line: digests that would be shown, how its trial goes, the history. */
static bool say_shown(const struct store *store, const char *end)
{
    struct store_candidate candidates[2];
    const struct store_candidate *chosen = choose(store, candidates);
    if (!chosen)
        printf(store->health == STORE_DAMAGED ? "damaged" : "nothing");
    for (enum layer_role role = 0; chosen && role < LAYER_KEYS; role++)
        if (store_has(chosen->stack, role))
            printf("%s ", digest_hex(&chosen->stack->packs[role].digest).text);
    printf("| %d %d %s |", store->trial.verdict, store->trial.tries_left, store->trial.reason);
    int lines = 0;
    store_history(store, count_line, &lines, NULL);
    printf("%s\n", end);
    return chosen != NULL;
}

static bool do_pack(const char *file, const char *dir, struct err *err)
{
    struct layer *layer = layer_open(dir, err);
    if (!layer)
        return false;
    struct layer_writer *writer = layer_writer_create();
    struct buf out = {0};
    bool good = true;
    for (size_t i = 0; good && i < layer_file_count(layer); i++) {
        struct buf bytes = {0};
        good = layer_read(layer, layer_file(layer, i), 1 << 24, &bytes, err);
        layer_writer_add(writer, layer_file(layer, i), &bytes);
        buf_free(&bytes);
    }
    good =
        good && layer_writer_pack(writer, &out, err) && file_replace(file, out.bytes, out.len, err);
    buf_free(&out);
    layer_writer_destroy(writer);
    layer_close(layer);
    return good;
}

static void say_each(void)
{
    char dir[STORE_PATH_MAX];
    while (fgets(dir, sizeof dir, stdin)) {
        struct store store;
        dir[strcspn(dir, "\n")] = '\0';
        store_read(&store, dir, NULL);
        say_shown(&store, twice(&store));
    }
}

static bool do_step(struct store *store, const char *what, const char *with, struct err *err)
{
    if (strcmp(what, "begin") == 0)
        return store_begin_try(store, err);
    if (strcmp(what, "good") == 0)
        return store_mark_good(store, err);
    if (strcmp(what, "bad") == 0)
        return store_mark_bad(store, with, err);
    if (strcmp(what, "shown") == 0)
        return say_shown(store, "");
    /* Of the active stack, also where a trial that can't be read would have it passed over. */
    if (store->health == STORE_WHOLE && strcmp(what, "note") == 0)
        return store_note_shown(store, &store->record.active, atoll(with), err);
    return err_set(err, "%s: can't be done", what);
}

int main(int argc, char **argv)
{
    struct store store;
    struct err err = {0};
    if (argc < 3)
        return 2;
    const char *with = argc > 3 ? argv[3] : "";
    if (strcmp(argv[2], "each") == 0) {
        say_each();
        return 0;
    }
    if (strcmp(argv[2], "pack") == 0) {
        bool packed = do_pack(argv[1], with, &err);
        fprintf(stderr, "%s\n", err.text);
        return packed ? 0 : 1;
    }
    store_read(&store, argv[1], &err);
    bool good = do_step(&store, argv[2], with, &err);
    if (!good && err.text[0])
        fprintf(stderr, "%s\n", err.text);
    return good ? 0 : 1;
}
