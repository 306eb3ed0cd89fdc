/* Bytes that grow, moved and wiped rather than realloc'd, so that no copy stays behind. */
#include "base/buf.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

void buf_reserve(struct buf *buf, size_t more)
{
    size_t need = buf->len + more + 1;
    if (need <= buf->room)
        return;
    size_t room = need > 2 * buf->room ? need : 2 * buf->room;
    char *bytes = xmalloc(room);
    if (buf->bytes) {
        memcpy(bytes, buf->bytes, buf->len);
        sodium_memzero(buf->bytes, buf->room);
        free(buf->bytes);
    }
    buf->bytes = bytes;
    buf->room = room;
}

void buf_append(struct buf *buf, const void *bytes, size_t len)
{
    buf_reserve(buf, len);
    if (len > 0)
        memcpy(buf->bytes + buf->len, bytes, len);
    buf->len += len;
    buf->bytes[buf->len] = '\0';
}

void buf_puts(struct buf *buf, const char *text)
{
    buf_append(buf, text, strlen(text));
}

void buf_vprintf(struct buf *buf, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    buf_reserve(buf, (size_t)len);
    vsnprintf(buf->bytes + buf->len, (size_t)len + 1, format, again);
    va_end(again);
    buf->len += (size_t)len;
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(buf, format, args);
    va_end(args);
}

void buf_free(struct buf *buf)
{
    if (buf->bytes) {
        sodium_memzero(buf->bytes, buf->room);
        free(buf->bytes);
    }
    *buf = (struct buf){0};
}
