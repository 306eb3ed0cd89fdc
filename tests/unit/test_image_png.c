/* Every kind of PNG that there is: written here sample by sample, and its pixels as they follow
   from the samples. */
#include "render/image_png.h"

#include <png.h>

#include "scratch.h"

#define W 11
#define H 9

struct kind {
    int colour, depth;
    bool key;       /* one colour of it is transparent (tRNS) */
    bool interlace; /* Adam7 */
};

static unsigned sample_of(const struct kind *kind, int x, int y, int channel)
{
    unsigned value = (unsigned)(x * 977 + y * 4099 + channel * 12007) & 0xffff;
    return value >> (16 - kind->depth);
}

static int channels_of(int colour)
{
    switch (colour) {
    case PNG_COLOR_TYPE_GRAY_ALPHA: return 2;
    case PNG_COLOR_TYPE_RGB: return 3;
    case PNG_COLOR_TYPE_RGB_ALPHA: return 4;
    default: return 1;
    }
}

static png_color entry_of(unsigned index)
{
    return (png_color){(png_byte)(index * 7), (png_byte)(255 - index), (png_byte)(index * 31)};
}

/* The key is the colour of this place. */
static const int key_x = 4, key_y = 2;

static bool is_key(const struct kind *kind, int x, int y)
{
    bool same = kind->key;
    for (int c = 0; c < channels_of(kind->colour); c++)
        same = same && sample_of(kind, x, y, c) == sample_of(kind, key_x, key_y, c);
    return same;
}

static unsigned eight_bits(const struct kind *kind, unsigned sample)
{
    return kind->depth == 16 ? sample >> 8 : sample * 255 / ((1U << kind->depth) - 1);
}

static Uint32 pixel_of(const struct kind *kind, int x, int y)
{
    unsigned part[4] = {0}, r, g, b, a = is_key(kind, x, y) ? 0 : 255;
    int channels = channels_of(kind->colour);
    for (int c = 0; c < channels; c++)
        part[c] = eight_bits(kind, sample_of(kind, x, y, c));
    if (kind->colour == PNG_COLOR_TYPE_PALETTE) {
        png_color entry = entry_of(sample_of(kind, x, y, 0));
        r = entry.red, g = entry.green, b = entry.blue;
    } else {
        r = part[0], g = channels > 2 ? part[1] : r, b = channels > 2 ? part[2] : r;
        a = kind->colour & PNG_COLOR_MASK_ALPHA ? part[channels - 1] : a;
    }
    return a << 24 | r << 16 | g << 8 | b;
}

static void append(png_structp png, png_bytep bytes, size_t len)
{
    buf_append(png_get_io_ptr(png), bytes, len);
}

static void put_head(png_structp png, png_infop info, const struct kind *kind)
{
    png_color palette[256];
    png_byte alphas[256];
    int entries = 1 << (kind->depth < 8 ? kind->depth : 8);
    png_set_IHDR(png, info, W, H, kind->depth, kind->colour,
                 kind->interlace ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
    for (int i = 0; i < entries; i++) {
        palette[i] = entry_of((unsigned)i);
        alphas[i] = (unsigned)i == sample_of(kind, key_x, key_y, 0) ? 0 : 255;
    }
    if (kind->colour == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, palette, entries);
    png_color_16 key = {.red = (png_uint_16)sample_of(kind, key_x, key_y, 0),
                        .green = (png_uint_16)sample_of(kind, key_x, key_y, 1),
                        .blue = (png_uint_16)sample_of(kind, key_x, key_y, 2),
                        .gray = (png_uint_16)sample_of(kind, key_x, key_y, 0)};
    if (kind->key && kind->colour == PNG_COLOR_TYPE_PALETTE)
        png_set_tRNS(png, info, alphas, entries, NULL);
    else if (kind->key)
        png_set_tRNS(png, info, NULL, 0, &key);
    png_write_info(png, info);
}

static void put_row(png_structp png, const struct kind *kind, int y)
{
    png_byte row[W * 8] = {0};
    size_t bit = 0;
    for (int x = 0; x < W; x++)
        for (int c = 0; c < channels_of(kind->colour); c++, bit += (size_t)kind->depth) {
            unsigned sample = sample_of(kind, x, y, c);
            if (kind->depth == 16)
                row[bit / 8] = (png_byte)(sample >> 8);
            row[(bit + (size_t)kind->depth - 1) / 8] |=
                (png_byte)(kind->depth < 8 ? sample << (8 - kind->depth - (int)(bit % 8)) : sample);
        }
    png_write_row(png, row);
}

static struct buf write_kind(const struct kind *kind)
{
    struct buf out = {0};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &out, append, NULL);
    put_head(png, info, kind);
    int passes = png_set_interlace_handling(png);
    while (passes-- > 0)
        for (int y = 0; y < H; y++)
            put_row(png, kind, y);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return out;
}

