/* BLAKE2b-512, the hash that minisign's prehashed signatures are made over; packed layers
   are named by it. https://www.rfc-editor.org/rfc/rfc7693 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct digest {
    unsigned char bytes[64];
};

struct digest digest_of(const void *bytes, size_t len);

/* For what is hashed while it is copied: begin, add any number of times, end. */
struct digest_stream {
    _Alignas(64) unsigned char state[384];
};
void digest_begin(struct digest_stream *stream);
void digest_add(struct digest_stream *stream, const void *bytes, size_t len);
struct digest digest_end(struct digest_stream *stream);

/* Of a plain file's bytes as the disk has them, not as memory remembers them. */
bool digest_of_file(const char *path, struct digest *out, struct err *err);

bool digest_equal(const struct digest *a, const struct digest *b);

/* 128 small hex digits and a NUL: digest_hex(&digest).text */
struct digest_hex {
    char text[129];
};
struct digest_hex digest_hex(const struct digest *digest);
bool digest_parse(const char *text, struct digest *out); /* exactly such 128 digits */
