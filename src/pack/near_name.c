/* Takes marks off a name until none is left: one list of what is put in front, behind, and
   between a name and its ending. */
#include "pack/near_name.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

static bool drop_ending(char *text, const char *ending)
{
    if (strcmp(text, ending) == 0 || !str_ends_with(text, ending))
        return false;
    text[strlen(text) - strlen(ending)] = '\0';
    return true;
}

static bool drop_at(char *at, size_t len)
{
    memmove(at, at + len, strlen(at + len) + 1);
    return len > 0;
}

/* The length of " (1)", " copy", " - copy" or "_copy" at this place, 0 if there is none. */
static size_t mark_at(const char *at)
{
    static const char *const words[] = {" - copy", " copy", "-copy", "_copy"};
    const char *open = at + (*at == ' ');
    size_t digits = *open == '(' ? strspn(open + 1, "0123456789") : 0;
    if (digits > 0 && open[1 + digits] == ')')
        return (size_t)(open - at) + digits + 2;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        if (strncmp(at, words[i], len) == 0 && !isalnum((unsigned char)at[len]))
            return len;
    }
    return 0;
}

static bool drop_marks(char *text)
{
    for (char *at = text; *at; at++)
        if (at > text && drop_at(at, mark_at(at)))
            return true;
    return false;
}

static bool drop_spaces(char *text)
{
    char *at = text + strspn(text, " ");
    size_t len = strlen(at);
    if (at > text)
        return drop_at(text, (size_t)(at - text));
    if (len > 0 && text[len - 1] == ' ')
        return drop_at(text + len - 1, 1);
    char *dot = strstr(text, " .");
    return dot && drop_at(dot, 1);
}

static bool drop_one(struct near_name *near)
{
    static const char *const plain[] = {".txt", ".zip", ".bin", ".dat", "."};
    static const char *const unfinished[] = {".part",     ".partial",    ".crdownload",
                                             ".download", ".opdownload", ".tmp"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (drop_ending(near->text, plain[i]))
            return true;
    for (size_t i = 0; i < sizeof unfinished / sizeof *unfinished; i++)
        if (drop_ending(near->text, unfinished[i]))
            return near->unfinished = true;
    if (str_begins_with(near->text, "copy of "))
        return drop_at(near->text, 8);
    return drop_marks(near->text) || drop_spaces(near->text);
}

struct near_name near_name(const char *name)
{
    struct near_name near = {.unfinished = false};
    snprintf(near.text, sizeof near.text, "%s", name);
    for (char *c = near.text; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    while (drop_one(&near)) {
    }
    return near;
}

struct near_name near_stem(const char *name)
{
    struct near_name near = near_name(name);
    do {
        while (drop_one(&near)) {
        }
    } while (drop_ending(near.text, ".minisig") || drop_ending(near.text, ".pack"));
    return near;
}
