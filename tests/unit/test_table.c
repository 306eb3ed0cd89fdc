/* CSV as spreadsheets write it: what is taken, and each mistake by its cell with its
 * cure. */
#include "offices/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

#define BYTES(text) text, sizeof(text) - 1

/* "a|b/2,3:1|2/": the columns, then the rows with line and number in front. */
static void write_out(struct buf *out, const struct table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        buf_printf(out, "%s%s", i ? "|" : "", table->columns[i]);
    buf_puts(out, "/");
    for (size_t row = 0; row < table->row_count; row++) {
        buf_printf(out, "%d,%d:", table->lines[row], table->numbers[row]);
        for (size_t i = 0; i < table->column_count; i++)
            buf_printf(out, "%s%s", i ? "|" : "", table_cell(table, row, i));
        buf_puts(out, "/");
    }
}

static void test_taken(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len;
        const char *table;
    } rows[] = {
        {BYTES("a,b\n1,2\n"), "a|b/2,2:1|2/"},
        {BYTES("a,b\n1,2"), "a|b/2,2:1|2/"},
        {BYTES("a,b"), "a|b/"},
        {BYTES("\xEF\xBB\xBF"
               "a,b\r\n1,2\r\n"),
         "a|b/2,2:1|2/"},
        {BYTES("a,b\r1,2\r3,4"), "a|b/2,2:1|2/3,3:3|4/"},
        {BYTES("a;b\n1,5;2\n"), "a|b/2,2:1,5|2/"},
        {BYTES("a\tb\n1, 5\t2\n"), "a|b/2,2:1, 5|2/"},
        {BYTES("sep=;\r\na,b;c\r\n1;2\r\n"), "a,b|c/3,2:1|2/"},
        {BYTES("a\n1\n"), "a/2,2:1/"},
        {BYTES("\"a,x\";b;c\n1;2;3\n"), "a,x|b|c/2,2:1|2|3/"},
        {BYTES("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n"), "a|b/2,2:1,5|say \"hi\"/"},
        {BYTES("a,b\n\"x\r\ny\",2\n3,4\n"), "a|b/2,2:x\ny|2/4,3:3|4/"},
        {BYTES("a,b\n\"x\ry\",2\n3,4\n"), "a|b/2,2:x\ny|2/4,3:3|4/"},
        {BYTES("a,b\n1, \"2\" \n"), "a|b/2,2:1|2/"},
        {BYTES("a,b\n\"\",\"\"\n1,\"\"\n"), "a|b/3,3:1|/"},
        {BYTES("a,b,,,\n1,2,,,\n,,,,\n3,4,,,\n,,,,\n"), "a|b/2,2:1|2/4,4:3|4/"},
        {BYTES("\n,,,\na,b\n\n1,2\n\n"), "a|b/5,5:1|2/"},
        {BYTES("a,b,c\n1\n1,2\n"), "a|b|c/2,2:1||/3,3:1|2|/"},
        {BYTES("a,,c\n1,,3\n"), "a||c/2,2:1||3/"},
        {BYTES(" a , b \n 1 ,\xC2\xA0 2\xC2\xA0\n"), "a|b/2,2:1|2/"},
        {BYTES("After hours,ZIP,Plan-B\n1,2,3\n"), "after_hours|zip|plan_b/2,2:1|2|3/"},
        {BYTES("a,b\nx\x0By,\xE2\x80\xAE"
               "1\xE2\x81\xA9\n"),
         "a|b/2,2:x y|1/"},
        {BYTES("a,b\n\xD8\xA7,\xC3\xAD\n"), "a|b/2,2:\xD8\xA7|\xC3\xAD/"},
        {BYTES("a,b\n=01801,@x\n"), "a|b/2,2:=01801|@x/"},
        {BYTES("a,b\n=\"01801\",\"=\"\"1 St\"\"\"\n"), "a|b/2,2:01801|1 St/"},
        {BYTES("a,b\n\u201CHill\u201D,\u201CA\u201D St\n"), "a|b/2,2:Hill|\u201CA\u201D St/"},
        {BYTES("a,b\n#1,# 4 left!\n"), "a|b/2,2:#1|# 4 left!/"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_create();
        struct table table;
        struct err err = {""};
        struct buf out = {0};
        bool good = table_read(&table, arena, "f", rows[i].text, rows[i].len, &err);
        assert_string_equal(err.text, "");
        assert_true(good);
        write_out(&out, &table);
        assert_string_equal(out.bytes, rows[i].table);
        buf_free(&out);
        arena_destroy(arena);
    }
}

