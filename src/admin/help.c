/* help: the reference, from the tables that read the files. It looks at no machine, so that it is
   there where a conf is broken. */
#include <string.h>

#include "base/log.h"
#include "base/print.h"
#include "kiosk/verbs.h"
#include "layer/layer.h"
#include "pack/layer_info.h"
#include "pack/pack_conf.h"
#include "stage/bundle.h"

static const struct {
    const char *topic; /* beside the file's name */
    const struct schema *schema;
} confs[] = {
    {"kiosk", &config_schema}, {"pack", &pack_schema}, {"facts", &clinic_schema},
    {"theme", &theme_schema},  {"keys", &keys_schema},
};

/* "conf" is all of them. */
static bool say_confs(const char *topic)
{
    struct buf out = {0};
    for (size_t i = 0; i < sizeof confs / sizeof *confs; i++) {
        if (strcmp(topic, "conf") != 0 && strcmp(topic, confs[i].topic) != 0 &&
            strcmp(topic, confs[i].schema->file) != 0)
            continue;
        if (out.len == 0)
            buf_puts(&out, "A line is key = value. A # at a line's begin, or between spaces, "
                           "begins a comment.\n");
        buf_puts(&out, "\n");
        schema_describe(confs[i].schema, &out);
    }
    bool said = out.len > 0;
    if (said)
        print_whole(&out);
    buf_free(&out);
    return said;
}

static int say_icons(void)
{
    char core[4096];
    struct err err;
    struct layer *layer = bundle_find_core(core, sizeof core, &err) ? layer_open(core, &err) : NULL;
    if (!layer) {
        log_error("%s", err.text);
        return EXIT_FOUND;
    }
    for (size_t i = 0; i < layer_file_count(layer); i++) {
        const char *name = layer_file(layer, i), *ending = strstr(name, ".png");
        if (strncmp(name, "icons/", 6) == 0 && ending)
            print_line("%.*s", (int)(ending - name - 6), name + 6);
    }
    layer_close(layer);
    return EXIT_DONE;
}

int verb_help(const struct options *options)
{
    const char *topic = options->layer_count == 1 ? options->layers[0].path : "";
    if (strcmp(topic, "icons") == 0)
        return say_icons();
    if (say_confs(topic))
        return EXIT_DONE;
    log_error("help: name one of conf, kiosk.conf, pack.conf, clinic.conf, theme.conf, keys.conf, "
              "icons; or kiosk, pack, facts, theme, keys");
    return EXIT_USAGE;
}
