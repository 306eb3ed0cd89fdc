/* The nearest of some points. One idea: distances are cut into groups that count as
   equal, and a heap keeps the best of a group, so thousands of sites cost little more
   than their distances. */
#include "places/nearest.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

#define RADIANS (3.14159265358979323846 / 180)
#define TIE_MI 2.0
#define TIE_SHARE 0.1

/* sin^2 of half the angle at the middle of the earth between the two. */
static double haversine(struct point a, double cos_lat_a, struct point b)
{
    double up = sin((b.lat - a.lat) * (RADIANS / 2));
    double across = sin((b.lon - a.lon) * (RADIANS / 2));
    return up * up + cos_lat_a * cos(b.lat * RADIANS) * across * across;
}

static double miles_of(double h)
{
    /* Rounding can lift it over 1 on the far side of the earth. */
    return 2 * EARTH_RADIUS_MI * asin(sqrt(fmin(h, 1)));
}

double miles_between(struct point a, struct point b)
{
    return miles_of(haversine(a, cos(a.lat * RADIANS), b));
}

/* Whether site a stands before site b of the same group. */
static bool before(const struct site *sites, size_t a, size_t b)
{
    if (sites[a].priority != sites[b].priority)
        return sites[a].priority < sites[b].priority;
    const char *name_a = sites[a].name ? sites[a].name : "";
    const char *name_b = sites[b].name ? sites[b].name : "";
    int order = strcmp(name_a, name_b);
    return order != 0 ? order < 0 : a < b;
}

static void swap(struct near *a, struct near *b)
{
    struct near kept = *a;
    *a = *b;
    *b = kept;
}

/* Restores the heap, whose top is the last in order, after its top was replaced. */
static void sift_down(const struct site *sites, struct near *heap, size_t count)
{
    for (size_t at = 0;;) {
        size_t last = at;
        for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < count; child++)
            if (before(sites, heap[last].index, heap[child].index))
                last = child;
        if (last == at)
            return;
        swap(&heap[at], &heap[last]);
        at = last;
    }
}

static void sift_up(const struct site *sites, struct near *heap, size_t at)
{
    while (at > 0 && before(sites, heap[(at - 1) / 2].index, heap[at].index)) {
        swap(&heap[at], &heap[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
}

struct span {
    double from, to; /* miles; to is not in it */
};

/* The first `most` sites of the group, in order. */
static size_t take_group(const struct site *sites, const double *miles, size_t count,
                         struct span group, struct near *out, size_t most)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (!(miles[i] >= group.from && miles[i] < group.to))
            continue;
        if (kept < most) {
            out[kept] = (struct near){i, miles[i]};
            sift_up(sites, out, kept++);
        } else if (before(sites, i, out[0].index)) {
            out[0] = (struct near){i, miles[i]};
            sift_down(sites, out, kept);
        }
    }
    for (size_t left = kept; left > 1; left--) {
        swap(&out[0], &out[left - 1]);
        sift_down(sites, out, left - 1);
    }
    return kept;
}

/* The least distance that is not under `from`; INFINITY if there is none. */
static double least(const double *miles, size_t count, double from)
{
    double found = INFINITY;
    for (size_t i = 0; i < count; i++)
        if (miles[i] >= from && miles[i] < found)
            found = miles[i];
    return found;
}

size_t nearest(struct point from, const struct site *sites, size_t count, struct near *out,
               size_t most)
{
    double *miles = xmalloc(count * sizeof *miles);
    double cos_lat = cos(from.lat * RADIANS);
    for (size_t i = 0; i < count; i++)
        miles[i] = miles_of(haversine(from, cos_lat, sites[i].point));

    size_t done = 0;
    struct span group = {0, 0};
    while (done < most) {
        group.from = least(miles, count, group.to);
        if (isinf(group.from))
            break;
        group.to = group.from + fmax(TIE_MI, TIE_SHARE * group.from);
        done += take_group(sites, miles, count, group, out + done, most - done);
    }
    free(miles);
    return done;
}
