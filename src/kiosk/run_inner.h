/* What the files of `run` share: run.c has the loop, run_pack.c what is in the window. */
#pragma once

#include <stdatomic.h>

#include "base/clock.h"
#include "kiosk/app.h"
#include "kiosk/heartbeat.h"
#include "kiosk/notify.h"
#include "kiosk/options.h"
#include "kiosk/rest.h"
#include "kiosk/shown.h"
#include "kiosk/wait.h"
#include "kiosk/watch.h"
#include "render/window.h"
#include "stage/fallback.h"

#define RUN_ID_MAX 256

/* --dev: where the author was, for as long as a mistake keeps the page from being there. */
struct run_seen {
    char page[RUN_ID_MAX], language[RUN_ID_MAX]; /* "": nowhere yet */
    int screen, text_size;
    bool dark;
    bool is_away; /* the page is not there just now, and the author has not gone elsewhere */
};

struct kiosk {
    const struct options *options;
    struct setup setup;
    struct clock clock;
    struct window *window;
    struct wait *_Atomic wait; /* NULL: not yet */
    struct heartbeat *heartbeat;
    struct notify notify;
    struct rest rest;
    struct watch *watch;
    const char *watched[PACK_LAYERS]; /* --dev: the layers' directories */
    struct shown *shown;              /* what the store has; NULL: layers are named */
    struct bundle *bundle;
    struct app *app;           /* NULL: the pack can not be opened, and .. */
    struct fallback *fallback; /* .. this is shown */
    struct err trouble;        /* and why */
    struct variant variant;
    struct run_seen seen;
    bool ends_to_begin; /* the display keeps its picture for the next start */
    atomic_bool quit, changed;
};

/* Signals, from here on, and the loop, which begins to work here: run_end.c */
void run_take_signals(struct kiosk *kiosk);
void run_start_heartbeat(struct kiosk *kiosk);

int64_t run_now_ms(const struct kiosk *kiosk);

/* The window's pixels, in the size that --screen, kiosk.conf or the display says. */
void run_measure_display(struct kiosk *kiosk);

/* Opens the pack, or the store's, and begins with it; where there is none, a calm page is
   shown. */
void run_open_pack(struct kiosk *kiosk);
/* The same, at the page and in the variant that were shown. */
void run_reload_pack(struct kiosk *kiosk);
/* After the window has another size, or word of a display. */
void run_resize(struct kiosk *kiosk);

/* What changed, or all. false: the display did not take it. */
bool run_present(struct kiosk *kiosk, bool all);
