/* kiosk.conf: what is true of this machine, a row a key. */
#include "kiosk/config.h"

#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/str.h"

/* Its pixels and inches; the distance is a key of its own. */
static bool read_screen(const struct schema_value *value, void *field)
{
    struct config *config = value->out;
    config->has_screen = display_parse(field, value->entry->value);
    return config->has_screen ||
           err_set(value->err, "%s:%d: screen is pixels @ inches, as 1920x1080@21.5",
                   value->conf->name, value->entry->line);
}

static bool read_turn(const struct schema_value *value, void *field)
{
    return schema_number.read(value, field) &&
           (*(int *)field % 90 == 0 ||
            err_set(value->err, "%s:%d: %s is 0, 90, 180 or 270", value->conf->name,
                    value->entry->line, value->row->key));
}

static bool read_key(const struct schema_value *value, void *field)
{
    static const char *const whats[] = {"next", "prev", "press", "back", "home", "help", NULL};
    struct config *config = value->out;
    const struct conf_entry *entry = value->entry;
    if (str_index(entry->value, whats) < 0)
        return err_set(value->err, "%s:%d: %s is one of next, prev, press, back, home, help",
                       value->conf->name, entry->line, entry->key);
    if (config->key_count == CONFIG_KEYS)
        return err_set(value->err, "%s:%d: more than %d keys", value->conf->name, entry->line,
                       CONFIG_KEYS);
    ((struct config_key *)field)[config->key_count++] =
        (struct config_key){entry->key + strlen("keymap."), entry->value};
    return true;
}

static bool read_hours(const struct schema_value *value, void *field)
{
    struct err err;
    return hours_read(field, value->entry->value, &err) || schema_refuse(value, "%s", err.text);
}

static const struct schema_type screen = {"pixels @ inches", NULL, read_screen, true};
static const struct schema_type turn = {"0, 90, 180 or 270", NULL, read_turn, true};
static const struct schema_type hours = {"days and times", NULL, read_hours, true};
static const struct schema_type key = {"next, prev, press, back, home or help", NULL, read_key,
                                       true};

#define FIELD(name) offsetof(struct config, name)

static const struct schema_key keys[] = {
    {"screen", &screen, FIELD(display), "1920x1080@21.5",
     .about = "The display: every size follows from its pixels and inches, and from the distance."},
    {"distance_mm", &schema_number, FIELD(display.distance_mm), "700", .least = 200, .most = 3000,
     .about = "From the eye to the glass, in mm. Unless it is said, by the diagonal: 400 under "
              "9 inches, 450 under 13, 500 under 18, 600 under 27, 700 under 38, else 800."},
    {"bottom_mm", &schema_number, FIELD(bottom_mm), "1000", .otherwise = "900", .most = 2500,
     .about = "From the floor to the lower edge of the display, in mm: nothing that is touched "
              "stands too high."},
    {"display", &schema_number, FIELD(display_index), "1", .otherwise = "0", .most = 15,
     .about = "Which of several displays, from 0."},
    {"idle_s", &schema_number, FIELD(idle_s), "120", .otherwise = "90", .least = 20, .most = 3600,
     .about = "Seconds without a touch until the visitor is asked: Are you still here?"},
    {"still", &schema_yes, FIELD(still), "yes", .otherwise = "no",
     .about = "Nothing moves by itself: pictures change by touch only."},
    {"warn_s", &schema_number, FIELD(warn_s), "30", .otherwise = "60", .least = 20, .most = 600,
     .about = "Seconds from that question to the end of the session."},
    {"on_hours", &hours, FIELD(on_hours), "Mon-Fri 7:00-18:30, Sat 8:00-12:00",
     .about =
         "When the display is on; at other times a touch wakes it. Obeyed only where the clock "
         "is set by the network, or by a clock chip: `anteroom doctor` says so. Without it, "
         "always."},
    {"rotate", &turn, FIELD(rotate), "90", .otherwise = "0", .most = 270,
     .about = "Degrees by which the picture is turned, for a display that hangs upright."},
    {"touch_rotate", &turn, FIELD(touch_rotate), "270", .otherwise = "0", .as = "rotate",
     .most = 270, .about = "The same of the touch panel, where it is not turned with the display."},
    {"keymap.*", &key, FIELD(keys), "next",
     .about = "What a key does, by its name: keymap.pageup = prev. Beside Tab, arrows, Enter, "
              "Backspace and digits."},
    {"office", &schema_text, FIELD(office), "san-antonio",
     .about = "The id of this machine's row in data/locations.csv: You are here."},
    {"start_language", &schema_text, FIELD(start_language), "es",
     .about =
         "The language that a touch beside the buttons of the first page opens; without it the "
         "pack's first."},
    {"clinic", &schema_text, FIELD(clinic), "/srv/clinic",
     .about = "A folder with clinic.conf, theme.conf, data/locations.csv and the logo, laid over "
              "the pack as its last layer."},
    {"store", &schema_text, FIELD(store), "/srv/anteroom", .otherwise = CONFIG_STORE,
     .about = "Where installed packs are kept."},
    {"keys", &schema_text, FIELD(signers), "/srv/keys", .otherwise = CONFIG_SIGNERS,
     .about = "The folder of the public keys that may sign for this machine."},
    {"name", &schema_gone, 0, "Lobby", .about = ""},
    {.key = NULL},
};

