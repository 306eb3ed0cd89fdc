/* The files of layers as they lie there, and what the player would say of each. */
#include <SDL2/SDL_surface.h>
#include <dirent.h>
#include <errno.h>
#include <lauxlib.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/place.h"
#include "layer/layer_name.h"
#include "layer/picture.h"
#include "layout/theme.h"
#include "locale/words.h"
#include "render/image.h"
#include "script/steps.h"
#include "workshop/bind.h"
#include "workshop/mend.h"
#include "workshop/picture_look.h"

#define TRIAL_PX 160 /* the width that a picture is drawn at, to see that it can be */

/* Every name below the directory, appended to the list on top. */
static void push_names(lua_State *L, const char *layer, const char *prefix, int depth)
{
    char full[PATH_MAX];
    if (depth > LAYER_MAX_DEPTH ||
        snprintf(full, sizeof full, "%s/%s", layer, prefix) >= (int)sizeof full)
        return;
    struct dirent **entries;
    int count = scandir(full, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        const char *last = entries[i]->d_name;
        char name[PATH_MAX];
        int len = snprintf(name, sizeof name, "%s%s", prefix, last);
        if (!layer_name_is_leftover(last) && len < (int)sizeof name - 1) {
            lua_pushstring(L, name);
            lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
            if (entries[i]->d_type == DT_DIR) {
                strcat(name, "/");
                push_names(L, layer, name, depth + 1);
            }
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

static int f_names(lua_State *L)
{
    const char *layer = luaL_checkstring(L, 1);
    lua_newtable(L);
    push_names(L, layer, "", 0);
    return 1;
}

/* nil where nothing is wrong. */
static int push_fault(lua_State *L, bool good, const struct err *err)
{
    lua_pushstring(L, good ? NULL : err->text);
    return 1;
}

static int f_name_fault(lua_State *L)
{
    struct err err = {0};
    bool good = layer_name_check(luaL_checkstring(L, 1), luaL_checkstring(L, 2), &err);
    return push_fault(L, good, &err);
}

static int f_po_fault(lua_State *L)
{
    const char *file = luaL_checkstring(L, 1);
    struct buf text = {0};
    struct err err = {0};
    struct words *words = NULL;
    if (file_read(file, WORDS_BYTES, &text, &err))
        words = words_read(file, text.len ? text.bytes : "", text.len, &err);
    const char *warning = words ? words_warning(words) : NULL;
    lua_pushstring(L, words ? warning : err.text);
    lua_pushboolean(L, warning != NULL);
    words_free(words);
    buf_free(&text);
    return 2;
}

/* As the place of something new: one that is not there yet is as good. */
static int f_empty_fault(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    DIR *folder = opendir(path);
    if (!folder && errno == ENOENT)
        return 0;
    if (!folder) {
        lua_pushfstring(L, "%s: %s", path, strerror(errno));
        return 1;
    }
    bool empty = true;
    for (const struct dirent *entry; empty && (entry = readdir(folder));)
        empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    closedir(folder);
    if (!empty)
        lua_pushfstring(L, "%s: is not empty: name a directory that is, or that is not there yet",
                        path);
    return !empty;
}

static SDL_Surface *draw_picture(const struct pack *pack, const char *path, bool dark,
                                 struct err *err)
{
    struct buf bytes = {0};
    struct picture picture;
    SDL_Surface *drawn = NULL;
    if (pack_read_picture(pack, path, dark, PICTURE_MAX_BYTES, &bytes, err) &&
        picture_read(&picture, bytes.bytes, bytes.len, err)) {
        int h = (int)((long)TRIAL_PX * picture.h / picture.w);
        drawn = image_load(bytes.bytes, bytes.len, TRIAL_PX, h > 0 ? h : 1, dark, err);
    }
    buf_free(&bytes);
    return drawn;
}

static bool try_picture(const struct pack *pack, const char *path, struct err *err)
{
    SDL_Surface *drawn = draw_picture(pack, path, false, err);
    SDL_FreeSurface(drawn);
    return drawn != NULL;
}

/* "calm" and "dark" are grounds of pages; "plate" is what a logo has in the dark theme. */
static int f_picture_look(lua_State *L)
{
    static const char *const grounds[] = {"calm", "dark", "plate", NULL};
    static const struct display any = {1920, 1080, 21.5, 600};
    const char *path = luaL_checkstring(L, 1);
    int ground = luaL_checkoption(L, 2, NULL, grounds);
    struct err err = {0};
    struct theme theme;
    SDL_Surface *drawn =
        place_died(path) ? NULL : draw_picture(bind_lint(L)->pack, path, ground == 1, &err);
    if (!drawn)
        return 0;
    theme_make(&theme, &any, 100, ground == 1, NULL);
    struct picture_look look =
        picture_look(drawn, ground == 2 ? theme.colours.card : theme.colours.paper);
    SDL_FreeSurface(drawn);
    lua_newtable(L);
    bind_set_bool(L, "one_colour", look.one_colour);
    bind_set_int(L, "clear", look.clear_percent);
    bind_set_int(L, "seen", look.seen_percent);
    return 1;
}

/* One that ended the program before is not tried again: base/place.h. */
static int f_picture_fault(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    struct err err = {0};
    place_say(path, "when it is drawn");
    bool good = place_died(path) || try_picture(bind_lint(L)->pack, path, &err);
    place_say("", "%s", "");
    return push_fault(L, good, &err);
}

static int f_test_fault(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    struct arena *arena = arena_create();
    struct flow_tests tests = {0};
    struct err err = {0};
    bool good = steps_record(bind_lint(L)->pack, path, arena, &tests, &err);
    arena_destroy(arena);
    return push_fault(L, good, &err);
}

static bool is_in_layer(const struct pack *pack, size_t layer, const char *path)
{
    struct buf none = {0};
    struct err err = {0};
    bool read = pack_read_layer(pack, layer, path, 0, &none, &err);
    buf_free(&none);
    return read || err.text[0];
}

static int f_holders(lua_State *L)
{
    const struct pack *pack = bind_lint(L)->pack;
    const char *path = luaL_checkstring(L, 1), *copies = bind_lint(L)->mend->dir;
    lua_newtable(L);
    for (size_t layer = 1; layer < pack_layer_count(pack); layer++) {
        if (strcmp(pack_layer_path(pack, layer), copies) == 0 || !is_in_layer(pack, layer, path))
            continue;
        lua_pushinteger(L, (lua_Integer)layer + 1);
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    }
    return 1;
}

static int f_is_packed(lua_State *L)
{
    const struct pack *pack = bind_lint(L)->pack;
    lua_Integer layer = luaL_checkinteger(L, 1);
    luaL_argcheck(L, layer > 0 && (size_t)layer <= pack_layer_count(pack), 1, "no such layer");
    lua_pushboolean(L, !file_is_dir(pack_layer_path(pack, (size_t)layer - 1)));
    return 1;
}

static int f_asked(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    lua_pushlstring(L, path, pack_asked_len(path));
    return 1;
}

void bind_files(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"holders", f_holders},
        {"asked", f_asked},
        {"picture_fault", f_picture_fault},
        {"picture_look", f_picture_look},
        {"test_fault", f_test_fault},
        {"is_packed", f_is_packed},
        {NULL, NULL},
    };
    const struct lint_options *options = &bind_lint(L)->options;
    lua_createtable(L, options->layer_count, 0);
    for (int i = 0; i < options->layer_count; i++) {
        lua_pushstring(L, options->layers[i].path);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setglobal(L, "layers");
    lua_register(L, "names_below", f_names);
    lua_register(L, "name_fault", f_name_fault);
    lua_register(L, "po_fault", f_po_fault);
    lua_register(L, "empty_fault", f_empty_fault);
    if (lua_getglobal(L, "pack") == LUA_TTABLE)
        luaL_setfuncs(L, functions, 0);
    lua_pop(L, 1);
}
