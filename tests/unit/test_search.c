/* What a visitor types and the towns that he may mean, in their order. */
#include "places/search.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "places/states.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct buf blob;
static struct zips zips;

static int open_blob(void **state)
{
    (void)state;
    struct err err;
    return file_read(CORE_DIR "/data/zips.bin", ZIPS_MAX_BYTES, &blob, &err) &&
                   zips_open(&zips, blob.bytes, blob.len, &err)
               ? 0
               : 1;
}

static int close_blob(void **state)
{
    (void)state;
    buf_free(&blob);
    return 0;
}

static const struct site san_antonio[] = {{{29.42, -98.49}, 0, ""}};
static const struct site bayamon[] = {{{18.39, -66.16}, 0, ""}};
static const struct site boston[] = {{{42.36, -71.06}, 0, ""}, {{61.2, -149.9}, 0, ""}};

static void test_search(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        const struct site *sites;
        size_t site_count;
        const char *first, *first_state;
    } rows[] = {
        /* the nearest to the offices; without offices by name and state */
        {"san", san_antonio, 1, "San Antonio", "TX"},
        {"san", boston, 2, "Sandown", "NH"},
        {"salem", boston, 1, "Salem", "MA"},
        {"salem", san_antonio, 1, "Salem", "NM"},
        {"salem", NULL, 0, "Salem", "AL"},
        {"anch", boston, 2, "Anchorage", "AK"},
        /* just this name before longer ones that are nearer */
        {"san pedro", san_antonio, 1, "San Pedro", "CA"},
        {"york", san_antonio, 1, "York", "AL"},
        /* name and state */
        {"houston tx", boston, 1, "Houston", "TX"},
        {"HOUSTON T", san_antonio, 1, "Houston", "TX"},
        {"houston texas", boston, 1, "Houston", "TX"},
        {"Houston, Texas", boston, 1, "Houston", "TX"},
        {"portland or", boston, 1, "Portland", "OR"},
        {"portland m", NULL, 0, "Portland", "ME"},
        {"columbus oh", san_antonio, 1, "Columbus", "OH"},
        {"albany new y", san_antonio, 1, "Albany", "NY"},
        {"new york ny", san_antonio, 1, "New York", "NY"},
        {"washington dc", san_antonio, 1, "Washington", "DC"},
        {"washington district of c", san_antonio, 1, "Washington", "DC"},
        {"kansas city mo", boston, 1, "Kansas City", "MO"},
        {"st paul mn", boston, 1, "Saint Paul", "MN"},
        /* words in short */
        {"port st", NULL, 0, "Port Saint Joe", "FL"},
        {"port st lu", NULL, 0, "Port Saint Lucie", "FL"},
        {"East St.", NULL, 0, "East Saint Johnsbury", "VT"},
        {"e st louis", NULL, 0, "East Saint Louis", "IL"},
        {"ste gen", NULL, 0, "Sainte Genevieve", "MO"},
        {"Sainte Gen", NULL, 0, "Sainte Genevieve", "MO"},
        {"sault st marie", NULL, 0, "Sault Sainte Marie", "MI"},
        {"n little", NULL, 0, "North Little Rock", "AR"},
        {"N. Las", NULL, 0, "North Las Vegas", "NV"},
        {"w palm b", NULL, 0, "West Palm Beach", "FL"},
        {"s bend in", NULL, 0, "South Bend", "IN"},
        {"ft worth", NULL, 0, "Fort Worth", "TX"},
        {"mt vernon ny", NULL, 0, "Mount Vernon", "NY"},
        {"colorado spgs", NULL, 0, "Colorado Springs", "CO"},
        {"arlington hts", NULL, 0, "Arlington Heights", "IL"},
        /* the islands */
        {"san juan", bayamon, 1, "San Juan", "Puerto Rico"},
        {"san juan pr", san_antonio, 1, "San Juan", "Puerto Rico"},
        {"anasco", NULL, 0, "Añasco", "Puerto Rico"},
        {"hagat", NULL, 0, "Hagåtña", "Guam"},
        {"pago", NULL, 0, "Pago Pago", "American Samoa"},
        /* with other spaces */
        {"elpaso tx", NULL, 0, "El Paso", "TX"},
        {"lasvegas nv", NULL, 0, "Las Vegas", "NV"},
        {"sanantonio", san_antonio, 1, "San Antonio", "TX"},
        {"northlittle", NULL, 0, "North Little Rock", "AR"},
        {"mc allen", NULL, 0, "McAllen", "TX"},
        {"o fallon mo", NULL, 0, "O'Fallon", "MO"},
        {"stlouis mo", NULL, 0, "Saint Louis", "MO"},
        {"ftworth", NULL, 0, "Fort Worth", "TX"},
        {"stockton ca", NULL, 0, "Stockton", "CA"},
        {"qqq", NULL, 0, NULL, NULL},
        {"", NULL, 0, NULL, NULL},
        {" ", NULL, 0, NULL, NULL},
        {"\xff", NULL, 0, NULL, NULL},
        {"houston zz", NULL, 0, NULL, NULL},
    };
    int wrong = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct town town = {0};
        size_t all;
        size_t count = towns_search(&zips, rows[i].typed, rows[i].sites, rows[i].site_count, 0,
                                    &town, 1, &all);
        if (count != (rows[i].first != NULL) || count > all)
            print_error("\"%s\" finds %zu towns, first %s\n", rows[i].typed, all, town.name);
        else if (rows[i].first && (strcmp(town.name, rows[i].first) != 0 ||
                                   strcmp(town.state, rows[i].first_state) != 0))
            print_error("\"%s\" finds %s, %s\n", rows[i].typed, town.name, town.state);
        else
            continue;
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

