/* The hash of a page: of each of its states, then over these in an order of their own, so
   that it does not matter in which order they were found. */
#include "lint/page_hash.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "pack/digest.h"
#include "pack/picture.h"

struct state_hash {
    const char *page, *language;
    struct digest digest;
};

struct gather {
    struct arena *arena;
    struct state_hash *states;
    size_t count, room;
};

static void
add_text(struct digest_stream *stream, const char *mark, const char *text)
{
    if (!text || !*text)
        return;
    digest_add(stream, mark, strlen(mark) + 1);
    digest_add(stream, text, strlen(text) + 1);
}

static void
add_picture(struct digest_stream *stream, const struct pack *pack, const char *path)
{
    struct buf bytes = {0};
    struct err err;
    if (pack_read_picture(pack, path, false, PICTURE_MAX_BYTES, &bytes, &err)) {
        struct digest digest = digest_of(bytes.bytes, bytes.len);
        add_text(stream, "picture", digest_hex(&digest).text);
    }
    buf_free(&bytes);
}

static void
add_node(struct digest_stream *stream, const struct pack *pack, const struct node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
        add_text(stream, node->heading ? "heading" : "text", node->text);
        return;
    case NODE_ICON: add_text(stream, "icon", node->text); return;
    case NODE_QR:
        add_text(stream, "code", node->text);
        add_text(stream, "alt", node->alt);
        return;
    case NODE_IMAGE:
        add_picture(stream, pack, node->text);
        add_text(stream, "alt", node->alt);
        for (int i = 0; i < node->word_count; i++)
            add_text(stream, "word", node->words[i].text);
        return;
    case NODE_PROGRESS: {
        const int numbers[] = {node->n, node->of, node->dots};
        digest_add(stream, numbers, sizeof numbers);
        return;
    }
    case NODE_COLUMN:
    case NODE_ROW:
    case NODE_GRID:
    case NODE_BUTTON:
    case NODE_FIELD:
    case NODE_PAD:
    case NODE_SPACER: return;
    }
}

static struct digest
hash_visit(const struct lint *lint, const struct lint_visit *visit)
{
    struct digest_stream stream;
    const struct node *root = visit->stage->page.root;
    digest_begin(&stream);
    for (const struct node *node = root; node; node = node_after(root, node))
        add_node(&stream, lint->pack, node);
    return digest_end(&stream);
}

static void
on_visit(struct lint *lint, const struct lint_visit *visit, void *context)
{
    struct gather *gather = context;
    if (gather->count == gather->room) {
        gather->room = gather->room ? 2 * gather->room : 512;
        gather->states = xrealloc(gather->states, gather->room * sizeof *gather->states);
    }
    gather->states[gather->count++] = (struct state_hash){
        .page = arena_strdup(gather->arena, visit->page),
        .language = arena_strdup(gather->arena, visit->language),
        .digest = hash_visit(lint, visit),
    };
}

static int
by_digest(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct digest));
}

static void
put_hex(const struct digest *digest, struct page_hash *out)
{
    memcpy(out->text, digest_hex(digest).text, REVIEWS_HASH);
    out->text[REVIEWS_HASH] = '\0';
}

/* false: the page was not shown in this language. */
static bool
hash_page(const struct gather *gather, struct page_hash *out)
{
    struct digest *found = xcalloc(gather->count + 1, sizeof *found);
    size_t count = 0;
    for (size_t i = 0; i < gather->count; i++) {
        const struct state_hash *state = &gather->states[i];
        if (strcmp(state->page, out->page) == 0 &&
            strcmp(state->language, out->language) == 0)
            found[count++] = state->digest;
    }
    qsort(found, count, sizeof *found, by_digest);
    struct digest_stream stream;
    digest_begin(&stream);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !digest_equal(&found[i - 1], &found[i]))
            digest_add(&stream, &found[i], sizeof found[i]);
    }
    struct digest whole = digest_end(&stream);
    put_hex(&whole, out);
    free(found);
    return count > 0;
}

void
page_hashes_make(struct page_hashes *out, struct lint *lint)
{
    size_t pages = pack_page_count(lint->pack);
    int languages = lint_language_count(lint);
    *out = (struct page_hashes){.arena = arena_create()};
    out->items = xcalloc(pages * (size_t)languages + 1, sizeof *out->items);
    struct gather gather = {.arena = out->arena};
    lint_each_visit(lint, on_visit, &gather);
    for (int l = 0; l < languages; l++) {
        for (size_t p = 0; p < pages; p++) {
            struct page_hash *item = &out->items[out->count];
            item->page = arena_strdup(out->arena, pack_page(lint->pack, p));
            item->language = arena_strdup(out->arena, lint_language(lint, l));
            out->count += hash_page(&gather, item);
        }
    }
    free(gather.states);
}

void
page_hashes_free(struct page_hashes *hashes)
{
    arena_destroy(hashes->arena);
    free(hashes->items);
    *hashes = (struct page_hashes){0};
}

const struct page_hash *
page_hashes_find(const struct page_hashes *hashes, const char *language, const char *page)
{
    for (size_t i = 0; i < hashes->count; i++) {
        const struct page_hash *item = &hashes->items[i];
        if (strcmp(item->page, page) == 0 && strcmp(item->language, language) == 0)
            return item;
    }
    return NULL;
}

struct page_hash
page_hashes_whole(const struct page_hashes *hashes)
{
    struct page_hash out = {.page = "", .language = ""};
    struct digest_stream stream;
    digest_begin(&stream);
    for (size_t i = 0; i < hashes->count; i++) {
        const struct page_hash *item = &hashes->items[i];
        add_text(&stream, item->language, item->page);
        add_text(&stream, "hash", item->text);
    }
    struct digest whole = digest_end(&stream);
    put_hex(&whole, &out);
    return out;
}

enum approval
page_hash_approval(const struct page_hash *hash, const struct reviews *reviews,
                   const struct review **review)
{
    *review = reviews ? reviews_find(reviews, hash->language, hash->page) : NULL;
    if (!*review)
        return APPROVAL_NONE;
    return strcmp((*review)->hash, hash->text) == 0 ? APPROVAL_GOOD : APPROVAL_CHANGED;
}
