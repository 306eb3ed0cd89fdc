/* The ZIP table as it is built: what each code is, where it lies, and towns. */
#include "places/zips.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/file.h"
#include "places/fold.h"
#include "places/nearest.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct buf blob;
static struct zips zips;

static int open_blob(void **state)
{
    (void)state;
    struct err err;
    if (file_read(CORE_DIR "/data/zips.bin", ZIPS_MAX_BYTES, &blob, &err) &&
        zips_open(&zips, blob.bytes, blob.len, &err))
        return 0;
    fprintf(stderr, "%s\n", err.text);
    return 1;
}

static int close_blob(void **state)
{
    (void)state;
    buf_free(&blob);
    return 0;
}

/* NULL is equal to NULL only. */
static void assert_text(const char *text, const char *expected)
{
    if (!expected)
        assert_null(text);
    else
        assert_string_equal(text ? text : "(none)", expected);
}

static void test_golden(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code, *class, *town, *state;
        bool has_point;
    } rows[] = {
        {"01801", "01801", "valid_zcta", "Woburn", "MA", true},
        {"01915", "01915", "valid_zcta", "Beverly", "MA", true},
        {"78006", "78006", "valid_zcta", "Boerne", "TX", true},
        {"78028", "78028", "valid_zcta", "Kerrville", "TX", true},
        {"78201", "78201", "valid_zcta", "San Antonio", "TX", true},
        {"21201", "21201", "valid_zcta", "Baltimore", "MD", true},
        {"75070", "75070", "valid_zcta", "McKinney", "TX", true},
        {"96860", "96860", "valid_zcta", "JBPHH", "HI", true},
        {"00501", "00501", "valid_no_zcta", "Holtsville", "NY", false},
        {"12345", "12345", "valid_no_zcta", "Schenectady", "NY", true},
        {"20500", "20500", "valid_no_zcta", "Washington", "DC", true},
        {"77210", "77210", "valid_no_zcta", "Houston", "TX", true},
        {"33206", "33206", "valid_no_zcta", "Miami", "FL", false},
        {"10048", "10048", "unassigned", NULL, NULL, false},
        {"09012", "09012", "military", "APO", "AE", false},
        {"34002", "34002", "military", "APO", "AA", false},
        {"96278", "96278", "military", "APO", "AP", false},
        {"09899", "09899", "military", NULL, "AE", false},
        {"00802", "00802", "territory", "Charlotte Amalie", "Virgin Islands", true},
        {"00601", "00601", "territory", "Adjuntas", "Puerto Rico", true},
        {"00936", "00936", "territory", NULL, "Puerto Rico", false},
        {"96910", "96910", "territory", "Hagåtña", "Guam", true},
        {"96950", "96950", "territory", "Saipan", "Northern Mariana Islands", true},
        {"96960", "96960", "territory", "Majuro", "Marshall Islands", true},
        {"96799", "96799", "territory", "Pago Pago", "American Samoa", true},
        {"00000", "00000", "unassigned_prefix", NULL, NULL, false},
        {"09999", "09999", "unassigned_prefix", NULL, NULL, false},
        {"64900", "64900", "unassigned", NULL, NULL, false}, /* 64999 is its only code */
        {"99999", "99999", "unassigned", NULL, NULL, false},
        {"02139-4307", "02139", "valid_zcta", "Cambridge", "MA", true},
        {"021394307", "02139", "valid_zcta", "Cambridge", "MA", true},
        {" 02139 ", "02139", "valid_zcta", "Cambridge", "MA", true},
        {"1801", "1801", "too_short", NULL, NULL, false},
        {"1801-4307", "1801", "too_short", NULL, NULL, false},
        {"", "", "too_short", NULL, NULL, false},
        {"abcde", "", "too_short", NULL, NULL, false},
        {"12a45", "12", "too_short", NULL, NULL, false},
        {"02139x", "02139", "too_short", NULL, NULL, false},
        {"-2139", "", "too_short", NULL, NULL, false},
        {"١٢٣٤٥", "", "too_short", NULL, NULL, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct zip zip = zips_find(&zips, rows[i].text);
        assert_string_equal(zip.code, rows[i].code);
        assert_text(zip_class_name(zip.class), rows[i].class);
        assert_text(zip.town, rows[i].town);
        assert_text(zip.state, rows[i].state);
        assert_int_equal(zip.has_point, rows[i].has_point);
    }
}

