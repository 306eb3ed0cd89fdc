/* Folds a town's name. One idea: a letter of Latin-1 or Latin Extended-A is looked up in
   a row of 192 plain letters, so no Unicode library is needed for American towns. */
#include "places/fold.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

#define LATIN_FIRST 0xc0
#define LATIN_LAST 0x17f

/* U+00C0 to U+017F; '+' stands for two letters, see in_two_letters. */
static const char latin[] = "aaaaaa+ceeeeiiiidnooooo ouuuuy++"
                            "aaaaaa+ceeeeiiiidnooooo ouuuuy+y"
                            "aaaaaaccccccccddddeeeeeeeeeegggg"
                            "gggghhhhiiiiiiiiii++jjkkklllllll"
                            "lllnnnnnnnnnoooooo++rrrrrrssssss"
                            "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

struct key {
    char *out;
    size_t len, room;
    bool full;
};

static void add(struct key *key, char letter)
{
    if (letter == ' ' && (key->len == 0 || key->out[key->len - 1] == ' '))
        return;
    if (key->len + 1 >= key->room) {
        key->full = true;
        return;
    }
    key->out[key->len++] = letter;
}

static const char *in_two_letters(uint32_t cp)
{
    switch (cp) {
    case 0xc6:
    case 0xe6: return "ae";
    case 0xde:
    case 0xfe: return "th";
    case 0xdf: return "ss";
    case 0x132:
    case 0x133: return "ij";
    case 0x152:
    case 0x153: return "oe";
    }
    return "";
}

static bool falls_away(uint32_t cp)
{
    bool is_mark = cp >= 0x300 && cp <= 0x36f;
    return is_mark || cp == '\'' || cp == '.' || cp == 0xb7 || cp == 0x2bc || cp == 0x2019;
}

static void add_folded(struct key *key, uint32_t cp)
{
    if (falls_away(cp))
        return;
    if (cp >= LATIN_FIRST && cp <= LATIN_LAST) {
        char letter = latin[cp - LATIN_FIRST];
        if (letter != '+')
            add(key, letter);
        else
            for (const char *two = in_two_letters(cp); *two; two++)
                add(key, *two);
    } else if (cp >= 'A' && cp <= 'Z') {
        add(key, (char)(cp - 'A' + 'a'));
    } else if ((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9')) {
        add(key, (char)cp);
    } else {
        add(key, ' ');
    }
}

/* People write "St. Louis" and "Mc Allen"; the table has one spelling for each. */
static void write_out_first_word(struct key *key)
{
    static const struct {
        const char *written, *meant;
    } words[] = {
        {"st ", "saint "}, {"ft ", "fort "}, {"mt ", "mount "}, {"mc ", "mc"}, {"o ", "o"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t old = strlen(words[i].written), new = strlen(words[i].meant);
        if (key->len < old || memcmp(key->out, words[i].written, old) != 0)
            continue;
        if (key->len - old + new >= key->room) {
            key->full = true;
            return;
        }
        memmove(key->out + new, key->out + old, key->len - old);
        memcpy(key->out, words[i].meant, new);
        key->len += new - old;
        return;
    }
}

size_t fold_key(const char *text, char *out, size_t room)
{
    struct key key = {out, 0, room, false};
    size_t left = strlen(text);
    while (left > 0 && !key.full) {
        uint32_t cp;
        size_t size = utf8_decode(text, left, &cp);
        if (size == 0)
            return 0;
        add_folded(&key, cp);
        text += size;
        left -= size;
    }
    write_out_first_word(&key);
    if (key.full || room == 0)
        return 0;
    out[key.len] = '\0';
    return key.len;
}
