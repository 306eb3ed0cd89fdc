/* English: syllables by rule, from groups of vowels and what is silent in them. About one
   word in thirty is wrong by rule: the list of exceptions is for the common ones. */
#include "workshop/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiouy", c);
}

static bool ends_with(const char *word, size_t len, const char *ending)
{
    size_t size = strlen(ending);
    return len >= size && strncmp(word + len - size, ending, size) == 0;
}

static bool begins_with_any(const char *text, const char *const *starts)
{
    for (size_t i = 0; starts[i]; i++) {
        if (strncmp(text, starts[i], strlen(starts[i])) == 0)
            return true;
    }
    return false;
}

/* Two vowels side by side that are said apart: "di-et", "vi-deo", "be-ing". */
static bool said_apart(const char *word, size_t i)
{
    static const char *const pairs[] = {"ia",  "io",  "iu",   "eo",   "ua",  "uo",
                                        "yi",  "ya",  "ii",   "iy",   "ao",  "yo",
                                        "iet", "uel", "ient", "ienc", "yer", NULL};
    static const char *const together[] = {"tia", "cia", "sia", "tio", "sio", "cio", "gio",
                                           "gia", "xio", "qua", "gua", "quo", "tiu", "geo",
                                           "tie", "cie", "que", "hio", NULL};
    static const char *const yet_apart[] = {"ciat", "tiat", "ciet", "tiet", NULL};
    if (strcmp(word + i + 1, "ing") == 0 || strcmp(word + i, "ier") == 0)
        return true;
    if (!begins_with_any(word + i, pairs))
        return false;
    return i == 0 || !begins_with_any(word + i - 1, together) ||
           begins_with_any(word + i - 1, yet_apart);
}

/* Where the part that carries the sound ends: "movement" is move-ment. */
static size_t first_part(const char *word, size_t len)
{
    static const char *const tails[] = {"fully", "ment", "ments", "less",  "ness",  "ful",
                                        "ly",    "some", "thing", "times", "where", NULL};
    for (size_t i = 0; tails[i]; i++) {
        size_t size = strlen(tails[i]);
        if (len >= size + 3 && ends_with(word, len, tails[i]) && word[len - size - 1] == 'e' &&
            !is_vowel(word[len - size - 2]))
            return len - size;
    }
    return 0;
}

static bool silent_es(const char *word, size_t len)
{
    static const char *const said[] = {"ses", "zes", "xes", "ces", "ges", "ches", "shes", NULL};
    for (size_t i = 0; said[i]; i++) {
        if (ends_with(word, len, said[i]))
            return false;
    }
    return ends_with(word, len, "es");
}

/* An e at the end, alone or before s or d, that nobody says: "make", "makes", "baked". */
static bool silent_end(const char *word, size_t len)
{
    bool plain = ends_with(word, len, "e");
    bool many = silent_es(word, len);
    bool past =
        ends_with(word, len, "ed") && !ends_with(word, len, "ted") && !ends_with(word, len, "ded");
    size_t at = len - (plain ? 1 : 2); /* of the e */
    if (len < 3 || !(plain || many || past) || is_vowel(word[at - 1]))
        return false;
    bool said = word[at - 1] == 'l' && at >= 2 && !is_vowel(word[at - 2]) && word[at - 2] != 'l' &&
                word[at - 2] != 'r';
    return !said;
}

static int count_groups(const char *word, size_t len)
{
    int groups = 0;
    size_t start = word[0] == 'y' && is_vowel(word[1]) ? 1 : 0; /* "yes", not "by" */
    for (size_t i = start; i < len; i++) {
        bool inside = i > start && is_vowel(word[i - 1]);
        groups += is_vowel(word[i]) && (!inside || said_apart(word, i - 1));
    }
    return groups;
}

static int count_part(const char *word, size_t len)
{
    int groups = count_groups(word, len);
    groups += ends_with(word, len, "sm") || ends_with(word, len, "sms");
    groups += len > 4 && ends_with(word, len, "n't") && !is_vowel(word[len - 4]);
    bool mute = ends_with(word, len, "gue") || ends_with(word, len, "que");
    bool swallowed = ends_with(word, len, "ically");
    if (groups > 1 && (mute || swallowed || silent_end(word, len)))
        groups--;
    return groups > 0 ? groups : 1;
}

int reading_syllables_en(const char *word)
{
    size_t len = strlen(word);
    if (len > 2 && (ends_with(word, len, "'s") || ends_with(word, len, "s'")))
        len -= word[len - 1] == 's' ? 2 : 1;
    size_t first = first_part(word, len);
    if (first == 0)
        return count_part(word, len);
    return count_part(word, first) + count_part(word + first, len - first);
}

static const char *const small_numbers[] = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const tens[] = {"",      "",      "twenty",  "thirty", "forty",
                                   "fifty", "sixty", "seventy", "eighty", "ninety"};

static void say(char *out, size_t room, const char *word)
{
    size_t used = strlen(out);
    snprintf(out + used, room - used, used > 0 ? " %s" : "%s", word);
}

static void say_under_thousand(char *out, size_t room, long n)
{
    if (n >= 100) {
        say(out, room, small_numbers[n / 100]);
        say(out, room, "hundred");
        n %= 100;
    }
    if (n >= 20) {
        say(out, room, tens[n / 10]);
        n %= 10;
    }
    if (n > 0)
        say(out, room, small_numbers[n]);
}

static void say_digits(char *out, size_t room, const char *digits)
{
    for (; *digits; digits++)
        say(out, room, *digits == '.' ? "point" : small_numbers[*digits - '0']);
}

void reading_number_en(const char *digits, char *out, size_t room)
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
        say_under_thousand(out, room, n / 1000);
        say(out, room, "thousand");
    }
    say_under_thousand(out, room, n % 1000);
    say_digits(out, room, digits + whole);
}
