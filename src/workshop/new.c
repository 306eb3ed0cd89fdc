/* new: a small pack to start from, copied from the one that comes with the program. */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "base/print.h"
#include "kiosk/verbs.h"
#include "layer/layer.h"

#define FILE_BYTES_MAX ((size_t)1024 * 1024)
#define TEMPLATE_ID "new-pack" /* as the template's pack.conf names itself */

/* What the directory is called, as a pack's id may be. */
static const char *id_of(struct arena *arena, const char *dir)
{
    static const char good[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t end = strlen(dir);
    while (end > 0 && dir[end - 1] == '/')
        end--;
    size_t start = end;
    while (start > 0 && dir[start - 1] != '/')
        start--;
    const char *name = arena_strndup(arena, dir + start, end - start);
    return *name && strspn(name, good) == strlen(name) ? name : TEMPLATE_ID;
}

static void put_id(struct arena *arena, struct buf *text, const char *id)
{
    const char *rest = arena_strndup(arena, text->bytes, text->len);
    buf_free(text);
    for (const char *hit; (hit = strstr(rest, TEMPLATE_ID)); rest = hit + strlen(TEMPLATE_ID)) {
        buf_append(text, rest, (size_t)(hit - rest));
        buf_puts(text, id);
    }
    buf_puts(text, rest);
}

static bool copy_file(const struct layer *from, const char *path, const char *dir, struct err *err)
{
    struct arena *arena = arena_create();
    struct buf text = {0};
    const char *to = arena_printf(arena, "%s/%s", dir, path);
    char *parent = arena_strdup(arena, to);
    *strrchr(parent, '/') = '\0';
    bool good = layer_read(from, path, FILE_BYTES_MAX, &text, err);
    if (good && text.len > 0)
        put_id(arena, &text, id_of(arena, dir));
    good = good && file_make_dirs(parent, err) &&
           file_replace(to, text.len ? text.bytes : "", text.len, err);
    buf_free(&text);
    arena_destroy(arena);
    return good;
}

static bool check_empty(const char *dir, struct err *err)
{
    DIR *open = opendir(dir);
    if (!open)
        return errno == ENOENT || err_set(err, "%s: %s", dir, strerror(errno));
    bool empty = true;
    for (const struct dirent *entry; empty && (entry = readdir(open));)
        empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    closedir(open);
    return empty || err_set(err,
                            "%s: is not empty: name a directory that is, or that is not "
                            "there yet",
                            dir);
}

static bool make_pack(const char *core, const char *dir, struct err *err)
{
    char path[PATH_MAX];
    if (!check_empty(dir, err))
        return false;
    if (snprintf(path, sizeof path, "%s/new", core) >= (int)sizeof path)
        return err_set(err, "%s: the path is too long", core);
    struct layer *from = layer_open(path, err);
    bool good = from;
    for (size_t i = 0; good && i < layer_file_count(from); i++)
        good = copy_file(from, layer_file(from, i), dir, err);
    layer_close(from);
    return good;
}

int verb_new(const struct options *options)
{
    struct setup setup;
    struct err err;
    if (options->layer_count != 1) {
        log_error("new: name the directory of the new pack");
        return EXIT_USAGE;
    }
    const char *dir = options->layers[0].path;
    bool opened = setup_open(&setup, options, &err);
    bool good = opened && make_pack(setup.core, dir, &err);
    if (good)
        print_line("%s: a pack to start from; its pack.conf tells how to go on", dir);
    else
        log_error("new: %s", err.text);
    if (opened)
        setup_close(&setup);
    return good ? EXIT_DONE : EXIT_FOUND;
}
