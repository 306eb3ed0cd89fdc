/* What a pack says of studies: the rule, and which of its pages make claims. */
#include <string.h>

#include "workshop/families.h"
#include "workshop/medicine_inner.h"

const struct rule medicine_rules[] = {
    {"M-CLM-1", LEVEL_ERROR, RULE_DRAFT,
     "What studies are said to show has its sources on the page or a touch away, and is "
     "read by a named person every 12 months; a reviewed pack has review_by.",
     "Add sources{}; let a clinician read the page again, then: anteroom approve LAYER "
     "--by NAME, and write the next date."},
    {NULL, LEVEL_NOTE, RULE_PLAIN, NULL, NULL},
};

static bool is_claim(struct words_lists *lists, const struct words_text *text)
{
    struct arena *arena = arena_create();
    const struct word_list *list = words_list(lists, "studies", text->language);
    const struct token *tokens;
    int count = tokens_read(arena, text->text, &tokens), length;
    bool found = false;
    for (int i = 0; i < count && !found; i++)
        found = word_list_match(list, tokens, count, i, &length) != NULL;
    arena_destroy(arena);
    return found;
}

static struct medicine_page *find_page(struct medicine *medicine, const struct lint_visit *visit)
{
    for (struct medicine_page *page = medicine->pages; page; page = page->next) {
        if (strcmp(page->page, visit->page) == 0 && strcmp(page->language, visit->language) == 0)
            return page;
    }
    struct arena *arena = medicine->lists.lint->arena;
    struct medicine_page *page = arena_alloc(arena, sizeof *page);
    page->page = arena_strdup(arena, visit->page);
    page->file = arena_strdup(arena, visit->file);
    page->language = visit->language;
    page->next = medicine->pages;
    medicine->pages = page;
    return page;
}

static void on_text(struct lint *lint, const struct words_text *text, void *context)
{
    (void)lint;
    (void)text;
    (void)context;
}

static void on_page(struct lint *lint, const struct lint_visit *visit,
                    const struct words_text *texts, int count, void *context)
{
    struct medicine *medicine = context;
    struct medicine_page *page = find_page(medicine, visit);
    (void)lint;
    for (int i = 0; i < count; i++) {
        bool said = texts[i].role == LINT_HEADING || texts[i].role == LINT_TEXT;
        page->claims = page->claims || (said && is_claim(&medicine->lists, &texts[i]));
        page->has_sources = page->has_sources || words_is_source(&texts[i]);
    }
}

static void check_sources(struct lint *lint, const struct medicine *medicine,
                          const struct medicine_page *page)
{
    for (const struct medicine_page *other = medicine->pages; other; other = other->next) {
        if (other->has_sources && (other == page || lint_leads(lint, page->page, other->page)))
            return;
    }
    lint_find(lint, "M-CLM-1", page->file, 0,
              "%sspeaks of studies without sources{} here or a touch away",
              words_tag(lint, page->language));
}

void lint_medicine(struct lint *lint)
{
    struct medicine medicine = {.lists = {.lint = lint}};
    words_walk(lint, on_text, on_page, &medicine);
    for (const struct medicine_page *page = medicine.pages; page; page = page->next) {
        if (page->claims)
            check_sources(lint, &medicine, page);
    }
    medicine_check_review(lint, &medicine);
}
