/* Turns fingers into presses and taps on targets. Pure: it is fed touches, is told what
   lies under them, and never reads the clock. A target acts on lift; sliding off cancels;
   sliding onto one and lifting acts. The newest finger that landed on a target counts. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/rect.h"
#include "input/touch.h"

#define TARGET_NONE (-1)
#define GESTURE_FINGERS 10 /* as many contacts as are told apart */

/* A contact that stays within STUCK_WITHIN_MM for STUCK_AFTER_MS, or was down for
   STUCK_BEFORE_PAGE_MS when the page changed, is a drop or a palm: forgotten. */
#define STUCK_WITHIN_MM 3
#define STUCK_AFTER_MS 60000
#define STUCK_BEFORE_PAGE_MS 10000

/* So many fingers at once, or so many touches on nothing within WIPE_WITHIN_MS, are a
   cloth: input rests until WIPE_REST_MS after the last of them. */
#define WIPE_FINGERS 4
#define WIPE_MISSES 10
#define WIPE_WITHIN_MS 3000
#define WIPE_REST_MS 1000

#define DEBOUNCE_MS 500     /* the same target again, from lift to landing */
#define DEBOUNCE_KEY_MS 100 /* the same key of a pad */
#define PAGE_GUARD_MS 350   /* what lands so soon after a page change is ignored */
#define LIFT_GROW_MM 6      /* a press holds within the target grown by this */
#define JITTER_SAMPLES 5    /* a finger is at the median of so many samples */

/* What can be touched now. Targets are numbered from 0 in reading order; `id` names the
   same target across relayouts and pages. */
struct target {
    struct rect rect;
    uint64_t id;
    bool pad_key;
};
struct targets {
    const struct target *items;
    int count;
};

enum gesture_kind {
    GESTURE_NONE,
    GESTURE_PRESS,  /* `target` is shown as pressed; TARGET_NONE: nothing is any more */
    GESTURE_TAP,    /* act on `target`; nothing is pressed any more */
    GESTURE_TOUCHED /* a finger lifted that was over no target: the visitor is there */
};
struct gesture_event {
    enum gesture_kind kind;
    int target;
};

struct gesture {
    double px_per_mm;
    struct contact {
        bool down;
        bool dropped; /* does not count until it lifts */
        bool wiping;  /* one of a wipe: what it does prolongs the rest */
        bool hit;     /* has been over a target */
        int64_t finger, down_ms, still_since_ms;
        int still_x, still_y; /* where it was at still_since_ms, not further than 3 mm */
        int x[JITTER_SAMPLES], y[JITTER_SAMPLES], samples; /* the newest first */
    } contacts[GESTURE_FINGERS]; /* a stuck one is forgotten: it returns by landing */
    int counting; /* index of the contact that counts, or -1: the newest on a target */
    int pressed;  /* index of the target under it, or TARGET_NONE */
    int64_t guard_until_ms, wipe_until_ms;
    int64_t misses_ms[WIPE_MISSES]; /* a ring: the last touches that landed on nothing */
    int misses;                     /* how many since the last wipe */
    uint64_t last_id;               /* the target of the last tap, and when its finger lifted */
    int64_t last_lift_ms;
};

void gesture_init(struct gesture *gesture, double px_per_mm);

/* One touch in, one event out. `targets` are those on the screen now. */
struct gesture_event gesture_feed(struct gesture *gesture, const struct touch *touch,
                                  const struct targets *targets);

/* The page, the screen or a dialog has changed (not: the same page shown anew after a
   set): what is down now must lift before it counts, and nothing is pressed any more. */
void gesture_page_changed(struct gesture *gesture, int64_t now_ms);

/* Notices stuck contacts; call at the deadline or later. Gives GESTURE_PRESS with
   TARGET_NONE if the pressed one is let go of by this. */
struct gesture_event gesture_tick(struct gesture *gesture, int64_t now_ms);
int64_t gesture_deadline_ms(const struct gesture *gesture); /* INT64_MAX: none */

/* The least time at or after now_ms at which a tap on this target would count: the flow
   tests' "before it the clock moves on until guard and debounce have passed". */
int64_t gesture_ready_ms(const struct gesture *gesture, const struct target *target,
                         int64_t now_ms);
