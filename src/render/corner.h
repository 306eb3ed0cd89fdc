/* The round corners of a box. */
#pragma once

#include <SDL2/SDL_surface.h>

/* A disc of 2*radius a side, anti-aliased, its quadrants are the four corners; the border
   lies inside. Colours are 0xAARRGGBB, alpha 0 is not painted. For blending. */
SDL_Surface *corner_disc(int radius_px, int border_px, Uint32 fill, Uint32 border);
