/* Line breaking: libunibreak's answer, less the breaks that would cut a cluster (its
   Unicode 6.2 knows neither joined emoji nor their skin tones), and kept from the
   characters on which it aborts. */
#include "text/breaks.h"

#include <linebreak.h>

#include "text/chars.h"

_Static_assert((int)BREAK_MUST == LINEBREAK_MUSTBREAK, "ours are libunibreak's");
_Static_assert((int)BREAK_MAY == LINEBREAK_ALLOWBREAK, "ours are libunibreak's");
_Static_assert((int)BREAK_NOT == LINEBREAK_NOBREAK, "ours are libunibreak's");

static bool in(uint32_t cp, uint32_t first, uint32_t last)
{
    return cp >= first && cp <= last;
}

/* A virama (or its like) that binds the next consonant to the one before. */
static bool is_linker(uint32_t cp)
{
    bool indic = in(cp, 0x900, 0xD7F) && (cp & 0x7F) == 0x4D;
    return indic || cp == 0xDCA || cp == 0x1039 || cp == 0x17D2;
}

static bool is_leading_vowel(uint32_t cp)
{
    return in(cp, 0xE40, 0xE44) || in(cp, 0xEC0, 0xEC4);
}

/* Letters to Unicode, but never apart from what stands before them. */
static bool is_trailing_letter(uint32_t cp)
{
    bool thai = cp == 0xE30 || cp == 0xE32 || cp == 0xE33 || cp == 0xE45;
    bool lao = cp == 0xEB0 || cp == 0xEB2 || cp == 0xEB3;
    bool jamo = in(cp, 0x1160, 0x11FF) || in(cp, 0xD7B0, 0xD7FB);
    bool skin_tone = in(cp, 0x1F3FB, 0x1F3FF);
    return thai || lao || jamo || skin_tone;
}

static bool is_flag_letter(uint32_t cp)
{
    return in(cp, 0x1F1E6, 0x1F1FF);
}

static bool cuts_flag(const uint32_t *cps, int at)
{
    int before = 0;
    while (before < at && is_flag_letter(cps[at - 1 - before]))
        before++;
    return is_flag_letter(cps[at]) && before % 2 == 1;
}

/* Begins an embedding or an isolate: belongs to what follows. */
static bool is_bidi_opener(uint32_t cp)
{
    return cp == 0x202A || cp == 0x202B || cp == 0x202D || cp == 0x202E || in(cp, 0x2066, 0x2068);
}

static bool is_held(uint32_t before)
{
    return before == 0x200D || is_linker(before) || is_leading_vowel(before) ||
           is_bidi_opener(before);
}

static bool clings(uint32_t cp)
{
    bool starts_anew = cp == 0x200B || cp == 0x200E || cp == 0x200F || cp == 0x61C;
    if (char_is_ignorable(cp))
        return !starts_anew && !is_bidi_opener(cp);
    return char_is_mark(cp) || is_trailing_letter(cp);
}

bool cluster_starts(const uint32_t *cps, int at)
{
    if (at == 0)
        return true;
    uint32_t before = cps[at - 1], cp = cps[at];
    if (before < 0x300 && cp < 0x300)
        return cp != 0xAD;
    if (is_held(before) && !char_is_space(cp))
        return false;
    return !clings(cp) && !cuts_flag(cps, at);
}

/* libunibreak 1.1 has no answer for these, and an assertion for it: `lbcNew <= LBP_JT`. */
static bool is_deadly(uint32_t cp)
{
    return is_flag_letter(cp) || cp == 0xFFFF;
}

static uint32_t stand_in(uint32_t cp)
{
    if (is_flag_letter(cp))
        return 0x4E00; /* breaks around it, as around any picture */
    return is_deadly(cp) ? 'a' : cp;
}

static const uint32_t *without_deadly(struct arena *arena, const uint32_t *cps, int count)
{
    int i = 0;
    while (i < count && !is_deadly(cps[i]))
        i++;
    if (i == count)
        return cps;
    uint32_t *safe = arena_alloc(arena, (size_t)count * sizeof *safe);
    for (i = 0; i < count; i++)
        safe[i] = stand_in(cps[i]);
    return safe;
}

static bool is_digit(uint32_t cp)
{
    return in(cp, '0', '9');
}

/* The space of "(210) 555-0142": a telephone number is read and dialled as one. */
static bool parts_phone(const uint32_t *cps, int count, int at)
{
    return cps[at] == ' ' && at >= 2 && at + 1 < count && is_digit(cps[at + 1]) &&
           cps[at - 1] == ')' && is_digit(cps[at - 2]);
}

void breaks_find(struct arena *arena, const uint32_t *cps, int count, const char *lang, char *out)
{
    static bool ready;
    if (!ready)
        init_linebreak();
    ready = true;
    if (count == 0)
        return;
    const uint32_t *safe = without_deadly(arena, cps, count);
    set_linebreaks_utf32(safe, (size_t)count, lang, out);
    for (int i = 0; i + 1 < count; i++) {
        if (out[i] == BREAK_MAY && (!cluster_starts(cps, i + 1) || parts_phone(cps, count, i)))
            out[i] = BREAK_NOT;
    }
    for (int i = 0; i + 1 < count && char_is_space(cps[i]); i++)
        out[i] = BREAK_MAY; /* it holds no break behind spaces at the very start */
}
