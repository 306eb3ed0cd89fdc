/* Filling lines: words are added by the sum of their widths, then the line is measured as
   it will be drawn, for a sum of words is some 0.5 % off. */
#include "text/lines.h"

#include <limits.h>
#include <string.h>

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/font.h"

#define LONELY_PARTS 4 /* a last line under so much of the width is short */
#define RUN_UNITS 10   /* of measuring, beside those of its letters */
#define FAR 128        /* characters measured at once when only a sum is wanted */

static int width_px(const struct lines *lines, const struct run *run)
{
    const struct measure *measure = lines->measure;
    size_t len = strlen(run->text);
    if (!budget_spend(measure->budget, RUN_UNITS + (int64_t)len))
        return 0;
    for (size_t at = 0, step; at < len && measure->budget; at += step) {
        uint32_t cp = 0;
        step = utf8_decode(run->text + at, len - at, &cp);
        budget_shape(measure->budget, run->font, cp);
    }
    return measure->width_px(measure->context, run);
}

static struct run run_at(const struct lines *lines, int at, const char *text)
{
    const struct items *items = lines->items;
    return (struct run){
        .font = font_id(items->faces[at], items->bold[at], lines->style->px),
        .rtl = items->levels[at] % 2 == 1,
        .script = items->scripts[at],
        .text = text,
    };
}

static const char *copy_text(const struct lines *lines, int from, int to, const char *end)
{
    const struct items *items = lines->items;
    return arena_printf(lines->arena, "%.*s%s", items->at[to] - items->at[from],
                        items->plain + items->at[from], end);
}

/* The end of [from, to) without the spaces that vanish there. */
static int trim(const struct items *items, int from, int to)
{
    while (to > from && char_is_space(items->cps[to - 1]))
        to--;
    return to;
}

/* The first place to break after `from`, and the last one before `to`. */
static int next_break(const struct items *items, int from, int to)
{
    while (from + 1 < to && items->breaks[from] == BREAK_NOT)
        from++;
    return from + 1;
}

static int break_before(const struct items *items, int from, int to)
{
    for (to--; to > from && items->breaks[to - 1] == BREAK_NOT;)
        to--;
    return to;
}

/* About the width of [from, to); what is wider than `most` need not be measured whole. */
static int sum_px(const struct lines *lines, int from, int to, int most)
{
    char text[4 * FAR + 1];
    const struct items *items = lines->items;
    int sum = 0;
    while (from < to && sum <= most) {
        int end = items_run_end(items, from, to - from > FAR ? from + FAR : to);
        size_t len = (size_t)(items->at[end] - items->at[from]);
        memcpy(text, items->plain + items->at[from], len);
        text[len] = '\0';
        struct run run = run_at(lines, from, text);
        sum += width_px(lines, &run);
        from = end;
    }
    return sum;
}

static bool shows_hyphen(const struct lines *lines, int at)
{
    const struct items *items = lines->items;
    return script_hyphenates(items->scripts[at]) &&
           lines->measure->covers(lines->measure->context, items->faces[at], '-');
}

/* A word may be cut between any two clusters; a number shows no hyphen there, which would
   be read as its own. */
static bool cut_shows_hyphen(const struct lines *lines, int at)
{
    const struct items *items = lines->items;
    int base = at - 1;
    while (base > 0 && !cluster_starts(items->cps, base))
        base--;
    return char_script(items->cps[base]) != SCRIPT_COMMON &&
           char_script(items->cps[at]) != SCRIPT_COMMON && shows_hyphen(lines, at - 1);
}

/* Rule L2 of UAX 9 on whole runs: from the highest level down to the lowest odd one, what
   is at it or above is turned around. */
static void reorder(struct para_run *runs, uint8_t *levels, int count)
{
    int highest = 0;
    for (int i = 0; i < count; i++)
        highest = levels[i] > highest ? levels[i] : highest;
    for (int level = highest; level > 0; level--) {
        for (int from = 0, to; from < count; from = to + 1) {
            to = from;
            while (to < count && levels[to] >= level)
                to++;
            for (int a = from, b = to - 1; a < b; a++, b--) {
                struct para_run run = runs[a];
                runs[a] = runs[b];
                runs[b] = run;
                uint8_t swap = levels[a];
                levels[a] = levels[b];
                levels[b] = swap;
            }
        }
    }
}

