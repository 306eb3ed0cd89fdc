/* A run as pixels: SDL_ttf's picture, its true place found and its empty rows cut off. */
#include "text/pixels.h"

#include <string.h>

#include "text/ttf.h"

#define RUN_MAX_PX 16000

static const Uint32 *row_of(const SDL_Surface *surface, int y)
{
    return (const Uint32 *)((const Uint8 *)surface->pixels + (size_t)y * (size_t)surface->pitch);
}

static void *end_of(const SDL_Surface *surface)
{
    return (Uint8 *)surface->pixels + (size_t)surface->h * (size_t)surface->pitch;
}

static bool has_ink(const SDL_Surface *surface, int y)
{
    const Uint32 *row = row_of(surface, y);
    Uint32 any = 0;
    for (int x = 0; x < surface->w; x++)
        any |= row[x];
    return any >> 24 != 0;
}

/* The first row in which the two differ; the height if none does. */
static int first_difference(const SDL_Surface *a, const SDL_Surface *b)
{
    int h = a->h < b->h ? a->h : b->h;
    size_t size = (size_t)(a->w < b->w ? a->w : b->w) * sizeof(Uint32);
    int y = 0;
    while (y < h && memcmp(row_of(a, y), row_of(b, y), size) == 0)
        y++;
    return y;
}

/* Only wiped is it gone: a visitor may have typed what it shows. */
static void forget(SDL_Surface *surface)
{
    if (surface)
        explicit_bzero(surface->pixels, (size_t)surface->pitch * (size_t)surface->h);
    SDL_FreeSurface(surface);
}

/* The row in which a line struck through the text begins. SDL_ttf draws it at a fixed
   distance from the baseline, wherever it has put that. This style drops no glyphs. */
static int strike_row(TTF_Font *ttf, const char *text, SDL_Color color)
{
    SDL_Surface *plain = TTF_RenderUTF8_Blended(ttf, text, color);
    int style = TTF_GetFontStyle(ttf);
    TTF_SetFontStyle(ttf, style | TTF_STYLE_STRIKETHROUGH);
    SDL_Surface *struck = TTF_RenderUTF8_Blended(ttf, text, color);
    TTF_SetFontStyle(ttf, style);
    int row = plain && struck ? first_difference(plain, struck) : 0;
    forget(plain);
    forget(struck);
    return row;
}

/* How far SDL_ttf has moved the baseline down: it does so when ink would stand above the
   font's ascent (stacked marks), and does not tell. Such ink then begins in row 0. */
static int baseline_shift(TTF_Font *ttf, const SDL_Surface *surface, const char *text,
                          SDL_Color color)
{
    if (!has_ink(surface, 0) && !has_ink(surface, 1))
        return 0;
    return strike_row(ttf, text, color) - strike_row(ttf, " ", color);
}

/* Moves the rows with ink to the front and makes the surface as low as they are, in
   place: a copy would cost more (fresh pages) than the drawing did. False if there is no
   ink. */
static bool cut_to_ink(SDL_Surface *surface, int *top_px)
{
    int from = 0, to = surface->h;
    while (from < to && !has_ink(surface, from))
        from++;
    while (to > from && !has_ink(surface, to - 1))
        to--;
    memmove(surface->pixels, row_of(surface, from), (size_t)(to - from) * (size_t)surface->pitch);
    surface->h = to - from;
    explicit_bzero(end_of(surface), (size_t)from * (size_t)surface->pitch);
    SDL_SetClipRect(surface, NULL);
    *top_px += from;
    return to > from;
}

/* Measured only if it may be: no letter of our faces is four em wide. */
static bool too_wide(TTF_Font *ttf, const char *text)
{
    int w_px = 0;
    if (strlen(text) * 4 * (size_t)TTF_FontHeight(ttf) <= RUN_MAX_PX)
        return false;
    return TTF_SizeUTF8(ttf, text, &w_px, NULL) != 0 || w_px > RUN_MAX_PX;
}

static SDL_Surface *render(TTF_Font *ttf, const char *text, SDL_Color color)
{
    if (too_wide(ttf, text))
        return NULL;
    SDL_Surface *surface = TTF_RenderUTF8_Blended(ttf, text, color);
    if (!surface || surface->format->format == SDL_PIXELFORMAT_ARGB8888)
        return surface;
    SDL_Surface *converted = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_ARGB8888, 0);
    forget(surface);
    return converted;
}

SDL_Surface *run_pixels(struct fonts *fonts, const struct run *run, uint32_t rgb, int *top_px)
{
    TTF_Font *ttf = fonts_ready(fonts, run);
    if (!ttf)
        return NULL;
    SDL_Color color = {(Uint8)(rgb >> 16), (Uint8)(rgb >> 8), (Uint8)rgb, 255};
    SDL_Surface *surface = render(ttf, run->text, color);
    if (!surface)
        return NULL;
    *top_px = -baseline_shift(ttf, surface, run->text, color);
    if (!cut_to_ink(surface, top_px)) {
        SDL_FreeSurface(surface);
        return NULL;
    }
    SDL_SetSurfaceBlendMode(surface, SDL_BLENDMODE_BLEND);
    return surface;
}
