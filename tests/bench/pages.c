/* What the work behind the window costs, without one: a page from script to picture, the
   memory that many pages and visitors leave behind, a ZIP code and the nearest offices.
   Prints "name value" lines; times are of this thread's processor.
   Usage: pages CORE LAYER...          the whole of it
          pages --open CORE LAYER...   only how long the pack takes to open */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kiosk/app.h"
#include "kiosk/session.h"
#include "places/nearest.h"
#include "render/render.h"

#define OPENINGS 15
#define ROUNDS 5 /* over all pages, the first not counted among the cached */
#define CHANGES 2000
#define VISITORS 200
#define OFFICES 10000
#define LOOKUPS 300
#define MOST 8192

struct series {
    const char *name;
    double ms[MOST];
    int count;
};

static double cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double elapsed_ms(double *since_ms)
{
    double now = cpu_ms(), ms = now - *since_ms;
    *since_ms = now;
    return ms;
}

static void add(struct series *series, double ms)
{
    if (series->count < MOST)
        series->ms[series->count++] = ms;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print(struct series *series)
{
    int n = series->count;
    if (n == 0)
        return;
    qsort(series->ms, (size_t)n, sizeof *series->ms, by_size);
    printf("%s_median %.3f\n%s_p95 %.3f\n%s_most %.3f\n", series->name, series->ms[n / 2],
           series->name, series->ms[n * 95 / 100], series->name, series->ms[n - 1]);
}

static void die(const struct err *err)
{
    fprintf(stderr, "pages: %s\n", err->text);
    exit(1);
}

static struct bundle *open_bundle(char **argv, int argc)
{
    struct err err = {0};
    struct pack_layer layers[PACK_LAYERS] = {{0}};
    int count = 0;
    for (int i = 1; i < argc && count < PACK_LAYERS; i++)
        layers[count++].path = argv[i];
    struct bundle *bundle = bundle_open(argv[0], layers, count, NULL, &err);
    if (!bundle)
        die(&err);
    return bundle;
}

static void measure_opening(char **argv, int argc)
{
    static struct series opening = {.name = "open_ms"};
    for (int i = 0; i < OPENINGS; i++) {
        double since = cpu_ms();
        bundle_close(open_bundle(argv, argc));
        add(&opening, elapsed_ms(&since));
    }
    print(&opening);
}

/* Proportional memory of this process, in kB. */
static long pss_kb(void)
{
    char line[256];
    long kb = 0;
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "Pss: %ld", &kb) == 1)
            break;
    if (file)
        fclose(file);
    return kb;
}

static struct variant variant_of(const struct bundle *bundle)
{
    return (struct variant){.display = {1920, 1080, 21.5, 600},
                            .language = pack_info(bundle_pack(bundle))->languages[0],
                            .text_size = 100};
}

static struct series script_ms = {.name = "script_ms"}, layout_ms = {.name = "layout_ms"},
                     paint_ms = {.name = "paint_ms"}, first_ms = {.name = "draw_first_ms"},
                     again_ms = {.name = "draw_again_ms"}, unseen_ms = {.name = "change_first_ms"},
                     change_ms = {.name = "change_cached_ms"};

/* One page in its steps; drawn twice, so that the second finds runs and pictures. */
static void measure_steps(struct stage *stage, struct script *script, struct render *render,
                          const char *page)
{
    struct err err = {0};
    struct view view = {0};
    double since = cpu_ms();
    if (!stage_load(stage, script, page, SCRIPT_TO_SEE, &err)) {
        fprintf(stderr, "pages: %s\n", err.text);
        return;
    }
    add(&script_ms, elapsed_ms(&since));
    if (!stage_lay(stage, 0, (struct anchor){0}, NULL, &err))
        fprintf(stderr, "pages: %s\n", err.text);
    add(&layout_ms, elapsed_ms(&since));
    stage_paint(stage, &view);
    add(&paint_ms, elapsed_ms(&since));
    if (!render_play(render, &stage->list, NULL, &err))
        die(&err);
    add(&first_ms, elapsed_ms(&since));
    render_play(render, &stage->list, NULL, &err);
    add(&again_ms, elapsed_ms(&since));
}

