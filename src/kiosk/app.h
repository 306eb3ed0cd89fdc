/* The kiosk, without window and loop: touches, keys and time go in, a picture comes out.
   The one place where what a pack shows and what a visitor wants meet. */
#pragma once

#include <stdbool.h>

#include "draw/damage.h"
#include "input/gesture.h"
#include "kiosk/config.h"
#include "stage/bundle.h"
#include "stage/stage.h"

#define ATTRACT_EVERY_MS 20000 /* the attract pages change */
#define NOTICE_MS 8000         /* "All done" stands on the attract page */
/* The calm page in place of one that takes too much: what the visitor said may have made it
   so, and would again, so the kiosk begins anew unless he goes elsewhere. */
#define TOO_MUCH_MS 8000

struct app_config {
    struct bundle *bundle;
    const struct config *config;
    struct variant variant; /* what every visitor starts with */
    bool pixels;            /* false: laid out, but not drawn */
    bool show_errors;       /* for pack authors: the reason on the calm page */
};

struct app;

struct app *app_create(const struct app_config *config, int64_t now_ms);
void app_destroy(struct app *app); /* NULL is fine */

enum app_key {
    APP_KEY_NEXT,
    APP_KEY_PREV,
    APP_KEY_PRESS,
    APP_KEY_BACK,
    APP_KEY_HOME,
    APP_KEY_HELP,
    APP_KEY_DIGIT,
    APP_KEY_ERASE
};

void app_touch(struct app *app, const struct touch *touch);
void app_key(struct app *app, enum app_key key, char digit, int64_t now_ms);
void app_tick(struct app *app, int64_t now_ms);
int64_t app_deadline_ms(const struct app *app, int64_t now_ms); /* INT64_MAX: none */

/* The display has another size: the visit goes on there. */
void app_resize(struct app *app, const struct display *display, int64_t now_ms);

/* The next picture is painted anew, for its surface is: render_set_target. */
void app_repaint(struct app *app);

/* Lays out and paints what changed, and tells what differs from the picture of the last call:
   touches and keys, too, paint what came before them. NULL: nothing. */
const struct damage *app_show(struct app *app);

/* For the moments when nothing happens: prepares one of the pages that the visitor can go
   to, unless there is none left to prepare. */
bool app_is_prepared(const struct app *app);
bool app_is_quiet(const struct app *app); /* all is shown, and no button is held */
void app_prepare(struct app *app);

struct render *app_render(struct app *app); /* NULL without pixels */
const struct stage *app_stage(const struct app *app);
const struct draw_list *app_shown(const struct app *app); /* what was painted last */
const char *app_page(const struct app *app);
/* The page that was asked for, where the calm page stands in its place, too. NULL: none of
   the pack's. */
const char *app_asked_page(const struct app *app);
int app_screen(const struct app *app);      /* of it, from 0 */
bool app_has_failed(const struct app *app); /* the calm page stands in a page's place */
const char *app_failure(const struct app *app);

/* As the buttons would: for flow tests. */
bool app_set_language(struct app *app, const char *language, int64_t now_ms);
void app_set_text_size(struct app *app, int percent, int64_t now_ms);
void app_set_dark(struct app *app, bool dark, int64_t now_ms);
void app_start(struct app *app, int64_t now_ms); /* a fresh session at the attract page */

/* To a screen of a page of the pack, if it has it: for pack authors. */
bool app_open(struct app *app, const char *page, int screen, int64_t now_ms);

/* When a tap on this button would count. */
int64_t app_ready_ms(const struct app *app, const struct box *button, int64_t now_ms);
