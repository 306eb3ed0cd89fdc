/* The one place that blocks. */
#pragma once

#include <SDL2/SDL_events.h>
#include <stdbool.h>
#include <stdint.h>

struct wait;

#define WAIT_INPUT_DIR "/dev/input"
#define WAIT_STALE_MS 1000

/* Under a window system (NULL) SDL waits; on a console, where SDL 2.26 would wake a thousand
   times a second, poll() does, on the input devices of the folder, which may come later, and
   the kernel's word of displays, which comes as an SDL_DISPLAYEVENT. There a touch or key that
   has waited for over WAIT_STALE_MS is dropped, as after the process was stopped: nobody
   expects its answer any more. */
struct wait *wait_create(const char *input_dir);
void wait_destroy(struct wait *wait); /* NULL is fine */

/* Until an event or the time. INT64_MAX: only an event. */
bool wait_event(struct wait *wait, SDL_Event *event, int64_t timeout_ms);

/* Ends the wait. From any thread, and from a signal handler on the console only. */
void wait_wake(struct wait *wait);
