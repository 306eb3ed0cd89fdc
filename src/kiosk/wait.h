/* The one place that blocks. */
#pragma once

#include <SDL2/SDL_events.h>
#include <stdbool.h>
#include <stdint.h>

struct wait;

/* Under a window system SDL waits; on a console, where SDL 2.26 would wake a thousand
   times a second, poll() does, on the input devices and the kernel's word of displays, which
   comes as an SDL_DISPLAYEVENT. */
struct wait *wait_create(bool console);
void wait_destroy(struct wait *wait); /* NULL is fine */

/* Until an event or the time. INT64_MAX: only an event. */
bool wait_event(struct wait *wait, SDL_Event *event, int64_t timeout_ms);

/* Ends the wait. From any thread, and from a signal handler on the console only. */
void wait_wake(struct wait *wait);
