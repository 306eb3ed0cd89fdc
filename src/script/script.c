/* One visitor's state, from its opening to its wiping: every way into Lua that the app
 * has. */
#include "script/script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "script/api.h"
#include "script/tables.h"

static int sealed_index(lua_State *L)
{
    return sandbox_error(L, "what is in a node or an action can not be read");
}

static void open_api(lua_State *L)
{
    lua_newtable(L);
    api_open_base(L);
    api_open_text(L);
    api_open_table(L);
    api_open_math(L);
    api_open_words(L);
    api_open_nodes(L);
    api_open_actions(L);
    api_open_data(L);
    api_open_places(L);
    api_open_pack(L);
    api_open_files(L);
    api_open_page(L);
    slot_set(L, SLOT_API);
}

static void load_prelude(lua_State *L)
{
    files_load_prelude(L);
    api_wrap_advice(L);
}

static int open_state(lua_State *L)
{
    static const enum slot empty[] = {SLOT_LOADING, SLOT_VISITOR, SLOT_PENDING, SLOT_LOOSE,
                                      SLOT_REFS,    SLOT_PAGES,   SLOT_LIBS};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        slot_new(L, empty[i]);
    proxy_metatable(L, SLOT_PROXY, NULL, NULL);
    proxy_metatable(L, SLOT_SEALED, sealed_index, sealed_index);
    files_open_env(L);
    open_api(L);
    load_prelude(L);
    return 0;
}

static void use_words(struct script *script, const char *language, const struct words *const *words,
                      size_t count)
{
    snprintf(script->language, sizeof script->language, "%s", language);
    script->config.words_count = count < API_WORDS ? count : API_WORDS;
    for (size_t i = 0; i < script->config.words_count; i++)
        script->words[i] = words[i];
}

struct script *script_create(const struct script_config *config, struct err *err)
{
    struct script *script = xcalloc(1, sizeof *script);
    script->config = *config;
    script->answers = arena_create();
    use_words(script, config->language, config->words, config->words_count);
    sandbox_open(&script->sandbox, SCRIPT_MEMORY, script);
    if (sandbox_run(&script->sandbox, SCRIPT_LOAD_MS, open_state, NULL, err))
        return script;
    script_destroy(script);
    return NULL;
}

void script_destroy(struct script *script)
{
    if (!script)
        return;
    sandbox_close(&script->sandbox);
    buf_free(&script->source);
    arena_destroy(script->answers);
    explicit_bzero(script, sizeof *script);
    free(script);
}

static int drop_leftovers(lua_State *L)
{
    slot_new(L, SLOT_PENDING);
    slot_new(L, SLOT_LOOSE);
    return 0;
}

/* A call that failed leaves nothing behind but what it had set before. */
static bool call(struct script *script, int budget_ms, lua_CFunction function, void *argument,
                 struct err *err)
{
    if (sandbox_run(&script->sandbox, budget_ms, function, argument, err))
        return true;
    sandbox_run(&script->sandbox, SCRIPT_LOAD_MS, drop_leftovers, NULL, NULL);
    sandbox_collect(&script->sandbox);
    return false;
}

/* Files may have looked up words when they were loaded, so they are loaded anew. To
   forget them takes no memory: a script may have used up all of its own. It is done before
   a limit can be noticed, so a call that is said to be over one has done it, too. */
void script_set_language(struct script *script, const char *language,
                         const struct words *const *words, size_t words_count)
{
    use_words(script, language, words, words_count);
    sandbox_run(&script->sandbox, SCRIPT_LOAD_MS, files_forget, NULL, NULL);
}

static int load_page(lua_State *L)
{
    const struct showing *showing = lua_touserdata(L, 1);
    slot_new(L, SLOT_LOADING);
    slot_get(L, SLOT_COMPONENTS);
    if (lua_isnil(L, -1))
        load_prelude(L);
    files_page(L, showing->id);
    return 0;
}

struct asking { /* for a title */
    struct showing showing;
    const char *title;
};

static int ask_title(lua_State *L)
{
    struct asking *asking = lua_touserdata(L, 1);
    files_page(L, asking->showing.id);
    lua_getfield(L, -1, "title");
    asking->title = arena_strdup(asking->showing.arena, lua_tostring(L, -1));
    return 0;
}

const char *script_title(struct script *script, const char *id, struct arena *arena)
{
    struct asking asking = {.showing = {.id = id, .arena = arena}};
    return call(script, SCRIPT_LOAD_MS, load_page, &asking.showing, NULL) &&
                   call(script, SCRIPT_CALL_MS, ask_title, &asking, NULL)
               ? asking.title
               : NULL;
}

/* Stills stand in one place: the first says what shape it has. */
static bool fits_first(const struct node *still, struct err *err)
{
    const struct node *first = still->parent->first;
    int64_t one = (int64_t)still->w_px * first->h_px, other = (int64_t)first->w_px * still->h_px;
    if (one > other * 99 / 100 && one < other * 101 / 100)
        return true;
    return err_set(
        err,
        "%s has %d x %d, the first of these stills, %s, has %d x %d: draw them all in one "
        "shape",
        still->text, still->w_px, still->h_px, first->text, first->w_px, first->h_px);
}

static size_t page_index(const struct pack *pack, const char *id)
{
    size_t i = 0;
    while (i < pack_page_count(pack) && strcmp(pack_page(pack, i), id) != 0)
        i++;
    return i;
}

