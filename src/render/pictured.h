/* The picture of a draw item in the pixels that it is shown in: finished ones where its source has
   them, else drawn from its file. */
#pragma once

#include "draw/list.h"
#include "render/flat.h"
#include "render/render.h"

/* NULL: it can not be shown, err names its file. */
struct flat *pictured_load(const struct render_source *source, const struct draw_item *item,
                           struct err *err);

/* Appends what render_source::finished gives back: it is drawn from its file for that. */
bool pictured_finish(const struct render_source *source, const struct draw_item *item,
                     struct buf *out, struct err *err);
