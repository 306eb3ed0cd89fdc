/* Who may install what: what comes, who signed it, and the first reason against it. */
#include "store/admit.h"

#include <fcntl.h>
#include <unistd.h>

#include "scratch.h"

#include "packing.h"
#include "signing.h"

/* The machine's keys: 1 signs content, 2 clinics' layers; nobody here knows 3. */
enum { CONTENT = 1, CLINIC, STRANGER };

static void put_key(const struct scratch *scratch, const char *file, unsigned char number)
{
    struct signing_key key = signing_key(number);
    scratch_write(scratch, file, signing_pub(&key).text);
}

#define PACK_CONF(id) "id = " id "\ntitle = T\nsequence = 3\napi = 2\nlanguages = en\n"
#define LETTERS_16 "abcdefghijklmnop"
#define LETTERS_64 LETTERS_16 LETTERS_16 LETTERS_16 LETTERS_16

static const struct packing_file content[] = {{"pack.conf", PACK_CONF("north")}, {0}};
static const struct packing_file longest[] = {{"pack.conf", PACK_CONF(LETTERS_64)}, {0}};
static const struct packing_file too_long[] = {{"pack.conf", PACK_CONF(LETTERS_64 "q")}, {0}};
static const struct packing_file clinic[] = {{"clinic.conf", "name = North\n"}, {0}};
static const struct packing_file page[] = {{"clinic.conf", ""}, {"pages/home.lua", ""}, {0}};
static const struct packing_file no_picture[] = {
    {"images/a.png", "no PNG"}, {"pack.conf", PACK_CONF("north")}, {0}};
static const struct packing_file keys[] = {{"keys.conf", "sequence = 2\n"}, {0}};
static const struct packing_file revokes_itself[] = {{"keys.conf", "revoke = 0101010101010101\n"},
                                                     {0}};

static const struct {
    const struct packing_file *files;
    unsigned char signer;
    bool spoilt; /* our copy has other bytes than were written there */
    enum layer_role role;
    const char *reason; /* in the error; NULL: it is admitted */
} rows[] = {
    {content, CONTENT, false, LAYER_CONTENT, NULL},
    {longest, CONTENT, false, LAYER_CONTENT, NULL},
    {clinic, CONTENT, false, LAYER_CLINIC, NULL},
    {clinic, CLINIC, false, LAYER_CLINIC, NULL},
    {keys, CONTENT, false, LAYER_KEYS, NULL},
    {content, CONTENT, true, LAYER_CONTENT, "our copy is not what was written there"},
    {content, STRANGER, false, LAYER_CONTENT, "signed by an unknown key"},
    {content, CLINIC, false, LAYER_CONTENT, "may sign a clinic's layer only"},
    {keys, CLINIC, false, LAYER_KEYS, "may sign a clinic's layer only"},
    {page, CONTENT, false, LAYER_CLINIC, "a clinic's layer may hold only"},
    {no_picture, CONTENT, false, LAYER_CONTENT, "images/a.png: is not a picture"},
    {no_picture, CLINIC, false, LAYER_CONTENT, "may sign a clinic's layer only"},
    {too_long, CONTENT, false, LAYER_CONTENT, "its id is longer than 64 letters"},
    {revokes_itself, CONTENT, false, LAYER_KEYS, "revokes the key 101010101010101 that signed it"},
};

static void check_row(const struct scratch *scratch, size_t row)
{
    struct signing_key key = signing_key(rows[row].signer);
    struct buf bytes = packing_bytes(rows[row].files);
    struct admission admission = {.digest = digest_of(bytes.bytes, bytes.len)};
    struct signing_text sig = signing_minisig(&key, &admission.digest, "timestamp:1");
    assert_true(minisig_read(sig.text, strlen(sig.text), &admission.sig, NULL));
    bytes.bytes[bytes.len - 1] ^= (char)rows[row].spoilt;
    packing_write(scratch, "copy", &bytes);

    struct arena *arena = arena_create();
    struct store store = {0};
    struct err err = {""};
    int copy = open(scratch_path(scratch, "copy"), O_RDONLY);
    bool good =
        admit(&admission, arena, copy, "north.pack", &store, scratch_path(scratch, "keys"), &err);
    close(copy);
    if (good == (rows[row].reason != NULL) || (!good && !strstr(err.text, rows[row].reason)))
        fail_msg("row %zu: %s", row, good ? "is admitted" : err.text);
    assert_int_equal(admission.info.role, rows[row].role);
    if (good) {
        assert_int_equal(admission.who->role,
                         rows[row].signer == CLINIC ? KEY_CLINIC : KEY_CONTENT);
        assert_int_equal(admission.bytes, bytes.len);
        assert_int_equal(admission.after.count, rows[row].role == LAYER_KEYS ? 2 : 0);
    }
    layer_close(admission.layer);
    arena_destroy(arena);
    buf_free(&bytes);
}

static void test_rows(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    put_key(&scratch, "keys/content.pub", CONTENT);
    put_key(&scratch, "keys/clinic.pub", CLINIC);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_row(&scratch, i);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
