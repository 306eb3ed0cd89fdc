/* What is known about languages: one row each; how it is written is data, not code. */
#include "locale/language.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define SPANISH_MONTHS                                                                             \
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "              \
    "diciembre"

enum signs { COMMA_POINT, POINT_COMMA, SPACE_COMMA }; /* thousands, decimals */

struct language {
    const char *code, *own_name;
    bool rtl;
    enum signs signs;
    const char *date;   /* D day, M month by name or number, Y year; NULL: as ISO */
    const char *months; /* NULL: M is the number */
};

static const struct language languages[] = {
    {.code = "ar",
     .own_name = "العربية",
     .rtl = true,
     .date = "D M Y",
     .months = "يناير فبراير مارس أبريل مايو يونيو يوليو "
               "أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"},
    {.code = "bn", .own_name = "বাংলা"},
    {.code = "de",
     .own_name = "Deutsch",
     .signs = POINT_COMMA,
     .date = "D. M Y",
     .months = "Januar Februar März April Mai Juni Juli "
               "August September Oktober November Dezember"},
    {.code = "el", .own_name = "Ελληνικά", .signs = POINT_COMMA},
    {.code = "en",
     .own_name = "English",
     .date = "M D, Y",
     .months = "January February March April May June July "
               "August September October November December"},
    /* In the United States Spanish is written with the English signs. */
    {.code = "es", .own_name = "Español", .date = "D de M de Y", .months = SPANISH_MONTHS},
    {.code = "es-ES",
     .own_name = "Español",
     .signs = POINT_COMMA,
     .date = "D de M de Y",
     .months = SPANISH_MONTHS},
    {.code = "fa", .own_name = "فارسی", .rtl = true},
    {.code = "fr",
     .own_name = "Français",
     .signs = SPACE_COMMA,
     .date = "D M Y",
     .months = "janvier février mars avril mai juin juillet "
               "août septembre octobre novembre décembre"},
    {.code = "gu", .own_name = "ગુજરાતી"},
    {.code = "he", .own_name = "עברית", .rtl = true},
    {.code = "hi", .own_name = "हिन्दी"},
    {.code = "hmn", .own_name = "Hmoob"},
    {.code = "hr", .own_name = "Hrvatski", .signs = POINT_COMMA},
    {.code = "ht",
     .own_name = "Kreyòl ayisyen",
     .date = "D M Y",
     .months = "janvye fevriye mas avril me jen jiyè "
               "out septanm oktòb novanm desanm"},
    {.code = "hy", .own_name = "Հայերեն", .signs = SPACE_COMMA},
    {.code = "it",
     .own_name = "Italiano",
     .signs = POINT_COMMA,
     .date = "D M Y",
     .months = "gennaio febbraio marzo aprile maggio giugno luglio "
               "agosto settembre ottobre novembre dicembre"},
    {.code = "ja", .own_name = "日本語", .date = "Y年M月D日"},
    {.code = "km", .own_name = "ខ្មែរ"},
    {.code = "ko", .own_name = "한국어", .date = "Y년 M월 D일"},
    {.code = "lo", .own_name = "ລາວ"},
    {.code = "my", .own_name = "မြန်မာ"},
    {.code = "ne", .own_name = "नेपाली"},
    {.code = "pa", .own_name = "ਪੰਜਾਬੀ"},
    {.code = "pl",
     .own_name = "Polski",
     .signs = SPACE_COMMA,
     .date = "D M Y",
     .months = "stycznia lutego marca kwietnia maja czerwca lipca "
               "sierpnia września października listopada grudnia"},
    {.code = "ps", .own_name = "پښتو", .rtl = true},
    {.code = "pt",
     .own_name = "Português",
     .signs = POINT_COMMA,
     .date = "D de M de Y",
     .months = "janeiro fevereiro março abril maio junho julho "
               "agosto setembro outubro novembro dezembro"},
    {.code = "ru",
     .own_name = "Русский",
     .signs = SPACE_COMMA,
     .date = "D M Y г.",
     .months = "января февраля марта апреля мая июня июля "
               "августа сентября октября ноября декабря"},
    {.code = "so", .own_name = "Soomaali"},
    {.code = "sr", .own_name = "Српски", .signs = POINT_COMMA},
    {.code = "sw", .own_name = "Kiswahili"},
    {.code = "th", .own_name = "ไทย"},
    {.code = "tl",
     .own_name = "Tagalog",
     .date = "M D, Y",
     .months = "Enero Pebrero Marso Abril Mayo Hunyo Hulyo "
               "Agosto Setyembre Oktubre Nobyembre Disyembre"},
    {.code = "uk",
     .own_name = "Українська",
     .signs = SPACE_COMMA,
     .date = "D M Y р.",
     .months = "січня лютого березня квітня травня червня липня "
               "серпня вересня жовтня листопада грудня"},
    {.code = "ur", .own_name = "اردو", .rtl = true},
    {.code = "vi", .own_name = "Tiếng Việt", .signs = POINT_COMMA, .date = "D tháng M, Y"},
    {.code = "yi", .own_name = "ייִדיש", .rtl = true},
    {.code = "zh", .own_name = "中文", .date = "Y年M月D日"},
    {.code = "zh-Hans", .own_name = "简体中文", .date = "Y年M月D日"},
    {.code = "zh-Hant", .own_name = "繁體中文", .date = "Y年M月D日"},
};