#define NO_COLUMN                                                                                  \
    "stands under no column name: name the column in the first row, or put a cell with "           \
    "a comma in quotes"
#define NOT_CLOSED                                                                                 \
    "the quote that opens here is not closed: close it, and write \"\" for a quote "               \
    "inside"
#define EMPTY "data/x.csv: is empty: the first row names the columns, then comes a row for each"

#define CELL_A2 "data/x.csv: cell A2: "
#define SHEET_ERROR "is an error of the spreadsheet: mend its formula, or write the value itself"
#define NOTHING "holds a database's word for nothing: write the value, or leave the cell empty"

static void test_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len;
        const char *message;
    } rows[] = {
        {BYTES("a,b\n1,Cl\xEDnica\n"),
         "data/x.csv: cell B2: not UTF-8: in Excel use Save As, CSV UTF-8"},
        {BYTES("a,b\n\"x\ny\",1\n,\"\x93\"\n"),
         "data/x.csv: cell B3: not UTF-8: in Excel use Save As, CSV UTF-8"},
        {BYTES("\x92,b\n"), "data/x.csv: cell A1: not UTF-8: in Excel use Save As, CSV UTF-8"},
        {BYTES("a,b\n1,2\0\n"),
         "data/x.csv: cell B2: holds a NUL byte: in Excel use Save As, CSV UTF-8"},
        {BYTES("\xFF\xFE"
               "a\0,\0"),
         "data/x.csv: is UTF-16 text: in Excel use Save As, CSV UTF-8"},
        {BYTES("\xFE\xFF\0a\0,"), "data/x.csv: is UTF-16 text: in Excel use Save As, CSV UTF-8"},
        {BYTES("PK\3\4xl/workbook.xml"),
         "data/x.csv: is a workbook, not a CSV file: in Excel use Save As, CSV UTF-8"},
        {BYTES("\xD0\xCF\x11\xE0\xA1\xB1"),
         "data/x.csv: is a workbook, not a CSV file: in Excel use Save As, CSV UTF-8"},
        {BYTES("a,b\n1,2,3\n"), "data/x.csv: cell C2: " NO_COLUMN},
        {BYTES("a,b\n1,2,,,5\n"), "data/x.csv: cell E2: " NO_COLUMN},
        {BYTES("a,,c\n\n1,2,3\n"), "data/x.csv: cell B3: " NO_COLUMN},
        {BYTES("a,b,a\n"), "data/x.csv: cell C1: a second column \"a\", the first is A1: the first "
                           "row names the columns: "
                           "take one out or rename it"},
        {BYTES("x,ZIP,zip \n"),
         "data/x.csv: cell C1: a second column \"zip\", the first "
         "is B1: the first row names the columns: take one out or rename it"},
        {BYTES("a,b\n1,\"2\n3,4\n"), "data/x.csv: cell B2: " NOT_CLOSED},
        {BYTES("a,b\n1,\""), "data/x.csv: cell B2: " NOT_CLOSED},
        {BYTES("a,b\n1,\"x\"\""), "data/x.csv: cell B2: " NOT_CLOSED},
        {BYTES("a,b\n1,\"2\"x\n"), "data/x.csv: cell B2: letters stand behind the closing "
                                   "quote: write \"\" for a quote inside"},
        {BYTES("a,b\n1,5\" pipe\n"), "data/x.csv: cell B2: a quote stands inside: put the "
                                     "whole cell in quotes and write \"\" for a quote in "
                                     "it"},
        {BYTES("a\n#N/A\n"), CELL_A2 SHEET_ERROR},
        {BYTES("a\n#REF!\n"), CELL_A2 SHEET_ERROR},
        {BYTES("a\n#DIV/0!\n"), CELL_A2 SHEET_ERROR},
        {BYTES("a\n#name?\n"), CELL_A2 SHEET_ERROR},
        {BYTES("a\n#¡VALOR!\n"), CELL_A2 SHEET_ERROR},
        {BYTES("a\nErr:502\n"), CELL_A2 SHEET_ERROR},
        {BYTES("a\n########\n"),
         CELL_A2 "holds #### for what the column was too narrow to show: make it wider and save "
                 "the file again"},
        {BYTES("a\nNULL\n"), CELL_A2 NOTHING},
        {BYTES("a\n(null)\n"), CELL_A2 NOTHING},
        {BYTES("a\nNaN\n"), CELL_A2 NOTHING},
        {BYTES("a\n=A1&B2\n"), CELL_A2 "is a formula: write the value itself"},
        {BYTES(""), EMPTY},
        {BYTES("\xEF\xBB\xBF"), EMPTY},
        {BYTES("\r\n,,\r\n"), EMPTY},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_create();
        struct table table;
        struct err err = {""};
        assert_false(table_read(&table, arena, "data/x.csv", rows[i].text, rows[i].len, &err));
        assert_string_equal(err.text, rows[i].message);
        arena_destroy(arena);
    }
}

