/* A page on as few screens as can be. What gives way stands in one order for all displays, and
   only then a page is parted. Pure. */
#pragma once

#include "layout/split.h"

/* The first screen is as high as env's box, further ones next_h_px. */
void layout_screens(const struct layout_env *env, const struct node *root, int w_px, int next_h_px,
                    struct screens *out);
