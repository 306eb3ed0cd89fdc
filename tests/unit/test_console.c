/* A console's display with cards that are files: which display is taken, what stands in the two
   buffers, and flips that never come. libdrm's functions are this test's own. */
#include "render/console.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

#include <cmocka.h>

#include "scratch.h"

#define CARDS 3
#define PIXELS (64 * 64)

/* What a card is, and what it was told. */
static struct card {
    bool has_ports, is_gone, is_plugged, is_taken, has_no_dumb;
    int w_px, h_px, w_mm, h_mm;
    int sets, flips, buffers, offs, drops;
    bool refuses_sets;
    uint32_t shown; /* the buffer */
} cards[CARDS];
static bool flips_come;
static int waits, longest_ms;
static void *flipped; /* what the card gives back with its word of a flip */

static struct card *card_of(int fd)
{
    char link[64], path[512] = "";
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link, path, sizeof path - 1);
    return &cards[len > 0 ? path[len - 1] - '0' : 0];
}

drmModeRes *drmModeGetResources(int fd)
{
    static uint32_t connectors[] = {7}, crtcs[] = {40, 41};
    static drmModeRes res = {.connectors = connectors, .crtcs = crtcs, .count_crtcs = 2};
    res.count_connectors = card_of(fd)->has_ports ? 1 : 0;
    return card_of(fd)->is_gone ? NULL : &res;
}

drmModeConnector *drmModeGetConnector(int fd, uint32_t id)
{
    static uint32_t encoders[] = {20};
    static drmModeModeInfo mode;
    static drmModeConnector connector;
    const struct card *card = card_of(fd);
    mode = (drmModeModeInfo){.hdisplay = (uint16_t)card->w_px, .vdisplay = (uint16_t)card->h_px};
    connector = (drmModeConnector){.connector_id = id,
                                   .connection = card->is_plugged ? DRM_MODE_CONNECTED
                                                                  : DRM_MODE_DISCONNECTED,
                                   .mmWidth = (uint32_t)card->w_mm,
                                   .mmHeight = (uint32_t)card->h_mm,
                                   .count_modes = 1,
                                   .modes = &mode,
                                   .count_encoders = 1,
                                   .encoders = encoders};
    return &connector;
}

drmModeEncoder *drmModeGetEncoder(int fd, uint32_t id)
{
    static drmModeEncoder encoder;
    (void)fd;
    encoder = (drmModeEncoder){.encoder_id = id, .possible_crtcs = 2};
    return &encoder;
}

void drmModeFreeResources(drmModeRes *res)
{
    (void)res;
}

void drmModeFreeConnector(drmModeConnector *connector)
{
    (void)connector;
}

void drmModeFreeEncoder(drmModeEncoder *encoder)
{
    (void)encoder;
}

/* So often the card is another's. */
static int refusals;

int drmIsMaster(int fd)
{
    return !card_of(fd)->is_taken && (refusals == 0 || refusals-- == 0);
}

int drmGetCap(int fd, uint64_t capability, uint64_t *value)
{
    *value = capability == DRM_CAP_DUMB_BUFFER && !card_of(fd)->has_no_dumb;
    return 0;
}

/* A buffer lies in its card's file. */
int drmModeCreateDumbBuffer(int fd, uint32_t w, uint32_t h, uint32_t bpp, uint32_t flags,
                            uint32_t *handle, uint32_t *pitch, uint64_t *size)
{
    (void)flags;
    *handle = (uint32_t)++card_of(fd)->buffers;
    *pitch = (w + 3) * bpp / 8;
    *size = (uint64_t)*pitch * h;
    return 0;
}

int drmModeMapDumbBuffer(int fd, uint32_t handle, uint64_t *offset)
{
    *offset = (uint64_t)handle * PIXELS * 4;
    return ftruncate(fd, (off_t)(*offset + PIXELS * 4));
}

int drmModeDestroyDumbBuffer(int fd, uint32_t handle)
{
    (void)fd, (void)handle;
    return 0;
}

int drmModeAddFB(int fd, uint32_t w, uint32_t h, uint8_t depth, uint8_t bpp, uint32_t pitch,
                 uint32_t handle, uint32_t *id)
{
    (void)fd, (void)w, (void)h, (void)depth, (void)bpp, (void)pitch;
    *id = handle;
    return 0;
}

int drmModeRmFB(int fd, uint32_t id)
{
    (void)fd, (void)id;
    return 0;
}

