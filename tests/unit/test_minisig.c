/* Signatures made with the stock minisign 0.11, and every way to spoil them. */
#include "sign/minisig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "signing.h"

/* minisign -G -W, two times */
#define KEY_HEAD "untrusted comment: minisign public key 8DB6335DC5CE431B\n"
#define KEY_BODY "RWQbQ87FXTO2jUXZGUFBCsTvD5VYt7pj6u0jh+HUbl+vgo9R6xJchOZ2"
static const char key_a[] = KEY_HEAD KEY_BODY "\n";
static const char key_b[] = "untrusted comment: minisign public key CD51EA95F0078B95\n"
                            "RWSViwfwlepRzZD/OdzX2OUVnCYmFlWog+kRCcSo7s2Xbm/"
                            "AMPPNI277\n";

/* minisign -S of the file "a small pack\n" */
#define HEAD "untrusted comment: signature from minisign secret key\n"
#define FILE_SIGNATURE                                                                             \
    "RUQbQ87FXTO2jdpdIttYxQHov7ymQB5M3H3ndfp5W+E1iSPjHQ+E3UljpBmV0x+fRqmtcWc7DE/"                  \
    "BWxZG7vkycmCKvu8hiY+vFgw=\n"
#define COMMENT "timestamp:1763800000\tfile:p\thashed"
#define COMMENT_LINE "trusted comment: " COMMENT "\n"
#define GLOBAL                                                                                     \
    "H5hRPv4o+WSt9ESfC8CpJg6foE+knmLYlkcr2EE4h3DIhfePeyXdwUr1xUEXiRfIT1nn3htVkAWGmpcZ5G"           \
    "eQCA==\n"
static const char by_a[] = HEAD FILE_SIGNATURE COMMENT_LINE GLOBAL;
static const char by_b[] =
    HEAD "RUSViwfwlepRzSFQeA7dtnWmrcjjZkRtiHXwLLx6HJlCN+"
         "NNMoGXgNt1EGascI5t4TMjB+kJgczgqOdps14qaotHWE+fE4cq3wE=\n"
         "trusted comment: by b\n"
         "44oGcReBOno5m2YbsyjbP0nvuaUrA6KdsbYgxOw4qRtA2CtyYpMsCIMLAqXQvFHe2CnWxieh7Twsa8InlO9S"
         "AQ==\n";
/* minisign -S -l */
static const char old_kind[] =
    HEAD "RWQbQ87FXTO2jUsXXabSqfQ9Tm+lzAoLKJGPXSgX5Iqe1YGqyt/"
         "EydMAPIHfYQEP1kqcnG01gMmaZR9k0nAr1pGLX/2QEtv5jgw=\n"
         "trusted comment: old\n"
         "VPw6t9mru0Q6OLN4GCLVkwjKsAnX7m0SnX7JY0jCA0iOI2Jl20jHiZgWkF2pocs9FbRbZkyO7+"
         "3+ramSO97ZBg==\n";
/* minisign -S of the file "another pack\n" */
#define ANOTHER_GLOBAL                                                                             \
    "MsS9OibqLpUrGWZWsSH582bDARL8tyeEcz2VzjHqS1tRNowexzn4ktN5E0YEQGDSstNPWjODsNMbQhxPUe"           \
    "rAAQ==\n"
static const char of_another[] = HEAD "RUQbQ87FXTO2jVeUBzPQJ1SfSRJB5SOw15uLdolmCNhFPk6hL/"
                                      "Hfulz7v6CZSCEJSD9fMP1zQgYpq4TvCtLAdg9gjq+aWuv7jwM=\n"
                                      "trusted comment: another\n" ANOTHER_GLOBAL;

static struct digest small_pack(void)
{
    return digest_of("a small pack\n", 13);
}

static struct minisig_key read_key(const char *text)
{
    struct minisig_key key;
    assert_true(minisig_read_key(text, strlen(text), &key, NULL));
    return key;
}

