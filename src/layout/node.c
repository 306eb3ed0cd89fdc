/* The tree of a page: nodes hang themselves behind their elder siblings, so that building
   order is reading order. */
#include "layout/node.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"

struct node *node_make(struct arena *arena, struct node *parent, enum node_kind kind)
{
    struct node *node = arena_alloc(arena, sizeof *node);
    node->kind = kind;
    node->gap_mm10 = -1;
    node->size = SIZE_BODY;
    if (parent)
        node_append(parent, node);
    return node;
}

void node_append(struct node *parent, struct node *child)
{
    assert(!child->parent && !child->next);
    child->parent = parent;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void node_remove(struct node *child)
{
    struct node *parent = child->parent, *before = NULL;
    for (struct node *at = parent->first; at != child; at = at->next)
        before = at;
    *(before ? &before->next : &parent->first) = child->next;
    if (parent->last == child)
        parent->last = before;
    child->parent = child->next = NULL;
}

void node_prepend(struct node *parent, struct node *child)
{
    child->parent = parent;
    child->next = parent->first;
    parent->first = child;
    if (!parent->last)
        parent->last = child;
}

static enum tone label_tone(enum button_kind kind)
{
    switch (kind) {
    case BUTTON_PLAIN: return TONE_ACCENT;
    case BUTTON_PRIMARY:
    case BUTTON_ALARM:
    case BUTTON_START:
    case BUTTON_HELP: return TONE_ON_ACCENT;
    case BUTTON_CARD:
    case BUTTON_CHOICE:
    case BUTTON_QUIET:
    case BUTTON_KEY:
    case BUTTON_BAR:
    case BUTTON_PART:
    case BUTTON_PLAY: return TONE_INK;
    }
    return TONE_INK;
}

static enum text_size label_size(enum button_kind kind)
{
    switch (kind) {
    case BUTTON_BAR:
    case BUTTON_HELP:
    case BUTTON_PART:
    case BUTTON_QUIET: return SIZE_LABEL;
    case BUTTON_PLAIN:
    case BUTTON_PRIMARY:
    case BUTTON_ALARM:
    case BUTTON_CARD:
    case BUTTON_CHOICE:
    case BUTTON_START:
    case BUTTON_PLAY:
    case BUTTON_KEY: return SIZE_BODY;
    }
    return SIZE_BODY;
}

struct node *node_make_button(struct arena *arena, struct node *parent, enum button_kind kind,
                              const char *label, const char *icon, struct action action)
{
    struct node *button = node_make(arena, parent, NODE_BUTTON);
    button->button = kind;
    button->action = action;
    button->align = ALIGN_CENTER;
    if (icon) {
        struct node *sign = node_make(arena, button, NODE_ICON);
        sign->text = icon;
        sign->tone = label_tone(kind);
        sign->size = label_size(kind);
    }
    struct node *words = node_make(arena, button, NODE_TEXT);
    words->text = label;
    words->bold = true;
    words->align = ALIGN_CENTER;
    words->tone = label_tone(kind);
    words->size = label_size(kind);
    button->name = node_words(arena, words); /* what is read aloud and looked for */
    return button;
}

bool node_is_menu(const struct node *grid)
{
    const struct node *first = grid->kind == NODE_GRID ? grid->first : NULL;
    return first && first->kind == NODE_BUTTON && first->button == BUTTON_START;
}

static void make_key(struct arena *arena, struct node *pad, enum action_kind kind,
                     const char *label, const char *typed)
{
    bool space = kind == ACTION_TYPE && typed[0] == ' ';
    const char *sign = kind == ACTION_ERASE   ? "erase"
                       : kind == ACTION_ENTER ? "search"
                       : space                ? "space"
                                              : NULL;
    struct node *key = node_make_button(arena, pad, BUTTON_KEY, label, sign,
                                        (struct action){.kind = kind, .text = typed});
    if (kind == ACTION_TYPE && !space)
        key->first->size = SIZE_H2;
    key->key = pad->key;
    key->file = pad->file;
    key->line = pad->line;
}

static void make_character_key(struct arena *arena, struct node *pad, char character)
{
    const char *text = arena_strndup(arena, &character, 1);
    make_key(arena, pad, ACTION_TYPE, text, text);
}

void node_make_pad(struct arena *arena, struct node *pad, const char *erase, const char *last)
{
    if (pad->town) {
        for (char letter = 'A'; letter <= 'Z'; letter++)
            make_character_key(arena, pad, letter);
        make_key(arena, pad, ACTION_ERASE, erase, NULL);
        make_key(arena, pad, ACTION_TYPE, last, " ");
        return;
    }
    for (char digit = '1'; digit <= '9'; digit++)
        make_character_key(arena, pad, digit);
    make_key(arena, pad, ACTION_ERASE, erase, NULL);
    make_character_key(arena, pad, '0');
    make_key(arena, pad, ACTION_ENTER, last, NULL);
}

int node_still_count(const struct node *stills)
{
    int count = 0;
    for (const struct node *child = stills->first; child; child = child->next)
        count += child->kind == NODE_IMAGE;
    return count;
}

struct node *node_still(const struct node *stills, int index)
{
    for (struct node *child = stills->first; child; child = child->next)
        if (child->kind == NODE_IMAGE && index-- == 0)
            return child;
    return NULL;
}

struct node *node_still_caption(const struct node *still)
{
    return still->next && still->next->panel == PANEL_CAPTION ? still->next : NULL;
}

struct node *node_find_stills(struct node *root)
{
    for (struct node *node = root; node; node = node_after(root, node))
        if (node->kind == NODE_STILLS)
            return node;
    return NULL;
}

struct node *node_after(const struct node *root, const struct node *node)
{
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static int count_words(const char *text)
{
    int count = 0;
    bool inside = false;
    for (; text && *text; text++) {
        bool space = *text == ' ' || *text == '\n' || *text == '\t';
        count += !space && !inside;
        inside = !space;
    }
    return count;
}

static int words_of(const struct node *node)
{
    int count = node->kind == NODE_TEXT ? count_words(node->text) : 0;
    for (int i = 0; i < node->word_count; i++)
        count += count_words(node->words[i].text);
    return count;
}

void page_finish(struct page *page)
{
    page->words = 0;
    uint64_t own = hash_text(HASH_START, page->id ? page->id : "");
    page->root->id = hash_bytes(own, &page->root->kind, sizeof page->root->kind);
    for (struct node *node = page->root; node; node = node_after(page->root, node)) {
        int index = 0;
        for (struct node *child = node->first; child; child = child->next, index++) {
            uint64_t id = hash_bytes(node->id, &index, sizeof index);
            child->id = hash_bytes(id, &child->kind, sizeof child->kind);
        }
        /* The keys of a pad are not read, they are looked for. */
        if (!node->parent || node->parent->button != BUTTON_KEY)
            page->words += words_of(node);
    }
}

static void join(struct buf *buf, const char *text)
{
    if (!text || !*text)
        return;
    if (buf->len > 0)
        buf_puts(buf, " ");
    for (; *text; text++) {
        if (text[0] == '*' && text[1] == '*')
            text++;
        else
            buf_append(buf, *text == '\n' ? " " : text, 1);
    }
}

const char *node_words(struct arena *arena, const struct node *node)
{
    struct buf buf = {0};
    for (const struct node *at = node; at; at = node_after(node, at)) {
        if (at->kind == NODE_TEXT)
            join(&buf, at->text);
        if (at->kind == NODE_FIELD)
            join(&buf, at->typed);
        for (int i = 0; i < at->word_count; i++)
            join(&buf, at->words[i].text);
    }
    const char *words = arena_strndup(arena, buf.len ? buf.bytes : "", buf.len);
    buf_free(&buf);
    return words;
}
