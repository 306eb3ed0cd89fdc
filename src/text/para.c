/* Setting text: it is taken apart, filled into lines, and the lines are put in their
   places. */
#include "text/para.h"

#include <string.h>

#include "base/minmax.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/font.h"
#include "text/items.h"
#include "text/lines.h"
#include "text/para_cache.h"

#define INK_PERCENT 121        /* of the em: from an accent on a capital to the foot of a g .. */
#define INK_ASCENT_PERCENT 97  /* .. and of it above the line that letters stand on */
#define LATIN_MOST_PERCENT 140 /* of the em: faces that need no more between lines */
#define TEXT_UNITS 20          /* beside those of its letters; */
#define KNOWN_UNITS 2          /* .. to find what is known of it, .. */
#define KNOWN_PERCENT 25       /* .. and of its letters and lines, for what others do with them */
#define WIDTH_MAX_PX (1 << 24) /* so that sums of widths stay within an int */

const struct para para_unset = {
    .lines = &(const struct para_line){0}, .line_count = 1, .plain = ""};

/* The most ascent and descent of the faces in use; the first face always counts, so that
   lines of one size stand alike. */
static struct font_metrics most_metrics(const struct items *items, const struct measure *measure,
                                        const struct para_style *style)
{
    uint32_t last = font_id(0, style->bold, style->px);
    struct font_metrics all = measure->metrics(measure->context, last);
    for (int i = 0; i < items->count; i++) {
        uint32_t font = font_id(items->faces[i], items->bold[i], style->px);
        if (font == last)
            continue;
        struct font_metrics its = measure->metrics(measure->context, font);
        all.ascent_px = most(all.ascent_px, its.ascent_px);
        all.descent_px = most(all.descent_px, its.descent_px);
        last = font;
    }
    return all;
}

static struct lines lines_of(struct arena *arena, const struct measure *measure,
                             const struct items *items, const struct para_style *style,
                             int width_px)
{
    width_px = width_px < 0 ? 0 : width_px;
    return (struct lines){
        .arena = arena,
        .measure = measure,
        .items = items,
        .style = style,
        .width_px = width_px > WIDTH_MAX_PX ? WIDTH_MAX_PX : width_px,
    };
}

static int paragraph_end(const struct items *items, int from)
{
    while (from < items->count && items->cps[from] != '\n')
        from++;
    return from;
}

static struct para stack_lines(const struct lines *lines, struct font_metrics metrics)
{
    int own_px = metrics.ascent_px + metrics.descent_px;
    int wished_px = lines->style->line_px;
    int px = lines->style->px;
    bool latin = own_px * 100 <= lines->style->px * LATIN_MOST_PERCENT;
    int h_px = latin && wished_px ? wished_px : most(own_px, wished_px);
    struct para para = {.lines = lines->lines, .line_count = lines->count};
    for (int i = 0; i < lines->count; i++) {
        struct para_line *line = &lines->lines[i];
        line->y_px = para.h_px;
        line->h_px = h_px;
        line->ink_px = own_px;
        line->rise_px = latin && h_px < own_px
                            ? (h_px - px * INK_PERCENT / 100) / 2 + px * INK_ASCENT_PERCENT / 100
                            : (h_px - own_px) / 2 + metrics.ascent_px;
        para.w_px = most(para.w_px, line->w_px);
        para.h_px += h_px;
    }
    para.word_broken = lines->word_broken;
    para.plain = lines->items->plain;
    return para;
}

/* The text taken apart; what was begun with the last of a budget is not kept. NULL: it is spent. */
static struct para_known *know(struct arena *arena, const struct measure *measure, const char *text,
                               const struct para_style *style)
{
    if (!budget_spend(measure->budget, KNOWN_UNITS))
        return NULL;
    struct para_known *known = para_cache_find(measure->cache, arena, text, style);
    if (known->items)
        return known;
    budget_spend(measure->budget, TEXT_UNITS);
    /* First the font that all of it is likely in: its face is then open for coverage. */
    measure->metrics(measure->context, font_id(0, style->bold, style->px));
    const struct items *items = items_make(known->arena, measure, text, style);
    if (!budget_is_left(measure->budget))
        return NULL;
    known->items = items;
    return known;
}

/* What is set already is nevertheless stacked, parted and drawn. */
static const struct para *spend_again(struct budget *budget, const struct items *items,
                                      const struct para *para)
{
    int units = (items->count + para->line_count * TEXT_UNITS) * KNOWN_PERCENT / 100;
    return budget_spend(budget, units) ? para : &para_unset;
}

const struct para *para_set(struct arena *arena, const struct measure *measure, const char *text,
                            const struct para_style *style, int width_px)
{
    struct para_known *known = know(arena, measure, text, style);
    const struct para *kept = known ? para_known_in(known, width_px) : &para_unset;
    if (kept)
        return known ? spend_again(measure->budget, known->items, kept) : kept;
    const struct items *items = known->items;
    struct lines lines = lines_of(known->arena, measure, items, style, width_px);
    for (int from = 0, end; from <= items->count && budget_is_left(measure->budget);
         from = end + 1) {
        end = paragraph_end(items, from);
        lines_fill(&lines, from, end);
    }
    if (!budget_is_left(measure->budget))
        return &para_unset;
    struct para *para = arena_alloc(known->arena, sizeof *para);
    *para = stack_lines(&lines, most_metrics(items, measure, style));
    para_known_add(known, width_px, para);
    return para;
}

int para_longest_word_px(struct arena *arena, const struct measure *measure, const char *text,
                         const struct para_style *style)
{
    struct para_known *known = know(arena, measure, text, style);
    if (!known || known->longest_word_px >= 0)
        return known ? known->longest_word_px : 0;
    const struct items *items = known->items;
    struct lines lines = lines_of(known->arena, measure, items, style, WIDTH_MAX_PX);
    int longest = 0;
    for (int from = 0, end; from <= items->count && budget_is_left(measure->budget);
         from = end + 1) {
        end = paragraph_end(items, from);
        longest = most(longest, lines_longest_word_px(&lines, from, end));
    }
    if (budget_is_left(measure->budget))
        known->longest_word_px = longest;
    return longest;
}

uint32_t para_uncovered(const struct measure *measure, const char *text)
{
    return items_uncovered(measure, text);
}

bool para_has_rtl(const char *text)
{
    size_t len = strlen(text);
    for (size_t at = 0; at < len;) {
        uint32_t cp;
        size_t step = utf8_decode(text + at, len - at, &cp);
        if (step == 0 || char_is_rtl(cp))
            return step > 0;
        at += step;
    }
    return false;
}
