/* What pictures are called. */
#include "workshop/shot.h"

#include <errno.h>
#include <fnmatch.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>

#define DEPTH 4 /* DISPLAY/LANG/SIZE-THEME/PAGE-N.png */

/* "faq/what" as a part of a file's name: "faq+what". */
static const char *file_name(struct arena *arena, const char *page)
{
    char *name = arena_strdup(arena, page);
    for (char *c = name; *c; c++)
        *c = *c == '/' ? '+' : *c;
    return name;
}

const char *shot_dir(struct arena *arena, const struct shot *shot)
{
    return arena_printf(arena, "%s/%s/%d-%s", shot->display, shot->language, shot->text_size,
                        shot->dark ? "dark" : "calm");
}

const char *shot_png(struct arena *arena, const struct shot *shot, int screen)
{
    return arena_printf(arena, "%s/%s-%d.png", shot_dir(arena, shot), file_name(arena, shot->page),
                        screen);
}

const char *shot_state_png(struct arena *arena, const struct shot *shot, int state, int screen)
{
    return arena_printf(arena, "states/%s/%s.%d-%d.png", shot->language,
                        file_name(arena, shot->page), state, screen);
}

static const char *const made[] = {
    "tree.json",
    "proof.html",
    "sizes.html",
    "handout-*.html",
    "states/*/*.[0-9]*-[0-9]*.png",
    "[0-9]*x[0-9]*@[0-9]*/*/[12][05]0-*/*-[0-9]*.png",
};

/* nftw has no argument for its callback: the length of the folder's name, and where it failed. */
static size_t front;
static char failed[300];

static int remove_made(const char *path, const struct stat *info, int type, struct FTW *at)
{
    (void)info;
    const char *name = path + front;
    name += strspn(name, "/");
    bool ours = false;
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        ours = ours || fnmatch(made[i], name, FNM_PATHNAME) == 0;
    if (type == FTW_F && ours && remove(path) != 0) {
        snprintf(failed, sizeof failed, "%s", path);
        return FTW_STOP;
    }
    return type == FTW_D && at->level >= DEPTH ? FTW_SKIP_SUBTREE : FTW_CONTINUE;
}

bool shot_remove_all(const char *out, struct err *err)
{
    front = strlen(out);
    return nftw(out, remove_made, DEPTH + 1, FTW_PHYS | FTW_ACTIONRETVAL) != FTW_STOP ||
           err_set(err, "%s: can not remove what an earlier run has left: %s", failed,
                   strerror(errno));
}
