/* The last-resort display: no pack, no Lua. */
#pragma once

#include "layout/theme.h"
#include "stage/bundle.h"

struct fallback;
struct stage;

/* From the core layer alone. `shown` (or NULL) is for pack authors. */
struct fallback *fallback_create(const char *core, const struct display *display, const char *shown,
                                 struct err *err);
void fallback_destroy(struct fallback *fallback); /* NULL is fine */

struct render *fallback_render(struct fallback *fallback); /* painted already */
const struct stage *fallback_stage(const struct fallback *fallback);
