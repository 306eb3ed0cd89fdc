/* Pictures as pixels: written and read again, made smaller without a seam or a shadow. */
#include "render/image.h"
#include "render/image_png.h"

#include <jpeglib.h>

#include "scratch.h"

#define CLEAR 0x00000000U
#define WHITE 0xffffffffU
#define RED 0xffff0000U
#define BLACK 0xff000000U

static Uint32 *row_of(const SDL_Surface *surface, int y)
{
    return (Uint32 *)(void *)((char *)surface->pixels + (size_t)y * (size_t)surface->pitch);
}

/* A PNG of w x h, the left half in one colour and the right in another. */
static struct buf two_colours(int w, int h, Uint32 left, Uint32 right)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++)
            row_of(surface, y)[x] = x < w / 2 ? left : right;
    struct buf png = {0};
    buf_puts(&png, "");
    assert_true(image_write_png(surface, &png, NULL));
    SDL_FreeSurface(surface);
    return png;
}

static void test_sizes(void **state)
{
    (void)state;
    static const struct {
        int w, h, shown_w, shown_h;
        Uint32 left, right;
    } rows[] = {
        {8, 4, 8, 4, RED, WHITE},    {8, 4, 4, 2, RED, WHITE},         {64, 32, 4, 2, RED, WHITE},
        {64, 32, 6, 3, RED, CLEAR},  {2048, 1024, 20, 10, RED, CLEAR}, {8, 4, 32, 16, RED, WHITE},
        {8, 4, 32, 4, BLACK, CLEAR}, {7, 5, 3, 2, RED, RED},           {64, 32, 32, 32, RED, WHITE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf png = two_colours(rows[i].w, rows[i].h, rows[i].left, rows[i].right);
        SDL_Surface *surface =
            image_load(png.bytes, png.len, rows[i].shown_w, rows[i].shown_h, false, NULL);
        assert_non_null(surface);
        assert_int_equal(surface->format->format, SDL_PIXELFORMAT_ARGB8888);
        assert_int_equal(surface->w, rows[i].shown_w);
        assert_int_equal(surface->h, rows[i].shown_h);
        int y = rows[i].shown_h - 1;
        assert_int_equal(row_of(surface, 0)[0], rows[i].left);
        assert_int_equal(row_of(surface, y)[0], rows[i].left);
        assert_int_equal(row_of(surface, y)[rows[i].shown_w - 1], rows[i].right);
        SDL_FreeSurface(surface);
        buf_free(&png);
    }
}

/* Where a colour ends in nothing it grows thin, never dark. */
static void test_edges(void **state)
{
    (void)state;
    struct buf png = two_colours(90, 40, RED, CLEAR);
    SDL_Surface *surface = image_load(png.bytes, png.len, 41, 18, false, NULL);
    int between = 0;
    for (int x = 0; x < surface->w; x++) {
        Uint32 pixel = row_of(surface, 9)[x], alpha = pixel >> 24;
        between += alpha > 0 && alpha < 255;
        if (alpha > 8)
            assert_in_range(pixel >> 16 & 0xff, 230, 255);
        assert_int_equal(pixel & 0xffff, 0);
    }
    assert_in_range(between, 1, 3);
    SDL_FreeSurface(surface);
    buf_free(&png);
}

/* A JPEG of one colour. */
static unsigned char *write_jpeg(unsigned char rgb[3], unsigned long *len)
{
    struct jpeg_error_mgr errors;
    struct jpeg_compress_struct jpeg = {.err = jpeg_std_error(&errors)};
    unsigned char *bytes = NULL, row[16 * 3];
    for (int i = 0; i < 16 * 3; i++)
        row[i] = rgb[i % 3];
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, len);
    jpeg.image_width = jpeg.image_height = 16;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    for (JSAMPROW at = row; jpeg.next_scanline < 16;)
        jpeg_write_scanlines(&jpeg, &at, 1);
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    return bytes;
}

static void test_jpeg(void **state)
{
    (void)state;
    unsigned char colour[3] = {200, 100, 40};
    unsigned long len = 0;
    unsigned char *bytes = write_jpeg(colour, &len);
    SDL_Surface *surface = image_load(bytes, len, 16, 16, false, NULL);
    assert_non_null(surface);
    for (int i = 0; i < 3; i++)
        assert_in_range((row_of(surface, 7)[9] >> (16 - 8 * i) & 0xff), colour[i] - 2,
                        colour[i] + 2);
    assert_int_equal(row_of(surface, 7)[9] >> 24, 255);
    SDL_FreeSurface(surface);
    unsigned char *table = memmem(bytes, len, "\xFF\xC4", 2); /* its lengths make no code */
    memset(table + 5, 0xff, 16);
    struct err err = {""};
    assert_null(image_load(bytes, len, 16, 16, false, &err));
    assert_string_equal(err.text, "is damaged");
    free(bytes);
}

static void test_refused(void **state)
{
    (void)state;
    struct buf png = two_colours(64, 64, RED, WHITE);
    struct err err = {""};
    /* The header and the frame of all chunks are good; the data are not. */
    char *data = memmem(png.bytes, png.len, "IDAT", 4);
    memset(data + 4, 0x55, 16);
    assert_null(image_load(png.bytes, png.len, 9, 9, false, &err));
    assert_string_equal(err.text, "is damaged");
    assert_null(image_load("GIF89a", 6, 9, 9, false, &err));
    assert_string_equal(err.text, "is a GIF; use PNG, JPEG or SVG");
    buf_free(&png);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_edges),
        cmocka_unit_test(test_jpeg),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
