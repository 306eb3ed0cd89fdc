/* run: the kiosk. Window, events and the app in one loop that blocks in one place. */
#include <SDL2/SDL.h>
#include <string.h>

#include "base/log.h"
#include "base/minmax.h"
#include "kiosk/events.h"
#include "kiosk/run_inner.h"
#include "kiosk/verbs.h"
#include "pack/key_name.h"
#include "store/store_starts.h"

#define LOOK_EVERY_MS 1000 /* for a display, where there is none at the start */

static void pack_changed(void *context)
{
    struct kiosk *kiosk = context;
    atomic_store(&kiosk->changed, true);
    wait_wake(kiosk->wait);
}

/* On a console it is waited for, for as long as it takes: the service is up, and says what it
   waits for. A card tells when a display comes, but nobody when another program leaves it.
   true without a window: the kiosk was asked to end before. */
static bool await_window(struct kiosk *kiosk, const struct window_config *config, struct err *err)
{
    struct err told = {0};
    while (!atomic_load(&kiosk->quit) && !(kiosk->window = window_open(config, err))) {
        if (!window_may_come(config))
            return false;
        if (strcmp(err->text, told.text) != 0) {
            log_warn("run: waiting for a display: %s", err->text);
            notify_status(err->text);
            told = *err;
        }
        notify_round(&kiosk->notify, true, run_now_ms(kiosk));
        SDL_Delay(LOOK_EVERY_MS);
    }
    if (told.text[0])
        notify_status("");
    return true;
}

static bool open_window(struct kiosk *kiosk, struct err *err)
{
    const struct options *options = kiosk->options;
    const struct config *config = &kiosk->setup.config;
    int left = notify_take_kept();
    struct window_config window = {.title = "Anteroom",
                                   .w_px = options->window_w,
                                   .h_px = options->window_h,
                                   .display = config->display_index,
                                   .rotate = config->rotate,
                                   .touch_rotate = config->touch_rotate,
                                   .left = &left};
    return await_window(kiosk, &window, err);
}

/* One event. Gives whether all has to be shown again. */
static bool take_event(struct kiosk *kiosk, const SDL_Event *sdl)
{
    struct event event = event_read(sdl, &kiosk->setup.config);
    switch (event.kind) {
    case EVENT_NONE: return false;
    case EVENT_WOKEN: return false;
    case EVENT_EXPOSED: return true;
    case EVENT_RESIZED: run_resize(kiosk); return true;
    case EVENT_QUIT:
        if (kiosk->options->window_w)
            atomic_store(&kiosk->quit, true);
        return false;
    case EVENT_TOUCH: {
        struct touch touch = {
            .kind = event.touch, .finger = event.finger, .at_ms = run_now_ms(kiosk)};
        window_touch(kiosk->window, event.x, event.y, &touch.x, &touch.y);
        if (!rest_touch(&kiosk->rest, touch.at_ms) && kiosk->app)
            app_touch(kiosk->app, &touch);
        return false;
    }
    case EVENT_KEY:
        if (!rest_touch(&kiosk->rest, run_now_ms(kiosk)) && kiosk->app)
            app_key(kiosk->app, event.key, event.digit, run_now_ms(kiosk));
        return false;
    }
    return false;
}

static bool visitor_is_there(const struct kiosk *kiosk)
{
    return kiosk->app && !app_has_failed(kiosk->app) &&
           !stage_is_attract(app_stage(kiosk->app), app_page(kiosk->app));
}

static int64_t time_left_ms(const struct kiosk *kiosk)
{
    int64_t now = run_now_ms(kiosk), deadline = notify_deadline_ms(&kiosk->notify);
    deadline = sooner(deadline, rest_deadline_ms(&kiosk->rest, visitor_is_there(kiosk)));
    if (kiosk->app && !kiosk->rest.is_dark)
        deadline = sooner(deadline, app_deadline_ms(kiosk->app, now));
    if (kiosk->shown && shown_is_due(kiosk->shown, visitor_is_there(kiosk), now))
        return 0;
    if (kiosk->shown)
        deadline = sooner(deadline, shown_deadline_ms(kiosk->shown));
    return deadline == INT64_MAX ? INT64_MAX : deadline > now ? deadline - now : 0;
}

