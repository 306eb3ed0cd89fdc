/* The forms that the cells of an office take: each is read by hand, because what counts
   is to tell what a spreadsheet has made of it. */
#include "offices/office_cells.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/names.h"
#include "base/plain_text.h"

#define DIGITS "0123456789"

/* Digits with at most one point. Moves behind them; false if there is no digit. */
static bool read_decimal(const char **at, double *out)
{
    size_t whole = strspn(*at, DIGITS), part = 0;
    double value = 0, unit = 1;
    for (size_t i = 0; i < whole; i++)
        value = value * 10 + ((*at)[i] - '0');
    *at += whole;
    if (**at == '.') {
        part = strspn(*at + 1, DIGITS);
        for (size_t i = 1; i <= part; i++) {
            unit /= 10;
            value += unit * ((*at)[i] - '0');
        }
        *at += 1 + part;
    }
    *out = value;
    return whole + part > 0;
}

/* "78205.0", "1.801E+03" and "78,205": a number as spreadsheets show it, not digits
 * alone. */
static bool is_spreadsheet_number(const char *text, double *out)
{
    const char *at = text;
    if (!read_decimal(&at, out))
        return false;
    if (*at == ',' && strspn(at + 1, DIGITS) == 3) {
        *out = *out * 1000 + strtol(at + 1, NULL, 10);
        at += 4;
    } else if (*at == 'E' || *at == 'e') {
        int power = 0, used = 0;
        if (sscanf(at + 1, "%3d%n", &power, &used) != 1)
            return false;
        *out *= pow(10, power);
        at += 1 + used;
    } else if (!strchr(text, '.')) {
        return false;
    }
    return *at == '\0' && fabs(*out - round(*out)) < 1e-6 * (1 + *out);
}

enum zip_form office_zip(const char *text, char zip[6])
{
    double number;
    text += *text == '\'' || *text == '=';
    snprintf(zip, 6, "00000");
    if (is_spreadsheet_number(text, &number) && number >= 1 && number < 99999.5) {
        snprintf(zip, 6, "%05u", (unsigned)lround(number) % 100000u);
        return ZIP_FORM_NUMBER;
    }
    size_t count = strspn(text, DIGITS), rest = 0;
    if (text[count] == '-' || text[count] == ' ')
        rest = strspn(text + count + 1, DIGITS) == 4 ? 5 : 0;
    if (text[count + rest] != '\0')
        return ZIP_FORM_BAD;
    if (rest == 0 && count >= 7)
        count -= 4;
    if (count < 3 || count > 5)
        return ZIP_FORM_BAD;
    memcpy(zip + 5 - count, text, count);
    return count == 5 ? ZIP_FORM_FULL : ZIP_FORM_SHORT;
}

static size_t count_letters_and_digits(const char *text, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < len; i++)
        count += isalnum((unsigned char)text[i]) != 0;
    return count;
}

/* Where an extension "x12", "ext. 12" begins, or the text's end; a number stands before
 * it. */
static size_t find_extension(const char *text, const char **digits)
{
    static const char *const marks[] = {"extension", "ext", "x", "#"};
    size_t len = strlen(text), end = len;
    while (end > 0 && isdigit((unsigned char)text[end - 1]))
        end--;
    *digits = text + end;
    while (end > 0 && strchr(" .:", text[end - 1]))
        end--;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t mark = strlen(marks[i]);
        if (!**digits || strlen(*digits) > 6 || end < mark ||
            strncasecmp(text + end - mark, marks[i], mark) != 0)
            continue;
        size_t start = end - mark;
        bool word = start > 0 && isalpha((unsigned char)text[start - 1]);
        if (!word && count_letters_and_digits(text, start) >= 10)
            return start;
    }
    *digits = "";
    return len;
}

#define LEAST_WORD 3 /* letters of a number with words in it: fewer are O for 0, l for 1 */

/* The keypad of a telephone: ITU-T E.161. */
static char key_of(char letter)
{
    return "22233344455566677778889999"[toupper((unsigned char)letter) - 'A'];
}

