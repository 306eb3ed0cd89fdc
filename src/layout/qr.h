/* QR codes, as squares of modules. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define QR_QUIET 4      /* modules of quiet around a code, ISO/IEC 18004 */
#define QR_MM 80.0      /* where there is room */
#define QR_MAX_TEXT 800 /* bytes: a code that a telephone still reads at this size */

/* Modules a side of the code of a text of so many bytes, without the quiet zone; 0 if there
   is none. ISO/IEC 18004:2015, table 7: 8-bit data, error correction M. */
int qr_modules(size_t bytes);

/* side*side bytes, 1 is dark, in the arena; NULL if the text does not fit. Error
 * correction M. */
const uint8_t *qr_bits(struct arena *arena, const char *text, int *side);