/* Where the sources differ by more than 50 miles, against the towns' known places. */
static void test_decided(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        struct point town;
    } rows[] = {
        {"99503", {61.218, -149.900}}, {"99505", {61.218, -149.900}}, {"99506", {61.218, -149.900}},
        {"99519", {61.218, -149.900}}, {"99695", {61.218, -149.900}}, {"99701", {64.838, -147.716}},
        {"99706", {64.838, -147.716}}, {"99557", {61.578, -159.522}}, {"99565", {56.311, -158.531}},
        {"99566", {61.516, -144.437}}, {"99574", {60.542, -145.757}}, {"99588", {62.109, -145.546}},
        {"99613", {58.688, -156.661}}, {"99627", {62.956, -155.596}}, {"99635", {60.690, -151.289}},
        {"99640", {59.971, -154.846}}, {"99726", {66.914, -151.520}}, {"99740", {66.565, -145.274}},
        {"99768", {64.739, -155.487}}, {"99780", {63.337, -142.986}}, {"66040", {38.348, -94.764}},
        {"80840", {38.990, -104.858}}, {"83539", {46.141, -115.979}}, {"83611", {44.516, -116.042}},
        {"83648", {43.049, -115.867}}, {"86443", {36.032, -114.325}}, {"86544", {36.595, -109.060}},
        {"89049", {38.067, -117.230}}, {"93042", {34.120, -119.121}}, {"95604", {38.897, -121.077}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct zip zip = zips_find(&zips, rows[i].code);
        assert_true(zip.has_point);
        double miles = miles_between(zip.point, rows[i].town);
        if (miles > 40)
            fail_msg("%s lies %.0f miles from its town", rows[i].code, miles);
    }
}

