/* The visitor's language: translations, plurals, numbers and dates. */
#include <stdio.h>
#include <string.h>

#include "locale/language.h"
#include "script/api.h"
#include "text/para.h"

#define NUMBER_MAX 400 /* bytes: a double in full, with signs for thousands */
#define DECIMALS_MAX 6
#define VALUES_MAX 64

const char *script_word(const struct script *script, const char *source)
{
    return words_find(script->words, script->config.words_count, source);
}

static int f_translate(lua_State *L)
{
    lua_pushstring(L, script_word(script_of(L), api_string(L, 1, "_: the words", NULL)));
    return 1;
}

static int f_ngettext(lua_State *L)
{
    const struct script *script = script_of(L);
    const char *one = api_string(L, 1, "ngettext: the words for one", NULL);
    const char *many = api_string(L, 2, "ngettext: the words for many", NULL);
    long n = (long)api_integer(L, 3, -SCRIPT_NUMBER_MAX, SCRIPT_NUMBER_MAX, "ngettext: n");
    for (size_t i = 0; i < script->config.words_count; i++) {
        const char *found = words_get_plural(script->words[i], one, many, n);
        if (found)
            return lua_pushstring(L, found), 1;
    }
    lua_pushvalue(L, n == 1 ? 1 : 2);
    return 1;
}

static void push_number(lua_State *L, double value, int decimals)
{
    char text[NUMBER_MAX];
    text[0] = '\0';
    language_number(script_of(L)->language, value, decimals, text, sizeof text);
    lua_pushstring(L, text);
}

/* Words put into a sentence of a right-to-left language keep their own order: a telephone
   number would turn round. Isolates of Unicode's UAX 9: FSI .. PDI. */
static void push_words(lua_State *L, const char *words)
{
    if (language_is_rtl(script_of(L)->language) && !para_has_rtl(words))
        lua_pushfstring(L, "\u2068%s\u2069", words);
    else
        lua_pushstring(L, words);
}

/* The argument as %s, %d or %f wants it. */
static void push_argument(lua_State *L, int index, int count, char kind, int decimals)
{
    if (kind && strchr("sdf", kind) && index > count)
        sandbox_error(L,
                      "format: %%%c has no value: behind the text stands one for each %%, as in "
                      "format(\"%%d miles\", n)",
                      kind);
    switch (kind) {
    case 's':
        if (lua_type(L, index) == LUA_TNUMBER)
            push_number(L, lua_tonumber(L, index), lua_isinteger(L, index) ? 0 : 1);
        else
            push_words(L, api_string(L, index, "format: the value of %s", NULL));
        return;
    case 'd':
        push_number(L,
                    (double)api_integer(L, index, -SCRIPT_NUMBER_MAX, SCRIPT_NUMBER_MAX,
                                        "format: the value of %d"),
                    0);
        return;
    case 'f': {
        double value = api_number(L, index, "format: the value of %f");
        if (!(value >= -SCRIPT_NUMBER_MAX && value <= SCRIPT_NUMBER_MAX))
            sandbox_error(L, "format: the value of %%f is not a number that can be written");
        push_number(L, value, decimals);
        return;
    }
    default: sandbox_error(L, "format knows %%s, %%d, %%f, %%.1f and %%%% only");
    }
}

/* What stands after a %; gives what stands after that. */
static const char *push_piece(lua_State *L, const char *at, int count, int *used)
{
    if (*at == '%') {
        lua_pushliteral(L, "%");
        return at + 1;
    }
    int decimals = DECIMALS_MAX;
    if (*at == '.' && at[1] >= '0' && at[1] <= '0' + DECIMALS_MAX && at[2] == 'f') {
        decimals = at[1] - '0';
        at += 2;
    }
    push_argument(L, ++*used, count, *at, decimals);
    return at + 1;
}

static int f_format(lua_State *L)
{
    const char *at = api_string(L, 1, "format: the template", NULL);
    int count = lua_gettop(L), used = 1;
    if (count > VALUES_MAX)
        sandbox_error(L, "format: more than %d values", VALUES_MAX);
    luaL_checkstack(L, 8, "format");
    lua_pushliteral(L, ""); /* what is written so far: all values lie below it */
    while (*at) {
        const char *mark = strchrnul(at, '%');
        lua_pushlstring(L, at, (size_t)(mark - at));
        lua_concat(L, 2);
        if (!*mark)
            break;
        at = push_piece(L, mark + 1, count, &used);
        lua_concat(L, 2);
        sandbox_spend(L, lua_rawlen(L, -1));
    }
    return 1;
}

static int f_date(lua_State *L)
{
    char text[128] = "";
    language_date(script_of(L)->language, api_string(L, 1, "date: the date", NULL), text,
                  sizeof text);
    lua_pushstring(L, text);
    return 1;
}

static int f_language(lua_State *L)
{
    lua_pushstring(L, script_of(L)->language);
    return 1;
}

static int f_languages(lua_State *L)
{
    const struct pack_info *info = pack_info(script_of(L)->config.pack);
    lua_createtable(L, info->language_count, 0);
    for (int i = 0; i < info->language_count; i++) {
        lua_createtable(L, 0, 2);
        lua_pushstring(L, info->languages[i]);
        lua_setfield(L, -2, "code");
        lua_pushstring(L, language_own_name(info->languages[i]));
        lua_setfield(L, -2, "name");
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

void api_open_words(lua_State *L)
{
    static const struct api_function functions[] = {
        {"_", f_translate, 1, "of numbers in it write format(_\"%d miles\", miles)"},
        {"ngettext", f_ngettext, 3, NULL},
        {"format", f_format, API_ANY, NULL},
        {"date", f_date, 1, NULL},
        {"language", f_language, 0, NULL},
        {"languages", f_languages, 0, NULL},
        {NULL, NULL, 0, NULL},
    };
    api_add_functions(L, functions);
}
