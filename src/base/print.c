/* Results: the only place that writes to stdout. */
#include "base/print.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/safe_text.h"

void print_line(const char *format, ...)
{
    struct buf line = {0};
    va_list args;
    va_start(args, format);
    safe_vline(&line, format, args);
    va_end(args);
    print_whole(&line);
    buf_free(&line);
}

void print_whole(const struct buf *text)
{
    fwrite(text->bytes, 1, text->len, stdout);
}
