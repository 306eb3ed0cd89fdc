/* Places for pictures: as large as what stands with them leaves room. */
#include <stddef.h>

#include "base/minmax.h"
#include "layout/inner.h"

#define CROP_UNDER_MM 110           /* so wide a picture is cropped to its focus */
#define CROP_ALL 960                /* thousandths: what is nearly all is shown whole */
#define PICTURE_LEAST_MM 40         /* under which it shows nothing */
#define ROOM_MOST_PERCENT 45        /* of a screen: what a picture leaves room for .. */
#define WORDED_ROOM_MOST_PERCENT 25 /* .. where it has words, and no caption */

/* On a small display a picture shows what matters in it, as large as there is room: its focus, and
   as much around it as the shape of its place wants. In thousandths; empty: all is seen. */
static struct rect crop_of(const struct layout_env *env, const struct cell *cell)
{
    const struct node *image = cell->node;
    const int *focus = image->focus;
    struct rect place = cell->rect;
    if (focus[2] == 0 || place.w <= 0 || place.h <= 0 ||
        theme_mm(env->theme, place.w) >= CROP_UNDER_MM)
        return (struct rect){0};
    long w = most(image->w_px, 1), h = most(image->h_px, 1);
    long crop_w = focus[2] * w / 1000, crop_h = focus[3] * h / 1000;
    crop_w = crop_w * place.h < crop_h * place.w ? crop_h * place.w / place.h : crop_w;
    crop_w = crop_w < w ? crop_w : w;
    if (crop_w * place.h / place.w > h)
        crop_w = h * place.w / place.h;
    crop_h = crop_w * place.h / place.w;
    struct rect crop = {0, 0, (int)(crop_w * 1000 / w), (int)(crop_h * 1000 / h)};
    if (crop.w > CROP_ALL || crop.w == 0 || crop.h == 0)
        return (struct rect){0};
    crop.x = most(0, least(focus[0] + focus[2] / 2 - crop.w / 2, 1000 - crop.w));
    crop.y = most(0, least(focus[1] + focus[3] / 2 - crop.h / 2, 1000 - crop.h));
    return crop;
}

static int lower_h_px(const struct layout_env *env, const struct node *below, int w_px)
{
    return layout_node(env, below, w_px)->rect.h + node_gap_px(env, below->parent);
}

/* What a picture leaves room for: what stands below it in its column, which belongs to
   it; else the last thing of the page, if that comes next; else what stands before it.
   One with words on it, which want to be large, leaves little. */
static int left_room_of_px(const struct layout_env *env, const struct node *image, bool worded,
                           int w_px)
{
    int h = 0, most_px = env->box_h_px * ROOM_MOST_PERCENT / 100;
    const struct node *whole = image;
    while (whole->parent && whole->parent->first == whole && !whole->next)
        whole = whole->parent;
    const struct node *next = whole->next, *parent = whole->parent;
    bool captioned = image == whole && parent && parent->first == image &&
                     parent->kind == NODE_COLUMN && parent->parent;
    if (captioned) {
        for (const struct node *below = next; below && layout_goes_on(env); below = below->next)
            h += lower_h_px(env, below, w_px);
    } else if (next && !next->next && !env->beside) {
        h = lower_h_px(env, next, w_px);
        if (worded)
            most_px = env->box_h_px * WORDED_ROOM_MOST_PERCENT / 100;
    }
    /* A picture too small to be seen would be worse than its caption on the next screen. */
    if (h > least(most_px, env->box_h_px - theme_px(env->theme, PICTURE_LEAST_MM)))
        h = 0;
    return h == 0 && !captioned && !worded && !env->beside ? most_px : h;
}

static int left_room_px(const struct layout_env *env, const struct node *image, int w_px)
{
    if (image->parent && image->parent->kind == NODE_STILLS) /* all stand where the first does */
        return left_room_of_px(env, image->parent, image->parent->first->word_count > 0, w_px);
    return left_room_of_px(env, image, image->word_count > 0, w_px);
}

void layout_image(const struct layout_env *env, struct cell *cell, int w_px)
{
    const struct node *node = cell->node;
    int w = most(node->w_px, 1), h = most(node->h_px, 1);
    int room = env->box_h_px - left_room_px(env, node, w_px);
    cell->rect.w = w_px;
    cell->rect.h = (int)((long)w_px * h / w);
    if (cell->rect.h > room) {
        cell->rect.h = room;
        cell->rect.w = (int)((long)room * w / h);
    }
    int give = cell->rect.h * env->give.picture_percent / 100;
    give = most(0, least(give, cell->rect.h - theme_px(env->theme, PICTURE_LEAST_MM)));
    cell->rect.w -= (int)((long)cell->rect.w * give / most(cell->rect.h, 1));
    cell->rect.h -= give;
    if (node->focus[2] > 0 && theme_mm(env->theme, w_px) < 2 * CROP_UNDER_MM) /* wider than whole */
        cell->rect.w = least(w_px, most(cell->rect.w, cell->rect.h * 3 / 2));
    cell->crop = crop_of(env, cell);
    if (node->word_count > 0)
        layout_picture_words(env, cell);
}
