/* Sources that rules read: Lua as tokens, PO files as entries, and what a word is in another
   language. */
#include <lauxlib.h>
#include <stdint.h>
#include <stdio.h>

#include "base/utf8.h"
#include "locale/language.h"
#include "locale/po.h"
#include "locale/words.h"
#include "script/script.h"
#include "text/para.h"
#include "workshop/bind.h"
#include "workshop/lua.h"

static const char *kind_name(enum lua_kind kind)
{
    switch (kind) {
    case SOURCE_NAME: return "name";
    case SOURCE_NUMBER: return "number";
    case SOURCE_STRING: return "string";
    case SOURCE_SIGN: return "sign";
    case SOURCE_END: return "end";
    }
    return NULL;
}

static void push_tokens(lua_State *L, const struct lua_token *token)
{
    lua_newtable(L);
    for (lua_Integer i = 1;; i++, token++) {
        lua_createtable(L, 0, 3);
        bind_set_text(L, "kind", kind_name(token->kind));
        bind_set_text(L, "text", token->text);
        bind_set_int(L, "line", token->line);
        lua_rawseti(L, -2, i);
        if (token->kind == SOURCE_END)
            return;
    }
}

static int f_lua_tokens(lua_State *L)
{
    const struct lint *lint = bind_lint(L);
    const char *path = luaL_checkstring(L, 1);
    struct buf bytes = {0};
    struct arena *arena = arena_create();
    if (lint->pack && pack_read(lint->pack, path, SCRIPT_FILE_MAX, &bytes, NULL))
        push_tokens(L, lua_read(arena, bytes.len ? bytes.bytes : "", bytes.len));
    else
        lua_pushnil(L);
    buf_free(&bytes);
    arena_destroy(arena);
    return 1;
}

static int f_po_entries(lua_State *L)
{
    size_t len;
    const char *bytes = luaL_checklstring(L, 1, &len);
    const char *name = luaL_optstring(L, 2, "");
    struct arena *arena = arena_create();
    struct po po;
    struct err err;
    bool whole = po_read(&po, arena, name, bytes, len, &err);
    lua_createtable(L, (int)po.count, 0);
    for (size_t i = 0; i < po.count; i++) {
        const struct po_entry *entry = &po.entries[i];
        lua_createtable(L, 0, 8);
        bind_set_int(L, "line", entry->line);
        bind_set_bool(L, "fuzzy", entry->fuzzy);
        bind_set_bool(L, "obsolete", entry->obsolete);
        bind_set_text(L, "comments", entry->comments);
        bind_set_text(L, "context", entry->context);
        bind_set_text(L, "source", entry->source);
        bind_set_text(L, "many", entry->many);
        bind_set_list(L, "forms", entry->forms, (size_t)entry->form_count);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    arena_destroy(arena);
    lua_pushstring(L, whole ? NULL : err.text);
    return 2;
}

static int f_word(lua_State *L)
{
    const char *language = luaL_checkstring(L, 1), *source = luaL_checkstring(L, 2),
               *many = luaL_optstring(L, 3, NULL), *found = NULL;
    size_t count;
    const struct words *const *all = bundle_words(bind_lint(L)->bundle, language, &count);
    for (size_t i = 0; i < count && !found; i++)
        found = many ? words_get_plural(all[i], source, many, 1) : words_get(all[i], source);
    lua_pushstring(L, found);
    return 1;
}

static int f_uncovered(lua_State *L)
{
    const char *text = luaL_checkstring(L, 1);
    struct measure measure = measure_fonts(bundle_fonts(bind_lint(L)->bundle));
    uint32_t cp = para_uncovered(&measure, text);
    char sign[4], number[16];
    if (!cp)
        return 0;
    lua_pushlstring(L, sign, utf8_encode(cp, sign));
    snprintf(number, sizeof number, "U+%04X", (unsigned)cp);
    lua_pushstring(L, number);
    return 2;
}

static int f_language(lua_State *L)
{
    const char *code = luaL_checkstring(L, 1);
    lua_createtable(L, 0, 2);
    bind_set_text(L, "name", language_own_name(code));
    bind_set_bool(L, "rtl", language_is_rtl(code));
    return 1;
}

void bind_words(lua_State *L)
{
    lua_register(L, "language", f_language);
    lua_register(L, "uncovered", f_uncovered);
    lua_register(L, "lua_tokens", f_lua_tokens);
    lua_register(L, "po_entries", f_po_entries);
    if (lua_getglobal(L, "pack") == LUA_TTABLE) {
        lua_pushcfunction(L, f_word);
        lua_setfield(L, -2, "word");
    }
    lua_pop(L, 1);
}
