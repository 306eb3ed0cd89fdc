/* The log: one line per event on stderr, where systemd's journal picks it up. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/safe_text.h"

static void write_line(const char *level, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

static void write_line(const char *level, const char *format, va_list args)
{
    struct buf line = {0};
    buf_puts(&line, level);
    safe_vline(&line, format, args);
    fwrite(line.bytes, 1, line.len, stderr);
    buf_free(&line);
}

void log_info(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_line("", format, args);
    va_end(args);
}

void log_warn(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_line("warning: ", format, args);
    va_end(args);
}

void log_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_line("error: ", format, args);
    va_end(args);
}

void log_whole(const struct buf *text)
{
    fwrite(text->bytes, 1, text->len, stderr);
}

void log_of_helper(const char *line, size_t len)
{
    struct buf safe = {0};
    safe_text_again(&safe, line, len);
    buf_puts(&safe, "\n");
    log_whole(&safe);
    buf_free(&safe);
}
