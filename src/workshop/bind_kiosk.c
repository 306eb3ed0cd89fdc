/* A kiosk for scripts: they say what fingers, keys and time do, and see the screen as values. */
#include "workshop/bind_kiosk.h"

#include <SDL2/SDL_keyboard.h>
#include <lauxlib.h>
#include <malloc.h>
#include <stdio.h>

#include "base/progress.h"
#include "script/steps.h"
#include "stage/step.h"
#include "workshop/bind.h"

#define TEST_FILES 256

static int f_begin(lua_State *L)
{
    struct scripted_kiosk *kiosk = bind_scripted_kiosk(L);
    app_destroy(kiosk->drive.app);
    drive_start(&kiosk->drive, &kiosk->config);
    kiosk->holds = (struct holds){0};
    return 0;
}

static int f_show(lua_State *L)
{
    app_show(bind_drive(L)->app);
    return 0;
}

static int f_now(lua_State *L)
{
    lua_pushinteger(L, drive_now_ms(bind_drive(L)));
    return 1;
}

static int f_wait(lua_State *L)
{
    struct drive *drive = bind_drive(L);
    drive_until(drive, drive_now_ms(drive) + luaL_checkinteger(L, 1));
    return 0;
}

static int f_finger(lua_State *L)
{
    static const char *const names[] = {"down", "move", "up", NULL};
    static const Uint32 whats[] = {SDL_FINGERDOWN, SDL_FINGERMOTION, SDL_FINGERUP};
    Uint32 what = whats[luaL_checkoption(L, 1, NULL, names)];
    drive_finger(bind_drive(L), what, (int)luaL_checkinteger(L, 2), (int)luaL_checkinteger(L, 3),
                 (int)luaL_checkinteger(L, 4));
    return 0;
}

static int f_tap(lua_State *L)
{
    drive_tap(bind_drive(L), (int)luaL_checkinteger(L, 1), (int)luaL_checkinteger(L, 2));
    return 0;
}

static int f_key(lua_State *L)
{
    static const char *const names[] = {"", "shift", "alt", NULL};
    static const Uint16 modifiers[] = {KMOD_NONE, KMOD_LSHIFT, KMOD_LALT};
    SDL_Keycode code = SDL_GetKeyFromName(luaL_checkstring(L, 1));
    Uint16 with = modifiers[luaL_checkoption(L, 2, "", names)];
    if (code != SDLK_UNKNOWN)
        drive_key(bind_drive(L), code, with);
    lua_pushboolean(L, code != SDLK_UNKNOWN);
    return 1;
}

static int f_start(lua_State *L)
{
    struct drive *drive = bind_drive(L);
    app_start(drive->app, drive_now_ms(drive));
    return 0;
}

static int f_language(lua_State *L)
{
    struct drive *drive = bind_drive(L);
    const char *code = luaL_checkstring(L, 1);
    lua_pushboolean(L, app_set_language(drive->app, code, drive_now_ms(drive)));
    return 1;
}

static int f_text_size(lua_State *L)
{
    struct drive *drive = bind_drive(L);
    app_set_text_size(drive->app, (int)luaL_checkinteger(L, 1), drive_now_ms(drive));
    return 0;
}

static int f_dark(lua_State *L)
{
    struct drive *drive = bind_drive(L);
    app_set_dark(drive->app, lua_toboolean(L, 1), drive_now_ms(drive));
    return 0;
}

static void push_step(lua_State *L, const struct flow_step *step)
{
    int texts = 0;
    lua_createtable(L, 0, 4);
    bind_set_text(L, "name", step->name);
    bind_set_int(L, "line", step->line);
    bind_set_text(L, "text", step->text);
    while (step->texts && step->texts[texts])
        texts++;
    bind_set_list(L, "texts", step->texts, (size_t)texts);
    bind_set_number(L, "number", step->number);
    bind_set_number(L, "x", step->x);
    bind_set_number(L, "y", step->y);
}

static void push_test(lua_State *L, const struct flow_test *test)
{
    lua_createtable(L, test->step_count, 2);
    bind_set_text(L, "file", test->file);
    bind_set_text(L, "name", test->name);
    for (int i = 0; i < test->step_count; i++) {
        push_step(L, &test->steps[i]);
        lua_rawseti(L, -2, i + 1);
    }
}

static int f_flow_tests(lua_State *L)
{
    struct flow_tests tests;
    struct err err = {0};
    const struct pack *pack = bundle_pack(bind_scripted_kiosk(L)->config.bundle);
    if (!steps_record(pack, luaL_checkstring(L, 1), bind_clear_arena(L), &tests, &err)) {
        lua_pushnil(L);
        lua_pushstring(L, err.text);
        lua_pushstring(L, tests.fixture);
        return 3;
    }
    lua_createtable(L, tests.count, 1);
    bind_set_text(L, "fixture", tests.fixture);
    for (int i = 0; i < tests.count; i++) {
        push_test(L, &tests.items[i]);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

static int f_progress(lua_State *L)
{
    if (lua_isnoneornil(L, 1))
        progress_end();
    else
        progress_say("%s", luaL_checkstring(L, 1));
    return 0;
}

static int f_heap_bytes(lua_State *L)
{
    struct mallinfo2 info = mallinfo2();
    lua_Integer own = (lua_Integer)lua_gc(L, LUA_GCCOUNT) * 1024 + lua_gc(L, LUA_GCCOUNTB);
    lua_pushinteger(L, (lua_Integer)(info.uordblks + info.hblkhd) - own);
    return 1;
}

/* What stays as it is: `kiosk` is on top. */
static void set_fields(lua_State *L, const struct app_config *config)
{
    const struct display *display = &config->variant.display;
    const char *files[TEST_FILES];
    char name[60];
    size_t count = pack_list(bundle_pack(config->bundle), "tests/", files, TEST_FILES);
    snprintf(name, sizeof name, "%dx%d@%g", display->w_px, display->h_px, display->inches);
    bind_set_list(L, "test_files", files, count);
    bind_set_text(L, "display", name);
    bind_set_int(L, "w_px", display->w_px);
    bind_set_int(L, "h_px", display->h_px);
    bind_set_text(L, "zip", step_typed(config->bundle, false));
}

void bind_kiosk(struct state *state, struct scripted_kiosk *kiosk, const struct app_config *config)
{
    static const luaL_Reg functions[] = {
        {"begin", f_begin},       {"show", f_show},
        {"now", f_now},           {"wait", f_wait},
        {"finger", f_finger},     {"tap", f_tap},
        {"key", f_key},           {"start", f_start},
        {"language", f_language}, {"text_size", f_text_size},
        {"dark", f_dark},         {NULL, NULL},
    };
    lua_State *L = state->L;
    *kiosk = (struct scripted_kiosk){.config = *config, .arena = arena_create()};
    state->kiosk = kiosk;
    luaL_newlib(L, functions);
    bind_screen(L);
    set_fields(L, config);
    lua_setglobal(L, "kiosk");
    lua_register(L, "flow_tests", f_flow_tests);
    lua_register(L, "progress", f_progress);
    lua_register(L, "heap_bytes", f_heap_bytes);
    bind_push_pack(L, bundle_pack(config->bundle));
    lua_setglobal(L, "pack");
}

void bind_kiosk_end(struct scripted_kiosk *kiosk)
{
    app_destroy(kiosk->drive.app);
    arena_destroy(kiosk->arena);
}
