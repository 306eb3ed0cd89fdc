/* Words of others (names of files, scripts' errors, comments, cells) made fit for one line
   of a terminal, a journal or the screen. Called where text leaves the program, and nowhere
   before: log.c, print.c, json.c, the reports of lint, the progress line, the page that
   tells an author what is broken. */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Appends text[0..len). What would move a cursor, end the line, turn its direction or is no
   UTF-8 is written as its number: "\x1b" for a control or a stray byte, "\u202e" for the
   rest. A tab becomes a space. A backslash stays as it is, as in C:\packs, unless what
   follows would read as one of these numbers: then it is "\x5c". So no two texts, tabs
   apart, give the same. */
void safe_text(struct buf *out, const char *text, size_t len);

/* The same for what should be escaped already, by who is not to be trusted: the numbers that
   stand there are left as they are. */
void safe_text_again(struct buf *out, const char *text, size_t len);

/* A whole line of our own words with those of others in it, and its line feed. */
void safe_line(struct buf *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
void safe_vline(struct buf *out, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* C0, DEL, C1, U+061C, U+200E/F, U+2028 to 202E, U+2066 to 2069. */
bool safe_text_is_hostile(uint32_t cp);
