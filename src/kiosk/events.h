/* SDL's events as touches, keys and window changes. Every pointer is a finger: mouse
   events are not looked at, SDL makes fingers of them. */
#pragma once

#include <SDL2/SDL_events.h>

#include "kiosk/app.h"
#include "kiosk/config.h"

enum event_kind {
    EVENT_NONE,
    EVENT_TOUCH,
    EVENT_KEY,
    EVENT_EXPOSED, /* all has to be shown again */
    EVENT_RESIZED,
    EVENT_WOKEN, /* by wait_wake */
    EVENT_QUIT,  /* the window was closed */
};

struct event {
    enum event_kind kind;
    int64_t finger;
    enum touch_kind touch;
    double x, y; /* 0..1 of the window */
    enum app_key key;
    char digit;
};

/* Keys are taken by the config's keymap, else Tab, Shift-Tab, arrows, Enter, Backspace
   and digits; all others are nothing. */
struct event event_read(const SDL_Event *sdl, const struct config *config);
