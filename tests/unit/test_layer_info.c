/* What a layer says that it is, and what it must not hold for that. */
#include "pack/layer_info.h"

#include "scratch.h"

#define LETTERS                                                                                    \
    "may hold only clinic.conf, theme.conf, data/locations.csv, images/logo.*, "                   \
    "images/logo-dark.* and "                                                                      \
    "images/team-*.* (png, jpg or svg): take it out"

struct file {
    const char *name, *text;
};

static const struct {
    struct file files[3];
    enum layer_role role;
    const char *id, *title, *version, *for_pack;
    int64_t sequence;
    const char *message;
} rows[] = {
    {{{"pack.conf", "id = mild\ntitle = MILD\nversion = 1.0\nsequence = 7\nfor = x\n"},
      {"pages/x.lua", ""}},
     LAYER_CONTENT,
     "mild",
     "MILD",
     "1.0",
     NULL,
     7,
     NULL},
    {{{"pack.conf", "id = a\n"}}, LAYER_CONTENT, "a", "", "", NULL, 0, NULL},
    {{{"clinic.conf", "name = Hill\nid = hill\nsequence = 3\nfor = mild\n"},
      {"images/logo.png", ""}},
     LAYER_CLINIC,
     "hill",
     "",
     "",
     "mild",
     3,
     NULL},
    {{{"clinic.conf", "driving = a\ndriving.es = b\n"}},
     LAYER_CLINIC,
     "clinic",
     "",
     "",
     NULL,
     0,
     NULL},
    {{{"clinic.conf", ""}}, LAYER_CLINIC, "clinic", "", "", NULL, 0, NULL},
    {{{"theme.conf", ""}}, LAYER_CLINIC, "clinic", "", "", NULL, 0, NULL},
    {{{"keys.conf", "sequence = 9007199254740992\nrevoke = 0011223344556677\n"},
      {"keys/content-a.pub", ""}},
     LAYER_KEYS,
     "keys",
     "",
     "",
     NULL,
     CONF_MAX_SEQUENCE,
     NULL},
    {{{"pack.conf", "title = x\n"}},
     LAYER_CONTENT,
     .message = "@/pack.conf: id is missing: write id = my-pack"},
    {{{"pack.conf", "id = A b\n"}},
     LAYER_CONTENT,
     .message = "@/pack.conf:1: id = A b: write small letters, digits and -"},
    {{{"pack.conf", "id = a\n"}, {"keys.conf", ""}},
     LAYER_CONTENT,
     .message = "@: found pack.conf and keys.conf: a layer brings pages or keys, never both"},
    {{{"clinic.conf", ""}, {"pages/x.lua", ""}},
     LAYER_CLINIC,
     .message = "@: found pages/x.lua: a clinic's layer " LETTERS},
    {{{"readme.txt", ""}},
     LAYER_CLINIC,
     .message = "@: found readme.txt: a clinic's layer " LETTERS},
    {{{"clinic.conf", "for = Mild\n"}},
     LAYER_CLINIC,
     .message = "@/clinic.conf:1: for = Mild: write small letters, digits and -"},
    {{{"clinic.conf", "hours.spanish = 8\n"}},
     LAYER_CLINIC,
     .message = "@/clinic.conf:1: unknown key `hours.spanish`; behind hours. stands by, date, or "
                "the code of a language, as in hours.es"},
    {{{"clinic.conf", "name = Do not call 911\n"}},
     LAYER_CLINIC,
     .message = "@/clinic.conf:1: name = Do not call 911: it says the number for emergencies, as a "
                "name does not: write the name alone"},
    {{{"pack.conf", "id = a\n"}, {"clinic.conf", "offices = big\n"}},
     LAYER_CONTENT,
     .message = "@/clinic.conf:1: offices = big: write one of: none"},
    {{{"keys.conf", ""}, {"keys/sub/content.pub", ""}},
     LAYER_KEYS,
     .message = "@: found keys/sub/content.pub: a keys layer may hold only keys.conf and "
                "keys/content-NAME.pub or keys/clinic-NAME.pub: rename it or take it out"},
    {{{"keys.conf", ""}, {"keys/north-clinic.pub", ""}},
     LAYER_KEYS,
     .message = "@: found keys/north-clinic.pub: a keys layer may hold only keys.conf and "
                "keys/content-NAME.pub or keys/clinic-NAME.pub: rename it or take it out"},
    {{{"keys.conf", ""}, {"clinic.conf", ""}},
     LAYER_KEYS,
     .message = "@: found clinic.conf: a keys layer may hold only keys.conf and "
                "keys/content-NAME.pub or keys/clinic-NAME.pub: rename it or take it out"},
    {{{"keys.conf", "revok = x\n"}},
     LAYER_KEYS,
     .message = "@/keys.conf:1: unknown key `revok`; did you mean `revoke`?"},
};

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        for (size_t f = 0; f < 3 && rows[i].files[f].name; f++)
            scratch_write(&dir, rows[i].files[f].name, rows[i].files[f].text);
        struct arena *arena = arena_create();
        struct layer *layer = layer_open(dir.path, NULL);
        struct layer_info info;
        struct err err = {""};
        bool good = layer_info_read(&info, arena, layer, &err);
        scratch_assert_text(&dir, err.text, rows[i].message ? rows[i].message : "");
        assert_int_equal(good, !rows[i].message);
        assert_int_equal(info.role, rows[i].role);
        if (good) {
            assert_string_equal(info.id, rows[i].id);
            assert_string_equal(info.title, rows[i].title);
            assert_string_equal(info.version, rows[i].version);
            assert_true(info.sequence == rows[i].sequence);
            assert_int_equal(info.for_pack != NULL, rows[i].for_pack != NULL);
        }
        if (good && info.for_pack)
            assert_string_equal(info.for_pack, rows[i].for_pack);
        layer_close(layer);
        arena_destroy(arena);
        scratch_remove(&dir);
    }
}

static void test_role_name(void **state)
{
    (void)state;
    assert_string_equal(layer_role_name(LAYER_CONTENT), "content");
    assert_string_equal(layer_role_name(LAYER_CLINIC), "clinic");
    assert_string_equal(layer_role_name(LAYER_KEYS), "keys");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_role_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
