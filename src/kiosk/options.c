/* The command line. */
#include "kiosk/options.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk/shown.h"
#include "stage/core_path.h"
#include "store/store.h"

static bool full(int count, const char *option, struct err *err)
{
    return count == OPTIONS_MANY && !err_set(err, "%s: at most %d times", option, OPTIONS_MANY);
}

/* Displays that people own; each set begins with the one before it. */
static const char *const owned[] = {
    "1920x1080@21.5", "800x480@7",                                        /* quick */
    "1080x1920@21.5", "1280x800@10.1", "1024x600@10.1", "720x1280@7",     /* main */
    "1280x720@7",     "800x1280@10.1", "1366x768@15.6", "1920x1080@15.6", /* all */
    "1920x1080@32",   "1080x1920@32",  "3840x2160@43",
};
static const struct display_set {
    const char *name;
    size_t count;
} display_sets[] = {{"quick", 2}, {"main", 6}, {"all", sizeof owned / sizeof *owned}};

/* false: there is no such set. */
static bool add_set(struct options *options, const char *name)
{
    for (size_t set = 0; set < sizeof display_sets / sizeof *display_sets; set++) {
        if (strcmp(display_sets[set].name, name) != 0)
            continue;
        for (size_t i = 0; i < display_sets[set].count && options->display_count < OPTIONS_MANY;
             i++)
            display_parse(&options->displays[options->display_count++], owned[i]);
        return true;
    }
    return false;
}

static bool read_screen(struct options *options, const char *value, struct err *err)
{
    struct display display = {0};
    if (add_set(options, value))
        return true;
    if (full(options->display_count, "--screen", err))
        return false;
    if (!display_parse(&display, value))
        return err_set(
            err,
            "--screen %s: wanted quick, main, all, or pixels @ inches, as 1920x1080@21.5: from %d "
            "px a side "
            "to 7680x4320, from 3 to 200 inches",
            value, DISPLAY_LEAST_PX);
    /* `run` shows a page that says so. */
    if (display_is_too_small(&display) && strcmp(options->verb, "run") != 0)
        return err_set(err,
                       "--screen %s: no page can be laid out on it: the least is %d x %d mm and %d "
                       "px a side",
                       value, DISPLAY_LEAST_LONG_MM, DISPLAY_LEAST_SHORT_MM, DISPLAY_LEAST_PX);
    options->displays[options->display_count++] = display;
    return true;
}

static bool read_text_size(struct options *options, const char *value, struct err *err)
{
    int size = atoi(value);
    if (full(options->text_size_count, "--text-size", err))
        return false;
    if (size != 100 && size != 150 && size != 200)
        return err_set(err, "--text-size %s: wanted 100, 150 or 200", value);
    options->text_sizes[options->text_size_count++] = size;
    return true;
}

static bool read_theme(struct options *options, const char *value, struct err *err)
{
    bool dark = strcmp(value, "dark") == 0;
    if (full(options->theme_count, "--theme", err))
        return false;
    if (!dark && strcmp(value, "calm") != 0)
        return err_set(err, "--theme %s: wanted calm or dark", value);
    options->dark[options->theme_count++] = dark;
    return true;
}

static bool read_language(struct options *options, const char *value, struct err *err)
{
    if (full(options->language_count, "--lang", err))
        return false;
    options->languages[options->language_count++] = value;
    return true;
}

static bool read_distance(struct options *options, const char *value, struct err *err)
{
    options->distance_mm = atoi(value);
    return (options->distance_mm >= 200 && options->distance_mm <= 3000) ||
           err_set(err, "--distance %s: wanted 200 to 3000 mm", value);
}

static bool read_window(struct options *options, const char *value, struct err *err)
{
    int used = 0;
    bool read = sscanf(value, "%5dx%5d%n", &options->window_w, &options->window_h, &used) == 2;
    return (read && value[used] == '\0' && options->window_w > 0 && options->window_h > 0 &&
            (int64_t)options->window_w * options->window_h <= DISPLAY_MOST_PX) ||
           err_set(err, "--window %s: wanted pixels, as 1280x800; at most 7680x4320", value);
}

