/* What went wrong, as one sentence that gains context on its way up. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* A sentence that was too long ends with a whole character. */
static void trim(struct err *err)
{
    err->text[utf8_check(err->text, strlen(err->text))] = '\0';
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