static void test_real(void **state)
{
    (void)state;
    const struct minisig_key a = read_key(key_a), b = read_key(key_b);
    assert_string_equal(minisig_key_id(a.id).text, "8DB6335DC5CE431B");
    assert_string_equal(minisig_key_id(b.id).text, "CD51EA95F0078B95");
    static const struct {
        const char *text, *comment;
        bool by_b, another;
        int64_t time_s;
        const char *message; /* NULL: it is good */
    } rows[] = {
        {by_a, COMMENT, false, false, 1763800000, NULL},
        {by_b, "by b", true, false, -1, NULL},
        {of_another, "another", false, true, -1, NULL},
        {by_a, COMMENT, true, false, 1763800000,
         "signed by the key 8DB6335DC5CE431B, not by CD51EA95F0078B95"},
        {of_another, "another", false, false, -1,
         "the signature does not fit the file: one of the two was changed, or they are "
         "of different packs: copy both anew"},
        {by_a, COMMENT, false, true, 1763800000,
         "the signature does not fit the file: one of the two was changed, or they are "
         "of different packs: copy both anew"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {""};
        struct minisig sig;
        assert_true(minisig_read(rows[i].text, strlen(rows[i].text), &sig, &err));
        assert_string_equal(sig.comment, rows[i].comment);
        assert_int_equal(minisig_time_s(&sig), rows[i].time_s);
        struct digest digest = rows[i].another ? digest_of("another pack\n", 13) : small_pack();
        bool good = minisig_verify(&sig, rows[i].by_b ? &b : &a, &digest, &err);
        assert_string_equal(err.text, rows[i].message ? rows[i].message : "");
        assert_int_equal(good, !rows[i].message);
    }
}

/* `text` with `end` in place of each line feed. */
static const char *with_ends(const char *text, const char *end)
{
    static char out[2048];
    char *to = out;
    for (; *text; text++)
        to += sprintf(to, "%.*s", *text == '\n' ? 9 : 1, *text == '\n' ? end : text);
    return out;
}

/* What Windows adds is left out of what is read: the same signature, the same comment. */
static void test_marks_of_windows(void **state)
{
    (void)state;
    static const char *const ends[] = {"\r\n", " \n", "\t\n", " \t \r\n"};
    const struct digest digest = small_pack();
    for (size_t i = 0; i < 2 * sizeof ends / sizeof *ends; i++) {
        char text[2100], key_text[2100];
        const char *mark = i % 2 ? "\xEF\xBB\xBF" : "";
        snprintf(text, sizeof text, "%s%s", mark, with_ends(by_a, ends[i / 2]));
        snprintf(key_text, sizeof key_text, "%s%s", mark, with_ends(key_a, ends[i / 2]));
        if (i >= 4)
            text[strlen(text) - 1] = key_text[strlen(key_text) - 1] = '\0'; /* the last line feed */
        struct err err = {""};
        struct minisig sig;
        const struct minisig_key key = read_key(key_text);
        assert_true(minisig_read(text, strlen(text), &sig, &err));
        assert_memory_equal(sig.comment, COMMENT, strlen(COMMENT));
        assert_true(minisig_verify(&sig, &key, &digest, &err));
    }
}

/* A comment may be signed with blanks at its end; they are a part of it. */
static void test_blanks_that_are_signed(void **state)
{
    (void)state;
    static const struct {
        const char *signed_comment, *comment;
        bool good;
    } rows[] = {
        {"by the desk  ", "by the desk  ", true},
        {"by the desk", "by the desk \t", true},
        {"by the desk  ", "by the desk ", false},
        {"by the desk  ", "by the desk", false},
        {"by the desk ", "by the desk\t", false},
        {"", "  ", true},
        {"", "x", false},
    };
    const struct signing_key maker = signing_key(1);
    const struct digest digest = small_pack();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct signing_text text = signing_minisig(&maker, &digest, rows[i].signed_comment);
        struct minisig_key key = read_key(signing_pub(&maker).text);
        struct minisig sig;
        assert_true(minisig_read(text.text, strlen(text.text), &sig, NULL));
        assert_string_equal(sig.comment, rows[i].signed_comment);
        strcpy(sig.comment, rows[i].comment);
        assert_int_equal(minisig_verify(&sig, &key, &digest, NULL), rows[i].good);
    }
}

