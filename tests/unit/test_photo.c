/* Pictures as cameras give them: lying in eight ways, and larger than a packed layer holds. */
#include "render/image.h"
#include "render/image_jpeg.h"
#include "render/image_png.h"
#include "render/scale.h"

#include "base/jail.h"
#include "layer/picture.h"
#include "scratch.h"

#define W 96
#define H 64

static Uint32 *row_of(const SDL_Surface *surface, int y)
{
    return (Uint32 *)(void *)((char *)surface->pixels + (size_t)y * (size_t)surface->pitch);
}

static SDL_Surface *create(int w, int h)
{
    return SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
}

/* Upright: each quarter and the corner have a colour of their own. */
static Uint32 colour_at(int x, int y)
{
    static const Uint32 quarters[] = {0xffd02020, 0xff20a040, 0xff2040d0, 0xffe0d040};
    if (x < W / 4 && y < H / 4)
        return 0xff101010;
    return quarters[(x >= W / 2) + 2 * (y >= H / 2)];
}

/* Exif 2.32, 4.6.4 A: on which side of what is seen the file's first row and column are. */
static const struct {
    char row, column;
} sides[] = {{0, 0},     {'t', 'l'}, {'t', 'r'}, {'b', 'r'}, {'b', 'l'},
             {'l', 't'}, {'r', 't'}, {'r', 'b'}, {'l', 'b'}};

static void move(char side, int steps, int *x, int *y)
{
    switch (side) {
    case 't': *y = steps; return;
    case 'b': *y = H - 1 - steps; return;
    case 'l': *x = steps; return;
    case 'r': *x = W - 1 - steps; return;
    }
}

static SDL_Surface *lying(int orientation)
{
    bool side = orientation > 4;
    SDL_Surface *out = create(side ? H : W, side ? W : H);
    for (int row = 0; row < out->h; row++)
        for (int column = 0; column < out->w; column++) {
            int x = 0, y = 0;
            move(sides[orientation].row, row, &x, &y);
            move(sides[orientation].column, column, &x, &y);
            row_of(out, row)[column] = colour_at(x, y);
        }
    return out;
}

/* Behind the JPEG's first marker, or the PNG's header, whose check sum nobody looks at. */
static struct buf with_exif(const struct buf *picture, bool jpeg, int orientation)
{
    char exif[] = "Exif\0\0MM\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\1\0\0\0";
    exif[sizeof exif - 3] = (char)orientation;
    struct buf out = {0};
    size_t at = jpeg ? 2 : 33;
    buf_append(&out, picture->bytes, at);
    if (jpeg)
        buf_printf(&out, "\xFF\xE1%c%c", 0, (int)sizeof exif + 2);
    else
        buf_append(&out,
                   "\0\0\0\x16"
                   "eXIf",
                   8);
    size_t mark = jpeg ? 0 : 6;
    buf_append(&out, exif + mark, sizeof exif - mark);
    buf_append(&out, "\0\0\0\0", jpeg ? 0 : 4);
    buf_append(&out, picture->bytes + at, picture->len - at);
    return out;
}

static int distance(Uint32 a, Uint32 b)
{
    int most = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        int apart = abs((int)(a >> shift & 0xff) - (int)(b >> shift & 0xff));
        most = apart > most ? apart : most;
    }
    return most;
}

/* Every pixel but those at the edges of a colour, where a JPEG and a smaller one mix. */
static void assert_upright(const SDL_Surface *shown, int tolerance)
{
    int scale = W / shown->w, checked = 0;
    for (int y = 0; y < shown->h; y++)
        for (int x = 0; x < shown->w; x++) {
            int from_x = x * scale + scale / 2, from_y = y * scale + scale / 2;
            if (from_x % (W / 4) < 4 || from_x % (W / 4) > W / 4 - 5 || from_y % (H / 4) < 4 ||
                from_y % (H / 4) > H / 4 - 5)
                continue;
            assert_in_range(distance(row_of(shown, y)[x], colour_at(from_x, from_y)), 0, tolerance);
            checked++;
        }
    assert_true(checked >= shown->w * shown->h / 4);
}

static void test_orientations(void **state)
{
    (void)state;
    for (int orientation = 1; orientation <= 8; orientation++)
        for (int jpeg = 0; jpeg <= 1; jpeg++) {
            struct buf plain = {0};
            struct err err = {""};
            SDL_Surface *surface = lying(orientation);
            assert_true(jpeg ? image_write_jpeg(surface, &plain, &err)
                             : image_write_png(surface, &plain, &err));
            SDL_FreeSurface(surface);
            struct buf bytes = with_exif(&plain, jpeg, orientation);
            struct picture picture;
            assert_true(picture_read(&picture, bytes.bytes, bytes.len, &err));
            assert_int_equal(picture.w, W);
            assert_int_equal(picture.h, H);
            assert_int_equal(picture.orientation, orientation);
            for (int scale = 1; scale <= 4; scale *= 2) {
                surface = image_load(bytes.bytes, bytes.len, W / scale, H / scale, false, &err);
                if (!surface)
                    fail_msg("%d: %s", orientation, err.text);
                assert_upright(surface, jpeg ? 12 : 0);
                SDL_FreeSurface(surface);
            }
            buf_free(&bytes);
            buf_free(&plain);
        }
}

/* Of the upright picture, so many times as large. */
static struct buf large(int times, bool jpeg)
{
    struct buf out = {0};
    struct err err = {""};
    SDL_Surface *surface = create(W * times, H * times);
    assert_non_null(surface);
    for (int y = 0; y < surface->h; y++)
        for (int x = 0; x < surface->w; x++)
            row_of(surface, y)[x] = colour_at(x / times, y / times);
    assert_true(jpeg ? image_write_jpeg(surface, &out, &err)
                     : image_write_png(surface, &out, &err));
    SDL_FreeSurface(surface);
    return out;
}

/* 12 and 48 megapixels, as they lie and on the side. */
static void test_large(void **state)
{
    (void)state;
    static const struct {
        int times;
        bool jpeg;
    } rows[] = {{45, true}, {45, false}, {89, true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {""};
        struct buf bytes = large(rows[i].times, rows[i].jpeg);
        SDL_Surface *surface = image_load(bytes.bytes, bytes.len, W, H, false, &err);
        if (!surface)
            fail_msg("%d times: %s", rows[i].times, err.text);
        assert_upright(surface, 12);
        SDL_FreeSurface(surface);
        if (rows[i].jpeg) {
            char *table = memmem(bytes.bytes, bytes.len, "\xFF\xC4", 2); /* makes no code */
            memset(table + 5, 0xff, 16);
            assert_null(image_load(bytes.bytes, bytes.len, W, H, false, &err));
            assert_string_equal(err.text, "can not be decoded, as it fails: save it again, or "
                                          "smaller");
        }
        buf_free(&bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_orientations),
        cmocka_unit_test(test_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
