/* Bytes that grow. Always followed by a NUL that does not count in len. */
#pragma once

#include <stdarg.h>
#include <stddef.h>

struct buf {
    char *bytes; /* never NULL after the first append */
    size_t len, room;
};

/* Room for so many bytes more behind len. */
void buf_reserve(struct buf *buf, size_t more);
void buf_append(struct buf *buf, const void *bytes, size_t len);
void buf_puts(struct buf *buf, const char *text);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
void buf_free(struct buf *buf); /* wiped, and ready to be used anew */