static void repeat(struct buf *out, const char *text, int times)
{
    for (int i = 0; i < times; i++)
        buf_puts(out, text);
}

/* One table of the sizes; its message, "" when it is taken. */
static void assert_size(int columns, int more_commas, int rows, int cell, const char *message)
{
    struct buf text = {0};
    for (int i = 0; i < columns; i++)
        buf_printf(&text, "%sc%d", i ? "," : "", i);
    repeat(&text, ",", more_commas);
    repeat(&text, "\n1", rows);
    repeat(&text, "x", cell - 1);
    struct arena *arena = arena_create();
    struct table table;
    struct err err = {""};
    bool good = table_read(&table, arena, "f", text.bytes, text.len, &err);
    assert_string_equal(err.text, message);
    if (good)
        assert_int_equal(table.row_count, rows);
    arena_destroy(arena);
    buf_free(&text);
}

static void test_limits(void **state)
{
    (void)state;
    assert_size(64, 300, 1, 4096, "");
    assert_size(65, 0, 1, 1,
                "f: cell BM1: more than 64 columns: take out what is not "
                "needed");
    assert_size(1, 0, 1, 4097,
                "f: cell A2: longer than 4096 bytes: shorten it, or look "
                "for a quote that is not closed");
    assert_size(2, 0, 20000, 1, "");
    assert_size(2, 0, 20001, 1, "f: row 20002: more than 20000 rows: take some out");
    struct arena *arena = arena_create();
    struct table table;
    struct err err = {""};
    assert_false(table_read(&table, arena, "f", "", TABLE_MAX_BYTES + 1, &err));
    assert_string_equal(err.text, "f: larger than 4 MiB: take out what is not needed");
    arena_destroy(arena);
}

static void test_names(void **state)
{
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 64; i++)
        buf_printf(&text, "%sc%d", i ? "," : "", i);
    buf_puts(&text, "\n\n1\n");
    struct arena *arena = arena_create();
    struct table table;
    assert_true(table_read(&table, arena, "f", text.bytes, text.len, NULL));
    static const struct {
        size_t column;
        const char *name;
    } rows[] = {{0, "A3"},   {3, "D3"},   {25, "Z3"}, {26, "AA3"},
                {51, "AZ3"}, {52, "BA3"}, {63, "BL3"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char name[16];
        table_cell_name(&table, 0, rows[i].column, name);
        assert_string_equal(name, rows[i].name);
    }
    char header[16];
    table_header_name(&table, 26, header);
    assert_string_equal(header, "AA1");
    assert_int_equal(table_column(&table, "c0"), 0);
    assert_int_equal(table_column(&table, "c63"), 63);
    assert_int_equal(table_column(&table, "c64"), -1);
    arena_destroy(arena);
    buf_free(&text);
}

