/* The window. Under a window system its surface is the canvas; a picture that must be
   turned is copied there where it changed. A console has none: the picture goes to
   render/console.c, and SDL brings input only; or, where the graphics card refuses that, it is
   one texture of opengles2. */
#include "render/window.h"

#include <SDL2/SDL.h>
#include <SDL2/SDL_render.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "draw/damage.h"
#include "render/console.h"
#include "render/turn.h"

struct window {
    struct console *console; /* NULL: SDL shows the picture, in .. */
    SDL_Window *window;
    bool to_be_whole; /* shall become the whole display when the first picture is up */
    int rotate, touch_rotate;
    SDL_Surface *canvas;    /* the window's surface, if it is painted on */
    SDL_Renderer *renderer; /* SDL's way on a console only */
    SDL_Texture *texture;
    int texture_w, texture_h;
};

static bool no_display(const char *what, struct err *err)
{
    return err_set(err, "%s: %s", what, SDL_GetError());
}

static void set_hints(void)
{
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "1");
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    /* The compose file is read at start and never needed: there is no keyboard to compose
     * on. */
    setenv("XCOMPOSEFILE", "/dev/null", 0);
}

static bool open_renderer(struct window *window, struct err *err)
{
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengles2");
    window->renderer = SDL_CreateRenderer(window->window, -1, SDL_RENDERER_PRESENTVSYNC);
    return window->renderer || no_display("opening the display's renderer", err);
}

void window_fit(int room_w, int room_h, int *w, int *h)
{
    int64_t wide = *w, high = *h;
    if (wide <= room_w && high <= room_h)
        return;
    if (wide * room_h > high * room_w) {
        *h = (int)(high * room_w / wide);
        *w = room_w;
    } else {
        *w = (int)(wide * room_h / high);
        *h = room_h;
    }
    *w = *w > 0 ? *w : 1;
    *h = *h > 0 ? *h : 1;
}

/* How wide a window manager's frame is shows only when it is there. */
static void leave_room_for_frame(SDL_Window *window, const SDL_Rect *room)
{
    int top = 0, left = 0, bottom = 0, right = 0, w, h;
    if (SDL_GetWindowBordersSize(window, &top, &left, &bottom, &right) != 0)
        return;
    SDL_GetWindowSize(window, &w, &h);
    int room_w = room->w - left - right, room_h = room->h - top - bottom;
    if (room_w <= 0 || room_h <= 0 || (w <= room_w && h <= room_h))
        return;
    window_fit(room_w, room_h, &w, &h);
    SDL_SetWindowSize(window, w, h);
    SDL_SetWindowPosition(window, room->x + left + (room_w - w) / 2,
                          room->y + top + (room_h - h) / 2);
}

/* A window of the wished size, or one that is the display: where no window manager makes
   it so, its place and size do. On X11 SDL waits 100 ms for the answer of a window
   manager that a kiosk does not have, so there it is asked for after the first picture. */
static SDL_Window *make_window(struct window *window, const struct window_config *config)
{
    SDL_Rect bounds = {0, 0, 1280, 800};
    if (!config->w_px) {
        window->to_be_whole = strcmp(SDL_GetCurrentVideoDriver(), "x11") == 0;
        Uint32 whole = window->to_be_whole ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP;
        SDL_GetDisplayBounds(config->display, &bounds);
        return SDL_CreateWindow(config->title, bounds.x, bounds.y, bounds.w, bounds.h,
                                whole | SDL_WINDOW_BORDERLESS);
    }
    int at = (int)SDL_WINDOWPOS_CENTERED_DISPLAY(config->display);
    bool turned = window->rotate % 180 != 0;
    int w = turned ? config->h_px : config->w_px, h = turned ? config->w_px : config->h_px;
    if (SDL_GetDisplayUsableBounds(config->display, &bounds) == 0)
        window_fit(bounds.w, bounds.h, &w, &h);
    SDL_Window *made = SDL_CreateWindow(config->title, at, at, w, h, SDL_WINDOW_RESIZABLE);
    if (made)
        leave_room_for_frame(made, &bounds);
    return made;
}

static bool open_window(struct window *window, const struct window_config *config, struct err *err)
{
    window->window = make_window(window, config);
    if (!window->window)
        return no_display("opening a window", err);
    if (!config->w_px)
        SDL_ShowCursor(SDL_DISABLE);
    return strcmp(SDL_GetCurrentVideoDriver(), "KMSDRM") != 0 || open_renderer(window, err);
}

