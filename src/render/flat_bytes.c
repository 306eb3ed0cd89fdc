/* Stretches as bytes: five numbers, then the three tables. Each number is looked at when it is
   read: what is drawn from never leads out of a row. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "render/flat.h"

struct head {
    int32_t w, h, top_px;
    struct flat_row all;
};

static void append(struct buf *out, const void *table, size_t count, size_t each)
{
    buf_append(out, table, count * each);
}

void flat_write(const struct flat *flat, struct buf *out)
{
    struct head head = {flat->w, flat->h, flat->top_px, flat->rows[flat->h - 1]};
    buf_append(out, &head, sizeof head);
    append(out, flat->rows, (size_t)flat->h, sizeof *flat->rows);
    append(out, flat->colours, head.all.colours, sizeof *flat->colours);
    append(out, flat->ends, head.all.stretches, sizeof *flat->ends);
}

static void *take(const char **at, size_t count, size_t each)
{
    void *table = xcalloc(count + 1, each);
    memcpy(table, *at, count * each);
    *at += count * each;
    return table;
}

/* Each row's stretches go on to its end, one behind the other, and have their colours. */
static bool is_row_sound(const struct flat *flat, struct flat_row *at, struct flat_row end)
{
    int x = 0;
    for (; at->stretches < end.stretches && x < flat->w; at->stretches++) {
        unsigned stretch = flat->ends[at->stretches];
        int next = (int)(stretch & FLAT_MOST_PX);
        if (next <= x)
            return false;
        at->colours += stretch & FLAT_EACH ? (uint32_t)(next - x) : 1;
        x = next;
    }
    return x == flat->w && at->stretches == end.stretches && at->colours == end.colours;
}

static bool is_sound(const struct flat *flat, struct flat_row all)
{
    struct flat_row at = {0, 0};
    for (int y = 0; y < flat->h; y++)
        if (flat->rows[y].stretches > all.stretches || !is_row_sound(flat, &at, flat->rows[y]))
            return false;
    return at.stretches == all.stretches && at.colours == all.colours;
}

static bool is_head(const struct head *head, size_t len)
{
    return head->w > 0 && head->w <= FLAT_MOST_PX && head->h > 0 && head->h <= FLAT_MOST_PX &&
           len == sizeof *head + (size_t)head->h * sizeof(struct flat_row) +
                      (size_t)head->all.colours * sizeof(uint32_t) +
                      (size_t)head->all.stretches * sizeof(uint16_t);
}

struct flat *flat_read(const void *bytes, size_t len)
{
    struct head head;
    if (len < sizeof head)
        return NULL;
    memcpy(&head, bytes, sizeof head);
    if (!is_head(&head, len))
        return NULL;
    const char *at = (const char *)bytes + sizeof head;
    struct flat *flat = xcalloc(1, sizeof *flat);
    *flat = (struct flat){.w = head.w, .h = head.h, .top_px = head.top_px};
    flat->rows = take(&at, (size_t)head.h, sizeof *flat->rows);
    flat->colours = take(&at, head.all.colours, sizeof *flat->colours);
    flat->ends = take(&at, head.all.stretches, sizeof *flat->ends);
    if (is_sound(flat, head.all))
        return flat;
    flat->rows[flat->h - 1] = head.all; /* what flat_free wipes */
    flat_free(flat);
    return NULL;
}
