/* What a layer is: its role by the files it holds, its name by the conf of that role. */
#include "pack/layer_info.h"

#include <stddef.h>
#include <string.h>

#include "base/names.h"
#include "base/plain_text.h"
#include "base/str.h"
#include "layer/layer_name.h"
#include "offices/offices.h"
#include "pack/key_name.h"
#include "pack/pack_conf.h"
#include "pack/slots.h"

const char *layer_role_name(enum layer_role role)
{
    switch (role) {
    case LAYER_CONTENT: return "content";
    case LAYER_CLINIC: return "clinic";
    case LAYER_KEYS: return "keys";
    }
    return "";
}

bool layer_role_read(const char *name, enum layer_role *out)
{
    for (*out = LAYER_CONTENT; *out <= LAYER_KEYS; (*out)++)
        if (strcmp(layer_role_name(*out), name) == 0)
            return true;
    return false;
}

static const char *conf_file(enum layer_role role)
{
    switch (role) {
    case LAYER_CONTENT: return "pack.conf";
    case LAYER_CLINIC: return "clinic.conf";
    case LAYER_KEYS: return "keys.conf";
    }
    return "";
}

static bool read_role(struct layer_info *out, const struct layer *layer, struct err *err)
{
    bool content = layer_has(layer, "pack.conf"), keys = layer_has(layer, "keys.conf");
    if (content && keys)
        return err_set(err,
                       "%s: found pack.conf and keys.conf: a layer brings pages or keys, "
                       "never both",
                       layer_path(layer));
    out->role = content ? LAYER_CONTENT : keys ? LAYER_KEYS : LAYER_CLINIC;
    return true;
}

static bool read_conf(struct conf *conf, struct arena *arena, const struct layer *layer,
                      const char *file, struct err *err)
{
    const char *where = arena_printf(arena, "%s/%s", layer_path(layer), file);
    *conf = (struct conf){.name = where};
    if (!layer_has(layer, file))
        return true;
    struct buf text = {0};
    bool good = layer_read(layer, file, CONF_MAX_BYTES, &text, err) &&
                conf_read(conf, arena, where, text.bytes, text.len, err);
    buf_free(&text);
    return good;
}

static bool is_clinic_file(const char *path)
{
    static const char *const whole[] = {"clinic.conf", "theme.conf", OFFICES_PATH, NULL};
    if (str_index(path, whole) >= 0)
        return true;
    size_t light = strlen("images/logo."), dark = strlen("images/logo-dark.");
    const char *kind = str_begins_with(path, "images/logo.")        ? path + light
                       : str_begins_with(path, "images/logo-dark.") ? path + dark
                                                                    : NULL;
    bool logo = kind && (!strchr(kind, '.') || strcmp(kind, "svg" PACK_DRAWN) == 0 ||
                         strcmp(kind, "svg" PACK_DRAWN_DARK) == 0);
    bool team = str_begins_with(path, "images/team-");
    return (logo || team) && !strchr(path + light, '/') && layer_name_is_picture(path);
}

bool layer_info_check_clinic(const struct layer *layer, struct err *err)
{
    for (size_t i = 0; i < layer_file_count(layer); i++) {
        const char *path = layer_file(layer, i);
        if (!is_clinic_file(path))
            return err_set(err,
                           "%s: found %s: a clinic's layer may hold only clinic.conf, theme.conf, "
                           "data/locations.csv, images/logo.*, images/logo-dark.* and "
                           "images/team-*.* (png, jpg or svg): take it out",
                           layer_path(layer), path);
    }
    return true;
}

static bool is_key_file(const char *path)
{
    enum key_role role;
    return str_begins_with(path, "keys/") && key_name_role(path + 5, &role);
}

static bool check_key_files(const struct layer *layer, struct err *err)
{
    for (size_t i = 0; i < layer_file_count(layer); i++) {
        const char *path = layer_file(layer, i);
        if (strcmp(path, "keys.conf") != 0 && !is_key_file(path))
            return err_set(
                err,
                "%s: found %s: a keys layer may hold only keys.conf and "
                "keys/content-NAME.pub or keys/clinic-NAME.pub: rename it or take it out",
                layer_path(layer), path);
    }
    return true;
}

#define FIELD(name) offsetof(struct layer_info, name)

/* What a layer says of itself; the rest of pack.conf is for pack_open, which has the pages. */
static const struct schema_key content_keys[] = {
    {"id", &schema_id, FIELD(id), "my-pack", .needed = true},
    {"title", &schema_text, FIELD(title), "My pack", .otherwise = ""},
    {"version", &schema_text, FIELD(version), "1.2.0", .otherwise = ""},
    {"sequence", &schema_sequence, FIELD(sequence), "7", .otherwise = "0"},
    {"api", &pack_api, 0, "2", .needed = false},
    {.key = NULL},
};

static const struct schema_key keys_keys[] = {
    {"id", &schema_id, FIELD(id), "north-keys", .otherwise = "keys",
     .about = "The layer's name: a kiosk knows it by it, so it stays."},
    {"title", &schema_text, FIELD(title), "Keys of the north", .otherwise = "",
     .about = "What it is, for people."},
    {"version", &schema_text, FIELD(version), "1.2.0", .otherwise = "", .about = "For people."},
    {"sequence", &schema_sequence, FIELD(sequence), "7", .otherwise = "0",
     .about = "Greater with each edition: a kiosk takes no number lower than what it has had."},
    {"revoke", &schema_entry, FIELD(revoke), "0A1B2C3D4E5F6071",
     .about = "Ids of keys that may sign no more: the digits in the first line of a .pub file."},
    {.key = NULL},
};

const struct schema keys_schema = {
    "keys.conf", "what a layer of keys does beside the keys that it brings in keys/", keys_keys,
    NULL};

/* The pack's own are not at hand: pack_set_facts looks at them. */
static const struct fact_set core_facts = {0};

static bool read_content(struct layer_info *out, struct arena *arena, const struct layer *layer,
                         const struct conf *conf, struct err *err)
{
    struct conf facts; /* what it says of the clinic until a clinic says its own */
    return schema_read_keys(content_keys, conf, arena, NULL, out, err) &&
           read_conf(&facts, arena, layer, "clinic.conf", err) &&
           slots_check(arena, &core_facts, &facts, err);
}

static bool read_clinic(struct layer_info *out, struct arena *arena, const struct layer *layer,
                        const struct conf *conf, struct err *err)
{
    struct clinic_layer own = {.id = "clinic"};
    bool good = layer_info_check_clinic(layer, err) && slots_check(arena, &core_facts, conf, err) &&
                schema_read_keys(clinic_schema.more, conf, arena, NULL, &own, err);
    out->id = own.id;
    out->title = out->version = "";
    out->for_pack = own.for_pack;
    out->sequence = own.sequence;
    return good;
}

bool layer_info_read(struct layer_info *out, struct arena *arena, const struct layer *layer,
                     struct err *err)
{
    *out = (struct layer_info){0};
    struct conf conf;
    if (!read_role(out, layer, err) || !read_conf(&conf, arena, layer, conf_file(out->role), err))
        return false;
    switch (out->role) {
    case LAYER_CONTENT: return read_content(out, arena, layer, &conf, err);
    case LAYER_CLINIC: return read_clinic(out, arena, layer, &conf, err);
    case LAYER_KEYS:
        return check_key_files(layer, err) &&
               schema_read(&keys_schema, &conf, arena, NULL, out, err);
    }
    return false;
}