/* SDL falls back to drivers that draw to nowhere. */
static bool shows_something(const char *driver)
{
    static const char *const nowhere[] = {"offscreen", "dummy", "evdev"};
    for (size_t i = 0; i < sizeof nowhere / sizeof nowhere[0]; i++)
        if (strcmp(driver, nowhere[i]) == 0)
            return false;
    return true;
}

static bool open_sdl(struct window *window, const struct window_config *config, struct err *err)
{
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return no_display("there is no display", err);
    const char *driver = SDL_GetCurrentVideoDriver();
    if (!shows_something(driver))
        return err_set(err, "there is no display: SDL found nothing but its driver \"%s\"", driver);
    return open_window(window, config, err);
}

/* No desktop, and nobody, says where else to show. */
bool window_may_come(const struct window_config *config)
{
    return !config->w_px && !getenv("DISPLAY") && !getenv("WAYLAND_DISPLAY") &&
           !SDL_GetHint(SDL_HINT_VIDEODRIVER);
}

/* SDL's driver for input without a display. */
static bool open_input(struct err *err)
{
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "evdev");
    return SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 || no_display("opening the input devices", err);
}

static bool open_display(struct window *window, const struct window_config *config, struct err *err)
{
    enum console_lack lack = CONSOLE_REFUSED;
    if (window_may_come(config))
        window->console = console_open("/dev/dri", config->display, config->left, &lack, err);
    if (window->console)
        return open_input(err);
    return lack == CONSOLE_REFUSED && open_sdl(window, config, err);
}

struct window *window_open(const struct window_config *config, struct err *err)
{
    struct window *window = xcalloc(1, sizeof *window);
    window->rotate = config->rotate;
    window->touch_rotate = config->touch_rotate;
    set_hints();
    if (open_display(window, config, err))
        return window;
    window_close(window);
    return NULL;
}

