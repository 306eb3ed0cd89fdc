/* What of the store's files may go: never what the record's stacks name, and nothing by a
   record that can't be read. A file that can't be removed does no harm: it is tried again
   after the next install. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "layer/finished.h"
#include "layer/sums.h"
#include "store/store_inner.h"

static bool in_stack(const struct store_stack *stack, const struct digest *digest)
{
    for (enum layer_role role = 0; role < STORE_ROLES; role++)
        if (store_has(stack, role) && digest_equal(&stack->packs[role].digest, digest))
            return true;
    return false;
}

static bool in_use(const struct store_record *record, const struct digest *digest)
{
    return in_stack(&record->active, digest) || in_stack(&record->previous, digest);
}

static bool is_kept(const struct store_record *record, const struct digest *digest)
{
    for (size_t i = 0; i < record->kept_count; i++)
        if (digest_equal(&record->kept[i], digest))
            return true;
    return in_use(record, digest);
}

/* Calls visit for each name but . and .., with the open folder; one that is a link has none. */
static void each_name(const struct store *store, const char *folder,
                      void (*visit)(int dir, const char *name, const void *context),
                      const void *context)
{
    struct store_path path = store_path(store, folder);
    int fd = open(path.text, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    if (!dir) {
        if (fd >= 0)
            close(fd);
        return;
    }
    for (struct dirent *entry; (entry = readdir(dir));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            visit(fd, entry->d_name, context);
    closedir(dir);
}

static void clean_name(int dir, const char *name, const void *context)
{
    struct digest digest;
    char hex[sizeof(struct digest_hex)];
    snprintf(hex, sizeof hex, "%.128s", name);
    if (!digest_parse(hex, &digest) || !is_kept(context, &digest))
        unlinkat(dir, name, 0);
}

void store_clean(const struct store *store, const struct store_record *record)
{
    each_name(store, "packs", clean_name, record);
}

static bool has_room(const struct store *store, size_t bytes)
{
    struct statvfs disk;
    return statvfs(store->dir, &disk) != 0 ||
           (unsigned long long)disk.f_bavail * disk.f_frsize >= bytes;
}

void store_make_room(const struct store *store, size_t bytes)
{
    static const char *const endings[] = {".pack", ".minisig", SUMS_ENDING, FINISHED_ENDING};
    if (store->health != STORE_WHOLE || has_room(store, bytes))
        return;
    store_clean(store, &store->record);
    for (size_t i = store->record.kept_count; i > 0 && !has_room(store, bytes); i--) {
        const struct digest *oldest = &store->record.kept[i - 1];
        if (in_use(&store->record, oldest))
            continue;
        for (size_t e = 0; e < sizeof endings / sizeof *endings; e++)
            unlink(store_pack_path(store, oldest, endings[e]).text);
    }
}

static void wipe_name(int dir, const char *name, const void *context)
{
    (void)context;
    unlinkat(dir, name, 0);
}

void store_wipe_staging(const struct store *store)
{
    each_name(store, "staging", wipe_name, NULL);
}
