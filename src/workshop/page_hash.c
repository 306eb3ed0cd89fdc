/* The hash of a page: of each of its states, then over these in an order of their own, so
   that it does not matter in which order they were found. */
#include "workshop/page_hash.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/str.h"
#include "base/vec.h"
#include "layer/digest.h"
#include "layer/picture.h"

#define WORDS_DIGITS 40

struct state_hash {
    const char *page, *language;
    struct digest words, pictures;
    bool drawn;
};

struct state_stream {
    struct digest_stream words, pictures;
    bool drawn, svg, raw; /* of its pictures, some are so */
};

struct gather {
    struct arena *arena;
    struct state_hash *states;
    size_t count, room;
};

static void add_text(struct digest_stream *stream, const char *mark, const char *text)
{
    if (!text || !*text)
        return;
    digest_add(stream, mark, strlen(mark) + 1);
    digest_add(stream, text, strlen(text) + 1);
}

static bool is_drawn(const char *path, const struct buf *bytes)
{
    return str_ends_with(path, ".svg") && bytes->len > 0 &&
           (unsigned char)bytes->bytes[0] == 0x89; /* of PNG's signature */
}

static bool is_raw(const struct buf *bytes)
{
    struct picture picture;
    return picture_read(&picture, bytes->bytes, bytes->len, NULL) && picture_is_raw(&picture);
}

static void add_picture(struct state_stream *stream, const struct pack *pack, const char *path)
{
    struct buf bytes = {0};
    struct err err;
    if (pack_read_picture(pack, path, false, PICTURE_MAX_BYTES, &bytes, &err)) {
        struct digest digest = digest_of(bytes.bytes, bytes.len);
        add_text(&stream->pictures, "picture", digest_hex(&digest).text);
        stream->drawn = stream->drawn || is_drawn(path, &bytes);
        stream->svg = stream->svg || str_ends_with(path, ".svg");
        stream->raw = stream->raw || is_raw(&bytes);
    }
    buf_free(&bytes);
}

static void add_node(struct state_stream *state, const struct pack *pack, const struct node *node)
{
    struct digest_stream *stream = &state->words;
    switch (node->kind) {
    case NODE_TEXT:
        add_text(stream, node->heading ? "heading" : "text", node->text);
        if (node->brief)
            add_text(stream, "short", node->brief);
        return;
    case NODE_ICON: add_text(stream, "icon", node->text); return;
    case NODE_QR:
        add_text(stream, "code", node->text);
        add_text(stream, "alt", node->alt);
        return;
    case NODE_IMAGE:
        add_picture(state, pack, node->text);
        add_text(stream, "alt", node->alt);
        for (int i = 0; i < node->word_count; i++) {
            add_text(stream, "word", node->words[i].text);
            add_text(stream, "short", node->words[i].brief);
        }
        return;
    case NODE_PROGRESS: {
        const int numbers[] = {node->n, node->of, node->dots};
        digest_add(stream, numbers, sizeof numbers);
        return;
    }
    default: return; /* nothing but what is in it, or where it stands */
    }
}

static void hash_visit(const struct lint *lint, const struct lint_visit *visit,
                       struct state_hash *out)
{
    struct state_stream stream = {.drawn = false};
    const struct node *root = visit->stage->page.root;
    digest_begin(&stream.words);
    digest_begin(&stream.pictures);
    for (const struct node *node = root; node; node = node_after(root, node))
        add_node(&stream, lint->pack, node);
    out->words = digest_end(&stream.words);
    out->pictures = digest_end(&stream.pictures);
    /* Of all pages whose pictures change when they are packed, one of the two is marked. */
    out->drawn = stream.drawn || (stream.raw && !stream.svg);
}

static void on_visit(struct lint *lint, const struct lint_visit *visit, void *context)
{
    struct gather *gather = context;
    vec_grow(gather->states, gather->count, gather->room);
    struct state_hash *state = &gather->states[gather->count++];
    *state = (struct state_hash){
        .page = arena_strdup(gather->arena, visit->page),
        .language = arena_strdup(gather->arena, visit->language),
    };
    hash_visit(lint, visit, state);
}

static int by_digest(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct digest));
}

/* Of all, each counted once, in an order of their own. */
static struct digest hash_set(struct digest *digests, size_t count)
{
    struct digest_stream stream;
    digest_begin(&stream);
    qsort(digests, count, sizeof *digests, by_digest);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !digest_equal(&digests[i - 1], &digests[i]))
            digest_add(&stream, &digests[i], sizeof digests[i]);
    }
    return digest_end(&stream);
}

/* The pictures' first bit says whether they are drawn. */
static void put_hex(const struct digest *words, struct digest pictures, bool drawn,
                    struct page_hash *out)
{
    pictures.bytes[0] = (unsigned char)((pictures.bytes[0] & 0x7f) | (drawn ? 0x80 : 0));
    memcpy(out->text, digest_hex(words).text, WORDS_DIGITS);
    memcpy(out->text + WORDS_DIGITS, digest_hex(&pictures).text, PAGE_HASH_DIGITS - WORDS_DIGITS);
    out->text[PAGE_HASH_DIGITS] = '\0';
}

/* false: the page was not shown in this language. */
static bool hash_page(const struct gather *gather, struct page_hash *out)
{
    struct digest *words = xcalloc(gather->count + 1, sizeof *words);
    struct digest *pictures = xcalloc(gather->count + 1, sizeof *pictures);
    size_t count = 0;
    bool drawn = false;
    for (size_t i = 0; i < gather->count; i++) {
        const struct state_hash *state = &gather->states[i];
        if (strcmp(state->page, out->page) != 0 || strcmp(state->language, out->language) != 0)
            continue;
        words[count] = state->words;
        pictures[count++] = state->pictures;
        drawn = drawn || state->drawn;
    }
    struct digest all_words = hash_set(words, count);
    put_hex(&all_words, hash_set(pictures, count), drawn, out);
    free(words);
    free(pictures);
    return count > 0;
}

void page_hashes_make(struct page_hashes *out, struct lint *lint)
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

void page_hashes_free(struct page_hashes *hashes)
{
    arena_destroy(hashes->arena);
    free(hashes->items);
    *hashes = (struct page_hashes){0};
}

struct page_hash page_hashes_whole(const struct page_hashes *hashes)
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
    memcpy(out.text, digest_hex(&whole).text, PAGE_HASH_DIGITS);
    return out;
}
