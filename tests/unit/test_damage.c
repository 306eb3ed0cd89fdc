/* Damage: repainting only it must give the new picture, and it must not be more than it
   has to. A 64x64 painter of square boxes stands in for the renderer. */
#include "draw/damage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define SIDE 64

static const struct rect screen = {0, 0, SIDE, SIDE};

struct picture {
    struct colour px[SIDE][SIDE];
};

static uint8_t blend(uint8_t under, uint8_t over, uint8_t alpha)
{
    return (uint8_t)((under * (255 - alpha) + over * alpha) / 255);
}

static void paint_box(struct picture *picture, const struct draw_item *item, struct rect clip)
{
    struct rect r = rect_intersect(item->rect, clip);
    struct colour c = item->box.fill;
    for (int y = r.y; y < r.y + r.h; y++) {
        for (int x = r.x; x < r.x + r.w; x++) {
            struct colour *px = &picture->px[y][x];
            *px = (struct colour){blend(px->r, c.r, c.a), blend(px->g, c.g, c.a),
                                  blend(px->b, c.b, c.a), 255};
        }
    }
}

static void paint(struct picture *picture, const struct draw_list *list, struct rect clip)
{
    for (int y = clip.y; y < clip.y + clip.h; y++) {
        for (int x = clip.x; x < clip.x + clip.w; x++)
            picture->px[y][x] = (struct colour){0, 0, 0, 255};
    }
    for (size_t i = 0; i < list->count; i++)
        paint_box(picture, &list->items[i], clip);
}

static uint32_t random_below(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static struct draw_item random_box(uint32_t *seed)
{
    struct draw_item item = {.kind = DRAW_BOX};
    item.rect.x = (int)random_below(seed, SIDE + 16) - 8;
    item.rect.y = (int)random_below(seed, SIDE + 16) - 8;
    item.rect.w = 1 + (int)random_below(seed, random_below(seed, 4) ? 12 : SIDE);
    item.rect.h = 1 + (int)random_below(seed, random_below(seed, 4) ? 12 : SIDE);
    item.box.fill =
        (struct colour){(uint8_t)random_below(seed, 256), (uint8_t)random_below(seed, 256),
                        (uint8_t)random_below(seed, 256), 255};
    if (random_below(seed, 3) == 0)
        item.box.fill.a = (uint8_t)random_below(seed, 256);
    return item;
}

/* The second list: the first one with items dropped, changed, doubled, swapped and added. */
static void random_change(uint32_t *seed, const struct draw_list *before, struct draw_list *after)
{
    uint32_t calm = 1 + random_below(seed, 12);
    for (size_t i = 0; i < before->count; i++) {
        const struct draw_item *item = &before->items[i];
        struct draw_item other = random_box(seed);
        switch (random_below(seed, 5 * calm)) {
        case 0: continue;
        case 1: draw_list_add(after, &other); continue;
        case 2: draw_list_add(after, item); break;
        case 3: draw_list_add(after, &other); break;
        case 4: draw_list_add(after, &before->items[before->count - 1 - i]); break;
        }
        draw_list_add(after, item);
    }
}

static void check_shape(const struct damage *damage)
{
    assert_in_range(damage->count, 0, DAMAGE_RECTS);
    for (int i = 0; i < damage->count; i++) {
        assert_false(rect_empty(damage->rects[i]));
        assert_true(rect_inside(damage->rects[i], screen));
        for (int j = 0; j < damage->count; j++)
            assert_true(i == j || !rect_inside(damage->rects[i], damage->rects[j]));
    }
}

static void test_repaint_of_damage_is_the_new_picture(void **state)
{
    (void)state;
    int full = 0, partial = 0;
    for (uint32_t row = 0; row < 2000; row++) {
        uint32_t seed = row;
        struct draw_list before, after;
        draw_list_init(&before);
        draw_list_init(&after);
        for (uint32_t n = random_below(&seed, 60); n > 0; n--) {
            struct draw_item item = random_box(&seed);
            draw_list_add(&before, &item);
        }
        random_change(&seed, &before, &after);

        static struct picture screen_now, wanted;
        paint(&screen_now, &before, screen);
        paint(&wanted, &after, screen);
        struct damage damage = draw_damage(&before, &after, screen);
        check_shape(&damage);
        int64_t painted = 0;
        for (int i = 0; i < damage.count; i++) {
            paint(&screen_now, &after, damage.rects[i]);
            painted += damage.rects[i].w * damage.rects[i].h;
        }
        if (memcmp(&screen_now, &wanted, sizeof wanted) != 0)
            fail_msg("seed %u: %d rectangles do not hold every difference", row, damage.count);
        full += damage.count == DAMAGE_RECTS;
        partial += damage.count > 0 && painted < SIDE * SIDE / 2;
        draw_list_free(&before);
        draw_list_free(&after);
    }
    /* The random lists must try both ends: merging at the limit, and small changes. */
    assert_true(full > 100);
    assert_true(partial > 100);
}

static bool in_damage(const struct damage *damage, int x, int y)
{
    for (int i = 0; i < damage->count; i++) {
        if (rect_contains(damage->rects[i], x, y))
            return true;
    }
    return false;
}

/* All pixels of a and b, and no more to paint than the two of them. */
static void check_covers(const struct damage *damage, struct rect a, struct rect b)
{
    for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
            bool wanted = rect_contains(a, x, y) || rect_contains(b, x, y);
            if (wanted && !in_damage(damage, x, y))
                fail_msg("%d,%d is not damaged", x, y);
        }
    }
    int painted = 0;
    for (int i = 0; i < damage->count; i++)
        painted += damage->rects[i].w * damage->rects[i].h;
    assert_in_range(painted, 0, a.w * a.h + b.w * b.h);
}