static void measure_pages(struct bundle *bundle)
{
    struct err err = {0};
    struct variant variant = variant_of(bundle);
    struct render_source source = bundle_pictures(bundle);
    struct render *render =
        render_create(variant.display.w_px, variant.display.h_px, bundle_fonts(bundle), &source);
    struct session *session = session_create(bundle, &variant, &(struct config){0}, &err);
    if (!session->script)
        die(&err);
    struct stage stage;
    stage_init(&stage, bundle);
    stage_set_variant(&stage, &variant);
    for (size_t i = 0; i < pack_page_count(bundle_pack(bundle)); i++)
        measure_steps(&stage, session->script, render, pack_page(bundle_pack(bundle), i));
    stage_free(&stage);
    session_destroy(session);
    render_destroy(render);
}

static double change(struct app *app, const char *page, int64_t *now_ms)
{
    double since = cpu_ms();
    app_open(app, page, 0, *now_ms += 1000);
    app_show(app);
    return elapsed_ms(&since);
}

/* The kiosk without its window: what a tap costs, and what pages and visitors leave. */
static void measure_kiosk(struct bundle *bundle)
{
    const struct pack *pack = bundle_pack(bundle);
    size_t pages = pack_page_count(pack), at = 0;
    struct config config = {.idle_s = 60, .warn_s = 30};
    struct app_config app_config = {
        .bundle = bundle, .config = &config, .variant = variant_of(bundle), .pixels = true};
    int64_t now_ms = 0;
    struct app *app = app_create(&app_config, now_ms);
    app_show(app);
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < pages; i++)
            add(round ? &change_ms : &unseen_ms, change(app, pack_page(pack, i), &now_ms));

    printf("pss_before_kb %ld\n", pss_kb());
    for (int i = 0; i < CHANGES; i++)
        change(app, pack_page(pack, at++ % pages), &now_ms);
    printf("pss_after_changes_kb %ld\n", pss_kb());
    for (int i = 0; i < VISITORS; i++) {
        app_start(app, now_ms += 1000);
        app_show(app);
        for (int k = 0; k < 3; k++)
            change(app, pack_page(pack, at++ % pages), &now_ms);
    }
    printf("pss_after_visitors_kb %ld\n", pss_kb());
    app_destroy(app);
}

static void measure_places(struct bundle *bundle)
{
    static struct series lookup = {.name = "nearest_ms"};
    static struct site sites[OFFICES];
    struct script_config config = bundle_script_config(bundle, "en");
    srand(1);
    for (int i = 0; i < OFFICES; i++)
        sites[i] = (struct site){
            .point = {25 + rand() % 2400 / 100.0, -124 + rand() % 5700 / 100.0}, .name = "Office"};
    for (int i = 0; i < LOOKUPS; i++) {
        char code[16];
        struct near near[5];
        snprintf(code, sizeof code, "%05u", (unsigned)rand() % 100000U);
        double since = cpu_ms();
        struct zip zip = zips_find(config.zips, code);
        if (!zip.has_point)
            continue;
        nearest(zip.point, sites, OFFICES, near, 5);
        add(&lookup, elapsed_ms(&since));
    }
    print(&lookup);
}

int main(int argc, char **argv)
{
    bool open_only = argc > 1 && strcmp(argv[1], "--open") == 0;
    argv += open_only ? 2 : 1;
    argc -= open_only ? 2 : 1;
    if (argc < 2) {
        fprintf(stderr, "usage: pages [--open] CORE LAYER...\n");
        return 2;
    }
    measure_opening(argv, argc);
    if (open_only)
        return 0;
    struct bundle *bundle = open_bundle(argv, argc);
    measure_places(bundle);
    measure_pages(bundle);
    measure_kiosk(bundle);
    struct series *all[] = {&script_ms, &layout_ms, &paint_ms, &first_ms,
                            &again_ms,  &unseen_ms, &change_ms};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        print(all[i]);
    bundle_close(bundle);
    return 0;
}