static void check_kind(const struct kind *kind)
{
    struct buf png = write_kind(kind);
    SDL_Surface *surface = image_read_png(png.bytes, png.len, 1 << 20, 1 << 20);
    if (!surface)
        fail_msg("colour %d depth %d is not read", kind->colour, kind->depth);
    assert_true(surface->w == W && surface->h == H);
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++) {
            const Uint32 *row = (void *)((char *)surface->pixels + y * surface->pitch);
            if (row[x] != pixel_of(kind, x, y))
                fail_msg("colour %d depth %d key %d interlace %d: %d, %d is %08x, wanted %08x",
                         kind->colour, kind->depth, kind->key, kind->interlace, x, y, row[x],
                         pixel_of(kind, x, y));
        }
    SDL_FreeSurface(surface);
    buf_free(&png);
}

static void test_kinds(void **state)
{
    (void)state;
    static const int colours[] = {PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_PALETTE,
                                  PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB_ALPHA};
    int checked = 0;
    for (int i = 0; i < 5; i++)
        for (int depth = 1; depth <= 16; depth *= 2) {
            bool many = colours[i] != PNG_COLOR_TYPE_GRAY && colours[i] != PNG_COLOR_TYPE_PALETTE;
            if ((many && depth < 8) || (colours[i] == PNG_COLOR_TYPE_PALETTE && depth == 16))
                continue;
            for (int form = 0; form < 4; form++) {
                struct kind kind = {colours[i], depth, form & 1, form & 2};
                if (kind.key && colours[i] & PNG_COLOR_MASK_ALPHA)
                    continue;
                check_kind(&kind);
                checked++;
            }
        }
    assert_int_equal(checked, 20 + 8 + 16 + 4 + 4);
}

/* Cut anywhere, it is no picture, and nothing worse. */
static void test_cut(void **state)
{
    (void)state;
    struct buf png = write_kind(&(struct kind){PNG_COLOR_TYPE_RGB, 8, false, true});
    for (size_t len = 0; len < png.len; len++) {
        char *exact = malloc(len + 1);
        memcpy(exact, png.bytes, len);
        assert_null(image_read_png(exact, len, 1, 1));
        free(exact);
    }
    buf_free(&png);
}

/* What is written is read again, behind what was there before. */
static void test_written(void **state)
{
    (void)state;
    struct buf png = write_kind(&(struct kind){PNG_COLOR_TYPE_RGB_ALPHA, 8, false, false});
    struct buf again = {0};
    SDL_Surface *first = image_read_png(png.bytes, png.len, 1 << 20, 1 << 20);
    buf_puts(&again, "head");
    assert_true(image_write_png(first, &again, NULL));
    SDL_Surface *second = image_read_png(again.bytes + 4, again.len - 4, 1 << 20, 1 << 20);
    assert_non_null(second);
    assert_memory_equal(first->pixels, second->pixels, (size_t)first->pitch * H);
    SDL_FreeSurface(first);
    SDL_FreeSurface(second);
    buf_free(&png);
    buf_free(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
