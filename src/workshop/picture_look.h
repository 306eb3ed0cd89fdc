/* Whether there is anything to be seen in a picture, on the ground that it is shown on. */
#pragma once

#include <SDL2/SDL_surface.h>
#include <stdbool.h>

#include "draw/colour.h"

struct picture_look {
    bool one_colour;   /* on that ground, it is nothing but that colour, to the eye */
    int clear_percent; /* of its pixels, the ground is seen through */
    int seen_percent;  /* of the others, stand out from the ground 1.5:1 or more */
};

struct picture_look picture_look(const SDL_Surface *surface, struct colour ground);
