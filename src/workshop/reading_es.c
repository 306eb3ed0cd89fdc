/* Spanish: syllables by rule alone. A syllable is a strong vowel with its weak
   neighbours; two strong ones are said apart, and so are a strong one and a weak one with
   an accent. */
#include "workshop/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum sound { CONSONANT, WEAK, STRONG, BROKEN /* a weak vowel with an accent */ };

static enum sound sound_of(uint32_t cp)
{
    switch (cp) {
    case 'a':
    case 'e':
    case 'o':
    case 0xE1: /* á */
    case 0xE9: /* é */
    case 0xF3: /* ó */ return STRONG;
    case 'i':
    case 'u':
    case 0xFC: /* ü */ return WEAK;
    case 0xED: /* í */
    case 0xFA: /* ú */ return BROKEN;
    default: return CONSONANT; /* and y: where it sounds, its vowel counts already */
    }
}

/* The u of que, qui, gue, gui is not said. */
static bool silent_u(uint32_t before, uint32_t cp, uint32_t after)
{
    bool soft = after == 'e' || after == 'i' || after == 0xE9 || after == 0xED;
    return cp == 'u' && (before == 'q' || (before == 'g' && soft));
}

static uint32_t letter(const char **at)
{
    uint32_t cp = 0;
    size_t size = utf8_decode(*at, strlen(*at), &cp);
    *at += size > 0 ? size : (**at != '\0');
    return cp;
}

int reading_syllables_es(const char *word)
{
    int count = 0;
    uint32_t before = 0, cp = letter(&word);
    enum sound last = CONSONANT;
    while (cp) {
        uint32_t after = letter(&word);
        enum sound sound = sound_of(cp);
        if (silent_u(before, cp, after))
            sound = CONSONANT;
        bool joins = last == WEAK || (last == STRONG && sound == WEAK);
        count += sound != CONSONANT && !joins;
        last = sound;
        before = cp;
        cp = after;
    }
    return count > 0 ? count : 1;
}

static const char *const small_numbers[] = {
    "cero",         "uno",         "dos",        "tres",        "cuatro",     "cinco",
    "seis",         "siete",       "ocho",       "nueve",       "diez",       "once",
    "doce",         "trece",       "catorce",    "quince",      "dieciséis",  "diecisiete",
    "dieciocho",    "diecinueve",  "veinte",     "veintiuno",   "veintidós",  "veintitrés",
    "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve"};
static const char *const tens[] = {"",          "",        "",        "treinta", "cuarenta",
                                   "cincuenta", "sesenta", "setenta", "ochenta", "noventa"};
static const char *const hundreds[] = {
    "",           "ciento",      "doscientos",  "trescientos", "cuatrocientos",
    "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos"};

static void say(char *out, size_t room, const char *word)
{
    size_t used = strlen(out);
    snprintf(out + used, room - used, used > 0 ? " %s" : "%s", word);
}

static void say_under_thousand(char *out, size_t room, long n)
{
    if (n >= 100) {
        say(out, room, n == 100 ? "cien" : hundreds[n / 100]);
        n %= 100;
    }
    if (n >= 30) {
        say(out, room, tens[n / 10]);
        n %= 10;
        if (n > 0)
            say(out, room, "y");
    }
    if (n > 0)
        say(out, room, small_numbers[n]);
}

static void say_digits(char *out, size_t room, const char *digits)
{
    for (; *digits; digits++)
        say(out, room, *digits == '.' ? "punto" : small_numbers[*digits - '0']);
}

void reading_number_es(const char *digits, char *out, size_t room)
{
    size_t whole = strcspn(digits, ".");
    out[0] = '\0';
    long n = atol(digits);
    bool is_code =
        whole > 6 || strcmp(digits, "911") == 0 || (digits[0] == '0' && whole > 1) || n == 0;
    if (is_code) {
        say_digits(out, room, digits);
        return;
    }
    if (n >= 1000) {
        if (n >= 2000)
            say_under_thousand(out, room, n / 1000);
        say(out, room, "mil");
    }
    say_under_thousand(out, room, n % 1000);
    say_digits(out, room, digits + whole);
}
