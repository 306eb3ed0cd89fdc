/* What long work is at, for people at a terminal only: one line that is written over. */
#pragma once

__attribute__((format(printf, 1, 2))) void progress_say(const char *format, ...);

/* Wipes the line: before anything else is said there. */
void progress_end(void);
