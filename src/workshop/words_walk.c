/* All texts of a pack: those written in its scripts with their exact lines, then those
   that only come to be when a page is shown. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "locale/words.h"
#include "workshop/words_inner.h"

#define DEPTH_MAX 64
#define SCRIPTS_MAX 6000

struct walk {
    struct lint *lint;
    words_on_text *on_text;
    words_on_page *on_page;
    void *context;
    uint64_t *told; /* texts that were handed out, sorted once all scripts are read */
    size_t count, room;
};

static uint64_t hash_of(const char *language, const char *text)
{
    return hash_text(hash_text(HASH_START, language), text);
}

static void tell(struct walk *walk, const struct words_text *text)
{
    if (walk->count == walk->room) {
        walk->room = walk->room ? 2 * walk->room : 1024;
        walk->told = xrealloc(walk->told, walk->room * sizeof *walk->told);
    }
    walk->told[walk->count++] = hash_of(text->language, text->text);
    walk->on_text(walk->lint, text, walk->context);
}

const struct lua_token *words_script(struct lint *lint, struct arena *arena, const char *path)
{
    struct buf bytes = {0};
    const struct lua_token *tokens = NULL;
    if (pack_read(lint->pack, path, SIZE_MAX / 2, &bytes, NULL))
        tokens = lua_read(arena, bytes.len ? bytes.bytes : "", bytes.len);
    buf_free(&bytes);
    return tokens;
}

/* In what a string stands: the calls around it, and the key before it. */
struct around {
    const char *calls[DEPTH_MAX];
    int depth;
    const char *key;
};

static bool is_sign(const struct lua_token *token, const char *sign)
{
    return token->kind == SOURCE_SIGN && strcmp(token->text, sign) == 0;
}

static bool is_name(const struct lua_token *token, const char *name)
{
    return token->kind == SOURCE_NAME && strcmp(token->text, name) == 0;
}

/* A bracket takes the name of its call, of its key, or of the bracket around it. */
static void follow_bracket(struct around *around, const struct lua_token *first,
                           const struct lua_token *at)
{
    if (is_sign(at, "}") || is_sign(at, ")")) {
        around->depth -= around->depth > 0;
        return;
    }
    if (!is_sign(at, "{") && !is_sign(at, "("))
        return;
    const char *name = around->depth > 0 ? around->calls[around->depth - 1] : "";
    if (at > first && at[-1].kind == SOURCE_NAME)
        name = at[-1].text;
    else if (at > first + 1 && is_sign(&at[-1], "=") && at[-2].kind == SOURCE_NAME &&
             strcmp(at[-2].text, "words") == 0)
        name = at[-2].text;
    if (around->depth < DEPTH_MAX)
        around->calls[around->depth++] = name;
}

static bool is_inside(const struct around *around, const char *call)
{
    for (int i = 0; i < around->depth; i++) {
        if (strcmp(around->calls[i], call) == 0)
            return true;
    }
    return false;
}

static enum lint_role role_of(const struct around *around)
{
    if (strcmp(around->key, "alt") == 0)
        return LINT_ALT;
    if (is_inside(around, "words"))
        return LINT_WORD;
    if (is_inside(around, "button") || is_inside(around, "card"))
        return LINT_LABEL;
    bool heading = is_inside(around, "heading") || strcmp(around->key, "title") == 0;
    return heading ? LINT_HEADING : LINT_TEXT;
}

static const char *translate(struct lint *lint, const char *language, const char *source)
{
    size_t count;
    const struct words *const *all = bundle_words(lint->bundle, language, &count);
    const char *found = NULL;
    for (size_t i = 0; i < count && !found; i++)
        found = words_get(all[i], source);
    return found;
}

static void tell_string(struct walk *walk, const struct around *around, const char *file,
                        const struct lua_token *string)
{
    for (int i = 0; i < lint_language_count(walk->lint); i++) {
        const char *language = lint_language(walk->lint, i);
        bool is_source = strcmp(language, walk->lint->info->languages[0]) == 0;
        const char *text = is_source ? string->text : translate(walk->lint, language, string->text);
        if (!text || !*text)
            continue;
        const struct words_text told = {
            .role = role_of(around),
            .small_print = is_inside(around, "sources"),
            .text = text,
            .file = file,
            .line = string->line,
            .language = language,
        };
        tell(walk, &told);
    }
}

