/* Taking a text apart: one pass for each property of its characters, in the order in
   which the passes need one another. */
#include "text/items.h"

#include <fribidi.h>
#include <string.h>

#include "base/utf8.h"
#include "text/breaks.h"

#define NO_FACE (-1)
#define NOTHING 0x34Fu /* drawn by no face, and two bytes long */

static struct items *make_room(struct arena *arena, size_t len)
{
    struct items *items = arena_alloc(arena, sizeof *items);
    items->cps = arena_alloc(arena, (len + 1) * sizeof *items->cps);
    items->at = arena_alloc(arena, (len + 1) * sizeof *items->at);
    items->scripts = arena_alloc(arena, (len + 1) * sizeof *items->scripts);
    items->bold = arena_alloc(arena, len + 1);
    items->faces = arena_alloc(arena, len + 1);
    items->levels = arena_alloc(arena, len + 1);
    items->breaks = arena_alloc(arena, len + 1);
    return items;
}

static int count_marks(const char *text)
{
    int count = 0;
    while ((text = strstr(text, "**"))) {
        text += 2;
        count++;
    }
    return count;
}

static uint32_t without_controls(uint32_t cp)
{
    if (cp == 0x2028 || cp == 0x2029)
        return '\n';
    bool control = cp < 0x20 || (cp >= 0x7F && cp < 0xA0);
    return control && cp != '\n' ? ' ' : cp;
}

/* Fills plain, and where each character begins in it. */
static void write_plain(struct items *items)
{
    size_t used = 0;
    for (int i = 0; i < items->count; i++) {
        items->at[i] = (int)used;
        used += utf8_encode(items->cps[i], items->plain + used);
    }
    items->plain[used] = '\0';
    items->at[items->count] = (int)used;
}

/* Fills cps, bold and plain. A last `**` without a partner is text. */
static void strip(struct items *items, struct arena *arena, const char *text, bool all_bold)
{
    size_t len = strlen(text);
    items->plain = arena_alloc(arena, len + 1);
    int marks = count_marks(text) / 2 * 2, seen = 0;
    for (size_t i = 0; i < len;) {
        if (seen < marks && text[i] == '*' && text[i + 1] == '*') {
            seen++;
            i += 2;
            continue;
        }
        uint32_t cp = 0;
        size_t step = utf8_decode(text + i, len - i, &cp);
        if (step == 0) { /* not UTF-8: nothing can be seen of it */
            cp = ' ';
            step = 1;
        }
        i += step;
        items->cps[items->count] = without_controls(cp);
        items->bold[items->count++] = all_bold || seen % 2 == 1;
    }
    write_plain(items);
}

static void find_scripts(struct items *items)
{
    enum script last = SCRIPT_COMMON;
    int first = items->count;
    for (int i = 0; i < items->count; i++) {
        enum script own = char_script(items->cps[i]);
        if (own != SCRIPT_COMMON && last == SCRIPT_COMMON)
            first = i;
        if (own != SCRIPT_COMMON)
            last = own;
        items->scripts[i] = last;
    }
    for (int i = 0; i < first; i++)
        items->scripts[i] = first < items->count ? items->scripts[first] : SCRIPT_LATN;
}

static bool is_neutral(uint32_t cp)
{
    return char_script(cp) == SCRIPT_COMMON;
}

static bool covers(const struct measure *measure, int face, uint32_t cp)
{
    if (cp == '\n' || char_is_ignorable(cp))
        return true;
    return budget_spend(measure->budget, 1) && measure->covers(measure->context, face, cp);
}

/* Whether the face shows the character and the marks on it. */
static bool covers_cluster(const struct items *items, const struct measure *measure, int face,
                           int at)
{
    if (!covers(measure, face, items->cps[at]))
        return false;
    for (int i = at + 1; i < items->count && char_is_mark(items->cps[i]); i++) {
        if (!covers(measure, face, items->cps[i]))
            return false;
    }
    return true;
}

static int first_face(const struct items *items, const struct measure *measure, int at)
{
    int faces = measure->faces(measure->context);
    for (int face = 0; face < faces; face++) {
        if (covers_cluster(items, measure, face, at))
            return face;
    }
    for (int face = 0; face < faces; face++) {
        if (covers(measure, face, items->cps[at]))
            return face;
    }
    return NO_FACE;
}

uint32_t items_uncovered(const struct measure *measure, const char *text)
{
    size_t len = strlen(text), step;
    for (size_t i = 0; i < len; i += step) {
        uint32_t cp = 0;
        step = utf8_decode(text + i, len - i, &cp);
        cp = without_controls(cp);
        if (step > 0 && first_face(&(struct items){.cps = &cp, .count = 1}, measure, 0) == NO_FACE)
            return cp;
        step += step == 0;
    }
    return 0;
}

/* The face that neutral characters at the text's very start would best be in. */
static int start_face(const struct items *items, const struct measure *measure)
{
    for (int i = 0; i < items->count; i++) {
        int face = is_neutral(items->cps[i]) ? NO_FACE : first_face(items, measure, i);
        if (face != NO_FACE)
            return face;
    }
    return 0;
}

/* An empty box says nothing, and "5 mg" without its sign something else: "? 5 mg" is asked about.
   What is left takes no more bytes than what stood there. */
