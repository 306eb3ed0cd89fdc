/* minisign's two kinds of file, read line by line: what is not exactly as the tool writes
   it is refused, so that no byte of a signature can be changed unseen. What Windows adds
   around the lines (plain_text.h) is left out before anything is looked at. */
#include "sign/minisig.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain_text.h"
#include "base/utf8.h"

#define SIGNATURE_COMMENT "untrusted comment: signature from minisign secret key"
#define RSIGN_COMMENT "untrusted comment: signature from rsign secret key" /* of rsign2 */
#define TRUSTED "trusted comment: "
#define UNTRUSTED "untrusted comment: "

#define COPY_ANEW "take the .minisig file anew from where the pack was signed"

struct line {
    const char *text;
    size_t len;
};

/* Cuts the next line off, without one CR; false if nothing is left. */
static bool next_line(const char **text, size_t *len, struct line *out)
{
    if (*len == 0)
        return false;
    const char *end = memchr(*text, '\n', *len);
    size_t width = end ? (size_t)(end - *text) : *len;
    bool returns = width > 0 && (*text)[width - 1] == '\r';
    *out = (struct line){*text, width - returns};
    *text += width + (end != NULL);
    *len -= width + (end != NULL);
    return true;
}

static size_t without_blanks(const char *text, size_t len)
{
    while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
        len--;
    return len;
}

static bool starts_with(const struct line *line, const char *start)
{
    size_t len = strlen(start);
    return line->len >= len && memcmp(line->text, start, len) == 0;
}

static bool is_line(const struct line *line, const char *text)
{
    return line->len == strlen(text) && starts_with(line, text);
}

#define COMMENT_AT 2 /* the trusted comment's line */
#define LONGEST 74   /* bytes in one line of base64 */

/* Exactly `size` bytes, in the one way to write them. libsodium 1.0.18 takes a byte 0xAF
   for '/', so what was read is written again and compared. */
static bool read_base64(const struct line *line, unsigned char *out, size_t size)
{
    const int variant = sodium_base64_VARIANT_ORIGINAL;
    char again[sodium_base64_ENCODED_LEN(LONGEST, sodium_base64_VARIANT_ORIGINAL)];
    size_t got;
    if (line->len + 1 != sodium_base64_ENCODED_LEN(size, variant) ||
        sodium_base642bin(out, size, line->text, line->len, NULL, &got, NULL, variant) != 0 ||
        got != size)
        return false;
    sodium_bin2base64(again, sizeof again, out, size, variant);
    return is_line(line, again);
}