/* The key that a value stands behind, or "". */
static const char *key_before(const struct lua_token *first, const struct lua_token *at)
{
    bool has_key = at >= first + 2 && is_sign(&at[-1], "=") && at[-2].kind == SOURCE_NAME;
    return has_key ? at[-2].text : "";
}

static void read_script(struct walk *walk, struct arena *arena, const char *path)
{
    const struct lua_token *first = words_script(walk->lint, arena, path);
    const char *file = pack_where(walk->lint->pack, path, walk->lint->arena);
    struct around around = {.key = ""};
    for (const struct lua_token *at = first; at && at->kind != SOURCE_END; at++) {
        follow_bracket(&around, first, at);
        bool marked = at > first && is_name(&at[-1], "_");
        bool plural = around.depth > 0 && at->kind == SOURCE_STRING &&
                      strcmp(around.calls[around.depth - 1], "ngettext") == 0;
        if (at->kind != SOURCE_STRING || !(marked || plural))
            continue;
        around.key = key_before(first, at - 1);
        tell_string(walk, &around, file, at);
    }
}

static void read_scripts(struct walk *walk, const char *folder)
{
    const char **paths = xcalloc(SCRIPTS_MAX, sizeof *paths);
    size_t count = pack_list(walk->lint->pack, folder, paths, SCRIPTS_MAX);
    struct arena *arena = arena_create();
    for (size_t i = 0; i < count && i < SCRIPTS_MAX; i++) {
        size_t len = strlen(paths[i]);
        if (len > 4 && strcmp(paths[i] + len - 4, ".lua") == 0)
            read_script(walk, arena, paths[i]);
        arena_clear(arena);
    }
    arena_destroy(arena);
    free(paths);
}

static void take_clinic_text(struct lint *lint, const struct lint_text *text, void *context)
{
    (void)lint;
    const struct words_text told = {
        .role = text->role,
        .text = text->text,
        .file = text->file,
        .line = text->line,
        .language = text->language,
        .name = text->name,
    };
    tell(context, &told);
}

static int by_number(const void *a, const void *b)
{
    uint64_t one = *(const uint64_t *)a, other = *(const uint64_t *)b;
    return (one > other) - (one < other);
}

/* Captions and sources: small and soft. */
static bool is_small_print(const struct node *node)
{
    if (node->kind != NODE_TEXT || node->size != SIZE_CAPTION || node->tone != TONE_SOFT)
        return false;
    for (const struct node *up = node->parent; up; up = up->parent) {
        if (up->kind == NODE_BUTTON)
            return false;
    }
    return true;
}

static void on_visit(struct lint *lint, const struct lint_visit *visit, void *context)
{
    struct walk *walk = context;
    struct arena *arena = arena_create();
    const struct lint_text *found;
    int count = lint_visit_texts(visit, arena, &found);
    struct words_text *texts = arena_alloc(arena, (size_t)(count + 1) * sizeof *texts);
    for (int i = 0; i < count; i++) {
        texts[i] = (struct words_text){
            .role = found[i].role,
            .small_print = is_small_print(found[i].node),
            .node = found[i].node,
            .text = found[i].text,
            .file = found[i].file,
            .line = found[i].line,
            .language = found[i].language,
        };
        uint64_t hash = hash_of(texts[i].language, texts[i].text);
        if (!bsearch(&hash, walk->told, walk->count, sizeof hash, by_number))
            walk->on_text(lint, &texts[i], walk->context);
    }
    walk->on_page(lint, visit, texts, count, walk->context);
    arena_destroy(arena);
}

void words_walk(struct lint *lint, words_on_text *on_text, words_on_page *on_page, void *context)
{
    struct walk walk = {.lint = lint, .on_text = on_text, .on_page = on_page, .context = context};
    read_scripts(&walk, "pages/");
    read_scripts(&walk, "lib/");
    lint_each_slot(lint, take_clinic_text, &walk);
    lint_each_cell(lint, take_clinic_text, &walk);
    if (walk.count > 0)
        qsort(walk.told, walk.count, sizeof *walk.told, by_number);
    lint_each_visit(lint, on_visit, &walk);
    free(walk.told);
}
