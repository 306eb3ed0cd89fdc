/* Facts about single characters: small sorted tables of ranges, and rules. */
#include "text/chars.h"

#include <fribidi.h>
#include <stddef.h>

static const struct {
    uint32_t first, last;
    enum script script;
} scripts[] = {
    {0x41, 0x5A, SCRIPT_LATN},       {0x61, 0x7A, SCRIPT_LATN},
    {0xAA, 0xAA, SCRIPT_LATN},       {0xBA, 0xBA, SCRIPT_LATN},
    {0xC0, 0xD6, SCRIPT_LATN},       {0xD8, 0xF6, SCRIPT_LATN},
    {0xF8, 0x2B8, SCRIPT_LATN},      {0x2E0, 0x2E4, SCRIPT_LATN},
    {0x2EA, 0x2EB, SCRIPT_HANI},     {0x370, 0x373, SCRIPT_GREK},
    {0x375, 0x37D, SCRIPT_GREK},     {0x37F, 0x384, SCRIPT_GREK},
    {0x386, 0x386, SCRIPT_GREK},     {0x388, 0x3E1, SCRIPT_GREK},
    {0x3F0, 0x3FF, SCRIPT_GREK},     {0x400, 0x484, SCRIPT_CYRL},
    {0x487, 0x52F, SCRIPT_CYRL},     {0x531, 0x58F, SCRIPT_ARMN},
    {0x591, 0x5F4, SCRIPT_HEBR},     {0x600, 0x604, SCRIPT_ARAB},
    {0x606, 0x60B, SCRIPT_ARAB},     {0x60D, 0x61A, SCRIPT_ARAB},
    {0x61C, 0x61E, SCRIPT_ARAB},     {0x620, 0x63F, SCRIPT_ARAB},
    {0x641, 0x64A, SCRIPT_ARAB},     {0x656, 0x66F, SCRIPT_ARAB},
    {0x671, 0x6DC, SCRIPT_ARAB},     {0x6DE, 0x6FF, SCRIPT_ARAB},
    {0x700, 0x74F, SCRIPT_SYRC},     {0x750, 0x77F, SCRIPT_ARAB},
    {0x780, 0x7B1, SCRIPT_THAA},     {0x7C0, 0x7FF, SCRIPT_NKOO},
    {0x860, 0x86A, SCRIPT_SYRC},     {0x870, 0x8E1, SCRIPT_ARAB},
    {0x8E3, 0x8FF, SCRIPT_ARAB},     {0x900, 0x950, SCRIPT_DEVA},
    {0x955, 0x963, SCRIPT_DEVA},     {0x966, 0x97F, SCRIPT_DEVA},
    {0x980, 0x9FE, SCRIPT_BENG},     {0xA01, 0xA76, SCRIPT_GURU},
    {0xA81, 0xAFF, SCRIPT_GUJR},     {0xB01, 0xB77, SCRIPT_ORYA},
    {0xB82, 0xBFA, SCRIPT_TAML},     {0xC00, 0xC7F, SCRIPT_TELU},
    {0xC80, 0xCF3, SCRIPT_KNDA},     {0xD00, 0xD7F, SCRIPT_MLYM},
    {0xD81, 0xDF4, SCRIPT_SINH},     {0xE01, 0xE3A, SCRIPT_THAI},
    {0xE40, 0xE5B, SCRIPT_THAI},     {0xE81, 0xEDF, SCRIPT_LAOO},
    {0xF00, 0xFD4, SCRIPT_TIBT},     {0xFD9, 0xFDA, SCRIPT_TIBT},
    {0x1000, 0x109F, SCRIPT_MYMR},   {0x10A0, 0x10FA, SCRIPT_GEOR},
    {0x10FC, 0x10FF, SCRIPT_GEOR},   {0x1100, 0x11FF, SCRIPT_HANG},
    {0x1200, 0x1399, SCRIPT_ETHI},   {0x13A0, 0x13FD, SCRIPT_CHER},
    {0x1400, 0x167F, SCRIPT_CANS},   {0x1780, 0x17F9, SCRIPT_KHMR},
    {0x1800, 0x1801, SCRIPT_MONG},   {0x1804, 0x1804, SCRIPT_MONG},
    {0x1806, 0x18AA, SCRIPT_MONG},   {0x18B0, 0x18F5, SCRIPT_CANS},
    {0x1900, 0x194F, SCRIPT_LIMB},   {0x1950, 0x1974, SCRIPT_TALE},
    {0x19E0, 0x19FF, SCRIPT_KHMR},   {0x1B00, 0x1B7E, SCRIPT_BALI},
    {0x1B80, 0x1BBF, SCRIPT_SUND},   {0x1C00, 0x1C4F, SCRIPT_LEPC},
    {0x1C50, 0x1C7F, SCRIPT_OLCK},   {0x1C80, 0x1C88, SCRIPT_CYRL},
    {0x1C90, 0x1CBF, SCRIPT_GEOR},   {0x1CC0, 0x1CC7, SCRIPT_SUND},
    {0x1D00, 0x1D25, SCRIPT_LATN},   {0x1D26, 0x1D2A, SCRIPT_GREK},
    {0x1D2B, 0x1D2B, SCRIPT_CYRL},   {0x1D2C, 0x1D5C, SCRIPT_LATN},
    {0x1D5D, 0x1D61, SCRIPT_GREK},   {0x1D62, 0x1D65, SCRIPT_LATN},
    {0x1D66, 0x1D6A, SCRIPT_GREK},   {0x1D6B, 0x1D77, SCRIPT_LATN},
    {0x1D78, 0x1D78, SCRIPT_CYRL},   {0x1D79, 0x1DBE, SCRIPT_LATN},
    {0x1DBF, 0x1DBF, SCRIPT_GREK},   {0x1E00, 0x1EFF, SCRIPT_LATN},
    {0x1F00, 0x1FFE, SCRIPT_GREK},   {0x2071, 0x2071, SCRIPT_LATN},
    {0x207F, 0x207F, SCRIPT_LATN},   {0x2090, 0x209C, SCRIPT_LATN},
    {0x2126, 0x2126, SCRIPT_GREK},   {0x212A, 0x212B, SCRIPT_LATN},
    {0x2132, 0x2132, SCRIPT_LATN},   {0x214E, 0x214E, SCRIPT_LATN},
    {0x2160, 0x2188, SCRIPT_LATN},   {0x2C60, 0x2C7F, SCRIPT_LATN},
    {0x2D00, 0x2D2D, SCRIPT_GEOR},   {0x2D30, 0x2D7F, SCRIPT_TFNG},
    {0x2D80, 0x2DDE, SCRIPT_ETHI},   {0x2DE0, 0x2DFF, SCRIPT_CYRL},
    {0x2E80, 0x2FD5, SCRIPT_HANI},   {0x3005, 0x3005, SCRIPT_HANI},
    {0x3007, 0x3007, SCRIPT_HANI},   {0x3021, 0x3029, SCRIPT_HANI},
    {0x302E, 0x302F, SCRIPT_HANG},   {0x3038, 0x303B, SCRIPT_HANI},
    {0x3041, 0x3096, SCRIPT_HANI},   {0x309D, 0x309F, SCRIPT_HANI},
    {0x30A1, 0x30FA, SCRIPT_HANI},   {0x30FD, 0x312F, SCRIPT_HANI},
    {0x3131, 0x318E, SCRIPT_HANG},   {0x31A0, 0x31BF, SCRIPT_HANI},
    {0x31F0, 0x31FF, SCRIPT_HANI},   {0x3200, 0x321E, SCRIPT_HANG},
    {0x3260, 0x327E, SCRIPT_HANG},   {0x32D0, 0x32FE, SCRIPT_HANI},
    {0x3300, 0x3357, SCRIPT_HANI},   {0x3400, 0x4DBF, SCRIPT_HANI},
    {0x4E00, 0x9FFF, SCRIPT_HANI},   {0xA000, 0xA4C6, SCRIPT_YIII},
    {0xA500, 0xA62B, SCRIPT_VAII},   {0xA640, 0xA69F, SCRIPT_CYRL},
    {0xA722, 0xA787, SCRIPT_LATN},   {0xA78B, 0xA7FF, SCRIPT_LATN},
    {0xA8E0, 0xA8FF, SCRIPT_DEVA},   {0xA960, 0xA97C, SCRIPT_HANG},
    {0xA980, 0xA9CD, SCRIPT_JAVA},   {0xA9D0, 0xA9DF, SCRIPT_JAVA},
    {0xA9E0, 0xA9FE, SCRIPT_MYMR},   {0xAA60, 0xAA7F, SCRIPT_MYMR},
    {0xAAE0, 0xAAF6, SCRIPT_MTEI},   {0xAB01, 0xAB2E, SCRIPT_ETHI},
    {0xAB30, 0xAB5A, SCRIPT_LATN},   {0xAB5C, 0xAB64, SCRIPT_LATN},
    {0xAB65, 0xAB65, SCRIPT_GREK},   {0xAB66, 0xAB69, SCRIPT_LATN},
    {0xAB70, 0xABBF, SCRIPT_CHER},   {0xABC0, 0xABF9, SCRIPT_MTEI},
    {0xAC00, 0xD7FB, SCRIPT_HANG},   {0xF900, 0xFAD9, SCRIPT_HANI},
    {0xFB00, 0xFB06, SCRIPT_LATN},   {0xFB13, 0xFB17, SCRIPT_ARMN},
    {0xFB1D, 0xFB4F, SCRIPT_HEBR},   {0xFB50, 0xFD3D, SCRIPT_ARAB},
    {0xFD40, 0xFDFF, SCRIPT_ARAB},   {0xFE2E, 0xFE2F, SCRIPT_CYRL},
    {0xFE70, 0xFEFC, SCRIPT_ARAB},   {0xFF21, 0xFF3A, SCRIPT_LATN},
    {0xFF41, 0xFF5A, SCRIPT_LATN},   {0xFF66, 0xFF6F, SCRIPT_HANI},
    {0xFF71, 0xFF9D, SCRIPT_HANI},   {0xFFA0, 0xFFDC, SCRIPT_HANG},
    {0x10780, 0x107BA, SCRIPT_LATN}, {0x10D00, 0x10D39, SCRIPT_ROHG},
    {0x11100, 0x11147, SCRIPT_CAKM}, {0x16B00, 0x16B8F, SCRIPT_HMNG},
    {0x16FE2, 0x16FE3, SCRIPT_HANI}, {0x16FF0, 0x16FF1, SCRIPT_HANI},
    {0x1AFF0, 0x1B167, SCRIPT_HANI}, {0x1DF00, 0x1DF2A, SCRIPT_LATN},
    {0x1E030, 0x1E08F, SCRIPT_CYRL}, {0x1E100, 0x1E14F, SCRIPT_HMNP},
    {0x1E900, 0x1E95F, SCRIPT_ADLM}, {0x1F200, 0x1F200, SCRIPT_HANI},
    {0x20000, 0x2FA1D, SCRIPT_HANI},
};

