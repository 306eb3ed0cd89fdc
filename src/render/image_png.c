/* libpng brings every kind of PNG into one: four channels of eight bits, as a surface has them. */
#include "render/image_png.h"

#include <png.h>
#include <setjmp.h>
#include <string.h>

#include "render/fill.h"

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

/* In a function of its own, so that no variable lives across the jump. */
static bool read_into(png_structp png, png_infop info, SDL_Surface **out)
{
    if (setjmp(png_jmpbuf(png)) != 0)
        return false;
    png_read_info(png, info);
    ask_for_argb(png);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    *out = SDL_CreateRGBSurfaceWithFormat(0, (int)png_get_image_width(png, info),
                                          (int)png_get_image_height(png, info), 32,
                                          SDL_PIXELFORMAT_ARGB8888);
    if (!*out || png_get_rowbytes(png, info) != (size_t)(*out)->w * 4)
        return false;
    while (passes-- > 0)
        for (int y = 0; y < (*out)->h; y++)
            png_read_row(png, (png_bytep)surface_row(*out, y), NULL);
    png_read_end(png, NULL);
    return true;
}

SDL_Surface *image_read_png(const void *bytes, size_t len)
{
    struct source source = {bytes, (const char *)bytes + len};
    SDL_Surface *surface = NULL;
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, leave, go_on);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (png)
        png_set_read_fn(png, &source, take);
    if (!info || !read_into(png, info, &surface)) {
        SDL_FreeSurface(surface);
        surface = NULL;
    }
    png_destroy_read_struct(&png, &info, NULL);
    return surface;
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
