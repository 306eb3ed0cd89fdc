/* What theme.conf may say: the colours and the logo of a clinic. */
#include "pack/pack_check.h"

#include <ctype.h>
#include <string.h>

#include "pack/clean.h"
#include "pack/layer_name.h"

static const char *const yes_no[] = {"yes", "no", NULL};

static bool is_colour(const char *text)
{
    size_t digits = 0;
    while (*text == '#' && isxdigit((unsigned char)text[1 + digits]))
        digits++;
    return digits == 6 && text[7] == '\0';
}

static bool check_logo(const struct pack *pack, const struct conf *conf, struct err *err)
{
    const char *logo = conf_get(conf, "logo");
    if (!logo)
        return true;
    int line = conf_find(conf, "logo")->line;
    if (strncmp(logo, "images/", 7) != 0 || !layer_name_is_picture(logo))
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
