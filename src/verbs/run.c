/* run: the kiosk. Window, events and the app in one loop that blocks in one place. */
#include <SDL2/SDL.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "app/app.h"
#include "app/events.h"
#include "app/fallback.h"
#include "app/wait.h"
#include "app/watch.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "base/log.h"
#include "render/render.h"
#include "render/window.h"
#include "ui/tree.h"
#include "verbs/verbs.h"

#define DEFAULT_INCHES 21.5
#define PAGE_ID_MAX 256

struct kiosk {
    const struct options *options;
    struct setup setup;
    struct clock clock;
    struct window *window;
    struct wait *wait;
    struct watch *watch;
    const char *watched[PACK_LAYERS]; /* --dev: the layers' directories */
    struct bundle *bundle;
    struct app *app;           /* NULL: the pack can not be opened, and .. */
    struct fallback *fallback; /* .. this is shown */
    struct variant variant;
    pthread_t signals;
    atomic_bool quit, changed;
};

static int64_t
now_ms(const struct kiosk *kiosk)
{
    return clock_now_ms(&kiosk->clock);
}

/* Waits for the end of the program in a thread, so that the loop can sleep in SDL. */
static void *
await_signals(void *argument)
{
    struct kiosk *kiosk = argument;
    sigset_t set;
    int number;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigwait(&set, &number);
    atomic_store(&kiosk->quit, true);
    wait_wake(kiosk->wait);
    return NULL;
}

static void
block_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static void
pack_changed(void *context)
{
    struct kiosk *kiosk = context;
    atomic_store(&kiosk->changed, true);
    wait_wake(kiosk->wait);
}

/* px per mm: --screen, else kiosk.conf, else the real pixels taken as 21.5 in; the pixels
   are always the window's. */
static void
measure_display(struct kiosk *kiosk)
{
    const struct options *options = kiosk->options;
    struct display *display = &kiosk->variant.display;
    *display = kiosk->setup.config.display;
    if (options->display_count)
        display->inches = options->displays[0].inches;
    else if (!kiosk->setup.config.has_screen)
        display->inches = DEFAULT_INCHES;
    window_size(kiosk->window, &display->w_px, &display->h_px);
}

static const char *
start_language(const struct kiosk *kiosk, const struct pack_info *info)
{
    const char *wish = kiosk->options->language_count
                           ? kiosk->options->languages[0]
                           : kiosk->setup.config.start_language;
    for (int i = 0; wish && i < info->language_count; i++)
        if (strcmp(info->languages[i], wish) == 0)
            return info->languages[i];
    return info->languages[0];
}

static bool
open_window(struct kiosk *kiosk, struct err *err)
{
    const struct options *options = kiosk->options;
    const struct config *config = &kiosk->setup.config;
    struct window_config window = {.title = "Anteroom",
                                   .w_px = options->window_w,
                                   .h_px = options->window_h,
                                   .display = config->display_index,
                                   .rotate = config->rotate,
                                   .touch_rotate = config->touch_rotate};
    kiosk->window = window_open(&window, err);
    return kiosk->window != NULL;
}

static void
show_fallback(struct kiosk *kiosk, const char *reason)
{
    struct err err = {0};
    fallback_destroy(kiosk->fallback);
    kiosk->fallback = fallback_create(kiosk->setup.core, &kiosk->variant.display,
                                      kiosk->options->dev ? reason : NULL, &err);
    if (!kiosk->fallback)
        log_error("%s", err.text);
}