bool script_is_hidden(struct script *script, const char *id)
{
    const struct pack *pack = script->config.pack;
    size_t count = pack_page_count(pack), index = page_index(pack, id);
    if (index == count || !script->config.tables)
        return false;
    unsigned char *hidden = tables_hidden(script->config.tables, index);
    if (*hidden == HIDDEN_UNKNOWN) {
        struct arena *arena = arena_create();
        struct page page;
        struct err err;
        bool says = script_page(script, id, SCRIPT_TO_SEE, NULL, arena, &page, &err) && page.hidden;
        *hidden = says ? HIDDEN_YES : HIDDEN_NO;
        arena_destroy(arena);
    }
    return *hidden == HIDDEN_YES;
}

static bool measure_pictures(const struct page *page, const struct script_pictures *pictures,
                             struct err *err)
{
    for (struct node *node = page->root; node; node = node_after(page->root, node)) {
        if (node->kind != NODE_IMAGE)
            continue;
        bool good = pictures->size(pictures->context, node->text, &node->w_px, &node->h_px, err);
        if (good && node->parent->kind == NODE_STILLS)
            good = fits_first(node, err);
        if (!good)
            return err_wrap(err, "%s:%d", node->file, node->line);
    }
    return true;
}

bool script_page(struct script *script, const char *id, enum script_use use,
                 const struct script_pictures *pictures, struct arena *arena, struct page *out,
                 struct err *err)
{
    struct showing showing = {id, use, arena, out};
    *out = (struct page){0};
    if (!pack_has_page(script->config.pack, id))
        return err_set(err, "unknown page `%s`", id);
    bool good = call(script, SCRIPT_LOAD_MS, load_page, &showing, err) &&
                call(script, SCRIPT_CALL_MS, page_show, &showing, err) &&
                (!pictures || measure_pictures(out, pictures, err));
    if (!good)
        script_leave(script, out);
    return good;
}

/* A key that is there is set, so this takes no memory, and is done before a limit can be
   noticed: as script_set_language. */
static int drop_refs(lua_State *L)
{
    const struct page *page = lua_touserdata(L, 1);
    slot_get(L, SLOT_REFS);
    lua_pushnil(L);
    lua_rawseti(L, -2, (lua_Integer)page->refs);
    return 0;
}

void script_leave(struct script *script, struct page *page)
{
    if (page->refs == 0)
        return;
    sandbox_run(&script->sandbox, SCRIPT_LOAD_MS, drop_refs, page, NULL);
    page->refs = 0;
}

struct acting {
    const struct page *page;
    int ref;
};

static void fall_back_to(lua_State *L, int function)
{
    lua_Debug info;
    lua_pushvalue(L, function);
    lua_getinfo(L, ">S", &info);
    if (info.linedefined > 0)
        sandbox_fallback_place(L, info.source + 1, info.linedefined);
}

/* What the button holds: a function, or the values of a set{}. */
static int run_ref(lua_State *L)
{
    struct script *script = script_of(L);
    const struct acting *acting = lua_touserdata(L, 1);
    slot_new(L, SLOT_LOADING);
    slot_new(L, SLOT_PENDING);
    slot_get(L, SLOT_REFS);
    lua_rawgeti(L, -1, (lua_Integer)acting->page->refs);
    if (!lua_istable(L, -1))
        sandbox_error(L, "a button was touched whose page was left");
    lua_rawgeti(L, -1, acting->ref);
    if (!lua_isfunction(L, -1)) {
        action_push_payload(L, -1);
        script->outcome->changed = true;
        visitor_merge(L);
        return 0;
    }
    script->mode = MODE_HANDLER;
    fall_back_to(L, -1);
    visitor_push_view(L);
    sandbox_call(L, 1, 0);
    visitor_merge_pending(L);
    return 0;
}

bool script_act(struct script *script, const struct page *page, int ref, struct outcome *out,
                struct err *err)
{
    struct acting acting = {page, ref};
    *out = (struct outcome){0};
    arena_clear(script->answers);
    script->outcome = out;
    bool done = call(script, SCRIPT_CALL_MS, run_ref, &acting, err);
    script->outcome = NULL;
    if (!done)
        *out = (struct outcome){0};
    return done;
}

static int set_typed(lua_State *L)
{
    const struct script_field *field = lua_touserdata(L, 1);
    lua_createtable(L, 0, 1);
    lua_pushstring(L, field->text);
    lua_setfield(L, -2, field->key);
    visitor_merge(L);
    return 0;
}

/* Sets from a copy: merging writes the field itself. */
static bool enter(struct script *script, const struct script_field *field, struct err *err)
{
    struct script_field copy = *field;
    bool done = call(script, SCRIPT_CALL_MS, set_typed, &copy, err);
    explicit_bzero(&copy, sizeof copy);
    return done;
}

static int set_false(lua_State *L)
{
    const char *key = lua_touserdata(L, 1);
    lua_createtable(L, 0, 1);
    lua_pushboolean(L, false);
    lua_setfield(L, -2, key);
    visitor_merge(L);
    return 0;
}

/* What was entered is no more what stands in the field. Merging clears the field: a copy. */
static bool take_back(struct script *script, struct script_field *field, struct err *err)
{
    struct script_field copy = *field;
    bool done = call(script, SCRIPT_CALL_MS, set_false, copy.key, err);
    snprintf(field->text, sizeof field->text, "%s", copy.text);
    explicit_bzero(&copy, sizeof copy);
    return done;
}

bool script_type(struct script *script, const char *key, bool town, const char *text,
                 struct err *err)
{
    struct script_field *field = visitor_field(script, key, true);
    explicit_bzero(field->text, sizeof field->text);
    snprintf(field->text, sizeof field->text, "%s", text);
    return town ? enter(script, field, err) : take_back(script, field, err);
}

bool script_enter(struct script *script, const char *key, struct err *err)
{
    return enter(script, visitor_field(script, key, true), err);
}
