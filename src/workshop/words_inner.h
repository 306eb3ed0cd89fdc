/* What the rules of medicine stand on: all texts of a pack, and the word lists. Only for
   words*.c and medicine*.c. */
#pragma once

#include "workshop/lint.h"
#include "workshop/lua.h"
#include "workshop/reading_tokens.h"
#include "workshop/words_list.h"

struct words_text {
    enum lint_role role;
    bool small_print;        /* captions and sources */
    const struct node *node; /* of a page that is shown; else NULL */
    const char *text, *file;
    int line;
    const char *language;
    const char *name; /* of a slot or a column, else NULL */
};

/* Told once each: every string that a script marks for translation, in each language that
   has it; filled slots, cells of the offices; what else pages show. */
typedef void words_on_text(struct lint *lint, const struct words_text *text, void *context);
/* Each visit with all that it shows. */
typedef void words_on_page(struct lint *lint, const struct lint_visit *visit,
                           const struct words_text *texts, int count, void *context);
void words_walk(struct lint *lint, words_on_text *on_text, words_on_page *on_page, void *context);

/* Whether small print says where a fact is from: it begins so, or has a year or a size. */
bool words_is_source(const struct words_text *text);

/* The tokens of a script, by path in the pack; NULL: it can not be read. */
const struct lua_token *words_script(struct lint *lint, struct arena *arena, const char *path);

#define WORDS_LISTS 64

/* The lists that were read so far. */
struct words_lists {
    struct lint *lint;
    struct words_list_item {
        const char *name, *language;
        const struct word_list *list;
    } items[WORDS_LISTS];
    int count;
};

/* lint/NAME-LANG.txt of the pack or the core, and lint/more-NAME-LANG.txt of the pack; an
   empty list where there is neither. Good as long as lint. */
const struct word_list *words_list(struct words_lists *lists, const char *name,
                                   const char *language);

/* Tells each phrase of the list that stands in the text, but those that are "ok". */
void words_find_phrases(struct words_lists *lists, const char *rule, const char *name,
                        const struct words_text *text);

/* What a finding in a language but the first begins with: "es: ", else "". */
const char *words_tag(const struct lint *lint, const char *language);
