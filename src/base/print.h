/* Results, on stdout. */
#pragma once

#include "base/buf.h"

/* One line, escaped as a whole (safe_text.h): the format holds no line feed. */
void print_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* JSON and reports, which are escaped already. */
void print_whole(const struct buf *text);
