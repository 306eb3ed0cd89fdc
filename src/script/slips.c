/* Slips of beginners: one table over Lua's message and the line it names, without what stands in
   quotes and comments there. Of the rows that fit, the first
   with a sign counts, then a keyword that is misspelt, then the first without a sign. */
#include "script/slips.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/names.h"
#include "base/plain_text.h"
#include "base/str.h"
#include "script/source.h"

#define WORD_MAX 32

#define STRAIGHT "quotes of a word processor: write straight ones, \"...\""
#define MINUS "this dash is not the minus of the keyboard: write -"
#define NO_WIDTH "a sign without width stands on this line: write the line anew"
#define NOT_EQUAL "unequal is written ~="
#define ADD_TO "write the name twice: count = count + 1"
#define FUNCTION "a function is written function(x) ... end"
#define NO_BRACES "blocks have no braces: if ... then ... end, function(x) ... end"
#define COMMENT "a comment begins with --"
#define KEY "a name and its value are written name = value"
#define LOCAL "a value gets its name by local name = value"
#define COMMA "a comma is missing in front of it; or, in a text, a quote wants a backslash: \\\""
#define BY_NAME "values with names stand in braces: text { _\"...\", size = \"lead\" }"
#define CHOOSE "there is no switch: write if ... then ... elseif ... then ... end"

enum where {
    CODE,        /* outside of quotes, on the line */
    RAW,         /* anywhere on the line */
    ENDS_FEW,    /* nowhere: blocks are without an end, */
    ENDS_MANY,   /* or ends without a block */
    ENDS_ELSEIF, /* somewhere in the file, where blocks are without an end */
};

