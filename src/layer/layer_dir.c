/* A layer that is a directory: walked once when it is opened, read by name afterwards. */
#include "layer/layer_kind.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/log.h"
#include "base/plain_text.h"

struct walk {
    struct layer *layer;
    size_t skipped;
    struct buf skipped_names;
    struct err *err;
};

static bool dir_read(void *self, const char *path, size_t most, struct buf *out, struct err *err)
{
    const struct layer *layer = self;
    char full[PATH_MAX];
    if (snprintf(full, sizeof full, "%s/%s", layer->path, path) >= (int)sizeof full)
        return err_set(err, "%s/%s: the path is too long", layer->path, path);
    return file_read(full, most, out, err);
}

static void dir_close(void *self)
{
    (void)self;
}

static const struct layer_kind dir_kind = {.read = dir_read, .close = dir_close};

/* 0 if it can not be told: the error is set. Only the layer's own entries may be links:
   the build tree's core layer is made of them. */
static mode_t entry_mode(const struct walk *walk, DIR *dir, const struct dirent *entry,
                         const char *name, int depth)
{
    if (entry->d_type == DT_REG)
        return S_IFREG;
    if (entry->d_type == DT_DIR)
        return S_IFDIR;
    struct stat info;
    int follow = depth == 0 ? 0 : AT_SYMLINK_NOFOLLOW;
    if (fstatat(dirfd(dir), entry->d_name, &info, follow) == 0)
        return info.st_mode & S_IFMT;
    err_set(walk->err, "%s/%s: %s", walk->layer->path, name, strerror(errno));
    return 0;
}

static bool walk_dir(struct walk *walk, const char *prefix, int depth);

static bool walk_entry(struct walk *walk, DIR *dir, const struct dirent *entry, const char *prefix,
                       int depth)
{
    const char *last = entry->d_name;
    if (strcmp(last, ".") == 0 || strcmp(last, "..") == 0)
        return true;
    char name[PATH_MAX];
    if (snprintf(name, sizeof name, "%s%s", prefix, last) >= (int)sizeof name - 1)
        return err_set(walk->err, "%s/%s: the path is too long", walk->layer->path, prefix);
    if (layer_name_is_leftover(last)) {
        if (walk->skipped++ < 5)
            buf_printf(&walk->skipped_names, "%s%s", walk->skipped > 1 ? ", " : "",
                       excerpt(name).text);
        return true;
    }
    mode_t mode = entry_mode(walk, dir, entry, name, depth);
    if (mode == 0)
        return false;
    if (S_ISREG(mode))
        return layer_add(walk->layer, name, walk->err);
    if (!S_ISDIR(mode))
        return err_set(walk->err, "%s/%s: is a %s: a layer may hold files and directories only",
                       walk->layer->path, name, S_ISLNK(mode) ? "link" : "device");
    if (!layer_name_check(walk->layer->path, name, walk->err))
        return false;
    strcat(name, "/");
    return walk_dir(walk, name, depth + 1);
}

static bool walk_dir(struct walk *walk, const char *prefix, int depth)
{
    const char *root = walk->layer->path;
    if (depth >= LAYER_MAX_DEPTH)
        return err_set(walk->err, "%s/%s: is %d directories deep: move it up", root, prefix, depth);
    char full[PATH_MAX];
    if (snprintf(full, sizeof full, "%s/%s", root, prefix) >= (int)sizeof full)
        return err_set(walk->err, "%s/%s: the path is too long", root, prefix);
    DIR *dir = opendir(full);
    if (!dir)
        return err_set(walk->err, "%s: %s", depth == 0 ? root : full, strerror(errno));
    bool good = true;
    const struct dirent *entry;
    errno = 0;
    while (good && (entry = readdir(dir))) {
        good = walk_entry(walk, dir, entry, prefix, depth);
        errno = 0;
    }
    if (good && errno != 0)
        good = err_set(walk->err, "%s: %s", full, strerror(errno));
    closedir(dir);
    return good;
}

bool layer_dir_open(struct layer *layer, struct err *err)
{
    layer->kind = &dir_kind;
    layer->self = layer;
    struct walk walk = {.layer = layer, .err = err};
    bool good = walk_dir(&walk, "", 0);
    layer_sort(layer);
    if (good && walk.skipped > 0)
        log_info("%s: skipped %zu leftovers of other programs: %s%s", layer->path, walk.skipped,
                 walk.skipped_names.bytes, walk.skipped > 5 ? ", ..." : "");
    buf_free(&walk.skipped_names);
    return good;
}
