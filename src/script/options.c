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

static int read_thousandths(lua_State *L, int list, int position, const char *what)
{
    lua_rawgeti(L, list, position);
    int value = (int)api_integer(L, -1, 0, 1000, what);
    lua_pop(L, 1);
    return value;
}

/* What a word has beside its place and text; its table is at the index. */
static void read_word_names(lua_State *L, struct arena *arena, int entry, struct picture_word *word)
{
    static const char *const names[] = {"short", "to", "kind", NULL};
    static const char *const kinds[] = {"problem", "better", NULL};
    api_options(L, entry, "image: an entry of words", names);
    if (lua_getfield(L, entry, "short") != LUA_TNIL)
        word->brief = api_keep_words(L, arena, "image: short of words");
    if (lua_getfield(L, entry, "to") != LUA_TNIL) {
        api_table(L, -1, "image: to of words");
        word->leads = true;
        word->to_x = read_thousandths(L, lua_gettop(L), 1, "image: x of to, in thousandths,");
        word->to_y = read_thousandths(L, lua_gettop(L), 2, "image: y of to, in thousandths,");
    }
    static const struct option kind = {"kind", OPTION_WORD, 0, WORD_PROBLEM, 0, kinds};
    if (lua_getfield(L, entry, "kind") != LUA_TNIL)
        word->kind = (enum word_kind)(WORD_PROBLEM + read_word(L, &kind, "image: kind of words"));
}

static void read_focus(lua_State *L, struct node *node)
{
    api_table(L, -1, "image: focus");
    int list = lua_gettop(L);
    if (lua_rawlen(L, list) != 4)
        sandbox_error(L, "image: focus is {x, y, w, h} in thousandths of the picture");
    for (int i = 0; i < 4; i++)
        node->focus[i] = read_thousandths(L, list, i + 1, "image: focus, in thousandths,");
    if (node->focus[2] == 0 || node->focus[3] == 0 || node->focus[0] + node->focus[2] > 1000 ||
        node->focus[1] + node->focus[3] > 1000)
        sandbox_error(L, "image: focus {x, y, w, h} must lie within the picture: 1000 is its edge");
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
        words[i].x = read_thousandths(L, list + 1, 1, "image: a place of words, in thousandths,");
        words[i].y = read_thousandths(L, list + 1, 2, "image: a place of words, in thousandths,");
        lua_rawgeti(L, list + 1, 3);
        words[i].text = api_keep_words(L, arena, "image: the text of words");
        read_word_names(L, arena, list + 1, &words[i]);
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
    case OPTION_FOCUS: read_focus(L, out); return;
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
