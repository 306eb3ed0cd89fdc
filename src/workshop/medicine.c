/* What a pack says of medicine, money and privacy: this file has the rules on one text,
   and the order of the others. */
#include <string.h>

#include "workshop/families.h"
#include "workshop/medicine_inner.h"

const struct rule medicine_rules[] = {
    {"M-RED-1", LEVEL_ERROR, RULE_PLAIN,
     "pack.conf names a help page, and it says when and whom to call (each sign of "
     "lint/danger-en.txt), in every language.",
     "A reader in danger must find it with one touch; the bar leads to it from every "
     "page."},
    {"M-IND-1", LEVEL_ERROR, RULE_PLAIN,
     "No text says that the procedure treats what is in lint/not-treated-en.txt: cauda "
     "equina, tumours, cancer, fractures, injuries, infections, the neck.",
     "It would keep someone from the care that is needed. \"It does not treat cancer\" "
     "is "
     "fine; a pack about something else brings its own list."},
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
    {"M-COV-1", LEVEL_ERROR, RULE_PLAIN,
     "No text says that plans pay or that an office approved it (lint/coverage-en.txt): "
     "covered, all insurance, FDA-approved.",
     "Plans differ and change: say so, and to ask the staff first."},
    {"M-NAV-1", LEVEL_ERROR, RULE_PLAIN,
     "Every page is at most 4 touches from the start page, and none is without a way on.",
     "Lead to it from a nearer page; give a page without bars a button."},
    {"C-JUNK-1", LEVEL_ERROR, RULE_PLAIN,
     "No leftovers of other programs in a text: tags, template marks, \"Phone:\" without "
     "a "
     "number, letters that were read wrongly.",
     "Clean the text that was copied here."},
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
    {"V-CPY-1", LEVEL_ERROR, RULE_PLAIN,
     "No text says \"HIPAA compliant\" and the like (lint/privacy-en.txt).",
     "Such a promise is itself regulated: say what is true, \"We do not save what you "
     "type.\""},
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

/* "<h5>", "</p>". */
static bool has_tag(const char *text)
{
    for (const char *at = strchr(text, '<'); at; at = strchr(at + 1, '<')) {
        const char *name = at + 1 + (at[1] == '/');
        size_t letters = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (letters > 0 && letters < 12 && strchr(name, '>'))
            return true;
    }
    return false;
}

/* "Phone:" and nothing behind it. */
static bool is_empty_label(struct arena *arena, const char *text)
{
    static const char *const labels[] = {"phone", "tel",      "telephone", "call", "fax",
                                         "email", "telefono", "llame",     NULL};
    size_t len = strlen(text);
    while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '*'))
        len--;
    const char *word = token_fold(arena, text);
    if (len == 0 || text[len - 1] != ':' || strchr(text, ' '))
        return false;
    for (size_t i = 0; labels[i]; i++) {
        if (strcmp(labels[i], word) == 0)
            return true;
    }
    return false;
}

static void check_junk(struct lint *lint, const struct words_text *text)
{
    static const char *const leftovers[] = {"[sc ",
                                            "[listmenu",
                                            "<!--",
                                            "[email",
                                            "Scroll to Top",
                                            "Scroll to top",
                                            "Lorem ipsum",
                                            "&nbsp;",
                                            "&amp;",
                                            "&quot;",
                                            "&#",
                                            "{{",
                                            "}}",
                                            "\\n",
                                            "TODO",
                                            "Click here",
                                            "\xC3\x83\xC2",
                                            "\xC3\xA2\xE2\x82\xAC",
                                            "\xEF\xBF\xBD",
                                            NULL};
    struct arena *arena = arena_create();
    const char *found = NULL;
    for (size_t i = 0; leftovers[i] && !found; i++)
        found = strstr(text->text, leftovers[i]) ? leftovers[i] : NULL;
    if (!found && has_tag(text->text))
        found = "a tag";
    if (!found && is_empty_label(arena, text->text))
        found = "a label without a number";
    if (!found && text->node && (strstr(text->text, "%s") || strstr(text->text, "%d")))
        found = "%s or %d without format";
    if (found)
        lint_find(lint, "C-JUNK-1", text->file, text->line, "%s%s in \"%.40s\"",
                  words_tag(lint, text->language), found, text->text);
    arena_destroy(arena);
}

static void on_text(struct lint *lint, const struct words_text *text, void *context)
{
    struct medicine *medicine = context;
    words_find_phrases(&medicine->lists, "M-COV-1", "coverage", text);
    words_find_phrases(&medicine->lists, "V-CPY-1", "privacy", text);
    check_junk(lint, text);
    medicine_check_treats(&medicine->lists, text);
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
