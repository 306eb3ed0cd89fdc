/* What scripts say, findings and results; what their sentences are made with, and the days that
   some of them count. */
#include <lauxlib.h>
#include <string.h>
#include <time.h>

#include "base/names.h"
#include "base/plain_text.h"
#include "workshop/bind.h"

#define DAY_S 86400

static const char *const level_names[] = {"note", "warning", "error", NULL};

static const char *text_field(lua_State *L, const char *key)
{
    lua_getfield(L, 1, key);
    return lua_tostring(L, -1); /* the table keeps it */
}

static const struct rule *known_rule(lua_State *L, const char *id)
{
    const struct rule *rule = id ? rule_find(&bind_lint(L)->rules, id) : NULL;
    if (!rule)
        luaL_error(L, "there is no rule %s", id ? id : "without an id");
    return rule;
}

static int f_report(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    const struct rule *rule = known_rule(L, text_field(L, "rule"));
    const char *file = text_field(L, "file"), *text = text_field(L, "text");
    if (!text)
        return luaL_error(L, "a finding of %s without a text", rule->id);
    lua_getfield(L, 1, "line");
    int line = (int)lua_tointeger(L, -1);
    lua_getfield(L, 1, "level");
    enum level level =
        lua_isnil(L, -1) ? rule->level : (enum level)luaL_checkoption(L, -1, NULL, level_names);
    lint_find_at(bind_lint(L), level, rule->id, file, line, "%s", text);
    return 0;
}

static int f_report_placed(lua_State *L)
{
    const struct rule *rule = known_rule(L, luaL_checkstring(L, 1));
    enum level level = (enum level)luaL_checkoption(L, 2, NULL, level_names);
    lint_find_placed(bind_lint(L), level, rule->id, luaL_checkstring(L, 3));
    return 0;
}

static int f_findings(lua_State *L)
{
    const struct report *report = bind_lint(L)->report;
    lua_createtable(L, (int)report->count, 0);
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        lua_createtable(L, 0, 5);
        bind_set_text(L, "rule", finding->rule);
        bind_set_text(L, "level", level_names[finding->level]);
        bind_set_text(L, "file", finding->file);
        bind_set_int(L, "line", finding->line);
        bind_set_text(L, "text", finding->text);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int f_short(lua_State *L)
{
    lua_pushstring(L, excerpt(luaL_checkstring(L, 1)).text);
    return 1;
}

static int f_nearest(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 2);
    const char **names = lua_newuserdatauv(L, ((size_t)count + 1) * sizeof *names, 0);
    for (lua_Integer i = 0; i < count; i++) {
        lua_rawgeti(L, 2, i + 1);
        names[i] = luaL_checkstring(L, -1); /* the list keeps it */
        lua_pop(L, 1);
    }
    names[count] = NULL;
    lua_pushstring(L, names_nearest(name, names));
    return 1;
}

static int f_today(lua_State *L)
{
    char text[16];
    time_t now = time(NULL);
    struct tm today;
    strftime(text, sizeof text, "%Y-%m-%d", localtime_r(&now, &today));
    lua_pushstring(L, text);
    return 1;
}

/* By UTC, as the first of two time zones to see a date may be far away. */
static int f_days_ahead(lua_State *L)
{
    const char *date = luaL_checkstring(L, 1);
    struct tm then = {.tm_hour = 12}, today;
    time_t now = time(NULL);
    if (!names_is_date(date) || !strptime(date, "%Y-%m-%d", &then))
        return 0;
    gmtime_r(&now, &today);
    today.tm_hour = 12;
    today.tm_min = today.tm_sec = 0;
    lua_pushinteger(L, (lua_Integer)(timegm(&then) - timegm(&today)) / DAY_S);
    return 1;
}

void bind_report(lua_State *L)
{
    lua_register(L, "report", f_report);
    lua_register(L, "report_placed", f_report_placed);
    lua_register(L, "findings", f_findings);
    lua_register(L, "short", f_short);
    lua_register(L, "nearest", f_nearest);
    lua_register(L, "today", f_today);
    lua_register(L, "days_ahead", f_days_ahead);
}
