/* Stretches as bytes: four numbers, then the three tables. Each number is looked at when it is
   read: what is drawn from never leads out of a row. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "render/flat.h"

#define MOST_PX 16384

struct head {
    int32_t w, h, top_px;
    uint32_t count;
};

static void append(struct buf *out, const void *table, size_t count, size_t each)
{
    buf_append(out, table, count * each);
}

void flat_write(const struct flat *flat, struct buf *out)
{
    struct head head = {flat->w, flat->h, flat->top_px, flat->row_ends[flat->h - 1]};
    buf_append(out, &head, sizeof head);
    append(out, flat->row_ends, (size_t)flat->h, sizeof *flat->row_ends);
    append(out, flat->colours, head.count, sizeof *flat->colours);
    append(out, flat->ends, head.count, sizeof *flat->ends);
}

static void *take(const char **at, size_t count, size_t each)
{
    void *table = xcalloc(count + 1, each);
    memcpy(table, *at, count * each);
    *at += count * each;
    return table;
}

/* Each row's stretches go on to its end, one behind the other. */
static bool is_sound(const struct flat *flat, uint32_t count)
{
    uint32_t at = 0;
    for (int y = 0; y < flat->h; y++) {
        int x = 0;
        if (flat->row_ends[y] <= at || flat->row_ends[y] > count)
            return false;
        for (; at < flat->row_ends[y]; at++) {
            if (flat->ends[at] <= x)
                return false;
            x = flat->ends[at];
        }
        if (x != flat->w)
            return false;
    }
    return at == count;
}

struct flat *flat_read(const void *bytes, size_t len)
{
    struct head head;
    if (len < sizeof head)
        return NULL;
    memcpy(&head, bytes, sizeof head);
    if (head.w < 1 || head.w > MOST_PX || head.h < 1 || head.h > MOST_PX ||
        len != sizeof head + (size_t)head.h * sizeof(uint32_t) +
                   (size_t)head.count * (sizeof(uint32_t) + sizeof(uint16_t)))
        return NULL;
    const char *at = (const char *)bytes + sizeof head;
    struct flat *flat = xcalloc(1, sizeof *flat);
    *flat = (struct flat){.w = head.w, .h = head.h, .top_px = head.top_px};
    flat->row_ends = take(&at, (size_t)head.h, sizeof *flat->row_ends);
    flat->colours = take(&at, head.count, sizeof *flat->colours);
    flat->ends = take(&at, head.count, sizeof *flat->ends);
    if (is_sound(flat, head.count))
        return flat;
    flat->row_ends[flat->h - 1] = head.count; /* what flat_free wipes */
    flat_free(flat);
    return NULL;
}
