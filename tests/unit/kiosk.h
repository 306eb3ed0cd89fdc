/* A kiosk for tests: a pack, no window, the virtual clock; touched as a visitor would. */
#pragma once

#include "scratch.h"
#include "stack.h"

#include "workshop/drive.h"

struct kiosk {
    struct bundle *bundle;
    struct config config;
    struct drive drive;
};

/* Small pages, in two languages; "spoilt" can not be shown. */
static inline void kiosk_write_pack(const struct scratch *scratch)
{
    static const struct {
        const char *path, *text;
    } files[] = {
        {"pack.conf", "id = small\ntitle = Small\nversion = 1\nsequence = 1\napi = 2\n"
                      "languages = en es\nstart = home\nattract = one two three\n"
                      "help = help\n"},
        {"flows.lua", "return flows { walk = { title = 'Walk', 'a', 'b', 'c' } }"},
        {"locale/es.po", "msgid \"\"\nmsgstr \"\"\n"
                         "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                         "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"
                         "msgid \"Start\"\nmsgstr \"Inicio\"\n"},
        {"data/locations.csv", "name,street,city,state,zip,phone,id\n"
                               "Alamo,1 A St,San Antonio,TX,78205,2105550101,alamo\n"
                               "Hill,2 B St,Boerne,TX,78006,2105550102,hill\n"},
        {"pages/one.lua", "return page { title = 'One', body = function()\n"
                          "return { ground = 'accent', heading 'One' } end }"},
        {"pages/two.lua", "return page { title = 'Two', body = function()\n"
                          "return { ground = 'accent', heading 'Two' } end }"},
        {"pages/three.lua", "return page { title = 'Three', body = function()\n"
                            "return { ground = 'accent', heading 'Three' } end }"},
        {"pages/home.lua", "return page { title = _'Start', body = function() return {\n"
                           "button { 'Walk', go 'a' }, button { 'Ticks', go 'ticks' },\n"
                           "button { 'Find', go 'find' },\n"
                           "button { 'Spoilt', go 'spoilt' },\n"
                           "button { 'Raises', function() local t = nil; t.x = 1 end },\n"
                           "text(own_office() and own_office().name or 'No office')\n"
                           "} end }"},
        {"pages/help.lua", "return page { title = 'Help me', body = function()\n"
                           "return { text 'Tell the staff.', button { 'Go on', go 'b' } } end }"},
        {"pages/a.lua", "local function lines()\n"
                        "local list = {}\n"
                        "for i = 1, 40 do table.insert(list, text('Line ' .. i ..\n"
                        "' of a page that is longer than any screen can be.')) end\n"
                        "return list end\n"
                        "return page { title = 'Long', body = lines }"},
        {"pages/b.lua", "return page { title = 'Middle',\n"
                        "body = function() return { text 'Middle' } end }"},
        {"pages/c.lua", "return page { title = 'Last',\n"
                        "body = function() return { text 'Last' } end }"},
        {"pages/ticks.lua", "return page { title = 'Ticks', body = function()\n"
                            "return { checklist { key = 'signs',\n"
                            "{ id = 'numb', 'Numb' }, { id = 'weak', 'Weak' } } }\n"
                            "end }"},
        {"pages/find.lua", "return page { title = 'Zip', body = function(visitor)\n"
                           "return { field { key = 'zip', kind = 'zip' },\n"
                           "text('Found ' .. (visitor.zip or 'none')) } end }"},
        {"pages/spoilt.lua", "return page { title = 'Spoilt', body = function(visitor)\n"
                             "return { text(visitor.none.more) } end }"},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        scratch_write(scratch, files[i].path, files[i].text);
}

static inline void kiosk_open_with(struct kiosk *kiosk, const char *const *layers, int count,
                                   const char *screen, int text_size, const struct config *config)
{
    struct err err = {0};
    *kiosk = (struct kiosk){.config = {.idle_s = 90, .warn_s = 60}};
    if (config)
        kiosk->config = *config;
    kiosk->bundle =
        bundle_open(CORE_DIR, stack_of(layers, (size_t)count).layers, count, NULL, &err);
    if (!kiosk->bundle)
        fail_msg("%s", err.text);
    struct display display = {.distance_mm = 600};
    assert_true(display_parse(&display, screen));
    struct app_config app = {
        .bundle = kiosk->bundle,
        .config = &kiosk->config,
        .variant = {.display = display,
                    .language = kiosk->config.start_language ? kiosk->config.start_language : "en",
                    .text_size = text_size}};
    drive_start(&kiosk->drive, &app);
    app_show(kiosk->drive.app);
}

static inline void kiosk_open_small(struct kiosk *kiosk, const struct scratch *scratch,
                                    const char *screen, const struct config *config)
{
    kiosk_write_pack(scratch);
    kiosk_open_with(kiosk, (const char *const[]){scratch->path}, 1, screen, 100, config);
}

static inline void kiosk_close(struct kiosk *kiosk)
{
    app_destroy(kiosk->drive.app);
    bundle_close(kiosk->bundle);
}

static inline const struct scene *kiosk_scene(const struct kiosk *kiosk)
{
    app_show(kiosk->drive.app);
    return &app_stage(kiosk->drive.app)->scene;
}

static inline void kiosk_wait(struct kiosk *kiosk, int64_t ms)
{
    drive_until(&kiosk->drive, drive_now_ms(&kiosk->drive) + ms);
}

/* The first button of that name that can be touched, or NULL. */
static inline const struct box *kiosk_button(const struct kiosk *kiosk, const char *name)
{
    const struct scene *scene = kiosk_scene(kiosk);
    int buttons[SCENE_MAX_TARGETS], count = scene_buttons(scene, buttons);
    for (int i = 0; i < count; i++) {
        const struct box *box = &scene->boxes[buttons[i]];
        if (box->node->name && strcmp(box->node->name, name) == 0)
            return box;
    }
    return NULL;
}

static inline const struct box *kiosk_need(const struct kiosk *kiosk, const char *name)
{
    const struct box *box = kiosk_button(kiosk, name);
    if (!box)
        fail_msg("no button \"%s\" on %s", name, app_page(kiosk->drive.app));
    return box;
}

static inline void kiosk_tap_box(struct kiosk *kiosk, const struct box *box)
{
    struct rect rect = box->rect;
    struct drive *drive = &kiosk->drive;
    drive_until(drive, app_ready_ms(drive->app, box, drive_now_ms(drive)));
    drive_tap(drive, rect.x + rect.w / 2, rect.y + rect.h / 2);
}

static inline void kiosk_tap(struct kiosk *kiosk, const char *name)
{
    kiosk_tap_box(kiosk, kiosk_need(kiosk, name));
}

/* Down or up in the middle of a button, whether it counts or not. */
static inline void kiosk_finger(struct kiosk *kiosk, Uint32 what, const char *name)
{
    struct rect rect = kiosk_need(kiosk, name)->rect;
    drive_finger(&kiosk->drive, what, 1, rect.x + rect.w / 2, rect.y + rect.h / 2);
}

static inline bool kiosk_sees(const struct kiosk *kiosk, const char *words)
{
    const struct scene *scene = kiosk_scene(kiosk);
    for (int i = 0; i < scene->count; i++) {
        const struct node *node = scene->boxes[i].node;
        const char *text = node->kind == NODE_FIELD ? node->typed : node->text;
        bool hidden = !rect_empty(scene->dialog) && scene->boxes[i].part != PART_DIALOG;
        if (!hidden && text && strstr(text, words))
            return true;
    }
    return false;
}

/* "page" or "page-2": where the visitor is; screens count from 1. */
static inline void kiosk_assert_at(const struct kiosk *kiosk, const char *wanted)
{
    char at[80];
    const struct scene *scene = kiosk_scene(kiosk);
    if (strchr(wanted, '-'))
        snprintf(at, sizeof at, "%s-%d", app_page(kiosk->drive.app), scene->screen + 1);
    else
        snprintf(at, sizeof at, "%s", app_page(kiosk->drive.app));
    assert_string_equal(at, wanted);
}
