/* Names as packs and confs have them: each is of few letters, so it is told by them. */
#include "base/names.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/minmax.h"

#define ID_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

bool names_is_id(const char *text)
{
    return *text && text[strspn(text, ID_LETTERS)] == '\0';
}

bool names_is_page_id(const char *text)
{
    size_t topic = strspn(text, ID_LETTERS);
    if (topic > 0 && text[topic] == '/')
        return names_is_id(text + topic + 1);
    return names_is_id(text);
}

bool names_is_language(const char *code)
{
    size_t first = strspn(code, "abcdefghijklmnopqrstuvwxyz");
    bool tail = code[first] == '\0' || (code[first] == '-' && code[first + 1]);
    return first >= 2 && first <= 3 && tail && names_is_id(code) && strlen(code) <= 12 &&
           strcmp(code, "by") != 0;
}

bool names_is_day(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1900 || year > 2999 || month < 1 || month > 12)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day >= 1 && day <= days[month - 1] + (month == 2 && leap);
}

bool names_is_date(const char *text)
{
    if (strlen(text) != 10)
        return false;
    for (size_t i = 0; i < 10; i++) {
        bool dash = i == 4 || i == 7;
        if (dash ? text[i] != '-' : !isdigit((unsigned char)text[i]))
            return false;
    }
    int year, month, day;
    return sscanf(text, "%4d-%2d-%2d", &year, &month, &day) == 3 && names_is_day(year, month, day);
}

#define LONGEST_NAME 64

/* One row of the table at a time. */
int names_distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    int row[LONGEST_NAME + 1];
    if (a_len > LONGEST_NAME || b_len > LONGEST_NAME)
        return LONGEST_NAME;
    for (size_t j = 0; j <= b_len; j++)
        row[j] = (int)j;
    for (size_t i = 1; i <= a_len; i++) {
        int corner = row[0];
        row[0] = (int)i;
        for (size_t j = 1; j <= b_len; j++) {
            int swapped = corner + (a[i - 1] != b[j - 1]);
            corner = row[j];
            row[j] = least(swapped, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[b_len];
}

const char *names_nearest(const char *name, const char *const *names)
{
    const char *best = NULL;
    size_t len = strlen(name);
    int best_distance = least(3, (int)(len < LONGEST_NAME ? len : LONGEST_NAME));
    for (size_t i = 0; names[i]; i++) {
        int d = names_distance(name, len, names[i], strlen(names[i]));
        if (d < best_distance) {
            best = names[i];
            best_distance = d;
        }
    }
    return best;
}
