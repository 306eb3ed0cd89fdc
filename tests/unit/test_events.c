/* SDL's events as our own: each kind, each key, and what is passed over. */
#include "kiosk/events.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct config plain = {0};

static void test_kinds(void **state)
{
    (void)state;
    static const struct {
        Uint32 type;
        Uint8 window;
        enum event_kind kind;
    } rows[] = {
        {SDL_QUIT, 0, EVENT_QUIT},
        {SDL_USEREVENT, 0, EVENT_WOKEN},
        {SDL_RENDER_TARGETS_RESET, 0, EVENT_EXPOSED},
        {SDL_RENDER_DEVICE_RESET, 0, EVENT_EXPOSED},
        {SDL_DISPLAYEVENT, 0, EVENT_RESIZED},
        {SDL_WINDOWEVENT, SDL_WINDOWEVENT_EXPOSED, EVENT_EXPOSED},
        {SDL_WINDOWEVENT, SDL_WINDOWEVENT_RESTORED, EVENT_EXPOSED},
        {SDL_WINDOWEVENT, SDL_WINDOWEVENT_SHOWN, EVENT_EXPOSED},
        {SDL_WINDOWEVENT, SDL_WINDOWEVENT_SIZE_CHANGED, EVENT_RESIZED},
        {SDL_WINDOWEVENT, SDL_WINDOWEVENT_MOVED, EVENT_NONE},
        {SDL_WINDOWEVENT, SDL_WINDOWEVENT_LEAVE, EVENT_NONE},
        /* A mouse comes as a finger: its own events would count each tap twice. */
        {SDL_MOUSEBUTTONDOWN, 0, EVENT_NONE},
        {SDL_MOUSEBUTTONUP, 0, EVENT_NONE},
        {SDL_MOUSEMOTION, 0, EVENT_NONE},
        {SDL_MOUSEWHEEL, 0, EVENT_NONE},
        {SDL_MULTIGESTURE, 0, EVENT_NONE},
        {SDL_TEXTINPUT, 0, EVENT_NONE},
        {SDL_KEYUP, 0, EVENT_NONE},
        {SDL_CLIPBOARDUPDATE, 0, EVENT_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        SDL_Event sdl = {.type = rows[i].type};
        if (rows[i].type == SDL_WINDOWEVENT)
            sdl.window.event = rows[i].window;
        assert_int_equal(event_read(&sdl, &plain).kind, rows[i].kind);
    }
}

static void test_fingers(void **state)
{
    (void)state;
    static const struct {
        Uint32 type;
        enum touch_kind touch;
    } rows[] = {
        {SDL_FINGERDOWN, TOUCH_DOWN}, {SDL_FINGERMOTION, TOUCH_MOVE}, {SDL_FINGERUP, TOUCH_UP}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        SDL_Event sdl = {
            .tfinger = {
                .type = rows[i].type, .touchId = 4, .fingerId = 77, .x = 0.25F, .y = 0.75F}};
        struct event event = event_read(&sdl, &plain);
        assert_int_equal(event.kind, EVENT_TOUCH);
        assert_int_equal(event.touch, rows[i].touch);
        assert_int_equal(event.finger, 77);
        assert_true(event.x == 0.25 && event.y == 0.75);
        sdl.tfinger.touchId = SDL_MOUSE_TOUCHID;
        assert_true(event_read(&sdl, &plain).finger < 0);
    }
}

static struct event key_event(SDL_Keycode code, Uint16 mod, Uint8 repeat,
                              const struct config *config)
{
    SDL_Event sdl = {
        .key = {.type = SDL_KEYDOWN, .repeat = repeat, .keysym = {.sym = code, .mod = mod}}};
    return event_read(&sdl, config);
}

static void test_keys(void **state)
{
    (void)state;
    static const struct {
        SDL_Keycode code;
        Uint16 mod;
        enum app_key key;
        char digit;
    } rows[] = {
        {SDLK_TAB, 0, APP_KEY_NEXT, 0},           {SDLK_TAB, KMOD_LSHIFT, APP_KEY_PREV, 0},
        {SDLK_TAB, KMOD_RSHIFT, APP_KEY_PREV, 0}, {SDLK_TAB, KMOD_NUM, APP_KEY_NEXT, 0},
        {SDLK_RIGHT, 0, APP_KEY_NEXT, 0},         {SDLK_DOWN, 0, APP_KEY_NEXT, 0},
        {SDLK_LEFT, 0, APP_KEY_PREV, 0},          {SDLK_UP, 0, APP_KEY_PREV, 0},
        {SDLK_RETURN, 0, APP_KEY_PRESS, 0},       {SDLK_KP_ENTER, 0, APP_KEY_PRESS, 0},
        {SDLK_BACKSPACE, 0, APP_KEY_ERASE, 0},    {SDLK_0, 0, APP_KEY_DIGIT, '0'},
        {SDLK_1, 0, APP_KEY_DIGIT, '1'},          {SDLK_9, 0, APP_KEY_DIGIT, '9'},
        {SDLK_KP_0, 0, APP_KEY_DIGIT, '0'},       {SDLK_KP_1, 0, APP_KEY_DIGIT, '1'},
        {SDLK_KP_9, 0, APP_KEY_DIGIT, '9'},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct event event = key_event(rows[i].code, rows[i].mod, 0, &plain);
        assert_int_equal(event.kind, EVENT_KEY);
        assert_int_equal(event.key, rows[i].key);
        assert_int_equal(event.digit, rows[i].digit);
        /* Held down, a key counts once. */
        assert_int_equal(key_event(rows[i].code, rows[i].mod, 1, &plain).kind, EVENT_NONE);
    }
    static const SDL_Keycode others[] = {SDLK_ESCAPE, SDLK_F4,       SDLK_a,     SDLK_SPACE,
                                         SDLK_DELETE, SDLK_SLASH,    SDLK_COLON, SDLK_KP_PLUS,
                                         SDLK_LALT,   SDLK_KP_PERIOD};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(key_event(others[i], 0, 0, &plain).kind, EVENT_NONE);
}

static void test_keymap(void **state)
{
    (void)state;
    static const struct config config = {.keys = {{"f1", "next"},
                                                  {"f2", "prev"},
                                                  {"space", "press"},
                                                  {"escape", "back"},
                                                  {"home", "home"},
                                                  {"h", "help"},
                                                  {"tab", "help"},
                                                  {"5", "home"},
                                                  {"keypad_enter", "back"}},
                                         .key_count = 9};
    static const struct {
        SDL_Keycode code;
        enum app_key key;
    } rows[] = {
        {SDLK_F1, APP_KEY_NEXT},     {SDLK_F2, APP_KEY_PREV},    {SDLK_SPACE, APP_KEY_PRESS},
        {SDLK_ESCAPE, APP_KEY_BACK}, {SDLK_HOME, APP_KEY_HOME},  {SDLK_h, APP_KEY_HELP},
        {SDLK_TAB, APP_KEY_HELP},    {SDLK_5, APP_KEY_HOME},     {SDLK_KP_ENTER, APP_KEY_BACK},
        {SDLK_4, APP_KEY_DIGIT},     {SDLK_RIGHT, APP_KEY_NEXT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct event event = key_event(rows[i].code, 0, 0, &config);
        assert_int_equal(event.kind, EVENT_KEY);
        assert_int_equal(event.key, rows[i].key);
    }
    assert_int_equal(key_event(SDLK_F3, 0, 0, &config).kind, EVENT_NONE);
    assert_int_equal(key_event(SDLK_F1, 0, 1, &config).kind, EVENT_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_fingers),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_keymap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
