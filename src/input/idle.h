/* Decides when a visitor has left. Pure: time comes in, a state goes out. */
#pragma once

#include <stdint.h>

#define IDLE_STEPS 5 /* the warning shrinks in so many steps and counts no seconds */

enum idle_state { IDLE_ACTIVE, IDLE_WARN, IDLE_EXPIRED };

struct idle {
    int64_t last_touch_ms;
    int64_t warn_after_ms;   /* silence before "Are you still here?" */
    int64_t expire_after_ms; /* silence before the session is destroyed */
};

/* The silence a page of so many words is given: max(idle_s, 1.125 s a word), then warn_s
   (20 s at least). 1.125 s is 1.5 times a reader of 80 words a minute. */
void idle_set(struct idle *idle, int idle_s, int warn_s, int words);
/* So long, and then the session ends without a warning. */
void idle_set_short(struct idle *idle, int64_t expire_after_ms);
void idle_touch(struct idle *idle, int64_t now_ms);
enum idle_state idle_state(const struct idle *idle, int64_t now_ms);

/* How many of the IDLE_STEPS are left: 5 until the warning's first has passed, 0 at its
   end. */
int idle_steps_left(const struct idle *idle, int64_t now_ms);

/* The next moment the state or the steps change by themselves, INT64_MAX: they do not. */
int64_t idle_deadline_ms(const struct idle *idle, int64_t now_ms);
