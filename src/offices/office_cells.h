/* The forms that the cells of an office take, with what spreadsheets make of them. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum zip_form {
    ZIP_FORM_FULL,   /* five digits, or nine */
    ZIP_FORM_SHORT,  /* three or four: zip has its lost zeros again */
    ZIP_FORM_NUMBER, /* "78205.0", "1.801E+03": zip is what was meant */
    ZIP_FORM_BAD,
};
enum zip_form office_zip(const char *text, char zip[6]);

enum phone_form {
    PHONE_FORM_DIGITS,
    PHONE_FORM_LETTERS, /* "781-927-PAIN", now in digits */
    PHONE_FORM_SLIP,    /* "617-555-O117": one or two letters that are no word, O for 0 */
    PHONE_FORM_NUMBER,  /* "7.82E+09" */
    PHONE_FORM_BAD,
};
struct office_phone {
    enum phone_form form;
    int count;      /* of letters and digits that were found, without an extension */
    bool dialable;  /* area code and exchange begin with 2 to 9 */
    char shown[32]; /* "(210) 555-0142 ext. 12" */
};
struct office_phone office_phone(const char *text);

/* Whether a spreadsheet made a date of hours like "8-5"; `typed` is what it was made of. */
bool office_hours_are_date(const char *hours, char typed[8]);

/* Whether there is more in it than a number, a date or a time: "3", "24.0", "8-May", "8/5/2026". */
bool office_has_words(const char *text);

/* YYYY-MM-DD, or as Excel writes it back, M/D/YYYY. */
bool office_is_date(const char *text);

bool office_degrees(const char *text, double *out); /* "-98.49" */
bool office_priority(const char *text, int *out);   /* whole, at most six digits */
