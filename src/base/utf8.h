/* Strict UTF-8: no overlong forms, no surrogates, nothing past U+10FFFF. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads one code point of text[0..len) into *cp and gives its length in bytes, 0 if the
   bytes there are not UTF-8 (or len is 0). */
size_t utf8_decode(const char *text, size_t len, uint32_t *cp);
size_t utf8_encode(uint32_t cp, char out[4]); /* length in bytes */

/* The offset of the first byte that is not UTF-8, len if there is none. */
size_t utf8_check(const char *text, size_t len);

/* The length of the byte order mark that Windows writes in front: 3 or 0. */
size_t utf8_mark(const char *text, size_t len);

/* The number of code points. The text must be valid. */
size_t utf8_length(const char *text, size_t len);

#define UTF8_NO_BREAK "\xc2\xa0"    /* U+00A0, a space at which no line ends */
void utf8_plain_spaces(char *text); /* makes spaces of these, in place */
