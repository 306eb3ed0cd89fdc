/* Steps of visitors: a button is known by its place among the page's own actions, not by its
   node, which each showing makes anew. */
#include "stage/step.h"

#include "script/tables.h"

#define ZIP_TYPED "10001"
#define TOWN_TYPED "a"

static bool offers(const struct node *node, enum step_kind *kind)
{
    *kind = node->kind == NODE_FIELD ? STEP_ENTER : STEP_TOUCH;
    return node->kind == NODE_FIELD || node->action.kind == ACTION_SCRIPT;
}

int step_offers(const struct page *page, struct arena *arena, const struct step_offer **out)
{
    struct step_offer *offer = arena_alloc(arena, PAGE_MAX_NODES * sizeof *offer);
    int next[] = {[STEP_TOUCH] = 0, [STEP_ENTER] = 0}, count = 0;
    enum step_kind kind;
    for (const struct node *node = page->root; node; node = node_after(page->root, node)) {
        if (offers(node, &kind) && count < PAGE_MAX_NODES)
            offer[count++] = (struct step_offer){{.kind = kind, .index = next[kind]++}, node};
    }
    *out = offer;
    return count;
}

static const struct node *find(const struct page *page, const struct step *step)
{
    int index = step->index;
    enum step_kind kind;
    for (const struct node *node = page->root; node; node = node_after(page->root, node)) {
        if (offers(node, &kind) && kind == step->kind && index-- == 0)
            return node;
    }
    return NULL;
}

const char *step_typed(struct bundle *bundle, bool town)
{
    const struct pack *pack = bundle_pack(bundle);
    struct script_config config = bundle_script_config(bundle, pack_info(pack)->languages[0]);
    struct err err;
    const struct csv *offices =
        pack_has(pack, OFFICES_PATH) ? tables_get(config.tables, OFFICES_PATH, &err) : NULL;
    const char *typed =
        offices && csv_count(offices) > 0 ? csv_cell(offices, 0, town ? "city" : "zip") : "";
    return *typed ? typed : town ? TOWN_TYPED : ZIP_TYPED;
}

static bool enter(struct stage *stage, const struct node *field, struct err *err)
{
    return script_type(stage->script, field->key, field->town,
                       step_typed(stage->bundle, field->town), err) &&
           (field->town || script_enter(stage->script, field->key, err));
}

bool step_take(struct stage *stage, const struct step *step, struct outcome *out, bool *taken,
               struct err *err)
{
    const struct node *node = find(&stage->page, step);
    *out = (struct outcome){0};
    *taken = node && stage->script;
    if (!*taken)
        return true;
    return step->kind == STEP_ENTER
               ? enter(stage, node, err)
               : script_act(stage->script, &stage->page, node->action.ref, out, err);
}
