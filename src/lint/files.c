/* What a pack is made of: that its files can be read, are used, and lead somewhere. */
#include "lint/lint.h"

const struct rule files_rules[] = {
    {"F-OPEN-1", LEVEL_ERROR, RULE_FIXED,
     "The pack opens: its layers, names of files, pack.conf, clinic.conf, theme.conf and "
     "words can be read.",
     "Mend what the line names; until then the kiosk shows its built-in page."},
    {"F-LOAD-1", LEVEL_ERROR, RULE_FIXED,
     "Every page can be shown, and every button on it does what it should.",
     "The line says what the player would say; a visitor would see a calm page with the "
     "way home."},
    {NULL, LEVEL_NOTE, RULE_PLAIN, NULL, NULL},
};

void
lint_files(struct lint *lint)
{
    if (lint->bundle)
        lint_each_visit(lint, NULL, NULL);
}
