/* tests/drawings: drawings in the manner of six programs. Each is drawn as rsvg-convert draws it, or
   refused with its line and the cure. */
#include "render/image.h"

#include <dirent.h>

#include "base/file.h"
#include "base/str.h"
#include "draw/colour.h"
#include "layer/picture.h"
#include "render/fill.h"
#include "render/image_png.h"
#include "scratch.h"
#include "workshop/picture_look.h"

#define FOLDER SOURCE_DIR "/tests/drawings"
#define W 240
#define APART 3      /* shades of a channel that do not count .. */
#define OTHERS 0.002 /* .. and the share of pixels that may be further apart */

static const struct {
    const char *name, *why;
} refused[] = {
    {"drawio-viewer.svg", "line 4: a script in the drawing: save it again as plain SVG"},
    {"figma-webp.svg",
     "line 2: <image> holds a picture of a kind that is not drawn: put a PNG or JPEG in its place"},
    {"illustrator-entity-nest.svg",
     "line 5: an entity in the DOCTYPE that is no short word: save it again as plain SVG "
     "(Illustrator: without its editing capabilities)"},
    {"illustrator-linked.svg",
     "line 5: <image> takes scan.tif from outside of the drawing, which is not shown: embed it "
     "where you draw, and save again"},
    {"illustrator-webfont.svg",
     "line 6: <style> takes @import url(\"https://fonts.example.org/css?family=Sans\") from "
     "outside "
     "of the drawing, which is not shown: embed it where you draw, and save again"},
    {"inkscape-linked.svg",
     "line 5: <image> takes file:///C:/Users/desk/photo.jpg from outside of the drawing, which is "
     "not shown: embed it where you draw, and save again"},
    {"powerpoint-metafile.svg",
     "line 2: <image> holds a picture of a kind that is not drawn: put a PNG or JPEG in its place"},
};

static const char *why_refused(const char *name)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (strcmp(refused[i].name, name) == 0)
            return refused[i].why;
    return NULL;
}

/* What rsvg-convert makes of the file, with these options. */
static SDL_Surface *reference(const char *options, const char *name)
{
    char command[3 * PATH_MAX], bytes[4096];
    struct buf png = {0};
    snprintf(command, sizeof command, "rsvg-convert %s %s/%s", options, FOLDER, name);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, pipe)) > 0;)
        buf_append(&png, bytes, got);
    assert_int_equal(pclose(pipe), 0);
    SDL_Surface *surface = image_read_png(png.bytes, png.len, 1 << 20, 1 << 20);
    assert_non_null(surface);
    buf_free(&png);
    return surface;
}

static bool is_apart(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 32; shift += 8)
        if (abs((int)(a >> shift & 0xff) - (int)(b >> shift & 0xff)) > APART)
            return true;
    return false;
}

static double share_apart(const SDL_Surface *a, const SDL_Surface *b)
{
    long apart = 0;
    for (int y = 0; y < a->h; y++)
        for (int x = 0; x < a->w; x++)
            apart += is_apart(fill_blend(surface_row(a, y)[x], 0xffffff),
                              fill_blend(surface_row(b, y)[x], 0xffffff));
    return (double)apart / a->w / a->h;
}

static void check_drawn(const char *name, const struct buf *svg, const char *style)
{
    char options[2 * PATH_MAX];
    struct picture picture;
    struct err err = {""};
    if (!picture_read(&picture, svg->bytes, svg->len, &err))
        fail_msg("%s: %s", name, err.text);
    int h = (W * picture.h + picture.w / 2) / picture.w;
    snprintf(options, sizeof options, "--stylesheet %s -w %d -h %d", style, W, h);
    SDL_Surface *wanted = reference(options, name);
    for (int dark = 0; dark <= 1; dark++) {
        SDL_Surface *drawn = image_load(svg->bytes, svg->len, W, h, dark, &err);
        if (!drawn)
            fail_msg("%s: %s", name, err.text);
        if (!dark && share_apart(drawn, wanted) > OTHERS)
            fail_msg("%s: %.1f %% of it is drawn otherwise", name,
                     100 * share_apart(drawn, wanted));
        if (picture_look(drawn, COLOUR_HEX(dark ? 0x10191d : 0xfbf7f0)).one_colour)
            fail_msg("%s: nothing is drawn", name);
        SDL_FreeSurface(drawn);
    }
    SDL_FreeSurface(wanted);
}

/* Its own proportions are those that rsvg-convert gives it. */
static void check_proportions(const char *name, const struct buf *svg)
{
    struct picture picture;
    SDL_Surface *wanted = reference("-w 1000", name);
    picture_read(&picture, svg->bytes, svg->len, NULL);
    int h = (1000 * picture.h + picture.w / 2) / picture.w;
    if (abs(h - wanted->h) > 3)
        fail_msg("%s: 1000 x %d, where it is 1000 x %d", name, h, wanted->h);
    SDL_FreeSurface(wanted);
}

static void test_files(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    scratch_write(&scratch, "ink.css", "svg{color:#16242b}");
    char style[PATH_MAX], path[2 * PATH_MAX];
    snprintf(style, sizeof style, "%s/ink.css", scratch.path);
    DIR *folder = opendir(FOLDER);
    assert_non_null(folder);
    int drawn = 0, told = 0;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (!str_ends_with(entry->d_name, ".svg"))
            continue;
        struct buf svg = {0};
        struct err err = {""};
        snprintf(path, sizeof path, "%s/%s", FOLDER, entry->d_name);
        assert_true(file_read(path, 1 << 20, &svg, &err));
        const char *why = why_refused(entry->d_name);
        if (why) {
            struct picture picture;
            assert_false(picture_read(&picture, svg.bytes, svg.len, &err));
            assert_string_equal(err.text, why);
            told++;
        } else {
            check_drawn(entry->d_name, &svg, style);
            check_proportions(entry->d_name, &svg);
            drawn++;
        }
        buf_free(&svg);
    }
    closedir(folder);
    scratch_remove(&scratch);
    assert_int_equal(told, sizeof refused / sizeof *refused);
    assert_true(drawn + told >= 40);
    print_message("%d drawn, %d refused\n", drawn, told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_files)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
