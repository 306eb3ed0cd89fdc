/* Finds the towns that are meant. One idea: what is typed has a few readings (where the state
   begins, what the last word is short for), and a town has the best fit of any of them. */
#include "places/search.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "places/blob.h"
#include "places/fold.h"
#include "places/states.h"

enum {
    KEY_BYTES = 160, /* of 64 bytes of words, written out */
    WORDS_MAX = 32,
    READINGS_MAX = 10,
    STATE_WORDS_MAX = 3, /* "Northern Mariana Islands" */
};

/* Best first. */
enum fit {
    FIT_WHOLE,    /* the town's name, no more and no less */
    FIT_BEGINS,   /* its beginning */
    FIT_SQUEEZED, /* but for the spaces; or the state has told it */
    FIT_NONE,
};

struct reading {
    char name[KEY_BYTES];
    char state[KEY_BYTES]; /* "": any */
    bool has_state;
};

struct typed {
    struct reading readings[READINGS_MAX];
    size_t count;
};

struct found {
    uint32_t town;
    enum fit fit;
    double far; /* from the nearest site; only to compare */
};

static const char *written_out(const char *word, size_t len)
{
    static const char *const words[][2] = {
        {"st", "saint"},     {"ste", "saint"}, {"sainte", "saint"}, {"sta", "santa"},
        {"ft", "fort"},      {"mt", "mount"},  {"mtn", "mountain"}, {"hts", "heights"},
        {"spgs", "springs"}, {"n", "north"},   {"s", "south"},      {"e", "east"},
        {"w", "west"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i][0]) == len && memcmp(words[i][0], word, len) == 0)
            return words[i][1];
    return NULL;
}

/* Each word of the key written out, of an unfinished last one only if `last`. */
static void write_words(const char *key, size_t len, bool last, char out[KEY_BYTES])
{
    size_t at = 0;
    for (size_t i = 0, word; i < len; i += word) {
        word = strcspn(key + i, " ");
        word = word < len - i ? word : len - i;
        const char *full = i + word < len || last ? written_out(key + i, word) : NULL;
        size_t size = full ? strlen(full) : word;
        if (at + size + 2 > KEY_BYTES)
            break;
        memcpy(out + at, full ? full : key + i, size);
        at += size;
        if (i + word < len) {
            out[at++] = ' ';
            word++;
        }
    }
    out[at] = '\0';
}

static void add_reading(struct typed *typed, const char *key, size_t name_len, bool last,
                        const char *state)
{
    if (typed->count == READINGS_MAX)
        return;
    struct reading *reading = &typed->readings[typed->count++];
    write_words(key, name_len, last, reading->name);
    reading->has_state = state != NULL;
    strcpy(reading->state, state ? state : "");
}

/* "port st": a name; the same written out; "port" in a state that begins with "st". */
static void read_words(struct typed *out, const char *key, size_t len)
{
    add_reading(out, key, len, false, NULL);
    add_reading(out, key, len, true, NULL);
    size_t at = len;
    for (int words = 0; words < STATE_WORDS_MAX; words++) {
        while (at > 0 && key[at - 1] != ' ')
            at--;
        if (at < 2)
            return;
        if (key[at])
            add_reading(out, key, at - 1, true, key + at);
        at--;
    }
}

/* Also "stlouis", whose short word has lost its space. */
static void read_typed(struct typed *out, const char *key)
{
    char apart[KEY_BYTES];
    out->count = 0;
    read_words(out, key, strlen(key));
    if (strlen(key) < 3 || key[2] == ' ' || !written_out(key, 2))
        return;
    snprintf(apart, sizeof apart, "%.2s %s", key, key + 2);
    read_words(out, apart, strlen(apart));
}

/* How the name begins with what is typed; FIT_NONE: it does not. */
static enum fit fit_of_name(const char *name, const char *typed)
{
    bool squeezed = false;
    while (*typed) {
        if (*typed == *name) {
            typed++;
            name++;
            continue;
        }
        if (*name != ' ' && *typed != ' ')
            return FIT_NONE;
        squeezed = squeezed || *name;
        name += *name == ' ';
        typed += *typed == ' ';
    }
    return *name == '\0' ? FIT_WHOLE : squeezed ? FIT_SQUEEZED : FIT_BEGINS;
}

static enum fit fit_of(const struct typed *typed, const char *name, const char *letters)
{
    enum fit best = FIT_NONE;
    for (size_t i = 0; i < typed->count; i++) {
        const struct reading *reading = &typed->readings[i];
        enum fit fit = fit_of_name(name, reading->name);
        if (fit == FIT_BEGINS && reading->has_state)
            fit = FIT_SQUEEZED;
        if (fit < best && state_begins(letters, reading->state))
            best = fit;
    }
    return best;
}

