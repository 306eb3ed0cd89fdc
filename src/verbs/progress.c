/* The line of what long work is at, where the messages go too. */
#include "verbs/progress.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static const char wipe[] = "\r\033[K";

void progress_say(const char *format, ...)
{
    if (!isatty(STDERR_FILENO))
        return;
    va_list args;
    va_start(args, format);
    fputs(wipe, stderr);
    vfprintf(stderr, format, args);
    va_end(args);
}

void progress_tell(const char *what)
{
    progress_say("%s ...", what);
}

void progress_end(void)
{
    if (isatty(STDERR_FILENO))
        fputs(wipe, stderr);
}
