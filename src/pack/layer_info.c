/* What a layer is: its role by the files it holds, its name by the conf of that role. */
#include "pack/layer_info.h"

#include <string.h>

#include "pack/clean.h"
#include "pack/key_name.h"
#include "pack/layer_name.h"
#include "pack/names.h"
#include "pack/offices.h"
#include "pack/pack.h"
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
    static const char *const whole[] = {"clinic.conf", "theme.conf", OFFICES_PATH};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        if (strcmp(path, whole[i]) == 0)
            return true;
    }
    bool logo = strncmp(path, "images/logo.", 12) == 0 &&
                (!strchr(path + 12, '.') || strcmp(path + 12, "svg" PACK_DRAWN) == 0 ||
                 strcmp(path + 12, "svg" PACK_DRAWN_DARK) == 0);
    bool team = strncmp(path, "images/team-", 12) == 0;
    return (logo || team) && !strchr(path + 12, '/') && layer_name_is_picture(path);
}

bool layer_info_check_clinic(const struct layer *layer, struct err *err)
{
    for (size_t i = 0; i < layer_file_count(layer); i++) {
        const char *path = layer_file(layer, i);
        if (!is_clinic_file(path))
            return err_set(err,
                           "%s: found %s: a clinic's layer may hold only clinic.conf, theme.conf, "
                           "data/locations.csv, images/logo.* and images/team-*.* (png, jpg or "
                           "svg): take it out",
                           layer_path(layer), path);
    }
    return true;
}

static bool is_key_file(const char *path)
{
    enum key_role role;
    return strncmp(path, "keys/", 5) == 0 && key_name_role(path + 5, &role);
}

static bool check_keys(const struct layer *layer, const struct conf *conf, struct err *err)
{
    static const char *const known[] = {"id", "title", "version", "sequence", "revoke", NULL};
    for (size_t i = 0; i < layer_file_count(layer); i++) {
        const char *path = layer_file(layer, i);
        if (strcmp(path, "keys.conf") != 0 && !is_key_file(path))
            return err_set(
                err,
                "%s: found %s: a layer of keys may hold only keys.conf and "
                "keys/content-NAME.pub or keys/clinic-NAME.pub: rename it or take it out",
                layer_path(layer), path);
    }
    return conf_check_keys(conf, known, err);
}

static bool check_id(const struct conf *conf, const char *key, struct err *err)
{
    const char *id = conf_get(conf, key);
    return !id || names_is_id(id) ||
           err_set(err, "%s:%d: %s = %s: write small letters, digits and -", conf->name,
                   conf_find(conf, key)->line, key, clean_shortz(id).text);
}

static const char *value_or(const struct conf *conf, const char *key, const char *otherwise)
{
    const char *value = conf_get(conf, key);
    return value ? value : otherwise;
}

static bool check_role(const struct layer_info *info, struct arena *arena,
                       const struct layer *layer, const struct conf *conf, struct err *err)
{
    struct conf facts;
    switch (info->role) {
    case LAYER_CONTENT:
        if (!conf_get(conf, "id"))
            return err_set(err, "%s: id is missing: write id = my-pack", conf->name);
        /* What it says of the clinic until a clinic says its own. */
        return read_conf(&facts, arena, layer, "clinic.conf", err) &&
               slots_check(arena, &facts, err);
    case LAYER_CLINIC: return layer_info_check_clinic(layer, err) && slots_check(arena, conf, err);
    case LAYER_KEYS: return check_keys(layer, conf, err);
    }
    return false;
}

bool layer_info_read(struct layer_info *out, struct arena *arena, const struct layer *layer,
                     struct err *err)
{
    *out = (struct layer_info){0};
    struct conf conf;
    if (!read_role(out, layer, err) || !read_conf(&conf, arena, layer, conf_file(out->role), err) ||
        !check_role(out, arena, layer, &conf, err) || !check_id(&conf, "id", err) ||
        !check_id(&conf, "for", err))
        return false;
    out->id = value_or(&conf, "id", layer_role_name(out->role));
    out->title = value_or(&conf, "title", "");
    out->version = value_or(&conf, "version", "");
    out->for_pack = out->role == LAYER_CLINIC ? conf_get(&conf, "for") : NULL;
    return conf_sequence(&conf, &out->sequence, err);
}
