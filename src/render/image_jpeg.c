/* libjpeg writes its rows in the order of a surface's bytes; its errors, which would end the
   program, jump back here. */
#include "render/image_jpeg.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h> /* jpeglib.h wants it in front */

#include <jpeglib.h>
#include <stdlib.h>

#include "render/fill.h"

#define QUALITY 90

struct failing {
    struct jpeg_error_mgr base; /* first: libjpeg knows this part only */
    jmp_buf back;
};

static void leave(j_common_ptr jpeg)
{
    longjmp(((struct failing *)(void *)jpeg->err)->back, 1);
}

static void say_nothing(j_common_ptr jpeg)
{
    (void)jpeg;
}

/* The decoder itself leaves out what is finer than this. */
static unsigned halves(const struct jpeg_decompress_struct *jpeg, int w, int h)
{
    unsigned part = 1;
    while (part < 8 && jpeg->image_width >= 2 * part * (unsigned)w &&
           jpeg->image_height >= 2 * part * (unsigned)h)
        part *= 2;
    return part;
}

/* In a function of its own, so that no variable lives across the jump. */
static bool read_into(struct jpeg_decompress_struct *jpeg, struct failing *failing,
                      const void *bytes, size_t len, int w, int h, SDL_Surface **out)
{
    if (setjmp(failing->back) != 0)
        return false;
    jpeg_create_decompress(jpeg);
    jpeg_mem_src(jpeg, bytes, len);
    jpeg_read_header(jpeg, TRUE);
    jpeg->out_color_space = JCS_EXT_BGRA;
    jpeg->scale_denom = halves(jpeg, w, h);
    jpeg_start_decompress(jpeg);
    *out = SDL_CreateRGBSurfaceWithFormat(0, (int)jpeg->output_width, (int)jpeg->output_height, 32,
                                          SDL_PIXELFORMAT_ARGB8888);
    while (*out && jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = (JSAMPROW)surface_row(*out, (int)jpeg->output_scanline);
        jpeg_read_scanlines(jpeg, &row, 1);
    }
    return *out && jpeg_finish_decompress(jpeg);
}

SDL_Surface *image_read_jpeg(const void *bytes, size_t len, int w, int h)
{
    struct failing failing;
    struct jpeg_decompress_struct jpeg = {.err = jpeg_std_error(&failing.base)};
    SDL_Surface *surface = NULL;
    failing.base.error_exit = leave;
    failing.base.output_message = say_nothing;
    if (!read_into(&jpeg, &failing, bytes, len, w, h, &surface)) {
        SDL_FreeSurface(surface);
        surface = NULL;
    }
    jpeg_destroy_decompress(&jpeg);
    return surface;
}

static bool write_rows(struct jpeg_compress_struct *jpeg, struct failing *failing,
                       const SDL_Surface *surface, unsigned char **bytes, unsigned long *len)
{
    if (setjmp(failing->back) != 0)
        return false;
    jpeg_create_compress(jpeg);
    jpeg_mem_dest(jpeg, bytes, len);
    jpeg->image_width = (JDIMENSION)surface->w;
    jpeg->image_height = (JDIMENSION)surface->h;
    jpeg->input_components = 4;
    jpeg->in_color_space = JCS_EXT_BGRX;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, QUALITY, TRUE);
    jpeg->optimize_coding = TRUE;
    jpeg_start_compress(jpeg, TRUE);
    while (jpeg->next_scanline < jpeg->image_height) {
        JSAMPROW row = (JSAMPROW)surface_row(surface, (int)jpeg->next_scanline);
        jpeg_write_scanlines(jpeg, &row, 1);
    }
    jpeg_finish_compress(jpeg);
    return true;
}

bool image_write_jpeg(const SDL_Surface *surface, struct buf *out, struct err *err)
{
    struct failing failing;
    struct jpeg_compress_struct jpeg = {.err = jpeg_std_error(&failing.base)};
    unsigned char *bytes = NULL;
    unsigned long len = 0;
    failing.base.error_exit = leave;
    failing.base.output_message = say_nothing;
    bool good = write_rows(&jpeg, &failing, surface, &bytes, &len);
    if (good)
        buf_append(out, bytes, len);
    jpeg_destroy_compress(&jpeg);
    free(bytes);
    return good || err_set(err, "can not be written as JPEG");
}
