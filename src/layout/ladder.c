/* What gives way before a page is parted, or is parted where it should not be, as a table:
   nothing of what all its rungs together can't save, else what saves most at the least price. */
#include "layout/ladder.h"

/* Each with what gave way before it. */
static const struct rung {
    struct give give;
    bool narrower; /* the title and the lead are as on the next smaller class of displays */
    int price;     /* beside what its screens cost */
} ladder[] = {
    {{0}, false, 0},
    {{.gap_percent = 40, .line_percent = 100}, false, 0},
    {{.gap_percent = 40, .line_percent = 100}, true, 1},
    {{.gap_percent = 40, .line_percent = 100, .note = true, .pictures = true}, true, 3},
    {{40, 100, .note = true, .pictures = true, .picture_percent = 30}, true, 5},
};
#define RUNGS ((int)(sizeof ladder / sizeof *ladder))

/* A screen more costs most; then what its end cuts, and a last one that is nearly empty. */
static int cost(const struct screens *screens)
{
    static const int cuts[TIES] = {[TIE_SENTENCE] = 3, [TIE_LOOSE] = 1,   [TIE_PICTURE] = 2,
                                   [TIE_HEADING] = 4,  [TIE_CONTROL] = 9, [TIE_KEYS] = 9};
    int sum = screens->count * 100;
    for (int i = 0; i < screens->count; i++)
        sum += cuts[screens->items[i].cut];
    return sum + (screens->bare ? 2 : 0);
}

/* The page as it is wanted. */
struct asked {
    const struct layout_env *env;
    const struct node *root;
    int w_px, next_h_px;
    const struct theme *narrower;
};

/* The way that costs least; of two that cost as much the later one. */
static void lay_ways(const struct asked *asked, const struct layout_env *env, struct screens *out)
{
    struct cell *ways[PAGE_WAYS];
    int count = layout_ways(env, asked->root, asked->w_px, ways);
    split(env, ways[0], asked->env->box_h_px, asked->next_h_px, out);
    for (int i = 1; i < count && layout_goes_on(env); i++) {
        struct screens other;
        split(env, ways[i], asked->env->box_h_px, asked->next_h_px, &other);
        if (cost(&other) <= cost(out))
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
    struct screens last, other;
    try_rung(&asked, &ladder[0], out);
    if (out->count == 1 || !layout_goes_on(env))
        return;
    try_rung(&asked, &ladder[RUNGS - 1], &last);
    int best = cost(out), least = cost(&last);
    for (int i = 1; i < RUNGS && least + ladder[i].price < best && layout_goes_on(env); i++) {
        if (i < RUNGS - 1)
            try_rung(&asked, &ladder[i], &other);
        else
            other = last;
        int asks = cost(&other) + ladder[i].price;
        if (asks < best) {
            best = asks;
            *out = other;
        }
    }
}
