/* Work that may crash, hang or eat memory, done in a child process with limits. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

struct spawn_limits {
    int cpu_s;           /* processor time */
    int wall_ms;         /* real time */
    size_t memory_bytes; /* address space; not held in builds with AddressSanitizer */
    size_t output_bytes;
};

/* Runs work(context, fd) in a forked child, which writes its result to fd and returns
   whether it succeeded. Appends what it wrote to *out. The child holds no other
   descriptor, writes to no file (nor to the log where that is one), dumps no core, and
   must not touch the display. */
bool spawn_call(bool (*work)(void *context, int fd), void *context,
                const struct spawn_limits *limits, struct buf *out, struct err *err);
