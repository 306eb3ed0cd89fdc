/* Work in parts on all cores: each part in a child by fork, which has all that we have and
   leaves nothing behind but what it gives. Only for who has no window and no threads. */
#pragma once

#include "base/buf.h"

#define WORKERS_MANY 16

/* How many are worth it for so many parts: as many as there are cores, at most WORKERS_MANY. */
int workers_count(int parts);

/* Runs work(context, 0) to work(context, count - 1), count at most WORKERS_MANY, and appends to
   outs[i] what the i-th gives. A child says on a board of its own what it is at (base/place.h),
   which is told on ours: one that dies there takes us with it, as if we had died there. With
   one, or where there is no child to be had, it is done here. */
void workers_run(int count, void (*work)(void *context, int number, struct buf *out), void *context,
                 struct buf *outs);
