/* PNG, JPEG and SVG: what a picture says of itself, then its pixels (PNG and JPEG). */
#include "fuzz.h"
#include "layer/picture.h"
#include "render/image.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct picture picture;
    struct err err;
    if (!picture_read(&picture, data, size, &err))
        return 0;
    PROMISE(picture.w > 0 && picture.h > 0);
    if (picture.kind == PICTURE_SVG || (int64_t)picture.w * picture.h > 1 << 18)
        return 0;
    SDL_FreeSurface(image_load(data, size, picture.w, picture.h, false, &err));
    return 0;
}
