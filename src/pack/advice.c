/* Holds sentences of clinics to lists of patterns. The one idea: what is allowed is taken out
   first, word by word, so that a pattern of what is forbidden stays short. */
#include "pack/advice.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "pack/plain_words.h"

#define SETS_MAX 40
#define PATTERN_MAX 16 /* elements */
#define OK (-1)        /* beside the abouts */

const char *const advice_abouts[] = {"all",    "pills", "food",     "driving",
                                     "escort", "wound", "activity", NULL};

struct pattern {
    const char *elements[PATTERN_MAX + 1]; /* then NULL */
    int about;                             /* or OK */
    bool always;                           /* + */
    const char *why;
    struct pattern *next;
};

struct advice {
    const char *sets[SETS_MAX]; /* "name word word ..." */
    int set_count;
    struct pattern *patterns;
    struct advice *next;
};

struct search {
    const struct advice *advice;
    const struct plain_words *words;
    bool taken[PLAIN_WORDS_MAX + 1];
    bool always;
    bool used[PLAIN_WORDS_MAX + 1]; /* by the pattern that fits */
};

/* Whether the word is one of those that the sign parts. */
static bool is_one_of(const struct advice *advice, const char *word, const char *list, char parted);

static bool is_in_set(const struct advice *advice, const char *word, const char *name, size_t len)
{
    for (int i = 0; i < advice->set_count; i++)
        if (strncmp(advice->sets[i], name, len) == 0 && advice->sets[i][len] == ' ')
            return is_one_of(advice, word, advice->sets[i] + len + 1, ' ');
    return false;
}

static bool is_one_of(const struct advice *advice, const char *word, const char *list, char parted)
{
    const char parts[] = {parted, '\0'};
    for (size_t len; *list; list += len + (list[len] == parted)) {
        len = strcspn(list, parts);
        if (len == 0)
            continue;
        if (*list == '@'           ? is_in_set(advice, word, list + 1, len - 1)
            : list[len - 1] == '*' ? strncmp(word, list, len - 1) == 0
                                   : strlen(word) == len && strncmp(word, list, len) == 0)
            return true;
    }
    return false;
}

static bool fits(struct search *search, const char *const *elements, size_t at, bool begun);

/* At most so many words more, none of them beyond a break. */
static bool fits_later(struct search *search, const char *const *elements, size_t at, bool begun)
{
    for (int most = atoi(*elements + 1), i = 0; i <= most; i++, at++) {
        if (fits(search, elements + 1, at, begun))
            return true;
        if (at >= search->words->count || (begun && search->words->before[at] != PLAIN_NONE))
            return false;
        begun = true;
    }
    return false;
}

static bool fits_word(struct search *search, const char *const *elements, size_t at, bool begun)
{
    const struct plain_words *words = search->words;
    if (at >= words->count || (begun && words->before[at] != PLAIN_NONE) ||
        (search->taken[at] && !search->always) ||
        !is_one_of(search->advice, words->items[at], *elements, '|'))
        return false;
    search->used[at] = true;
    if (fits(search, elements + 1, at + 1, true))
        return true;
    search->used[at] = false;
    return false;
}

/* Whether the elements fit the words from here on; begun: there are some before. */
static bool fits(struct search *search, const char *const *elements, size_t at, bool begun)
{
    const struct plain_words *words = search->words;
    const char *element = *elements;
    if (!element)
        return true;
    switch (element[0]) {
    case '~': return fits_later(search, elements, at, begun);
    case '^':
    case '$': return words->before[at] != PLAIN_NONE && fits(search, elements + 1, at, false);
    case ',': return words->before[at] == PLAIN_COMMA && fits(search, elements + 1, at, false);
    case '!':
        return (at >= words->count || words->before[at] != PLAIN_NONE ||
                !is_one_of(search->advice, words->items[at], element + 1, '|')) &&
               fits(search, elements + 1, at, begun);
    default: return fits_word(search, elements, at, begun);
    }
}

/* What the pattern used is marked; false: it fits nowhere from this word on. */
static bool fits_at(struct search *search, const struct pattern *pattern, size_t at)
{
    memset(search->used, 0, sizeof search->used);
    search->always = pattern->always || pattern->about == OK;
    return fits(search, pattern->elements, at, false);
}

static void take_allowed(struct search *search)
{
    for (const struct pattern *p = search->advice->patterns; p; p = p->next)
        for (size_t at = 0; p->about == OK && at < search->words->count; at++)
            if (fits_at(search, p, at))
                for (size_t i = 0; i < search->words->count; i++)
                    search->taken[i] |= search->used[i];
}

/* From the first word that was used to the last. */
static void say_words(const struct search *search, struct advice_trouble *out)
{
    size_t first = 0, last = search->words->count - 1, len = 0;
    while (!search->used[first] && first < last)
        first++;
    while (!search->used[last] && last > first)
        last--;
    for (size_t i = first; i <= last; i++) {
        const char *word = search->words->items[i];
        if (len + strlen(word) + 2 > sizeof out->words)
            break;
        if (i > first)
            out->words[len++] = ' ';
        strcpy(out->words + len, word);
        len += strlen(word);
    }
}

