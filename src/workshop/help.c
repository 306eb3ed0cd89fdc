/* help: the reference, from the tables that read the files. It looks at no machine, so that it is
   there where a conf is broken; `help facts` also at the layers that are named. */
#include <string.h>

#include "base/log.h"
#include "base/print.h"
#include "kiosk/verbs.h"
#include "layer/layer.h"
#include "pack/fact.h"
#include "pack/layer_info.h"
#include "pack/pack_conf.h"
#include "stage/bundle.h"
#include "stage/core_path.h"

static int say_confs(void);
static int say_icons(void);
static int say_lint(void);

static const struct topic {
    const char *name, *about;
    const struct schema *schema; /* of a conf; its file is a name of the topic, too */
    int (*say)(void);            /* .. else */
} topics[] = {
    {"conf", "every key of every conf", NULL, say_confs},
    {"kiosk", NULL, &config_schema, NULL},
    {"pack", NULL, &pack_schema, NULL},
    {"facts", NULL, &clinic_schema, NULL},
    {"theme", NULL, &theme_schema, NULL},
    {"keys", NULL, &keys_schema, NULL},
    {"icons", "the icons that pages may name", NULL, say_icons},
    {"lint", "every rule of lint: what it wants, and how it is mended", NULL, say_lint},
};
#define TOPICS (sizeof topics / sizeof *topics)

static void describe(const struct schema *schema, struct buf *out)
{
    if (out->len == 0)
        buf_puts(out, "A line is key = value. A # at a line's begin, or between spaces, "
                      "begins a comment.\n");
    buf_puts(out, "\n");
    schema_describe(schema, out);
    if (schema == &clinic_schema)
        fact_describe_kinds(out);
}

static int say_schemas(const struct schema *only)
{
    struct buf out = {0};
    for (size_t i = 0; i < TOPICS; i++) {
        if (topics[i].schema && (!only || topics[i].schema == only))
            describe(topics[i].schema, &out);
    }
    print_whole(&out);
    buf_free(&out);
    return EXIT_DONE;
}

static int say_confs(void)
{
    return say_schemas(NULL);
}

static int say_icons(void)
{
    char core[4096];
    struct err err;
    struct layer *layer = core_path(core, sizeof core, &err) ? layer_open(core, &err) : NULL;
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

static int say_lint(void)
{
    return verb_lint(&(struct options){.verb = "lint", .explain = "all"});
}

static int say_topics(void)
{
    for (size_t i = 0; i < TOPICS; i++) {
        const struct schema *schema = topics[i].schema;
        if (schema)
            print_line("  %-6s  %s: %s", topics[i].name, schema->file, schema->about);
        else
            print_line("  %-6s  %s", topics[i].name, topics[i].about);
    }
    return EXIT_DONE;
}

/* The facts of the pack that these layers are. */
static int say_facts(const struct pack_layer *layers, int count)
{
    char core[4096];
    struct err err;
    struct bundle *bundle =
        core_path(core, sizeof core, &err) ? bundle_open(core, layers, count, NULL, &err) : NULL;
    if (!bundle) {
        log_error("%s", err.text);
        return EXIT_FOUND;
    }
    struct buf out = {0};
    fact_describe_own(pack_facts(bundle_pack(bundle)), &out);
    print_whole(&out);
    buf_free(&out);
    bundle_close(bundle);
    return EXIT_DONE;
}

int verb_help(const struct options *options)
{
    if (options->layer_count == 0)
        return say_topics();
    const char *name = options->layers[0].path;
    if (strcmp(name, "facts") == 0 && options->layer_count > 1)
        return say_facts(options->layers + 1, options->layer_count - 1);
    for (size_t i = 0; i < TOPICS && options->layer_count == 1; i++) {
        const struct schema *schema = topics[i].schema;
        if (strcmp(name, topics[i].name) == 0 || (schema && strcmp(name, schema->file) == 0))
            return schema ? say_schemas(schema) : topics[i].say();
    }
    log_error("help: %s: no topic of this name; `anteroom help` lists them", name);
    return EXIT_USAGE;
}
