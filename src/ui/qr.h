/* QR codes, as squares of modules. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

#define QR_QUIET 4      /* modules of quiet around a code, ISO/IEC 18004 */
#define QR_MAX_TEXT 800 /* bytes: a code that a telephone still reads at 80 mm */

/* Modules a side, without the quiet zone; 0 if the text does not fit a code. */
int qr_modules(const char *text);

/* side*side bytes, 1 is dark, in the arena; NULL if the text does not fit. Error
 * correction M. */
const uint8_t *qr_bits(struct arena *arena, const char *text, int *side);
