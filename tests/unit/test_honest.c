/* Lua of packs is Lua: each line of honest.lua is run in a plain Lua 5.4 and as a page's body. The
   same is said; or the page's error says what to write. Nothing is silently other. Also every name
   that the plain one has is there, or is told with its cure. */
#include "script_case.h"

#include <lauxlib.h>
#include <lualib.h>

/* Strings by their bytes, as a page holds no others. */
static const char prelude[] =
    "local said = 'said'\n"
    "local function shown(v)\n"
    "  if type(v) ~= 'string' then\n"
    "    local plain = type(v) == 'number' or type(v) == 'boolean' or v == nil\n"
    "    return plain and tostring(v) or type(v)\n"
    "  end\n"
    "  local s = ''\n"
    "  for i = 1, #v do\n"
    "    local b = v:byte(i)\n"
    "    s = s .. (b >= 32 and b < 127 and v:sub(i, i) or '(' .. b .. ')')\n"
    "  end\n"
    "  return '\"' .. s .. '\"'\n"
    "end\n"
    "local function say(...)\n"
    "  for i = 1, select('#', ...) do said = said .. ' ' .. shown((select(i, ...))) end\n"
    "  said = said .. ';'\n"
    "end\n"
    "do\n";

/* What the statement says in plain Lua, or NULL. */
static const char *plain(lua_State *L, const char *statement)
{
    lua_settop(L, 0);
    const char *source = lua_pushfstring(L, "%s%s\nend\nreturn said", prelude, statement);
    if (luaL_loadstring(L, source) != LUA_OK || lua_pcall(L, 0, 1, 0) != LUA_OK)
        return NULL;
    return lua_tostring(L, -1);
}

static const char *packed(struct script_case *c, const char *statement)
{
    struct buf before = {0};
    buf_printf(&before, "%s%s\nend", prelude, statement);
    bool shown = case_show_body(c, before.bytes, "text(said)");
    const struct node *last = c->page.root ? c->page.root->first : NULL;
    while (shown && last->next)
        last = last->next;
    buf_free(&before);
    return shown ? last->text : NULL;
}

/* false: told as a row that does not hold. */
static bool check(lua_State *L, struct script_case *c, const char *statement, const char *cure)
{
    const char *here = packed(c, statement), *there = plain(L, statement);
    bool holds =
        cure ? !here && strstr(c->err.text, cure) : here && there && strcmp(here, there) == 0;
    if (!holds)
        print_error("%s\n  Lua:    %s\n  here:   %s\n  wanted: %s\n", statement,
                    there ? there : "an error", here ? here : case_error(c),
                    cure ? cure : "the same");
    return holds;
}

static void test_statements(void **state)
{
    (void)state;
    struct buf rows = {0};
    struct err err;
    if (!file_read(SOURCE_DIR "/tests/unit/honest.lua", 1 << 20, &rows, &err))
        fail_msg("%s", err.text);
    buf_puts(&rows, "");
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    struct script_case *c = case_open();
    int tried = 0, wrong = 0;
    for (char *line = strtok(rows.bytes, "\n"); line; line = strtok(NULL, "\n")) {
        if (strncmp(line, "--", 2) == 0)
            continue;
        char *arrow = strstr(line, " --> ");
        if (arrow)
            *arrow = '\0';
        wrong += !check(L, c, line, arrow ? arrow + 5 : NULL);
        tried++;
    }
    case_close(c);
    lua_close(L);
    buf_free(&rows);
    assert_true(tried > 200);
    assert_int_equal(wrong, 0);
}

static bool is_told(struct script_case *c, const char *name)
{
    char statement[200];
    snprintf(statement, sizeof statement, "say(type(%s))", name);
    if (packed(c, statement) || strstr(c->err.text, "is not there in packs: "))
        return true;
    print_error("%s\n", case_error(c));
    return false;
}

/* Lua's global names, and those one step below where the table above is there in packs. */
static void test_names(void **state)
{
    (void)state;
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    struct script_case *c = case_open();
    int wrong = 0;
    lua_pushglobaltable(L);
    for (lua_pushnil(L); lua_next(L, 1); lua_settop(L, 2)) {
        const char *name = lua_tostring(L, 2);
        wrong += !is_told(c, name);
        if (!lua_istable(L, 3) || !strstr("string table math utf8", name))
            continue;
        for (lua_pushnil(L); lua_next(L, 3); lua_settop(L, 4)) {
            char full[100];
            snprintf(full, sizeof full, "%s.%s", name, lua_tostring(L, 4));
            wrong += !is_told(c, full);
        }
    }
    case_close(c);
    lua_close(L);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statements),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
