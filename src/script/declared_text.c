/* Where the names of a table stand in the file that it was written in. */
#include "script/declared_inner.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static bool is_in_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '-';
}

static bool is_key(const char *text, const char *at, size_t len)
{
    if ((at > text && is_in_name(at[-1])) || is_in_name(at[len]))
        return false;
    at += len;
    at += strspn(at, "\"' ]\t");
    return at[0] == '=' && at[1] != '=';
}

const char *declared_find_key(const char *text, const char *name)
{
    const char *at = strstr(text, name);
    while (at && !is_key(text, at, strlen(name)))
        at = strstr(at + 1, name);
    return at;
}

const char *declared_find_quoted(const char *text, const char *name)
{
    size_t len = strlen(name);
    const char *at = strstr(text, name);
    while (at && !(at > text && strchr("\"'", at[-1]) && at[len] == at[-1]))
        at = strstr(at + 1, name);
    return at;
}

int declared_line(const struct declared *file, const char *at)
{
    int line = 1;
    for (const char *c = file->text; c < at; c++)
        line += *c == '\n';
    return line;
}

void declared_pin(lua_State *L, const struct declared *file, const char *at)
{
    if (at)
        sandbox_pin(L, pack_where(file->pack, file->path, NULL), declared_line(file, at));
}

void declared_begin(lua_State *L, const struct declared *file, const char *what)
{
    api_table(L, 1, lua_pushfstring(L, "%s: the argument", what));
    if (!file->text)
        sandbox_error(L, "%s is called in a file of its own: %s", what, file->path);
    if (file->done)
        sandbox_error(L, "%s is called once, at the end of %s", what, file->path);
}

static int by_place(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    if (x->at != y->at)
        return !x->at ? 1 : !y->at ? -1 : x->at < y->at ? -1 : 1;
    return strcmp(x->name, y->name);
}

int declared_find(lua_State *L, const struct declared *file, struct found *found, int most,
                  bool (*is_name)(const char *name), const char *what, const char *example)
{
    int count = 0;
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
        if (!is_name(name))
            sandbox_error(L, "%ss: a %s has a name of %s", what, what, example);
        if (count == most)
            sandbox_error(L, "%ss: more than %d %ss: take some out", what, most, what);
        found[count++] = (struct found){name, declared_find_key(file->text, name)};
    }
    qsort(found, (size_t)count, sizeof *found, by_place);
    return count;
}
