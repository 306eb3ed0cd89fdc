/* Drives a kiosk without window and loop: what the loop does, but for the waiting. */
#include "workshop/drive.h"

#include "kiosk/events.h"

#define START_MS 1000000 /* no kiosk begins at 0 */

void drive_start(struct drive *drive, const struct app_config *config)
{
    *drive = (struct drive){
        .app = app_create(config, START_MS),
        .config = config->config,
        .display = config->variant.display,
        .clock = {.is_virtual = true, .virtual_ms = START_MS},
    };
}

int64_t drive_now_ms(const struct drive *drive)
{
    return clock_now_ms(&drive->clock);
}

void drive_until(struct drive *drive, int64_t to_ms)
{
    app_show(drive->app);
    for (;;) {
        int64_t now_ms = drive_now_ms(drive);
        int64_t deadline_ms = app_deadline_ms(drive->app, now_ms);
        if (deadline_ms > to_ms)
            break;
        drive->clock.virtual_ms = deadline_ms > now_ms ? deadline_ms : now_ms + 1;
        app_tick(drive->app, drive_now_ms(drive));
        app_show(drive->app);
    }
    if (to_ms > drive->clock.virtual_ms)
        drive->clock.virtual_ms = to_ms;
}

static void feed(struct drive *drive, const SDL_Event *sdl)
{
    struct event event = event_read(sdl, drive->config);
    if (event.kind == EVENT_TOUCH) {
        struct touch touch = {.kind = event.touch,
                              .finger = event.finger,
                              .x = (int)(event.x * drive->display.w_px),
                              .y = (int)(event.y * drive->display.h_px),
                              .at_ms = drive_now_ms(drive)};
        app_touch(drive->app, &touch);
    } else if (event.kind == EVENT_KEY) {
        app_key(drive->app, event.key, event.digit, drive_now_ms(drive));
    }
    app_show(drive->app);
}

void drive_finger(struct drive *drive, Uint32 what, int finger, int x_px, int y_px)
{
    SDL_Event event = {.tfinger = {.type = what,
                                   .touchId = 1,
                                   .fingerId = finger,
                                   .x = ((float)x_px + 0.5F) / (float)drive->display.w_px,
                                   .y = ((float)y_px + 0.5F) / (float)drive->display.h_px}};
    feed(drive, &event);
}

void drive_tap(struct drive *drive, int x_px, int y_px)
{
    drive_finger(drive, SDL_FINGERDOWN, 1, x_px, y_px);
    drive_until(drive, drive_now_ms(drive) + DRIVE_TAP_MS);
    drive_finger(drive, SDL_FINGERUP, 1, x_px, y_px);
}

void drive_key(struct drive *drive, SDL_Keycode code, Uint16 modifiers)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = code, .mod = modifiers}}};
    feed(drive, &event);
    event.key.type = SDL_KEYUP;
    feed(drive, &event);
}
