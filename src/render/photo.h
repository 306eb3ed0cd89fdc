/* Pictures that are larger than a packed layer holds, as pixels: decoded in a jail, for who makes
   packs, and for packs and a clinic's data in directories. */
#pragma once

#include <SDL2/SDL_surface.h>
#include <stddef.h>

#include "base/err.h"
#include "base/jail.h"

/* As bitmap_read gives them, of bytes that picture_read has taken. */
SDL_Surface *photo_read(const void *bytes, size_t len, int w, int h, struct err *err);

/* The helper that decodes, for the table of jail_serve. */
extern const struct jail_helper photo_helper;
