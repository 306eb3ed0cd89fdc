/* What is to be seen: a flat list of plain items, painted in order, in upright pixels.
   One layer makes it, another plays it, neither knows the other. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rect.h"
#include "draw/colour.h"

enum draw_kind {
    DRAW_BOX,     /* a filled rectangle with round corners and a border inside it */
    DRAW_RUN,     /* a run of text in one face, size, direction and colour */
    DRAW_PICTURE, /* a picture of the pack, drawn to the size of rect */
    DRAW_ICON,    /* an icon of the core, its shape in one colour */
    DRAW_MODULES, /* a square of black modules (a QR code), rect is a multiple of side */
};

struct draw_item {
    enum draw_kind kind;
    struct rect rect; /* all the item's ink lies in here */
    union {
        struct {
            int radius_px, border_px;
            struct colour fill, border; /* alpha 0: not painted */
        } box;
        struct {
            uint32_t font; /* as text/font.h numbers faces, sizes and weights */
            bool rtl;
            uint32_t script; /* ISO 15924 as four bytes, 'Latn' */
            struct colour colour;
            int rise_px; /* the baseline below rect.y */
            const char *text;
        } run;
        struct {
            const char *path; /* in the pack */
            bool dark;        /* in the dark theme's colours */
            struct rect crop; /* what is seen of it, in thousandths; empty: all */
        } picture;
        struct {
            const char *name;
            struct colour colour;
            bool mirrored;
        } icon;
        struct {
            int side; /* modules a side */
            struct colour dark, light;
            const uint8_t *bits; /* side*side bytes, 1 is dark */
        } modules;
    };
};

struct draw_list {
    struct draw_item *items;
    size_t count, room;
    struct arena *strings; /* owns every text, path, name and bits */
};

void draw_list_init(struct draw_list *list);
void draw_list_clear(struct draw_list *list); /* to no items, wiped */
void draw_list_free(struct draw_list *list);

/* Appends a copy, also of what the item points to. One with an empty rect is left out. */
void draw_list_add(struct draw_list *list, const struct draw_item *item);

bool draw_item_equal(const struct draw_item *a, const struct draw_item *b); /* by value */