static void test_one_changed_item_damages_itself_only(void **state)
{
    (void)state;
    for (uint32_t row = 0; row < 500; row++) {
        uint32_t seed = 90000 + row;
        struct draw_list before, after;
        draw_list_init(&before);
        draw_list_init(&after);
        uint32_t count = 1 + random_below(&seed, 40), changed = random_below(&seed, count);
        struct rect old = {0}, now = {0};
        for (uint32_t i = 0; i < count; i++) {
            struct draw_item item = random_box(&seed);
            draw_list_add(&before, &item);
            if (i == changed) {
                old = item.rect;
                item = random_box(&seed);
                now = item.rect;
            }
            draw_list_add(&after, &item);
        }
        struct damage damage = draw_damage(&before, &after, screen);
        check_covers(&damage, old, now);
        draw_list_free(&before);
        draw_list_free(&after);
    }
}

#define A                                                                                          \
    {                                                                                              \
        .kind = DRAW_BOX, .rect = { 0, 0, 10, 10 }                                                 \
    }
#define B                                                                                          \
    {                                                                                              \
        .kind = DRAW_BOX, .rect = { 20, 0, 10, 10 }                                                \
    }
#define C                                                                                          \
    {                                                                                              \
        .kind = DRAW_BOX, .rect = { 40, 0, 10, 10 }                                                \
    }
#define A_RIGHT                                                                                    \
    {                                                                                              \
        .kind = DRAW_BOX, .rect = { 10, 0, 10, 10 }                                                \
    }
#define A_RIGHT_CUT                                                                                \
    {                                                                                              \
        .kind = DRAW_BOX, .rect = { 10, 0, 1, 9 }                                                  \
    }
#define IN_A                                                                                       \
    {                                                                                              \
        .kind = DRAW_BOX, .rect = { 2, 2, 3, 3 }                                                   \
    }
#define OUTSIDE                                                                                    \
    {                                                                                              \
        .kind = DRAW_BOX, .rect = { 70, 0, 10, 10 }                                                \
    }
#define AT_EDGE                                                                                    \
    {                                                                                              \
        .kind = DRAW_BOX, .rect = { 60, 60, 10, 10 }                                               \
    }
#define A_TINTED                                                                                   \
    {                                                                                              \
        .kind = DRAW_BOX, .rect = {0, 0, 10, 10}, .box.fill = { 1, 1, 1, 255 }                     \
    }