static void replace(struct items *items, const struct measure *measure, int at, bool in_row)
{
    if (measure->missing)
        measure->missing(measure->context, items->cps[at]);
    items->cps[at] = in_row || char_is_mark(items->cps[at]) ? NOTHING : '?';
    items->scripts[at] = at > 0 ? items->scripts[at - 1] : SCRIPT_LATN;
}

static void find_faces(struct items *items, const struct measure *measure)
{
    int last = start_face(items, measure), row_end = 0; /* behind what was replaced last */
    for (int i = 0; i < items->count && budget_is_left(measure->budget); i++) {
        uint32_t cp = items->cps[i];
        bool stays = is_neutral(cp) || char_is_mark(cp);
        if (!stays || !covers(measure, last, cp)) {
            int face = first_face(items, measure, i);
            if (face == NO_FACE && cp >= 0x80 && budget_is_left(measure->budget)) {
                replace(items, measure, i, i > 0 && i == row_end);
                row_end = i + 1;
                face = covers(measure, last, items->cps[i]) ? last : 0;
            }
            last = face == NO_FACE ? 0 : face;
        } else if (i == row_end && char_is_ignorable(cp)) {
            row_end++;
        }
        items->faces[i] = (uint8_t)last;
    }
    if (row_end > 0)
        write_plain(items);
}

static bool in_joined_word(uint32_t cp)
{
    bool tatweel = cp == 0x640;
    return tatweel || script_joins(char_script(cp)) || char_is_mark(cp) ||
           (char_is_ignorable(cp) && !char_is_space(cp));
}

/* Bold begins and ends with clusters, and holds the whole of a joined word: cut, its
   letters would change shape. */
static void snap_bold(struct items *items)
{
    for (int i = 1; i < items->count; i++) {
        if (items->bold[i] == items->bold[i - 1])
            continue;
        if (!cluster_starts(items->cps, i)) {
            items->bold[i] = items->bold[i - 1];
            continue;
        }
        int from = i, to = i;
        while (from > 0 && in_joined_word(items->cps[from - 1]))
            from--;
        while (to < items->count && in_joined_word(items->cps[to]))
            to++;
        if (from < i && i < to)
            memset(items->bold + from, true, (size_t)(to - from));
    }
}

static bool is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

/* After an Arabic letter UAX 9 would show 555-0123 as 0123-555, to be dialled wrongly. A
   hyphen between digits is taken for a common separator instead (its rule HL3). */
static void keep_phone_numbers(const struct items *items, int from, int to, FriBidiCharType *types)
{
    const uint32_t *cps = items->cps;
    for (int i = from + 1; i + 1 < to; i++) {
        bool hyphen = cps[i] == '-' || cps[i] == 0x2010 || cps[i] == 0x2011;
        if (hyphen && is_digit(cps[i - 1]) && is_digit(cps[i + 1]))
            types[i - from] = FRIBIDI_TYPE_CS;
    }
}

static void find_levels(struct items *items, struct arena *arena, int from, int to, bool rtl)
{
    size_t count = (size_t)(to - from);
    FriBidiCharType *types = arena_alloc(arena, count * sizeof *types);
    FriBidiBracketType *brackets = arena_alloc(arena, count * sizeof *brackets);
    FriBidiLevel *levels = arena_alloc(arena, count * sizeof *levels);
    FriBidiParType base = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    fribidi_get_bidi_types(items->cps + from, to - from, types);
    keep_phone_numbers(items, from, to, types);
    fribidi_get_bracket_types(items->cps + from, to - from, types, brackets);
    /* 0 only for lack of memory */
    if (!fribidi_get_par_embedding_levels_ex(types, brackets, to - from, &base, levels))
        return;
    for (int i = from; i < to; i++)
        items->levels[i] = (uint8_t)levels[i - from];
}

static bool any_rtl(const struct items *items)
{
    for (int i = 0; i < items->count; i++) {
        if (char_is_rtl(items->cps[i]))
            return true;
    }
    return false;
}

/* What looks at one paragraph at a time. */
static void find_breaks_and_levels(struct items *items, struct arena *arena,
                                   const struct para_style *style)
{
    items->has_rtl = style->rtl || any_rtl(items);
    for (int from = 0, to; from <= items->count; from = to + 1) {
        to = from;
        while (to < items->count && items->cps[to] != '\n')
            to++;
        breaks_find(arena, items->cps + from, to - from, style->lang, items->breaks + from);
        if (items->has_rtl && to > from)
            find_levels(items, arena, from, to, style->rtl);
    }
}

const struct items *items_make(struct arena *arena, const struct measure *measure, const char *text,
                               const struct para_style *style)
{
    size_t len = strlen(text);
    budget_spend(measure->budget, (int64_t)len);
    struct items *items = make_room(arena, len);
    strip(items, arena, text, style->bold);
    find_scripts(items);
    find_faces(items, measure);
    if (!style->bold)
        snap_bold(items);
    find_breaks_and_levels(items, arena, style);
    return items;
}

int items_run_end(const struct items *items, int from, int to)
{
    int end = from + 1;
    while (end < to && items->levels[end] == items->levels[from] &&
           items->faces[end] == items->faces[from] && items->scripts[end] == items->scripts[from] &&
           items->bold[end] == items->bold[from])
        end++;
    return end;
}
