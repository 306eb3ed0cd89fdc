/* The monkey: what no visitor would do, and all that one might, in any order; and what
   must hold after each. */
#include "workshop/monkey.h"

#include <malloc.h>
#include <string.h>

#include "base/print.h"
#include "base/progress.h"
#include "workshop/monkey_inner.h"

#define MB 1048576.0
#define TOLD_EACH 1000 /* events */

/* A visitor's own tap: with no other finger down, and when it counts. */
static bool tap_way(struct monkey *monkey, const char *page, const char *to, struct err *err)
{
    struct drive *drive = &monkey->drive;
    const struct scene *scene = &app_stage(drive->app)->scene;
    const struct box *box = holds_way(scene, page);
    if (!box)
        return err_set(err, "no bar leads to %s", to);
    drive_until(drive, app_ready_ms(drive->app, box, drive_now_ms(drive)));
    box = holds_way(scene, page);
    if (box)
        drive_tap(drive, box->rect.x + box->rect.w / 2, box->rect.y + box->rect.h / 2);
    const char *at = app_page(drive->app);
    return strcmp(at, to) == 0 || err_set(err, "a tap led to %s, not to %s", at, to);
}

static bool go_home(struct monkey *monkey, struct err *err)
{
    struct drive *drive = &monkey->drive;
    const struct pack_info *info = pack_info(monkey->pack);
    for (int i = 0; i < MONKEY_FINGERS; i++)
        drive_finger(drive, SDL_FINGERUP, i, 0, 0);
    drive_key(drive, SDLK_TAB, KMOD_NONE); /* answers the question, if it is there */
    if (ground_is_full(app_stage(drive->app)->scene.ground))
        return true;
    monkey_did(monkey, ", then help and home");
    if (info->help && strcmp(app_page(drive->app), info->help) != 0 &&
        !tap_way(monkey, info->help, info->help, err))
        return false;
    return tap_way(monkey, NULL, info->start, err);
}

static bool check_memory(struct monkey *monkey, struct err *err)
{
    struct mallinfo2 info = mallinfo2();
    size_t bytes = info.uordblks + info.hblkhd;
    if (bytes > monkey->most_bytes)
        monkey->most_bytes = bytes;
    if (monkey->event <= MONKEY_WARM_EVENTS)
        monkey->warm_bytes = monkey->most_bytes;
    double grown_mb = (double)(bytes - monkey->warm_bytes) / MB;
    return bytes <= monkey->warm_bytes || grown_mb <= MONKEY_GROWS_AT_MOST_MB ||
           err_set(err, "memory has grown by %.1f MB", grown_mb);
}

static void note_page(struct monkey *monkey)
{
    size_t count = pack_page_count(monkey->pack);
    for (size_t i = 0; i < count && i < sizeof monkey->seen; i++)
        if (strcmp(pack_page(monkey->pack, i), app_page(monkey->drive.app)) == 0)
            monkey->seen[i] = true;
}

static bool play_event(struct monkey *monkey, struct err *err)
{
    monkey->did[monkey->event % MONKEY_DID_MANY][0] = '\0';
    monkey_act(monkey);
    app_show(monkey->drive.app);
    note_page(monkey);
    const char *help = pack_info(monkey->pack)->help;
    if (!holds_screen(&monkey->holds, monkey->drive.app, help, err))
        return false;
    return monkey->event % MONKEY_HOME_EVERY != 0 ||
           (go_home(monkey, err) && holds_screen(&monkey->holds, monkey->drive.app, help, err) &&
            check_memory(monkey, err));
}

static void print_failure(const struct monkey *monkey, const struct err *err)
{
    const struct stage *stage = app_stage(monkey->drive.app);
    const struct display *display = &stage->theme.display;
    print_line("monkey: seed %llu, event %lld, page %s-%d at %dx%d@%g, %s, %d, %s: %s",
               (unsigned long long)monkey->seed, (long long)monkey->event, stage->page.id,
               stage->scene.screen + 1, display->w_px, display->h_px, display->inches,
               stage->variant.language, stage->variant.text_size,
               stage->variant.dark ? "dark" : "calm", err->text);
    int64_t first = monkey->event > MONKEY_DID_MANY ? monkey->event - MONKEY_DID_MANY + 1 : 1;
    for (int64_t i = first; i <= monkey->event; i++)
        print_line("  %lld: %s", (long long)i, monkey->did[i % MONKEY_DID_MANY]);
}

static void print_figures(const struct monkey *monkey)
{
    int pages = 0;
    for (size_t i = 0; i < sizeof monkey->seen; i++)
        pages += monkey->seen[i];
    print_line("monkey: seed %llu: %d of %zu pages, %.1f hours, heap %.1f MB warm, %.1f MB "
               "at most",
               (unsigned long long)monkey->seed, pages, pack_page_count(monkey->pack),
               (double)drive_now_ms(&monkey->drive) / 3600000, (double)monkey->warm_bytes / MB,
               (double)monkey->most_bytes / MB);
}

struct monkey_result monkey_play(const struct app_config *config, uint64_t seed, int64_t events)
{
    struct monkey monkey = {.bundle = config->bundle,
                            .pack = bundle_pack(config->bundle),
                            .seed = seed,
                            .random = seed};
    struct monkey_result result = {0};
    struct err err = {0};
    drive_start(&monkey.drive, config);
    for (monkey.event = 1; monkey.event <= events; monkey.event++) {
        if (!play_event(&monkey, &err)) {
            progress_end();
            print_failure(&monkey, &err);
            result.failed = true;
            break;
        }
        result.passed++;
        if (monkey.event % TOLD_EACH == 0)
            progress_say("%lld of %lld events", (long long)monkey.event, (long long)events);
    }
    progress_end();
    print_figures(&monkey);
    app_destroy(monkey.drive.app);
    return result;
}
