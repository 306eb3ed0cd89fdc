/* A directory for one test: made under /tmp, filled from strings, removed with all in it.
   The test fails where that can not be done. */
#pragma once

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

struct scratch {
    char path[64];
};

static inline struct scratch scratch_make(void)
{
    struct scratch scratch = {"/tmp/anteroom-test-XXXXXX"};
    assert_non_null(mkdtemp(scratch.path));
    return scratch;
}

static inline int scratch_remove_one(const char *path, const struct stat *info, int type,
                                     struct FTW *ftw)
{
    (void)info;
    (void)type;
    (void)ftw;
    return remove(path);
}

static inline void scratch_remove(const struct scratch *scratch)
{
    assert_int_equal(nftw(scratch->path, scratch_remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

/* "DIR/name", good until the fourth call from now. */
static inline const char *scratch_path(const struct scratch *scratch, const char *name)
{
    static char paths[4][512];
    static int turn;
    turn = (turn + 1) % 4;
    snprintf(paths[turn], sizeof paths[turn], "%s/%s", scratch->path, name);
    return paths[turn];
}

/* Makes the directories on the way; a name that ends in '/' is an empty directory. */
static inline void scratch_write(const struct scratch *scratch, const char *name, const char *text)
{
    char dir[512];
    snprintf(dir, sizeof dir, "%s", scratch_path(scratch, name));
    *strrchr(dir, '/') = '\0';
    assert_true(file_make_dirs(dir, NULL));
    if (name[strlen(name) - 1] != '/')
        assert_true(file_replace(scratch_path(scratch, name), text, strlen(text), NULL));
}

static inline void scratch_link(const struct scratch *scratch, const char *name, const char *target)
{
    assert_int_equal(symlink(target, scratch_path(scratch, name)), 0);
}

/* Asserts that text is what is wanted, where "@" in it stands for the directory. */
static inline void scratch_assert_text(const struct scratch *scratch, const char *text,
                                       const char *wanted)
{
    char full[2048];
    size_t used = 0;
    for (const char *c = wanted; *c && used + sizeof scratch->path < sizeof full; c++)
        used += (size_t)(*c == '@' ? sprintf(full + used, "%s", scratch->path)
                                   : sprintf(full + used, "%c", *c));
    full[used] = '\0';
    assert_string_equal(text, full);
}
