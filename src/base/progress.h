/* What long work is at, for people at a terminal only: one line that is written over. */
#pragma once

__attribute__((format(printf, 1, 2))) void progress_say(const char *format, ...);

/* The same with "..." behind it, for work that says what it is at through a pointer. */
void progress_tell(const char *what);

/* Wipes the line: before anything else is said there. */
void progress_end(void);
