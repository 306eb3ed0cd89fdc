/* The list of rules: tables in C, and tables of scripts, copied. */
#include "workshop/rule.h"

#include <ctype.h>
#include <lauxlib.h>
#include <string.h>
#include <strings.h>

#include "base/names.h"

#define RULES_MAX 200

static const struct rule *const in_c[] = {layout_rules, pixels_rules};

static void add(struct rules *rules, const struct rule *rule)
{
    if (rules->count < RULES_MAX)
        rules->items[rules->count++] = rule;
}

static const char *text_field(lua_State *L, struct arena *arena, const char *key)
{
    lua_getfield(L, -1, key);
    const char *text = arena_strdup(arena, luaL_checkstring(L, -1));
    lua_pop(L, 1);
    return text;
}

static int word_field(lua_State *L, const char *key, const char *const *words, const char *else_)
{
    lua_getfield(L, -1, key);
    int index = luaL_checkoption(L, -1, else_, words);
    lua_pop(L, 1);
    return index;
}

struct reading {
    struct rules *rules;
    struct arena *arena;
};

/* The list of tables is below the reading. */
static int read_tables(lua_State *L)
{
    static const char *const levels[] = {"note", "warning", "error", NULL};
    static const char *const kinds[] = {"plain", "draft", "fixed", NULL};
    const struct reading *reading = lua_touserdata(L, 2);
    for (lua_Integer i = 1; lua_geti(L, 1, i) == LUA_TTABLE; i++) {
        struct rule *rule = arena_alloc(reading->arena, sizeof *rule);
        rule->id = text_field(L, reading->arena, "id");
        rule->wants = text_field(L, reading->arena, "wants");
        rule->mend = text_field(L, reading->arena, "why");
        rule->level = (enum level)word_field(L, "level", levels, NULL);
        rule->kind = (enum rule_kind)word_field(L, "kind", kinds, "plain");
        add(reading->rules, rule);
        lua_pop(L, 1);
    }
    return 0;
}

bool rules_read(struct rules *out, struct arena *arena, struct state *state, struct err *err)
{
    struct reading reading = {out, arena};
    *out = (struct rules){.items = arena_alloc(arena, RULES_MAX * sizeof *out->items)};
    for (size_t i = 0; i < sizeof in_c / sizeof *in_c; i++) {
        for (const struct rule *rule = in_c[i]; rule->id; rule++)
            add(out, rule);
    }
    if (!state_use(state, "lint/init", err))
        return false;
    lua_pushcfunction(state->L, read_tables);
    lua_getfield(state->L, -2, "rules");
    lua_pushlightuserdata(state->L, &reading);
    return state_call(state, 2, 0, err);
}

const struct rule *rule_find(const struct rules *rules, const char *id)
{
    for (size_t i = 0; i < rules->count; i++) {
        if (strcasecmp(rules->items[i]->id, id) == 0)
            return rules->items[i];
    }
    return NULL;
}

const char *rule_nearest(const struct rules *rules, const char *id)
{
    const char *names[RULES_MAX + 1];
    char upper[32];
    size_t len = 0;
    for (; id[len] && len < sizeof upper - 1; len++)
        upper[len] = (char)toupper((unsigned char)id[len]);
    upper[len] = '\0';
    for (size_t i = 0; i < rules->count; i++)
        names[i] = rules->items[i]->id;
    names[rules->count] = NULL;
    return names_nearest(upper, names);
}
