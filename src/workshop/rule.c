/* The list of families. Whoever adds a family adds its line here, and is done. */
#include "workshop/rule.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "pack/conf.h"
#include "pack/names.h"

#define RULES_MAX 200

const struct family families[] = {
    {"files", files_rules, lint_files, false},
    {"words", words_rules, lint_words, false},
    {"medicine", medicine_rules, lint_medicine, false},
    {"approved", approved_rules, lint_approved, false},
    {"layout", layout_rules, lint_layout, true},
    {"pixels", pixels_rules, lint_pixels, true},
    {NULL, NULL, NULL, false},
};

const struct rule *rule_find(const char *id)
{
    for (const struct family *family = families; family->name; family++) {
        for (const struct rule *rule = family->rules; rule->id; rule++) {
            if (strcasecmp(rule->id, id) == 0)
                return rule;
        }
    }
    return NULL;
}

const char *rule_nearest(const char *id)
{
    const char *names[RULES_MAX + 1];
    char upper[32];
    size_t count = 0, len = 0;
    for (; id[len] && len < sizeof upper - 1; len++)
        upper[len] = (char)toupper((unsigned char)id[len]);
    upper[len] = '\0';
    for (const struct family *family = families; family->name; family++) {
        for (const struct rule *rule = family->rules; rule->id && count < RULES_MAX; rule++)
            names[count++] = rule->id;
    }
    names[count] = NULL;
    return names_nearest(upper, names);
}
