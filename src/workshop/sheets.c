/* The sheets of shots: the pack is opened anew for them, as lint does, since they show states of
   pages that only a visitor's touches lead to. */
#include "workshop/sheets.h"

#include "base/log.h"
#include "workshop/bind.h"

static bool has_plain_variant(const struct options *options)
{
    bool plain_size = false, calm = false;
    for (int i = 0; i < options->text_size_count; i++)
        plain_size = plain_size || options->text_sizes[i] == 100;
    for (int i = 0; i < options->theme_count; i++)
        calm = calm || !options->dark[i];
    return plain_size && calm;
}

static bool call(struct sheets *sheets, const char *function, struct err *err)
{
    struct state *state = &sheets->lint.state;
    if (!state_use(state, "sheets/init", err))
        return false;
    lua_getfield(state->L, -1, function);
    return state_call(state, 0, 0, err);
}

bool sheets_open(struct sheets *sheets, const struct options *options, const struct setup *setup,
                 struct err *err)
{
    struct lint_options wanted = lint_options_of(options, setup);
    wanted.reviews = options->changed_since ? options->changed_since : options->reviews;
    *sheets = (struct sheets){.options = options};
    lint_open(&sheets->lint, &wanted);
    if (!sheets->lint.bundle) {
        *err = sheets->lint.trouble;
        return false;
    }
    sheets->lint.state.out = options->out;
    bind_open(&sheets->lint.state, &sheets->lint);
    bind_sheets(sheets, has_plain_variant(options));
    return call(sheets, "open", err);
}

void sheets_close(struct sheets *sheets)
{
    render_destroy(sheets->render);
    if (sheets->lint.arena)
        lint_close(&sheets->lint);
}

bool sheets_want(struct sheets *sheets, const char *page)
{
    lua_State *L = sheets->lint.state.L;
    lua_getglobal(L, "shots");
    lua_getfield(L, -1, "wanted");
    lua_getfield(L, -1, page);
    bool wanted = lua_toboolean(L, -1);
    lua_pop(L, 3);
    return wanted;
}

void sheets_add(struct sheets *sheets, const struct shot *shot)
{
    lua_State *L = sheets->lint.state.L;
    struct arena *arena = arena_create();
    lua_getglobal(L, "shots");
    lua_getfield(L, -1, "drawn");
    lua_createtable(L, 0, 6);
    bind_set_text(L, "page", shot->page);
    bind_set_text(L, "display", shot->display);
    bind_set_text(L, "language", shot->language);
    bind_set_int(L, "text_size", shot->text_size);
    bind_set_bool(L, "dark", shot->dark);
    lua_createtable(L, shot->screens, 0);
    for (int i = 1; i <= shot->screens; i++) {
        lua_pushstring(L, shot_png(arena, shot, i));
        lua_rawseti(L, -2, i);
    }
    lua_setfield(L, -2, "pngs");
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    lua_pop(L, 2);
    arena_destroy(arena);
}

bool sheets_write(struct sheets *sheets, struct err *err)
{
    if (!has_plain_variant(sheets->options))
        log_info("no proof.html: it shows pages at 100 %% and calm, which the options "
                 "leave out");
    return call(sheets, "write", err);
}
