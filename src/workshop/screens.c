/* The families layout and pixels in one go over all screens, in parts on all cores; what they
   find is the same for any number of parts. */
#include "workshop/screens.h"

#include "workshop/families.h"
#include "workshop/workers.h"

struct screens_lint {
    struct lint *lint;
    int parts;
};

struct rules_lint {
    struct layout_lint *layout;
    struct pixels_lint *pixels;
};

static void on_screen(struct lint *lint, const struct lint_visit *visit, void *context)
{
    const struct rules_lint *rules = context;
    (void)lint;
    if (layout_check(rules->layout, visit))
        pixels_check(rules->pixels, visit);
}

/* Its variants stand one after the other, so that few languages are toured twice. */
static void check_part(void *context, int number, struct buf *out)
{
    const struct screens_lint *screens = context;
    struct lint *lint = screens->lint;
    struct told told = {0};
    struct rules_lint rules = {layout_lint_create(lint, &told), pixels_lint_create(lint, &told)};
    int variants = lint_parts(lint), first = variants * number / screens->parts;
    struct lint_part part = {first, variants * (number + 1) / screens->parts - first};
    lint_each_screen(lint, &part, on_screen, &rules);
    layout_lint_free(rules.layout);
    pixels_lint_free(rules.pixels);
    told_write(&told, out);
    told_free(&told);
}

void lint_screens(struct lint *lint)
{
    struct screens_lint screens = {lint, workers_count(lint_parts(lint))};
    struct buf outs[WORKERS_MANY] = {{0}};
    struct told told = {0};
    if (screens.parts == 0)
        return;
    workers_run(screens.parts, check_part, &screens, outs);
    for (int i = 0; i < screens.parts; i++) {
        told_read(&told, &outs[i]);
        buf_free(&outs[i]);
    }
    told_report(&told, lint);
}