static int count_runs(const struct items *items, int from, int to)
{
    int count = 0;
    for (; from < to; from = items_run_end(items, from, to))
        count++;
    return count;
}

static int start_of_line(const struct para_style *style, int free_px)
{
    switch (style->align) {
    case PARA_START: return style->rtl ? free_px : 0;
    case PARA_CENTER: return free_px / 2;
    case PARA_END: return style->rtl ? 0 : free_px;
    }
    return 0;
}

static struct para_line place_runs(const struct lines *lines, struct para_run *runs, int count)
{
    struct para_line line = {.runs = runs, .run_count = count};
    for (int i = 0; i < count; i++)
        line.w_px += runs[i].w_px;
    int x_px = start_of_line(lines->style, lines->width_px - line.w_px);
    for (int i = 0; i < count; i++) {
        runs[i].x_px = x_px;
        x_px += runs[i].w_px;
    }
    return line;
}

/* [from, to) as one line, measured as it is drawn. */
static struct para_line make_line(const struct lines *lines, int from, int to, bool hyphen)
{
    const struct items *items = lines->items;
    int count = count_runs(items, from, to);
    struct para_run *runs = arena_alloc(lines->arena, (size_t)count * sizeof *runs);
    uint8_t *levels = arena_alloc(lines->arena, (size_t)count);
    int at = from;
    for (int i = 0; i < count; i++) {
        int end = items_run_end(items, at, to);
        bool last = i + 1 == count;
        levels[i] = items->levels[at];
        runs[i].run = run_at(lines, at, copy_text(lines, at, end, last && hyphen ? "-" : ""));
        runs[i].w_px = width_px(lines, &runs[i].run);
        at = end;
    }
    if (items->has_rtl)
        reorder(runs, levels, count);
    return place_runs(lines, runs, count);
}

/* The line of [from, to) less its trailing spaces; a soft hyphen at its end shows. */
static struct para_line make_trimmed(const struct lines *lines, int from, int to)
{
    to = trim(lines->items, from, to);
    bool soft = to > from && lines->items->cps[to - 1] == 0xAD;
    return make_line(lines, from, to, soft && shows_hyphen(lines, to - 1));
}

static int next_cluster(const struct items *items, int at, int to)
{
    do
        at++;
    while (at < to && !cluster_starts(items->cps, at));
    return at;
}

static struct para_line make_cut(const struct lines *lines, int from, int at)
{
    return make_line(lines, from, at, cut_shows_hyphen(lines, at));
}

/* The last place where [from, to) can be cut to fit, but after one cluster at least. In
   steps that double, then halve: the work goes with the line's length, not the word's. */
static int find_cut(const struct lines *lines, int from, int to)
{
    const struct items *items = lines->items;
    int best = next_cluster(items, from, to);
    bool growing = true;
    for (int step = 1; step > 0; step = growing ? 2 * step : step / 2) {
        int at = best;
        for (int i = 0; i < step && at < to; i++)
            at = next_cluster(items, at, to);
        if (at < to && make_cut(lines, from, at).w_px <= lines->width_px)
            best = at;
        else
            growing = false;
    }
    return best;
}

static void add_line(struct lines *lines, struct para_line line)
{
    if (lines->count == lines->room) {
        lines->room = lines->room ? 2 * lines->room : 8;
        size_t size = (size_t)lines->room * sizeof line;
        struct para_line *more = arena_alloc(lines->arena, size);
        if (lines->count > 0)
            memcpy(more, lines->lines, (size_t)lines->count * sizeof line);
        lines->lines = more;
    }
    lines->lines[lines->count++] = line;
}

/* A line from a word that is too wide for one; gives where the next begins. Where even a
   cluster and its hyphen do not fit, there is no hyphen. */
static int take_part(struct lines *lines, int from, int to)
{
    int end = trim(lines->items, from, to);
    int cut = find_cut(lines, from, end);
    bool whole = cut >= end;
    struct para_line line = whole ? make_trimmed(lines, from, to) : make_cut(lines, from, cut);
    if (line.w_px > lines->width_px)
        line = make_line(lines, from, cut, false);
    add_line(lines, line);
    lines->word_broken |= !whole;
    return whole ? to : cut;
}

