/* A page as several screens: a greedy walk over its units that keeps together what
   belongs together. */
#include "base/minmax.h"
#include "layout/units.h"

#define BARE_PERCENT 25 /* a screen emptier than this is nearly empty: it is balanced */
#define FULL_PERCENT 60 /* a screen emptier than this may end within a sentence */

/* Whether the unit stands beside the one before it, so that no screen can begin with it. */
static bool beside_before(const struct units *units, int i)
{
    return i > 0 && i < units->count && units->items[i].top < units->items[i - 1].bottom;
}

struct span {
    int first, end, h_px;
    int slack_px; /* what its gaps can shrink by */
};

/* Gaps shrink to 70 %, unless they have, but what is touched never comes nearer than it may. */
static int slack_px(const struct units *units, int gap_px)
{
    if (units->env->give.gap_percent > 0)
        return 0;
    int least_px = (int)(GAP_LEAST_MM * units->env->theme->px_per_mm) + 1;
    int kept_px = most(gap_px * GAP_LEAST_PERCENT / 100, least_px);
    return most(gap_px - kept_px, 0);
}

/* What a panel keeps free around its units at the edge of a screen. */
static int pad_at(const struct units *units, int i)
{
    return units->items[i].panel ? units->items[i].panel_pad : 0;
}

/* The height of units [first, end) on a screen of their own, and how much of it is gaps. */
static struct span measure_span(const struct units *units, int first, int end)
{
    struct span span = {.first = first, .end = end};
    budget_spend(units->env->measure->budget, 1 + (end - first) / 4);
    int bottom = units->items[first].top;
    for (int i = first; i < end; i++) {
        const struct unit *unit = &units->items[i];
        if (i > first && unit->top > bottom && !unit->tight)
            span.slack_px += slack_px(units, unit->top - bottom);
        if (unit->bottom > bottom)
            bottom = unit->bottom;
    }
    span.h_px = bottom - units->items[first].top + pad_at(units, first) + pad_at(units, end - 1);
    return span;
}

static bool fits(struct span span, int h_px)
{
    return span.h_px - span.slack_px <= h_px;
}

/* Whether a screen may end here, if ties up to this one do not count. */
static bool may_end_before(const struct units *units, int i, enum tie broken)
{
    return i >= units->count || (units->items[i - 1].tie <= broken && !beside_before(units, i));
}

/* From this unit to the next that is not tied to what comes before it. */
static struct span measure_group(const struct units *units, int first)
{
    int end = first + 1;
    while (!may_end_before(units, end, TIE_NONE))
        end++;
    return measure_span(units, first, end);
}

/* As many units as fit. What belongs together is parted only where it would fill more
   than a screen by itself, the weakest tie first, and a sentence also where the screen
   would be nearly empty. What names the page leaves what to do to the next screen only where
   that has room for all of it. */
static struct span fill(const struct units *units, int first, int h_px, int next_h_px)
{
    int end = first + 1;
    while (end < units->count && beside_before(units, end))
        end++;
    int ends[TIES] = {-1, -1, -1, -1, -1, -1, [TIE_KEYS] = end};
    for (; end <= units->count && layout_goes_on(units->env); end++) {
        struct span span = measure_span(units, first, end);
        if (!fits(span, h_px) && end > ends[TIE_KEYS])
            break;
        for (enum tie tie = TIE_NONE; tie < TIES; tie++) {
            if (may_end_before(units, end, tie))
                ends[tie] = end;
        }
    }
    enum tie broken = TIE_NONE;
    while (ends[broken] <= first)
        broken++;
    struct span span = measure_span(units, first, ends[broken]);
    if (span.end == units->count)
        return span;
    bool group_fits = fits(measure_group(units, span.end), next_h_px);
    while (!group_fits && broken < TIE_PICTURE && ends[broken] == span.end)
        broken++;
    if (!group_fits && broken == TIE_HEADING)
        broken = TIE_CONTROL;
    if (group_fits && broken == TIE_NONE && span.h_px * 100 < h_px * FULL_PERCENT)
        broken = TIE_SENTENCE;
    return measure_span(units, first, ends[broken]);
}

static void add_box(struct screen *screen, struct box box)
{
    screen->boxes[screen->count++] = box;
}

static int count_cells(const struct cell *cell)
{
    int count = 1;
    for (const struct cell *child = cell->first; child; child = child->next)
        count += count_cells(child);
    return count;
}

static void add_boxes(struct screen *screen, const struct cell *cell, int x, int y)
{
    add_box(screen, (struct box){
                        .node = cell->node,
                        .rect = {x, y, cell->rect.w, cell->rect.h},
                        .para = cell->para,
                        .lines = cell->para ? cell->para->line_count : 0,
                        .em_px = cell->em_px,
                        .crop = cell->crop,
                        .shrunk_percent = cell->shrunk_percent,
                    });
    for (const struct cell *child = cell->first; child; child = child->next)
        add_boxes(screen, child, x + child->rect.x, y + child->rect.y);
}

static void add_lines(struct screen *screen, const struct unit *unit, int y)
{
    struct box *last = screen->count ? &screen->boxes[screen->count - 1] : NULL;
    if (last && last->node == unit->cell->node && last->line + last->lines == unit->line) {
        last->lines += unit->lines;
        last->rect.h = y + unit->bottom - unit->top - last->rect.y;
        return;
    }
    add_box(screen, (struct box){
                        .node = unit->cell->node,
                        .rect = {unit->x, y, unit->cell->rect.w, unit->bottom - unit->top},
                        .para = unit->cell->para,
                        .line = unit->line,
                        .lines = unit->lines,
                        .em_px = unit->cell->em_px,
                        .shrunk_percent = unit->cell->shrunk_percent,
                    });
}