static void test_rows(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct draw_item before[4], after[4]; /* up to an empty one */
        struct damage damage;
    } rows[] = {
        {"nothing", {{0}}, {{0}}, {.count = 0}},
        {"the same", {A, B}, {A, B}, {.count = 0}},
        {"one comes", {A}, {A, B}, {{{20, 0, 10, 10}}, 1}},
        {"one goes", {A, B}, {B}, {{{0, 0, 10, 10}}, 1}},
        {"another colour", {A, B}, {A_TINTED, B}, {{{0, 0, 10, 10}}, 1}},
        {"around the same", {A, B, C}, {A_TINTED, B}, {{{0, 0, 10, 10}, {40, 0, 10, 10}}, 2}},
        {"two trade places", {A, B}, {B, A}, {{{0, 0, 10, 10}}, 1}},
        {"side by side", {A, A_RIGHT}, {{0}}, {{{0, 0, 20, 10}}, 1}},
        {"a pixel short of side by side",
         {A, A_RIGHT_CUT},
         {{0}},
         {{{0, 0, 10, 10}, {10, 0, 1, 9}}, 2}},
        {"one in the other", {A, IN_A}, {{0}}, {{{0, 0, 10, 10}}, 1}},
        {"off the screen", {A, OUTSIDE}, {A}, {.count = 0}},
        {"over the edge", {AT_EDGE}, {{0}}, {{{60, 60, 4, 4}}, 1}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct draw_list before, after;
        draw_list_init(&before);
        draw_list_init(&after);
        for (int n = 0; n < 4; n++) {
            draw_list_add(&before, &rows[i].before[n]);
            draw_list_add(&after, &rows[i].after[n]);
        }
        struct damage damage = draw_damage(&before, &after, screen);
        if (damage.count != rows[i].damage.count)
            fail_msg("%s: %d rectangles", rows[i].name, damage.count);
        for (int n = 0; n < damage.count; n++) {
            if (!rect_equal(damage.rects[n], rows[i].damage.rects[n]))
                fail_msg("%s: rectangle %d differs", rows[i].name, n);
        }
        draw_list_free(&before);
        draw_list_free(&after);
    }
}

/* A row of `count` dots three pixels apart; with one more than fits the closest two
 * merge. */
static void test_merges_at_the_limit(void **state)
{
    (void)state;
    static const struct {
        int dots, rects;
    } rows[] = {{1, 1}, {15, 15}, {16, 16}, {17, 16}, {20, 16}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct draw_list none, dots;
        draw_list_init(&none);
        draw_list_init(&dots);
        for (int n = 0; n < rows[i].dots; n++) {
            struct draw_item dot = {.kind = DRAW_BOX, .rect = {3 * n, 3 * n, 1, 1}};
            draw_list_add(&dots, &dot);
        }
        struct damage damage = draw_damage(&none, &dots, screen);
        assert_int_equal(damage.count, rows[i].rects);
        check_shape(&damage);
        draw_list_free(&none);
        draw_list_free(&dots);
    }
}

/* Sixteen dots far apart, and one more beside each of them in turn: those two merge. */
static void test_merges_the_closest(void **state)
{
    (void)state;
    for (int close = 0; close < DAMAGE_RECTS; close++) {
        struct draw_list none, dots;
        draw_list_init(&none);
        draw_list_init(&dots);
        for (int n = 0; n < DAMAGE_RECTS; n++) {
            struct draw_item dot = {.kind = DRAW_BOX, .rect = {16 * (n % 4), 16 * (n / 4), 1, 1}};
            draw_list_add(&dots, &dot);
            dot.rect.x += 2;
            if (n == close)
                draw_list_add(&dots, &dot);
        }
        struct damage damage = draw_damage(&none, &dots, screen);
        assert_int_equal(damage.count, DAMAGE_RECTS);
        for (int n = 0; n < DAMAGE_RECTS; n++) {
            struct rect r = damage.rects[n];
            bool merged = r.x == 16 * (close % 4) && r.y == 16 * (close / 4);
            assert_int_equal(r.w, merged ? 3 : 1);
        }
        draw_list_free(&none);
        draw_list_free(&dots);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_repaint_of_damage_is_the_new_picture),
        cmocka_unit_test(test_one_changed_item_damages_itself_only),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_merges_at_the_limit),
        cmocka_unit_test(test_merges_the_closest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