static int spaces_px(struct lines *lines, int from, int to)
{
    if (from == to)
        return 0;
    struct run run = run_at(lines, from, " ");
    if (run.font != lines->space_font) {
        lines->space_font = run.font;
        lines->space_px = width_px(lines, &run);
    }
    int sum = 0;
    for (; from < to; from++)
        sum += lines->items->cps[from] == 0x200B ? 0 : lines->space_px;
    return sum;
}

/* Where a line from `from` may end at most, by the sum of its words; `from` itself if not
   even one fits. It is rather a word too many, for the caller measures. */
static int guess_end(struct lines *lines, int from, int to)
{
    int most = lines->width_px + lines->style->px / 4 + lines->width_px / 128;
    int sum = 0, end = from;
    while (end < to) {
        int after = next_break(lines->items, end, to);
        int word_end = trim(lines->items, end, after);
        sum += sum_px(lines, end, word_end, most - sum);
        if (sum > most)
            break;
        sum += spaces_px(lines, word_end, after);
        end = after;
    }
    return end;
}

/* The most words from `from` that fit in a line; one that is too wide if none does. */
static struct para_line fit_line(struct lines *lines, int from, int *end)
{
    struct para_line line = make_trimmed(lines, from, *end);
    while (line.w_px > lines->width_px) {
        int back = break_before(lines->items, from, *end);
        if (back == from)
            break;
        *end = back;
        line = make_trimmed(lines, from, back);
    }
    return line;
}

/* Whether all of it may fit: an average letter is half an em wide. */
static bool looks_short(const struct lines *lines, int from, int to)
{
    return (int64_t)(to - from) * lines->style->px * 2 / 5 <= lines->width_px;
}

/* Adds a line, if there is anything to see in it, and gives where the next begins. */
static int take_line(struct lines *lines, int from, int to)
{
    struct para_line line = {.w_px = INT_MAX};
    int end = to;
    if (looks_short(lines, from, to))
        line = make_trimmed(lines, from, to);
    if (line.w_px > lines->width_px) {
        end = guess_end(lines, from, to);
        if (end == from)
            return take_part(lines, from, next_break(lines->items, from, to));
        line = fit_line(lines, from, &end);
    }
    if (line.w_px > lines->width_px)
        return take_part(lines, from, end);
    if (line.run_count > 0)
        add_line(lines, line);
    return end;
}

/* A short word alone on the last line, from `last`, gets the word before it for company
   where the line above, from `above`, stays the longer one. */
static void keep_company(struct lines *lines, int above, int last, int to)
{
    const struct items *items = lines->items;
    struct para_line *end = &lines->lines[lines->count - 1];
    bool lonely = next_break(items, last, to) >= trim(items, last, to) &&
                  end->w_px * LONELY_PARTS < lines->width_px;
    int back = break_before(items, above, last);
    if (!lonely || back == above)
        return;
    struct para_line lower = make_trimmed(lines, back, to);
    struct para_line upper = make_trimmed(lines, above, back);
    if (lower.w_px > upper.w_px)
        return;
    end[-1] = upper;
    end[0] = lower;
}

void lines_fill(struct lines *lines, int from, int to)
{
    int before = lines->count, above = from, last = from;
    while (from < to && budget_is_left(lines->measure->budget)) {
        int start = from, count = lines->count;
        from = take_line(lines, from, to);
        if (lines->count == count)
            continue;
        above = last;
        last = start;
    }
    if (lines->count == before)
        add_line(lines, (struct para_line){0});
    else if (lines->count - before > 1 && !lines->word_broken)
        keep_company(lines, above, last, to);
}

int lines_longest_word_px(struct lines *lines, int from, int to)
{
    int longest = 0;
    for (int end; from < to && budget_is_left(lines->measure->budget); from = end) {
        end = next_break(lines->items, from, to);
        int w_px = make_trimmed(lines, from, end).w_px;
        longest = w_px > longest ? w_px : longest;
    }
    return longest;
}