/* What is asked for in parts is what is asked for at once. */
static void test_parts(void **state)
{
    (void)state;
    struct town whole[40], part[7];
    size_t all, some;
    assert_int_equal(towns_search(&zips, "spring", boston, 2, 0, whole, 40, &all), 40);
    for (size_t first = 0; first < 35; first += 7) {
        assert_int_equal(towns_search(&zips, "spring", boston, 2, first, part, 7, &some), 7);
        assert_int_equal(some, all);
        for (size_t i = 0; i < 7; i++) {
            assert_string_equal(part[i].name, whole[first + i].name);
            assert_string_equal(part[i].state, whole[first + i].state);
        }
    }
    assert_int_equal(towns_search(&zips, "spring", boston, 2, all - 1, part, 7, &some), 1);
    assert_int_equal(towns_search(&zips, "spring", boston, 2, all, part, 7, &some), 0);
}

static void test_states(void **state)
{
    (void)state;
    static const struct {
        const char *text, *letters;
    } rows[] = {
        {"TX", "TX"},          {"tx", "TX"},        {"Texas", "TX"}, {"new york", "NY"},
        {"DC", "DC"},          {"D.C.", "DC"},      {"PR", "PR"},    {"Virgin Islands", "VI"},
        {"AE", "AE"},          {" alaska. ", "AK"}, {"WY", "WY"},    {"puerto rico", "PR"},
        {"XX", NULL},          {"T", NULL},         {"", NULL},      {"TXX", NULL},
        {"Texas Texas", NULL}, {"New", NULL},       {"t x", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *letters = state_letters(rows[i].text);
        assert_int_equal(letters != NULL, rows[i].letters != NULL);
        if (letters)
            assert_string_equal(letters, rows[i].letters);
    }
    assert_string_equal(state_name("VI"), "Virgin Islands");
    assert_null(state_name("XX"));
    assert_true(state_begins("NM", "new me"));
    assert_true(state_begins("NM", "n"));
    assert_true(state_begins("NM", ""));
    assert_false(state_begins("NM", "new h"));
    assert_false(state_begins("AK", "al "));
    assert_false(state_begins("XX", "te"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_search),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_states),
    };
    return cmocka_run_group_tests(tests, open_blob, close_blob);
}
