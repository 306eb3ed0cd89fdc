/* The one hash that files are known by: libsodium's BLAKE2b at its full 64 bytes. */
#include "layer/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

#include "base/pulse.h"

#define STEP_BYTES (4 * 1024 * 1024) /* the largest pack takes a slow machine 20 s */

_Static_assert(sizeof(struct digest_stream) >= sizeof(crypto_generichash_state),
               "a stream holds libsodium's state");

static crypto_generichash_state *state_of(struct digest_stream *stream)
{
    return (crypto_generichash_state *)(void *)stream->state;
}

void digest_begin(struct digest_stream *stream)
{
    crypto_generichash_init(state_of(stream), NULL, 0, sizeof(struct digest));
}

void digest_add(struct digest_stream *stream, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    while (len > 0) {
        size_t step = len < STEP_BYTES ? len : STEP_BYTES;
        crypto_generichash_update(state_of(stream), at, step);
        pulse_beat();
        at += step;
        len -= step;
    }
}

struct digest digest_end(struct digest_stream *stream)
{
    struct digest digest;
    crypto_generichash_final(state_of(stream), digest.bytes, sizeof digest.bytes);
    return digest;
}

struct digest digest_of(const void *bytes, size_t len)
{
    struct digest_stream stream;
    digest_begin(&stream);
    digest_add(&stream, bytes, len);
    return digest_end(&stream);
}

bool digest_of_file(const char *path, struct digest *out, struct err *err)
{
    static const size_t chunk = 64 * 1024;
    int fd = file_open_plain(path, FILE_LINKS_REFUSED, err);
    if (fd < 0)
        return false;
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    struct digest_stream stream;
    char *bytes = xmalloc(chunk);
    ssize_t got;
    digest_begin(&stream);
    while ((got = read(fd, bytes, chunk)) > 0 || (got < 0 && errno == EINTR))
        digest_add(&stream, bytes, got > 0 ? (size_t)got : 0);
    int failure = errno;
    *out = digest_end(&stream);
    free(bytes);
    close(fd);
    return got == 0 || err_set(err, "%s: %s", path, strerror(failure));
}

bool digest_equal(const struct digest *a, const struct digest *b)
{
    return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

struct digest_hex digest_hex(const struct digest *digest)
{
    struct digest_hex hex;
    sodium_bin2hex(hex.text, sizeof hex.text, digest->bytes, sizeof digest->bytes);
    return hex;
}

static int hex_value(char letter)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = letter ? strchr(digits, letter) : NULL;
    return at ? (int)(at - digits) : -1;
}

bool digest_parse(const char *text, struct digest *out)
{
    for (size_t i = 0; i < sizeof out->bytes; i++) {
        int high = hex_value(text[2 * i]);
        int low = high < 0 ? -1 : hex_value(text[2 * i + 1]);
        if (low < 0)
            return false;
        out->bytes[i] = (unsigned char)(high * 16 + low);
    }
    return text[2 * sizeof out->bytes] == '\0';
}
