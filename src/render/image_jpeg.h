/* JPEG as pixels, and pixels as JPEG. */
#pragma once

#include <SDL2/SDL_surface.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* As ARGB8888, as it lies: by halves smaller than it is, but at least w x h. The header is one
   that picture_read has taken. NULL: it is damaged. */
SDL_Surface *image_read_jpeg(const void *bytes, size_t len, int w, int h);

/* Appends the ARGB8888 surface, without its alpha. */
bool image_write_jpeg(const SDL_Surface *surface, struct buf *out, struct err *err);
