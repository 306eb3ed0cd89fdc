/* What a whole page says: warning signs, risks beside benefits, pills, one operation at a
   time, sources; and how the pages hang together. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "workshop/medicine_inner.h"

#define DEPTH_MOST 4 /* touches */

static bool is_said(const struct words_text *text)
{
    switch (text->role) {
    case LINT_HEADING:
    case LINT_TEXT: return true;
    case LINT_LABEL:
    case LINT_ALT:
    case LINT_WORD:
    case LINT_SLOT:
    case LINT_CELL: return false;
    }
    return false;
}

static void note_all(struct medicine *medicine, const char *list, const struct words_text *texts,
                     int count, struct medicine_kinds *kinds)
{
    for (int i = 0; i < count; i++) {
        if (is_said(&texts[i]))
            medicine_note_kinds(&medicine->lists, list, &texts[i], NULL, kinds);
    }
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

static void check_help(struct lint *lint, struct medicine *medicine, const struct lint_visit *visit,
                       const struct words_text *texts, int count)
{
    struct medicine_kinds kinds = {0};
    const struct word_list *list = words_list(&medicine->lists, "danger", visit->language);
    note_all(medicine, "danger", texts, count, &kinds);
    for (size_t i = 0; i < word_list_count(list); i++) {
        const struct word_entry *sign = word_list_at(list, i);
        if (!medicine_has_kind(&kinds, sign->says))
            lint_find(lint, "M-RED-1", visit->file, 0,
                      "%sthe help page does not say: %s (such as \"%s\")",
                      words_tag(lint, visit->language), sign->says, sign->phrase);
        if (kinds.count < KINDS_MAX && !medicine_has_kind(&kinds, sign->says))
            kinds.names[kinds.count++] = sign->says; /* told once */
    }
}

/* Whether one sentence both names pills and says that they be changed. */
static bool changes_pills(struct medicine *medicine, const struct words_text *text)
{
    struct arena *arena = arena_create();
    const struct word_list *list = words_list(&medicine->lists, "pills", text->language);
    const struct token *tokens;
    int count = tokens_read(arena, text->text, &tokens);
    bool change = false, pill = false, found = false;
    for (int i = 0, length; i<count; i += length> 0 ? length : 1) {
        const struct word_entry *entry = word_list_match(list, tokens, count, i, &length);
        change = change || (entry && strcmp(entry->says, "change") == 0);
        pill = pill || (entry && strcmp(entry->says, "pill") == 0);
        found = found || (change && pill);
        if (tokens[i].kind == TOKEN_END)
            change = pill = false;
    }
    arena_destroy(arena);
    return found;
}

static void check_pills(struct lint *lint, struct medicine *medicine,
                        const struct words_text *texts, int count)
{
    struct medicine_kinds kinds = {0};
    note_all(medicine, "pills", texts, count, &kinds);
    for (int i = 0; i < count && !medicine_has_kind(&kinds, "safe"); i++) {
        if (is_said(&texts[i]) && changes_pills(medicine, &texts[i]))
            lint_find(lint, "M-MED-1", texts[i].file, texts[i].line,
                      "%sspeaks of changing pills: the page must say \"Do not stop any "
                      "pill on your own\"",
                      words_tag(lint, texts[i].language));
    }
}

static bool is_denied(const struct token *tokens, int at)
{
    for (int i = at - 1; i >= 0 && i >= at - 4 && tokens[i].kind != TOKEN_END; i--) {
        if (strcmp(tokens[i].text, "not") == 0 || strcmp(tokens[i].text, "no") == 0 ||
            strcmp(tokens[i].text, "without") == 0 || strcmp(tokens[i].text, "sin") == 0)
            return true;
    }
    return false;
}

static void tell_variant(struct lint *lint, const struct medicine *medicine,
                         const struct lint_visit *visit, const struct medicine_kinds *kinds)
{
    static const char *const variants[] = {"percutaneous", "tubular", NULL};
    const char *tag = words_tag(lint, visit->language);
    for (size_t i = 0; variants[i]; i++) {
        bool is_shown = medicine_has_kind(kinds, variants[i]);
        if (is_shown && medicine->variant && strcmp(medicine->variant, variants[i]) != 0)
            lint_find(lint, "M-VAR-1", visit->file, 0,
                      "%swhat is true of the %s operation is shown, and the clinic does the "
                      "%s one",
                      tag, variants[i], medicine->variant);
        else if (is_shown && !medicine->variant && medicine->asks_variant)
            lint_find(lint, "M-VAR-1", visit->file, 0,
                      "%swhat is true of the %s operation is shown, and the clinic has not "
                      "said which it does",
                      tag, variants[i]);
    }
    if (medicine_has_kind(kinds, "percutaneous") && medicine_has_kind(kinds, "tubular"))
        lint_find(lint, "M-VAR-1", visit->file, 0, "%sthe cuts of two operations on one page", tag);
    if (medicine_has_kind(kinds, "asleep") && medicine_has_kind(kinds, "awake"))
        lint_find(lint, "M-VAR-1", visit->file, 0,
                  "%ssays both that one sleeps and that one is awake", tag);
}

static void check_variant(struct lint *lint, struct medicine *medicine,
                          const struct lint_visit *visit, const struct words_text *texts, int count)
{
    struct medicine_kinds kinds = {0};
    for (int i = 0; i < count; i++) {
        if (!texts[i].small_print && texts[i].role != LINT_LABEL)
            medicine_note_kinds(&medicine->lists, "variant", &texts[i], is_denied, &kinds);
    }
    tell_variant(lint, medicine, visit, &kinds);
}

static void note_page(struct medicine *medicine, const struct lint_visit *visit,
                      const struct words_text *texts, int count)
{
    struct medicine_page *page = find_page(medicine, visit);
    struct medicine_kinds risks = {0}, benefits = {0}, claims = {0};
    note_all(medicine, "risks", texts, count, &risks);
    note_all(medicine, "benefits", texts, count, &benefits);
    note_all(medicine, "studies", texts, count, &claims);
    page->tells_risks =
        page->tells_risks || (risks.count >= RISKS_LEAST && medicine_has_kind(&risks, "no help"));
    page->tells_benefits = page->tells_benefits || benefits.count > 0;
    page->claims = page->claims || claims.count > 0;
    for (int i = 0; i < count; i++) {
        page->credits_places = page->credits_places || strstr(texts[i].text, "GeoNames") != NULL;
        page->has_sources = page->has_sources || words_is_source(&texts[i]);
    }
}

/* A page without bars is left by what stands on it; its Next has no bar to stand in. */
static void check_way_on(struct lint *lint, const struct lint_visit *visit)
{
    const struct page *page = &visit->stage->page;
    bool has_bars = page->ground == GROUND_PAPER || page->ground == GROUND_ALERT;
    if (has_bars || stage_is_attract(visit->stage, visit->page))
        return;
    for (const struct node *node = page->root; node; node = node_after(page->root, node)) {
        if (node->action.kind != ACTION_NONE)
            return;
    }
    lint_find(lint, "M-NAV-1", visit->file, 0, "no way on: give it a button");
}

void medicine_on_page(struct lint *lint, const struct lint_visit *visit,
                      const struct words_text *texts, int count, void *context)
{
    struct medicine *medicine = context;
    const char *help = lint->info->help;
    if (help && strcmp(help, visit->page) == 0 && !*visit->after)
        check_help(lint, medicine, visit, texts, count);
    check_pills(lint, medicine, texts, count);
    check_variant(lint, medicine, visit, texts, count);
    check_way_on(lint, visit);
    note_page(medicine, visit, texts, count);
}

static bool is_beside(struct lint *lint, const char *one, const char *other)
{
    return strcmp(one, other) == 0 || lint_leads(lint, one, other) || lint_leads(lint, other, one);
}

static void check_risks(struct lint *lint, const struct medicine *medicine,
                        const struct medicine_page *page)
{
    bool known = false, beside = false;
    for (const struct medicine_page *other = medicine->pages; other; other = other->next) {
        if (!other->tells_risks || strcmp(other->language, page->language) != 0)
            continue;
        known = true;
        beside = beside || is_beside(lint, page->page, other->page);
    }
    if (!beside)
        lint_find(lint, "M-RSK-1", page->file, 0,
                  known ? "%ssays how it may help, and no page of risks is a touch away"
                        : "%ssays how it may help, and no page names %d risks with \"it may "
                          "not help\"",
                  words_tag(lint, page->language), RISKS_LEAST);
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

static void check_credit(struct lint *lint, const struct medicine *medicine, const char *language)
{
    for (const struct medicine_page *page = medicine->pages; page; page = page->next) {
        if (page->credits_places && strcmp(page->language, language) == 0)
            return;
    }
    lint_find(lint, "Z-LIC-1", NULL, 0,
              "%slooks up ZIP codes, and no page names GeoNames (CC BY 4.0)",
              words_tag(lint, language));
}

void medicine_check_pages(struct lint *lint, struct medicine *medicine)
{
    if (!lint->info->help)
        lint_find(lint, "M-RED-1", NULL, 0, "no help page: write help = PAGE");
    for (const struct medicine_page *page = medicine->pages; page; page = page->next) {
        if (page->tells_benefits)
            check_risks(lint, medicine, page);
        if (page->claims)
            check_sources(lint, medicine, page);
    }
    for (int i = 0; medicine->looks_up_zips && i < lint_language_count(lint); i++)
        check_credit(lint, medicine, lint_language(lint, i));
}

void medicine_check_ways(struct lint *lint, const struct medicine *medicine)
{
    for (const struct medicine_page *page = medicine->pages; page; page = page->next) {
        int depth = lint_depth(lint, page->page);
        if (depth > DEPTH_MOST && strcmp(page->language, lint->info->languages[0]) == 0)
            lint_find(lint, "M-NAV-1", page->file, 0,
                      "%d touches from the start page, at most %d: lead to it from a "
                      "nearer page",
                      depth, DEPTH_MOST);
    }
}
