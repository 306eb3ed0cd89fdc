/* The log: one line per event on stderr. Nothing a visitor types or chooses may be
 * logged. */
#pragma once

void log_info(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
