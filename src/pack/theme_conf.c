/* theme.conf, a row a key: the colour and the logo of a clinic. */
#include <stddef.h>
#include <string.h>

#include "layer/layer_name.h"
#include "pack/pack_conf.h"

static bool read_logo(const struct schema_value *value, void *field)
{
    const char *path = value->entry->value;
    if (strncmp(path, "images/", 7) != 0 || !layer_name_is_picture(path))
        return schema_refuse(value, "write a picture like images/logo.png");
    return schema_text.read(value, field) &&
           (pack_has(value->context, path) ||
            schema_refuse(value, "there is no such picture in the pack: put it there, "
                                 "or take the line out"));
}
static const struct schema_type logo = {"a picture of the pack", NULL, read_logo, false};

#define FIELD(name) offsetof(struct pack_theme, name)

static const struct schema_key keys[] = {
    {"accent", &schema_colour, FIELD(accent), "#0b5563",
     .about = "The colour of what can be touched, made darker or lighter until it can be read."},
    {"logo", &logo, FIELD(logo), "images/logo.png",
     .about = "Beside the name: PNG or JPEG, at most five times as wide as high."},
    {"logo_dark", &logo, FIELD(logo_dark), "images/logo-dark.png",
     .about = "The logo on the dark screen; without it: the logo on a white plate."},
    {"show_name", &schema_yes, FIELD(show_name), "no", .otherwise = "yes",
     .about = "Whether the clinic's name stands in the top line."},
    {.key = NULL},
};

const struct schema theme_schema = {"theme.conf", "the colour and the logo of a clinic", keys,
                                    NULL};

bool theme_conf_read(const struct pack *pack, struct arena *arena, const struct conf *conf,
                     struct pack_theme *out, struct err *err)
{
    *out = (struct pack_theme){0};
    return schema_read(&theme_schema, conf, arena, pack, out, err);
}
