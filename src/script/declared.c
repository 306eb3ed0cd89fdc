/* Runs the files that declare: one small state for all of them, and nothing in it but words. */
#include "script/declared.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "script/declared_inner.h"

enum which { FLOWS, FACTS, FILES };

static const struct {
    const char *name, *path;
    lua_CFunction take;
} kinds[FILES] = {
    [FLOWS] = {"flows", "flows.lua", flows_take},
    [FACTS] = {"facts", "facts.lua", facts_take},
};

static void open_names(lua_State *L, struct declared *files)
{
    slot_new(L, SLOT_LOADING);
    proxy_metatable(L, SLOT_PROXY, NULL, NULL);
    files_open_env(L);
    lua_newtable(L);
    api_open_base(L);
    api_open_text(L);
    api_open_table(L);
    api_open_math(L);
    api_open_words(L);
    for (int i = 0; i < FILES; i++) {
        lua_pushlightuserdata(L, &files[i]);
        lua_pushcclosure(L, kinds[i].take, 1);
        lua_setfield(L, -2, kinds[i].name);
    }
    slot_set(L, SLOT_API);
}

static int run(lua_State *L)
{
    struct declared *files = lua_touserdata(L, 1);
    open_names(L, files);
    for (int i = 0; i < FILES; i++) {
        if (!files[i].text)
            continue;
        sandbox_pin(L, "", 0); /* that was the file before */
        files_run(L, files[i].path, -1);
        if (lua_touserdata(L, -1) != &files[i])
            sandbox_error_at(L, pack_where(files[i].pack, files[i].path, NULL), 1,
                             "the file must end with return %s { ... }", kinds[i].name);
    }
    return 0;
}

static bool run_files(struct pack *pack, struct declared *files, struct err *err)
{
    struct script *script = xcalloc(1, sizeof *script);
    script->config.pack = pack;
    script->mode = MODE_DATA;
    sandbox_open(&script->sandbox, DECLARED_MEMORY, script);
    bool good = sandbox_run(&script->sandbox, SCRIPT_CALL_MS, run, files, err);
    sandbox_close(&script->sandbox);
    buf_free(&script->source);
    free(script);
    return good;
}

bool declared_read(struct pack *pack, struct arena *arena, struct err *err)
{
    struct declared files[FILES];
    struct buf texts[FILES] = {0};
    bool good = true, any = false;
    for (int i = 0; i < FILES; i++) {
        files[i] = (struct declared){.path = kinds[i].path, .pack = pack, .arena = arena};
        if (!good || !pack_has(pack, kinds[i].path))
            continue;
        good = pack_read(pack, kinds[i].path, SCRIPT_FILE_MAX, &texts[i], err);
        files[i].text = texts[i].len ? texts[i].bytes : "";
        any = true;
    }
    good = good && (!any || run_files(pack, files, err));
    for (int i = 0; i < FILES; i++)
        buf_free(&texts[i]);
    if (!good)
        return false;
    if (files[FLOWS].text)
        pack_set_flows(pack, files[FLOWS].items, files[FLOWS].count);
    return pack_set_facts(pack, files[FACTS].items, files[FACTS].count, err);
}
