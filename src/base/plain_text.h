/* Text as other programs write it, made fit to be kept: marks at the start, edges,
 * controls. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Whether Notepad's "Unicode" was chosen: a mark of UTF-16 in front, or letters with a NUL
   beside each of them. */
bool plain_text_is_utf16(const char *text, size_t len);

/* Whether a merge left its mark there: "<<<<<<< HEAD", "=======", ">>>>>>> theirs". */
bool plain_text_is_merge_mark(const char *line, size_t len);
#define PLAIN_TEXT_MERGE                                                                           \
    "two versions were put into one file: keep one of the two, and take out the lines of "         \
    "<<<<<<<, ======= and >>>>>>>"

/* The bytes of the quotation mark that the text begins with, as a word processor writes it;
   0: none. */
size_t plain_text_curly_quote(const char *text, size_t len);

/* In place: direction marks (U+202A-202E, U+2066-2069) go, control characters but line
   feeds become spaces, spaces at both ends (U+00A0 too) go; where nothing is left that is to be
   seen, all goes. A NUL is put behind; gives the length. The text must be UTF-8, with room for
   one byte behind it. */
size_t plain_text_trim(char *text, size_t len);

/* In place: a pair of quotation marks, straight or a word processor's, that holds the whole text
   and no other mark of its kind is left out. Gives where the text begins now. */
char *plain_text_unquote(char *text);

/* The first 40 bytes for a message, whole characters only, "..." behind what was cut.
   Nothing is escaped: that is done where the message is shown. */
struct excerpt {
    char text[48];
};
struct excerpt excerpt_of(const char *text, size_t len);
struct excerpt excerpt(const char *text);
