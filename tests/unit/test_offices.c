/* Offices: what spreadsheets do to a row, and that each mistake is told by cell with its
   cure. */
#include "offices/offices.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "offices/office_cells.h"

/* A few ZIP codes as the table of places knows them. */
static struct office_place find_zip(void *context, const char *zip)
{
    (void)context;
    static const struct {
        const char *zip;
        struct office_place place;
    } rows[] = {
        {"78205", {true, true, 29.4246, -98.4877, "TX"}},
        {"01801", {true, true, 42.4848, -71.1566, "MA"}},
        {"00501", {true, false, 0, 0, "NY"}},
        {"00601", {true, true, 18.1805, -66.7522, "PR"}},
        {"00802", {true, true, 18.3436, -64.9314, "Virgin Islands"}},
        {"09001", {true, false, 0, 0, "AE"}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].zip, zip) == 0)
            return rows[i].place;
    }
    return (struct office_place){0};
}

struct answer {
    struct arena *arena;
    struct table table;
    struct offices offices;
    struct buf warnings; /* one line each */
    struct err err;
    bool good;
};

static void keep_warning(void *context, const char *message)
{
    buf_printf(context, "%s\n", message);
}

static struct answer read_text(const char *text)
{
    struct answer answer = {.arena = arena_create()};
    struct office_checks checks = {&answer.warnings, find_zip, keep_warning, NULL};
    buf_puts(&answer.warnings, "");
    assert_true(table_read(&answer.table, answer.arena, "data/locations.csv", text, strlen(text),
                           &answer.err));
    offices_name_columns(&answer.table, answer.arena);
    answer.good = offices_read(&answer.offices, answer.arena, &answer.table, &checks, &answer.err);
    return answer;
}

static void drop(struct answer *answer)
{
    buf_free(&answer->warnings);
    arena_destroy(answer->arena);
}

#define HEAD "name,street,city,state,zip,phone"
#define SITE "A,1 St,San Antonio,TX,78205,"
#define GOOD SITE "2105550142"

static void test_taken(void **state)
{
    (void)state;
    struct answer answer =
        read_text("\xEF\xBB\xBFid;After hours;Phone;zip;state;city;street;name;lat;lon;priority;"
                  "checked;hours;note;access;languages;;\r\n"
                  "a;x;210.555.0142;78205;TX;San Antonio;1 St;;29.42;-98.49;-2;2026-08-05;"
                  "Mon-Fri 8am-5pm;n;Ramp;en es;;\r\n"
                  ";;;;;;;;;;;;;;;;;\r\n"
                  "b;;1 (781) 555-0100 x12;01801-1234;MA;Woburn;2 St;Woburn "
                  "clinic;;;;8/5/2026;;;;;;\r\n");
    assert_string_equal(answer.err.text, "");
    assert_true(answer.good);
    assert_string_equal(answer.warnings.bytes, "");
    assert_int_equal(answer.offices.count, 2);
    const struct office *one = &answer.offices.items[0], *two = one + 1;
    assert_int_equal(one->row, 0);
    assert_string_equal(one->name, "San Antonio");
    assert_string_equal(one->zip, "78205");
    assert_string_equal(one->phone, "(210) 555-0142");
    assert_int_equal(one->priority, -2);
    assert_true(one->has_point);
    assert_float_equal(one->lat, 29.42, 1e-9);
    assert_float_equal(one->lon, -98.49, 1e-9);
    assert_int_equal(two->row, 1);
    assert_string_equal(two->name, "Woburn clinic");
    assert_string_equal(two->zip, "01801");
    assert_string_equal(two->phone, "(781) 555-0100 ext. 12");
    assert_int_equal(two->priority, 0);
    assert_true(two->has_point);
    assert_float_equal(two->lat, 42.4848, 1e-9);
    drop(&answer);
}

#define AT(cell) "data/locations.csv: cell " cell ": "
#define COLUMNS                                                                                    \
    "name, street, city, state, zip, phone, hours, lat, lon, note, priority, id, access, "         \
    "languages, checked, after_hours, directions"
