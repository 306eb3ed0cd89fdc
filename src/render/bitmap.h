/* PNG and JPEG as pixels of the size that they are shown in, upright. */
#pragma once

#include <SDL2/SDL_surface.h>

#include "layer/picture.h"

/* ARGB8888, w x h, from the bytes that picture_read has taken as `picture`. NULL: they are
   damaged. */
SDL_Surface *bitmap_read(const struct picture *picture, const void *bytes, int w, int h);