/* A panel that is cut is drawn closed on both screens: around its units here. */
static void open_panel(struct screen *screen, const struct unit *unit, int y, int *panel)
{
    *panel = screen->count;
    add_box(screen, (struct box){
                        .node = unit->panel->node,
                        .rect = {unit->panel_x, y - unit->panel_pad, unit->panel->rect.w, 0},
                        .shrunk_percent = unit->panel->shrunk_percent,
                    });
}

/* A gap's share of what is too much, rounded up. */
static int shrunk_by_px(const struct units *units, int gap_px, int over_px, int all_slack_px)
{
    int slack = slack_px(units, gap_px);
    if (all_slack_px <= 0)
        return 0;
    return least(slack, (int)((long)slack * over_px / all_slack_px) + 1);
}

/* What a unit begins with: the page itself may be one, in two columns. */
static const struct node *named_by(const struct cell *cell)
{
    while (!cell->node->parent && cell->first)
        cell = cell->first;
    return cell->node;
}

static void build_screen(const struct units *units, struct span span, int h_px,
                         struct screen *screen)
{
    int room = 0;
    for (int i = span.first; i < span.end; i++)
        room += count_cells(units->items[i].cell) + 1;
    screen->boxes = arena_alloc(units->arena, sizeof *screen->boxes * (size_t)room);

    int over = span.h_px - h_px;
    int y = pad_at(units, span.first), bottom = units->items[span.first].top;
    int shrunk = 0, panel = -1;
    for (int i = span.first; i < span.end; i++) {
        const struct unit *unit = &units->items[i];
        int gap = i > span.first && !unit->tight ? unit->top - bottom : 0;
        if (over > 0 && gap > 0)
            shrunk += shrunk_by_px(units, gap, over, span.slack_px);
        int at = y + unit->top - units->items[span.first].top - shrunk;
        if (unit->panel && (i == span.first || units->items[i - 1].panel != unit->panel))
            open_panel(screen, unit, at, &panel);
        if (unit->lines)
            add_lines(screen, unit, at);
        else
            add_boxes(screen, unit->cell, unit->x, at);
        if (unit->panel) {
            struct rect *r = &screen->boxes[panel].rect;
            r->h = at + unit->bottom - unit->top + unit->panel_pad - r->y;
        }
        if (unit->bottom > bottom)
            bottom = unit->bottom;
    }
    screen->h_px = span.h_px - shrunk;
    screen->first.id = named_by(units->items[span.first].cell)->id;
    screen->first.line = units->items[span.first].line;
}

/* A nearly empty screen takes over from the one before, at most two units. */
static void balance(const struct units *units, struct span *before, struct span *last, int h_px)
{
    for (int turn = 0; turn < 2; turn++) {
        if (last->h_px * 100 >= h_px * BARE_PERCENT)
            return;
        int cut = last->first - 1;
        while (cut > before->first && !may_end_before(units, cut, TIE_NONE))
            cut--;
        if (cut <= before->first)
            return;
        struct span more = measure_span(units, cut, last->end);
        if (!fits(more, h_px))
            return;
        *last = more;
        *before = measure_span(units, before->first, cut);
    }
}

void split(const struct layout_env *env, const struct cell *page, int first_h_px, int next_h_px,
           struct screens *out)
{
    struct units units = {.arena = env->arena, .env = env};
    *out = (struct screens){0};
    units_add(&units, page);

    struct span spans[SPLIT_MAX_SCREENS];
    int h = first_h_px;
    for (int first = 0;
         first < units.count && out->count < SPLIT_MAX_SCREENS && layout_goes_on(env);) {
        /* Empty room vanishes at a screen's edge. */
        if (out->count > 0 && units.items[first].cell->node->kind == NODE_SPACER) {
            first++;
            continue;
        }
        struct span *span = &spans[out->count];
        *span = fill(&units, first, h, next_h_px);
        first = span->end;
        out->left_out = first < units.count;
        out->count++;
        h = next_h_px;
    }
    for (int i = out->count - 1; i > 0; i--)
        balance(&units, &spans[i - 1], &spans[i], next_h_px);
    for (int i = 0; i < out->count; i++) {
        build_screen(&units, spans[i], i ? next_h_px : first_h_px, &out->items[i]);
        out->items[i].cut = i + 1 < out->count ? units.items[spans[i].end - 1].tie : TIE_NONE;
    }
    if (out->count == 0)
        out->count = 1;
    out->bare = out->count > 1 && out->items[out->count - 1].h_px * 100 < next_h_px * BARE_PERCENT;
}

int screens_find(const struct screens *screens, struct anchor anchor)
{
    int found = 0;
    for (int i = screens->count - 1; i >= 0; i--) {
        const struct screen *screen = &screens->items[i];
        for (int b = 0; b < screen->count; b++) {
            const struct box *box = &screen->boxes[b];
            if (box->node->id != anchor.id)
                continue;
            found = i;
            if (anchor.line >= box->line && anchor.line < box->line + box->lines)
                return i;
        }
    }
    return found;
}