const struct schema config_schema = {
    "kiosk.conf", "what is true of this machine; " CONFIG_PATH ", or the file of --conf", keys,
    NULL};

static bool read_conf(struct config *config, struct arena *arena, const struct conf *conf,
                      struct err *err)
{
    *config = (struct config){0};
    return schema_read(&config_schema, conf, arena, NULL, config, err);
}

static bool read_file(struct conf *conf, struct arena *arena, const char *path, struct err *err)
{
    struct buf text = {0};
    bool read = file_read(path, CONF_MAX_BYTES, &text, err) &&
                conf_read(conf, arena, path, text.bytes ? text.bytes : "", text.len, err);
    buf_free(&text);
    return read;
}

static struct conf lay_over(const struct conf *below, const struct conf *above, struct arena *arena)
{
    size_t count = above->count;
    struct conf_entry *entries = arena_alloc(arena, (below->count + count + 1) * sizeof *entries);
    for (size_t i = 0; i < count; i++)
        entries[i] = above->entries[i];
    for (size_t i = 0; i < below->count; i++)
        if (!conf_find(above, below->entries[i].key))
            entries[count++] = below->entries[i];
    return (struct conf){below->name, entries, count};
}

/* What was adopted is good by itself, so it is over a kiosk.conf that is. */
static void lay_adopted(struct config *config, struct arena *arena, const struct conf *own,
                        const char *path)
{
    struct conf adopted;
    struct config both;
    struct err err;
    if (!file_exists(path))
        return;
    bool read = read_file(&adopted, arena, path, &err);
    if (read) {
        const struct conf laid = lay_over(own, &adopted, arena);
        read = read_conf(&both, arena, &laid, &err);
    }
    if (read)
        *config = both;
    else
        config->refused = arena_strdup(arena, err.text);
}

static void read_refused(struct config *config, struct arena *arena, const char *path)
{
    struct buf text = {0};
    struct err err;
    if (file_exists(path) && file_read(path, sizeof err.text, &text, &err) && text.len > 0)
        config->refused = arena_strndup(arena, text.bytes, text.len);
    buf_free(&text);
}

bool config_read_machine(struct config *config, struct arena *arena,
                         const struct config_paths *paths, struct err *err)
{
    struct conf own = {paths->own, NULL, 0};
    if ((file_exists(paths->own) && !read_file(&own, arena, paths->own, err)) ||
        !read_conf(config, arena, &own, err))
        return false;
    lay_adopted(config, arena, &own, paths->adopted);
    read_refused(config, arena, paths->refused);
    return true;
}

bool config_read(struct config *config, struct arena *arena, const char *path, struct err *err)
{
    static const struct config_paths machine = {CONFIG_PATH, CONFIG_ADOPTED, CONFIG_REFUSED};
    struct conf conf;
    if (!path)
        return config_read_machine(config, arena, &machine, err);
    return read_file(&conf, arena, path, err) && read_conf(config, arena, &conf, err);
}
