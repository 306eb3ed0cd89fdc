/* The window, or the whole display: shows an upright picture, turned as the display
 * hangs. */
#pragma once

#include <SDL2/SDL_surface.h>
#include <stdbool.h>

#include "base/err.h"
#include "base/rect.h"

struct window;

struct window_config {
    const char *title;
    int w_px, h_px; /* of a window, less on a desktop with less room; 0: the whole display */
    int display;
    int rotate, touch_rotate; /* degrees clockwise: 0 90 180 270 */
    int *left; /* a descriptor of window_leave, of the program before, until it is taken; or -1 */
};

/* Starts SDL's video. Where neither DISPLAY nor WAYLAND_DISPLAY is set the whole display is that
   of the console (render/console.h). NULL with a reason if there is no display to be had. */
struct window *window_open(const struct window_config *config, struct err *err);
/* Whether a display may come yet that is not there: on a console. */
bool window_may_come(const struct window_config *config);
void window_close(struct window *window); /* NULL is fine */
/* Closes it, and gives a descriptor that keeps the picture on the display while it is open. -1:
   that can't be here, the window is closed. */
int window_leave(struct window *window);

/* The largest size of the same shape that has room, at most the one that is given. */
void window_fit(int room_w, int room_h, int *w, int *h);

/* Makes a window smaller that has more pixels than a display may (WINDOW_MOST_PX), on which
   nothing is shown. false: it was such a one. */
#define WINDOW_MOST_PX (1 << 25)
bool window_limit(struct window *window);

/* The upright size, which changes when the window does: at least 1 x 1. */
void window_size(const struct window *window, int *w_px, int *h_px);

/* The diagonal that the display itself says, where that can be: 0 elsewhere, and under a window
   system, whose numbers are seldom the display's. */
double window_inches(const struct window *window);

/* After word of a display that was plugged in or out: on a console it may have another size. */
void window_look(struct window *window);

/* The pixels of the window itself, to paint on what need not be turned: nothing is copied
   then. They keep what was painted until they are other pixels, which must be asked
   before each painting: is_new. NULL where there are none: a picture is shown instead. */
SDL_Surface *window_canvas(struct window *window, bool *is_new);

/* Nothing on the display; on a console it is off. Bright again with the next picture, which has to
   be whole. */
void window_set_dark(struct window *window, bool dark);

/* Shows these rectangles of the picture or canvas; NULL, or over DAMAGE_RECTS: all.
   false: the window system did not take it; another time it wants the whole picture. */
bool window_present(struct window *window, SDL_Surface *picture, const struct rect *rects,
                    int count);

/* A finger at 0..1 of the window, in px of the upright picture. */
void window_touch(const struct window *window, double x, double y, int *x_px, int *y_px);

/* No window system: SDL cannot sleep there, so kiosk/wait.c does it by itself. */
bool window_on_console(const struct window *window);
