/* Finds the signature of a packed layer, or the file that it has become. */
#include "sign/signature.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "pack/near_name.h"
#include "sign/copy_in.h"

#define LOOKED_AT 20000 /* names in one directory */

/* How well a file fits, the best last. */
enum fit { FIT_NONE, FIT_UNFINISHED, FIT_OWNED, FIT_FREE };

/* What a directory holds for one file of it. */
struct found {
    enum fit fit;
    char like[256];  /* of the same stem */
    char alone[256]; /* the one signature whose pack is not there */
    size_t alone_count;
};

static void split(const char *file, char *directory, size_t room, const char **name)
{
    const char *slash = strrchr(file, '/');
    snprintf(directory, room, "%.*s", slash ? (int)(slash + 1 - file) : 2, slash ? file : "./");
    *name = slash ? slash + 1 : file;
}

static bool is_signature(const char *name)
{
    return strstr(near_name(name).text, ".minisig") != NULL;
}

/* "north-2.pack.minisig" tells the pack's right name, "north-2.pack (1).minisig" does not. */
static bool tells_name(const char *signature)
{
    size_t len = strlen(signature);
    return len > 13 && str_ends_with(signature, ".pack.minisig") &&
           strcasecmp(signature, near_name(signature).text) == 0;
}

/* Whether the pack is there whose signature this is by its name. */
static bool is_owned(const char *directory, const char *signature)
{
    char pack[PATH_MAX];
    size_t len = strlen(signature);
    if (len <= 8 || !str_ends_with(signature, ".minisig"))
        return false;
    snprintf(pack, sizeof pack, "%s%.*s", directory, (int)(len - 8), signature);
    return !file_is_missing(pack);
}

static enum fit fit_of(const char *directory, const char *name, const char *entry)
{
    struct near_name near = near_stem(entry);
    if (strcmp(near.text, near_stem(name).text) != 0)
        return FIT_NONE;
    if (near.unfinished)
        return FIT_UNFINISHED;
    return is_signature(entry) && is_owned(directory, entry) ? FIT_OWNED : FIT_FREE;
}

static void look_at(struct found *found, const char *directory, const char *name, const char *entry)
{
    enum fit fit = fit_of(directory, name, entry);
    if (fit > found->fit) {
        found->fit = fit;
        snprintf(found->like, sizeof found->like, "%s", entry);
    }
    if (tells_name(entry) && !is_owned(directory, entry) && found->alone_count++ == 0)
        snprintf(found->alone, sizeof found->alone, "%s", entry);
}

static struct found look(const char *directory, const char *name, bool signature)
{
    struct found found = {.fit = FIT_NONE};
    DIR *open = opendir(directory);
    if (!open)
        return found;
    struct dirent *entry;
    for (int i = 0; i < LOOKED_AT && (entry = readdir(open)); i++)
        if (is_signature(entry->d_name) == signature && strcmp(entry->d_name, name) != 0)
            look_at(&found, directory, name, entry->d_name);
    closedir(open);
    return found;
}

static bool refuse_unfinished(const char *name, struct err *err)
{
    return err_set(err, "%s is a download that did not come to its end: download it again", name);
}

static bool refuse_like(const struct found *found, const char *name, struct err *err)
{
    const char *like = found->like;
    if (found->fit == FIT_UNFINISHED)
        return refuse_unfinished(like, err);
    if (found->fit == FIT_OWNED)
        return err_set(err,
                       "there is no %s.minisig; %s is beside its own pack %.*s: name that one, "
                       "or copy the signature of this one too",
                       name, like, (int)strlen(like) - 8, like);
    if (tells_name(like))
        return err_set(err, "there is no %s.minisig, but there is %s: rename %s to %.*s", name,
                       like, name, (int)strlen(like) - 8, like);
    return err_set(err, "there is no %s.minisig, but there is %s: rename it to %s.minisig", name,
                   like, name);
}

static bool refuse_missing(const char *directory, const char *name, struct err *err)
{
    struct found found = look(directory, name, true);
    if (found.fit != FIT_NONE)
        return refuse_like(&found, name, err);
    if (found.alone_count == 1)
        return err_set(err,
                       "there is no %s.minisig, but there is %s: if it is of this pack under its "
                       "earlier name, rename %s to %.*s",
                       name, found.alone, name, (int)strlen(found.alone) - 8, found.alone);
    return err_set(err,
                   "there is no signature %s%s.minisig beside it: carry both files, or sign it "
                   "with minisign",
                   strcmp(directory, "./") == 0 ? "" : directory, name);
}

static bool check_name(const char *directory, const char *file, const char *name, struct err *err)
{
    if (is_signature(name))
        return err_set(err, "%s is a signature: name the pack that it belongs to", name);
    if (!file_is_missing(file))
        return !near_name(name).unfinished || refuse_unfinished(name, err);
    struct found found = look(directory, name, false);
    if (found.fit == FIT_UNFINISHED)
        return refuse_unfinished(found.like, err);
    return found.fit == FIT_NONE ||
           err_set(err,
                   "there is no %s, but there is %s: rename it to %s, and its signature to "
                   "%s.minisig",
                   name, found.like, name, name);
}

bool signature_read(const char *file, char *text, size_t *len, struct minisig *sig, struct err *err)
{
    char directory[PATH_MAX], path[PATH_MAX + 16];
    const char *name;
    if (strlen(file) >= PATH_MAX - 256)
        return err_set(err, "the path is too long");
    split(file, directory, sizeof directory, &name);
    snprintf(path, sizeof path, "%s.minisig", file);
    if (!check_name(directory, file, name, err))
        return false;
    if (file_is_missing(path))
        return refuse_missing(directory, name, err);
    return copy_in_text(path, MINISIG_MAX_BYTES, text, len, err) &&
           (minisig_read(text, *len, sig, err) || err_wrap(err, "%s", path));
}
