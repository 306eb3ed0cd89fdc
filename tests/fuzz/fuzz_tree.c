/* Random trees of every kind of node through layout, splitting and painting, at all
   displays and text sizes. Each node takes a byte for its kind and some for what it is. */
#include "fuzz_stage.h"

#define NODES 300 /* what the fuzzer can lay out often enough */

struct maker {
    struct bytes bytes;
    struct arena *arena;
    int left;
};

static const char *const words[] = {
    "",
    "x",
    "Does walking hurt?",
    "With age, a band of tissue in your back, a **ligament**, can grow thick.",
    "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft",
    "a\nb\n\n\nc",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D 555-0142 \xD8\xB9\xD8\xB1\xD8\xA8\xD9\x8A",
    "\xE0\xB8\xAA\xE0\xB8\xA7\xE0\xB8\xB1\xE0\xB8\xAA\xE0\xB8\x94\xE0\xB8\xB5",
    "\xF0\x9F\x98\x80\xE2\x80\x8D\xEF\xB8\x8F",
    "********",
};

static int signed_next(struct bytes *bytes)
{
    static const int values[] = {0, 1, 2, 3, 7, 10, 100, 640, 1000, 65536, -1, 2000};
    return values[bytes_below(bytes, sizeof values / sizeof *values)];
}

static void fill(struct maker *maker, struct node *node)
{
    struct bytes *bytes = &maker->bytes;
    node->text = words[bytes_below(bytes, sizeof words / sizeof *words)];
    node->alt = node->text;
    node->name = node->text;
    node->size = (enum text_size)bytes_below(bytes, 6);
    node->tone = (enum tone)bytes_below(bytes, 5);
    node->align = (enum align)bytes_below(bytes, 3);
    unsigned flags = bytes_next(bytes);
    node->heading = flags & 1;
    node->bold = flags & 2;
    node->aside = flags & 4;
    node->dots = flags & 8;
    node->grow = flags >> 4 & 3;
    node->panel = (enum panel)(flags >> 6);
    node->gap_mm10 = flags & 16 ? -1 : (int)bytes_below(bytes, 200);
}

static void fill_kind(struct maker *maker, struct node *node)
{
    struct bytes *bytes = &maker->bytes;
    switch (node->kind) {
    case NODE_COLUMN:
    case NODE_ROW: break;
    case NODE_TEXT: node->tile = (enum tile)bytes_below(bytes, 5); break;
    case NODE_GRID: node->columns = (int)bytes_below(bytes, 13); break;
    case NODE_IMAGE:
        node->w_px = 1 + (signed_next(bytes) & 0xFFFF);
        node->h_px = 1 + (signed_next(bytes) & 0xFFFF);
        break;
    case NODE_ICON: node->text = "pin"; break;
    case NODE_BUTTON:
        node->button = (enum button_kind)bytes_below(bytes, 8);
        node->action.kind = ACTION_HOME;
        break;
    case NODE_FIELD:
        node->key = "zip";
        node->typed = bytes_next(bytes) & 1 ? "78205" : "";
        break;
    case NODE_PAD:
        node->key = "zip";
        node->town = bytes_next(bytes) & 1;
        node_make_pad(maker->arena, node, "Erase", node->town ? "Space" : "Find");
        break;
    case NODE_QR: break;
    case NODE_PROGRESS:
        node->of = 1 + (int)bytes_below(bytes, 100);
        node->n = (int)bytes_below(bytes, (unsigned)node->of + 1);
        break;
    case NODE_SPACER: node->n = (int)bytes_next(bytes); break;
    }
}

static bool holds_others(enum node_kind kind)
{
    return kind == NODE_COLUMN || kind == NODE_ROW || kind == NODE_GRID || kind == NODE_BUTTON;
}

static void grow(struct maker *maker, struct node *parent, int depth)
{
    unsigned children = bytes_below(&maker->bytes, 6);
    for (unsigned i = 0; i < children && maker->left > 0 && maker->bytes.left > 0; i++) {
        maker->left--;
        struct node *node = node_make(maker->arena, parent,
                                      (enum node_kind)bytes_below(&maker->bytes, NODE_SPACER + 1));
        fill(maker, node);
        fill_kind(maker, node);
        if (holds_others(node->kind) && depth + 1 < PAGE_MAX_DEPTH)
            grow(maker, node, depth + 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct bundle *bundle;
    static struct stage stage;
    struct err err = {""};
    if (!bundle) {
        bundle = bundle_open_core(CORE_DIR, &err);
        PROMISE(bundle);
        stage_init(&stage, bundle);
    }
    struct maker maker = {.bytes = bytes_of(data, size), .arena = stage.page_arena, .left = NODES};
    fuzz_stage_vary(&stage, &maker.bytes);
    stage_load_builtin(&stage, BUILTIN_BROKEN, NULL);
    stage.page.root = node_make(maker.arena, NULL, NODE_COLUMN);
    grow(&maker, stage.page.root, 1);
    page_finish(&stage.page);
    fuzz_stage_show(&stage);
    fonts_forget(bundle_fonts(bundle));
    return 0;
}