/* Spacing marks, with those marks between them that FriBidi knows as non-spacing. */
static const struct {
    uint32_t first, last;
} marks[] = {
    {0x900, 0x903},   {0x93A, 0x93C},   {0x93E, 0x94F},   {0x981, 0x983},   {0x9BE, 0x9CD},
    {0x9D7, 0x9D7},   {0x9FE, 0xA03},   {0xA3C, 0xA51},   {0xA81, 0xA83},   {0xABE, 0xACD},
    {0xAFA, 0xB03},   {0xB3E, 0xB57},   {0xBBE, 0xBCD},   {0xBD7, 0xBD7},   {0xC00, 0xC04},
    {0xC3E, 0xC56},   {0xC81, 0xC83},   {0xCBE, 0xCD6},   {0xD00, 0xD03},   {0xD3E, 0xD4D},
    {0xD57, 0xD57},   {0xD81, 0xD83},   {0xDCA, 0xDDF},   {0xDF2, 0xDF3},   {0xF3E, 0xF3F},
    {0xF71, 0xF84},   {0x102B, 0x103E}, {0x1056, 0x1059}, {0x1062, 0x1064}, {0x1067, 0x106D},
    {0x1082, 0x108D}, {0x108F, 0x108F}, {0x109A, 0x109D}, {0x1712, 0x1715}, {0x1732, 0x1734},
    {0x17B4, 0x17D3}, {0x1920, 0x193B}, {0x1A17, 0x1A1B}, {0x1A55, 0x1A7F}, {0x1AB0, 0x1B04},
    {0x1B34, 0x1B44}, {0x1B80, 0x1B82}, {0x1BA1, 0x1BAD}, {0x1BE6, 0x1BF3}, {0x1C24, 0x1C37},
    {0x1CD4, 0x1CE8}, {0x1CF7, 0x1CF9}, {0xA823, 0xA827}, {0xA880, 0xA881}, {0xA8B4, 0xA8C5},
    {0xA947, 0xA953}, {0xA980, 0xA983}, {0xA9B3, 0xA9C0}, {0xAA29, 0xAA36}, {0xAA4C, 0xAA4D},
    {0xAA7B, 0xAA7D}, {0xAAEB, 0xAAEF}, {0xAAF5, 0xAAF6}, {0xABE3, 0xABEA}, {0xABEC, 0xABED},
};