static bool read_number(const char *option, const char *value, uint64_t *out, struct err *err)
{
    char *end;
    *out = strtoull(value, &end, 10);
    return (value[0] >= '0' && value[0] <= '9' && *end == '\0') ||
           err_set(err, "%s %s: wanted a number", option, value);
}

static bool read_monkey(struct options *options, const char *value, struct err *err)
{
    options->monkey = true;
    return read_number("--monkey", value, &options->seed, err);
}

static bool read_events(struct options *options, const char *value, struct err *err)
{
    uint64_t events;
    if (!read_number("--events", value, &events, err))
        return false;
    options->events = (int64_t)events;
    return (events > 0 && events <= 1000000000) ||
           err_set(err, "--events %s: wanted 1 to 1000000000", value);
}

static bool read_format(struct options *options, const char *value, struct err *err)
{
    options->json = strcmp(value, "json") == 0;
    return options->json || strcmp(value, "text") == 0 ||
           err_set(err, "--format %s: wanted json or text", value);
}

static bool read_page(struct options *options, const char *value, struct err *err)
{
    if (options->page_count == OPTIONS_PAGES)
        return err_set(err, "--page: at most %d times", OPTIONS_PAGES);
    options->pages[options->page_count++] = value;
    return true;
}

static const struct {
    const char *name, *verb; /* verb NULL: shared by all */
    bool (*read)(struct options *options, const char *value, struct err *err);
    size_t at; /* read NULL: the text in struct options, as it is given */
} with_value[] = {
    {"--screen", NULL, read_screen, 0},
    {"--lang", NULL, read_language, 0},
    {"--text-size", NULL, read_text_size, 0},
    {"--theme", NULL, read_theme, 0},
    {"--distance", NULL, read_distance, 0},
    {"--conf", NULL, NULL, offsetof(struct options, conf)},
    {"-o", "shots", NULL, offsetof(struct options, out)},
    {"-o", "pack", NULL, offsetof(struct options, out)},
    {"--window", "run", read_window, 0},
    {"--tree", "run", NULL, offsetof(struct options, tree)},
    {"--monkey", "test", read_monkey, 0},
    {"--events", "test", read_events, 0},
    {"--only", "test", NULL, offsetof(struct options, only)},
    {"--format", "lint", read_format, 0},
    {"--explain", "lint", NULL, offsetof(struct options, explain)},
    {"--by", "approve", NULL, offsetof(struct options, by)},
    {"--page", "approve", read_page, 0},
    {"--reviews", "approve", NULL, offsetof(struct options, reviews)},
    {"--reviews", "lint", NULL, offsetof(struct options, reviews)},
    {"--reviews", "shots", NULL, offsetof(struct options, reviews)},
    {"--changed-since", "shots", NULL, offsetof(struct options, changed_since)},
};

static const struct {
    const char *name, *verb;
    size_t at; /* the bool in struct options */
} flags[] = {
    {"--dev", "run", offsetof(struct options, dev)},
    {"--over", "pack", offsetof(struct options, over)},
    {"--handout", "shots", offsetof(struct options, handout)},
    {"--release", "lint", offsetof(struct options, release)},
    {"--json", "verify", offsetof(struct options, json)},
    {"--json", "status", offsetof(struct options, json)},
    {"--json", "doctor", offsetof(struct options, json)},
    {"--history", "status", offsetof(struct options, history)},
    {"--again", "install", offsetof(struct options, again)},
    {"--begin-anew", "install", offsetof(struct options, begin_anew)},
};

static bool read_flag(struct options *options, const char *name)
{
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        if (strcmp(flags[i].name, name) == 0 && strcmp(flags[i].verb, options->verb) == 0) {
            *(bool *)((char *)options + flags[i].at) = true;
            return true;
        }
    }
    return false;
}

