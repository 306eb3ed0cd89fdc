/* Pages that nobody would write: nodes of every kind in one another, chosen by a string of
   bytes, so that a fuzzer can choose too. The same bytes are the same page. */
#pragma once

#include <string.h>

#include "layout/node.h"

#define RANDOM_NODES 400 /* of one page, but for a pad's keys */
#define RANDOM_DEPTH 70  /* over what a budget allows */

struct choices {
    const uint8_t *bytes; /* 0 behind their end */
    size_t len, at;
};

struct random_tree {
    struct arena *arena;
    struct choices *choices;
    int nodes;
};

/* One of 0 to count - 1; count is up to 65536. */
static inline int choose(struct choices *choices, int count)
{
    int value = 0;
    for (int bytes = count > 256 ? 2 : 1; bytes > 0; bytes--)
        value = value * 256 + (choices->at < choices->len ? choices->bytes[choices->at++] : 0);
    return value % count;
}

static inline bool rarely(struct choices *choices)
{
    return choose(choices, 16) == 15;
}

static inline const char *random_words(struct random_tree *tree)
{
    static const char *const pieces[] = {
        "",
        "some words ",
        "W",
        "Extraordinarilylongwords",
        "\n",
        "**bold** and ** not ",
        "a\xCC\x81\xCC\x81\xD2\x89", /* marks */
        ("\xE2\x80\xAE"
         "abc \xD7\x90\xD7\x91 1-2 (\xD8\xA8\xD8\xA7) "), /* right to left */
        "\xF0\x9F\x87\xA6",                               /* half a flag */
        "\xE0\xB8\x81\xE0\xB8\xB3\xE2\x80\x8B",           /* Thai, and where it breaks */
        " ",
        "\xC2\xAD-\xE2\x80\x93",
        "\xFF\xC0 ", /* not UTF-8 */
    };
    static const int times[] = {1, 1, 1, 2, 3, 10, 40, 300};
    const char *piece = pieces[choose(tree->choices, sizeof pieces / sizeof *pieces)];
    int count = times[choose(tree->choices, sizeof times / sizeof *times)];
    size_t len = strlen(piece);
    char *text = arena_alloc(tree->arena, len * (size_t)count + 1);
    for (int i = 0; i < count; i++)
        memcpy(text + len * (size_t)i, piece, len);
    return text;
}

static inline int random_side(struct random_tree *tree)
{
    static const int sides[] = {0, 1, 3, 40, 400, 3000, 65536};
    return sides[choose(tree->choices, sizeof sides / sizeof *sides)];
}

static inline void random_picture(struct random_tree *tree, struct node *node)
{
    node->text = "images/a.png";
    node->alt = "";
    node->w_px = random_side(tree);
    node->h_px = random_side(tree);
    int count = rarely(tree->choices) ? 40 : choose(tree->choices, 4);
    struct picture_word *words = arena_alloc(tree->arena, sizeof *words * 40);
    for (int i = 0; i < count; i++)
        words[i] = (struct picture_word){.x = choose(tree->choices, 1001),
                                         .y = choose(tree->choices, 1001),
                                         .text = random_words(tree),
                                         .leads = rarely(tree->choices),
                                         .to_x = choose(tree->choices, 1001),
                                         .to_y = choose(tree->choices, 1001)};
    if (rarely(tree->choices))
        node->focus[2] = node->focus[3] = 1 + choose(tree->choices, 1000);
    node->words = words;
    node->word_count = count;
}

static inline void random_code(struct random_tree *tree, struct node *node)
{
    int len = choose(tree->choices, 900);
    char *text = arena_alloc(tree->arena, (size_t)len + 1);
    memset(text, 'q', (size_t)len);
    node->text = text;
    node->alt = "";
}

static inline struct node *random_node(struct random_tree *tree, struct node *parent, int depth);

static inline void random_children(struct random_tree *tree, struct node *node, int depth)
{
    int count = rarely(tree->choices) ? 40 : choose(tree->choices, 5);
    if (depth > 8 && count > 1 && !rarely(tree->choices))
        count = 1; /* so that some reach far down */
    for (int i = 0; i < count && depth < RANDOM_DEPTH && tree->nodes < RANDOM_NODES; i++)
        random_node(tree, node, depth + 1);
}

static inline void random_pad(struct random_tree *tree, struct node *node)
{
    node->town = choose(tree->choices, 2);
    node->key = "key";
    node_make_pad(tree->arena, node, random_words(tree), random_words(tree));
}

static inline void random_kind(struct random_tree *tree, struct node *node, int depth)
{
    struct choices *choices = tree->choices;
    switch (node->kind) {
    case NODE_COLUMN:
    case NODE_ROW:
    case NODE_GRID: random_children(tree, node, depth); return;
    case NODE_BUTTON:
        node->button = (enum button_kind)choose(choices, BUTTON_HELP + 1);
        node->name = "Name";
        random_children(tree, node, depth);
        return;
    case NODE_TEXT: node->text = random_words(tree); return;
    case NODE_ICON: node->text = choose(choices, 2) ? "home" : ""; return;
    case NODE_IMAGE: random_picture(tree, node); return;
    case NODE_FIELD:
        node->key = "key";
        node->town = choose(choices, 2);
        node->typed = random_words(tree);
        return;
    case NODE_PAD: random_pad(tree, node); return;
    case NODE_QR: random_code(tree, node); return;
    case NODE_PROGRESS:
        node->of = choose(choices, 1001);
        node->n = choose(choices, 1001);
        node->dots = choose(choices, 2);
        return;
    case NODE_SPACER: node->n = choose(choices, 5001); return;
    case NODE_STILLS:
        node->n = choose(choices, 3);
        node->compared = choose(choices, 2);
        random_children(tree, node, depth);
        return;
    default: return;
    }
}

static inline struct node *random_node(struct random_tree *tree, struct node *parent, int depth)
{
    struct choices *choices = tree->choices;
    struct node *node = node_make(tree->arena, parent, (enum node_kind)choose(choices, NODE_KINDS));
    node->file = "pages/random.lua";
    node->line = ++tree->nodes;
    if (rarely(choices))
        node->gap_mm10 = choose(choices, 5001);
    node->columns = choose(choices, 13);
    node->grow = rarely(choices) ? choose(choices, 65536) : choose(choices, 2);
    node->aside = rarely(choices);
    node->align = (enum align)choose(choices, ALIGN_END + 1);
    node->panel = (enum panel)choose(choices, PANEL_CARD + 1);
    node->heading = rarely(choices);
    node->size = (enum text_size)choose(choices, SIZE_FAR + 1);
    node->tone = (enum tone)choose(choices, TONE_ON_ACCENT + 1);
    node->tile = rarely(choices) ? (enum tile)choose(choices, TILE_ROUND + 1) : TILE_NONE;
    node->bold = choose(choices, 2);
    random_kind(tree, node, depth);
    return node;
}

/* A whole page, whose root is a column. */
static inline struct page random_page(struct arena *arena, struct choices *choices)
{
    struct random_tree tree = {.arena = arena, .choices = choices};
    struct page page = {.id = "random", .title = "Random"};
    page.ground = (enum ground)(rarely(choices) ? choose(choices, GROUND_ALARM + 1) : 0);
    page.root = node_make(arena, NULL, NODE_COLUMN);
    int count = 1 + choose(choices, 12);
    for (int i = 0; i < count; i++)
        random_node(&tree, page.root, 1);
    page_finish(&page);
    return page;
}