int drmModeSetCrtc(int fd, uint32_t crtc, uint32_t buffer, uint32_t x, uint32_t y,
                   uint32_t *connectors, int count, drmModeModeInfo *mode)
{
    struct card *card = card_of(fd);
    (void)x, (void)y, (void)mode;
    if (card->refuses_sets)
        return -1;
    card->offs += buffer == 0;
    if (buffer == 0)
        return 0;
    assert_int_equal(crtc, 41); /* its encoder can do no other */
    assert_int_equal(connectors[0], 7);
    assert_int_equal(count, 1);
    card->shown = buffer;
    card->sets++;
    return 0;
}

int drmDropMaster(int fd)
{
    card_of(fd)->drops++;
    return 0;
}

int drmModePageFlip(int fd, uint32_t crtc, uint32_t buffer, uint32_t flags, void *context)
{
    (void)crtc, (void)flags;
    flipped = context;
    card_of(fd)->shown = buffer;
    card_of(fd)->flips++;
    return 0;
}

int drmHandleEvent(int fd, drmEventContext *events)
{
    events->page_flip_handler(fd, 0, 0, 0, flipped);
    return 0;
}

int __wrap_poll(struct pollfd *fds, nfds_t count, int timeout_ms);
int __wrap_poll(struct pollfd *fds, nfds_t count, int timeout_ms)
{
    (void)fds, (void)count;
    waits++;
    longest_ms = timeout_ms < 0 || timeout_ms > longest_ms ? timeout_ms : longest_ms;
    return flips_come;
}

static struct scratch scratch;

/* Files for the cards that are there. */
static int setup(void **state)
{
    (void)state;
    memset(cards, 0, sizeof cards);
    flips_come = true;
    waits = longest_ms = 0;
    scratch = scratch_make();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    scratch_remove(&scratch);
    return 0;
}

static void add_card(int n, struct card card)
{
    char name[] = "card0";
    name[4] = (char)('0' + n);
    cards[n] = card;
    scratch_write(&scratch, name, "");
}

static const struct card plugged = {.has_ports = true, .is_plugged = true, .w_px = 8, .h_px = 4};

static struct console *open_number(int number)
{
    int none = -1;
    enum console_lack lack;
    struct err err = {0};
    struct console *console = console_open(scratch.path, number, &none, &lack, &err);
    if (!console)
        fail_msg("%s", err.text);
    return console;
}

static enum console_lack lack_of(void)
{
    int none = -1;
    enum console_lack lack;
    struct err err;
    assert_null(console_open(scratch.path, 0, &none, &lack, &err));
    return lack;
}

static void test_lacks(void **state)
{
    (void)state;
    struct card unplugged = plugged, taken = plugged, refuses = plugged;
    unplugged.is_plugged = false;
    taken.is_taken = true;
    refuses.has_no_dumb = true;
    assert_int_equal(lack_of(), CONSOLE_NO_CARD);
    add_card(0, (struct card){.is_gone = true});
    assert_int_equal(lack_of(), CONSOLE_NO_CARD);
    add_card(1, unplugged);
    assert_int_equal(lack_of(), CONSOLE_NO_DISPLAY);
    add_card(0, taken);
    assert_int_equal(lack_of(), CONSOLE_TAKEN);
    add_card(1, refuses);
    assert_int_equal(lack_of(), CONSOLE_TAKEN); /* the first of the displays is it */
    add_card(0, unplugged);
    assert_int_equal(lack_of(), CONSOLE_REFUSED);
}

static int width_of(const struct console *console)
{
    int w, h;
    console_size(console, &w, &h);
    return w;
}

/* A card without connectors, as those of a Raspberry Pi 4 that only draw, is passed by. */
static void test_card(void **state)
{
    (void)state;
    struct card second = plugged;
    second.w_px = 12;
    add_card(0, (struct card){0});
    add_card(1, plugged);
    add_card(2, second);
    static const int widths[] = {8, 12, 8}; /* there is no third: the first */
    for (int number = 0; number < 3; number++) {
        struct console *console = open_number(number);
        assert_int_equal(width_of(console), widths[number]);
        console_close(console);
    }
}

/* The upright picture, its pixels in a row of colours from `first` on. */
static SDL_Surface *picture_make(int w, int h, uint32_t first)
{
    SDL_Surface *picture = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_RGB888);
    for (int i = 0; i < w * h; i++)
        ((uint32_t *)picture->pixels)[i / w * picture->pitch / 4 + i % w] = first + (uint32_t)i;
    return picture;
}

