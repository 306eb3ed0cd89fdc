/* The machine's keys: roles by name, what a keys layer may change, and who signed. */
#include "sign/keyring.h"

#include "scratch.h"
#include "signing.h"

/* A file of the keys directory or of a layer, with the key of that number; 0: the text. */
struct key_file {
    const char *name;
    unsigned char number;
    const char *text;
};

static void write_keys(const struct scratch *dir, const char *below, const struct key_file *files,
                       size_t count)
{
    for (size_t i = 0; i < count && files[i].name; i++) {
        char name[128];
        snprintf(name, sizeof name, "%s/%s", below, files[i].name);
        struct signing_key key = signing_key(files[i].number);
        scratch_write(dir, name, files[i].number ? signing_pub(&key).text : files[i].text);
    }
}

#define SECRET "untrusted comment: minisign encrypted secret key\nRWQAAEIyAAAA\n"

static void test_directory(void **state)
{
    (void)state;
    static const struct {
        struct key_file files[3];
        const char *message; /* "": it is good */
        size_t count, content;
    } rows[] = {
        {{{NULL, 0, NULL}}, "", 0, 0},
        {{{"content.pub", 1, NULL}, {"content-spare.pub", 2, NULL}}, "", 2, 2},
        {{{"content.pub", 1, NULL}, {"clinic.pub", 2, NULL}}, "", 2, 1},
        {{{"clinic-north.pub", 1, NULL}, {"clinic-.pub", 2, NULL}}, "", 2, 0},
        {{{"content-clinic.pub", 1, NULL}, {"clinic-content.pub", 2, NULL}}, "", 2, 1},
        /* no other name is a key's, whatever is in it */
        {{{"clinical.pub", 1, NULL}, {"myclinic.pub", 2, NULL}}, "", 0, 0},
        {{{"north-clinic.pub", 1, NULL}, {"Clinic-north.pub", 2, NULL}}, "", 0, 0},
        {{{"Clinic.pub", 1, NULL}, {"CONTENT.pub", 2, NULL}}, "", 0, 0},
        {{{"clinic .pub", 1, NULL}, {" content.pub", 2, NULL}, {"content.pub ", 3, NULL}},
         "",
         0,
         0},
        {{{"content.PUB", 1, NULL}, {"content.pub.txt", 2, NULL}, {"content", 3, NULL}}, "", 0, 0},
        {{{"contents.pub", 1, NULL}, {"content_a.pub", 2, NULL}, {"content (1).pub", 3, NULL}},
         "",
         0,
         0},
        {{{".content.pub", 1, NULL}, {".pub", 2, NULL}, {"content-.txt", 3, NULL}}, "", 0, 0},
        {{{"content\xE2\x80\x8B.pub", 1, NULL}, {"\xD1\x81ontent.pub", 2, NULL}}, "", 0, 0},
        {{{"content.pub", 1, NULL}, {"README.txt", 0, "x"}, {"a.key", 0, SECRET}}, "", 1, 1},
        {{{"content.pub", 1, NULL}, {"spare.pub", 1, NULL}, {"x.pub", 0, "x"}}, "", 1, 1},
        {{{"content-a.pub", 0, "x"}},
         "@/keys/content-a.pub: is not a public key of minisign: copy the .pub file that "
         "minisign -G made",
         0,
         0},
        {{{"content-a.pub", 0, ""}}, "@/keys/content-a.pub: is empty: copy it anew", 0, 0},
        {{{"content-a.pub", 0, "untrusted comment: rsign encrypted secret key\nRWQAAEIyAAAA\n"}},
         "@/keys/content-a.pub: is a SECRET key: take it off this machine at once, keep it where "
         "you sign, and copy the .pub file instead",
         0,
         0},
        {{{"content-a.pub", 0, SECRET}},
         "@/keys/content-a.pub: is a SECRET key: take it off this machine at once, keep it where "
         "you sign, and copy the .pub file instead",
         0,
         0},
        {{{"content-a.pub", 1, NULL}, {"content-b.pub", 1, NULL}},
         "@/keys/content-b.pub: is the same key as @/keys/content-a.pub: keep one of the two",
         0,
         0},
        {{{"content.pub", 1, NULL}, {"clinic.pub", 1, NULL}},
         "@/keys/content.pub: is the same key as @/keys/clinic.pub: keep one of the two",
         0,
         0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        scratch_write(&dir, "keys/", "");
        write_keys(&dir, "keys", rows[i].files, 3);
        struct keyring ring;
        struct err err = {""};
        bool good = keyring_read_dir(&ring, scratch_path(&dir, "keys"), &err);
        scratch_assert_text(&dir, err.text, rows[i].message);
        assert_int_equal(good, !*rows[i].message);
        if (good) {
            assert_int_equal(ring.count, rows[i].count);
            assert_int_equal(keyring_content_keys(&ring), rows[i].content);
        }
        scratch_remove(&dir);
    }
}

static void add_sentence(void *context, const char *sentence)
{
    buf_printf(context, "%s\n", sentence);
}

/* What is told of a file whose name is no key's. */
static void test_other_names(void **state)
{
    (void)state;
    static const struct {
        const char *name, *sentence; /* NULL: nothing */
    } rows[] = {
        {"content.pub", NULL},
        {"clinic-north.pub", NULL},
        {".gitignore", NULL},
        {"Content.PUB", "is no key by its name: rename it to content.pub"},
        {"content.pub.txt", "is no key by its name: rename it to content.pub"},
        {"clinic-north (1).pub", NULL},
        {"content (1).pub", "is no key by its name: rename it to content.pub"},
        {"Copy of clinic.pub", "is no key by its name: rename it to clinic.pub"},
        {"clinic .pub", "is no key by its name: rename it to clinic.pub"},
        {"north-clinic.pub", "is no key by its name: name it content-NAME.pub if it may sign all, "
                             "clinic-NAME.pub if clinics' layers only"},
        {".clinic.pub", "is no key by its name: name it content-NAME.pub if it may sign all, "
                        "clinic-NAME.pub if clinics' layers only"},
        {"content.key", "looks like a SECRET key: take it off this machine at once, keep it where "
                        "you sign, and copy the .pub file instead"},
        {"README", "is no key: only content*.pub and clinic*.pub belong there: take it out"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        struct buf told = {0};
        char wanted[400] = "";
        scratch_write(&dir, rows[i].name, "x");
        if (rows[i].sentence)
            snprintf(wanted, sizeof wanted, "@/%s: %s\n", rows[i].name, rows[i].sentence);
        key_name_each_other(dir.path, add_sentence, &told);
        scratch_assert_text(&dir, told.bytes ? told.bytes : "", wanted);
        buf_free(&told);
        scratch_remove(&dir);
    }
}

static void test_directory_is_odd(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    struct keyring ring;
    struct err err = {""};
    assert_false(keyring_read_dir(&ring, scratch_path(&dir, "keys"), &err));
    scratch_assert_text(&dir, err.text,
                        "@/keys: No such file or directory: make this directory and copy "
                        "the .pub files of the keys you sign with into it");
    /* A pipe must not make anyone wait, nor a directory or a large file be read. */
    scratch_write(&dir, "pipe/", "");
    assert_int_equal(mkfifo(scratch_path(&dir, "pipe/content.pub"), 0600), 0);
    assert_false(keyring_read_dir(&ring, scratch_path(&dir, "pipe"), &err));
    scratch_assert_text(&dir, err.text,
                        "@/pipe/content.pub: is not a plain file: name the file itself");
    scratch_write(&dir, "dir/content.pub/", "");
    assert_false(keyring_read_dir(&ring, scratch_path(&dir, "dir"), &err));
    scratch_assert_text(&dir, err.text,
                        "@/dir/content.pub: is not a plain file: name the file itself");
    scratch_link(&dir, "content-dead.pub", "/nowhere");
    assert_false(keyring_read_dir(&ring, dir.path, &err));
    scratch_assert_text(&dir, err.text, "@/content-dead.pub: No such file or directory");
    char large[MINISIG_KEY_MAX_BYTES + 2];
    memset(large, 'x', sizeof large - 1);
    large[sizeof large - 1] = '\0';
    scratch_write(&dir, "large/content.pub", large);
    assert_false(keyring_read_dir(&ring, scratch_path(&dir, "large"), &err));
    scratch_assert_text(&dir, err.text, "@/large/content.pub: is larger than 4 KiB");
    if (geteuid() != 0) { /* root reads everything */
        scratch_write(&dir, "shut/content.pub", "x");
        assert_int_equal(chmod(scratch_path(&dir, "shut/content.pub"), 0), 0);
        assert_false(keyring_read_dir(&ring, scratch_path(&dir, "shut"), &err));
        scratch_assert_text(&dir, err.text, "@/shut/content.pub: Permission denied");
    }
    scratch_remove(&dir);
}

static void test_most_keys(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    struct keyring ring;
    struct err err = {""};
    for (unsigned char number = 1; number <= KEYRING_KEYS + 1; number++) {
        char name[32];
        snprintf(name, sizeof name, "content-%02d.pub", number);
        write_keys(&dir, "keys", &(struct key_file){name, number, NULL}, 1);
        bool good = keyring_read_dir(&ring, scratch_path(&dir, "keys"), &err);
        assert_int_equal(good, number <= KEYRING_KEYS);
        assert_int_equal(ring.count, number <= KEYRING_KEYS ? number : KEYRING_KEYS);
    }
    scratch_assert_text(&dir, err.text,
                        "@/keys/content-33.pub: more than 32 keys: take out what is not used");
    scratch_remove(&dir);
}

static void test_find(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    static const struct key_file files[] = {{"content-b.pub", 2, NULL}, {"clinic.pub", 3, NULL}};
    write_keys(&dir, "keys", files, 2);
    struct keyring ring;
    assert_true(keyring_read_dir(&ring, scratch_path(&dir, "keys"), NULL));
    for (unsigned char number = 1; number <= 4; number++) {
        struct signing_key wanted = signing_key(number);
        const struct keyring_key *key = keyring_find(&ring, wanted.id);
        assert_int_equal(key != NULL, number == 2 || number == 3);
        if (!key)
            continue;
        assert_memory_equal(key->key.key, wanted.public, 32);
        assert_string_equal(keyring_role_name(key->role), number == 2 ? "content" : "clinic");
        scratch_assert_text(&dir, key->file,
                            number == 2 ? "@/keys/content-b.pub" : "@/keys/clinic.pub");
    }
    scratch_remove(&dir);
}

#define ID_1 "101010101010101"
#define ID_2 "202020202020202"
#define ID_3 "303030303030303"
#define ID_4 "404040404040404"

/* The machine has 1 and 2 for content and 3 for the clinic. */
static void open_machine(const struct scratch *dir, struct keyring *ring)
{
    static const struct key_file files[] = {
        {"content-a.pub", 1, NULL}, {"content-b.pub", 2, NULL}, {"clinic.pub", 3, NULL}};
    write_keys(dir, "machine", files, 3);
    assert_true(keyring_read_dir(ring, scratch_path(dir, "machine"), NULL));
}

static bool apply(const struct scratch *dir, const char *conf, const struct key_file files[3],
                  unsigned char signer, struct keyring *ring, struct err *err)
{
    scratch_write(dir, "layer/keys.conf", conf);
    write_keys(dir, "layer", files, 3);
    struct layer *layer = layer_open(scratch_path(dir, "layer"), err);
    assert_non_null(layer);
    struct signing_key key = signing_key(signer);
    bool good = keyring_apply(ring, layer, key.id, err);
    layer_close(layer);
    return good;
}

static void test_layer(void **state)
{
    (void)state;
    static const struct {
        const char *conf;
        struct key_file files[3];
        unsigned char signer;
        size_t count, content;
        const char *revoked; /* numbers of keys that are, as text */
    } rows[] = {
        {"sequence = 1", {{NULL, 0, NULL}}, 1, 3, 2, ""},
        {"id = keys\ntitle = x\nversion = 2\nsequence = 1\nrevoke =",
         {{NULL, 0, NULL}},
         1,
         3,
         2,
         ""},
        {"revoke = " ID_2, {{NULL, 0, NULL}}, 1, 3, 1, "2"},
        {"revoke = " ID_3, {{NULL, 0, NULL}}, 1, 3, 2, "3"},
        {"revoke = " ID_2 "  " ID_3, {{NULL, 0, NULL}}, 1, 3, 1, "23"},
        {"revoke = " ID_2 " " ID_2, {{NULL, 0, NULL}}, 1, 3, 1, "2"},
        /* as Windows leaves it */
        {"\xEF\xBB\xBFsequence = 1\r\nrevoke = " ID_2 " \t\r", {{NULL, 0, NULL}}, 1, 3, 1, "2"},
        /* a key that another machine has */
        {"revoke = " ID_4, {{NULL, 0, NULL}}, 1, 3, 2, ""},
        {"sequence = 1", {{"keys/content-c.pub", 4, NULL}}, 1, 4, 3, ""},
        {"sequence = 1", {{"keys/clinic-4.pub", 4, NULL}}, 1, 4, 2, ""},
        /* one that is here already */
        {"sequence = 1", {{"keys/content-other-name.pub", 2, NULL}}, 1, 3, 2, ""},
        {"sequence = 1", {{"keys/clinic-x.pub", 3, NULL}}, 1, 3, 2, ""},
        {"revoke = " ID_1, {{"keys/content-c.pub", 4, NULL}}, 2, 4, 2, "1"},
        /* the signer comes with the layer itself, as on a machine that was made anew */
        {"revoke = " ID_1 " " ID_2, {{"keys/content-c.pub", 4, NULL}}, 4, 4, 1, "12"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        struct keyring ring;
        struct err err = {""};
        open_machine(&dir, &ring);
        bool good = apply(&dir, rows[i].conf, rows[i].files, rows[i].signer, &ring, &err);
        scratch_assert_text(&dir, err.text, "");
        assert_true(good);
        assert_int_equal(ring.count, rows[i].count);
        assert_int_equal(keyring_content_keys(&ring), rows[i].content);
        for (size_t k = 0; k < ring.count; k++) {
            char number = (char)('0' + ring.keys[k].key.id[0]);
            assert_int_equal(ring.keys[k].revoked, strchr(rows[i].revoked, number) != NULL);
            char file[300];
            snprintf(file, sizeof file, "keys layer: %s", rows[i].files[0].name);
            if (number == '4')
                assert_string_equal(ring.keys[k].file, file);
        }
        scratch_remove(&dir);
    }
}

static void test_layer_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *conf;
        struct key_file files[3];
        unsigned char signer;
        const char *message;
    } rows[] = {
        {"revoke = " ID_1,
         {{NULL, 0, NULL}},
         1,
         "@/layer: revokes the key " ID_1 " that signed it: sign it with another content key"},
        {"revoke = " ID_1 " " ID_2,
         {{NULL, 0, NULL}},
         2,
         "@/layer: revokes the key " ID_2 " that signed it: sign it with another content key"},
        {"sequence = 1",
         {{NULL, 0, NULL}},
         3,
         "@/layer: signed by the clinic's key " ID_3 ": a keys layer needs a content key"},
        {"sequence = 1",
         {{"keys/clinic-4.pub", 4, NULL}},
         4,
         "@/layer: signed by the clinic's key " ID_4 ": a keys layer needs a content key"},
        {"sequence = 1",
         {{NULL, 0, NULL}},
         4,
         "@/layer: signed by " ID_4
         ", which is neither on this machine nor in the layer: sign it with a key that "
         "stays"},
        {"revoke = " ID_4,
         {{"keys/content-c.pub", 4, NULL}},
         1,
         "@/layer/keys.conf:1: revoke = " ID_4
         ": the same layer brings this key in keys/content-c.pub: take one of the two "
         "out"},
        {"revoke = " ID_2,
         {{"keys/content-b.pub", 2, NULL}},
         1,
         "@/layer/keys.conf:1: revoke = " ID_2
         ": the same layer brings this key in keys/content-b.pub: take one of the two "
         "out"},
        {"sequence = 1\nrevoke = " ID_2 " 12x4",
         {{NULL, 0, NULL}},
         1,
         "@/layer/keys.conf:2: revoke = 12x4: write the key's id, the digits in the "
         "first line of its .pub file"},
        {"revoke = " ID_2 "," ID_3,
         {{NULL, 0, NULL}},
         1,
         "@/layer/keys.conf:1: revoke = " ID_2 "," ID_3
         ": write the key's id, the digits in the first line of its .pub file"},
        {"revokes = " ID_2,
         {{NULL, 0, NULL}},
         1,
         "@/layer/keys.conf:1: unknown key `revokes`; did you mean `revoke`?"},
        {"sequence = 1",
         {{"keys/clinic-2.pub", 2, NULL}},
         1,
         "@/layer: keys/clinic-2.pub: @/machine/content-b.pub is a content key with the same id: "
         "name both alike"},
        {"sequence = 1",
         {{"keys/content-c.pub", 4, NULL}, {"keys/content-d.pub", 4, NULL}},
         1,
         "@/layer: keys/content-d.pub: is the same key as keys/content-c.pub: keep one of the "
         "two"},
        {"sequence = 1",
         {{"keys/content-c.pub", 0, "x"}},
         1,
         "@/layer: keys/content-c.pub: is not a public key of minisign: copy the .pub file that "
         "minisign -G made"},
        {"sequence = 1",
         {{"pages/x.lua", 0, "x"}},
         1,
         "@/layer: found pages/x.lua: a keys layer may hold only keys.conf and "
         "keys/content-NAME.pub or keys/clinic-NAME.pub: rename it or take it out"},
        {"sequence = 1",
         {{"keys/deep/content.pub", 4, NULL}},
         1,
         "@/layer: found keys/deep/content.pub: a keys layer may hold only keys.conf and "
         "keys/content-NAME.pub or keys/clinic-NAME.pub: rename it or take it out"},
        {"sequence = 1",
         {{"keys/content-/c.pub", 4, NULL}},
         1,
         "@/layer: found keys/content-/c.pub: a keys layer may hold only keys.conf and "
         "keys/content-NAME.pub or keys/clinic-NAME.pub: rename it or take it out"},
        {"sequence = 1",
         {{"keys/north-clinic.pub", 4, NULL}},
         1,
         "@/layer: found keys/north-clinic.pub: a keys layer may hold only keys.conf and "
         "keys/content-NAME.pub or keys/clinic-NAME.pub: rename it or take it out"},
        {"sequence = 1",
         {{"keys/c.key", 0, SECRET}},
         1,
         "@/layer: found keys/c.key: a keys layer may hold only keys.conf and "
         "keys/content-NAME.pub or keys/clinic-NAME.pub: rename it or take it out"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        struct keyring ring, before;
        struct err err = {""};
        open_machine(&dir, &ring);
        before = ring;
        assert_false(apply(&dir, rows[i].conf, rows[i].files, rows[i].signer, &ring, &err));
        scratch_assert_text(&dir, err.text, rows[i].message);
        assert_memory_equal(&ring, &before, sizeof ring);
        scratch_remove(&dir);
    }
}

/* A layer's keys and the machine's together are at most 32. */
static void test_layer_too_many(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    struct keyring ring;
    struct err err = {""};
    open_machine(&dir, &ring);
    for (unsigned char number = 4; number <= KEYRING_KEYS + 1; number++) {
        char name[32];
        snprintf(name, sizeof name, "keys/content-%02d.pub", number);
        const struct key_file files[3] = {{name, number, NULL}};
        struct keyring fresh = ring;
        bool good = apply(&dir, "sequence = 1", files, 1, &fresh, &err);
        assert_int_equal(good, number <= KEYRING_KEYS);
    }
    scratch_assert_text(
        &dir, err.text,
        "@/layer: keys layer: keys/content-33.pub: more than 32 keys: take out what is not "
        "used");
    scratch_remove(&dir);
}

static void test_verify(void **state)
{
    (void)state;
    static const struct {
        unsigned char signer;
        const char *signed_text, *text, *message; /* "": it is good */
    } rows[] = {
        {1, "pack", "pack", ""},
        {3, "pack", "pack", ""},
        {4, "pack", "pack", "signed by an unknown key (" ID_4 "): copy its .pub file to /etc/keys"},
        {2, "pack", "pack",
         "signed by a revoked key (" ID_2
         ", @/machine/content-b.pub): sign it with a key that is still good"},
        {1, "pack", "Pack",
         "the signature does not fit the file: one of the two was changed, or they are "
         "of different packs: copy both anew"},
    };
    struct scratch dir = scratch_make();
    struct keyring ring;
    open_machine(&dir, &ring);
    assert_true(
        apply(&dir, "revoke = " ID_2, (struct key_file[3]){{NULL, 0, NULL}}, 1, &ring, NULL));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct signing_key key = signing_key(rows[i].signer);
        struct digest was = digest_of(rows[i].signed_text, strlen(rows[i].signed_text));
        struct digest is = digest_of(rows[i].text, strlen(rows[i].text));
        struct signing_text text = signing_minisig(&key, &was, "x");
        struct minisig sig;
        struct err err = {""};
        const struct keyring_key *who = NULL;
        assert_true(minisig_read(text.text, strlen(text.text), &sig, &err));
        bool good = keyring_verify(&ring, "/etc/keys", &sig, &is, &who, &err);
        scratch_assert_text(&dir, err.text, rows[i].message);
        assert_int_equal(good, !*rows[i].message);
        assert_ptr_equal(who, good ? keyring_find(&ring, key.id) : NULL);
    }
    scratch_remove(&dir);
}

static void test_may_sign(void **state)
{
    (void)state;
    static const struct {
        enum key_role key;
        enum layer_role layer;
        const char *message;
    } rows[] = {
        {KEY_CONTENT, LAYER_CONTENT, ""},
        {KEY_CONTENT, LAYER_CLINIC, ""},
        {KEY_CONTENT, LAYER_KEYS, ""},
        {KEY_CLINIC, LAYER_CLINIC, ""},
        {KEY_CLINIC, LAYER_CONTENT,
         "signed by the clinic's key a.pub, which may sign a clinic's layer only, and "
         "this is a content layer: have it signed by a content key"},
        {KEY_CLINIC, LAYER_KEYS,
         "signed by the clinic's key a.pub, which may sign a clinic's layer only, and "
         "this is a keys layer: have it signed by a content key"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct keyring_key key = {.role = rows[i].key, .file = "a.pub"};
        struct err err = {""};
        assert_int_equal(keyring_may_sign(&key, rows[i].layer, &err), !*rows[i].message);
        assert_string_equal(err.text, rows[i].message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_directory),
        cmocka_unit_test(test_other_names),
        cmocka_unit_test(test_directory_is_odd),
        cmocka_unit_test(test_most_keys),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_layer),
        cmocka_unit_test(test_layer_mistakes),
        cmocka_unit_test(test_layer_too_many),
        cmocka_unit_test(test_verify),
        cmocka_unit_test(test_may_sign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
