/* Keys and signatures for tests, of any number: made with libsodium in minisign's format.
   (That the format is minisign's own is for test_minisig and test_minisig_flips to show.) */
#pragma once

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "layer/digest.h"
#include "sign/minisig.h"

struct signing_key {
    unsigned char id[8], public[32], secret[64];
};

/* The key number `number`; its id is "NN" eight times. */
static inline struct signing_key signing_key(unsigned char number)
{
    struct signing_key key;
    unsigned char seed[32];
    memset(seed, number, sizeof seed);
    memset(key.id, number, sizeof key.id);
    crypto_sign_seed_keypair(key.public, key.secret, seed);
    return key;
}

struct signing_text {
    char text[2 * MINISIG_COMMENT_BYTES];
};

static inline struct signing_text signing_pub(const struct signing_key *key)
{
    unsigned char bytes[42] = "Ed";
    char base64[64];
    memcpy(bytes + 2, key->id, 8);
    memcpy(bytes + 10, key->public, 32);
    sodium_bin2base64(base64, sizeof base64, bytes, sizeof bytes, sodium_base64_VARIANT_ORIGINAL);
    struct signing_text out;
    snprintf(out.text, sizeof out.text, "untrusted comment: minisign public key %s\n%s\n",
             minisig_key_id(key->id).text, base64);
    return out;
}

static inline struct signing_text signing_minisig(const struct signing_key *key,
                                                  const struct digest *digest, const char *comment)
{
    unsigned char bytes[74] = "ED", all[64 + MINISIG_COMMENT_BYTES], global[64];
    char first[128], last[128];
    size_t len = strnlen(comment, MINISIG_COMMENT_BYTES);
    memcpy(bytes + 2, key->id, 8);
    crypto_sign_detached(bytes + 10, NULL, digest->bytes, sizeof digest->bytes, key->secret);
    memcpy(all, bytes + 10, 64);
    memcpy(all + 64, comment, len);
    crypto_sign_detached(global, NULL, all, 64 + len, key->secret);
    sodium_bin2base64(first, sizeof first, bytes, sizeof bytes, sodium_base64_VARIANT_ORIGINAL);
    sodium_bin2base64(last, sizeof last, global, sizeof global, sodium_base64_VARIANT_ORIGINAL);
    struct signing_text out;
    snprintf(out.text, sizeof out.text,
             "untrusted comment: signature from minisign secret key\n%s\n"
             "trusted comment: %s\n%s\n",
             first, comment, last);
    return out;
}