/* A pixel of what the card shows. */
static uint32_t shown_at(int n, int x, int y)
{
    char path[128];
    uint32_t pixel = 0;
    snprintf(path, sizeof path, "%s/card%d", scratch.path, n);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    long at = (long)cards[n].shown * PIXELS + (long)y * (cards[n].w_px + 3) + x;
    assert_int_equal(fseek(file, at * 4, SEEK_SET), 0);
    assert_int_equal(fread(&pixel, sizeof pixel, 1, file), 1);
    fclose(file);
    return pixel;
}

/* Each picture changes one pixel and names only that; every buffer that is shown has all. */
static void test_two_buffers(void **state)
{
    (void)state;
    add_card(0, plugged);
    struct console *console = open_number(0);
    SDL_Surface *picture = picture_make(8, 4, 100);
    struct rect whole = {0, 0, 8, 4};
    assert_true(console_present(console, 0, picture, &whole, 1));
    assert_int_equal(cards[0].sets, 1);
    for (int i = 1; i < 8; i++) {
        struct rect changed = {i, 1, 1, 1};
        ((uint32_t *)picture->pixels)[picture->pitch / 4 + i] = (uint32_t)i;
        assert_true(console_present(console, 0, picture, &changed, 1));
        for (int x = 0; x < 8; x++)
            assert_int_equal(shown_at(0, x, 1), x >= 1 && x <= i ? x : 108 + x);
        assert_int_equal(shown_at(0, 7, 3), 131);
    }
    assert_int_equal(cards[0].sets, 1); /* one mode set, with the first */
    assert_int_equal(cards[0].flips, 7);
    console_close(console);
    SDL_FreeSurface(picture);
}

static void test_turned(void **state)
{
    (void)state;
    add_card(0, plugged);
    struct console *console = open_number(0);
    SDL_Surface *upright = picture_make(4, 8, 0), *other = picture_make(8, 4, 0);
    struct rect whole = {0, 0, 4, 8};
    assert_true(console_present(console, 90, upright, &whole, 1));
    assert_int_equal(shown_at(0, 7, 0), 0);
    assert_int_equal(shown_at(0, 0, 3), 31);
    whole = (struct rect){0, 0, 8, 4};
    assert_false(console_present(console, 90, other, &whole, 1)); /* of another size */
    console_close(console);
    SDL_FreeSurface(upright);
    SDL_FreeSurface(other);
}

/* The wait for it has an end, and the next picture is shown all the same. */
static void test_lost_flip(void **state)
{
    (void)state;
    add_card(0, plugged);
    struct console *console = open_number(0);
    SDL_Surface *picture = picture_make(8, 4, 100);
    struct rect one = {0, 0, 1, 1};
    flips_come = false;
    assert_true(console_present(console, 0, picture, &one, 1)); /* a mode set */
    assert_true(console_present(console, 0, picture, &one, 1)); /* its flip is lost */
    assert_int_equal(waits, 0);
    ((uint32_t *)picture->pixels)[0] = 5;
    assert_true(console_present(console, 0, picture, &one, 1));
    assert_int_equal(waits, 1);
    assert_in_range(longest_ms, 100, 1000);
    assert_int_equal(cards[0].sets, 2);
    assert_int_equal(shown_at(0, 0, 0), 5);
    assert_int_equal(shown_at(0, 7, 3), 131);
    console_close(console);
    SDL_FreeSurface(picture);
}

static void test_refused_picture(void **state)
{
    (void)state;
    add_card(0, plugged);
    struct console *console = open_number(0);
    SDL_Surface *picture = picture_make(8, 4, 100);
    struct rect one = {0, 0, 1, 1};
    cards[0].refuses_sets = true;
    assert_false(console_present(console, 0, picture, &one, 1));
    cards[0].refuses_sets = false;
    assert_true(console_present(console, 0, picture, &one, 1));
    assert_int_equal(shown_at(0, 7, 3), 131); /* the whole of it */
    console_close(console);
    SDL_FreeSurface(picture);
}

