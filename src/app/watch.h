/* Tells when a file below some directories has changed: for `run --dev`. */
#pragma once

#include <stdbool.h>

#include "base/err.h"

struct watch;

/* Calls changed(context) from a thread of its own, once the changes have come to rest. */
struct watch *watch_start(const char *const *dirs, int count,
                          void (*changed)(void *context), void *context, struct err *err);
void watch_stop(struct watch *watch); /* NULL is fine */