static bool find_in(const struct advice *advice, enum advice_about about,
                    const struct plain_words *words, struct advice_trouble *out)
{
    struct search search = {.advice = advice, .words = words};
    take_allowed(&search);
    for (const struct pattern *p = advice->patterns; p; p = p->next) {
        if (p->about != ADVICE_ALL && p->about != (int)about)
            continue;
        for (size_t at = 0; at < words->count; at++) {
            if (!fits_at(&search, p, at))
                continue;
            say_words(&search, out);
            out->why = p->why;
            return true;
        }
    }
    return false;
}

bool advice_find(const struct advice *list, enum advice_about about, const char *text,
                 struct advice_trouble *out)
{
    struct plain_words words;
    *out = (struct advice_trouble){"", NULL};
    plain_words_cut(&words, text);
    for (; list; list = list->next)
        if (find_in(list, about, &words, out))
            return true;
    return false;
}

struct reading {
    struct advice *advice;
    struct arena *arena;
    const char *name, *why;
    int line, about;
    bool begun; /* a [section] */
    struct err *err;
};

static bool refuse(const struct reading *reading, const char *why)
{
    return err_set(reading->err, "%s:%d: %s", reading->name, reading->line, why);
}

static bool read_set(struct reading *reading, char *line)
{
    char *equals = strchr(line, '=');
    size_t name = strcspn(line, " =");
    struct advice *advice = reading->advice;
    if (!equals || name < 2)
        return refuse(reading, "a set is written @name = word word");
    if (advice->set_count == SETS_MAX)
        return refuse(reading, "too many sets: put two into one");
    advice->sets[advice->set_count++] = arena_printf(
        reading->arena, "%.*s %s", (int)name - 1, line + 1, equals + 1 + strspn(equals + 1, " "));
    return true;
}

static bool read_section(struct reading *reading, char *line)
{
    char *end = strchr(line, ']');
    if (!end)
        return refuse(reading, "a section is written [pills] why not: the cure");
    *end = '\0';
    reading->about = strcmp(line + 1, "ok") == 0 ? OK : str_index(line + 1, advice_abouts);
    if (reading->about < 0 && strcmp(line + 1, "ok") != 0)
        return refuse(reading, "no such section: write [ok], [all], or what advice is about");
    reading->why = end + 1 + strspn(end + 1, " ");
    reading->begun = true;
    return true;
}

static bool knows_sets(const struct advice *advice, const char *element)
{
    for (const char *at = strchr(element, '@'); at; at = strchr(at + 1, '@')) {
        size_t len = strcspn(at + 1, "|");
        int i = 0;
        while (i < advice->set_count &&
               (strncmp(advice->sets[i], at + 1, len) != 0 || advice->sets[i][len] != ' '))
            i++;
        if (i == advice->set_count)
            return false;
    }
    return true;
}

static bool read_pattern(struct reading *reading, char *line)
{
    struct pattern *pattern = arena_alloc(reading->arena, sizeof *pattern), **end;
    char *save = NULL;
    int count = 0;
    *pattern = (struct pattern){.about = reading->about, .why = reading->why};
    if (!reading->begun)
        return refuse(reading, "a pattern stands below a [section]");
    for (char *word = strtok_r(line, " ", &save); word; word = strtok_r(NULL, " ", &save)) {
        if (strcmp(word, "+") == 0) {
            pattern->always = true;
            continue;
        }
        if (count == PATTERN_MAX)
            return refuse(reading, "too long a pattern: make two of it");
        if (!knows_sets(reading->advice, word))
            return refuse(reading, "no such set: write it above, as @name = word word");
        pattern->elements[count++] = word;
    }
    for (end = &reading->advice->patterns; *end; end = &(*end)->next) {
    }
    *end = pattern;
    return true;
}

static bool read_line(struct reading *reading, char *line)
{
    size_t len = strcspn(line, "\r#");
    while (len > 0 && line[len - 1] == ' ')
        len--;
    line[len] = '\0';
    switch (line[0]) {
    case '\0': return true;
    case '@': return strchr(line, '=') ? read_set(reading, line) : read_pattern(reading, line);
    case '[': return read_section(reading, line);
    default: return read_pattern(reading, line);
    }
}

bool advice_add(struct advice **list, struct arena *arena, const char *name, const char *text,
                size_t len, struct err *err)
{
    char *rest = arena_strndup(arena, text, len), *line;
    struct advice *advice = arena_alloc(arena, sizeof *advice);
    struct reading reading = {.advice = advice, .arena = arena, .name = name, .err = err};
    *advice = (struct advice){.next = *list};
    while ((line = strsep(&rest, "\n"))) {
        reading.line++;
        if (!read_line(&reading, line))
            return false;
    }
    *list = advice;
    return true;
}