/* Unplugged nothing is shown and nothing fails; another monitor is shown in its mode. */
static void test_plug(void **state)
{
    (void)state;
    add_card(0, plugged);
    struct console *console = open_number(0);
    SDL_Surface *picture = picture_make(8, 4, 100), *larger = picture_make(16, 4, 200);
    struct rect one = {0, 0, 1, 1};
    assert_true(console_present(console, 0, picture, &one, 1));
    cards[0].is_plugged = false;
    console_look(console);
    assert_int_equal(width_of(console), 8);
    assert_true(console_present(console, 0, picture, &one, 1));
    assert_int_equal(cards[0].sets + cards[0].flips, 1);
    cards[0].is_plugged = true;
    console_look(console);
    assert_true(console_present(console, 0, picture, &one, 1));
    assert_int_equal(cards[0].sets, 2);
    assert_int_equal(cards[0].buffers, 2); /* the same */
    cards[0].w_px = 16;
    console_look(console);
    assert_int_equal(width_of(console), 16);
    assert_false(console_present(console, 0, picture, &one, 1));
    assert_true(console_present(console, 0, larger, &one, 1));
    assert_int_equal(shown_at(0, 15, 3), 263);
    console_close(console);
    SDL_FreeSurface(picture);
    SDL_FreeSurface(larger);
}

/* The card itself: another one takes its place. */
static void test_card_gone(void **state)
{
    (void)state;
    add_card(0, plugged);
    struct console *console = open_number(0);
    cards[0].is_gone = true;
    console_look(console);
    struct card another = plugged;
    another.w_px = 12;
    add_card(1, another);
    console_look(console);
    assert_int_equal(width_of(console), 12);
    console_close(console);
}

static void test_dark(void **state)
{
    (void)state;
    add_card(0, plugged);
    struct console *console = open_number(0);
    SDL_Surface *picture = SDL_CreateRGBSurfaceWithFormat(0, 8, 4, 32, SDL_PIXELFORMAT_RGB888);
    struct rect one = {0, 0, 1, 1};
    assert_true(console_present(console, 0, picture, &one, 1));
    console_set_dark(console, true);
    assert_int_equal(cards[0].offs, 1);
    cards[0].is_plugged = false; /* as some displays say when they sleep */
    console_look(console);
    console_set_dark(console, false);
    assert_true(console_present(console, 0, picture, &one, 1));
    assert_int_equal(cards[0].sets, 2);
    SDL_FreeSurface(picture);
    console_close(console);
}

static void test_left_for_the_next(void **state)
{
    (void)state;
    add_card(0, plugged);
    int left = console_leave(open_number(0)), kept = left;
    assert_int_not_equal(fcntl(left, F_GETFD), -1);
    enum console_lack lack;
    struct err err;
    struct console *console = console_open(scratch.path, 0, &kept, &lack, &err);
    assert_non_null(console);
    assert_int_equal(cards[0].drops, 1);
    assert_int_equal(kept, -1);
    assert_int_not_equal(fcntl(left, F_GETFD), -1); /* the picture of before is still there */
    SDL_Surface *picture = SDL_CreateRGBSurfaceWithFormat(0, 8, 4, 32, SDL_PIXELFORMAT_RGB888);
    struct rect one = {0, 0, 1, 1};
    assert_true(console_present(console, 0, picture, &one, 1));
    assert_int_equal(fcntl(left, F_GETFD), -1);
    SDL_FreeSurface(picture);
    console_close(console);
}

static void test_left_and_not_let_go(void **state)
{
    (void)state;
    add_card(0, plugged);
    enum console_lack lack;
    struct err err;
    int left = console_leave(open_number(0));
    refusals = 1;
    struct console *console = console_open(scratch.path, 0, &left, &lack, &err);
    assert_non_null(console);
    assert_int_equal(left, -1);
    console_close(console);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_lacks, setup, teardown),
        cmocka_unit_test_setup_teardown(test_card, setup, teardown),
        cmocka_unit_test_setup_teardown(test_two_buffers, setup, teardown),
        cmocka_unit_test_setup_teardown(test_turned, setup, teardown),
        cmocka_unit_test_setup_teardown(test_lost_flip, setup, teardown),
        cmocka_unit_test_setup_teardown(test_refused_picture, setup, teardown),
        cmocka_unit_test_setup_teardown(test_plug, setup, teardown),
        cmocka_unit_test_setup_teardown(test_card_gone, setup, teardown),
        cmocka_unit_test_setup_teardown(test_dark, setup, teardown),
        cmocka_unit_test_setup_teardown(test_left_for_the_next, setup, teardown),
        cmocka_unit_test_setup_teardown(test_left_and_not_let_go, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
