/* What the kiosk costs in instructions, step by step, without window and X server: the store of
   kiosk.conf opened to its first picture, changes of page, a new visitor, the nearest offices.
   For callgrind, which writes one file for each step: tests/bench/floor.sh counts them.
   Usage: floor CONF          the steps that floor.sh holds to its limits
          floor CONF --start  only the first of them
          floor CONF --all    each page as a visitor may meet it: both themes, three sizes */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <valgrind/callgrind.h>

#include "kiosk/app.h"
#include "kiosk/options.h"
#include "kiosk/shown.h"
#include "places/nearest.h"
#include "render/render.h"

#define OFFICES 10000
#define LOOKUPS 20

static int64_t now_ms;

static void begin_step(void)
{
    CALLGRIND_ZERO_STATS;
}

static void end_step(const char *name)
{
    CALLGRIND_DUMP_STATS_AT(name);
}

static void die(const char *why)
{
    fprintf(stderr, "floor: %s\n", why);
    exit(1);
}

/* What `run` does between its window and the first picture. */
static struct app *start(const struct setup *setup, struct shown **shown, struct bundle **bundle)
{
    struct err err = {0};
    struct variant variant = {.display = setup->config.display, .text_size = 100};
    *shown = shown_create(&(struct shown_config){
        .core = setup->core, .config = &setup->config, .display = variant.display});
    *bundle = shown_open(*shown, &err);
    if (!*bundle)
        die(err.text);
    variant.language = pack_info(bundle_pack(*bundle))->languages[0];
    struct app_config config = {
        .bundle = *bundle, .config = &setup->config, .variant = variant, .pixels = true};
    struct app *app = app_create(&config, now_ms);
    app_show(app);
    shown_drawn(*shown, now_ms);
    return app;
}

static void change_to(struct app *app, const char *page)
{
    if (!app_open(app, page, 0, now_ms += 1000))
        die(page);
    app_show(app);
    if (app_has_failed(app))
        die(app_failure(app));
}

/* A visitor who comes to the page by a touch that nothing was prepared for. */
static void come_to(struct app *app, const char *page)
{
    app_start(app, now_ms += 1000);
    app_show(app);
    change_to(app, "home");
    begin_step();
    change_to(app, page);
}

static void measure_changes(struct app *app)
{
    begin_step();
    app_start(app, now_ms += 1000);
    app_show(app);
    end_step("session");

    come_to(app, "mild");
    end_step("unprepared");
    change_to(app, "home");
    begin_step();
    change_to(app, "mild");
    end_step("seen");

    begin_step();
    app_set_dark(app, true, now_ms += 1000);
    app_show(app);
    end_step("dark");
    begin_step();
    app_set_text_size(app, 150, now_ms += 1000);
    app_show(app);
    end_step("bigger");
}

static void measure_nearest(void)
{
    static struct site sites[OFFICES];
    srand(1);
    for (int i = 0; i < OFFICES; i++)
        sites[i] = (struct site){
            .point = {25 + rand() % 2400 / 100.0, -124 + rand() % 5700 / 100.0}, .name = "Office"};
    begin_step();
    for (int i = 0; i < LOOKUPS; i++) {
        struct near near[5];
        nearest((struct point){25 + i, -120 + 2 * i}, sites, OFFICES, near, 5);
    }
    end_step("nearest");
}

static void measure_page(struct app *app, const char *page)
{
    static const int sizes[] = {100, 150, 200};
    char name[128];
    for (int i = 0; i < 6; i++) {
        app_start(app, now_ms += 1000);
        app_set_dark(app, i & 1, now_ms);
        app_set_text_size(app, sizes[i / 2], now_ms);
        app_show(app);
        begin_step();
        change_to(app, page);
        snprintf(name, sizeof name, "%s %d %s", page, sizes[i / 2], i & 1 ? "dark" : "calm");
        end_step(name);
    }
}

int main(int argc, char **argv)
{
    struct options options = {.conf = argc > 1 ? argv[1] : NULL};
    struct setup setup;
    struct shown *shown;
    struct bundle *bundle;
    struct err err = {0};
    if (argc < 2 || !setup_open(&setup, &options, &err))
        die(argc < 2 ? "usage: floor CONF [--start | --all]" : err.text);
    begin_step();
    struct app *app = start(&setup, &shown, &bundle);
    end_step("start");
    const struct pack *pack = bundle_pack(bundle);
    if (argc == 2) {
        measure_changes(app);
        measure_nearest();
    }
    for (size_t i = 0; argc > 2 && strcmp(argv[2], "--all") == 0 && i < pack_page_count(pack); i++)
        measure_page(app, pack_page(pack, i));
    app_destroy(app);
    shown_destroy(shown);
    bundle_close(bundle);
    setup_close(&setup);
    return 0;
}
