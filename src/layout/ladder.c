/* What gives way before a page is parted, as a table: nothing of what all its rungs together
   can't save, else the first rung that saves as much. */
#include "layout/ladder.h"

/* Each with what gave way before it. */
static const struct rung {
    struct give give;
    bool narrower; /* the title and the lead are as on the next smaller class of displays */
} ladder[] = {
    {{0}, false},
    {{.gap_percent = 40, .line_percent = 100}, false},
    {{.gap_percent = 40, .line_percent = 100}, true},
    {{.gap_percent = 40, .line_percent = 100, .note = true, .pictures = true}, true},
    {{40, 100, .note = true, .pictures = true, .picture_percent = 30}, true},
};
#define RUNGS ((int)(sizeof ladder / sizeof *ladder))

/* The page as it is wanted. */
struct asked {
    const struct layout_env *env;
    const struct node *root;
    int w_px, next_h_px;
    const struct theme *narrower;
};

/* The way that needs the fewest screens; of two that need as many the later one. */
static void lay_ways(const struct asked *asked, const struct layout_env *env, struct screens *out)
{
    struct cell *ways[PAGE_WAYS];
    int count = layout_ways(env, asked->root, asked->w_px, ways);
    split(env, ways[0], asked->env->box_h_px, asked->next_h_px, out);
    for (int i = 1; i < count && layout_goes_on(env); i++) {
        struct screens other;
        split(env, ways[i], asked->env->box_h_px, asked->next_h_px, &other);
        if (other.count <= out->count)
            *out = other;
    }
}

static void try_rung(const struct asked *asked, const struct rung *rung, struct screens *out)
{
    struct layout_env env = *asked->env;
    bool fits = true;
    env.give = rung->give;
    if (rung->narrower)
        env.theme = asked->narrower;
    lay_ways(asked, &env, out);
    for (int i = 1; i < out->count; i++)
        fits = fits && out->items[i].h_px <= asked->next_h_px;
    env.box_h_px = asked->next_h_px; /* what can not be cut must fit a further screen, too */
    if (!fits && layout_goes_on(&env))
        lay_ways(asked, &env, out);
}

void layout_screens(const struct layout_env *env, const struct node *root, int w_px, int next_h_px,
                    struct screens *out)
{
    struct asked asked = {env, root, w_px, next_h_px, theme_narrower(env->arena, env->theme)};
    struct screens last;
    try_rung(&asked, &ladder[0], out);
    if (out->count == 1 || !layout_goes_on(env))
        return;
    try_rung(&asked, &ladder[RUNGS - 1], &last);
    for (int i = 1; last.count < out->count && layout_goes_on(env); i++)
        try_rung(&asked, &ladder[i], out);
}
