/* What the monkey does: touches, keys, waits and settings, each with its weight. */
#include "workshop/monkey_inner.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "stage/step.h"

void monkey_did(struct monkey *monkey, const char *format, ...)
{
    char *line = monkey->did[monkey->event % MONKEY_DID_MANY];
    size_t used = strlen(line);
    va_list args;
    va_start(args, format);
    vsnprintf(line + used, sizeof monkey->did[0] - used, format, args);
    va_end(args);
}

/* splitmix64, by its public description (Steele, Lea, Flood 2014). */
static uint64_t next_random(struct monkey *monkey)
{
    uint64_t z = monkey->random += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

static int below(struct monkey *monkey, int n)
{
    return (int)(next_random(monkey) % (uint64_t)n);
}

static int between(struct monkey *monkey, int least, int most)
{
    return least + below(monkey, most - least + 1);
}

static void pause_ms(struct monkey *monkey, int least, int most)
{
    int ms = between(monkey, least, most);
    drive_until(&monkey->drive, drive_now_ms(&monkey->drive) + ms);
}

struct spot {
    int x, y;
    char name[48]; /* of the button there, or "" */
};

static struct spot anywhere(struct monkey *monkey)
{
    const struct display *display = &monkey->drive.display;
    return (struct spot){below(monkey, display->w_px), below(monkey, display->h_px), ""};
}

/* Were all alike, the bar's ways back would let the monkey see little of the pack. */
static const struct box *choose_button(struct monkey *monkey)
{
    const struct scene *scene = &app_stage(monkey->drive.app)->scene;
    int buttons[SCENE_MAX_TARGETS], count = scene_buttons(scene, buttons);
    int wish = below(monkey, 4), left = 0;
    for (int i = 0; i < count; i++) {
        bool forward = scene->boxes[buttons[i]].node->action.kind == ACTION_NEXT;
        if (wish == 0 ? forward : wish > 1 && scene->boxes[buttons[i]].part == PART_CONTENT)
            buttons[left++] = buttons[i];
    }
    if (left == 0)
        left = scene_buttons(scene, buttons);
    return left ? &scene->boxes[buttons[below(monkey, left)]] : NULL;
}

static struct spot on_button(struct monkey *monkey)
{
    const struct box *box = choose_button(monkey);
    if (!box)
        return anywhere(monkey);
    struct spot spot = {box->rect.x + below(monkey, box->rect.w),
                        box->rect.y + below(monkey, box->rect.h), ""};
    snprintf(spot.name, sizeof spot.name, "%s", box->node->name ? box->node->name : "");
    return spot;
}

static struct spot mostly_on_button(struct monkey *monkey)
{
    return below(monkey, 4) ? on_button(monkey) : anywhere(monkey);
}

static void finger(struct monkey *monkey, Uint32 what, int number, struct spot at)
{
    drive_finger(&monkey->drive, what, number, at.x, at.y);
}

static void tap(struct monkey *monkey)
{
    struct spot at = on_button(monkey);
    monkey_did(monkey, "tap \"%s\" at %d,%d", at.name, at.x, at.y);
    finger(monkey, SDL_FINGERDOWN, 0, at);
    pause_ms(monkey, 20, 200);
    finger(monkey, SDL_FINGERUP, 0, at);
}

static void tap_anywhere(struct monkey *monkey)
{
    struct spot at = anywhere(monkey);
    monkey_did(monkey, "tap at %d,%d", at.x, at.y);
    finger(monkey, SDL_FINGERDOWN, 0, at);
    pause_ms(monkey, 0, 300);
    finger(monkey, SDL_FINGERUP, 0, at);
}

static void slide(struct monkey *monkey)
{
    struct spot at = mostly_on_button(monkey);
    monkey_did(monkey, "slide from \"%s\" at %d,%d", at.name, at.x, at.y);
    finger(monkey, SDL_FINGERDOWN, 0, at);
    for (int i = between(monkey, 1, 12); i > 0; i--) {
        pause_ms(monkey, 5, 60);
        at = mostly_on_button(monkey);
        finger(monkey, SDL_FINGERMOTION, 0, at);
    }
    monkey_did(monkey, " to \"%s\" at %d,%d", at.name, at.x, at.y);
    finger(monkey, SDL_FINGERUP, 0, at);
}

static void hold(struct monkey *monkey)
{
    struct spot at = mostly_on_button(monkey);
    int64_t from_ms = drive_now_ms(&monkey->drive);
    finger(monkey, SDL_FINGERDOWN, 0, at);
    pause_ms(monkey, 300, below(monkey, 4) ? 5000 : 180000);
    finger(monkey, SDL_FINGERUP, 0, at);
    monkey_did(monkey, "hold \"%s\" at %d,%d for %d ms", at.name, at.x, at.y,
               (int)(drive_now_ms(&monkey->drive) - from_ms));
}

/* From four on it is a wipe. */
static void hands(struct monkey *monkey)
{
    struct spot at[MONKEY_FINGERS];
    int count = between(monkey, 2, MONKEY_FINGERS);
    monkey_did(monkey, "%d fingers", count);
    for (int i = 0; i < count; i++) {
        at[i] = mostly_on_button(monkey);
        finger(monkey, SDL_FINGERDOWN, i, at[i]);
        pause_ms(monkey, 0, 100);
    }
    for (int i = 0; i < count; i++) {
        if (below(monkey, 2))
            at[i] = anywhere(monkey);
        finger(monkey, SDL_FINGERMOTION, i, at[i]);
    }
    for (int i = 0; i < count; i++) {
        pause_ms(monkey, 0, 100);
        finger(monkey, SDL_FINGERUP, i, at[i]);
    }
}

static void lose_up(struct monkey *monkey)
{
    struct spot at = mostly_on_button(monkey);
    int number = below(monkey, MONKEY_FINGERS);
    monkey_did(monkey, "finger %d down on \"%s\" at %d,%d, never up", number, at.name, at.x, at.y);
    finger(monkey, SDL_FINGERDOWN, number, at);
}

static void stray_up(struct monkey *monkey)
{
    struct spot at = mostly_on_button(monkey);
    int number = below(monkey, MONKEY_FINGERS);
    monkey_did(monkey, "finger %d up at %d,%d", number, at.x, at.y);
    finger(monkey, SDL_FINGERUP, number, at);
}

static void wipe(struct monkey *monkey)
{
    int count = between(monkey, 8, 30);
    monkey_did(monkey, "wipe of %d touches", count);
    for (int i = 0; i < count; i++) {
        struct spot at = anywhere(monkey);
        finger(monkey, SDL_FINGERDOWN, 0, at);
        pause_ms(monkey, 5, 200);
        finger(monkey, SDL_FINGERUP, 0, at);
    }
}

static void key(struct monkey *monkey)
{
    static const struct {
        SDL_Keycode code;
        Uint16 modifiers;
    } keys[] = {{SDLK_TAB, KMOD_NONE},       {SDLK_TAB, KMOD_LSHIFT},  {SDLK_RIGHT, KMOD_NONE},
                {SDLK_LEFT, KMOD_NONE},      {SDLK_DOWN, KMOD_NONE},   {SDLK_UP, KMOD_NONE},
                {SDLK_RETURN, KMOD_NONE},    {SDLK_RETURN, KMOD_NONE}, {SDLK_KP_ENTER, KMOD_NONE},
                {SDLK_BACKSPACE, KMOD_NONE}, {SDLK_0, KMOD_NONE},      {SDLK_KP_7, KMOD_NONE},
                {SDLK_ESCAPE, KMOD_NONE},    {SDLK_F1, KMOD_NONE},     {SDLK_F2, KMOD_NONE},
                {SDLK_F12, KMOD_LALT}};
    int chosen = below(monkey, sizeof keys / sizeof keys[0]);
    monkey_did(monkey, "key %s", SDL_GetKeyName(keys[chosen].code));
    drive_key(&monkey->drive, keys[chosen].code, keys[chosen].modifiers);
}

static void digit(struct monkey *monkey, int number)
{
    drive_key(&monkey->drive, SDLK_0 + number, KMOD_NONE);
    pause_ms(monkey, 20, 200);
}

static void type_digits(struct monkey *monkey)
{
    int count = between(monkey, 1, 7);
    monkey_did(monkey, "keys of %d digits", count);
    for (int i = 0; i < count; i++)
        digit(monkey, below(monkey, 10));
}

/* What the tour types: random digits are seldom a ZIP code. */
static void type_zip(struct monkey *monkey)
{
    const char *zip = step_typed(monkey->bundle, false);
    monkey_did(monkey, "keys of %s", zip);
    for (const char *c = zip; *c >= '0' && *c <= '9'; c++)
        digit(monkey, *c - '0');
}

static void wait_long(struct monkey *monkey)
{
    int64_t from_ms = drive_now_ms(&monkey->drive);
    pause_ms(monkey, 1000, below(monkey, 3) ? 100000 : 400000);
    monkey_did(monkey, "wait %d ms", (int)(drive_now_ms(&monkey->drive) - from_ms));
}

static void set_language(struct monkey *monkey)
{
    const struct pack_info *info = pack_info(monkey->pack);
    const char *language = info->languages[below(monkey, info->language_count)];
    monkey_did(monkey, "language %s", language);
    app_set_language(monkey->drive.app, language, drive_now_ms(&monkey->drive));
}

static void set_text_size(struct monkey *monkey)
{
    int percent = 100 + 50 * below(monkey, 3);
    monkey_did(monkey, "text size %d", percent);
    app_set_text_size(monkey->drive.app, percent, drive_now_ms(&monkey->drive));
}

static void set_theme(struct monkey *monkey)
{
    bool dark = below(monkey, 2) == 1;
    monkey_did(monkey, "theme %s", dark ? "dark" : "calm");
    app_set_dark(monkey->drive.app, dark, drive_now_ms(&monkey->drive));
}

static const struct {
    int weight;
    void (*act)(struct monkey *monkey);
} ways[] = {
    {500, tap},     {60, tap_anywhere}, {70, slide},        {30, hold},          {40, hands},
    {15, lose_up},  {15, stray_up},     {10, wipe},         {140, key},          {25, type_digits},
    {15, type_zip}, {40, wait_long},    {15, set_language}, {15, set_text_size}, {10, set_theme},
};

void monkey_act(struct monkey *monkey)
{
    int all = 0;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        all += ways[i].weight;
    int left = below(monkey, all);
    size_t chosen = 0;
    while ((left -= ways[chosen].weight) >= 0)
        chosen++;
    ways[chosen].act(monkey);
    pause_ms(monkey, 0, below(monkey, 4) ? 1500 : 300);
}
