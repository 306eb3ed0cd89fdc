/* The log: one line per event on stderr, where systemd's journal picks it up. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

static void write_line(const char *level, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

static void write_line(const char *level, const char *format, va_list args)
{
    char line[1024];
    vsnprintf(line, sizeof line, format, args);
    fprintf(stderr, "%s%s\n", level, line);
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