static void test_mutations(void **state)
{
    (void)state;
    static const char seed[] =
        "\xEF\xBB\xBFname;street;city;state;zip;phone\r\n"
        "\"A \"\"B\"\"\";\"410\r\nSample St\";Woburn;MA;1801;781-555-0142\r\n"
        ";;;;;\r\nCl\xC3\xADnica;x;y;TX;78205;(210) 555-0142 x12\r\n";
    static const char sharp[] = "\",;\t\r\n\0\xFF";
    size_t refused = 0;
    srand(1);
    for (int round = 0; round < 20000; round++) {
        size_t len = sizeof seed - 1;
        char *text = malloc(len);
        memcpy(text, seed, len);
        for (int n = rand() % 6; n >= 0; n--)
            text[(size_t)rand() % len] =
                rand() % 2 ? sharp[(size_t)rand() % sizeof sharp] : (char)rand();
        char *end = malloc(len); /* the end exactly where the memory ends */
        size_t cut = rand() % 4 ? 0 : (size_t)rand() % len;
        memcpy(end, text, len - cut);
        end = realloc(end, len - cut);
        struct arena *arena = arena_create();
        struct table table;
        struct err err = {""};
        if (table_read(&table, arena, "f", end, len - cut, &err)) {
            struct buf out = {0};
            write_out(&out, &table);
            buf_free(&out);
        } else {
            refused++;
            assert_int_equal(strncmp(err.text, "f: ", 3), 0);
        }
        arena_destroy(arena);
        free(end);
        free(text);
    }
    assert_in_range(refused, 1000, 19999);
}

static void keep_loss(void *context, const char *message)
{
    buf_printf(context, "%s\n", message);
}

/* A row that can not be read is left out, and the line below is read anew. */
static void test_rows_left_out(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len;
        const char *table, *told; /* NULL: it can not be read */
    } rows[] = {
        {BYTES("a,b\n1,2\n\xF1,3\n4,5\n"), "a|b/2,2:1|2/4,4:4|5/",
         "f: cell A3: not UTF-8: in Excel use Save As, CSV UTF-8\n"},
        {BYTES("Our offices\n\na,b\n"), "our_offices/",
         "f: cell B3: stands under no column name: the first row names the columns, take out what "
         "stands above them\n"},
        {BYTES("a,b\n1,2,3\n4,5\n"), "a|b/3,3:4|5/",
         "f: cell C2: stands under no column name: name the column in the first row, or put a "
         "cell with a comma in quotes\n"},
        {BYTES("a,b\n1,\"2\n3,4\n5,6"), "a|b/3,3:3|4/4,4:5|6/",
         "f: cell B2: the quote that opens here is not closed: close it, and write \"\" for a "
         "quote inside\n"},
        {BYTES("a,b\n1,2\"\r\n3,4\r\n"), "a|b/3,3:3|4/",
         "f: cell B2: a quote stands inside: put the whole cell in quotes and write \"\" for a "
         "quote in it\n"},
        {BYTES("a,b\n\0,2\n"), "a|b/",
         "f: cell A2: holds a NUL byte: in Excel use Save As, CSV "
         "UTF-8\n"},
        {BYTES("a,a\n1,2\n"), NULL, ""},
        {BYTES(""), NULL, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_create();
        struct table table;
        struct err err = {""};
        struct buf out = {0}, told = {0};
        const struct table_loss loss = {&told, keep_loss};
        buf_puts(&told, "");
        bool good = table_read_rows(&table, arena, "f", rows[i].text, rows[i].len, &loss, &err);
        assert_int_equal(good, rows[i].table != NULL);
        if (good)
            write_out(&out, &table);
        assert_string_equal(good ? out.bytes : "", good ? rows[i].table : "");
        assert_string_equal(told.bytes, rows[i].told);
        buf_free(&out);
        buf_free(&told);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_taken),     cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_limits),    cmocka_unit_test(test_names),
        cmocka_unit_test(test_mutations), cmocka_unit_test(test_rows_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
