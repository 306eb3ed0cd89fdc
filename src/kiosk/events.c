/* SDL's events as our own plain values. */
#include "kiosk/events.h"

#include <SDL2/SDL_keyboard.h>
#include <string.h>

static const struct {
    const char *what;
    enum app_key key;
} meanings[] = {
    {"next", APP_KEY_NEXT}, {"prev", APP_KEY_PREV}, {"press", APP_KEY_PRESS},
    {"back", APP_KEY_BACK}, {"home", APP_KEY_HOME}, {"help", APP_KEY_HELP},
};

/* Conf keys have no spaces and no capitals: keymap.keypad_enter is SDL's "Keypad Enter". */
static bool is_same_key(const char *written, const char *name)
{
    for (; *written && *name; written++, name++) {
        char c = *name == ' ' ? '_' : (char)SDL_tolower(*name);
        if (c != *written)
            return false;
    }
    return *written == *name;
}

static bool read_mapped(const struct config *config, const char *name, struct event *event)
{
    for (int i = 0; i < config->key_count; i++) {
        if (!is_same_key(config->keys[i].name, name))
            continue;
        for (size_t m = 0; m < sizeof meanings / sizeof meanings[0]; m++)
            if (strcmp(meanings[m].what, config->keys[i].what) == 0)
                event->key = meanings[m].key;
        return true;
    }
    return false;
}

static bool read_digit(SDL_Keycode code, struct event *event)
{
    event->key = APP_KEY_DIGIT;
    if (code >= SDLK_0 && code <= SDLK_9)
        event->digit = (char)('0' + (code - SDLK_0));
    else if (code >= SDLK_KP_1 && code <= SDLK_KP_9)
        event->digit = (char)('1' + (code - SDLK_KP_1));
    else if (code == SDLK_KP_0)
        event->digit = '0';
    return event->digit != '\0';
}

static bool read_default(SDL_Keysym sym, struct event *event)
{
    switch (sym.sym) {
    case SDLK_TAB: event->key = sym.mod & KMOD_SHIFT ? APP_KEY_PREV : APP_KEY_NEXT; return true;
    case SDLK_RIGHT:
    case SDLK_DOWN: event->key = APP_KEY_NEXT; return true;
    case SDLK_LEFT:
    case SDLK_UP: event->key = APP_KEY_PREV; return true;
    case SDLK_RETURN:
    case SDLK_KP_ENTER: event->key = APP_KEY_PRESS; return true;
    case SDLK_BACKSPACE: event->key = APP_KEY_ERASE; return true;
    default: return read_digit(sym.sym, event);
    }
}

static struct event read_key(const SDL_KeyboardEvent *sdl, const struct config *config)
{
    struct event event = {.kind = EVENT_KEY};
    if (sdl->repeat)
        return (struct event){0};
    if (read_mapped(config, SDL_GetKeyName(sdl->keysym.sym), &event) ||
        read_default(sdl->keysym, &event))
        return event;
    return (struct event){0};
}

static struct event read_finger(const SDL_TouchFingerEvent *sdl, enum touch_kind kind)
{
    /* A mouse is one finger, apart from those of any panel. */
    bool mouse = sdl->touchId == SDL_MOUSE_TOUCHID;
    return (struct event){.kind = EVENT_TOUCH,
                          .touch = kind,
                          .finger = mouse ? -2 : sdl->fingerId,
                          .x = sdl->x,
                          .y = sdl->y};
}

static enum event_kind read_window(const SDL_WindowEvent *sdl)
{
    switch (sdl->event) {
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_RESTORED:
    case SDL_WINDOWEVENT_SHOWN: return EVENT_EXPOSED;
    case SDL_WINDOWEVENT_SIZE_CHANGED: return EVENT_RESIZED;
    default: return EVENT_NONE;
    }
}

struct event event_read(const SDL_Event *sdl, const struct config *config)
{
    switch (sdl->type) {
    case SDL_FINGERDOWN: return read_finger(&sdl->tfinger, TOUCH_DOWN);
    case SDL_FINGERMOTION: return read_finger(&sdl->tfinger, TOUCH_MOVE);
    case SDL_FINGERUP: return read_finger(&sdl->tfinger, TOUCH_UP);
    case SDL_KEYDOWN: return read_key(&sdl->key, config);
    case SDL_WINDOWEVENT: return (struct event){.kind = read_window(&sdl->window)};
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET: return (struct event){.kind = EVENT_EXPOSED};
    case SDL_DISPLAYEVENT: return (struct event){.kind = EVENT_RESIZED};
    case SDL_USEREVENT: return (struct event){.kind = EVENT_WOKEN};
    case SDL_QUIT: return (struct event){.kind = EVENT_QUIT};
    default: return (struct event){0};
    }
}
