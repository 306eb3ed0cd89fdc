/* ARGB8888 surfaces in other sizes. */
#pragma once

#include <SDL2/SDL_surface.h>
#include <stdbool.h>

/* With its colours multiplied by its alpha, or divided by it: transparent pixels have no colour
   that may reach their neighbours. */
void scale_weigh(SDL_Surface *surface, bool multiply);

/* Half as wide and high in place: every four pixels become their mean. */
void scale_halve(SDL_Surface *surface);

/* Of weighed colours, or of one alone. Takes the surface; NULL stays NULL. */
SDL_Surface *scale_weighed(SDL_Surface *surface, int w, int h);

/* Of any. Takes the surface; NULL stays NULL. */
SDL_Surface *scale_to(SDL_Surface *surface, int w, int h);

/* From as a camera has it (1 to 8: layer/exif.h) to upright. Takes the surface; NULL stays
   NULL. */
SDL_Surface *scale_upright(SDL_Surface *surface, int orientation);