/* Signatures that are right but for what stands between them. */
static void test_comment_is_signed(void **state)
{
    (void)state;
    static const char *const rows[] = {
        HEAD FILE_SIGNATURE "trusted comment: timestamp:1763800001\tfile:p\thashed\n" GLOBAL,
        HEAD FILE_SIGNATURE "trusted comment: \n" GLOBAL,
        HEAD FILE_SIGNATURE "trusted comment:  " COMMENT "\n" GLOBAL,
        HEAD FILE_SIGNATURE COMMENT_LINE ANOTHER_GLOBAL,
    };
    const struct minisig_key key = read_key(key_a);
    const struct digest digest = small_pack();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {""};
        struct minisig sig;
        assert_true(minisig_read(rows[i], strlen(rows[i]), &sig, &err));
        assert_false(minisig_verify(&sig, &key, &digest, &err));
        assert_string_equal(err.text, "the trusted comment was changed after it was "
                                      "signed: copy the .minisig file anew");
    }
}

#define ANEW ": take the .minisig file anew from where the pack was signed"
#define BAD_2 "line 2 is not a signature of minisign" ANEW
#define BAD_4 "line 4 is not a signature of minisign" ANEW
#define BAD_LETTERS                                                                                \
    "the trusted comment holds letters that can not be shown: sign again with a plain "            \
    "-t"
#define UTF16 "is UTF-16, which Notepad calls Unicode" ANEW
#define BYTES(text) text, sizeof(text) - 1