#define NO_WORDS " is a number or a date: write words, and format the column as Text"

#define X40 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define X160 X40 X40 X40 X40

/* As people write what the post has one form for. */
static void test_understood(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "Office Name,Street Address,City,State,Zip Code,Phone Number\nA,1 St,X,ma,=01801,",
        "clinic,address,town,state,ZIP,Telephone\nA,1 St,X,Massachusetts,=\"01801\",",
        "Location Name,Street,City,State,Postal Code,tel\nA,1 St,X,M.A.,01801,",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[256];
        snprintf(text, sizeof text, "%s2105550142", rows[i]);
        struct answer answer = read_text(text);
        assert_string_equal(answer.err.text, "");
        assert_true(answer.good);
        assert_string_equal(answer.offices.items[0].name, "A");
        assert_string_equal(answer.offices.items[0].zip, "01801");
        assert_string_equal(answer.offices.items[0].state, "MA");
        drop(&answer);
    }
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"name,street,city,state,phone\n", "data/locations.csv: the first row has no column "
                                           "\"zip\": name, street, city, state, zip and "
                                           "phone are needed"},
        {HEAD "\n", "data/locations.csv: names no office: write one in each row under the "
                    "first, or take the file out and write offices = none in clinic.conf"},
        {HEAD ",nots\n", AT("G1") "unknown column \"nots\"; did you mean \"note\"?"},
        {HEAD ",address\n",
         AT("G1") "unknown column \"address\"; take it out; the columns are " COLUMNS},
        {HEAD ",colour\n",
         AT("G1") "unknown column \"colour\"; take it out; the columns are " COLUMNS},
        {HEAD "\nA,,San Antonio,TX,78205,2105550142", AT("B2") "street: is empty: write it"},
        {HEAD "\nA,1 St,,TX,78205,2105550142", AT("C2") "city: is empty: write it"},
        {HEAD "\nA,1 St,X,,78205,2105550142", AT("D2") "state: is empty: write it"},
        {HEAD "\nA,1 St,X,TX,,2105550142", AT("E2") "zip: is empty: write it"},
        {HEAD "\n" GOOD "\n,,,,,\nA,1 St,X,TX,78205", AT("F4") "phone: is empty: write it"},
        {HEAD "\n24,1 St,X,TX,78205,2105550142", AT("A2") "name: \"24\"" NO_WORDS},
        {HEAD "\nA,8/5/2026,X,TX,78205,2105550142", AT("B2") "street: \"8/5/2026\"" NO_WORDS},
        {HEAD "\nA,=5,X,TX,78205,2105550142", AT("B2") "street: \"=5\"" NO_WORDS},
        {HEAD "\n" X40 X40 "x,1 St,X,TX,78205,2105550142",
         AT("A2") "name: it has 81 letters: write at most 80"},
        {HEAD "\nA,1 St," X40 "\u00e9" X40 ",TX,78205,2105550142",
         AT("C2") "city: it has 81 letters: write at most 80"},
        {HEAD "\nA," X160 X160 ",X,TX,78205,2105550142",
         AT("B2") "street: it has 320 letters: write at most 300"},
        {HEAD ",note_es\n" GOOD "," X160 X160,
         AT("G2") "note_es: it has 320 letters: write at most 300"},
        {HEAD "\n\"A\nB\",1 St,X,TX,78205,2105550142",
         AT("A2") "name: it has 2 lines: write at most 1"},
        {HEAD "\nA,1 St,X\u2028Y,TX,78205,2105550142",
         AT("C2") "city: it has 2 lines: write at most 1"},
        {HEAD ",note\n" GOOD ",\"a\nb\nc\nd\ne\nf\ng\"",
         AT("G2") "note: it has 7 lines: write at most 6"},
        {HEAD "\nA,1 St,\u200b\u2060,TX,78205,2105550142", AT("C2") "city: is empty: write it"},
        {HEAD ",note\n" GOOD ",5-Aug", AT("G2") "note: \"5-Aug\"" NO_WORDS},
        {HEAD ",directions\n" GOOD ",2026-08-05", AT("G2") "directions: \"2026-08-05\"" NO_WORDS},
        {HEAD ",access\n" GOOD ",1.5", AT("G2") "access: \"1.5\"" NO_WORDS},
        {HEAD ",hours\n" GOOD ",9:00",
         AT("G2") "hours: \"9:00\" is a number or a time: write Mon-Fri 8am-5pm"},
        {HEAD "\nA,1 St,X,XX,78205,2105550142",
         AT("D2") "state: \"XX\" is not a state: write two letters, like TX"},
        {HEAD "\nA,1 St,X,TX,7820,2105550142",
         AT("E2") "zip: \"7820\" is too short, and with its lost zero 07820 is not "
                  "known: "
                  "write all five digits"},
        {HEAD "\nA,1 St,X,TX,1801,2105550142",
         AT("E2") "zip: \"1801\" is too short, and with its lost zero 01801 is in MA, "
                  "not in "
                  "TX: write all five digits"},
        {HEAD "\nA,1 St,X,TX,78205.0,2105550142",
         AT("E2") "zip: Excel made a number of it, 78205.0: format the column as Text "
                  "and "
                  "write 78205"},
        {HEAD "\nA,1 St,X,MA,1.801E+03,2105550142",
         AT("E2") "zip: Excel made a number of it, 1.801E+03: format the column as Text "
                  "and "
                  "write 01801"},
        {HEAD "\nA,1 St,X,TX,\"78,205\",2105550142",
         AT("E2") "zip: Excel made a number of it, 78,205: format the column as Text and "
                  "write 78205"},
        {HEAD "\nA,1 St,X,TX,TX 78205,2105550142",
         AT("E2") "zip: \"TX 78205\" is not a ZIP code: write its five digits"},
        {HEAD "\n" SITE "555-0142", AT("F2") "phone: \"555-0142\" has 7 digits and "
                                             "letters: write one number of ten, "
                                             "like (210) 555-0142"},
        {HEAD "\n" SITE "210-555-O142", AT("F2") "phone: \"210-555-O142\" has a letter between its "
                                                 "digits: write 0 for O, 1 for l"},
        {HEAD "\n" SITE "2l0-555-0l42", AT("F2") "phone: \"2l0-555-0l42\" has a letter between its "
                                                 "digits: write 0 for O, 1 for l"},
        {HEAD "\n" SITE "210 555 0142 / 210 555 0143",
         AT("F2") "phone: \"210 555 0142 / 210 555 0143\" has 20 digits and letters: "
                  "write "
                  "one number of ten, like (210) 555-0142"},
        {HEAD "\n" SITE "2.11E+09",
         AT("F2") "phone: Excel made a number of it, 2.11E+09: format the column as Text "
                  "and write it anew"},
        {HEAD "\n" SITE "2105550142.0",
         AT("F2") "phone: Excel made a number of it, 2105550142.0: format the column as "
                  "Text and write it anew"},
        {HEAD ",hours\n" GOOD ",8-May",
         AT("G2") "hours: Excel made a date of 8-5, write Mon-Fri 8am-5pm (the cell says "
                  "8-May)"},
        {HEAD ",hours\n" GOOD ",5-Aug",
         AT("G2") "hours: Excel made a date of 8-5, write Mon-Fri 8am-5pm (the cell says "
                  "5-Aug)"},
        {HEAD ",hours\n" GOOD ",2026-08-05",
         AT("G2") "hours: Excel made a date of 8-5, write Mon-Fri 8am-5pm (the cell says "
                  "2026-08-05)"},
        {HEAD ",hours,Hours es-419\n" GOOD ",Mon 8-5,8-May",
         AT("H2") "hours: Excel made a date of 8-5, write Mon-Fri 8am-5pm (the cell says "
                  "8-May)"},
        {HEAD ",hours_spanish\n" GOOD ",x",
         AT("G1") "unknown column \"hours_spanish\"; behind hours_ stands the code of a "
                  "language, as in hours_es"},
        {HEAD ",street_es\n" GOOD ",x",
         AT("G1") "unknown column \"street_es\"; take it out; the columns are " COLUMNS},
        {HEAD ",hours\n" GOOD ",45148", AT("G2") "hours: Excel made a date of 8-10, "
                                                 "write Mon-Fri 8am-5pm (the cell says "
                                                 "45148)"},
        {HEAD ",lat,lon\n" GOOD ",29.4,", AT("G2") "lat: stands without lon: write both or "
                                                   "none"},
        {HEAD ",lat,lon\n" GOOD ",,-98.4", AT("H2") "lon: stands without lat: write both or "
                                                    "none"},
        {HEAD ",lon\n" GOOD ",-98.4", AT("G2") "lon: stands without lat: write both or "
                                               "none"},
        {HEAD ",lat,lon\n" GOOD ",-98.49,29.42",
         AT("G2") "lat: -98.49 is outside of -90 to 90: are lat and lon swapped?"},
        {HEAD ",lat,lon\n" GOOD ",29.42,-198.49",
         AT("H2") "lon: -198.49 is outside of -180 to 180: are lat and lon swapped?"},
        {HEAD ",lat,lon\n" GOOD ",29.42,98W",
         AT("H2") "lon: \"98W\" is not a number: write degrees like -98.49"},
        {HEAD ",lat,lon\n" GOOD ",\"29,42\",\"-98,49\"",
         AT("G2") "lat: \"29,42\" is not a number: write degrees like 29.42"},
        {HEAD ",priority\n" GOOD ",high",
         AT("G2") "priority: \"high\": write a whole number, like 1"},
        {HEAD ",priority\n" GOOD ",1.5",
         AT("G2") "priority: \"1.5\": write a whole number, like 1"},
        {HEAD ",checked\n" GOOD ",soon",
         AT("G2") "checked: \"soon\": write the date as 2026-08-05"},
        {HEAD ",checked\n" GOOD ",2026-02-30",
         AT("G2") "checked: \"2026-02-30\": write the date as 2026-08-05"},
        {HEAD ",id\n" GOOD ",b\n" GOOD ",a\n\n" GOOD ",\n" GOOD ",\n" GOOD ",a",
         AT("G7") "id: \"a\" stands in G3 already: give each its own"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct answer answer = read_text(rows[i].text);
        assert_string_equal(answer.err.text, rows[i].message);
        assert_false(answer.good);
        assert_int_equal(answer.offices.count, 0);
        drop(&answer);
    }
}

