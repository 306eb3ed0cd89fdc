/* Cuts a text into plain words: letter by letter, by one table of what a letter is without its
   accent. */
#include "pack/plain_words.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* The letter without its accent, small; 0: it parts words. */
static char plain_letter(uint32_t cp)
{
    /* U+00C0 to U+00FF */
    static const char latin[] = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
    if (cp >= 0xFF01 && cp <= 0xFF5E) /* full width */
        cp -= 0xFF01 - '!';
    if (cp >= 'A' && cp <= 'Z')
        return (char)(cp - 'A' + 'a');
    if ((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9'))
        return (char)cp;
    if (cp >= 0xC0 && cp <= 0xFF)
        return latin[cp - 0xC0] == ' ' ? 0 : latin[cp - 0xC0];
    return 0;
}

/* Marks inside a word, seen or not: they part no words. */
static bool is_inside(uint32_t cp)
{
    return cp == '\'' || cp == 0x2018 || cp == 0x2019 || cp == 0x02BC || cp == 0xAD ||
           (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x300 && cp <= 0x36F) || cp == 0xFEFF;
}

static enum plain_break break_of(uint32_t cp, enum plain_break before)
{
    static const char stops[] = ".!?;:()\n";
    if (cp > 0 && cp < 0x80 && strchr(stops, (int)cp))
        return PLAIN_STOP;
    if (cp == 0x2013 || cp == 0x2014 || cp == 0xA1 || cp == 0xBF) /* dashes, Spanish marks */
        return PLAIN_STOP;
    return cp == ',' && before == PLAIN_NONE ? PLAIN_COMMA : before;
}

static void begin_word(struct plain_words *out, size_t used, enum plain_break before)
{
    out->before[out->count] = before;
    out->items[out->count++] = &out->text[used];
}

void plain_words_cut(struct plain_words *out, const char *text)
{
    size_t used = 0, len = strlen(text);
    enum plain_break before = PLAIN_STOP;
    bool open = false;
    *out = (struct plain_words){0};
    for (size_t at = 0, step; at < len && used + 2 < sizeof out->text; at += step) {
        uint32_t cp = 0;
        step = utf8_decode(text + at, len - at, &cp);
        if (step == 0)
            break;
        char letter = plain_letter(cp);
        if (is_inside(cp))
            continue;
        if (letter && !open) {
            if (out->count == PLAIN_WORDS_MAX)
                break;
            begin_word(out, used, before);
        }
        before = letter ? PLAIN_NONE : break_of(cp, before);
        if (letter)
            out->text[used++] = letter;
        else if (open)
            out->text[used++] = '\0';
        open = letter != 0;
    }
    out->before[out->count] = PLAIN_STOP;
}
