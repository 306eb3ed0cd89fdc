/* SVG as pixels, drawn by rsvg-convert (librsvg) in a jail: for who makes packs, and for packs
   in directories. A packed layer holds pixels, so no kiosk needs it. */
#pragma once

#include <SDL2/SDL_surface.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/jail.h"

/* ARGB8888, w x h. */
SDL_Surface *drawing_read(const void *svg, size_t len, int w, int h, struct err *err);

/* The helper that draws, for the table of jail_serve. */
extern const struct jail_helper drawing_helper;
