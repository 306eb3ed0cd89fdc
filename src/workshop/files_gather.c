/* What the Lua files of a pack name, found in their source: so that a name counts even
   where no test visitor ever comes. */
#include "workshop/files.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "script/script.h"

#define FILES_MAX 20000

struct gather {
    struct lint *lint;
    struct uses *uses;
    struct use place; /* file and path of what is being read */
};

const char *const *files_list(struct lint *lint, const char *prefix, size_t *count)
{
    const char **paths = xcalloc(FILES_MAX, sizeof *paths);
    *count = pack_list(lint->pack, prefix, paths, FILES_MAX);
    size_t size = (*count + 1) * sizeof *paths;
    const char **kept = memcpy(arena_alloc(lint->arena, size), paths, size);
    free(paths);
    return kept;
}

bool files_in_layer(const struct lint *lint, size_t layer, const char *path)
{
    struct buf none = {0};
    struct err err = {0};
    bool read = pack_read_layer(lint->pack, layer, path, 0, &none, &err);
    buf_free(&none);
    return read || err.text[0];
}

bool files_is_core(const struct lint *lint, const char *path)
{
    const char *where = pack_where(lint->pack, path, lint->arena),
               *core = pack_layer_path(lint->pack, 0);
    size_t len = strlen(core);
    return strncmp(where, core, len) == 0 && where[len] == '/';
}

static void add(struct gather *gather, enum use_kind kind, const struct lua_token *token,
                const char *many)
{
    struct uses *uses = gather->uses;
    if (uses->count == uses->room) {
        uses->room = uses->room ? 2 * uses->room : 1024;
        uses->items = xrealloc(uses->items, uses->room * sizeof *uses->items);
    }
    struct use *use = &uses->items[uses->count++];
    *use = gather->place;
    use->kind = kind;
    use->text = token->text;
    use->many = many;
    use->line = token->line;
    use->joined = token[1].kind == SOURCE_SIGN && strcmp(token[1].text, "..") == 0;
}

static bool is_sign(const struct lua_token *token, const char *sign)
{
    return token->kind == SOURCE_SIGN && strcmp(token->text, sign) == 0;
}

static bool is_name(const struct lua_token *token, const char *name)
{
    return token->kind == SOURCE_NAME && strcmp(token->text, name) == 0;
}

/* The string that a call of this name has first: f "x" or f("x", ...). */
static const struct lua_token *first_string(const struct lua_token *name)
{
    const struct lua_token *token = name + 1;
    if (is_sign(token, "("))
        token++;
    return token->kind == SOURCE_STRING ? token : NULL;
}

static void take_call(struct gather *gather, const struct lua_token *name)
{
    static const struct {
        const char *name;
        enum use_kind kind;
    } calls[] = {{"_", USE_WORD}, {"ngettext", USE_WORD}, {"use", USE_LIB}, {"go", USE_GO}};
    const struct lua_token *string = first_string(name);
    if (!string)
        return;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        if (strcmp(calls[i].name, name->text) != 0)
            continue;
        bool plural = i == 1 && is_sign(string + 1, ",") && string[2].kind == SOURCE_STRING;
        if (i != 1 || plural)
            add(gather, calls[i].kind, string, plural ? string[2].text : NULL);
    }
}

/* clinic.name, and what a helper of the pack is given to look up: slot("name", ...). */
static void take_slot(struct gather *gather, const struct lua_token *name)
{
    if (is_name(name, "clinic") && is_sign(name + 1, ".") && name[2].kind == SOURCE_NAME)
        add(gather, USE_SLOT, name + 2, NULL);
    const struct lua_token *string = is_name(name, "slot") ? first_string(name) : NULL;
    if (string)
        add(gather, USE_SLOT, string, NULL);
}

static void take_tokens(struct gather *gather, const struct lua_token *token)
{
    bool after_dot = false;
    for (; token->kind != SOURCE_END; token++) {
        if (token->kind == SOURCE_STRING)
            add(gather, USE_TEXT, token, NULL);
        if (token->kind == SOURCE_NAME && !after_dot) {
            take_call(gather, token);
            take_slot(gather, token);
        }
        after_dot = is_sign(token, ".") || is_sign(token, ":");
    }
}

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    return len > end_len && strcmp(text + len - end_len, end) == 0;
}

void files_gather(struct lint *lint, struct uses *out)
{
    size_t count;
    const char *const *paths = files_list(lint, "", &count);
    for (size_t i = 0; i < count; i++) {
        struct buf text = {0};
        bool lua = ends_with(paths[i], ".lua") && strncmp(paths[i], "new/", 4) != 0 &&
                   strncmp(paths[i], "workshop/", 9) != 0;
        if (!lua || !pack_read(lint->pack, paths[i], SCRIPT_FILE_MAX, &text, NULL))
            continue;
        struct gather gather = {
            .lint = lint,
            .uses = out,
            .place = {.path = paths[i],
                      .file = pack_where(lint->pack, paths[i], lint->arena),
                      .core = files_is_core(lint, paths[i])},
        };
        take_tokens(&gather, lua_read(lint->arena, text.len ? text.bytes : "", text.len));
        buf_free(&text);
    }
}
