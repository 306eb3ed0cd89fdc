/* For font.c and pixels.c only: the open font behind a run. */
#pragma once

#include <SDL2/SDL_ttf.h>

#include "text/font.h"
#include "text/measure.h"

/* Opened if need be, its direction and script set for this run: ask anew before each use.
   NULL if the face's bytes are no font. */
TTF_Font *fonts_ready(struct fonts *fonts, const struct run *run);