/* The pack of the store proves itself, fails, or is followed by another. Gives whether
   all has to be shown again. */
static bool mind_store(struct kiosk *kiosk)
{
    struct shown *shown = kiosk->shown;
    int64_t now = run_now_ms(kiosk);
    if (kiosk->app && app_has_failed(kiosk->app))
        shown_failed(shown, app_failure(kiosk->app));
    shown_tick(shown, now);
    if (!shown_is_due(shown, visitor_is_there(kiosk), now))
        return false;
    run_open_pack(kiosk);
    return true;
}

static bool take_change(struct kiosk *kiosk)
{
    if (!atomic_exchange(&kiosk->changed, false))
        return false;
    if (kiosk->shown)
        shown_look(kiosk->shown, run_now_ms(kiosk));
    else
        run_reload_pack(kiosk);
    return !kiosk->shown;
}

/* Whether there is work for the moments in which nothing happens. */
static bool has_idle_work(const struct kiosk *kiosk)
{
    const struct shown *shown = kiosk->shown;
    return kiosk->app && (!app_is_prepared(kiosk->app) ||
                          (shown && (shown_rehearses(shown) || shown_reads_on(shown)) &&
                           app_is_quiet(kiosk->app)));
}

static void do_idle_work(struct kiosk *kiosk)
{
    if (!app_is_prepared(kiosk->app))
        app_prepare(kiosk->app);
    else if (shown_rehearses(kiosk->shown))
        shown_rehearse(kiosk->shown);
    else
        shown_read_on(kiosk->shown);
}

static bool take_events(struct kiosk *kiosk, SDL_Event *event)
{
    bool all = false;
    do {
        all = take_event(kiosk, event) || all;
        /* What a touch changed is shown before the next one counts. */
        if (kiosk->app && event->type == SDL_FINGERUP)
            run_present(kiosk, false);
    } while (wait_event(kiosk->wait, event, 0));
    return all;
}

/* Nothing is work but what lies between two of these. */
static bool await_event(struct kiosk *kiosk, SDL_Event *event, int64_t timeout_ms)
{
    heartbeat_rest(kiosk->heartbeat);
    bool came = wait_event(kiosk->wait, event, timeout_ms);
    heartbeat_work(kiosk->heartbeat);
    return came;
}

static void look_at_clock(struct kiosk *kiosk)
{
    struct rest *rest = &kiosk->rest;
    bool was_believed = rest->trust != WALL_UNSURE;
    rest_set_clock(rest, wall_trust(""), wall_week_min(time(NULL)), run_now_ms(kiosk));
    if (was_believed && rest->trust == WALL_UNSURE)
        log_warn("run: on_hours is not obeyed: nothing has set the clock since the start");
}

/* Gives whether all has to be shown again. */
static bool mind_rest(struct kiosk *kiosk)
{
    struct rest *rest = &kiosk->rest;
    int64_t now = run_now_ms(kiosk);
    bool visitor = visitor_is_there(kiosk);
    if (rest_wants_clock(rest, now))
        look_at_clock(kiosk);
    rest->is_kept = kiosk->notify.is_heard;
    if (rest_is_due(rest, visitor, now)) {
        log_info("run: nobody is there, and it has run for 20 hours: it begins anew");
        kiosk->ends_to_begin = true;
        atomic_store(&kiosk->quit, true);
    }
    if (!rest_tick(rest, visitor, now))
        return false;
    window_set_dark(kiosk->window, rest->is_dark);
    return !rest->is_dark;
}

