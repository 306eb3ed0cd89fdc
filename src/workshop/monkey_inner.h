/* What the files of the monkey share: monkey.c has the rules, monkey_ways.c the hands. */
#pragma once

#include "pack/pack.h"
#include "workshop/drive.h"
#include "workshop/holds.h"

#define MONKEY_DID_MANY 10
#define MONKEY_FINGERS 10

struct monkey {
    struct drive drive;
    struct holds holds;
    struct bundle *bundle;
    const struct pack *pack;
    uint64_t seed, random;
    int64_t event;
    char did[MONKEY_DID_MANY][120]; /* a ring, by the event's number */
    bool seen[1024];                /* the pack's pages, as far as there is room */
    size_t warm_bytes, most_bytes;
};

/* One event, and the pause after it. */
void monkey_act(struct monkey *monkey);

/* Adds to what is told of the event if it breaks a rule. */
void monkey_did(struct monkey *monkey, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
