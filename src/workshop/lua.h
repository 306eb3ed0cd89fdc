/* Reads Lua source as names, strings and signs, for rules that look at what pages are
   written with. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum lua_kind { SOURCE_NAME, SOURCE_NUMBER, SOURCE_STRING, SOURCE_SIGN, SOURCE_END };

struct lua_token {
    enum lua_kind kind;
    const char *text; /* of a string: what it means, escapes read; of a sign: one letter,
                         or "..", "..." */
    int line;         /* where it begins */
};

/* All tokens of the source, comments left out, then one SOURCE_END. Nothing is an error:
   what is not closed ends with the source. The arena holds them. */
const struct lua_token *lua_read(struct arena *arena, const char *text, size_t len);
