/* What can still be shown where no record is whole: the newest packs on the disk that a key
   of this machine signed. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "layer/packed_file.h"
#include "store/admit.h"
#include "store/store_inner.h"

#define MOST_PACKS 256 /* the store keeps STORE_KEPT */

/* A pack on the disk; what it is, where its signature fits. */
struct found_pack {
    struct store_pack pack;
    int64_t time_s;
    enum layer_role role;
    char for_pack[STORE_ID_MAX + 1]; /* "": any */
    bool is_signed;
};

struct search {
    struct store *store;
    const char *signers;
    struct keyring ring;
    struct found_pack packs[MOST_PACKS];
    size_t count;
};

static int64_t time_of(const struct store *store, const struct digest *digest)
{
    struct stat info;
    struct store_path path = store_pack_path(store, digest, ".pack");
    return lstat(path.text, &info) == 0 ? (int64_t)info.st_mtim.tv_sec : 0;
}

/* Calls visit for each digest that a file of packs/ is named by. */
static void each_pack(const struct store *store,
                      void (*visit)(void *context, const struct digest *digest), void *context)
{
    DIR *dir = opendir(store_path(store, "packs").text);
    if (!dir)
        return;
    for (struct dirent *entry; (entry = readdir(dir));) {
        struct digest digest;
        char *ending = strrchr(entry->d_name, '.');
        if (!ending || strcmp(ending, ".pack") != 0)
            continue;
        *ending = '\0';
        if (digest_parse(entry->d_name, &digest))
            visit(context, &digest);
    }
    closedir(dir);
}

static void add_found(void *context, const struct digest *digest)
{
    struct search *search = context;
    if (search->count == MOST_PACKS)
        return;
    struct found_pack *found = &search->packs[search->count++];
    *found = (struct found_pack){.pack.digest = *digest, .time_s = time_of(search->store, digest)};
}

static bool set_found(struct found_pack *found, const struct layer_info *info)
{
    if (strlen(info->id) > STORE_ID_MAX || strlen(info->version) > STORE_VERSION_MAX ||
        (info->for_pack && strlen(info->for_pack) > STORE_ID_MAX))
        return false;
    strcpy(found->pack.id, info->id);
    strcpy(found->pack.version, info->version);
    strcpy(found->for_pack, info->for_pack ? info->for_pack : "");
    found->pack.sequence = info->sequence;
    found->role = info->role;
    return true;
}

static void look_into(const struct search *search, struct found_pack *found)
{
    struct admission admission = {.digest = found->pack.digest, .ring = search->ring};
    struct store_path path = store_pack_path(search->store, &found->pack.digest, ".pack");
    found->is_signed = false;
    if (!store_signature(search->store, &found->pack.digest, &admission.sig, NULL))
        return;
    struct arena *arena = arena_create();
    struct packed *packed = packed_open(path.text, NULL);
    found->is_signed = packed && admit_signed(&admission, arena, packed, search->signers, NULL) &&
                       set_found(found, &admission.info);
    arena_destroy(arena);
    layer_close(admission.layer);
}

static void look_into_all(struct search *search)
{
    for (size_t i = 0; i < search->count; i++)
        look_into(search, &search->packs[i]);
}

/* Sorts the newest to the front; by digest at last, so that it is the same each time. */
static int compare(const void *a, const void *b)
{
    const struct found_pack *one = a, *other = b;
    if (one->time_s != other->time_s)
        return one->time_s < other->time_s ? 1 : -1;
    if (one->pack.sequence != other->pack.sequence)
        return one->pack.sequence < other->pack.sequence ? 1 : -1;
    return memcmp(&one->pack.digest, &other->pack.digest, sizeof one->pack.digest);
}

/* By sequence alone, which never goes down for keys: what a later layer revoked stays so.
   Only a key of the directory can have signed it. */
static void find_keys(struct search *search)
{
    struct store_pack *keys = &search->store->record.active.packs[LAYER_KEYS];
    look_into_all(search);
    for (size_t i = 0; i < search->count; i++) {
        const struct found_pack *found = &search->packs[i];
        if (found->is_signed && found->role == LAYER_KEYS &&
            (!keys->id[0] || found->pack.sequence > keys->sequence))
            *keys = found->pack;
    }
    if (keys->id[0])
        store_keyring(search->store, search->signers, NULL, &search->ring, NULL);
}

/* The one that came into force with the content: of those that are no older the oldest. */
static const struct store_pack *find_clinic(const struct search *search,
                                            const struct found_pack *content)
{
    const struct store_pack *clinic = NULL;
    for (size_t i = 0; i < search->count; i++) {
        const struct found_pack *found = &search->packs[i];
        if (found->is_signed && found->role == LAYER_CLINIC && found->time_s >= content->time_s &&
            (!found->for_pack[0] || strcmp(found->for_pack, content->pack.id) == 0))
            clinic = &found->pack;
    }
    return clinic;
}

/* The newest that its trial did not call bad, and what was there before it. */
static void find_stacks(const struct search *search)
{
    struct store_record *record = &search->store->record;
    struct store_stack *next = &record->active;
    for (size_t i = 0; i < search->count && next; i++) {
        const struct found_pack *found = &search->packs[i];
        if (!found->is_signed || found->role != LAYER_CONTENT)
            continue;
        struct store_stack stack = {.packs[LAYER_CONTENT] = found->pack};
        const struct store_pack *clinic = find_clinic(search, found);
        if (clinic)
            stack.packs[LAYER_CLINIC] = *clinic;
        if (store_said_bad(search->store, &stack))
            continue;
        next->packs[LAYER_CONTENT] = stack.packs[LAYER_CONTENT];
        next->packs[LAYER_CLINIC] = stack.packs[LAYER_CLINIC];
        next = next == &record->active ? &record->previous : NULL;
    }
}

bool store_salvage(struct store *store, const char *dir, const char *signers, struct err *err)
{
    if (store_read(store, dir, err))
        return true;
    if (store->health != STORE_DAMAGED || !signers)
        return false;
    struct search *search = xcalloc(1, sizeof *search);
    search->store = store;
    search->signers = signers;
    if (keyring_read_dir(&search->ring, signers, NULL)) {
        each_pack(store, add_found, search);
        find_keys(search);
        look_into_all(search);
        qsort(search->packs, search->count, sizeof search->packs[0], compare);
        find_stacks(search);
        store_load_trial(store);
    }
    free(search);
    return store_has(&store->record.active, LAYER_CONTENT);
}

struct latest {
    const struct store *store;
    int64_t time_s;
};

static void raise_time(void *context, const struct digest *digest)
{
    struct latest *latest = context;
    int64_t time_s = time_of(latest->store, digest);
    latest->time_s = time_s > latest->time_s ? time_s : latest->time_s;
}

static void set_times(const struct store *store, const struct store_stack *stack)
{
    struct latest latest = {store, 0};
    each_pack(store, raise_time, &latest);
    time_t now = time(NULL);
    struct timespec time = {.tv_sec = now > latest.time_s ? now : (time_t)latest.time_s + 1};
    for (enum layer_role role = LAYER_CONTENT; role <= LAYER_CLINIC; role++)
        if (store_has(stack, role))
            utimensat(AT_FDCWD, store_pack_path(store, &stack->packs[role].digest, ".pack").text,
                      (struct timespec[2]){time, time}, AT_SYMLINK_NOFOLLOW);
}

void store_put_in_force(const struct store *store, const struct store_record *record)
{
    set_times(store, &record->previous);
    set_times(store, &record->active);
}