static bool is_hidden(uint32_t cp)
{
    return (cp < ' ' && cp != '\t') || (cp >= 0x7F && cp < 0xA0) || cp == 0x061C ||
           (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x2028 && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF || (cp & 0xFFFE) == 0xFFFE;
}

/* What a person is shown must be all that stands there. */
static bool is_plain_text(const char *text, size_t len)
{
    while (len > 0) {
        uint32_t cp;
        size_t width = utf8_decode(text, len, &cp);
        if (width == 0 || is_hidden(cp))
            return false;
        text += width;
        len -= width;
    }
    return true;
}

/* Line 2: the algorithm, the key's id, the signature over the file's digest. */
static bool read_signature(const struct line *line, struct minisig *out, struct err *err)
{
    unsigned char bytes[74];
    if (!read_base64(line, bytes, sizeof bytes))
        return err_set(err, "line 2 is not a signature of minisign: " COPY_ANEW);
    if (memcmp(bytes, "Ed", 2) == 0)
        return err_set(err, "is of the old kind, which does not hash the file first: "
                            "sign again with minisign, without -l");
    if (memcmp(bytes, "ED", 2) != 0)
        return err_set(err, "is of a kind that minisign does not make: sign again");
    memcpy(out->id, bytes + 2, sizeof out->id);
    memcpy(out->signature, bytes + 10, sizeof out->signature);
    return true;
}

static bool read_comment(const struct line *line, struct minisig *out, struct err *err)
{
    if (!starts_with(line, TRUSTED))
        return err_set(err, "line 3 does not begin with \"" TRUSTED "\": " COPY_ANEW);
    const char *text = line->text + strlen(TRUSTED);
    size_t len = line->len - strlen(TRUSTED);
    if (len > MINISIG_COMMENT_BYTES)
        return err_set(err,
                       "the trusted comment is longer than %d bytes: sign again with "
                       "a shorter -t",
                       MINISIG_COMMENT_BYTES);
    if (!is_plain_text(text, len))
        return err_set(err, "the trusted comment holds letters that can not be shown: "
                            "sign again with a plain -t");
    memcpy(out->comment, text, len);
    out->comment[len] = '\0';
    return true;
}

static bool check_whole(const char *text, size_t len, struct err *err)
{
    if (len == 0)
        return err_set(err, "is empty: " COPY_ANEW);
    if (len > MINISIG_MAX_BYTES)
        return err_set(err, "is larger than %d KiB, so it is no signature: " COPY_ANEW,
                       MINISIG_MAX_BYTES / 1024);
    if (plain_text_is_utf16(text, len))
        return err_set(err, "is UTF-16, which Notepad calls Unicode: " COPY_ANEW);
    if (memchr(text, '\0', len))
        return err_set(err, "holds a NUL byte: " COPY_ANEW);
    return true;
}

bool minisig_read(const char *text, size_t len, struct minisig *out, struct err *err)
{
    struct line lines[4];
    *out = (struct minisig){0};
    if (!check_whole(text, len, err))
        return false;
    size_t mark = utf8_mark(text, len);
    text += mark;
    len -= mark;
    for (size_t i = 0; i < 4; i++) {
        if (!next_line(&text, &len, &lines[i]))
            return err_set(err, "ends in line %zu of 4: " COPY_ANEW, i + 1);
        if (i != COMMENT_AT) /* whose blanks may be signed */
            lines[i].len = without_blanks(lines[i].text, lines[i].len);
    }
    if (len > 0)
        return err_set(err, "goes on after its 4 lines: " COPY_ANEW);
    if (!starts_with(&lines[0], UNTRUSTED))
        return err_set(err, "is not a signature of minisign (line 1): " COPY_ANEW);
    if (!is_line(&lines[0], SIGNATURE_COMMENT) && !is_line(&lines[0], RSIGN_COMMENT))
        return err_set(err, "line 1 is a comment that no one signed: sign again without "
                            "-c (what is given with -t is signed)");
    if (!read_signature(&lines[1], out, err) || !read_comment(&lines[2], out, err))
        return false;
    return read_base64(&lines[3], out->global, sizeof out->global) ||
           err_set(err, "line 4 is not a signature of minisign: " COPY_ANEW);
}

static bool refuse_key(const struct line *first, struct err *err)
{
    if (starts_with(first, UNTRUSTED "minisign encrypted secret key") ||
        starts_with(first, UNTRUSTED "rsign encrypted secret key"))
        return err_set(err, "is a SECRET key: take it off this machine at once, keep it "
                            "where you sign, and copy the .pub file instead");
    return err_set(err, "is not a public key of minisign: copy the .pub file that "
                        "minisign -G made");
}

bool minisig_read_key(const char *text, size_t len, struct minisig_key *out, struct err *err)
{
    struct line first = {text, 0}, second = {text, 0};
    unsigned char bytes[42];
    if (plain_text_is_utf16(text, len))
        return err_set(err, "is UTF-16, which Notepad calls Unicode: copy the .pub file that "
                            "minisign -G made, without opening it");
    size_t mark = utf8_mark(text, len);
    text += mark;
    len -= mark;
    if (next_line(&text, &len, &first))
        next_line(&text, &len, &second);
    second.len = without_blanks(second.text, second.len);
    if (len > 0 || !starts_with(&first, UNTRUSTED) || !read_base64(&second, bytes, sizeof bytes) ||
        memcmp(bytes, "Ed", 2) != 0)
        return refuse_key(&first, err);
    memcpy(out->id, bytes + 2, sizeof out->id);
    memcpy(out->key, bytes + 10, sizeof out->key);
    return true;
}

static bool comment_fits(const struct minisig *sig, const struct minisig_key *key, size_t len)
{
    unsigned char all[sizeof sig->signature + MINISIG_COMMENT_BYTES];
    memcpy(all, sig->signature, sizeof sig->signature);
    memcpy(all + sizeof sig->signature, sig->comment, len);
    return crypto_sign_verify_detached(sig->global, all, sizeof sig->signature + len, key->key) ==
           0;
}

bool minisig_verify(const struct minisig *sig, const struct minisig_key *key,
                    const struct digest *digest, struct err *err)
{
    if (memcmp(sig->id, key->id, sizeof sig->id) != 0)
        return err_set(err, "signed by the key %s, not by %s", minisig_key_id(sig->id).text,
                       minisig_key_id(key->id).text);
    if (crypto_sign_verify_detached(sig->signature, digest->bytes, sizeof digest->bytes,
                                    key->key) != 0)
        return err_set(err, "the signature does not fit the file: one of the two was "
                            "changed, or they are of different packs: copy both anew");

    /* Blanks at the comment's end are signed, or were added to the line later. */
    size_t len = strlen(sig->comment), short_len = without_blanks(sig->comment, len);
    return comment_fits(sig, key, len) || (short_len < len && comment_fits(sig, key, short_len)) ||
           err_set(err, "the trusted comment was changed after it was signed: copy the "
                        ".minisig file anew");
}

struct minisig_id minisig_key_id(const unsigned char id[8])
{
    struct minisig_id out;
    uint64_t value = 0;
    for (size_t i = 8; i-- > 0;)
        value = value << 8 | id[i];
    snprintf(out.text, sizeof out.text, "%" PRIX64, value);
    return out;
}

bool minisig_parse_id(const char *text, unsigned char id[8])
{
    size_t len = strlen(text);
    if (len == 0 || len > 16 || strspn(text, "0123456789abcdefABCDEF") != len)
        return false;
    uint64_t value = strtoull(text, NULL, 16);
    for (size_t i = 0; i < 8; i++)
        id[i] = (unsigned char)(value >> (8 * i));
    return true;
}

int64_t minisig_time_s(const struct minisig *sig)
{
    static const char stamp[] = "timestamp:";
    if (strncmp(sig->comment, stamp, sizeof stamp - 1) != 0)
        return -1;
    const char *digits = sig->comment + sizeof stamp - 1;
    size_t count = strspn(digits, "0123456789");
    if (count == 0 || count > 12 || (digits[count] && digits[count] != '\t'))
        return -1;
    int64_t seconds = 0;
    for (size_t i = 0; i < count; i++)
        seconds = seconds * 10 + (digits[i] - '0');
    return seconds;
}
