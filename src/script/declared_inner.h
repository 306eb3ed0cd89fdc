/* A file that declares, while it is read: Lua keeps neither the order nor the lines of a table's
   keys, so both are looked up in the file's text. Only for declared*.c, flows.c and facts.c. */
#pragma once

#include "script/api.h"

struct declared {
    const char *path;
    struct pack *pack;
    struct arena *arena;
    const char *text;
    void *items; /* of the file's kind */
    int count;
    bool done;
};

struct found { /* a name, and where it stands in the text; NULL: not as a plain key */
    const char *name, *at;
};

/* The names that are keys of the table at stack index 1, in the order of the file; `is_name` says
   which are allowed, and `example` follows "flows: a flow has a name of ". */
int declared_find(lua_State *L, const struct declared *file, struct found *found, int most,
                  bool (*is_name)(const char *name), const char *what, const char *example);
const char *declared_find_key(const char *text, const char *name);    /* `name =`, `["name"] =` */
const char *declared_find_quoted(const char *text, const char *name); /* "name" or 'name' */
int declared_line(const struct declared *file, const char *at);
/* Errors are said to come from there; NULL: from where they did. */
void declared_pin(lua_State *L, const struct declared *file, const char *at);
/* The file's one call: is it the first? */
void declared_begin(lua_State *L, const struct declared *file, const char *what);

/* The functions flows and facts; the file is their upvalue. Each gives it back. */
int flows_take(lua_State *L);
int facts_take(lua_State *L);