static const struct {
    const char *message; /* a part of Lua's; NULL: any */
    const char *sign;    /* on the line; of letters it is a whole word; NULL: none is needed */
    const char *cure;
    enum where where; /* the sign stands */
} rows[] = {
    {"unfinished string", "\u201D", "this closes with a quote of a word processor: write \"", RAW},
    {"unfinished string", "\u2019", "this closes with a quote of a word processor: write '", RAW},
    {"unfinished string", NULL,
     "the quote is not closed on this line; a text of several lines stands in [[ ... ]]", CODE},
    {"unfinished long", NULL, "the closing ]] is missing", CODE},
    {"invalid escape", NULL,
     "a backslash in a text is written twice, \\\\, and paths have / in them", CODE},
    {"escape sequence", NULL, "a backslash in a text is written twice, \\\\", CODE},
    {NULL, "\u201C", STRAIGHT, CODE},
    {NULL, "\u201D", STRAIGHT, CODE},
    {NULL, "\u201E", STRAIGHT, CODE},
    {NULL, "\u00AB", STRAIGHT, CODE},
    {NULL, "\u00BB", STRAIGHT, CODE},
    {NULL, "\u2018", STRAIGHT, CODE},
    {NULL, "\u2019", STRAIGHT, CODE},
    {NULL, "\u00B4", STRAIGHT, CODE},
    {NULL, "`", "write straight quotes: \"...\"", CODE},
    {NULL, "\u00A0", "a no-break space stands on this line: write a plain one", CODE},
    {NULL, "\u202F", "a no-break space stands on this line: write a plain one", CODE},
    {NULL, "\u3000", "a wide space stands on this line: write a plain one", CODE},
    {NULL, "\u200B", NO_WIDTH, CODE},
    {NULL, "\u200C", NO_WIDTH, CODE},
    {NULL, "\u200D", NO_WIDTH, CODE},
    {NULL, "\u200E", NO_WIDTH, CODE},
    {NULL, "\u200F", NO_WIDTH, CODE},
    {NULL, "\u2060", NO_WIDTH, CODE},
    {NULL, "\uFEFF", NO_WIDTH, CODE},
    {NULL, "\u00AD", NO_WIDTH, CODE},
    {NULL, "\u2013", MINUS, CODE},
    {NULL, "\u2014", MINUS, CODE},
    {NULL, "\u2212", MINUS, CODE},
    {NULL, "\u2026", "write three dots", CODE},
    {NULL, "\u00D7", "times is written *", CODE},
    {NULL, "\u00F7", "divided by is written /", CODE},
    {NULL, "\u2260", NOT_EQUAL, CODE},
    {NULL, "\u2264", "at most is written <=", CODE},
    {NULL, "\u2265", "at least is written >=", CODE},
    {NULL, "!=", NOT_EQUAL, CODE},
    {NULL, "<>", NOT_EQUAL, CODE},
    {NULL, "<<<<<<<", PLAIN_TEXT_MERGE, CODE},
    {NULL, ">>>>>>>", PLAIN_TEXT_MERGE, CODE},
    {NULL, "=======", PLAIN_TEXT_MERGE, CODE},
    {NULL, "===", "equal is written ==", CODE},
    {NULL, "=>", FUNCTION, CODE},
    {NULL, "->", FUNCTION, CODE},
    {NULL, "=<", "at most is written <=", CODE},
    {NULL, "&&", "write and", CODE},
    {NULL, "||", "write or", CODE},
    {NULL, "..=", ADD_TO, CODE},
    {NULL, "+=", ADD_TO, CODE},
    {NULL, "-=", ADD_TO, CODE},
    {NULL, "*=", ADD_TO, CODE},
    {NULL, "/=", ADD_TO, CODE},
    {NULL, "++", ADD_TO, CODE},
    {NULL, "/*", COMMENT ", one of several lines is --[[ ... ]]", CODE},
    {NULL, "*/", COMMENT ", one of several lines is --[[ ... ]]", CODE},
    {"near '//'", NULL, COMMENT, CODE},
    {"near '#'", NULL, COMMENT, CODE},
    {NULL, "?", "a choice is written condition and this or that", CODE},
    {NULL, "!", "write not", CODE},
    {NULL, "$", "a name is written without $", CODE},
    {NULL, "@", "a name is written without @", CODE},
    {NULL, "elif", "write elseif", CODE},
    {NULL, "elsif", "write elseif", CODE},
    {NULL, "var", LOCAL, CODE},
    {NULL, "let", LOCAL, CODE},
    {NULL, "const", LOCAL, CODE},
    {NULL, "def", FUNCTION, CODE},
    {NULL, "func", FUNCTION, CODE},
    {NULL, "fn", FUNCTION, CODE},
    {NULL, "switch", CHOOSE, CODE},
    {NULL, "case", CHOOSE, CODE},
    {NULL, "continue", "there is no continue: put what follows into an if", CODE},
    {NULL, "try", "nothing is caught: look at a value before it is used", CODE},
    {NULL, "foreach", "write for i, value in ipairs(list) do ... end", CODE},
    {NULL, "class", "write a function that gives a table", CODE},
    {NULL, "import", "a file of lib/ is taken in by local name = use \"name\"", CODE},
    {"expected near 't'", "'t", "an apostrophe ends a text in single quotes: write \"...\"", RAW},
    {"expected near 's'", "'s", "an apostrophe ends a text in single quotes: write \"...\"", RAW},
    {"expected near '", "'re", "an apostrophe ends a text in single quotes: write \"...\"", RAW},
    {"expected near '", "'ll", "an apostrophe ends a text in single quotes: write \"...\"", RAW},
    {"'then' expected near '='", NULL, "equal is written ==, as = gives a value", CODE},
    {"'then' expected", ") {", NO_BRACES, CODE},
    {"'do' expected", ") {", NO_BRACES, CODE},
    {"'then' expected near '{'", NULL, NO_BRACES, CODE},
    {"'then' expected near ':'", NULL, NO_BRACES, CODE},
    {"'then' expected", NULL, "write then behind the condition", CODE},
    {"'do' expected near '='", NULL, "equal is written ==, as = gives a value", CODE},
    {"'do' expected near '{'", NULL, NO_BRACES, CODE},
    {"'do' expected", NULL, "write do behind it: for i = 1, 3 do ... end", CODE},
    {"'in' expected", NULL, "write for i, value in ipairs(list) do ... end", CODE},
    {"expected near '('", "for", "write for i = 1, 3 do ... end, without brackets", CODE},
    {"unexpected symbol near '{'", "function", NO_BRACES, CODE},
    {"unexpected symbol near '{'", "else", NO_BRACES, CODE},
    {"symbol near '<'", NULL, "texts have no HTML: **so** is bold", CODE},
    {"')' expected near '='", NULL, BY_NAME, CODE},
    {"<name> expected near '\"", ":", KEY, CODE},
    {"<name> expected near ''", ":", KEY, CODE},
    {"expected near ':'", NULL, KEY, CODE},
    {"<name> expected near", ":", KEY, CODE},
    {"near '-'", NULL, "a name has no - in it: write _", CODE},
    {"near '='", NULL, "a name has _ for a blank or a -; a key in quotes is [\"key\"] = value",
     CODE},
    {"malformed number", NULL,
     "a number has digits alone, no comma or unit; a name does not begin with a digit", CODE},
    {NULL, "else if", "write elseif in one word, or an end for each if", ENDS_ELSEIF},
    {"'end' expected (to close", NULL, "write end where that block ends", CODE},
    {NULL, NULL, "an end is missing: each function, if, for and while has one", ENDS_FEW},
    {NULL, NULL, "there is an end too many", ENDS_MANY},
    {"'end' expected", NULL, "return is the last in its block", CODE},
    {"'until' expected", NULL, "repeat ... until condition", CODE},
    {"'<eof>' expected near '}'", NULL, "there is a } too many", CODE},
    {"'<eof>' expected", NULL, "nothing may follow the last return; or a bracket closes too early",
     CODE},
    {"'}' expected (to close", NULL, COMMA ", or that list wants its }", CODE},
    {"'}' expected near <eof>", NULL, "write } where the list ends", CODE},
    {"'}' expected", NULL, COMMA, CODE},
    {"')' expected", NULL, "a ) is missing, or a comma in front of it", CODE},
    {"']' expected", NULL, "a ] is missing", CODE},
    {"symbol near ','", NULL, "a value is missing in front of this comma", CODE},
    {"symbol near ')'", NULL, "a value is missing in front of this bracket, or it is one too many",
     CODE},
    {"symbol near '}'", NULL, "a value is missing in front of this bracket, or it is one too many",
     CODE},
    {"symbol near <eof>", NULL, "the file ends too early: something is not closed", CODE},
};

