/* What is in the window of a running kiosk: a pack, or the calm page if there is none. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/log.h"
#include "kiosk/run_inner.h"
#include "ui/tree.h"

#define DEFAULT_INCHES 21.5

int64_t run_now_ms(const struct kiosk *kiosk)
{
    return clock_now_ms(&kiosk->clock);
}

/* px per mm: --screen, else kiosk.conf, else what the display says, else the real pixels taken as
   21.5 in; the pixels are always the window's. */
void run_measure_display(struct kiosk *kiosk)
{
    const struct options *options = kiosk->options;
    struct display *display = &kiosk->variant.display;
    *display = kiosk->setup.config.display;
    if (options->display_count)
        display->inches = options->displays[0].inches;
    else if (!kiosk->setup.config.has_screen && window_inches(kiosk->window) > 0)
        display->inches = window_inches(kiosk->window);
    else if (!kiosk->setup.config.has_screen)
        display->inches = DEFAULT_INCHES;
    window_size(kiosk->window, &display->w_px, &display->h_px);
}

static const char *start_language(const struct kiosk *kiosk, const struct pack_info *info)
{
    const char *wish = kiosk->options->language_count ? kiosk->options->languages[0]
                                                      : kiosk->setup.config.start_language;
    for (int i = 0; wish && i < info->language_count; i++)
        if (strcmp(info->languages[i], wish) == 0)
            return info->languages[i];
    return info->languages[0];
}

static void show_fallback(struct kiosk *kiosk)
{
    struct err err = {0};
    fallback_destroy(kiosk->fallback);
    kiosk->fallback = fallback_create(kiosk->setup.core, &kiosk->variant.display,
                                      kiosk->options->dev ? kiosk->trouble.text : NULL, &err);
    if (!kiosk->fallback)
        log_error("%s", err.text);
}

static struct bundle *open_bundle(struct kiosk *kiosk, struct err *err)
{
    const struct options *options = kiosk->options;
    if (kiosk->shown)
        return shown_open(kiosk->shown, err);
    const struct shown_config config = {.core = kiosk->setup.core,
                                        .config = &kiosk->setup.config,
                                        .display = kiosk->variant.display};
    struct err left_out;
    if (!options->dev) /* its author wants to see the reason */
        return shown_open_layers(&config, options->layers, (size_t)options->layer_count, false,
                                 &left_out, err);
    return bundle_open(kiosk->setup.core, options->layers, options->layer_count,
                       kiosk->setup.config.clinic, err);
}

/* Begins with the pack; where there is none, a calm page is shown. */
static void begin_app(struct kiosk *kiosk)
{
    const struct options *options = kiosk->options;
    app_destroy(kiosk->app);
    kiosk->app = NULL;
    if (!kiosk->bundle) {
        show_fallback(kiosk);
        return;
    }
    fallback_destroy(kiosk->fallback);
    kiosk->fallback = NULL;
    kiosk->variant.language = start_language(kiosk, pack_info(bundle_pack(kiosk->bundle)));
    kiosk->variant.text_size = options->text_size_count ? options->text_sizes[0] : 100;
    kiosk->variant.dark = options->theme_count && options->dark[0];
    struct app_config config = {.bundle = kiosk->bundle,
                                .config = &kiosk->setup.config,
                                .variant = kiosk->variant,
                                .pixels = true,
                                .show_errors = options->dev};
    kiosk->app = app_create(&config, run_now_ms(kiosk));
}

void run_open_pack(struct kiosk *kiosk)
{
    struct err err = {0};
    struct bundle *bundle = open_bundle(kiosk, &err), *before = kiosk->bundle;
    if (!bundle)
        log_error("run: %s", err.text);
    else
        bundle_tell_notes(bundle);
    app_destroy(kiosk->app);
    kiosk->app = NULL;
    kiosk->bundle = bundle;
    kiosk->trouble = err;
    begin_app(kiosk);
    bundle_close(before);
}