static void test_malformed(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len;
        const char *message;
    } rows[] = {
        {BYTES(""), "is empty" ANEW},
        {BYTES(HEAD FILE_SIGNATURE COMMENT_LINE), "ends in line 4 of 4" ANEW},
        {BYTES(HEAD FILE_SIGNATURE), "ends in line 3 of 4" ANEW},
        {BYTES(HEAD), "ends in line 2 of 4" ANEW},
        {BYTES("x"), "ends in line 2 of 4" ANEW},
        {BYTES(HEAD FILE_SIGNATURE COMMENT_LINE GLOBAL "\n"), "goes on after its 4 lines" ANEW},
        {BYTES(HEAD FILE_SIGNATURE COMMENT_LINE GLOBAL "x"), "goes on after its 4 lines" ANEW},
        {BYTES(HEAD FILE_SIGNATURE COMMENT_LINE GLOBAL HEAD), "goes on after its 4 lines" ANEW},
        {BYTES("\xFF\xFEu\0n\0t\0"), UTF16},
        {BYTES("\xFE\xFF\0u\0n\0t"), UTF16},
        {BYTES("u\0n\0t\0r\0"), UTF16},
        {BYTES(HEAD FILE_SIGNATURE "trusted comment: a\0b\n" GLOBAL), "holds a NUL byte" ANEW},
        {BYTES("\n" HEAD FILE_SIGNATURE COMMENT_LINE GLOBAL), "goes on after its 4 lines" ANEW},
        {BYTES("\xEF\xBB\xBF\xEF\xBB\xBF" HEAD FILE_SIGNATURE COMMENT_LINE GLOBAL),
         "is not a signature of minisign (line 1)" ANEW},
        {BYTES("Untrusted comment: x\n" FILE_SIGNATURE COMMENT_LINE GLOBAL),
         "is not a signature of minisign (line 1)" ANEW},
        {BYTES("untrusted comment: by order of the chief\n" FILE_SIGNATURE COMMENT_LINE GLOBAL),
         "line 1 is a comment that no one signed: sign again without -c (what is given "
         "with -t is signed)"},
        {BYTES("untrusted comment: signature from minisign secret key\r\r\n" FILE_SIGNATURE
                   COMMENT_LINE GLOBAL),
         "line 1 is a comment that no one signed: sign again without -c (what is given "
         "with -t is signed)"},
        {BYTES("untrusted comment: signature from minisign secret key\r \n" FILE_SIGNATURE
                   COMMENT_LINE GLOBAL),
         "line 1 is a comment that no one signed: sign again without -c (what is given "
         "with -t is signed)"},
        {BYTES("untrusted comment: signature from minisign  secret key\n" FILE_SIGNATURE
                   COMMENT_LINE GLOBAL),
         "line 1 is a comment that no one signed: sign again without -c (what is given "
         "with -t is signed)"},
        {BYTES(HEAD "\r" FILE_SIGNATURE COMMENT_LINE GLOBAL), BAD_2},
        {BYTES(HEAD "RUQbQ87FXTO2jdpdIttYxQHov7ymQB5M3H3ndfp5W+E1iSPjHQ+E3UljpBmV0x+fRqmtcWc7DE/"
                    "BWxZG7vkycmCKvu8hiY+vFgw=\r\r\n" COMMENT_LINE GLOBAL),
         BAD_2},
        {BYTES(HEAD FILE_SIGNATURE "trusted comment: a\rb\n" GLOBAL), BAD_LETTERS},
        {BYTES(HEAD FILE_SIGNATURE "trusted comment: a\r\r\n" GLOBAL), BAD_LETTERS},
        {BYTES(HEAD FILE_SIGNATURE COMMENT_LINE GLOBAL "\r\n"), "goes on after its 4 lines" ANEW},
        {old_kind, sizeof old_kind - 1,
         "is of the old kind, which does not hash the file first: sign again with "
         "minisign, without -l"},
        {BYTES(HEAD "RUUbQ87FXTO2jdpdIttYxQHov7ymQB5M3H3ndfp5W+E1iSPjHQ+E3UljpBmV0x+fRqmtcWc7DE/"
                    "BWxZG7vkycmCKvu8hiY+vFgw=\n" COMMENT_LINE GLOBAL),
         "is of a kind that minisign does not make: sign again"},
        {BYTES(HEAD "\n" COMMENT_LINE GLOBAL), BAD_2},
        {BYTES(HEAD " " FILE_SIGNATURE COMMENT_LINE GLOBAL), BAD_2},
        {BYTES(HEAD GLOBAL COMMENT_LINE FILE_SIGNATURE), BAD_2},
        /* without padding; padding in place of the last letter; unused bits that are set;
           a letter of another alphabet */
        {BYTES(HEAD "RUQbQ87FXTO2jdpdIttYxQHov7ymQB5M3H3ndfp5W+E1iSPjHQ+E3UljpBmV0x+fRqmtcWc7DE/"
                    "BWxZG7vkycmCKvu8hiY+vFgw\n" COMMENT_LINE GLOBAL),
         BAD_2},
        {BYTES(HEAD "RUQbQ87FXTO2jdpdIttYxQHov7ymQB5M3H3ndfp5W+E1iSPjHQ+E3UljpBmV0x+fRqmtcWc7DE/"
                    "BWxZG7vkycmCKvu8hiY+vFg==\n" COMMENT_LINE GLOBAL),
         BAD_2},
        {BYTES(HEAD "RUQbQ87FXTO2jdpdIttYxQHov7ymQB5M3H3ndfp5W+E1iSPjHQ+E3UljpBmV0x+fRqmtcWc7DE/"
                    "BWxZG7vkycmCKvu8hiY+vFgx=\n" COMMENT_LINE GLOBAL),
         BAD_2},
        {BYTES(HEAD "RUQbQ87FXTO2jdpdIttYxQHov7ymQB5M3H3ndfp5W-E1iSPjHQ-E3UljpBmV0x-fRqmtcWc7DE_"
                    "BWxZG7vkycmCKvu8hiY-vFgw=\n" COMMENT_LINE GLOBAL),
         BAD_2},
        /* 0xAF, which libsodium reads as '/' */
        {BYTES(HEAD "RUQbQ87FXTO2jdpdIttYxQHov7ymQB5M3H3ndfp5W+E1iSPjHQ+E3UljpBmV0x+"
                    "fRqmtcWc7DE\xAF"
                    "BWxZG7vkycmCKvu8hiY+vFgw=\n" COMMENT_LINE GLOBAL),
         BAD_2},
        {BYTES(HEAD FILE_SIGNATURE "trusted comment:" COMMENT "\n" GLOBAL),
         "line 3 does not begin with \"trusted comment: \"" ANEW},
        {BYTES(HEAD FILE_SIGNATURE "\n" GLOBAL),
         "line 3 does not begin with \"trusted comment: \"" ANEW},
        {BYTES(HEAD FILE_SIGNATURE "trusted comment: a\x1b[2Jb\n" GLOBAL), BAD_LETTERS},
        {BYTES(HEAD FILE_SIGNATURE "trusted comment: a\x7f\n" GLOBAL), BAD_LETTERS},
        {BYTES(HEAD FILE_SIGNATURE "trusted comment: a\xC2\x85\n" GLOBAL), BAD_LETTERS},
        {BYTES(HEAD FILE_SIGNATURE "trusted comment: a\xE2\x80\xAE\n" GLOBAL), BAD_LETTERS},
        {BYTES(HEAD FILE_SIGNATURE "trusted comment: a\xE2\x80\x8B\n" GLOBAL), BAD_LETTERS},
        {BYTES(HEAD FILE_SIGNATURE "trusted comment: a\xE2\x80\xA8\n" GLOBAL), BAD_LETTERS},
        {BYTES(HEAD FILE_SIGNATURE "trusted comment: a\xFF\n" GLOBAL), BAD_LETTERS},
        {BYTES(HEAD FILE_SIGNATURE "trusted comment: a\xC0\xAF\n" GLOBAL), BAD_LETTERS},
        {BYTES(HEAD FILE_SIGNATURE COMMENT_LINE "\n"), BAD_4},
        {BYTES(HEAD FILE_SIGNATURE COMMENT_LINE FILE_SIGNATURE), BAD_4},
        {BYTES(HEAD FILE_SIGNATURE COMMENT_LINE
               "H5hRPv4o+WSt9ESfC8CpJg6foE+"
               "knmLYlkcr2EE4h3DIhfePeyXdwUr1xUEXiRfIT1nn3htVkAWGmp"
               "cZ5GeQCB==\n"),
         BAD_4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {""};
        struct minisig sig;
        assert_false(minisig_read(rows[i].text, rows[i].len, &sig, &err));
        assert_string_equal(err.text, rows[i].message);
    }
}

