/* adopt: a laptop's anteroom.conf is checked by the table of kiosk.conf, and laid where `run` reads
   it; nothing of it is read by root but its text. */
#include "admin/adopt.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "kiosk/verbs.h"

#define GOOD_PATH CONFIG_STORE "/adopted.conf"

/* Only what is true of the place: a laptop at the card may not say what patients read. */
static const char *const adopted[] = {
    "screen",    "rotate",         "touch_rotate", "display", "office", "on_hours", "distance_mm",
    "bottom_mm", "start_language", "idle_s",       "warn_s",  "still",  NULL};
static const char *const refused[] = {"store", "keys", "clinic", "keymap.*", NULL};

static bool check_keys(const struct conf *conf, struct err *err)
{
    for (size_t i = 0; i < conf->count; i++) {
        const struct conf_entry *entry = &conf->entries[i];
        const struct conf one = {conf->name, entry, 1};
        if (conf_check_keys(&one, refused, NULL))
            return err_set(err,
                           "%s:%d: `%s` can not be set here: write it into " CONFIG_PATH
                           " on the kiosk itself",
                           conf->name, entry->line, entry->key);
    }
    return conf_check_keys(conf, adopted, err);
}

static bool read_settings(const char *path, struct buf *text, struct err *err)
{
    struct arena *arena = arena_create();
    struct conf conf;
    struct config config = {0};
    text->len = 0;
    bool good = file_read_own(path, CONF_MAX_BYTES, text, err) &&
                conf_read(&conf, arena, path, text->bytes ? text->bytes : "", text->len, err) &&
                check_keys(&conf, err) &&
                schema_read(&config_schema, &conf, arena, NULL, &config, err);
    arena_destroy(arena);
    return good;
}

/* A card is written only when something has changed. */
static void keep(const char *path, const struct buf *text)
{
    struct buf before = {0};
    struct err err;
    bool same = file_read_own(path, CONF_MAX_BYTES, &before, &err) && before.len == text->len &&
                (text->len == 0 || memcmp(before.bytes, text->bytes, text->len) == 0);
    if (!same && !file_replace_durable(path, text->bytes, text->len, &err))
        log_warn("%s: should the card's file be spoilt later, this one is not known any more",
                 err.text);
    buf_free(&before);
}

static void say_refused(const char *path, const struct err *why)
{
    struct err err;
    if (!file_replace(path, why->text, strlen(why->text), &err))
        log_error("%s", err.text);
}

bool adopt_settings(const struct adopt_places *places, struct err *err)
{
    if (file_is_missing(places->file) && file_is_missing(places->good))
        return true;
    struct buf text = {0};
    struct err other;
    bool good = read_settings(places->file, &text, err);
    bool has = good || read_settings(places->good, &text, &other);
    if (good) {
        keep(places->good, &text);
        unlink(places->refused);
    } else {
        say_refused(places->refused, err);
    }
    if (!has)
        unlink(places->laid);
    else if (!file_replace(places->laid, text.bytes, text.len, good ? err : &other))
        good = false;
    buf_free(&text);
    return good;
}

int verb_adopt(const struct options *options)
{
    struct err err = {0};
    if (options->layer_count != 1) {
        log_error("adopt: name the one file: anteroom adopt /boot/firmware/anteroom.conf");
        return EXIT_USAGE;
    }
    umask(022);
    const struct adopt_places places = {options->layers[0].path, GOOD_PATH, CONFIG_ADOPTED,
                                        CONFIG_REFUSED};
    if (adopt_settings(&places, &err))
        return EXIT_DONE;
    log_error("%s; the last good settings are used", err.text);
    return EXIT_FOUND;
}
