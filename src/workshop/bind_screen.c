/* The screen of a scripted kiosk as values: where it is, its buttons, its texts, its rules. */
#include <lauxlib.h>

#include "workshop/bind.h"
#include "workshop/bind_kiosk.h"

struct scripted_kiosk *bind_scripted_kiosk(lua_State *L)
{
    struct scripted_kiosk *kiosk = state_of(L)->kiosk;
    if (!kiosk)
        luaL_error(L, "there is no kiosk");
    return kiosk;
}

struct drive *bind_drive(lua_State *L)
{
    struct drive *drive = &bind_scripted_kiosk(L)->drive;
    if (!drive->app)
        luaL_error(L, "no kiosk has begun");
    return drive;
}

struct arena *bind_clear_arena(lua_State *L)
{
    struct arena *arena = bind_scripted_kiosk(L)->arena;
    arena_clear(arena);
    return arena;
}

static const struct stage *stage_of(lua_State *L)
{
    return app_stage(bind_drive(L)->app);
}

static int f_word(lua_State *L)
{
    lua_pushstring(L, stage_word(stage_of(L), luaL_checkstring(L, 1)));
    return 1;
}

static int f_px(lua_State *L)
{
    lua_pushinteger(L, theme_px(&stage_of(L)->theme, luaL_checknumber(L, 1)));
    return 1;
}

static int f_at(lua_State *L)
{
    const struct app *app = bind_drive(L)->app;
    const struct stage *stage = app_stage(app);
    lua_createtable(L, 0, 8);
    bind_set_text(L, "page", app_page(app));
    bind_set_int(L, "screen", stage->scene.screen + 1);
    bind_set_int(L, "screens", stage->scene.screens);
    bind_set_text(L, "language", stage->variant.language);
    bind_set_int(L, "text_size", stage->variant.text_size);
    bind_set_bool(L, "dark", stage->variant.dark);
    bind_set_bool(L, "full", ground_is_full(stage->scene.ground));
    bind_set_text(L, "failure", app_has_failed(app) ? app_failure(app) : NULL);
    return 1;
}

static const char *part_name(enum part part)
{
    switch (part) {
    case PART_TOP:
    case PART_BOTTOM: return "bar";
    case PART_CONTENT: return "content";
    case PART_DIALOG: return "dialog";
    }
    return NULL;
}

static void push_button(lua_State *L, const struct drive *drive, const struct box *box,
                        struct arena *arena)
{
    const struct action *action = &box->node->action;
    int64_t now_ms = drive_now_ms(drive);
    lua_createtable(L, 0, 11);
    bind_set_text(L, "name", scene_name(arena, box));
    bind_set_int(L, "id", (lua_Integer)box->node->id);
    bind_set_text(L, "part", part_name(box->part));
    bind_set_int(L, "x", box->rect.x);
    bind_set_int(L, "y", box->rect.y);
    bind_set_int(L, "w", box->rect.w);
    bind_set_int(L, "h", box->rect.h);
    bind_set_int(L, "ready_ms", app_ready_ms(drive->app, box, now_ms) - now_ms);
    bind_set_text(L, "action",
                  action->kind == ACTION_GO     ? "go"
                  : action->kind == ACTION_HOME ? "home"
                  : action->kind == ACTION_NEXT ? "next"
                  : action->kind == ACTION_MENU ? "menu"
                  : action->kind == ACTION_BACK ? "back"
                                                : NULL);
    bind_set_text(L, "page", action->kind == ACTION_GO ? action->page : NULL);
}

static int f_buttons(lua_State *L)
{
    const struct drive *drive = bind_drive(L);
    const struct scene *scene = &app_stage(drive->app)->scene;
    struct arena *arena = bind_clear_arena(L);
    int touchable[SCENE_MAX_TARGETS], count = scene_buttons(scene, touchable), next = 0;
    lua_newtable(L);
    for (int i = 0; i < scene->count; i++) {
        if (scene->boxes[i].node->kind != NODE_BUTTON)
            continue;
        bool is_touchable = next < count && touchable[next] == i;
        push_button(L, drive, &scene->boxes[i], arena);
        bind_set_bool(L, "touchable", is_touchable);
        next += is_touchable;
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    }
    return 1;
}

/* Under a dialog, its own alone. */
static int f_texts(lua_State *L)
{
    const struct scene *scene = &stage_of(L)->scene;
    struct arena *arena = bind_clear_arena(L);
    lua_newtable(L);
    for (int i = 0; i < scene->count; i++) {
        const struct box *box = &scene->boxes[i];
        bool hidden = !rect_empty(scene->dialog) && box->part != PART_DIALOG;
        bool container = box->node->first && box->node->kind != NODE_BUTTON;
        if (hidden || container)
            continue;
        bool button = box->node->kind == NODE_BUTTON;
        const struct node *up = box->node->parent;
        while (up && up->kind != NODE_BUTTON)
            up = up->parent;
        lua_createtable(L, 0, 5);
        bind_set_text(L, "text", scene_name(arena, box));
        bind_set_text(L, "label", up ? up->name : NULL);
        bind_set_text(L, "part", part_name(box->part));
        bind_set_bool(L, "heading", box->node->heading);
        bind_set_text(L, "lines", button ? node_words(arena, box->node) : NULL);
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    }
    return 1;
}

static int f_broken_rule(lua_State *L)
{
    struct scripted_kiosk *kiosk = bind_scripted_kiosk(L);
    struct err err;
    const char *help = pack_info(bundle_pack(kiosk->config.bundle))->help;
    bool holds = holds_screen(&kiosk->holds, bind_drive(L)->app, help, &err);
    lua_pushstring(L, holds ? NULL : err.text);
    return 1;
}

void bind_screen(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"at", f_at},       {"buttons", f_buttons},
        {"texts", f_texts}, {"broken_rule", f_broken_rule},
        {"word", f_word},   {"px", f_px},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
