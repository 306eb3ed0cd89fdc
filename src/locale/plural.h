/* Which plural form goes with a number, by the Plural-Forms line of a PO file's header.
   https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define PLURAL_FORMS 8   /* a language may have so many; Arabic has 6 */
#define PLURAL_STEPS 256 /* numbers and operators of one expression */
#define PLURAL_DEPTH 64  /* parentheses, `!` and `? :` inside one another */

struct plural {
    int forms;
    struct plural_step {
        char op; /* as plural.c names them */
        uint64_t value;
    } steps[PLURAL_STEPS]; /* in reverse Polish order */
    int count;
};

/* Reads "nplurals=2; plural=(n != 1);" of text[0..len), whatever stands behind. */
bool plural_read(struct plural *out, const char *text, size_t len, struct err *err);

/* The form for n, 0 if the expression gives none that exists. */
int plural_form(const struct plural *plural, uint64_t n);
