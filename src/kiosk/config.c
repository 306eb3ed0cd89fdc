/* kiosk.conf: what is true of this machine, checked key by key. */
#include "kiosk/config.h"

#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "pack/conf.h"

static const char *const known_keys[] = {
    "name",    "screen", "distance_mm",    "bottom_mm", "rotate", "touch_rotate",
    "display", "office", "start_language", "idle_s",    "warn_s", "clinic",
    "store",   "keys",   "keymap.*",       NULL,
};

static const char *const key_meanings[] = {"next", "prev", "press", "back", "home", "help", NULL};

static bool read_turn(const struct conf *conf, const char *key, int otherwise, int *out,
                      struct err *err)
{
    if (!conf_int(conf, key, 0, 270, otherwise, out, err))
        return false;
    const struct conf_entry *entry = conf_find(conf, key);
    if (*out % 90 == 0)
        return true;
    return err_set(err, "%s:%d: %s is 0, 90, 180 or 270", conf->name, entry->line, key);
}

static bool read_screen(struct config *config, const struct conf *conf, struct err *err)
{
    const struct conf_entry *entry = conf_find(conf, "screen");
    if (!entry)
        return true;
    config->has_screen = display_parse(&config->display, entry->value);
    return config->has_screen || err_set(err, "%s:%d: screen is pixels @ inches, as 1920x1080@21.5",
                                         conf->name, entry->line);
}

static bool is_one_of(const char *text, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(*names, text) == 0)
            return true;
    return false;
}

static bool read_keymap(struct config *config, const struct conf *conf, struct err *err)
{
    for (size_t i = 0; i < conf->count; i++) {
        const struct conf_entry *entry = &conf->entries[i];
        if (strncmp(entry->key, "keymap.", 7) != 0)
            continue;
        if (!is_one_of(entry->value, key_meanings))
            return err_set(err, "%s:%d: %s is one of next, prev, press, back, home, help",
                           conf->name, entry->line, entry->key);
        if (config->key_count == CONFIG_KEYS)
            return err_set(err, "%s:%d: more than %d keys", conf->name, entry->line, CONFIG_KEYS);
        config->keys[config->key_count++] = (struct config_key){entry->key + 7, entry->value};
    }
    return true;
}

static const char *text_or(const struct conf *conf, const char *key, const char *otherwise)
{
    const char *value = conf_get(conf, key);
    return value ? value : otherwise;
}

static bool read_values(struct config *config, const struct conf *conf, struct err *err)
{
    config->name = conf_get(conf, "name");
    config->office = conf_get(conf, "office");
    config->start_language = conf_get(conf, "start_language");
    config->clinic = conf_get(conf, "clinic");
    config->store = text_or(conf, "store", CONFIG_STORE);
    config->signers = text_or(conf, "keys", CONFIG_SIGNERS);
    return conf_check_keys(conf, known_keys, err) && read_screen(config, conf, err) &&
           conf_int(conf, "distance_mm", 200, 3000, 600, &config->display.distance_mm, err) &&
           conf_int(conf, "bottom_mm", 0, 2500, 900, &config->bottom_mm, err) &&
           conf_int(conf, "display", 0, 15, 0, &config->display_index, err) &&
           conf_int(conf, "idle_s", 20, 3600, 90, &config->idle_s, err) &&
           conf_int(conf, "warn_s", 20, 600, 60, &config->warn_s, err) &&
           read_turn(conf, "rotate", 0, &config->rotate, err) &&
           read_turn(conf, "touch_rotate", config->rotate, &config->touch_rotate, err) &&
           read_keymap(config, conf, err);
}

bool config_read(struct config *config, struct arena *arena, const char *path, struct err *err)
{
    *config = (struct config){0};
    struct buf text = {0};
    bool given = path != NULL;
    if (!path)
        path = CONFIG_PATH;
    if ((given || file_exists(path)) && !file_read(path, CONF_MAX_BYTES, &text, err))
        return false;
    struct conf conf;
    bool read = conf_read(&conf, arena, path, text.bytes ? text.bytes : "", text.len, err) &&
                read_values(config, &conf, err);
    buf_free(&text);
    return read;
}
