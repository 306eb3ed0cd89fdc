/* Text as words, numbers and ends of sentences: one pass, that looks one letter back and
   one ahead. */
#include "workshop/reading_tokens.h"

#include <string.h>

#include "base/utf8.h"

struct scan {
    struct arena *arena;
    const char *text;
    size_t len, at;
    struct token *tokens;
    int count;
    char *plain, *exact; /* where the next word is written: neither grows longer */
};

/* U+00C0 to U+00FF without their accents; '*' is no letter, '~' one that has none. */
static const char plain_latin[] = "aaaaaa~ceeeeiiii~nooooo*ouuuuy~~aaaaaa~ceeeeiiii~nooooo*"
                                  "ouuuuy~y";

static uint32_t letter_at(const struct scan *scan, size_t at, size_t *size)
{
    uint32_t cp = 0;
    *size = at < scan->len ? utf8_decode(scan->text + at, scan->len - at, &cp) : 0;
    if (*size == 0)
        *size = 1;
    return cp;
}

static bool is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

static bool is_letter(uint32_t cp)
{
    if (cp < 0x80)
        return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
    if (cp >= 0xC0 && cp <= 0xFF)
        return plain_latin[cp - 0xC0] != '*';
    return cp > 0xFF && !(cp >= 0x2000 && cp <= 0x2BFF) && !(cp >= 0x3000 && cp <= 0x303F);
}

static bool is_capital(uint32_t cp)
{
    return (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7);
}

static bool is_apostrophe(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019;
}

static bool is_closer(uint32_t cp)
{
    return cp == '"' || cp == ')' || cp == ']' || cp == '*' || cp == 0x201D || cp == 0x2019 ||
           cp == 0xBB || cp == '\'';
}

/* Puts a letter into both spellings, small. */
static void put_letter(struct scan *scan, uint32_t cp)
{
    uint32_t small = is_capital(cp) ? cp | 0x20 : cp;
    bool accented = cp >= 0xC0 && cp <= 0xFF && plain_latin[cp - 0xC0] != '~';
    scan->exact += utf8_encode(small, scan->exact);
    if (accented)
        *scan->plain++ = plain_latin[cp - 0xC0];
    else
        scan->plain += utf8_encode(small, scan->plain);
}

static struct token *add(struct scan *scan, enum token_kind kind, size_t at)
{
    bool after_word = scan->count > 0 && scan->tokens[scan->count - 1].kind == TOKEN_WORD;
    bool joined = kind == TOKEN_WORD && after_word && scan->text[at - 1] == '-';
    struct token *token = &scan->tokens[scan->count++];
    *token = (struct token){.kind = kind, .text = "", .exact = "", .at = at, .joined = joined};
    return token;
}

static void add_end(struct scan *scan)
{
    if (scan->count > 0 && scan->tokens[scan->count - 1].kind != TOKEN_END)
        add(scan, TOKEN_END, scan->at);
}

static void read_word(struct scan *scan)
{
    size_t start = scan->at, size, letters = 0, capitals = 0;
    struct token *token = add(scan, TOKEN_WORD, start);
    token->text = scan->plain;
    token->exact = scan->exact;
    token->capital = is_capital(letter_at(scan, start, &size));
    for (;;) {
        uint32_t cp = letter_at(scan, scan->at, &size);
        size_t after;
        bool inner = is_apostrophe(cp) && is_letter(letter_at(scan, scan->at + size, &after));
        if (scan->at >= scan->len || (!is_letter(cp) && !inner))
            break;
        put_letter(scan, inner ? '\'' : cp);
        letters++;
        capitals += is_capital(cp);
        scan->at += size;
    }
    *scan->plain++ = *scan->exact++ = '\0';
    token->acronym = letters >= 2 && capitals == letters;
}

static void read_number(struct scan *scan)
{
    size_t size;
    struct token *token = add(scan, TOKEN_NUMBER, scan->at);
    token->text = token->exact = scan->plain;
    for (; scan->at < scan->len; scan->at++) {
        char c = scan->text[scan->at];
        bool joins = (c == ',' || c == '.') && is_digit(letter_at(scan, scan->at + 1, &size));
        if (!is_digit((unsigned char)c) && !joins)
            break;
        if (c != ',')
            *scan->plain++ = c;
    }
    *scan->plain++ = '\0';
}

static bool is_short_form(const char *word)
{
    static const char *const forms[] = {"dr",  "dra", "mr", "mrs", "ms", "sr",
                                        "sra", "st",  "vs", "ej",  NULL};
    for (size_t i = 0; forms[i]; i++) {
        if (strcmp(forms[i], word) == 0)
            return true;
    }
    return false;
}

static void read_stop(struct scan *scan, uint32_t stop)
{
    size_t size, next = scan->at + 1;
    uint32_t cp = letter_at(scan, next, &size);
    if (stop == '.' && (is_letter(cp) || is_digit(cp))) {
        scan->at++;
        return;
    }
    while (next < scan->len && (is_closer(cp) || cp == ' ' || cp == 0xA0)) {
        next += size;
        cp = letter_at(scan, next, &size);
    }
    const struct token *last = scan->count > 0 ? &scan->tokens[scan->count - 1] : NULL;
    bool more = next < scan->len;
    bool small = is_letter(cp) && !is_capital(cp) && cp <= 0xFF;
    if (!(stop == '.' && last && more && (small || is_short_form(last->text))))
        add_end(scan);
    scan->at++;
}

static void read_sign(struct scan *scan, uint32_t cp, size_t size)
{
    char next = scan->at + 1 < scan->len ? scan->text[scan->at + 1] : '\0';
    if (cp == '%' && (next == 's' || next == 'd')) {
        scan->at += 2;
        return;
    }
    if (cp == '\n')
        add_end(scan);
    if (cp != 0 && cp < 0x80 && strchr("%&+$", (int)cp)) {
        struct token *token = add(scan, TOKEN_SIGN, scan->at);
        token->text = token->exact = arena_strndup(scan->arena, scan->text + scan->at, 1);
    }
    scan->at += size;
}

int tokens_read(struct arena *arena, const char *text, const struct token **out)
{
    struct scan scan = {.arena = arena, .text = text, .len = strlen(text)};
    scan.tokens = arena_alloc(arena, (scan.len + 2) * sizeof *scan.tokens);
    scan.plain = arena_alloc(arena, 2 * scan.len + 2); /* "a1b" is three, each with a NUL */
    scan.exact = arena_alloc(arena, 2 * scan.len + 2);
    while (scan.at < scan.len) {
        size_t size;
        uint32_t cp = letter_at(&scan, scan.at, &size);
        if (is_digit(cp))
            read_number(&scan);
        else if (is_letter(cp))
            read_word(&scan);
        else if (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026)
            read_stop(&scan, cp);
        else
            read_sign(&scan, cp, size);
    }
    add_end(&scan);
    *out = scan.tokens;
    return scan.count;
}

const char *token_fold(struct arena *arena, const char *word)
{
    const struct token *tokens;
    int count = tokens_read(arena, word, &tokens);
    return count > 0 ? tokens[0].text : "";
}