/* The object of tree.json with the one screen that is laid out: for tests with a real window. */
static void write_tree(const struct kiosk *kiosk, const struct stage *stage)
{
    const struct variant *variant = &stage->variant;
    char display[48];
    if (!kiosk->options->tree)
        return;
    snprintf(display, sizeof display, "%dx%d@%g", variant->display.w_px, variant->display.h_px,
             variant->display.inches);
    struct tree_head head = {.page = stage->page.id,
                             .lang = variant->language,
                             .theme = variant->dark ? "dark" : "calm",
                             .display = display,
                             .text_size = variant->text_size};
    struct buf text = {0};
    struct json json = {.out = &text};
    struct err err;
    json_open(&json, '{');
    json_open(json_key(&json, "screens"), '[');
    tree_write(&json, &stage->env, &stage->scene, &head);
    json_close(&json, ']');
    json_close(&json, '}');
    if (!file_replace(kiosk->options->tree, text.bytes, text.len, &err))
        log_error("%s", err.text);
    buf_free(&text);
}

static bool present_fallback(struct kiosk *kiosk)
{
    if (!kiosk->fallback)
        return false;
    write_tree(kiosk, fallback_stage(kiosk->fallback));
    return window_present(kiosk->window, render_surface(fallback_render(kiosk->fallback)), NULL, 0);
}

bool run_present(struct kiosk *kiosk, bool all)
{
    if (!kiosk->app)
        return !all || present_fallback(kiosk);
    bool is_new;
    SDL_Surface *canvas = window_canvas(kiosk->window, &is_new);
    if (render_set_target(app_render(kiosk->app), canvas) || is_new)
        app_repaint(kiosk->app);
    const struct damage *damage = app_show(kiosk->app);
    if (!damage && !all)
        return true;
    SDL_Surface *picture = render_surface(app_render(kiosk->app));
    if (!window_present(kiosk->window, picture, all ? NULL : damage->rects,
                        all ? 0 : damage->count)) {
        app_repaint(kiosk->app);
        return false;
    }
    write_tree(kiosk, app_stage(kiosk->app));
    if (kiosk->shown && !app_has_failed(kiosk->app))
        shown_drawn(kiosk->shown, run_now_ms(kiosk));
    return true;
}

void run_resize(struct kiosk *kiosk)
{
    struct display before = kiosk->variant.display, *display = &kiosk->variant.display;
    window_look(kiosk->window);
    if (!window_limit(kiosk->window))
        return; /* it comes again, in the size that it may have */
    run_measure_display(kiosk);
    if (before.w_px == display->w_px && before.h_px == display->h_px &&
        before.inches == display->inches)
        return;
    if (kiosk->app)
        app_resize(kiosk->app, display, run_now_ms(kiosk));
    else
        begin_app(kiosk);
}

/* A page that fails is looked at, too. One that is gone is waited for, until the author leaves
   the attract page that came in its place. */
static void note_seen(struct kiosk *kiosk)
{
    struct run_seen *seen = &kiosk->seen;
    const char *page = kiosk->app ? app_asked_page(kiosk->app) : NULL;
    if (!page || (seen->is_away && stage_is_attract(app_stage(kiosk->app), page)))
        return;
    const struct variant *variant = &app_stage(kiosk->app)->variant;
    snprintf(seen->page, sizeof seen->page, "%s", page);
    snprintf(seen->language, sizeof seen->language, "%s", variant->language);
    seen->screen = app_screen(kiosk->app);
    seen->text_size = variant->text_size;
    seen->dark = variant->dark;
}

/* What was changed is shown where its author was looking. */
void run_reload_pack(struct kiosk *kiosk)
{
    struct run_seen *seen = &kiosk->seen;
    note_seen(kiosk);
    run_open_pack(kiosk);
    if (!kiosk->app || !seen->page[0])
        return;
    app_set_language(kiosk->app, seen->language, run_now_ms(kiosk));
    app_set_text_size(kiosk->app, seen->text_size, run_now_ms(kiosk));
    app_set_dark(kiosk->app, seen->dark, run_now_ms(kiosk));
    seen->is_away = !app_open(kiosk->app, seen->page, seen->screen, run_now_ms(kiosk));
}
