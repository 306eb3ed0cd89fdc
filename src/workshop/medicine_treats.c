/* Who is said to be treated. The one idea: word by word through a sentence, a verb that
   treats opens it, a "not" before the verb keeps it shut. */
#include <string.h>

#include "workshop/medicine_inner.h"

#define ITEM_WORDS 12 /* of a line in a list, at most */

struct reader {
    const struct word_list *verbs, *conditions;
    const struct words_text *text;
    const char *found; /* the condition that is said to be treated */
};

struct clause {
    bool treats;                      /* a verb said so */
    bool treats_plain;                /* one that counts in a heading too */
    bool denied;                      /* what comes is not so */
    const struct word_entry *subject; /* a condition that was named before any verb */
};

static void follow_verb(struct reader *reader, struct clause *clause, const char *kind)
{
    bool treats = strcmp(kind, "treat") == 0, helps = strcmp(kind, "help") == 0;
    if (strcmp(kind, "not") == 0) {
        clause->denied = true;
    } else if (strcmp(kind, "but") == 0) {
        clause->denied = false;
    } else if (strcmp(kind, "pass") == 0) {
        *clause = (struct clause){0};
    } else if ((treats || helps) && !clause->denied) {
        clause->treats = true;
        clause->treats_plain = clause->treats_plain || treats;
        if (clause->subject && treats && !reader->found)
            reader->found = clause->subject->phrase;
    }
}

/* Of the passive, "cancer is treated with MILD", only with the procedure behind it. */
static bool is_passive(const struct token *tokens, int count, int at)
{
    bool passive =
        strncmp(tokens[at].text, "treated", 7) == 0 || strncmp(tokens[at].text, "tratad", 6) == 0;
    for (int i = at; passive && i < count && i < at + 5; i++) {
        if (strcmp(tokens[i].text, "mild") == 0 || strncmp(tokens[i].text, "proced", 6) == 0)
            return true;
    }
    return !passive;
}

static bool is_question(const struct words_text *text, const struct token *end)
{
    return text->text[end->at] == '?';
}

/* The sentence that begins at tokens[at]; gives where the next begins. */
static int read_sentence(struct reader *reader, const struct token *tokens, int count, int at,
                         struct clause *clause)
{
    const char *before = reader->found;
    int length;
    for (; at < count && tokens[at].kind != TOKEN_END; at += length > 0 ? length : 1) {
        const struct word_entry *verb = word_list_match(reader->verbs, tokens, count, at, &length);
        if (verb && is_passive(tokens, count, at))
            follow_verb(reader, clause, verb->says);
        if (verb)
            continue;
        const struct word_entry *condition =
            word_list_match(reader->conditions, tokens, count, at, &length);
        if (condition && clause->treats && !clause->denied && !reader->found)
            reader->found = condition->phrase;
        else if (condition && !clause->denied && !clause->subject)
            clause->subject = condition;
    }
    if (at < count && is_question(reader->text, &tokens[at]))
        reader->found = before; /* what is asked is not said */
    return at + 1;
}

static struct reader make_reader(struct words_lists *lists, const struct words_text *text)
{
    return (struct reader){
        .verbs = words_list(lists, "treats", text->language),
        .conditions = words_list(lists, "not-treated", text->language),
        .text = text,
    };
}

static void tell(struct lint *lint, const struct reader *reader)
{
    if (reader->found)
        lint_find(lint, "M-IND-1", reader->text->file, reader->text->line,
                  "%ssays that it treats what it does not: \"%s\"",
                  words_tag(lint, reader->text->language), reader->found);
}

void medicine_check_treats(struct words_lists *lists, const struct words_text *text)
{
    struct arena *arena = arena_create();
    struct reader reader = make_reader(lists, text);
    const struct token *tokens;
    int count = tokens_read(arena, text->text, &tokens);
    for (int at = 0; at < count;) {
        struct clause clause = {0};
        at = read_sentence(&reader, tokens, count, at, &clause);
    }
    tell(lists->lint, &reader);
    arena_destroy(arena);
}

/* "What MILD treats", "It can help with:": a line that the next ones go on from. */
static bool opens_list(struct words_lists *lists, struct arena *arena,
                       const struct words_text *text)
{
    struct reader reader = make_reader(lists, text);
    struct clause clause = {0};
    const struct token *tokens;
    int count = tokens_read(arena, text->text, &tokens), last = 0;
    for (int at = 0; at < count;) {
        last = at;
        clause = (struct clause){0};
        at = read_sentence(&reader, tokens, count, at, &clause);
    }
    size_t len = strlen(text->text);
    bool colon = len > 0 && text->text[len - 1] == ':';
    bool asks = count > 0 && is_question(text, &tokens[count - 1]) &&
                (strncmp(tokens[last].text, "wh", 2) == 0 || strcmp(tokens[last].text, "que") == 0);
    bool plain_end = count > 0 && tokens[count - 1].at == len;
    return (colon && clause.treats) ||
           (text->role == LINT_HEADING && clause.treats_plain && (asks || plain_end));
}

static bool is_item(const struct token *tokens, int count)
{
    return count > 0 && count <= ITEM_WORDS + 1 && tokens[count - 1].kind == TOKEN_END;
}

void medicine_check_treat_lists(struct words_lists *lists, const struct words_text *texts,
                                int text_count)
{
    struct arena *arena = arena_create();
    bool open = false;
    for (int i = 0; i < text_count; i++) {
        const struct token *tokens;
        int count = tokens_read(arena, texts[i].text, &tokens);
        size_t len = strlen(texts[i].text);
        bool ends_it = texts[i].role == LINT_HEADING || (len > 0 && texts[i].text[len - 1] == ':');
        if (ends_it) {
            open = opens_list(lists, arena, &texts[i]);
        } else if (open && texts[i].role == LINT_TEXT && is_item(tokens, count)) {
            struct reader reader = make_reader(lists, &texts[i]);
            struct clause clause = {.treats = true};
            read_sentence(&reader, tokens, count, 0, &clause);
            tell(lists->lint, &reader);
        }
    }
    arena_destroy(arena);
}
