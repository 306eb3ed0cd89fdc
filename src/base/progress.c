/* The line of what long work is at, where the messages go too. */
#include "base/progress.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/safe_text.h"

static const char wipe[] = "\r\033[K";

void progress_say(const char *format, ...)
{
    if (!isatty(STDERR_FILENO))
        return;
    struct buf line = {0};
    va_list args;
    va_start(args, format);
    safe_vline(&line, format, args);
    va_end(args);
    fputs(wipe, stderr);
    fwrite(line.bytes, 1, line.len - 1, stderr); /* without its line feed */
    buf_free(&line);
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
