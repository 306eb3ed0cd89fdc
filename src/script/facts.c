/* facts.lua's table becomes structs, and each of its mistakes is told by its line. */
#include "script/declared_inner.h"

#include <string.h>

#include "base/str.h"
#include "pack/fact.h"

#define NAME_MAX_LEN 32

static bool is_fact_name(const char *name)
{
    size_t len = strlen(name);
    return *name >= 'a' && *name <= 'z' && len <= NAME_MAX_LEN &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == len;
}

/* What core has itself, and what clinic.conf says of its layer. */
static void refuse_taken(lua_State *L, const char *name)
{
    static const char *const layer[] = {"id", "sequence", "for", NULL};
    static const struct fact_set core;
    if (fact_find(&core, name, strlen(name)))
        sandbox_error(L, "every pack has the fact `%s`: take it out", name);
    if (str_index(name, layer) >= 0)
        sandbox_error(L, "`%s` in clinic.conf is the layer's own: rename the fact", name);
}

/* Gives its place in the list. */
static int read_word(lua_State *L, const char *key, const char *what, const char *const *words)
{
    int at = lua_gettop(L);
    const char *word = api_string(L, at, lua_pushfstring(L, "facts: %s", key), NULL);
    int found = str_index(word, words);
    if (found < 0)
        api_unknown_of(L, what, word, words);
    return found;
}

static void read_kind(lua_State *L, struct fact *fact)
{
    if (lua_getfield(L, 2, "kind") == LUA_TNIL)
        sandbox_error(L, "the fact `%s` has no kind, as in kind = \"sentence\"", fact->row.key);
    int kind = read_word(L, "the kind", "kind of a fact", fact_kind_names);
    fact->row.type = &fact_types[kind];
    fact->row.most = kind == FACT_HOURS ? FACT_HOURS_MAX : FACT_MAX;
}

/* What only facts of one kind have. */
static bool has(lua_State *L, const struct fact *fact, const char *key, enum fact_kind kind,
                const char *example)
{
    bool given = lua_getfield(L, 2, key) != LUA_TNIL, wanted = fact_kind(&fact->row) == kind;
    if (given && !wanted)
        sandbox_error(L, "the fact `%s` has %s, and is no %s: take it out", fact->row.key, key,
                      fact_kind_names[kind]);
    if (wanted && !given)
        sandbox_error(L, "the fact `%s` has no %s, as in %s", fact->row.key, key, example);
    return given;
}

static void read_about(lua_State *L, struct fact *fact)
{
    if (!has(L, fact, "about", FACT_ADVICE, "about = \"driving\""))
        return;
    fact->about = (enum advice_about)(
        ADVICE_PILLS + read_word(L, "about", "about of a fact", advice_abouts + ADVICE_PILLS));
}

static void read_files(lua_State *L, struct declared *file, struct fact *fact)
{
    static const char start[] = "images/team-";
    size_t len;
    if (!has(L, fact, "files", FACT_PICTURES, "files = \"images/team-*\""))
        return;
    const char *files = api_string(L, -1, "facts: files", &len);
    if (!str_begins_with(files, start) || strcspn(files, "*") != len - 1)
        sandbox_error(L, "facts: files begins with images/team-, as the pictures that a clinic's "
                         "layer may hold do, and ends with one *: images/team-*");
    fact->files = arena_strndup(file->arena, files, len - 1);
}

static void read_choices(lua_State *L, struct declared *file, struct fact *fact, int count)
{
    if (fact_kind(&fact->row) != FACT_CHOICE) {
        if (count > 0)
            sandbox_error(L,
                          "the fact `%s` has words to choose from, and is no choice: write "
                          "kind = \"choice\", or take them out",
                          fact->row.key);
        return;
    }
    if (count < 1 || count > FACT_CHOICES)
        sandbox_error(L, "the choice `%s` has 1 to %d words, as in \"yes\", \"no\"", fact->row.key,
                      FACT_CHOICES);
    const char **words = arena_alloc(file->arena, ((size_t)count + 1) * sizeof *words);
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, 2, i + 1);
        words[i] = api_keep_words(L, file->arena, "facts: a choice");
        if (!words[i][0])
            sandbox_error(L, "a word of the choice `%s` is empty", fact->row.key);
    }
    words[count] = NULL;
    fact->row.words = words;
}

/* The fact's table is at stack index 2. */
static void read_fact(lua_State *L, struct declared *file, const struct found *found,
                      struct fact *fact)
{
    static const char *const keys[] = {"kind", "ask", "about", "files", NULL};
    declared_pin(L, file, found->at);
    api_table(L, 2, lua_pushfstring(L, "facts: `%s`", found->name));
    refuse_taken(L, found->name);
    *fact = (struct fact){.row.key = arena_strdup(file->arena, found->name),
                          .line = found->at ? declared_line(file, found->at) : 1};
    int count = api_options(L, 2, "a fact", keys);
    read_kind(L, fact);
    if (lua_getfield(L, 2, "ask") == LUA_TNIL)
        sandbox_error(L,
                      "the fact `%s` asks nothing of the clinic, as in "
                      "ask = \"When may patients drive?\"",
                      found->name);
    fact->row.about = api_keep_words(L, file->arena, "facts: ask");
    read_about(L, fact);
    read_files(L, file, fact);
    read_choices(L, file, fact, count);
}

int facts_take(lua_State *L)
{
    struct declared *file = lua_touserdata(L, lua_upvalueindex(1));
    struct found found[FACTS_MAX];
    lua_settop(L, 1);
    declared_begin(L, file, "facts");
    file->count = declared_find(L, file, found, FACTS_MAX, is_fact_name, "fact",
                                "a-z, 0-9 and _, as in "
                                "driving = { kind = \"advice\", about = \"driving\", "
                                "ask = \"When may patients drive?\" }");
    struct fact *facts = arena_alloc(file->arena, ((size_t)file->count + 1) * sizeof *facts);
    file->items = facts;
    for (int i = 0; i < file->count; i++) {
        lua_settop(L, 1);
        lua_getfield(L, 1, found[i].name);
        read_fact(L, file, &found[i], &facts[i]);
    }
    file->done = true;
    lua_pushlightuserdata(L, file);
    return 1;
}