/* Opens the pack and begins with it; where it can not be opened, a calm page is shown. */
static void
open_pack(struct kiosk *kiosk)
{
    const struct options *options = kiosk->options;
    struct err err = {"run: no pack is named, and there is no store"};
    struct bundle *bundle = NULL;
    if (options->layer_count > 0)
        bundle = bundle_open(kiosk->setup.core, options->layers, options->layer_count,
                             kiosk->setup.config.clinic, &err);
    app_destroy(kiosk->app);
    bundle_close(kiosk->bundle);
    kiosk->app = NULL;
    kiosk->bundle = bundle;
    if (!bundle) {
        log_error("%s", err.text);
        show_fallback(kiosk, err.text);
        return;
    }
    fallback_destroy(kiosk->fallback);
    kiosk->fallback = NULL;
    kiosk->variant.language = start_language(kiosk, pack_info(bundle_pack(bundle)));
    kiosk->variant.text_size = options->text_size_count ? options->text_sizes[0] : 100;
    kiosk->variant.dark = options->theme_count && options->dark[0];
    struct app_config config = {.bundle = bundle,
                                .config = &kiosk->setup.config,
                                .variant = kiosk->variant,
                                .pixels = true,
                                .show_errors = options->dev};
    kiosk->app = app_create(&config, now_ms(kiosk));
}

static void
write_tree(struct kiosk *kiosk)
{
    const struct stage *stage = app_stage(kiosk->app);
    const struct variant *variant = &stage->variant;
    char display[48];
    snprintf(display, sizeof display, "%dx%d@%g", variant->display.w_px,
             variant->display.h_px, variant->display.inches);
    struct tree_head head = {.page = stage->page.id,
                             .lang = variant->language,
                             .theme = variant->dark ? "dark" : "calm",
                             .display = display,
                             .text_size = variant->text_size};
    struct buf text = {0};
    struct json json = {.out = &text};
    json_open(&json, '{');
    json_key(&json, "screens");
    json_open(&json, '[');
    tree_write(&json, &stage->env, &stage->scene, &head);
    json_close(&json, ']');
    json_close(&json, '}');
    struct err err;
    if (!file_replace(kiosk->options->tree, text.bytes, text.len, &err))
        log_error("%s", err.text);
    buf_free(&text);
}

static void
present(struct kiosk *kiosk, bool all)
{
    if (!kiosk->app) {
        if (kiosk->fallback && all)
            window_present(kiosk->window,
                           render_surface(fallback_render(kiosk->fallback)), NULL, 0);
        return;
    }
    bool is_new;
    SDL_Surface *canvas = window_canvas(kiosk->window, &is_new);
    if (render_paint_on(app_render(kiosk->app), canvas) || is_new)
        app_repaint(kiosk->app);
    const struct damage *damage = app_show(kiosk->app);
    if (!damage && !all)
        return;
    SDL_Surface *picture = render_surface(app_render(kiosk->app));
    if (all)
        window_present(kiosk->window, picture, NULL, 0);
    else
        window_present(kiosk->window, picture, damage->rects, damage->count);
    if (kiosk->options->tree)
        write_tree(kiosk);
}

static void
resize(struct kiosk *kiosk)
{
    struct display before = kiosk->variant.display;
    measure_display(kiosk);
    if (before.w_px != kiosk->variant.display.w_px ||
        before.h_px != kiosk->variant.display.h_px)
        open_pack(kiosk);
}

/* One event. Gives whether all has to be shown again. */
static bool
take_event(struct kiosk *kiosk, const SDL_Event *sdl)
{
    struct event event = event_read(sdl, &kiosk->setup.config);
    switch (event.kind) {
    case EVENT_NONE: return false;
    case EVENT_WOKEN: return false;
    case EVENT_EXPOSED: return true;
    case EVENT_RESIZED: resize(kiosk); return true;
    case EVENT_QUIT:
        if (kiosk->options->window_w)
            atomic_store(&kiosk->quit, true);
        return false;
    case EVENT_TOUCH: {
        struct touch touch = {
            .kind = event.touch, .finger = event.finger, .at_ms = now_ms(kiosk)};
        window_touch(kiosk->window, event.x, event.y, &touch.x, &touch.y);
        if (kiosk->app)
            app_touch(kiosk->app, &touch);
        return false;
    }
    case EVENT_KEY:
        if (kiosk->app)
            app_key(kiosk->app, event.key, event.digit, now_ms(kiosk));
        return false;
    }
    return false;
}

