/* shots: every page and screen in every variant as PNG, and all their nodes in tree.json;
   then the sheets for people, made of these. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/log.h"
#include "base/place.h"
#include "base/plain_text.h"
#include "base/progress.h"
#include "kiosk/verbs.h"
#include "stage/stage.h"
#include "ui/tree.h"
#include "workshop/sheets.h"

struct shots {
    const struct options *options;
    const struct config *config;
    struct bundle *bundle;
    struct stage stage;
    struct render *render;
    struct json tree;
    struct sheets sheets;
    char display[32];
    bool failed;
};

/* The page as it is loaded, in the variant that it is laid out for. */
static struct shot shot_of(const struct shots *shots)
{
    const struct variant *variant = &shots->stage.variant;
    return (struct shot){.page = shots->stage.page.id,
                         .display = shots->display,
                         .language = variant->language,
                         .text_size = variant->text_size,
                         .dark = variant->dark,
                         .screens = shots->stage.scene.screens};
}

/* Draws the screen that is laid out, and lists its nodes. */
static bool shoot_screen(struct shots *shots, struct err *err)
{
    const struct variant *variant = &shots->stage.variant;
    struct arena *arena = shots->stage.scene_arena;
    const struct shot shot = shot_of(shots);
    const char *out = shots->options->out;
    const char *png = shot_png(arena, &shot, shots->stage.scene.screen + 1);

    stage_paint(&shots->stage, &(struct view){0});
    bool saved = render_play(shots->render, &shots->stage.list, NULL, err) &&
                 file_make_dirs(arena_printf(arena, "%s/%s", out, shot_dir(arena, &shot)), err) &&
                 render_save_png(shots->render, arena_printf(arena, "%s/%s", out, png), err);
    struct tree_head head = {.page = shots->stage.page.id,
                             .lang = variant->language,
                             .theme = variant->dark ? "dark" : "calm",
                             .display = shots->display,
                             .png = saved ? png : NULL,
                             .text_size = variant->text_size};
    tree_write(&shots->tree, &shots->stage.env, &shots->stage.scene, &head);
    return saved;
}

static bool shoot_page(struct shots *shots, struct script *script, const char *page,
                       struct err *err)
{
    bool loaded = stage_load(&shots->stage, script, page, SCRIPT_TO_SEE, err);
    if (!loaded)
        return false;
    if (stage_is_attract(&shots->stage, page))
        stage_add_languages(&shots->stage, NULL);
    for (int screen = 0, screens = 1; screen < screens; screen++) {
        if (!stage_lay(&shots->stage, screen, (struct anchor){0}, NULL, err))
            return err_wrap(err, "%s in %s at %d %% on %s", page, shots->stage.variant.language,
                            shots->stage.variant.text_size, shots->display);
        screens = shots->stage.scene.screens;
        if (!shoot_screen(shots, err))
            return false;
        if (shots->stage.scene.left_out)
            return err_set(err, "%s is longer than %d screens", page, SPLIT_MAX_SCREENS);
    }
    const struct shot shot = shot_of(shots);
    sheets_add(&shots->sheets, &shot);
    return true;
}

static void tell_progress(const struct shots *shots, const char *page)
{
    const struct variant *variant = &shots->stage.variant;
    progress_say("%s, %s, %d %%, %s: %s ...", shots->display, variant->language, variant->text_size,
                 variant->dark ? "dark" : "calm", excerpt(page).text);
}

/* Says where we are. false: an earlier child died there. */
static bool begin_page(const struct shots *shots, const char *page, struct err *err)
{
    const struct variant *variant = &shots->stage.variant;
    char path[300];
    snprintf(path, sizeof path, "pages/%s.lua", page);
    tell_progress(shots, page);
    place_say(path, "when it is shown in %s at %d %% on %s", variant->language, variant->text_size,
              shots->display);
    const char *died = place_died(path);
    return !died || err_set(err, "%s: %s", path, died);
}

