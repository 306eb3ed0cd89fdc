/* What the fuzz targets share. Each is one file fuzz_NAME.c with the function below; its
   seeds are the files of corpus/NAME. A target ends the program where a promise of a header
   is broken; libFuzzer and the sanitizers do where memory is. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An assertion that no build leaves out. */
#define PROMISE(what)                                                                              \
    do {                                                                                           \
        if (!(what)) {                                                                             \
            fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #what);             \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* Bytes that are used up from the front; behind their end come zeros. */
struct bytes {
    const uint8_t *at;
    size_t left;
};

static inline struct bytes bytes_of(const uint8_t *data, size_t size)
{
    return (struct bytes){data, size};
}

static inline unsigned bytes_next(struct bytes *bytes)
{
    if (bytes->left == 0)
        return 0;
    bytes->left--;
    return *bytes->at++;
}

static inline unsigned bytes_below(struct bytes *bytes, unsigned end)
{
    return bytes_next(bytes) % end;
}

/* The rest up to the next 0xFF byte, which stands in no UTF-8, as a text of its own on the
   heap: the sanitizer sees what reads behind its end. */
static inline char *bytes_part(struct bytes *bytes, size_t *len)
{
    const uint8_t *end = bytes->left > 0 ? memchr(bytes->at, 0xFF, bytes->left) : NULL;
    *len = end ? (size_t)(end - bytes->at) : bytes->left;
    char *part = malloc(*len + 1);
    if (*len > 0)
        memcpy(part, bytes->at, *len);
    part[*len] = '\0';
    bytes->at += *len + (end != NULL);
    bytes->left -= *len + (end != NULL);
    return part;
}
