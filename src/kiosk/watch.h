/* Tells when files have changed: for `run --dev`, and for the store. */
#pragma once

#include <stdbool.h>

#include "base/err.h"

struct watch;

/* Of all that lies below the directories. Calls changed(context) from a thread of its
   own, once the changes have come to rest. */
struct watch *watch_start(const char *const *dirs, int count, void (*changed)(void *context),
                          void *context, struct err *err);
/* Of one file of a directory; the directory may come later. */
struct watch *watch_start_file(const char *dir, const char *name, void (*changed)(void *context),
                               void *context, struct err *err);

void watch_stop(struct watch *watch); /* NULL is fine */
