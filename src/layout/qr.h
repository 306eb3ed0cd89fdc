/* QR codes, as squares of modules. A screen is clean and lit, so the least error correction is
   enough, and the modules are as large as can be. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define QR_QUIET 4       /* modules of quiet around a code, ISO/IEC 18004 */
#define QR_MM 80.0       /* at least, where there is room .. */
#define QR_MODULE_MM 1.5 /* .. and as many as its modules need to be this wide */
#define QR_MAX_TEXT 1200 /* bytes: a code that a telephone still reads at this size */

/* Modules a side of the text's code, without the quiet zone; 0 if there is none. ISO/IEC
   18004:2015, table 7: 8-bit data, error correction L; a text that is not ASCII says in front that
   it is UTF-8 (ECI 26), as some decoders take it for Chinese else. */
int qr_modules(const char *text);

/* side*side bytes, 1 is dark, in the arena; NULL if the text does not fit. */
const uint8_t *qr_bits(struct arena *arena, const char *text, int *side);
