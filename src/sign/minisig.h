/* Signatures as the stock minisign tool makes them, taken more strictly than it takes
   them: prehashed ("ED") only, and no byte of the file is free. Only what Windows and its
   editors add around the lines is left out first: a UTF-8 BOM, blanks and then one CR at a
   line's end (minisign.exe writes it), the last line feed. It is signed by nobody.
   The format: https://jedisct1.github.io/minisign/ */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "layer/digest.h"

#define MINISIG_MAX_BYTES (16 * 1024)
#define MINISIG_KEY_MAX_BYTES (4 * 1024)
#define MINISIG_COMMENT_BYTES 1024

struct minisig_key {
    unsigned char id[8], key[32];
};

struct minisig {
    unsigned char id[8], signature[64], global[64];
    char comment[MINISIG_COMMENT_BYTES + 1]; /* the trusted comment: UTF-8, may hold tabs */
};

/* A .pub file: two lines. */
bool minisig_read_key(const char *text, size_t len, struct minisig_key *out, struct err *err);

/* A .minisig file: exactly four lines, the first one exactly as minisign writes it when
   it is not told otherwise (it is not signed, so nothing may stand there), strict base64,
   a trusted comment without CR inside, NUL, controls and direction marks. Errors say what
   is wrong and what to do, without the file's name. */
bool minisig_read(const char *text, size_t len, struct minisig *out, struct err *err);

/* True only if both signatures are by this key: over the file that has this digest, and
   over the trusted comment, with the blanks at its end or without them. */
bool minisig_verify(const struct minisig *sig, const struct minisig_key *key,
                    const struct digest *digest, struct err *err);

/* The key's name, as minisign prints it: up to 16 capital hex digits, without zeros in
   front. The parser takes them with or without, and small letters too. */
struct minisig_id {
    char text[17];
};
struct minisig_id minisig_key_id(const unsigned char id[8]);
bool minisig_parse_id(const char *text, unsigned char id[8]);

/* The "timestamp:" that minisign puts into the trusted comment: seconds since 1970, as
   the signer's clock had it; -1 if there is none. */
int64_t minisig_time_s(const struct minisig *sig);