static int by_latitude(const void *a, const void *b)
{
    const struct point *left = a, *right = b;
    return (left->lat > right->lat) - (left->lat < right->lat);
}

/* Sites from the south to the north. */
struct sorted {
    struct point *points;
    size_t count;
};

static struct sorted sort_sites(const struct site *sites, size_t count)
{
    struct sorted sorted = {xmalloc((count + 1) * sizeof *sorted.points), count};
    for (size_t i = 0; i < count; i++)
        sorted.points[i] = sites[i].point;
    qsort(sorted.points, count, sizeof *sorted.points, by_latitude);
    return sorted;
}

static size_t first_north_of(const struct sorted *sites, double lat)
{
    size_t low = 0, high = sites->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sites->points[middle].lat < lat)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether the site may be nearer than the least so far; then the least is lowered. A degree
   east is as long as one north at the equator, and shorter by the cosine elsewhere. */
static bool look_at(struct point site, struct point town, double shrink, double *least)
{
    double up = site.lat - town.lat, across = fabs(site.lon - town.lon);
    across = fmin(across, 360 - across) * shrink;
    if (up * up > *least)
        return false;
    *least = fmin(*least, up * up + across * across);
    return true;
}

/* The square of the distance to the nearest, from the town's latitude outwards. */
static double far_from(struct point town, const struct sorted *sites)
{
    double shrink = cos(town.lat * (3.14159265358979323846 / 180));
    double least = sites->count ? INFINITY : 0;
    size_t middle = first_north_of(sites, town.lat);
    for (size_t i = middle; i < sites->count; i++)
        if (!look_at(sites->points[i], town, shrink, &least))
            break;
    for (size_t i = middle; i > 0; i--)
        if (!look_at(sites->points[i - 1], town, shrink, &least))
            break;
    return least;
}

static int by_fit_and_distance(const void *a, const void *b)
{
    const struct found *left = a, *right = b;
    if (left->fit != right->fit)
        return left->fit < right->fit ? -1 : 1;
    if (left->far < right->far || left->far > right->far)
        return left->far < right->far ? -1 : 1;
    return (left->town > right->town) - (left->town < right->town);
}

/* The first town, in the order of keys, that does not stand before this letter. */
static uint32_t first_of(const struct blob *blob, char letter)
{
    uint32_t low = 0, high = blob->town_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (*blob_name_key(blob, blob_town(blob, middle).name) < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct town town_at(const struct blob *blob, uint32_t index)
{
    struct blob_town town = blob_town(blob, index);
    return (struct town){blob_name(blob, town.name), blob_state(blob, town.state), town.point};
}

/* No short form begins with another letter than its long one. */
static size_t find_all(const struct blob *blob, const char *key, uint32_t begin, uint32_t end,
                       struct found *out)
{
    struct typed typed;
    char name[KEY_BYTES];
    size_t count = 0;
    read_typed(&typed, key);
    for (uint32_t i = begin; i < end; i++) {
        struct blob_town town = blob_town(blob, i);
        const char *town_key = blob_name_key(blob, town.name);
        write_words(town_key, strlen(town_key), true, name);
        enum fit fit = fit_of(&typed, name, blob_state_letters(blob, town.state));
        if (fit != FIT_NONE)
            out[count++] = (struct found){i, fit, 0};
    }
    return count;
}

size_t towns_search(const struct zips *zips, const char *typed, const struct site *sites,
                    size_t site_count, size_t first, struct town *out, size_t most, size_t *all)
{
    char key[64];
    *all = 0;
    if (!fold_key(typed, key, sizeof key))
        return 0;
    struct blob blob = blob_of(zips);
    uint32_t begin = first_of(&blob, *key), end = first_of(&blob, (char)(*key + 1));
    struct found *found = xmalloc((end - begin + 1) * sizeof *found);
    *all = find_all(&blob, key, begin, end, found);
    struct sorted sorted = sort_sites(sites, site_count);
    for (size_t i = 0; i < *all; i++)
        found[i].far = far_from(blob_town(&blob, found[i].town).point, &sorted);
    qsort(found, *all, sizeof *found, by_fit_and_distance);
    size_t count = 0;
    for (size_t i = first; i < *all && count < most; i++)
        out[count++] = town_at(&blob, found[i].town);
    free(sorted.points);
    free(found);
    return count;
}
