/* A directory of one target's own, below TMPDIR, for what is only read from files. It goes
   when the target ends well; tests/fuzz/run.sh removes what is left. */
#pragma once

#include <ftw.h>
#include <unistd.h>

#include "base/file.h"
#include "fuzz.h"

static char fuzz_dir_path[256];

static int fuzz_dir_remove_one(const char *path, const struct stat *info, int type, struct FTW *ftw)
{
    (void)info;
    (void)type;
    (void)ftw;
    return remove(path);
}

static void fuzz_dir_remove(void)
{
    nftw(fuzz_dir_path, fuzz_dir_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static inline const char *fuzz_dir(void)
{
    if (!*fuzz_dir_path) {
        const char *below = getenv("TMPDIR");
        snprintf(fuzz_dir_path, sizeof fuzz_dir_path, "%s/anteroom-fuzz-XXXXXX",
                 below ? below : "/tmp");
        PROMISE(mkdtemp(fuzz_dir_path));
        atexit(fuzz_dir_remove);
    }
    return fuzz_dir_path;
}

/* "DIR/name", good until the next call. */
static inline const char *fuzz_dir_file(const char *name)
{
    static char path[1024];
    snprintf(path, sizeof path, "%s/%s", fuzz_dir(), name);
    return path;
}

static inline void fuzz_dir_write(const char *name, const void *bytes, size_t len)
{
    char parent[1024];
    struct err err = {""};
    snprintf(parent, sizeof parent, "%s", fuzz_dir_file(name));
    *strrchr(parent, '/') = '\0';
    if (!file_make_dirs(parent, &err) || !file_replace(fuzz_dir_file(name), bytes, len, &err)) {
        fprintf(stderr, "%s\n", err.text);
        abort();
    }
}