static void test_warned(void **state)
{
    (void)state;
    static const struct {
        const char *text, *warning, *zip, *phone;
        bool has_point;
    } rows[] = {
        {HEAD "\nA,1 St,X,MA,1801,2105550142",
         AT("E2") "zip: Excel took the zero of 1801, read as 01801: format the column as "
                  "Text\n",
         "01801", "(210) 555-0142", true},
        {HEAD "\nA,1 St,X,MA,1801-1234,2105550142",
         AT("E2") "zip: Excel took the zero of 1801-1234, read as 01801: format the "
                  "column "
                  "as Text\n",
         "01801", "(210) 555-0142", true},
        {HEAD "\nA,1 St,X,PR,601,2105550142",
         AT("E2") "zip: Excel took the zero of 601, read as 00601: format the column as "
                  "Text\n",
         "00601", "(210) 555-0142", true},
        {HEAD "\nA,1 St,X,VI,802,2105550142",
         AT("E2") "zip: Excel took the zero of 802, read as 00802: format the column as "
                  "Text\n",
         "00802", "(210) 555-0142", true},
        {HEAD "\nA,1 St,X,TX,99999,2105550142",
         AT("E2") "zip: 99999 is not a ZIP code that is known: check its digits\n", "99999",
         "(210) 555-0142", false},
        {HEAD "\nA,1 St,X,TX,01801,2105550142",
         AT("E2") "zip: 01801 is in MA, and the row says TX: check both\n", "01801",
         "(210) 555-0142", true},
        {HEAD "\nA,1 St,X,NY,00501,2105550142",
         AT("E2") "zip: 00501 has no place on the map: write lat and lon, or the office "
                  "comes last\n",
         "00501", "(210) 555-0142", false},
        {HEAD "\n" SITE "781-927-PAIN",
         AT("F2") "phone: the letters of 781-927-PAIN are shown as digits: (781) "
                  "927-7246\n",
         "78205", "(781) 927-7246", true},
        {HEAD "\n" SITE "1-800-FLOWERS ext. 9",
         AT("F2") "phone: the letters of 1-800-FLOWERS ext. 9 are shown as digits: (800) "
                  "356-9377 ext. 9\n",
         "78205", "(800) 356-9377 ext. 9", true},
        {HEAD "\n" SITE "(110) 555-0142",
         AT("F2") "phone: (110) 555-0142 can not be dialled in the US: check its "
                  "digits\n",
         "78205", "(110) 555-0142", true},
        {HEAD ",lat,lon\n" GOOD ",30.42,-98.49",
         AT("G2") "lat: lat and lon are 69 miles from the ZIP code 78205: check the "
                  "three\n",
         "78205", "(210) 555-0142", true},
        {HEAD ",lat,lon\n" GOOD ",29.42,98.49",
         AT("G2") "lat: lat and lon are 8220 miles from the ZIP code 78205: lon has lost "
                  "its "
                  "minus\n",
         "78205", "(210) 555-0142", true},
        {HEAD ",lat,lon\n" GOOD ",29.74,-98.49", "", "78205", "(210) 555-0142", true},
        {HEAD ",lat,lon\nA,1 St,X,NY,00501,2105550142,40.8,-73", "", "00501", "(210) 555-0142",
         true},
        {HEAD ",hours\n" GOOD ",8-5 Mon-Fri", "", "78205", "(210) 555-0142", true},
        {HEAD ",id\n" GOOD ",\n" GOOD ",", "", "78205", "(210) 555-0142", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct answer answer = read_text(rows[i].text);
        assert_string_equal(answer.err.text, "");
        assert_string_equal(answer.warnings.bytes, rows[i].warning);
        assert_true(answer.good);
        assert_string_equal(answer.offices.items[0].zip, rows[i].zip);
        assert_string_equal(answer.offices.items[0].phone, rows[i].phone);
        assert_int_equal(answer.offices.items[0].has_point, rows[i].has_point);
        drop(&answer);
    }
}

static void test_zips(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum zip_form form;
        const char *zip;
    } rows[] = {
        {"78205", ZIP_FORM_FULL, "78205"},
        {"01801", ZIP_FORM_FULL, "01801"},
        {"'01801", ZIP_FORM_FULL, "01801"},
        {"78205-1234", ZIP_FORM_FULL, "78205"},
        {"78205 1234", ZIP_FORM_FULL, "78205"},
        {"782051234", ZIP_FORM_FULL, "78205"},
        {"1801", ZIP_FORM_SHORT, "01801"},
        {"501", ZIP_FORM_SHORT, "00501"},
        {"18011234", ZIP_FORM_SHORT, "01801"},
        {"5011234", ZIP_FORM_SHORT, "00501"},
        {"501-1234", ZIP_FORM_SHORT, "00501"},
        {"78205.0", ZIP_FORM_NUMBER, "78205"},
        {"1801.00", ZIP_FORM_NUMBER, "01801"},
        {"1801.", ZIP_FORM_NUMBER, "01801"},
        {"1.801E+03", ZIP_FORM_NUMBER, "01801"},
        {"7.8205e4", ZIP_FORM_NUMBER, "78205"},
        {"78,205", ZIP_FORM_NUMBER, "78205"},
        {"1,801", ZIP_FORM_NUMBER, "01801"},
        {"", ZIP_FORM_BAD, NULL},
        {"78", ZIP_FORM_BAD, NULL},
        {"782051", ZIP_FORM_BAD, NULL},
        {"7820512345", ZIP_FORM_BAD, NULL},
        {"78205-12", ZIP_FORM_BAD, NULL},
        {"7820S", ZIP_FORM_BAD, NULL},
        {"782051234-1234", ZIP_FORM_BAD, NULL},
        {"78205.5", ZIP_FORM_BAD, NULL},
        {"1E+99", ZIP_FORM_BAD, NULL},
        {"1E+999999999", ZIP_FORM_BAD, NULL},
        {"-1801", ZIP_FORM_BAD, NULL},
        {"=\"01801\"", ZIP_FORM_BAD, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char zip[6];
        assert_int_equal(office_zip(rows[i].text, zip), rows[i].form);
        if (rows[i].zip)
            assert_string_equal(zip, rows[i].zip);
    }
}

static void test_phones(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum phone_form form;
        const char *shown;
        bool dialable;
    } rows[] = {
        {"2105550142", PHONE_FORM_DIGITS, "(210) 555-0142", true},
        {"(210) 555-0142", PHONE_FORM_DIGITS, "(210) 555-0142", true},
        {"210.555.0142", PHONE_FORM_DIGITS, "(210) 555-0142", true},
        {"+1 210 555 0142", PHONE_FORM_DIGITS, "(210) 555-0142", true},
        {"1-210-555-0142", PHONE_FORM_DIGITS, "(210) 555-0142", true},
        {"210\xE2\x80\x93"
         "555\xE2\x80\x93"
         "0142",
         PHONE_FORM_DIGITS, "(210) 555-0142", true},
        {"210/555-0142", PHONE_FORM_DIGITS, "(210) 555-0142", true},
        {"(210) 555-0142 x123", PHONE_FORM_DIGITS, "(210) 555-0142 ext. 123", true},
        {"(210) 555-0142x123", PHONE_FORM_DIGITS, "(210) 555-0142 ext. 123", true},
        {"210-555-0142 ext 7", PHONE_FORM_DIGITS, "(210) 555-0142 ext. 7", true},
        {"210-555-0142, Ext. 7", PHONE_FORM_DIGITS, "(210) 555-0142 ext. 7", true},
        {"210-555-0142 extension: 70000", PHONE_FORM_DIGITS, "(210) 555-0142 ext. 70000", true},
        {"210-555-0142 #7", PHONE_FORM_DIGITS, "(210) 555-0142 ext. 7", true},
        {"781-927-PAIN", PHONE_FORM_LETTERS, "(781) 927-7246", true},
        {"781-927-pain x1", PHONE_FORM_LETTERS, "(781) 927-7246 ext. 1", true},
        {"781-ABC-WXYZ", PHONE_FORM_LETTERS, "(781) 222-9999", true},
        {"781-9PQ-RSTU", PHONE_FORM_LETTERS, "(781) 977-7788", true},
        {"110-555-0142", PHONE_FORM_DIGITS, "(110) 555-0142", false},
        {"210-155-0142", PHONE_FORM_DIGITS, "(210) 155-0142", false},
        {"7.82E+09", PHONE_FORM_NUMBER, "", false},
        {"7819277246.0", PHONE_FORM_NUMBER, "", false},
        {"", PHONE_FORM_BAD, "", false},
        {"911", PHONE_FORM_BAD, "", false},
        {"210-555-014", PHONE_FORM_BAD, "", false},
        {"22105550142", PHONE_FORM_BAD, "", false},
        {"+44 20 7946 0958", PHONE_FORM_BAD, "", false},
        {"call 210-555-0142", PHONE_FORM_BAD, "", false},
        {"210-555-0142 x1234567", PHONE_FORM_BAD, "", false},
        {"ask at the desk", PHONE_FORM_BAD, "", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct office_phone phone = office_phone(rows[i].text);
        assert_string_equal(phone.shown, rows[i].shown);
        assert_int_equal(phone.form, rows[i].form);
        assert_int_equal(phone.dialable, rows[i].dialable);
    }
}

static void test_hours(void **state)
{
    (void)state;
    static const struct {
        const char *text, *typed; /* typed NULL: these are hours */
    } rows[] = {
        {"8-May", "8-5"},
        {"5-Aug", "8-5"},
        {"4-Sep", "9-4"},
        {"May-08", "8-5"},
        {"8-May-26", "8-5"},
        {"8-May-2026", "8-5"},
        {"2026-08-05", "8-5"},
        {"8/5/2026", "8-5"},
        {"2026-08-05 00:00:00", "8-5"},
        {"45148", "8-10"},
        {"46239", "8-5"},
        {"46239.0", "8-5"},
        {"12-Oct", "10-12"},
        {"Mon-Fri 8am-5pm", NULL},
        {"8-5", NULL},
        {"8am-5pm", NULL},
        {"", NULL},
        {"Mon-Fri", NULL},
        {"8-Noon", NULL},
        {"8-May to 9-May", NULL},
        {"30-Feb", NULL},
        {"24 hours", NULL},
        {"8:00-17:00", NULL},
        {"99999", NULL},
        {"2026-13-05", NULL},
        {"Mar-Nov 8-5", NULL},
        {"451480", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char typed[8] = "";
        bool date = office_hours_are_date(rows[i].text, typed);
        assert_string_equal(typed, rows[i].typed ? rows[i].typed : "");
        assert_int_equal(date, rows[i].typed != NULL);
    }
}

static void keep_loss(void *context, const char *message)
{
    keep_warning(context, message);
}

/* On the kiosk a row that can not be used is left out, and told; the rest stands in its
   order. */
static void test_rows_left_out(void **state)
{
    (void)state;
    static const struct {
        const char *text, *names, *told;
    } rows[] = {
        {HEAD "\nA,1 St,X,TX,78205,2105550142\nB,1 St,X,ON,78205,2105550142\n"
              "C,1 St,X,TX,78205,2105550142\n",
         "AC", AT("D3") "state: \"ON\" is not a state: write two letters, like TX\n"},
        {HEAD "\nA,1 St,X,ON,78205,2105550142\n", "",
         AT("D2") "state: \"ON\" is not a state: write two letters, like TX\n"},
        {HEAD ",id\nA,1 St,X,TX,78205,2105550142,a\nB,1 St,X,TX,78205,2105550142,b\n"
              "C,1 St,X,TX,78205,2105550142,a\nD,1 St,X,TX,78205,2105550142,a\n"
              "E,1 St,X,TX,78205,2105550142,\nF,1 St,X,TX,78205,2105550142,\n",
         "ABEF",
         AT("G4") "id: \"a\" stands in G2 already: give each its own\n" AT(
             "G5") "id: \"a\" stands in G4 already: give each its own\n"},
        {HEAD "\n,1 St,,TX,78205,2105550142\nB,1 St,X,TX,7,2105550142\n"
              "C,1 St,X,TX,78205,1\nD,1 St,X,TX,78205,2105550142\n",
         "D",
         AT("C2") "city: is empty: write it\n" AT("E3") "zip: \"7\" is not a ZIP code: write its "
                                                        "five digits\n" AT(
                                                            "F4") "phone: \"1\" has 1 digits and "
                                                                  "letters: write one number of "
                                                                  "ten, like "
                                                                  "(210) 555-0142\n"},
        {HEAD "\n", "",
         "data/locations.csv: names no office: write one in each row under the first, or take the "
         "file out and write offices = none in clinic.conf\n"},
        /* what is wrong with the columns is the end */
        {"name,street,city,state,zip\nA,1 St,X,TX,78205\n", NULL, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct answer answer = {.arena = arena_create()};
        struct office_checks checks = {&answer.warnings, find_zip, NULL, keep_loss};
        char names[16] = "";
        buf_puts(&answer.warnings, "");
        assert_true(table_read(&answer.table, answer.arena, "data/locations.csv", rows[i].text,
                               strlen(rows[i].text), NULL));
        answer.good = offices_read(&answer.offices, answer.arena, &answer.table, &checks, NULL);
        assert_int_equal(answer.good, rows[i].names != NULL);
        for (size_t k = 0; k < answer.offices.count; k++)
            strcat(names, answer.offices.items[k].name);
        assert_string_equal(names, rows[i].names ? rows[i].names : "");
        assert_string_equal(answer.warnings.bytes, rows[i].told);
        drop(&answer);
    }
}

static void test_mutations(void **state)
{
    (void)state;
    static const char seed[] = HEAD ",hours,lat,lon,id,priority,checked\n"
                                    "A,1 St,X,MA,1801,781-927-PAIN x1,8-5,42.4,-71.1,a,1,"
                                    "2026-08-05\n" GOOD ",Mon-Fri,,,b,2,8/5/2026\n";
    size_t refused = 0;
    srand(1);
    for (int round = 0; round < 20000; round++) {
        char text[sizeof seed];
        memcpy(text, seed, sizeof seed);
        for (int n = rand() % 4; n >= 0; n--)
            text[sizeof HEAD + (size_t)rand() % (sizeof seed - sizeof HEAD - 1)] =
                (char)(1 + rand() % 127);
        struct answer answer = {.arena = arena_create()};
        struct office_checks checks = {NULL, find_zip, NULL, NULL};
        if (table_read(&answer.table, answer.arena, "f", text, strlen(text), NULL) &&
            !offices_read(&answer.offices, answer.arena, &answer.table, &checks, &answer.err)) {
            refused++;
            assert_int_equal(strncmp(answer.err.text, "f: ", 3), 0);
        }
        drop(&answer);
    }
    assert_in_range(refused, 1000, 19999);
}

static void test_languages(void **state)
{
    (void)state;
    static const char text[] =
        HEAD ",hours,Hours ES,hours_es_419,after_hours_fr,note_es\n" SITE "2105550142,a,b,c,d,e\n";
    static const struct {
        const char *prose, *language;
        int column;
    } rows[] = {
        {"hours", "es", 7},        {"hours", "es-419", 8}, {"after_hours", "fr", 9},
        {"note", "es", 10},        {"hours", "fr", -1},    {"hours", "e", -1},
        {"after_hours", "es", -1}, {"hours", "es-4", -1},  {"note", "es-419", -1},
    };
    static const struct {
        const char *column, *code;
    } codes[] = {
        {"hours_es", "es"},       {"hours", NULL},
        {"hours_", NULL},         {"after_hours", NULL},
        {"after_hours_es", "es"}, {"zip_es", NULL},
        {"hours_spanish", NULL},  {"note_es_419", "es_419"},
        {"access_by", NULL},      {"access_zh_hant", "zh_hant"},
    };
    struct answer answer = read_text(text);
    assert_string_equal(answer.err.text, "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(office_column_in(&answer.table, rows[i].prose, rows[i].language),
                         rows[i].column);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        const char *code = office_column_code(codes[i].column);
        if (!codes[i].code)
            assert_null(code);
        else
            assert_string_equal(code, codes[i].code);
    }
    drop(&answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_taken),         cmocka_unit_test(test_refused),
        cmocka_unit_test(test_warned),        cmocka_unit_test(test_zips),
        cmocka_unit_test(test_languages),     cmocka_unit_test(test_phones),
        cmocka_unit_test(test_hours),         cmocka_unit_test(test_mutations),
        cmocka_unit_test(test_rows_left_out), cmocka_unit_test(test_understood),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
