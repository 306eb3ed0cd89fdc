/* Options of a table that a pack gave, read as the rows of its kind say: every key is known or an
   error, and every value is checked before it is kept. */
#include <string.h>

#include "base/str.h"
#include "layout/kinds.h"
#include "script/api.h"

#define WORDS_MAX 40 /* over one picture */

const char *api_keep_words(lua_State *L, struct arena *arena, const char *what)
{
    return arena_strdup(arena, api_words(L, -1, what));
}

/* Which of the words the string at the top is. */
static int read_word(lua_State *L, const struct option *option, const char *what)
{
    const char *word = api_string(L, -1, what, NULL);
    int found = str_index(word, option->words);
    if (found >= 0)
        return found;
    const char *owner = lua_pushlstring(L, what, strcspn(what, ":"));
    api_unknown_of(L, lua_pushfstring(L, "%s of %s", option->name, owner), word, option->words);
}

void api_check_icon(lua_State *L, int index, const char *what)
{
    const char *name = api_words(L, index, what);
    if (!pack_has(script_of(L)->config.pack, lua_pushfstring(L, "icons/%s.png", name)))
        api_unknown_file(L, "icon", name, "icons/", ".png");
    lua_pop(L, 1);
}

/* An icon without a name is an empty tile. */
static const char *read_icon(lua_State *L, struct arena *arena, const char *what)
{
    const char *name = api_keep_words(L, arena, what);
    if (name[0])
        api_check_icon(L, -1, what);
    return name;
}

static const char *read_key(lua_State *L, struct arena *arena, const char *what)
{
    static const char good[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    size_t len, most = sizeof script_of(L)->fields[0].key - 1;
    const char *key = api_string(L, -1, what, &len);
    if (len == 0 || len > most || strspn(key, good) != len)
        sandbox_error(L, "%s is 1 to %d of a-z, 0-9 and _", what, (int)most);
    return arena_strdup(arena, key);
}

/* The list at the top, of {x, y, text}. */
static void read_placed(lua_State *L, struct arena *arena, struct node *node)
{
    api_table(L, -1, "image: words");
    int list = lua_gettop(L), count = (int)lua_rawlen(L, list);
    if (count > WORDS_MAX)
        sandbox_error(L, "image: more than %d words", WORDS_MAX);
    struct picture_word *words = arena_alloc(arena, (size_t)count * sizeof *words);
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, list, i + 1);
        api_table(L, -1, "image: an entry of words");
        for (int part = 1; part <= 3; part++) {
            lua_rawgeti(L, list + 1, part);
            if (part == 3)
                words[i].text = api_keep_words(L, arena, "image: the text of words");
            else
                *(part == 1 ? &words[i].x : &words[i].y) =
                    (int)api_integer(L, -1, 0, 1000, "image: a place of words, in thousandths,");
        }
        lua_settop(L, list);
    }
    node->words = words;
    node->word_count = count;
}

/* The option's value is at the top; `what` is "text: size". */
static void read_value(lua_State *L, const struct option *option, const char *what,
                       struct arena *arena, void *out)
{
    void *to = (char *)out + option->offset;
    switch (option->type) {
    case OPTION_INT:
        *(int *)to = (int)api_integer(L, -1, option->least, option->most, what);
        return;
    case OPTION_FLAG: *(bool *)to = lua_toboolean(L, -1); return;
    case OPTION_EITHER: *(bool *)to = read_word(L, option, what); return;
    case OPTION_TEXT: *(const char **)to = api_keep_words(L, arena, what); return;
    case OPTION_ICON: *(const char **)to = read_icon(L, arena, what); return;
    case OPTION_KEY: *(const char **)to = read_key(L, arena, what); return;
    case OPTION_PLACED: read_placed(L, arena, out); return;
    case OPTION_WORD: {
        int value = option->least + read_word(L, option, what); /* an enum has an int's size */
        memcpy(to, &value, sizeof value);
        return;
    }
    }
}

int api_read_options(lua_State *L, int index, const char *what, const struct option *options,
                     struct arena *arena, void *out)
{
    const char *names[KIND_OPTIONS + 1] = {0};
    for (int i = 0; i < KIND_OPTIONS && options[i].name; i++)
        names[i] = options[i].name;
    int count = api_options(L, index, what, names), top = lua_gettop(L);
    for (const struct option *option = options; option->name; option++) {
        bool needed = option->type == OPTION_KEY || option->type == OPTION_EITHER;
        lua_getfield(L, index, option->name);
        if (needed || lua_toboolean(L, -1)) { /* false is as good as none */
            const char *whole = lua_pushfstring(L, "%s: %s", what, option->name);
            lua_rotate(L, -2, 1);
            read_value(L, option, whole, arena, out);
        }
        lua_settop(L, top);
    }
    return count;
}
