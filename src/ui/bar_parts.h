/* What bars are made of: text, buttons in their seats, the quiet pills. bars.c says where. */
#pragma once

#include "ui/bars.h"

/* The boxes of a bar as they are made, at most BARS_MAX_BOXES. */
struct sheet {
    const struct layout_env *env;
    const struct theme *theme;
    const struct bars *bars;
    struct box *out;
    int count;
};

/* A place of a bar with what stands there. */
struct seat {
    enum bar_place place; /* BAR_PLACES: Get help now */
    struct rect rect;
    enum { SEAT_WHOLE, SEAT_WORD, SEAT_ICON } form; /* what of it has room */
};

uint64_t bar_id(const char *name, int place);
void bar_put(struct sheet *sheet, const struct layout_env *env, const struct node *node,
             struct rect rect);
struct layout_env bar_env(const struct layout_env *env, struct theme *theme);
struct node *bar_text(const struct layout_env *env, struct node *parent, const char *text,
                      enum text_size size, const char *id);
int bar_text_width_px(const struct layout_env *env, const struct node *text);
int bar_put_text(struct sheet *sheet, const struct node *text, struct rect line);
struct node *bar_help(const struct layout_env *env, const struct bars *bars, bool is_short);
void bar_put_seats(struct sheet *sheet, struct layout_env env, struct seat *seats, int count);
/* How wide they are by their icons, close together. */
int bar_pills_least_px(const struct layout_env *env, const struct bars *bars);
void bar_put_pills(struct sheet *sheet, const struct layout_env *wished, int x, int end_x, int y,
                   int h);
void bar_put_privacy(struct sheet *sheet, const struct layout_env *env, struct rect rect);
