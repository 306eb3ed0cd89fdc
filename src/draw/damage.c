/* Which rectangles differ between two draw lists: a pixel over which both lists paint the
   same items in the same order is the same, so only unmatched items can change it. */
#include "draw/damage.h"

static int64_t area(struct rect r)
{
    return (int64_t)r.w * r.h;
}

/* How many pixels more are painted if the union of two rectangles is, instead of both:
   those in neither, less those that would be painted twice. */
static int64_t waste(struct rect a, struct rect b)
{
    return area(rect_union(a, b)) - area(a) - area(b);
}

static struct rect take(struct damage *damage, int i)
{
    struct rect r = damage->rects[i];
    damage->rects[i] = damage->rects[--damage->count];
    return r;
}

/* Takes the two rectangles out whose union wastes least, and gives that union. */
static struct rect take_cheapest_pair(struct damage *damage)
{
    int first = 0, second = 1;
    int64_t least = INT64_MAX;
    for (int i = 0; i < damage->count; i++) {
        for (int j = i + 1; j < damage->count; j++) {
            int64_t cost = waste(damage->rects[i], damage->rects[j]);
            if (cost < least) {
                least = cost;
                first = i;
                second = j;
            }
        }
    }
    struct rect later = take(damage, second); /* first: it is the greater index */
    return rect_union(take(damage, first), later);
}

static void append(struct damage *damage, struct rect r)
{
    for (int i = 0; i < damage->count; i++) {
        if (waste(damage->rects[i], r) > 0)
            continue;
        r = rect_union(take(damage, i), r);
        i = -1; /* the grown one may now swallow those already passed */
    }
    damage->rects[damage->count++] = r;
}

void damage_add(struct damage *damage, struct rect rect)
{
    if (rect_empty(rect))
        return;
    append(damage, rect);
    while (damage->count > DAMAGE_RECTS)
        append(damage, take_cheapest_pair(damage));
}

static size_t common_start(const struct draw_list *a, const struct draw_list *b)
{
    size_t i = 0;
    while (i < a->count && i < b->count && draw_item_equal(&a->items[i], &b->items[i]))
        i++;
    return i;
}

static size_t common_end(const struct draw_list *a, const struct draw_list *b, size_t start)
{
    size_t n = 0;
    while (n < a->count - start && n < b->count - start &&
           draw_item_equal(&a->items[a->count - 1 - n], &b->items[b->count - 1 - n]))
        n++;
    return n;
}

/* The first of list[from..end) that equals the item, `end` if none does. */
static size_t find(const struct draw_list *list, size_t from, size_t end,
                   const struct draw_item *item)
{
    while (from < end && !draw_item_equal(&list->items[from], item))
        from++;
    return from;
}

#define LOOKS_MOST 1000000 /* painting all costs less than more of them */

struct damage draw_damage(const struct draw_list *before, const struct draw_list *after,
                          struct rect screen)
{
    size_t start = common_start(before, after);
    size_t end = common_end(before, after, start);
    size_t before_end = before->count - end, after_end = after->count - end;

    struct damage damage = {.count = 0};
    size_t old = start;
    if ((before_end - start) * (after_end - start) > LOOKS_MOST)
        return (struct damage){.rects = {screen}, .count = 1};
    for (size_t i = start; i < after_end; i++) {
        size_t match = find(before, old, before_end, &after->items[i]);
        if (match == before_end) {
            damage_add(&damage, rect_intersect(after->items[i].rect, screen));
            continue;
        }
        for (; old < match; old++)
            damage_add(&damage, rect_intersect(before->items[old].rect, screen));
        old = match + 1;
    }
    for (; old < before_end; old++)
        damage_add(&damage, rect_intersect(before->items[old].rect, screen));

    return damage;
}
