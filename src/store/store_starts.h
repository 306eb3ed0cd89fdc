/* STORE/state/starts: how the kiosk's starts end, so that a pack which ends every one of them
   gives way to what was good before. Only the player writes it.

   Blame is by starts: three of one boot (STORE_STARTS), of the same stack, one after the other,
   that ended before 60 s had gone well and by the pack's doing: a crash, work that did not end,
   the memory of the machine used up. What ended otherwise (asked to, killed from outside,
   waiting for a disk or a display) counts for nothing, and does not clear what was counted.

   The file is 512 bytes in place, so a full disk hinders nothing: lines, the first with its
   version, a check sum over them, and behind it one letter, how the start ended. That letter
   alone is written at the end, by a signal handler. Nothing of it is synced but that a stack
   was given up: after a power cut it is another boot, and the count begins anew. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

#define STORE_STARTS 3
#define STORE_STARTS_BYTES 512
#define STORE_GIVEN_UP 3 /* active, previous, a package's */
#define STORE_BOOT_MAX 36

/* How a start ended, as far as it could be told. */
enum store_end {
    STORE_END_KILLED,  /* nothing was noted: it runs still, or was killed */
    STORE_END_ASKED,   /* by a signal that asks, or by closing its window */
    STORE_END_WAITING, /* the loop hung, and used no CPU: a disk, a display */
    STORE_END_BUSY,    /* the loop hung, at work */
    STORE_END_CRASHED, /* by a signal of its own */
};

struct store_starts {
    char boot[STORE_BOOT_MAX + 1]; /* of the last start; "": there is none */
    int64_t memory_kills;          /* of the machine, when it began */
    int64_t generation;            /* of the record: with another one all is forgotten */
    uint64_t stack;                /* what it showed: store_stack_key */
    int count;                     /* of its starts that are held against it */
    bool healthy;                  /* it went well for 60 s */
    enum store_end end;
    uint64_t given_up[STORE_GIVEN_UP]; /* not shown any more, oldest first; 0: none */
};

/* The machine, at a start. */
struct store_machine {
    char boot[STORE_BOOT_MAX + 1]; /* /proc/sys/kernel/random/boot_id */
    int64_t memory_kills;          /* oom_kill of /proc/vmstat */
};
void store_machine_read(struct store_machine *out);

/* What the last start says of the stack that it showed. */
enum store_judgement {
    STORE_UNKNOWN,   /* there was none, of this boot and this record */
    STORE_BLAMELESS, /* its end was not the pack's doing */
    STORE_BLAMED,    /* it was; where it had been healthy it is not counted */
    STORE_GIVES_UP,  /* it was, for the third time: *starts has it under given_up from now on */
};
enum store_judgement store_starts_judge(struct store_starts *starts,
                                        const struct store_machine *machine, int64_t generation);

/* "the last one crashed": the reason, for people. */
const char *store_end_name(enum store_end end);

bool store_starts_has_given_up(const struct store_starts *starts, uint64_t stack);
void store_starts_give_up(struct store_starts *starts, uint64_t stack);

/* As text, 512 bytes; what is read is taken only if it would be written so. */
void store_starts_write(const struct store_starts *starts, struct buf *out);
bool store_starts_parse(struct store_starts *starts, const char *text, size_t len);

/* The file. What is not there, damaged or no file says nothing: all is 0. */
void store_starts_read(struct store_starts *starts, const char *path);
/* In place. What is no plain file is removed before. With `durable` it is on the disk when it
   returns. The end that follows is noted in it. */
bool store_starts_save(const struct store_starts *starts, const char *path, bool durable,
                       struct err *err);

/* How this process ends: the first word counts. For signal handlers, and for children nothing;
   without a file that was saved nothing either. */
void store_starts_note_end(enum store_end end);