static int64_t
time_left_ms(const struct kiosk *kiosk)
{
    if (!kiosk->app)
        return INT64_MAX;
    int64_t now = now_ms(kiosk), deadline = app_deadline_ms(kiosk->app, now);
    return deadline == INT64_MAX ? INT64_MAX : deadline > now ? deadline - now : 0;
}

/* What was changed is shown where its author was looking. */
static void
reload_pack(struct kiosk *kiosk)
{
    char page[PAGE_ID_MAX] = "", language[PAGE_ID_MAX] = "";
    struct variant seen = {0};
    if (kiosk->app) {
        snprintf(page, sizeof page, "%s", app_page(kiosk->app));
        seen = app_stage(kiosk->app)->variant;
        snprintf(language, sizeof language, "%s", seen.language);
    }
    open_pack(kiosk);
    if (!kiosk->app || !page[0])
        return;
    app_set_language(kiosk->app, language, now_ms(kiosk));
    app_set_text_size(kiosk->app, seen.text_size, now_ms(kiosk));
    app_set_dark(kiosk->app, seen.dark, now_ms(kiosk));
    app_open(kiosk->app, page, now_ms(kiosk));
}

static void
loop(struct kiosk *kiosk)
{
    bool all = true;
    while (!atomic_load(&kiosk->quit)) {
        present(kiosk, all);
        all = false;
        SDL_Event event;
        bool rests = !kiosk->app || app_is_prepared(kiosk->app);
        if (wait_event(kiosk->wait, &event, rests ? time_left_ms(kiosk) : 0)) {
            do {
                all = take_event(kiosk, &event) || all;
                /* What a touch changed is shown before the next one counts. */
                if (kiosk->app && event.type == SDL_FINGERUP)
                    present(kiosk, false);
            } while (SDL_PollEvent(&event));
        } else if (!rests) {
            app_prepare(kiosk->app);
        }
        if (atomic_exchange(&kiosk->changed, false)) {
            reload_pack(kiosk);
            all = true;
        }
        if (kiosk->app)
            app_tick(kiosk->app, now_ms(kiosk));
    }
}

static bool
start(struct kiosk *kiosk, struct err *err)
{
    block_signals();
    if (!open_window(kiosk, err))
        return false;
    kiosk->wait = wait_create(window_on_console(kiosk->window));
    pthread_create(&kiosk->signals, NULL, await_signals, kiosk);
    measure_display(kiosk);
    open_pack(kiosk);
    if (kiosk->options->dev && kiosk->options->layer_count) {
        int count = kiosk->options->layer_count;
        for (int i = 0; i < count; i++)
            kiosk->watched[i] = kiosk->options->layers[i].path;
        kiosk->watch = watch_start(kiosk->watched, count, pack_changed, kiosk, err);
        return kiosk->watch != NULL;
    }
    return true;
}

int
verb_run(const struct options *options)
{
    struct kiosk kiosk = {.options = options};
    struct err err = {0};
    int status = EXIT_FOUND;
    if (!setup_open(&kiosk.setup, options, &err)) {
        log_error("%s", err.text);
        return status;
    }
    if (start(&kiosk, &err)) {
        loop(&kiosk);
        status = EXIT_DONE;
    } else {
        log_error("run: %s", err.text);
    }
    if (kiosk.wait) {
        pthread_cancel(kiosk.signals);
        pthread_join(kiosk.signals, NULL);
    }
    watch_stop(kiosk.watch);
    app_destroy(kiosk.app);
    fallback_destroy(kiosk.fallback);
    bundle_close(kiosk.bundle);
    wait_destroy(kiosk.wait);
    window_close(kiosk.window);
    setup_close(&kiosk.setup);
    return status;
}