/* A display that is off keeps nothing from being well. */
static bool present(struct kiosk *kiosk, bool all)
{
    if (!kiosk->rest.is_dark)
        return run_present(kiosk, all);
    if (all)
        window_set_dark(kiosk->window, true);
    return true;
}

static void loop(struct kiosk *kiosk)
{
    bool all = true;
    kiosk->rest = rest_begin(&kiosk->setup.config.on_hours, run_now_ms(kiosk));
    while (!atomic_load(&kiosk->quit)) {
        notify_round(&kiosk->notify, present(kiosk, all), run_now_ms(kiosk));
        SDL_Event event;
        bool works = has_idle_work(kiosk);
        all = false;
        if (await_event(kiosk, &event, works ? 0 : time_left_ms(kiosk)))
            all = take_events(kiosk, &event);
        else if (works)
            do_idle_work(kiosk);
        all = take_change(kiosk) || all;
        if (kiosk->app)
            app_tick(kiosk->app, run_now_ms(kiosk));
        if (kiosk->shown)
            all = mind_store(kiosk) || all;
        all = mind_rest(kiosk) || all;
    }
}

/* The manager keeps the picture on the display while the program begins anew. */
static void close_window(struct kiosk *kiosk)
{
    int left = kiosk->window && kiosk->ends_to_begin ? window_leave(kiosk->window) : -1;
    if (left >= 0)
        notify_keep(left);
    else if (!kiosk->ends_to_begin)
        window_close(kiosk->window);
}

/* The files that another pack comes with: those of the author, or the store's record, of
   which each change writes both. */
static bool start_watch(struct kiosk *kiosk, struct err *err)
{
    const struct options *options = kiosk->options;
    if (kiosk->shown) {
        kiosk->watch =
            watch_start_file(kiosk->setup.config.store, "active-a", pack_changed, kiosk, err);
    } else if (options->dev) {
        for (int i = 0; i < options->layer_count; i++)
            kiosk->watched[i] = options->layers[i].path;
        kiosk->watch = watch_start(kiosk->watched, options->layer_count, pack_changed, kiosk, err);
    } else {
        return true;
    }
    return kiosk->watch != NULL;
}

static bool start(struct kiosk *kiosk, struct err *err)
{
    if (!open_window(kiosk, err))
        return false;
    if (!kiosk->window)
        return true;
    kiosk->wait = wait_create(window_on_console(kiosk->window) ? WAIT_INPUT_DIR : NULL);
    run_start_heartbeat(kiosk);
    run_measure_display(kiosk);
    if (kiosk->options->layer_count == 0)
        kiosk->shown = shown_create(&(struct shown_config){.core = kiosk->setup.core,
                                                           .config = &kiosk->setup.config,
                                                           .display = kiosk->variant.display});
    if (!start_watch(kiosk, err))
        return false;
    run_open_pack(kiosk);
    return true;
}

int verb_run(const struct options *options)
{
    struct kiosk kiosk = {.options = options};
    struct err err = {0};
    int status = EXIT_FOUND;
    run_take_signals(&kiosk);
    kiosk.notify = notify_begin();
    if (!setup_open(&kiosk.setup, options, &err)) {
        log_error("%s", err.text);
        return status;
    }
    if (kiosk.setup.config.refused)
        log_warn("%s; the last good settings are used", kiosk.setup.config.refused);
    if (options->layer_count == 0)
        key_name_log_others(kiosk.setup.config.signers);
    if (start(&kiosk, &err)) {
        loop(&kiosk);
        store_starts_note_end(STORE_END_ASKED);
        status = EXIT_DONE;
    } else {
        log_error("run: %s", err.text);
    }
    watch_stop(kiosk.watch);
    app_destroy(kiosk.app);
    fallback_destroy(kiosk.fallback);
    shown_destroy(kiosk.shown);
    bundle_close(kiosk.bundle);
    wait_destroy(kiosk.wait);
    close_window(&kiosk);
    setup_close(&kiosk.setup);
    return status;
}
