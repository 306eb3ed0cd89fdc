/* The signature beside a packed layer: FILE.minisig. Where it is not, the files that are
   there are looked over, as Windows and browsers change names on the way. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "sign/minisig.h"

/* Reads FILE.minisig into text[MINISIG_MAX_BYTES + 1] and *sig. If it or the file itself
   is not there, the error names the file that is meant, and what to rename to what. */
bool signature_read(const char *file, char *text, size_t *len, struct minisig *sig,
                    struct err *err);
