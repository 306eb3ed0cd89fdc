/* What the pages of a pack say of medicine: the order of the rules. */
#include <string.h>

#include "workshop/families.h"
#include "workshop/medicine_inner.h"

const struct rule medicine_rules[] = {
    {"M-RED-1", LEVEL_ERROR, RULE_PLAIN,
     "pack.conf names a help page, and it says when and whom to call (each sign of "
     "lint/danger-en.txt), in every language.",
     "A reader in danger must find it with one touch; the bar leads to it from every "
     "page."},
    {"M-RSK-1", LEVEL_ERROR, RULE_PLAIN,
     "A page that says how it may help has a page of risks beside it: four named risks "
     "and "
     "more, that it may not help among them.",
     "Who hears of the good alone can not decide: put the two pages next to each other "
     "in "
     "a flow."},
    {"M-MED-1", LEVEL_ERROR, RULE_PLAIN,
     "A page that speaks of stopping, skipping or taking pills says not to stop any on "
     "one's own.",
     "Stopping a blood thinner can kill: add \"Do not stop any pill on your own.\""},
    {"M-VAR-1", LEVEL_ERROR, RULE_PLAIN,
     "What is true of one of the two operations only (lint/variant-en.txt) is shown "
     "where "
     "the clinic's variant is that one, and never mixed.",
     "Cut, numbing and healing differ: choose the text by clinic.variant, and a neutral "
     "one without it."},
    {"M-CLM-1", LEVEL_ERROR, RULE_DRAFT,
     "What studies are said to show has its sources on the page or a touch away, and is "
     "read by a named person every 12 months; a reviewed pack has review_by.",
     "Add sources{}; let a clinician read the page again, then: anteroom approve LAYER "
     "--by NAME, and write the next date."},
    {"M-NAV-1", LEVEL_ERROR, RULE_PLAIN,
     "Every page is at most 4 touches from the start page, and none is without a way on.",
     "Lead to it from a nearer page; give a page without bars a button."},
    {"Z-STR-1", LEVEL_ERROR, RULE_PLAIN,
     "ZIP codes in scripts are strings of five digits; an office lies within 25 miles of "
     "its ZIP code's point and was checked within 180 days.",
     "A number loses its leading zero (\"01801\"); correct lat and lon; call the office "
     "and "
     "write today's date into the column checked."},
    {"Z-LIC-1", LEVEL_ERROR, RULE_PLAIN,
     "A pack that looks up ZIP codes or towns credits GeoNames on a page, in every "
     "language.",
     "The licence of the table (CC BY 4.0) asks for it: add a line to About."},
    {NULL, LEVEL_NOTE, RULE_PLAIN, NULL, NULL},
};

void medicine_note_kinds(struct words_lists *lists, const char *name, const struct words_text *text,
                         medicine_denied *denied, struct medicine_kinds *kinds)
{
    struct arena *arena = arena_create();
    const struct word_list *list = words_list(lists, name, text->language);
    const struct token *tokens;
    int count = tokens_read(arena, text->text, &tokens);
    for (int i = 0, length; i<count; i += length> 0 ? length : 1) {
        const struct word_entry *entry = word_list_match(list, tokens, count, i, &length);
        if (entry && !(denied && denied(tokens, i)) && kinds->count < KINDS_MAX &&
            !medicine_has_kind(kinds, entry->says))
            kinds->names[kinds->count++] = entry->says;
    }
    arena_destroy(arena);
}

bool medicine_has_kind(const struct medicine_kinds *kinds, const char *name)
{
    for (int i = 0; i < kinds->count; i++) {
        if (strcmp(kinds->names[i], name) == 0)
            return true;
    }
    return false;
}

static void on_text(struct lint *lint, const struct words_text *text, void *context)
{
    (void)lint;
    (void)text;
    (void)context;
}

void lint_medicine(struct lint *lint)
{
    struct medicine medicine = {.lists = {.lint = lint},
                                .variant = conf_get(pack_slots(lint->pack), "variant")};
    medicine_read_scripts(lint, &medicine);
    words_walk(lint, on_text, medicine_on_page, &medicine);
    medicine_check_pages(lint, &medicine);
    medicine_check_ways(lint, &medicine);
    medicine_check_review(lint, &medicine);
    medicine_check_offices(lint);
}
