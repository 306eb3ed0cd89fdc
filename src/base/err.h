/* What went wrong, as one sentence for the person in front of the machine.
   "what was being done, to what: why not"; context is put in front on the way up. */
#pragma once

#include <stdbool.h>

struct err {
    char text[600];
};

/* Both return false, so that a failing function can end with `return err_set(...)`.
   A NULL err is allowed: the caller does not care why. */
bool err_set(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool err_wrap(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