void window_close(struct window *window)
{
    if (!window)
        return;
    if (window->texture)
        SDL_DestroyTexture(window->texture);
    if (window->renderer)
        SDL_DestroyRenderer(window->renderer);
    if (window->window)
        SDL_DestroyWindow(window->window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    console_close(window->console);
    free(window);
}

int window_leave(struct window *window)
{
    int left = window->console ? console_leave(window->console) : -1;
    window->console = NULL;
    window_close(window);
    return left;
}

void window_size(const struct window *window, int *w_px, int *h_px)
{
    int w, h;
    if (window->console)
        console_size(window->console, &w, &h);
    else if (window->renderer)
        SDL_GetRendererOutputSize(window->renderer, &w, &h);
    else
        SDL_GetWindowSize(window->window, &w, &h);
    bool turned = window->rotate % 180 != 0;
    w = w > 1 ? w : 1;
    h = h > 1 ? h : 1;
    *w_px = turned ? h : w;
    *h_px = turned ? w : h;
}

double window_inches(const struct window *window)
{
    return window->console ? console_inches(window->console) : 0;
}

void window_look(struct window *window)
{
    if (window->console)
        console_look(window->console);
}

/* SDL would make a picture of all of its pixels. */
static bool is_too_large(const struct window *window)
{
    int w, h;
    window_size(window, &w, &h);
    return (int64_t)w * h > WINDOW_MOST_PX;
}

bool window_limit(struct window *window)
{
    int w, h;
    if (!is_too_large(window))
        return true;
    SDL_GetWindowSize(window->window, &w, &h);
    double less = sqrt((double)WINDOW_MOST_PX / ((double)w * h));
    SDL_SetWindowSize(window->window, (int)(w * less), (int)(h * less));
    return false;
}

/* SDL gives another surface when the window's size or state has changed, perhaps at the
   same address: one that was given out before is marked. */
SDL_Surface *window_canvas(struct window *window, bool *is_new)
{
    *is_new = false;
    window->canvas = NULL;
    if (window->console || window->renderer || window->rotate != 0 || is_too_large(window))
        return NULL;
    SDL_Surface *surface = SDL_GetWindowSurface(window->window);
    if (!surface || surface->format->format != SDL_PIXELFORMAT_RGB888)
        return NULL;
    *is_new = surface->userdata != window;
    surface->userdata = window;
    window->canvas = surface;
    return surface;
}

static bool update(struct window *window, const SDL_Rect *changed, int count)
{
    if (SDL_UpdateWindowSurfaceRects(window->window, changed, count) != 0)
        return false;
    if (window->to_be_whole)
        SDL_SetWindowFullscreen(window->window, SDL_WINDOW_FULLSCREEN_DESKTOP);
    window->to_be_whole = false;
    return true;
}

static bool present_canvas(struct window *window, const struct rect *rects, int count)
{
    SDL_Rect changed[DAMAGE_RECTS];
    for (int i = 0; i < count; i++)
        changed[i] = (SDL_Rect){rects[i].x, rects[i].y, rects[i].w, rects[i].h};
    return update(window, changed, count);
}

static bool present_surface(struct window *window, SDL_Surface *picture, const struct rect *rects,
                            int count)
{
    SDL_Surface *to = is_too_large(window) ? NULL : SDL_GetWindowSurface(window->window);
    struct rect whole = {0, 0, picture->w, picture->h};
    struct rect shown = turn_rect(window->rotate, whole, picture->w, picture->h);
    if (!to || to->format->BytesPerPixel != 4 || to->w < shown.w || to->h < shown.h)
        return false;
    SDL_Rect changed[DAMAGE_RECTS];
    for (int i = 0; i < count; i++) {
        struct rect at = turn_rect(window->rotate, rects[i], picture->w, picture->h);
        changed[i] = (SDL_Rect){at.x, at.y, at.w, at.h};
        turn_copy(window->rotate, picture->pixels, picture->pitch / 4, picture->w, picture->h,
                  rects[i], to->pixels, to->pitch / 4);
    }
    return update(window, changed, count);
}

static bool make_texture(struct window *window, const SDL_Surface *picture)
{
    if (window->texture && window->texture_w == picture->w && window->texture_h == picture->h)
        return true;
    if (window->texture)
        SDL_DestroyTexture(window->texture);
    window->texture = SDL_CreateTexture(window->renderer, SDL_PIXELFORMAT_RGB888,
                                        SDL_TEXTUREACCESS_STREAMING, picture->w, picture->h);
    window->texture_w = picture->w;
    window->texture_h = picture->h;
    return window->texture != NULL;
}

/* The texture is turned as it is drawn: centred on the display, its sides swapped. */
static bool present_texture(struct window *window, SDL_Surface *picture, const struct rect *rects,
                            int count)
{
    if (!make_texture(window, picture))
        return false;
    struct rect whole = {0, 0, picture->w, picture->h};
    for (int i = 0; i < count; i++) {
        SDL_Rect part = {rects[i].x, rects[i].y, rects[i].w, rects[i].h};
        const char *from =
            (const char *)picture->pixels + (long)part.y * picture->pitch + (long)part.x * 4;
        SDL_UpdateTexture(window->texture, &part, from, picture->pitch);
    }
    struct rect shown = turn_rect(window->rotate, whole, picture->w, picture->h);
    SDL_Rect to = {(shown.w - picture->w) / 2, (shown.h - picture->h) / 2, picture->w, picture->h};
    SDL_RenderClear(window->renderer);
    SDL_RenderCopyEx(window->renderer, window->texture, NULL, &to, window->rotate, NULL,
                     SDL_FLIP_NONE);
    SDL_RenderPresent(window->renderer);
    return true;
}

bool window_present(struct window *window, SDL_Surface *picture, const struct rect *rects,
                    int count)
{
    struct rect whole = {0, 0, picture->w, picture->h};
    if (!rects || count > DAMAGE_RECTS) {
        rects = &whole;
        count = 1;
    }
    if (picture == window->canvas)
        return present_canvas(window, rects, count);
    if (window->console)
        return console_present(window->console, window->rotate, picture, rects, count);
    if (window->renderer)
        return present_texture(window, picture, rects, count);
    return present_surface(window, picture, rects, count);
}

/* The surface is no canvas any more, or what is painted on it would be missing parts. */
static void show_black(struct window *window)
{
    SDL_Surface *surface = SDL_GetWindowSurface(window->window);
    if (!surface)
        return;
    SDL_FillRect(surface, NULL, 0);
    surface->userdata = NULL;
    SDL_UpdateWindowSurface(window->window);
}

void window_set_dark(struct window *window, bool dark)
{
    if (window->console) {
        console_set_dark(window->console, dark);
    } else if (dark && window->renderer) {
        SDL_RenderClear(window->renderer);
        SDL_RenderPresent(window->renderer);
    } else if (dark) {
        show_black(window);
    }
}

void window_touch(const struct window *window, double x, double y, int *x_px, int *y_px)
{
    int w, h;
    window_size(window, &w, &h);
    turn_point(window->touch_rotate, &x, &y);
    *x_px = (int)(x * w);
    *y_px = (int)(y * h);
}

bool window_on_console(const struct window *window)
{
    return window->console || window->renderer;
}