static const char *const keywords[] = {
    "and",      "break",  "do",   "else", "elseif", "end",   "false", "for",
    "function", "goto",   "if",   "in",   "local",  "nil",   "not",   "or",
    "repeat",   "return", "then", "true", "until",  "while", NULL,
};

/* What Lua's machine says while it runs. */
static const struct {
    const char *message, *cure;
} run_rows[] = {
    {"attempt to perform arithmetic on a string",
     "a number out of a text is tonumber(text), and texts are joined by .."},
    {"attempt to perform bitwise operation on a string",
     "a number out of a text is tonumber(text)"},
    {"attempt to perform arithmetic on a nil", "what is not set is nil: write (x or 0)"},
    {"attempt to concatenate a nil", "what is not set is nil: write (x or \"\")"},
    {"attempt to concatenate a boolean", "write tostring(x)"},
    {"attempt to concatenate a table", "a list is joined by table.concat(list, \", \")"},
    {"attempt to compare number with string", "write tonumber(text)"},
    {"attempt to compare string with number", "write tonumber(text)"},
    {"attempt to compare number with nil", "what is not set is nil: write (x or 0)"},
    {"attempt to compare nil with number", "what is not set is nil: write (x or 0)"},
    {"attempt to call a string value", "a comma is missing between two values"},
    {"attempt to call a table value", "a comma is missing between two values"},
    {"attempt to call a nil value", "there is no function of this name"},
    {"attempt to index a function", "a function is called, as in go \"page\" or card { ... }"},
    {"attempt to index a nil value", "what is not set is nil: write x and x.name"},
    {"attempt to get length of a nil", "what is not set is nil: write #(list or {})"},
    {"attempt to get length of a number", "its digits are #tostring(n)"},
};

const char *slips_of_run(const char *message)
{
    for (size_t i = 0; i < sizeof run_rows / sizeof *run_rows; i++) {
        if (str_begins_with(message, run_rows[i].message))
            return run_rows[i].cure;
    }
    return NULL;
}

/* The line without its end; an empty one where there are not so many. */
static void copy_line(char out[SOURCE_LINE + 1], const char *text, size_t len, int line)
{
    const char *end = text + len, *at = text, *next;
    for (; line > 1 && (next = memchr(at, '\n', (size_t)(end - at))); line--)
        at = next + 1;
    next = line == 1 ? memchr(at, '\n', (size_t)(end - at)) : at;
    size_t size = (size_t)((next ? next : end) - at);
    size = size < SOURCE_LINE ? size : SOURCE_LINE;
    memcpy(out, at, size);
    out[size] = '\0';
}

/* What stands in quotes or behind -- becomes spaces. */
static void blank_quotes(char *line)
{
    char quote = '\0';
    for (; *line; line++) {
        if (!quote && line[0] == '-' && line[1] == '-') {
            *line = '\0';
            return;
        }
        char was = *line;
        if (quote) {
            *line = ' ';
            if (was == '\\' && line[1])
                *++line = ' ';
        }
        if (!quote && (was == '"' || was == '\''))
            quote = was;
        else if (was == quote)
            quote = '\0';
    }
}

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static int count_word(const char *line, const char *word)
{
    int count = 0;
    for (const char *at = line; (at = strstr(at, word)); at += strlen(word))
        count += (at == line || !is_letter(at[-1])) && !is_letter(at[strlen(word)]);
    return count;
}

