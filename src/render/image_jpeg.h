/* JPEG as pixels. */
#pragma once

#include <SDL2/SDL_surface.h>
#include <stddef.h>

/* As ARGB8888. The header is one that picture_read has taken. NULL: it is damaged. */
SDL_Surface *image_read_jpeg(const void *bytes, size_t len);
