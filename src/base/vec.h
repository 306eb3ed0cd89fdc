/* Arrays that grow: the items, how many there are, and how many have room. */
#pragma once

#include <stddef.h>

#include "base/alloc.h"

/* Room for one more item behind `count`; count and room may be of any type of integer. */
#define vec_grow(items, count, room)                                                               \
    do {                                                                                           \
        if ((count) == (room)) {                                                                   \
            (room) = vec_room((room), sizeof *(items));                                            \
            (items) = xrealloc((items), (room) * sizeof *(items));                                 \
        }                                                                                          \
    } while (0)

/* One more item, which may be a compound literal. */
#define vec_push(items, count, room, ...)                                                          \
    do {                                                                                           \
        vec_grow(items, count, room);                                                              \
        (items)[(count)++] = __VA_ARGS__;                                                          \
    } while (0)

/* Twice as much, 16 to begin with. More than an int can count, or than there are bytes,
   ends the program as having no memory does. */
size_t vec_room(size_t room, size_t item_size);
