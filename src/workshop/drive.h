/* Drives a kiosk without window and loop: SDL's events go in as the loop takes them, and
   the virtual clock stops at every deadline on its way. */
#pragma once

#include <SDL2/SDL_events.h>

#include "base/clock.h"
#include "kiosk/app.h"

#define DRIVE_TAP_MS 80 /* from a tap's down to its up */

struct drive {
    struct app *app;
    const struct config *config;
    struct display display;
    struct clock clock;
};

/* A new kiosk; app_destroy(drive->app) ends it. */
void drive_start(struct drive *drive, const struct app_config *config);
int64_t drive_now_ms(const struct drive *drive);

void drive_until(struct drive *drive, int64_t to_ms);

/* What happens to a finger: SDL_FINGERDOWN, SDL_FINGERMOTION or SDL_FINGERUP. */
void drive_finger(struct drive *drive, Uint32 what, int finger, int x_px, int y_px);
void drive_tap(struct drive *drive, int x_px, int y_px);

/* Down and up. */
void drive_key(struct drive *drive, SDL_Keycode code, Uint16 modifiers);
