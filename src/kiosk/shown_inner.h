/* What the files of shown share: shown.c minds the trial and the time, shown_open.c opens what
   can be shown, shown_starts.c keeps count of how starts end, shown_first.c of what was drawn. */
#pragma once

#include "kiosk/rehearsal.h"
#include "kiosk/shown.h"
#include "store/store.h"

/* A stack of which a file could not be read while it was shown. All of it is read when it is
   opened again, so it may have been a passing trouble; not so the second time. */
#define LOST_STACKS 4
#define LOST_TIMES 2
struct lost {
    struct store_stack stack;
    int times;
};

struct shown {
    struct shown_config config;
    struct lost lost[LOST_STACKS]; /* since the store changed last; the latest first */
    const struct bundle *bundle;   /* of the stack, as shown_open gave it */
    struct store store;            /* as it was when the pack was opened */
    struct store_stack stack;      /* what is shown; without content: nothing */
    bool on_trial, noted, given_up;
    bool counts_starts, complained; /* state/starts is written; why not was said */
    int64_t drawn_ms;               /* 0: not yet */
    int64_t outdated_ms;            /* since when the store has something else; 0: it has not */
    struct rehearsal *rehearsal;
    size_t read_files; /* of the bundle's pack */
    bool all_read;
};

/* Takes the paths of the stack's files out of a reason: they are long, and say nothing to
   people. */
void shown_shorten(const struct shown *shown, const struct store_stack *stack, struct err *why);
void shown_mark_bad(struct shown *shown, const char *why);

/* Why a file of what is shown could not be read, or NULL. */
const char *shown_read_failure(const struct shown *shown);

/* Before anything of the stack is opened. */
void shown_note_start(struct shown *shown, uint64_t stack);
/* What the last start's end says of what it showed: that may be given up. */
void shown_judge_last_start(struct shown *shown);
void shown_note_health(struct shown *shown);

/* Whether a start of this program drew the stack's first pages on this display, with all of it. */
bool shown_drew_first(const struct shown *shown, const struct store_stack *stack);
void shown_note_first(const struct shown *shown, const struct store_stack *stack);