/* Post office boxes far from the middle of their three digits stay in their town. */
static void test_boxes_stay_in_town(void **state)
{
    (void)state;
    static const struct {
        const char *box, *town;
    } rows[] = {
        {"99510", "99501"}, {"33041", "33040"}, {"85366", "85364"},
        {"96721", "96720"}, {"99711", "99701"}, {"77210", "77002"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct zip box = zips_find(&zips, rows[i].box);
        struct zip town = zips_find(&zips, rows[i].town);
        assert_int_equal(box.class, ZIP_VALID_NO_ZCTA);
        assert_true(box.has_point);
        assert_string_equal(box.town, town.town);
        assert_true(miles_between(box.point, town.point) < 15);
    }
}

static void test_every_code(void **state)
{
    (void)state;
    unsigned count[ZIP_TOO_SHORT + 1] = {0};
    for (unsigned number = 0; number < 100000; number++) {
        char code[12];
        snprintf(code, sizeof code, "%05u", number);
        struct zip zip = zips_find(&zips, code);
        count[zip.class]++;
        bool is_real = zip.class <= ZIP_TERRITORY;
        assert_int_equal(zip.state != NULL, is_real);
        assert_true(is_real || (!zip.town && !zip.has_point));
        assert_true(zip.class != ZIP_VALID || (zip.has_point && zip.town));
        assert_true(zip.class != ZIP_MILITARY || !zip.has_point);
        assert_true(!zip.has_point || (zip.point.lat > -15 && zip.point.lat < 72));
    }
    assert_int_equal(count[ZIP_VALID], 33642);
    assert_int_equal(count[ZIP_VALID_NO_ZCTA], 7335);
    assert_int_equal(count[ZIP_MILITARY], 900 + 100 + 500);
    assert_int_equal(count[ZIP_TERRITORY], 400 + 1 + 23 + 2 + 4 + 3 + 11);
    assert_int_equal(count[ZIP_TOO_SHORT], 0);
}

static void test_towns(void **state)
{
    (void)state;
    static const struct {
        const char *prefix;
        size_t most, count;
        const char *first, *first_state, *last;
    } rows[] = {
        {"wob", 20, 1, "Woburn", "MA", "Woburn"},
        {"WOBURN", 20, 1, "Woburn", "MA", "Woburn"},
        {"wo", 3, 3, "Woburn", "MA", "Woden"},
        {"SAN ANTONIO", 20, 4, "San Antonio", "FL", "San Antonio"},
        {"san", 20, 20, "San Acacia", "NM", "San Dimas"},
        {"  san   antonio", 20, 4, "San Antonio", "FL", "San Antonio"},
        {"saint", 1, 1, "Saint Agatha", "ME", "Saint Agatha"},
        {"St. Loui", 20, 4, "Saint Louis", "MI", "Saint Louisville"},
        {"Ft. Mitch", 20, 3, "Fort Mitchell", "AL", "Fort Mitchell"},
        {"DOÑA", 20, 9, "Dona Ana", "NM", "Donalsonville"},
        {"don\xcc\x83"
         "a",
         20, 9, "Dona Ana", "NM", "Donalsonville"},
        {"Dona", 20, 9, "Dona Ana", "NM", "Donalsonville"},
        {"mckinney", 20, 2, "McKinney", "KY", "McKinney"},
        {"Mc Kinney", 20, 2, "McKinney", "KY", "McKinney"},
        {"o fallon", 20, 2, "O'Fallon", "IL", "O'Fallon"},
        {"winston salem", 20, 1, "Winston-Salem", "NC", "Winston-Salem"},
        {"zyzzy", 20, 0, NULL, NULL, NULL},
        {"", 20, 0, NULL, NULL, NULL},
        {" ", 20, 0, NULL, NULL, NULL},
        {"'.", 20, 0, NULL, NULL, NULL},
        {"\xff", 20, 0, NULL, NULL, NULL},
        {"wob", 0, 0, NULL, NULL, NULL},
        {"fpo", 20, 0, NULL, NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct town towns[20];
        size_t count = zips_towns(&zips, rows[i].prefix, towns, rows[i].most);
        if (count != rows[i].count)
            fail_msg("\"%s\" finds %zu towns", rows[i].prefix, count);
        if (count == 0)
            continue;
        assert_string_equal(towns[0].name, rows[i].first);
        assert_string_equal(towns[0].state, rows[i].first_state);
        assert_string_equal(towns[count - 1].name, rows[i].last);
    }
}

static void test_towns_are_in_order(void **state)
{
    (void)state;
    static struct town towns[4000];
    size_t all = 0;
    for (char letter = 'a'; letter <= 'z'; letter++) {
        size_t count = zips_towns(&zips, (char[]){letter, '\0'}, towns, COUNT(towns));
        all += count;
        for (size_t i = 1; i < count; i++) {
            char before[64], key[64];
            fold_key(towns[i - 1].name, before, sizeof before);
            fold_key(towns[i].name, key, sizeof key);
            int order = strcmp(before, key);
            assert_true(order <= 0);
            if (strcmp(towns[i - 1].name, towns[i].name) == 0)
                assert_true(strcmp(towns[i - 1].state, towns[i].state) < 0);
        }
    }
    assert_in_range(all, 29600, 29700);
}

static void test_town_points(void **state)
{
    (void)state;
    static const struct {
        const char *town, *state;
        struct point middle;
    } rows[] = {
        {"Anchorage", "AK", {61.218, -149.900}},  {"Woburn", "MA", {42.483, -71.157}},
        {"San Antonio", "TX", {29.424, -98.494}}, {"Houston", "TX", {29.763, -95.363}},
        {"Key West", "FL", {24.555, -81.782}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct town towns[20];
        size_t count = zips_towns(&zips, rows[i].town, towns, COUNT(towns));
        bool found = false;
        for (size_t k = 0; k < count; k++) {
            if (strcmp(towns[k].name, rows[i].town) != 0 ||
                strcmp(towns[k].state, rows[i].state) != 0)
                continue;
            assert_true(miles_between(towns[k].point, rows[i].middle) < 10);
            found = true;
        }
        assert_true(found);
    }
}

static void test_long_text(void **state)
{
    (void)state;
    enum { LONG = 100 * 1000 };
    static const struct {
        const char *name;
        char filler;
        enum zip_class class;
    } rows[] = {
        {"digits", '1', ZIP_UNASSIGNED_PREFIX},
        {"letters", 'a', ZIP_TOO_SHORT},
        {"spaces", ' ', ZIP_TOO_SHORT},
        {"dots", '.', ZIP_TOO_SHORT},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *text = xmalloc(LONG + 1);
        memset(text, rows[i].filler, LONG);
        text[LONG] = '\0';
        struct town town;
        assert_int_equal(zips_towns(&zips, text, &town, 1), 0);
        struct zip zip = zips_find(&zips, text);
        if (rows[i].filler == '1')
            assert_string_equal(zip.code, "11111");
        else
            assert_int_equal(zip.class, rows[i].class);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_decided),
        cmocka_unit_test(test_boxes_stay_in_town),
        cmocka_unit_test(test_every_code),
        cmocka_unit_test(test_towns),
        cmocka_unit_test(test_towns_are_in_order),
        cmocka_unit_test(test_town_points),
        cmocka_unit_test(test_long_text),
    };
    return cmocka_run_group_tests(tests, open_blob, close_blob);
}
