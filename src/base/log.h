/* The log: one line per event on stderr. Nothing a visitor types or chooses may be
 * logged. The line is escaped as a whole (safe_text.h). */
#pragma once

#include "base/buf.h"

void log_info(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_whole(const struct buf *text); /* a report, which is escaped already */
/* A line of a helper process's own log. */
void log_of_helper(const char *line, size_t len);
