/* A decoder gives what is at least as large as asked for; then it is scaled, and turned last,
   when it is small. */
#include "render/bitmap.h"

#include "render/image_jpeg.h"
#include "render/image_png.h"
#include "render/scale.h"

SDL_Surface *bitmap_read(const struct picture *picture, const void *bytes, int w, int h)
{
    bool side = picture->orientation > 4;
    int lying_w = side ? h : w, lying_h = side ? w : h;
    SDL_Surface *surface = picture->kind == PICTURE_PNG
                               ? image_read_png(bytes, picture->bytes, lying_w, lying_h)
                               : image_read_jpeg(bytes, picture->bytes, lying_w, lying_h);
    return scale_upright(scale_to(surface, lying_w, lying_h), picture->orientation);
}