struct office_phone office_phone(const char *text)
{
    struct office_phone out = {PHONE_FORM_DIGITS, 0, false, ""};
    int letters = 0;
    char keys[16] = "";
    const char *extension;
    double number;
    size_t len = find_extension(text, &extension);
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        if (!isalnum((unsigned char)c))
            continue;
        bool letter = isalpha((unsigned char)c) != 0;
        letters += letter;
        if (out.count < 11)
            keys[out.count] = letter ? key_of(c) : c;
        out.count++;
    }
    const char *ten = keys + (out.count == 11 && keys[0] == '1');
    if (is_spreadsheet_number(text, &number) && number >= 1e9)
        out.form = PHONE_FORM_NUMBER;
    else if (strlen(ten) != 10 || out.count > 11)
        out.form = PHONE_FORM_BAD;
    else if (letters > 0)
        out.form = letters < LEAST_WORD ? PHONE_FORM_SLIP : PHONE_FORM_LETTERS;
    if (strlen(ten) == 10 && out.form != PHONE_FORM_NUMBER && out.form != PHONE_FORM_BAD)
        snprintf(out.shown, sizeof out.shown, "(%.3s) %.3s-%.4s%s%.6s", ten, ten + 3, ten + 6,
                 *extension ? " ext. " : "", extension);
    out.dialable = *out.shown && ten[0] >= '2' && ten[3] >= '2';
    return out;
}

static int month_of(const char *name)
{
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    for (int i = 0; i < 12; i++) {
        if (strncasecmp(name, months + 3 * (size_t)i, 3) == 0)
            return i + 1;
    }
    return 0;
}

/* Excel counts days; 25569 is the first of January 1970. */
static bool day_of_serial(long serial, int *month, int *day)
{
    time_t when = (time_t)(serial - 25569) * 86400;
    struct tm tm;
    if (serial < 20000 || serial > 80000 || !gmtime_r(&when, &tm))
        return false;
    *month = tm.tm_mon + 1;
    *day = tm.tm_mday;
    return true;
}

/* "8-May", "8-May-26", "Aug-05", "2026-08-05", "2026-08-05 00:00:00", "8/5/2026", "45148" */
static bool read_date(const char *text, int *month, int *day)
{
    char name[4];
    int year, end = 0;
    if (sscanf(text, "%2d-%3[A-Za-z]%n-%*4[0-9]%n", day, name, &end, &end) >= 2 ||
        sscanf(text, "%3[A-Za-z]-%2d%n", name, day, &end) == 2)
        *month = month_of(name);
    else if (sscanf(text, "%4d-%2d-%2d%n 00:00:00%n", &year, month, day, &end, &end) != 3 &&
             sscanf(text, "%2d/%2d/%4d%n", month, day, &year, &end) != 3)
        return strspn(text, DIGITS) == 5 && text[5 + (strcmp(text + 5, ".0") == 0) * 2] == '\0' &&
               day_of_serial(strtol(text, NULL, 10), month, day);
    return text[end] == '\0' && names_is_day(2000, *month, *day);
}

bool office_hours_are_date(const char *hours, char typed[8])
{
    int month, day;
    if (!read_date(hours, &month, &day))
        return false;
    /* Most offices open in the morning: that tells the 8-5 in 8-May from that in 5-Aug. */
    bool turned = month < 6 && day >= 6 && day <= 11;
    snprintf(typed, 8, "%d-%d", (turned ? day : month) % 100, (turned ? month : day) % 100);
    return true;
}

bool office_has_words(const char *text)
{
    char typed[8];
    if (office_is_date(text) || office_hours_are_date(text, typed))
        return false;
    return text[strspn(text, DIGITS " .,:/-+%$()=")] != '\0';
}

bool office_is_date(const char *text)
{
    int year, month, day, end = 0;
    if (sscanf(text, "%2d/%2d/%4d%n", &month, &day, &year, &end) == 3)
        return text[end] == '\0' && names_is_day(year, month, day);
    return names_is_date(text);
}

bool office_degrees(const char *text, double *out)
{
    bool minus = *text == '-';
    text += *text == '-' || *text == '+';
    if (strlen(text) > 20 || !read_decimal(&text, out))
        return false;
    *out = minus ? -*out : *out;
    return *text == '\0';
}

bool office_priority(const char *text, int *out)
{
    const char *digits = text + (*text == '-');
    size_t count = strspn(digits, DIGITS);
    if (count < 1 || count > 6 || digits[count] != '\0')
        return false;
    *out = atoi(text);
    return true;
}
