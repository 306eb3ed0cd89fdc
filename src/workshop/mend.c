/* Conf files are read to their first mistake. Here they are read to their last, so that
   one run of lint tells all of them, and those of the pages too. */
#include "workshop/mend.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define MISTAKES_MAX 50

static const char *const names[MEND_FILES] = {"pack.conf", "clinic.conf", "theme.conf"};

/* Which conf file the sentence begins with, and the line; -1: none. */
static int find_place(const char *sentence, char *file, size_t room, int *line)
{
    for (int i = 0; i < 3; i++) {
        char part[32];
        snprintf(part, sizeof part, "/%s:", names[i]);
        const char *hit = strstr(sentence, part);
        if (!hit || sscanf(hit + strlen(part), "%8d:", line) != 1 || *line <= 0)
            continue;
        size_t len = (size_t)(hit - sentence) + strlen(part) - 1;
        if (len < room) {
            snprintf(file, room, "%.*s", (int)len, sentence);
            return i;
        }
    }
    return -1;
}

/* The text with nothing in that line; other lines keep their numbers. */
static void drop_line(const struct buf *text, int line, struct buf *out)
{
    const char *at = text->bytes, *end = at + text->len;
    for (int number = 1; at < end; number++) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        const char *next = feed ? feed + 1 : end;
        if (number != line)
            buf_append(out, at, (size_t)(next - at));
        else
            buf_puts(out, "\n");
        at = next;
    }
}

static bool make_copy(struct lint *lint, int which, const char *file, int line)
{
    struct lint_mend *mend = lint->mend;
    struct buf text = {0}, mended = {0};
    char path[PATH_MAX];
    if (!mend->dir[0]) {
        snprintf(mend->dir, sizeof mend->dir, "/tmp/anteroom-lint-XXXXXX");
        if (!mkdtemp(mend->dir)) {
            mend->dir[0] = '\0';
            return false;
        }
    }
    bool read = file_read(file, CONF_MAX_BYTES, &text, NULL) && text.len > 0;
    if (read)
        drop_line(&text, line, &mended);
    snprintf(path, sizeof path, "%s/%s", mend->dir, names[which]);
    bool made = read && file_replace(path, mended.bytes, mended.len, NULL);
    if (made && !mend->originals[which]) {
        mend->originals[which] = arena_strdup(lint->arena, file);
        mend->copies[which] = arena_strdup(lint->arena, path);
    }
    buf_free(&text);
    buf_free(&mended);
    return made;
}

static struct bundle *try_open(struct lint *lint)
{
    const struct lint_options *options = &lint->options;
    struct pack_layer layers[PACK_LAYERS];
    int count = options->layer_count;
    memcpy(layers, options->layers, (size_t)count * sizeof *layers);
    if (lint->mend->dir[0])
        layers[count++] = (struct pack_layer){.path = lint->mend->dir};
    return bundle_open(options->core, layers, count, options->clinic, &lint->trouble);
}

struct bundle *mend_open(struct lint *lint)
{
    struct bundle *bundle = try_open(lint);
    bool room = lint->options.layer_count < PACK_LAYERS - 1;
    for (int i = 0; !bundle && room && i < MISTAKES_MAX; i++) {
        char file[PATH_MAX];
        int line, which = find_place(lint->trouble.text, file, sizeof file, &line);
        if (which < 0 || !make_copy(lint, which, file, line))
            break;
        lint_find_placed(lint, LEVEL_ERROR, "F-OPEN-1", lint->trouble.text);
        bundle = try_open(lint);
    }
    return bundle;
}

void mend_close(struct lint_mend *mend)
{
    for (int i = 0; i < MEND_FILES; i++) {
        if (mend->copies[i])
            unlink(mend->copies[i]);
    }
    if (mend->dir[0])
        rmdir(mend->dir);
}
