/* Answers what a ZIP code is. One idea: a code is listed, or lies in a range that belongs
   to the military or an island, or is not assigned; each answer has its own class. */
#include "places/zips.h"

#include <stdio.h>
#include <string.h>

#include "places/blob.h"

const char *zip_class_name(enum zip_class class)
{
    switch (class) {
    case ZIP_VALID: return "valid_zcta";
    case ZIP_VALID_NO_ZCTA: return "valid_no_zcta";
    case ZIP_MILITARY: return "military";
    case ZIP_TERRITORY: return "territory";
    case ZIP_UNASSIGNED: return "unassigned";
    case ZIP_UNASSIGNED_PREFIX: return "unassigned_prefix";
    case ZIP_TOO_SHORT: return "too_short";
    }
    return "too_short";
}

bool zips_open(struct zips *zips, const void *bytes, size_t len, struct err *err)
{
    *zips = (struct zips){0};
    struct blob blob;
    if (!blob_find(&blob, bytes, len, err) || !blob_check(&blob, err))
        return false;
    *zips = (struct zips){bytes, len};
    return true;
}

/* Copies the leading digits, at most five; true if a ZIP or ZIP+4 begins the text. */
static bool read_code(const char *text, char code[6])
{
    text += strspn(text, " ");
    size_t digits = strspn(text, "0123456789");
    size_t kept = digits < 5 ? digits : 5;
    memcpy(code, text, kept);
    code[kept] = '\0';
    char after = text[digits];
    return kept == 5 && (after == '\0' || after == '-' || after == ' ');
}

static uint32_t number_of(const char code[6])
{
    uint32_t number = 0;
    for (; *code; code++)
        number = number * 10 + (uint32_t)(*code - '0');
    return number;
}

static void fill_listed(struct zip *zip, const struct blob *blob, uint32_t index)
{
    struct blob_code code = blob_code(blob, index);
    zip->class = code.class;
    zip->town = code.name == BLOB_NO_NAME ? NULL : blob_name(blob, code.name);
    zip->state = blob_state(blob, code.state);
    zip->has_point = code.has_point;
    if (code.has_point)
        zip->point = code.point;
}

static void fill_unlisted(struct zip *zip, const struct blob *blob, uint32_t number)
{
    for (uint32_t i = 0; i < blob->range_count; i++) {
        struct blob_range range = blob_range(blob, i);
        if (number < range.first || number > range.last)
            continue;
        zip->class = range.class;
        zip->state = blob_state(blob, range.state);
        return;
    }
    uint32_t prefix = number - number % 100;
    bool is_used = blob_first_code(blob, prefix) < blob_first_code(blob, prefix + 100);
    zip->class = is_used ? ZIP_UNASSIGNED : ZIP_UNASSIGNED_PREFIX;
}

struct zip zips_find(const struct zips *zips, const char *text)
{
    struct zip zip = {.class = ZIP_TOO_SHORT};
    if (!read_code(text, zip.code))
        return zip;
    struct blob blob = blob_of(zips);
    uint32_t number = number_of(zip.code);
    uint32_t index = blob_first_code(&blob, number);
    if (index < blob.code_count && blob_code(&blob, index).zip == number)
        fill_listed(&zip, &blob, index);
    else
        fill_unlisted(&zip, &blob, number);
    return zip;
}
