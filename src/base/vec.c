/* How arrays grow: twice as large each time, so that items are moved few times. */
#include "base/vec.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

#define FIRST_ROOM 16

size_t vec_room(size_t room, size_t item_size)
{
    if (room > INT_MAX / 2 || 2 * room > SIZE_MAX / item_size)
        abort();
    return room ? 2 * room : FIRST_ROOM;
}
