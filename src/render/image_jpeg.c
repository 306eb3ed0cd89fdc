/* libjpeg writes its rows in the order of a surface's bytes; its errors, which would end the
   program, jump back here. */
#include "render/image_jpeg.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h> /* jpeglib.h wants it in front */

#include <jpeglib.h>

#include "render/fill.h"

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

/* In a function of its own, so that no variable lives across the jump. */
static bool read_into(struct jpeg_decompress_struct *jpeg, struct failing *failing,
                      const void *bytes, size_t len, SDL_Surface **out)
{
    if (setjmp(failing->back) != 0)
        return false;
    jpeg_create_decompress(jpeg);
    jpeg_mem_src(jpeg, bytes, len);
    jpeg_read_header(jpeg, TRUE);
    jpeg->out_color_space = JCS_EXT_BGRA;
    jpeg_start_decompress(jpeg);
    *out = SDL_CreateRGBSurfaceWithFormat(0, (int)jpeg->output_width, (int)jpeg->output_height, 32,
                                          SDL_PIXELFORMAT_ARGB8888);
    while (*out && jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = (JSAMPROW)surface_row(*out, (int)jpeg->output_scanline);
        jpeg_read_scanlines(jpeg, &row, 1);
    }
    return *out && jpeg_finish_decompress(jpeg);
}

SDL_Surface *image_read_jpeg(const void *bytes, size_t len)
{
    struct failing failing;
    struct jpeg_decompress_struct jpeg = {.err = jpeg_std_error(&failing.base)};
    SDL_Surface *surface = NULL;
    failing.base.error_exit = leave;
    failing.base.output_message = say_nothing;
    if (!read_into(&jpeg, &failing, bytes, len, &surface)) {
        SDL_FreeSurface(surface);
        surface = NULL;
    }
    jpeg_destroy_decompress(&jpeg);
    return surface;
}