static bool has_sign(const char *line, const char *sign)
{
    return is_letter(sign[0]) ? count_word(line, sign) > 0 : strstr(line, sign) != NULL;
}

static int compare_letters(const void *a, const void *b)
{
    return *(const char *)a - *(const char *)b;
}

/* Letters in another order, of three and more; or one or two wrong ones, of longer words. */
static bool is_misspelt(const char *word, const char *keyword)
{
    size_t len = strlen(word), wanted = strlen(keyword);
    char sorted[2][WORD_MAX];
    strcpy(sorted[0], word);
    strcpy(sorted[1], keyword);
    qsort(sorted[0], len, 1, compare_letters);
    qsort(sorted[1], wanted, 1, compare_letters);
    if (len > 2 && strcmp(sorted[0], sorted[1]) == 0)
        return true;
    int most = wanted > 4 ? 2 : wanted == 4 ? 1 : 0;
    return word[0] == keyword[0] && names_distance(word, len, keyword, wanted) <= most;
}

static bool check_word(struct err *cure, const char *word)
{
    char small[WORD_MAX];
    for (size_t i = 0; i == 0 || word[i - 1]; i++)
        small[i] = (char)tolower((unsigned char)word[i]);
    if (str_index(word, keywords) >= 0)
        return false;
    for (size_t i = 0; keywords[i]; i++) {
        if (strcmp(small, keywords[i]) == 0)
            return err_set(cure, "write `%s` in small letters", keywords[i]), true;
        if (is_misspelt(word, keywords[i]))
            return err_set(cure, "did you mean `%s`?", keywords[i]), true;
    }
    return false;
}

static bool check_words(struct err *cure, const char *line)
{
    char word[WORD_MAX];
    while (*line) {
        size_t len = 0;
        while (is_letter(line[len]))
            len++;
        if (len > 0 && len < WORD_MAX) {
            memcpy(word, line, len);
            word[len] = '\0';
            if (check_word(cure, word))
                return true;
        }
        line += len > 0 ? len : 1;
    }
    return false;
}

/* Blocks that are opened and not closed, as far as lines tell. */
static int count_open(const char *text, size_t len, char line[SOURCE_LINE + 1])
{
    int open = 0;
    const char *end = text + len, *next;
    for (const char *at = text; at < end; at = next + 1) {
        next = memchr(at, '\n', (size_t)(end - at));
        next = next ? next : end;
        copy_line(line, at, (size_t)(end - at), 1);
        blank_quotes(line);
        open += count_word(line, "function") + count_word(line, "if") + count_word(line, "do") -
                count_word(line, "end");
    }
    return open;
}

struct slip {
    const char *text, *message;
    size_t len;
    int open;
    char raw[SOURCE_LINE + 1], code[SOURCE_LINE + 1]; /* the line, with its quotes and without */
};

static bool is_there(const struct slip *slip, const char *sign, enum where where)
{
    switch (where) {
    case CODE: return !sign || has_sign(slip->code, sign);
    case RAW: return has_sign(slip->raw, sign);
    case ENDS_FEW: return slip->open > 0;
    case ENDS_MANY: return slip->open < 0;
    case ENDS_ELSEIF: return slip->open > 0 && memmem(slip->text, slip->len, sign, strlen(sign));
    }
    return false;
}

static const char *find_cure(const struct slip *slip, bool signs)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool fits = !rows[i].message || strstr(slip->message, rows[i].message);
        bool by_sign = rows[i].sign && rows[i].where <= RAW;
        if (fits && by_sign == signs && is_there(slip, rows[i].sign, rows[i].where))
            return rows[i].cure;
    }
    return NULL;
}

/* Lua meets what comes next: the line before may be meant. */
static bool find_on_line(struct err *cure, struct slip *slip, int line)
{
    copy_line(slip->raw, slip->text, slip->len, line);
    strcpy(slip->code, slip->raw);
    blank_quotes(slip->code);
    const char *known = find_cure(slip, true);
    return known ? err_set(cure, "%s", known), true : check_words(cure, slip->code);
}

bool slips_of_source(struct err *cure, const char *text, size_t len, int *line, const char *message)
{
    struct slip slip = {.text = text, .message = message, .len = len};
    slip.open = count_open(text, len, slip.code);
    if (find_on_line(cure, &slip, *line))
        return true;
    if (find_on_line(cure, &slip, *line - 1)) {
        --*line;
        return true;
    }
    const char *known = find_cure(&slip, false);
    if (known)
        err_set(cure, "%s", known);
    return known;
}
