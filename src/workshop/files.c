/* What a pack is made of: that its files can be read, are used, and lead somewhere. */
#include "workshop/files.h"

#include <stdlib.h>

#include "workshop/families.h"

const struct rule files_rules[] = {
    {"F-OPEN-1", LEVEL_ERROR, RULE_FIXED,
     "The pack opens: its layers, pack.conf, clinic.conf and theme.conf can be read.",
     "Mend what the line names; until then the kiosk shows its built-in page."},
    {"F-LOAD-1", LEVEL_ERROR, RULE_FIXED,
     "Every page can be shown, and every button on it does what it should.",
     "The line says what the player would say; a visitor would see a calm page with the "
     "way home."},
    {"F-END-1", LEVEL_ERROR, RULE_FIXED,
     "No page or picture ends the program, or keeps it for ever.",
     "Take things off the page until it can be shown. It was left out here: there may be "
     "more findings in it. The program should have stood it: tell its makers."},
    {"F-TEST-1", LEVEL_ERROR, RULE_FIXED, "Every file of tests/ can be read.",
     "Mend the line; `anteroom test` then plays the tests in it."},
    {"F-NAME-1", LEVEL_ERROR, RULE_FIXED,
     "Names of files are of small letters, digits, . _ and -, with the ending they need.",
     "Rename the file: Windows hides endings and takes Logo.PNG for logo.png, a kiosk "
     "does not."},
    {"F-RULE-1", LEVEL_ERROR, RULE_FIXED,
     "pack.conf turns off only rules that there are, each with a reason.",
     "Write lint.RULE = off, REASON with the rule in small letters, or take the line "
     "out."},
    {"F-MISS-1", LEVEL_ERROR, RULE_PLAIN,
     "Every picture, table, sound and library that a Lua file names is in the pack.",
     "Put the file there, or mend its name: where it is missing the page fails."},
    {"F-LINK-1", LEVEL_ERROR, RULE_PLAIN, "Every go leads to a page of the pack.",
     "Mend the page's id, or write the page: a visitor would touch and see an error."},
    {"F-REACH-1", LEVEL_WARNING, RULE_PLAIN, "A visitor can reach every page from the start page.",
     "Give some page a button that goes there, put it in a flow, or take it out."},
    {"F-USE-1", LEVEL_WARNING, RULE_PLAIN, "Every file of the pack is used.",
     "Take the file out, or name it where it belongs: what nobody sees nobody checks."},
    {"F-OVER-1", LEVEL_NOTE, RULE_PLAIN,
     "A note for each file that one layer puts in the place of another's.",
     "Look whether it is meant: a clinic's own clinic.conf hides the whole one below."},
    {"F-CLIN-1", LEVEL_WARNING, RULE_PLAIN,
     "A clinic's layer (conf files, no pack.conf) holds data only.",
     "Move the file to the pack's own layer: a clinic's key can not sign it, and "
     "kiosk.conf's clinic refuses it."},
    {"F-PIC-1", LEVEL_ERROR, RULE_PLAIN,
     "Every picture is a PNG, JPEG or SVG within the limits (8 MB, 4096 px a side) that "
     "can be drawn.",
     "Save it smaller or anew: where it is shown its page would fail."},
    {"F-CSV-1", LEVEL_ERROR, RULE_PLAIN, "Every cell of data/*.csv can be used.",
     "Mend the cell that is named: a kiosk leaves its row out, and install refuses the layer."},
    {"F-CSV-2", LEVEL_WARNING, RULE_PLAIN, "The offices' cells are as they were meant.",
     "Look at the cell that is named: a spreadsheet may have changed it."},
    {"F-DRAFT-1", LEVEL_WARNING, RULE_DRAFT, "A person has reviewed the pack.",
     "Once a clinician has read every page, write reviewed = yes in pack.conf."},
    {"F-DRAFT-2", LEVEL_WARNING, RULE_DRAFT, "A qualified person has read every translation.",
     "Once a translator has read it, write translated = yes in pack.conf."},
    {NULL, LEVEL_NOTE, RULE_PLAIN, NULL, NULL},
};

void lint_files(struct lint *lint)
{
    files_check_names(lint);
    if (!lint->bundle) {
        if (report_count(lint->report, LEVEL_ERROR) == 0)
            lint_find_placed(lint, LEVEL_ERROR, "F-OPEN-1", lint->trouble.text);
        return;
    }
    struct uses uses = {0};
    files_gather(lint, &uses);
    lint_each_visit(lint, NULL, NULL);
    files_check_links(lint, &uses);
    files_check_use(lint, &uses);
    files_check_layers(lint);
    files_check_pictures(lint);
    files_check_tables(lint);
    files_check_tests(lint);
    files_check_facts(lint);
    free(uses.items);
}
