/* libpng brings every kind of PNG into one: four channels of eight bits, as a surface has them. */
#include "render/image_png.h"

#include <png.h>
#include <setjmp.h>
#include <string.h>

#include "render/fill.h"
#include "render/scale.h"

struct source {
    const char *at, *end;
};

static void take(png_structp png, png_bytep to, size_t count)
{
    struct source *source = png_get_io_ptr(png);
    if (count > (size_t)(source->end - source->at))
        png_error(png, "it is cut off");
    memcpy(to, source->at, count);
    source->at += count;
}

/* Where png_error comes back to is png_jmpbuf's. */
static void leave(png_structp png, png_const_charp reason)
{
    (void)reason;
    png_longjmp(png, 1);
}

static void go_on(png_structp png, png_const_charp reason)
{
    (void)png;
    (void)reason;
}

/* Grey becomes colours, palettes and transparent colours become alpha. */
static void ask_for_argb(png_structp png)
{
    png_set_expand(png);
    png_set_strip_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xff, PNG_FILLER_AFTER);
    png_set_bgr(png);
}

/* One that is interlaced comes whole, after its last pass. */
struct reading {
    SDL_Surface *out;
    SDL_Surface *strip; /* of the rows that become one of `out` */
    int part;           /* how many: 1, 2, 4, .. */
};

static bool begin(struct reading *reading, int w, int h, int most_w, int most_h)
{
    reading->part = 1;
    while (w >= 2 * reading->part * most_w && h >= 2 * reading->part * most_h)
        reading->part *= 2;
    reading->out = SDL_CreateRGBSurfaceWithFormat(0, w / reading->part, h / reading->part, 32,
                                                  SDL_PIXELFORMAT_ARGB8888);
    reading->strip =
        SDL_CreateRGBSurfaceWithFormat(0, w, reading->part, 32, SDL_PIXELFORMAT_ARGB8888);
    return reading->out && reading->strip;
}

static void shrink(struct reading *reading, int y)
{
    SDL_Surface *strip = reading->strip;
    int w = strip->w;
    scale_weigh(strip, true);
    while (strip->h > 1)
        scale_halve(strip);
    scale_weigh(strip, false);
    memcpy(surface_row(reading->out, y), strip->pixels, (size_t)reading->out->w * 4);
    strip->w = w;
    strip->h = reading->part;
}

/* In a function of its own, so that no variable lives across the jump. */
static bool read_into(png_structp png, png_infop info, int w, int h, struct reading *reading)
{
    if (setjmp(png_jmpbuf(png)) != 0)
        return false;
    png_read_info(png, info);
    ask_for_argb(png);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    int own_w = (int)png_get_image_width(png, info), own_h = (int)png_get_image_height(png, info);
    bool room = passes > 1 ? begin(reading, own_w, own_h, own_w, own_h)
                           : begin(reading, own_w, own_h, w, h);
    if (!room || png_get_rowbytes(png, info) != (size_t)own_w * 4)
        return false;
    for (; passes > 0; passes--)
        for (int y = 0; y < own_h; y++) {
            bool whole = reading->part == 1;
            png_read_row(png,
                         (png_bytep)(whole ? surface_row(reading->out, y)
                                           : surface_row(reading->strip, y % reading->part)),
                         NULL);
            if (!whole && (y + 1) % reading->part == 0 && y / reading->part < reading->out->h)
                shrink(reading, y / reading->part);
        }
    png_read_end(png, NULL);
    return true;
}

SDL_Surface *image_read_png(const void *bytes, size_t len, int w, int h)
{
    struct source source = {bytes, (const char *)bytes + len};
    struct reading reading = {0};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, leave, go_on);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (png)
        png_set_read_fn(png, &source, take);
    if (!info || !read_into(png, info, w, h, &reading)) {
        SDL_FreeSurface(reading.out);
        reading.out = NULL;
    }
    SDL_FreeSurface(reading.strip);
    png_destroy_read_struct(&png, &info, NULL);
    return reading.out;
}

bool image_write_png(const SDL_Surface *surface, struct buf *out, struct err *err)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)surface->w,
                       .height = (png_uint_32)surface->h,
                       .format = PNG_FORMAT_BGRA};
    size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    buf_reserve(out, size);
    if (!png_image_write_to_memory(&image, out->bytes + out->len, &size, 0, surface->pixels,
                                   surface->pitch, NULL))
        return err_set(err, "can not be written as PNG: %s", image.message);
    out->len += size;
    out->bytes[out->len] = '\0';
    return true;
}