enum script char_script(uint32_t cp)
{
    if (cp < 0x80) {
        bool letter = (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
        return letter ? SCRIPT_LATN : SCRIPT_COMMON;
    }
    size_t low = 0, high = sizeof scripts / sizeof *scripts;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (cp > scripts[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == sizeof scripts / sizeof *scripts || cp < scripts[low].first)
        return SCRIPT_COMMON;
    return scripts[low].script;
}

bool char_is_space(uint32_t cp)
{
    bool figure = cp == 0x2007; /* stays: it stands for a digit */
    return cp == ' ' || cp == '\n' || cp == 0x1680 || cp == 0x205F || cp == 0x3000 ||
           (cp >= 0x2000 && cp <= 0x200B && !figure);
}

bool char_is_mark(uint32_t cp)
{
    if (cp < 0x300)
        return false;
    if (fribidi_get_bidi_type(cp) == FRIBIDI_TYPE_NSM)
        return true;
    size_t low = 0, high = sizeof marks / sizeof *marks;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (cp > marks[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof marks / sizeof *marks && cp >= marks[low].first;
}

bool char_is_rtl(uint32_t cp)
{
    if (cp < 0x590)
        return false;
    FriBidiCharType type = fribidi_get_bidi_type(cp);
    return FRIBIDI_IS_RTL(type) || type == FRIBIDI_TYPE_AN || type == FRIBIDI_TYPE_FSI;
}

bool char_is_ignorable(uint32_t cp)
{
    return cp == 0xAD || cp == 0x34F || cp == 0x61C || (cp >= 0x180B && cp <= 0x180F) ||
           (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x206F) || (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF ||
           (cp >= 0xE0000 && cp <= 0xE0FFF);
}

bool script_joins(enum script script)
{
    return script == SCRIPT_ARAB || script == SCRIPT_SYRC || script == SCRIPT_MONG ||
           script == SCRIPT_NKOO || script == SCRIPT_ADLM || script == SCRIPT_ROHG;
}

bool script_hyphenates(enum script script)
{
    static const enum script plain[] = {
        SCRIPT_COMMON, SCRIPT_ARAB, SCRIPT_SYRC, SCRIPT_THAA, SCRIPT_NKOO, SCRIPT_THAI, SCRIPT_LAOO,
        SCRIPT_TIBT,   SCRIPT_MYMR, SCRIPT_KHMR, SCRIPT_MONG, SCRIPT_ETHI, SCRIPT_HANG, SCRIPT_HANI,
        SCRIPT_YIII,   SCRIPT_JAVA, SCRIPT_BALI, SCRIPT_ADLM, SCRIPT_ROHG,
    };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (script == plain[i])
            return false;
    }
    return true;
}