/* Both sides of each limit, with signatures that are good. */
static void test_limits(void **state)
{
    (void)state;
    const struct signing_key signer = signing_key(7);
    const struct minisig_key key = read_key(signing_pub(&signer).text);
    const struct digest digest = small_pack();
    static const struct {
        size_t len;
        const char *message;
    } rows[] = {
        {0, ""},
        {1, ""},
        {MINISIG_COMMENT_BYTES, ""},
        {MINISIG_COMMENT_BYTES + 1, "the trusted comment is longer than 1024 bytes: sign "
                                    "again with a shorter -t"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char comment[MINISIG_COMMENT_BYTES + 2] = "";
        memset(comment, 'x', rows[i].len);
        comment[rows[i].len] = '\0';
        struct signing_text text = signing_minisig(&signer, &digest, comment);
        struct minisig sig;
        struct err err = {""};
        bool good = minisig_read(text.text, strlen(text.text), &sig, &err) &&
                    minisig_verify(&sig, &key, &digest, &err);
        assert_string_equal(err.text, rows[i].message);
        assert_int_equal(good, !*rows[i].message);
    }
    static char large[MINISIG_MAX_BYTES + 1];
    memset(large, 'x', sizeof large);
    struct minisig sig;
    struct err err = {""};
    assert_false(minisig_read(large, sizeof large, &sig, &err));
    assert_string_equal(err.text, "is larger than 16 KiB, so it is no signature" ANEW);
    assert_false(minisig_read(large, sizeof large - 1, &sig, &err));
    assert_string_equal(err.text, "ends in line 2 of 4" ANEW);
}

#define NO_KEY "is not a public key of minisign: copy the .pub file that minisign -G made"
#define SECRET                                                                                     \
    "is a SECRET key: take it off this machine at once, keep it where you sign, and "              \
    "copy "                                                                                        \
    "the .pub file instead"

static void test_keys(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message; /* NULL: it is good */
    } rows[] = {
        {KEY_HEAD KEY_BODY "\n", NULL},
        {KEY_HEAD KEY_BODY, NULL},
        {KEY_HEAD KEY_BODY "\r\n", NULL},
        {"untrusted comment: the key in the safe\r\n" KEY_BODY "\r\n", NULL},
        {"untrusted comment: \n" KEY_BODY "\n", NULL},
        {"", NO_KEY},
        {"\n", NO_KEY},
        {KEY_BODY "\n", NO_KEY},
        {KEY_HEAD, NO_KEY},
        {KEY_HEAD KEY_BODY "\n\n", NO_KEY},
        {KEY_HEAD KEY_BODY "\n" KEY_BODY "\n", NO_KEY},
        {KEY_HEAD KEY_BODY " \n", NULL},
        {"\xEF\xBB\xBF" KEY_HEAD KEY_BODY " \t\r\n", NULL},
        {KEY_HEAD KEY_BODY "\r\r\n", NO_KEY},
        {KEY_HEAD " " KEY_BODY "\n", NO_KEY},
        {"\xEF\xBB\xBF\xEF\xBB\xBF" KEY_HEAD KEY_BODY "\n", NO_KEY},
        {KEY_HEAD KEY_BODY "=\n", NO_KEY},
        {KEY_HEAD "RWQbQ87FXTO2jUXZGUFBCsTvD5VYt7pj6u0jh+HUbl+vgo9R6xJchOZ\n", NO_KEY},
        /* "ED" in place of "Ed" */
        {KEY_HEAD "RUQbQ87FXTO2jUXZGUFBCsTvD5VYt7pj6u0jh+HUbl+vgo9R6xJchOZ2\n", NO_KEY},
        {"comment: x\n" KEY_BODY "\n", NO_KEY},
        {"untrusted comment: minisign encrypted secret key\nRWQAAEIyAAAA\n", SECRET},
        {"untrusted comment: minisign encrypted secret key", SECRET},
        {by_a, NO_KEY},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {""};
        struct minisig_key key;
        bool good = minisig_read_key(rows[i].text, strlen(rows[i].text), &key, &err);
        assert_string_equal(err.text, rows[i].message ? rows[i].message : "");
        assert_int_equal(good, !rows[i].message);
        if (good)
            assert_string_equal(minisig_key_id(key.id).text, "8DB6335DC5CE431B");
    }
}

