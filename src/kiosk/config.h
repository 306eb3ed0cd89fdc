/* kiosk.conf: what is true of this machine, and over it what root adopted of a laptop's
   anteroom.conf (admin/adopt.h). */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "kiosk/hours.h"
#include "layout/theme.h"
#include "pack/schema.h"

#define CONFIG_PATH "/etc/anteroom/kiosk.conf"
#define CONFIG_ADOPTED "/run/anteroom/kiosk.conf"
#define CONFIG_REFUSED "/run/anteroom/refused" /* a line: why anteroom.conf isn't used */
#define CONFIG_STORE "/var/lib/anteroom"
#define CONFIG_SIGNERS "/etc/anteroom/keys"
#define CONFIG_KEYS 16

struct config_key { /* keymap.NAME = what */
    const char *name, *what;
};

struct config {
    bool has_screen;
    struct display display;   /* distance_mm always; the rest if has_screen */
    int bottom_mm;            /* lower edge above the floor */
    int rotate, touch_rotate; /* 0 90 180 270 */
    int display_index;
    const char *office;         /* this machine's row of locations.csv, or NULL */
    const char *start_language; /* or NULL: the pack's first */
    int idle_s, warn_s;
    struct hours on_hours;
    bool still;          /* nothing moves by itself */
    const char *clinic;  /* a directory laid over the pack, or NULL */
    const char *store;   /* the directory of the packs that were installed */
    const char *signers; /* `keys`: the directory of the keys that may sign packs */
    struct config_key keys[CONFIG_KEYS];
    int key_count;
    const char *refused; /* why anteroom.conf isn't used; NULL: it is, or there is none */
};

/* Reads the file; NULL: CONFIG_PATH if it is there, else the defaults, with what was adopted laid
   over it. Strings live in the arena. An unknown key or a bad value is an error with its line. */
bool config_read(struct config *config, struct arena *arena, const char *path, struct err *err);
/* The same of one machine's files, none of which has to be there. What was adopted and can not be
   read is left out, and `refused` says why. */
struct config_paths {
    const char *own, *adopted, *refused;
};
bool config_read_machine(struct config *config, struct arena *arena,
                         const struct config_paths *paths, struct err *err);

extern const struct schema config_schema; /* its keys */