/* The row of a code; "es-419" and "zh-Hant-TW" shorten until one is known. */
static const struct language *find(const char *code)
{
    for (size_t len = strlen(code); len > 0; len--) {
        if (code[len] != '\0' && code[len] != '-')
            continue;
        for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
            const char *known = languages[i].code;
            if (strlen(known) == len && memcmp(known, code, len) == 0)
                return &languages[i];
        }
    }
    return NULL;
}

const char *language_own_name(const char *code)
{
    const struct language *language = find(code);
    return language ? language->own_name : code;
}

bool language_is_rtl(const char *code)
{
    const struct language *language = find(code);
    return language && language->rtl;
}

/* What is written so far; once something did not fit, nothing more is. */
struct line {
    char *out;
    size_t len, room;
};

static void put(struct line *line, const char *text, size_t len)
{
    if (line->len + len >= line->room) {
        line->len = line->room;
        return;
    }
    memcpy(line->out + line->len, text, len);
    line->len += len;
}

/* Half a number or date would be a wrong one, so what did not fit is left out as a whole. */
static void finish(struct line *line)
{
    if (line->room > 0)
        line->out[line->len < line->room ? line->len : 0] = '\0';
}

static void put_grouped(struct line *line, const char *digits, size_t len, const char *sign)
{
    for (size_t i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            put(line, sign, strlen(sign));
        put(line, &digits[i], 1);
    }
}

void language_number(const char *code, double value, int decimals, char *out, size_t room)
{
    static const struct {
        const char *thousands, *decimal;
    } signs[] = {
        [COMMA_POINT] = {",", "."}, [POINT_COMMA] = {".", ","}, [SPACE_COMMA] = {"\u00a0", ","}};
    const struct language *language = find(code);
    enum signs which = language ? language->signs : COMMA_POINT;
    char plain[512]; /* the largest double has 309 digits before the point */
    decimals = decimals < 0 ? 0 : decimals > 15 ? 15 : decimals;
    snprintf(plain, sizeof plain, "%.*f", decimals, fabs(value));

    struct line line = {out, 0, room};
    size_t whole = strspn(plain, "0123456789"), all = strlen(plain);
    bool zero = strcspn(plain, "123456789") == all;
    if (value < 0 && !zero)
        put(&line, "-", 1);
    put_grouped(&line, plain, whole, signs[which].thousands);
    if (whole < all) {
        put(&line, signs[which].decimal, 1);
        put(&line, plain + whole + 1, all - whole - 1);
    }
    finish(&line);
}

/* Reads "2026-11-22"; false if it is not such a date or there is no such day. */
static bool read_date(const char *iso, int *year, int *month, int *day)
{
    static const char form[] = "dddd-dd-dd";
    for (size_t i = 0; i < sizeof form; i++) {
        bool digit = iso[i] >= '0' && iso[i] <= '9';
        if (form[i] == 'd' ? !digit : iso[i] != form[i])
            return false;
    }
    if (sscanf(iso, "%4d-%2d-%2d", year, month, day) != 3)
        return false;
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (*month < 1 || *month > 12 || *day < 1)
        return false;
    bool leap = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0;
    return *day <= days[*month - 1] + (*month == 2 && leap);
}

static void put_int(struct line *line, int value)
{
    char digits[16];
    put(line, digits, (size_t)snprintf(digits, sizeof digits, "%d", value));
}

static void put_word(struct line *line, const char *words, int index)
{
    for (; index > 0; index--)
        words += strcspn(words, " ") + 1;
    put(line, words, strcspn(words, " "));
}

void language_date(const char *code, const char *iso, char *out, size_t room)
{
    struct line line = {out, 0, room};
    const struct language *language = find(code);
    int year, month, day;
    if (!language || !language->date || !read_date(iso, &year, &month, &day)) {
        put(&line, iso, strlen(iso));
        finish(&line);
        return;
    }
    for (const char *c = language->date; *c; c++) {
        if (*c == 'D')
            put_int(&line, day);
        else if (*c == 'Y')
            put_int(&line, year);
        else if (*c == 'M' && language->months)
            put_word(&line, language->months, month - 1);
        else if (*c == 'M')
            put_int(&line, month);
        else
            put(&line, c, 1);
    }
    finish(&line);
}
