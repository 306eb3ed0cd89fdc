/* One number that grows: whoever reads it twice knows whether work went on in between. */
#include "base/pulse.h"

#include <stdatomic.h>

static atomic_uint beats;

void pulse_beat(void)
{
    atomic_fetch_add_explicit(&beats, 1, memory_order_relaxed);
}

unsigned pulse_count(void)
{
    return atomic_load_explicit(&beats, memory_order_relaxed);
}
