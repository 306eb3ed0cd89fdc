/* What the files of the app share, each above those before it: visit.c keeps the session and
   its page, decide.c says what an action comes to, apply.c does it, app_input.c turns touches
   and keys into actions, ahead.c prepares pages, app.c makes the picture. */
#pragma once

#include "input/idle.h"
#include "kiosk/app.h"
#include "kiosk/session.h"

/* What has to be done before the picture is right again: each includes those before it. */
enum change { CHANGE_NONE, CHANGE_PAINT, CHANGE_LAYOUT };

struct app {
    struct app_config config;
    struct stage stage;
    struct render *render;
    struct session *session;
    struct gesture gesture;
    struct idle idle;
    struct draw_list shown; /* what the picture shows */
    struct damage damage;   /* of what app_show has not told yet, or has told last */
    bool is_told;
    enum change change;
    bool repaint;        /* all of the picture, not what differs */
    int idle_steps;      /* of the dialog that is up; 0: none is */
    bool asks_to_finish; /* the other dialog: Finish was touched */
    struct arena *dialog_arena;
    int attract; /* which of the attract pages */
    int64_t attract_until_ms, notice_until_ms;
    struct err failure;
    struct stage ahead; /* a page that is prepared: of it only pixels are kept */
    bool *seen;         /* by page of the pack: shown or prepared, as it looks now */
    bool is_prepared;   /* all that can be gone to is seen */
};

/* visit.c */

const struct pack_info *app_info(const struct app *app);
bool app_at_attract(const struct app *app);

/* A page of the pack by its id, else NO_PAGE; NULL is none. */
#define NO_PAGE SIZE_MAX
size_t app_page_index(const struct app *app, const char *id);
/* The pack's own string of a language, or of the one so many behind it; NULL: it has none. */
const char *app_language(const struct app *app, const char *code, int further);

void app_changed(struct app *app, enum change change);
void app_set_pressed(struct app *app, uint64_t id);

/* Logs a failure, once per reason, and keeps it. */
void app_report(struct app *app, const struct err *err);

/* Destroys the visitor's session and begins the next. */
void app_begin_session(struct app *app, int64_t now_ms);

/* Makes the session's page anew; the same at the screen that was seen; another page. */
void app_load_page(struct app *app, int64_t now_ms);
void app_reload_page(struct app *app, int64_t now_ms);
void app_enter_page(struct app *app, const char *page, int64_t now_ms);

/* Of the page's stills this one is seen from now on. */
void app_set_still(struct app *app, struct still_state still, int64_t now_ms);

/* Something else is there to be touched, another page or the dialog: fingers that are down do not
   count for it, nothing is held any more, and all is laid out anew. */
void app_page_changed(struct app *app, int64_t now_ms);

/* Pages look different from now on: none is prepared. */
void app_forget_prepared(struct app *app);

/* apply.c */

void app_do(struct app *app, struct action action, int64_t now_ms);

/* The session's language, text size or theme is another. */
void app_change_variant(struct app *app, const struct variant *variant, int64_t now_ms);

/* app.c */

/* Lays out and paints what changed; app_show will tell of it. */
void app_draw(struct app *app);