static bool read_option(struct options *options, const char *name, const char *value, int *used,
                        struct err *err)
{
    if (read_flag(options, name)) {
        *used = 1;
        return true;
    }
    for (size_t i = 0; i < sizeof with_value / sizeof with_value[0]; i++) {
        if (strcmp(with_value[i].name, name) != 0)
            continue;
        if (with_value[i].verb && strcmp(with_value[i].verb, options->verb) != 0)
            continue;
        if (!value)
            return err_set(err, "%s: a value is missing", name);
        *used = 2;
        if (with_value[i].read)
            return with_value[i].read(options, value, err);
        *(const char **)((char *)options + with_value[i].at) = value;
        return true;
    }
    return err_set(err, "%s: not an option of %s", name, options->verb);
}

static bool add_layer(struct options *options, const char *path, struct err *err)
{
    int *count = options->over ? &options->below_count : &options->layer_count;
    struct pack_layer *layers = options->over ? options->below : options->layers;
    if (*count == PACK_LAYERS - 1)
        return err_set(err, "%s: a pack has at most %d layers", path, PACK_LAYERS - 1);
    layers[(*count)++].path = path;
    return true;
}

bool options_read(struct options *options, int argc, char **argv, struct err *err)
{
    *options = (struct options){.verb = argv[1], .events = 10000};
    for (int i = 2; i < argc;) {
        int used = 1;
        if (argv[i][0] == '-') {
            if (!read_option(options, argv[i], i + 1 < argc ? argv[i + 1] : NULL, &used, err))
                return false;
        } else if (!add_layer(options, argv[i], err)) {
            return false;
        }
        i += used;
    }
    return true;
}

void options_fill(struct options *options, const struct config *config,
                  const struct pack_info *info)
{
    if (options->display_count == 0)
        add_set(options, options->release ? "all" : "main");
    for (int i = 0; i < options->display_count; i++)
        options->displays[i].distance_mm =
            options->distance_mm ? options->distance_mm : config->display.distance_mm;
    if (options->language_count == 0)
        for (int i = 0; i < info->language_count; i++)
            options->languages[options->language_count++] = info->languages[i];
    if (options->text_size_count == 0)
        for (int size = 100; size <= 200; size += 50)
            options->text_sizes[options->text_size_count++] = size;
    if (options->theme_count == 0) {
        options->dark[0] = false;
        options->dark[1] = true;
        options->theme_count = 2;
    }
}

bool options_check_languages(const struct options *options, const struct pack_info *info,
                             struct err *err)
{
    for (int i = 0; i < options->language_count; i++) {
        bool known = false;
        for (int l = 0; l < info->language_count; l++)
            known = known || strcmp(info->languages[l], options->languages[i]) == 0;
        if (!known)
            return err_set(err, "--lang %s: the pack has no such language", options->languages[i]);
    }
    return true;
}

bool setup_open(struct setup *setup, const struct options *options, struct err *err)
{
    setup->arena = arena_create();
    if (config_read(&setup->config, setup->arena, options->conf, err) &&
        core_path(setup->core, sizeof setup->core, err)) {
        if (options->distance_mm)
            setup->config.display.distance_mm = options->distance_mm;
        return true;
    }
    arena_destroy(setup->arena);
    return false;
}

/* They live in the arena, as the options point into them. */
static bool take_store(struct setup *setup, struct options *options, struct err *err)
{
    struct store *store = arena_alloc(setup->arena, sizeof *store);
    struct store_layers *layers = arena_alloc(setup->arena, sizeof *layers);
    if (!shown_layers(store, setup->core, &setup->config, layers, err))
        return false;
    for (size_t i = 0; i < layers->count; i++)
        options->layers[options->layer_count++] = layers->layers[i];
    return true;
}

int setup_open_pack(struct setup *setup, struct options *options, struct err *err)
{
    if (!setup_open(setup, options, err))
        return EXIT_FOUND;
    if (options->layer_count > 0 || take_store(setup, options, err))
        return EXIT_DONE;
    err_wrap(err, "%s: no layer is named, and there is none to take instead", options->verb);
    setup_close(setup);
    return EXIT_USAGE;
}

void setup_close(struct setup *setup)
{
    arena_destroy(setup->arena);
}
