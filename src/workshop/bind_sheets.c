/* What shots has drawn, as scripts see it; and the pictures that only its sheets show, of states
   that a visitor's touches lead to. */
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "workshop/bind.h"
#include "workshop/sheets.h"

static struct render *own_render(struct sheets *sheets)
{
    const struct display *display = &sheets->options->displays[0];
    struct render_source source = bundle_pictures(sheets->lint.bundle);
    if (!sheets->render)
        sheets->render =
            render_create(display->w_px, display->h_px, bundle_fonts(sheets->lint.bundle), &source);
    return sheets->render;
}

/* The screen that is laid out, as PNG. */
static bool save_screen(struct sheets *sheets, struct stage *stage, const char *png,
                        struct err *err)
{
    struct arena *arena = arena_create();
    const char *path = arena_printf(arena, "%s/%s", sheets->options->out, png);
    const char *folder = arena_printf(arena, "%.*s", (int)(strrchr(path, '/') - path), path);
    stage_paint(stage, &(struct view){0});
    bool good = file_make_dirs(folder, err) &&
                render_play(own_render(sheets), &stage->list, NULL, err) &&
                render_save_png(sheets->render, path, err);
    arena_destroy(arena);
    return good;
}

static int f_draw(lua_State *L)
{
    struct sheets *sheets = lua_touserdata(L, lua_upvalueindex(1));
    const struct lint_visit *visit = bind_shown(L);
    struct stage *stage = visit->stage;
    const struct shot shot = {.page = visit->page, .language = visit->language};
    const struct variant variant = {
        .display = sheets->options->displays[0], .language = visit->language, .text_size = 100};
    int state = (int)luaL_checkinteger(L, 1);
    struct arena *arena = arena_create();
    bool whole = true, laid = true;
    stage_set_variant(stage, &variant);
    lua_newtable(L);
    for (int screen = 0, screens = 1; laid && screen < screens; screen++) {
        struct err err = {0};
        const char *png = shot_state_png(arena, &shot, state, screen + 1);
        laid = stage_lay(stage, screen, (struct anchor){0}, NULL, &err);
        bool saved = laid && save_screen(sheets, stage, png, &err);
        if (!saved)
            log_error("%s: %s", visit->page, err.text);
        whole = whole && saved;
        screens = stage->scene.screens;
        if (saved)
            lua_pushstring(L, png);
        else
            lua_pushboolean(L, false);
        lua_rawseti(L, -2, screen + 1);
    }
    arena_destroy(arena);
    lua_pushboolean(L, whole);
    return 2;
}

void bind_sheets(struct sheets *sheets, bool plain)
{
    static const luaL_Reg functions[] = {{"draw", f_draw}, {NULL, NULL}};
    lua_State *L = sheets->lint.state.L;
    const struct display *display = &sheets->options->displays[0];
    char name[48];
    snprintf(name, sizeof name, "%dx%d@%g", display->w_px, display->h_px, display->inches);
    lua_newtable(L);
    lua_pushlightuserdata(L, sheets);
    luaL_setfuncs(L, functions, 1);
    bind_set_text(L, "display", name);
    bind_set_text(L, "out", sheets->options->out);
    bind_set_bool(L, "plain", plain);
    bind_set_bool(L, "handout", sheets->options->handout);
    bind_set_bool(L, "since", sheets->options->changed_since);
    lua_newtable(L);
    lua_setfield(L, -2, "drawn");
    lua_setglobal(L, "shots");
}
