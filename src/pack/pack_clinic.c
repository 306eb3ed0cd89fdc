/* What a clinic brings beside its slots: its colours, and the few files of its own layer. */
#include "pack/pack_check.h"

#include <ctype.h>
#include <string.h>

#include "pack/clean.h"
#include "pack/offices.h"

static const char *const yes_no[] = {"yes", "no", NULL};

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

static bool is_colour(const char *text)
{
    size_t digits = 0;
    while (*text == '#' && isxdigit((unsigned char)text[1 + digits]))
        digits++;
    return digits == 6 && text[7] == '\0';
}

static bool is_picture_name(const char *path)
{
    static const char *const endings[] = {".png", ".jpg", ".jpeg", ".svg"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (ends_with(path, endings[i]))
            return true;
    }
    return false;
}

static bool check_logo(const struct pack *pack, const struct conf *conf, struct err *err)
{
    const char *logo = conf_get(conf, "logo");
    if (!logo)
        return true;
    int line = conf_find(conf, "logo")->line;
    if (strncmp(logo, "images/", 7) != 0 || !is_picture_name(logo))
        return err_set(err, "%s:%d: logo = %s: write a picture like images/logo.png", conf->name,
                       line, clean_shortz(logo).text);
    return pack_has(pack, logo) ||
           err_set(err,
                   "%s:%d: logo = %s: there is no such picture in the pack: put it there, "
                   "or take the line out",
                   conf->name, line, clean_shortz(logo).text);
}

bool pack_check_theme(const struct pack *pack, const struct conf *conf, struct err *err)
{
    static const char *const known[] = {"accent", "logo", "show_name", NULL};
    if (!conf_check_keys(conf, known, err) || !conf_check_word(conf, "show_name", yes_no, err))
        return false;
    const char *accent = conf_get(conf, "accent");
    if (accent && !is_colour(accent))
        return err_set(err, "%s:%d: accent = %s: write a colour like #0b5563", conf->name,
                       conf_find(conf, "accent")->line, clean_shortz(accent).text);
    return check_logo(pack, conf, err);
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
    return (logo || team) && !strchr(path + 12, '/') && is_picture_name(path);
}

bool pack_check_clinic_layer(const struct layer *layer, struct err *err)
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