static void shoot_pages(struct shots *shots, struct script *script)
{
    const struct pack *pack = bundle_pack(shots->bundle);
    for (size_t i = 0; i < pack_page_count(pack); i++) {
        struct err err = {0};
        if (!sheets_want(&shots->sheets, pack_page(pack, i)))
            continue;
        if (begin_page(shots, pack_page(pack, i), &err) &&
            shoot_page(shots, script, pack_page(pack, i), &err))
            continue;
        progress_end();
        log_error("%s", err.text);
        shots->failed = true;
    }
    place_say("", "%s", "");
}

static void shoot_language(struct shots *shots, const struct display *display, const char *language)
{
    struct err err = {0};
    struct script_config config = bundle_script_config(shots->bundle, language);
    config.own_office = shots->config->office;
    struct script *script = script_create(&config, &err);
    if (!script) {
        log_error("%s", err.text);
        shots->failed = true;
        return;
    }
    for (int size = 0; size < shots->options->text_size_count; size++) {
        for (int theme = 0; theme < shots->options->theme_count; theme++) {
            struct variant variant = {*display, language, shots->options->text_sizes[size],
                                      shots->options->dark[theme]};
            stage_set_variant(&shots->stage, &variant);
            shoot_pages(shots, script);
        }
    }
    script_destroy(script);
}

static void shoot_display(struct shots *shots, const struct display *display)
{
    struct render_source source = bundle_pictures(shots->bundle);
    snprintf(shots->display, sizeof shots->display, "%dx%d@%g", display->w_px, display->h_px,
             display->inches);
    shots->render =
        render_create(display->w_px, display->h_px, bundle_fonts(shots->bundle), &source);
    stage_init(&shots->stage, shots->bundle);
    for (int i = 0; i < shots->options->language_count; i++)
        shoot_language(shots, display, shots->options->languages[i]);
    stage_free(&shots->stage);
    render_destroy(shots->render);
}

static bool shoot_all(struct shots *shots, struct err *err)
{
    struct buf text = {0};
    shots->tree = (struct json){.out = &text};
    json_open(&shots->tree, '{');
    json_key(&shots->tree, "screens");
    json_open(&shots->tree, '[');
    for (int i = 0; i < shots->options->display_count; i++)
        shoot_display(shots, &shots->options->displays[i]);
    progress_end();
    json_close(&shots->tree, ']');
    json_close(&shots->tree, '}');

    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/tree.json", shots->options->out);
    bool written = file_replace(path, text.bytes, text.len, err);
    buf_free(&text);
    return written;
}

static bool shoot_and_write(struct shots *shots, const struct setup *setup, struct err *err)
{
    bool good = file_make_dirs(shots->options->out, err) &&
                shot_remove_all(shots->options->out, err) &&
                sheets_open(&shots->sheets, shots->options, setup, err) && shoot_all(shots, err) &&
                sheets_write(&shots->sheets, err);
    sheets_close(&shots->sheets);
    return good && !shots->failed;
}

static int fail(const struct err *err, int status)
{
    log_error("%s", err->text);
    return status;
}

int verb_shots(const struct options *given)
{
    struct options options = *given;
    struct setup setup;
    struct err err = {0};
    if (!options.out)
        return fail(&(struct err){"shots: say where to with -o DIR"}, EXIT_USAGE);
    int status = setup_open_pack(&setup, &options, &err);
    if (status != EXIT_DONE)
        return fail(&err, status);

    status = EXIT_FOUND;
    struct bundle *bundle =
        bundle_open(setup.core, options.layers, options.layer_count, setup.config.clinic, &err);
    if (!bundle) {
        fail(&err, status);
    } else {
        const struct pack_info *info = pack_info(bundle_pack(bundle));
        struct shots shots = {.options = &options, .config = &setup.config, .bundle = bundle};
        bundle_tell_notes(bundle);
        options_fill(&options, &setup.config, info);
        if (!options_check_languages(&options, info, &err))
            status = fail(&err, EXIT_USAGE);
        else if (shoot_and_write(&shots, &setup, &err))
            status = EXIT_DONE;
        else if (*err.text)
            fail(&err, status);
    }
    bundle_close(bundle);
    setup_close(&setup);
    return status;
}