static void test_ids(void **state)
{
    (void)state;
    static const struct {
        const char *text, *id; /* NULL: not an id */
    } rows[] = {
        {"8DB6335DC5CE431B", "8DB6335DC5CE431B"},
        {"8db6335dc5ce431b", "8DB6335DC5CE431B"},
        {"1B", "1B"},
        {"08B6335DC5CE431B", "8B6335DC5CE431B"},
        {"FFFFFFFFFFFFFFFF", "FFFFFFFFFFFFFFFF"},
        {"0", "0"},
        {"", NULL},
        {"8DB6335DC5CE431B0", NULL},
        {"8DB6335DC5CE431G", NULL},
        {"0x1B", NULL},
        {"-1", NULL},
        {" 1", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsigned char id[8];
        assert_int_equal(minisig_parse_id(rows[i].text, id), rows[i].id != NULL);
        if (rows[i].id)
            assert_string_equal(minisig_key_id(id).text, rows[i].id);
    }
}

static void test_time(void **state)
{
    (void)state;
    static const struct {
        const char *comment;
        int64_t time_s;
    } rows[] = {
        {"timestamp:0", 0},
        {"timestamp:1795374119\tfile:f\thashed", 1795374119},
        {"timestamp:999999999999", 999999999999},
        {"timestamp:1000000000000", -1},
        {"timestamp:", -1},
        {"timestamp:-1", -1},
        {"timestamp:12x", -1},
        {"Timestamp:12", -1},
        {"file:f\ttimestamp:12", -1},
        {"", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct minisig sig = {.comment = ""};
        strcpy(sig.comment, rows[i].comment);
        assert_int_equal(minisig_time_s(&sig), rows[i].time_s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks_of_windows),
        cmocka_unit_test(test_blanks_that_are_signed),
        cmocka_unit_test(test_real),
        cmocka_unit_test(test_comment_is_signed),
        cmocka_unit_test(test_malformed),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
