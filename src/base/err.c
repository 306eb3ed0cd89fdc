/* What went wrong, as one sentence that gains context on its way up. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* A sentence that was too long ends with a whole character. What else is no UTF-8 in it (a
   file's name may be anything) stays: it is escaped where it is shown. */
static void trim(struct err *err)
{
    size_t len = strlen(err->text), start = len;
    uint32_t cp;
    if (len + 1 < sizeof err->text)
        return;
    while (start > len - 4 && (err->text[start - 1] & 0xC0) == 0x80)
        start--;
    start -= (err->text[start - 1] & 0xC0) == 0xC0;
    if (start < len && utf8_decode(err->text + start, len - start, &cp) == 0)
        err->text[start] = '\0';
}

bool err_set(struct err *err, const char *format, ...)
{
    if (!err)
        return false;
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    trim(err);
    return false;
}

bool err_wrap(struct err *err, const char *format, ...)
{
    if (!err)
        return false;
    char inner[sizeof err->text];
    memcpy(inner, err->text, sizeof inner);

    va_list args;
    va_start(args, format);
    int used = vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    if (used < 0 || (size_t)used + 3 > sizeof err->text)
        return false;
    char *rest = err->text + used;
    size_t room = sizeof err->text - (size_t)used;
    size_t len = strnlen(inner, room - 3);
    memcpy(rest, ": ", 2);
    memcpy(rest + 2, inner, len);
    rest[2 + len] = '\0';
    trim(err);
    return false;
}
