/* Names that Windows and browsers change: which file is meant, and what to rename. */
#include "sign/signature.h"

#include "pack/near_name.h"
#include "scratch.h"
#include "signing.h"

static void test_stems(void **state)
{
    (void)state;
    static const struct {
        const char *name, *stem;
        bool unfinished;
    } rows[] = {
        {"north-2.pack", "north-2", false},
        {"north-2.pack.minisig", "north-2", false},
        {"north-2.minisig", "north-2", false},
        {"North-2.PACK.MiniSig", "north-2", false},
        {"north-2.pack (1).minisig", "north-2", false},
        {"north-2 (12).pack", "north-2", false},
        {"north-2(1).pack", "north-2", false},
        {"north-2.pack.minisig (2)", "north-2", false},
        {"north-2.pack.minisig.txt", "north-2", false},
        {"north-2.pack.minisig.txt.txt", "north-2", false},
        {"north-2.pack.zip", "north-2", false},
        {"Copy of north-2.pack", "north-2", false},
        {"north-2 - Copy.pack", "north-2", false},
        {"north-2 - Copy (3).pack.minisig", "north-2", false},
        {"north-2 copy.pack", "north-2", false},
        {" north-2.pack ", "north-2", false},
        {"north-2.pack.part", "north-2", true},
        {"north-2.pack.crdownload", "north-2", true},
        {"north-2.pack.minisig.download", "north-2", true},
        {"north-3.pack", "north-3", false},
        {"copyright.pack", "copyright", false},
        {"north (a).pack", "north (a)", false},
        {"(1)", "(1)", false},
        {".txt", ".txt", false},
        {"", "", false},
        {" ", "", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct near_name stem = near_stem(rows[i].name);
        assert_string_equal(stem.text, rows[i].stem);
        assert_int_equal(stem.unfinished, rows[i].unfinished);
    }
}

static void test_names(void **state)
{
    (void)state;
    static const struct {
        const char *asked, *there[4], *message; /* "": it is good */
    } rows[] = {
        {"n.pack", {"n.pack", "n.pack.minisig"}, ""},
        {"n.PACK", {"n.PACK", "n.PACK.minisig"}, ""},
        {"n.pack",
         {"n.pack"},
         "there is no signature @/n.pack.minisig beside it: carry both files, or sign it with "
         "minisign"},
        {"n.pack",
         {"n.pack", "n.pack (1).minisig"},
         "there is no n.pack.minisig, but there is n.pack (1).minisig: rename it to "
         "n.pack.minisig"},
        {"n.pack",
         {"n.pack", "n.pack.minisig.txt"},
         "there is no n.pack.minisig, but there is n.pack.minisig.txt: rename it to "
         "n.pack.minisig"},
        {"n.pack",
         {"n.pack", "n.minisig"},
         "there is no n.pack.minisig, but there is n.minisig: rename it to n.pack.minisig"},
        {"n (1).pack",
         {"n (1).pack", "n.pack.minisig"},
         "there is no n (1).pack.minisig, but there is n.pack.minisig: rename n (1).pack to "
         "n.pack"},
        {"n (1).pack",
         {"n (1).pack", "n.pack", "n.pack.minisig"},
         "there is no n (1).pack.minisig; n.pack.minisig is beside its own pack n.pack: name that "
         "one, or copy the signature of this one too"},
        {"n (1).pack",
         {"n (1).pack", "n.pack", "n.pack.minisig", "n.pack (1).minisig"},
         "there is no n (1).pack.minisig, but there is n.pack (1).minisig: rename it to "
         "n (1).pack.minisig"},
        {"x.PACK",
         {"x.PACK", "x.pack.minisig"},
         "there is no x.PACK.minisig, but there is x.pack.minisig: rename x.PACK to x.pack"},
        {"Copy of n.pack",
         {"Copy of n.pack", "n.pack.minisig"},
         "there is no Copy of n.pack.minisig, but there is n.pack.minisig: rename Copy of n.pack "
         "to n.pack"},
        {"n.pack.zip",
         {"n.pack.zip", "n.pack.minisig"},
         "there is no n.pack.zip.minisig, but there is n.pack.minisig: rename n.pack.zip to "
         "n.pack"},
        {"new.pack",
         {"new.pack", "n.pack.minisig"},
         "there is no new.pack.minisig, but there is n.pack.minisig: if it is of this pack under "
         "its earlier name, rename new.pack to n.pack"},
        {"new.pack",
         {"new.pack", "n.pack.minisig", "m.pack.minisig"},
         "there is no signature @/new.pack.minisig beside it: carry both files, or sign it with "
         "minisign"},
        {"n.pack.part",
         {"n.pack.part", "n.pack.minisig"},
         "n.pack.part is a download that did not come to its end: download it again"},
        {"n.pack",
         {"n.pack.crdownload", "n.pack.minisig"},
         "n.pack.crdownload is a download that did not come to its end: download it again"},
        {"n.pack",
         {"n.pack", "n.pack.minisig.part"},
         "n.pack.minisig.part is a download that did not come to its end: download it again"},
        {"n.pack",
         {"n.pack.zip", "n.pack.minisig"},
         "there is no n.pack, but there is n.pack.zip: rename it to n.pack, and its signature to "
         "n.pack.minisig"},
        {"n.pack.minisig",
         {"n.pack", "n.pack.minisig"},
         "n.pack.minisig is a signature: name the pack that it belongs to"},
        {"n.pack",
         {"other.pack"},
         "there is no signature @/n.pack.minisig beside it: carry both files, or sign it with "
         "minisign"},
    };
    const struct signing_key key = signing_key(1);
    const struct digest digest = digest_of("x", 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        char text[MINISIG_MAX_BYTES + 1];
        size_t len;
        struct minisig sig;
        struct err err = {""};
        for (size_t k = 0; k < 4 && rows[i].there[k]; k++)
            scratch_write(&dir, rows[i].there[k], signing_minisig(&key, &digest, "x").text);
        bool good = signature_read(scratch_path(&dir, rows[i].asked), text, &len, &sig, &err);
        scratch_assert_text(&dir, err.text, rows[i].message);
        assert_int_equal(good, !*rows[i].message);
        scratch_remove(&dir);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stems),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
