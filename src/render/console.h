/* The display of a console without a window system: the picture goes into two dumb buffers of
   the graphics card, shown in turn, by libdrm. */
#pragma once

#include <SDL2/SDL_surface.h>
#include <stdbool.h>

#include "base/err.h"
#include "base/rect.h"

struct console;

/* In the order of how near a picture is. */
enum console_lack {
    CONSOLE_NO_CARD,
    CONSOLE_FORBIDDEN,  /* it may not be opened */
    CONSOLE_NO_DISPLAY, /* none is plugged in */
    CONSOLE_TAKEN,      /* another program has it */
    CONSOLE_REFUSED,    /* the card has no dumb buffers */
};

/* Of the displays that are plugged in the one of this number, else the first. `cards` is
   /dev/dri. Nothing is shown before the first picture; what console_leave has left is, until
   then: `left` is what it gave, or -1; when the console has taken it, it is -1. NULL: there is none
   now, lack and err say why. */
struct console *console_open(const char *cards, int number, int *left, enum console_lack *lack,
                             struct err *err);
void console_close(struct console *console); /* NULL is fine */

/* Asks again what is plugged in: after word of a card or a display. The next picture has to be
   whole. */
void console_look(struct console *console);

/* Of the display, or, while none is plugged in, of the one that was. */
void console_size(const struct console *console, int *w_px, int *h_px);
double console_inches(const struct console *console); /* 0: it doesn't say, or can't be */

/* No signal, or again one, with the next picture, which has to be whole. While it is dark no word
   of displays counts: many say that they are gone when they sleep. */
void console_set_dark(struct console *console, bool dark);

/* Closes the console, and gives a descriptor that keeps its picture on the display for as long as
   it is open, in whichever program. */
int console_leave(struct console *console);

/* Shows these rectangles of the upright picture, turned by the degrees. While no display is
   plugged in there is nothing to show it on: true. false: the card did not take it. It waits a
   short time at most for the picture before. */
bool console_present(struct console *console, int degrees, const SDL_Surface *picture,
                     const struct rect *rects, int count);
