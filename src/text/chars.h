/* What setting text asks of a single character. Ranges are of Unicode 15 (Scripts.txt,
   UnicodeData.txt); a script that no face of ours has is "common" here. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define SCRIPT_TAG(a, b, c, d)                                                                     \
    ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))

/* ISO 15924. Han stands for kana and bopomofo too: one font sets them in one run. */
enum script {
    SCRIPT_COMMON = 0, /* and inherited: digits, punctuation, spaces, marks of any script */
    SCRIPT_LATN = SCRIPT_TAG('L', 'a', 't', 'n'),
    SCRIPT_HANI = SCRIPT_TAG('H', 'a', 'n', 'i'),
    SCRIPT_GREK = SCRIPT_TAG('G', 'r', 'e', 'k'),
    SCRIPT_CYRL = SCRIPT_TAG('C', 'y', 'r', 'l'),
    SCRIPT_ARMN = SCRIPT_TAG('A', 'r', 'm', 'n'),
    SCRIPT_HEBR = SCRIPT_TAG('H', 'e', 'b', 'r'),
    SCRIPT_ARAB = SCRIPT_TAG('A', 'r', 'a', 'b'),
    SCRIPT_SYRC = SCRIPT_TAG('S', 'y', 'r', 'c'),
    SCRIPT_THAA = SCRIPT_TAG('T', 'h', 'a', 'a'),
    SCRIPT_NKOO = SCRIPT_TAG('N', 'k', 'o', 'o'),
    SCRIPT_DEVA = SCRIPT_TAG('D', 'e', 'v', 'a'),
    SCRIPT_BENG = SCRIPT_TAG('B', 'e', 'n', 'g'),
    SCRIPT_GURU = SCRIPT_TAG('G', 'u', 'r', 'u'),
    SCRIPT_GUJR = SCRIPT_TAG('G', 'u', 'j', 'r'),
    SCRIPT_ORYA = SCRIPT_TAG('O', 'r', 'y', 'a'),
    SCRIPT_TAML = SCRIPT_TAG('T', 'a', 'm', 'l'),
    SCRIPT_TELU = SCRIPT_TAG('T', 'e', 'l', 'u'),
    SCRIPT_KNDA = SCRIPT_TAG('K', 'n', 'd', 'a'),
    SCRIPT_MLYM = SCRIPT_TAG('M', 'l', 'y', 'm'),
    SCRIPT_SINH = SCRIPT_TAG('S', 'i', 'n', 'h'),
    SCRIPT_THAI = SCRIPT_TAG('T', 'h', 'a', 'i'),
    SCRIPT_LAOO = SCRIPT_TAG('L', 'a', 'o', 'o'),
    SCRIPT_TIBT = SCRIPT_TAG('T', 'i', 'b', 't'),
    SCRIPT_MYMR = SCRIPT_TAG('M', 'y', 'm', 'r'),
    SCRIPT_GEOR = SCRIPT_TAG('G', 'e', 'o', 'r'),
    SCRIPT_HANG = SCRIPT_TAG('H', 'a', 'n', 'g'),
    SCRIPT_ETHI = SCRIPT_TAG('E', 't', 'h', 'i'),
    SCRIPT_CHER = SCRIPT_TAG('C', 'h', 'e', 'r'),
    SCRIPT_CANS = SCRIPT_TAG('C', 'a', 'n', 's'),
    SCRIPT_KHMR = SCRIPT_TAG('K', 'h', 'm', 'r'),
    SCRIPT_MONG = SCRIPT_TAG('M', 'o', 'n', 'g'),
    SCRIPT_LIMB = SCRIPT_TAG('L', 'i', 'm', 'b'),
    SCRIPT_TALE = SCRIPT_TAG('T', 'a', 'l', 'e'),
    SCRIPT_BALI = SCRIPT_TAG('B', 'a', 'l', 'i'),
    SCRIPT_SUND = SCRIPT_TAG('S', 'u', 'n', 'd'),
    SCRIPT_LEPC = SCRIPT_TAG('L', 'e', 'p', 'c'),
    SCRIPT_OLCK = SCRIPT_TAG('O', 'l', 'c', 'k'),
    SCRIPT_TFNG = SCRIPT_TAG('T', 'f', 'n', 'g'),
    SCRIPT_YIII = SCRIPT_TAG('Y', 'i', 'i', 'i'),
    SCRIPT_VAII = SCRIPT_TAG('V', 'a', 'i', 'i'),
    SCRIPT_JAVA = SCRIPT_TAG('J', 'a', 'v', 'a'),
    SCRIPT_MTEI = SCRIPT_TAG('M', 't', 'e', 'i'),
    SCRIPT_ROHG = SCRIPT_TAG('R', 'o', 'h', 'g'),
    SCRIPT_CAKM = SCRIPT_TAG('C', 'a', 'k', 'm'),
    SCRIPT_HMNG = SCRIPT_TAG('H', 'm', 'n', 'g'),
    SCRIPT_HMNP = SCRIPT_TAG('H', 'm', 'n', 'p'),
    SCRIPT_ADLM = SCRIPT_TAG('A', 'd', 'l', 'm'),
};

enum script char_script(uint32_t cp);

bool char_is_space(uint32_t cp); /* vanishes at the end of a line; with U+200B */
bool char_is_mark(uint32_t cp);  /* stands on or around the character before */
bool char_is_rtl(uint32_t cp);   /* alone makes bidi work: a letter or a control */

/* Never inked, needs no glyph: joiners, variation selectors, bidi controls, U+00AD, ... */
bool char_is_ignorable(uint32_t cp);

bool script_joins(enum script script);      /* letters of a word are written together */
bool script_hyphenates(enum script script); /* a word that is cut shows a hyphen */
