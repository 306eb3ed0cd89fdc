/* Work on bytes that others made, in a process that can do nothing else: our own program
   started anew by exec, so that it holds no memory of ours; with no descriptor but its
   input, its output and what is given on purpose; with no environment, no new privileges,
   limits, and only the calls of jail_calls.h. Whoever takes it over has pixels or a
   sentence to lie about, and nothing more. */
#pragma once

#include <limits.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/jail_calls.h"
#include "base/place.h"

/* The first word of a helper's command line. It is no verb: who types it gets what a
   verb gets that there is not. */
#define JAIL_WORD "--jailed"

struct jail_task {
    const char *const *words; /* ends with NULL */
    int word_count;
    const void *bytes; /* the input */
    size_t len;
};

/* A work of our program. What it gives is its result; what it writes to the log comes into
   ours. false: it failed. */
struct jail_helper {
    const char *name;
    enum jail_calls calls;
    bool (*work)(const struct jail_task *task);
    const char *program; /* in place of `work`: a program of others that is started with the
                            task's words as its options and the input as its stdin, without
                            environment, held by JAIL_STARTS and jail_files.h */
};
bool jail_give(const void *bytes, size_t len); /* for the work: appended to its result */

struct jail_limits {
    int cpu_s;           /* processor time */
    int wall_ms;         /* real time */
    size_t memory_bytes; /* address space; not held in builds with AddressSanitizer */
    size_t output_bytes;
};

/* Whom a helper of root's becomes, for good and before it looks at anything. `reads` (ends
   with NULL) are the files and directories that it was started for: where that account
   can not read one of them, the helper keeps the one capability to read what is there. */
struct jail_user {
    uid_t uid;
    gid_t gid;
    const char *const *reads;
};

struct jail_job {
    const char *helper;           /* of the table that jail_serve is given */
    struct jail_task task;        /* the words are short: the input is for what is long */
    const struct jail_user *user; /* NULL: stays who we are */
    struct place_board *board;    /* it says there what it is at; or NULL */
    int board_fd;
    struct jail_limits limits;
};

/* Runs the helper to its end. Appends what it gave to *out, and its log to ours. The reasons
   say of the work how it ended: "ends the program (signal 11, Segmentation fault)", "takes
   more than 1 s of processor time", "fails". It dies with the thread that calls this. */
bool jail_run(const struct jail_job *job, struct buf *out, struct err *err);

/* The other side, for main() of every program that calls jail_run: is the helper if that is
   what the command line asks for, and then gives its exit status; else -1. The table ends
   with NULL. */
int jail_serve(const struct jail_helper *const *helpers, int argc, char **argv);

/* Whether this process is such a helper: it starts no other, as it is one itself. */
bool jail_is_inside(void);

/* What to start to start ourselves anew; `path` gives room. */
const char *jail_program(char path[PATH_MAX]);

/* The sentence for how a child ended, from waitpid's status; of one that exited: "fails". */
void jail_tell_end(int status, const struct jail_limits *limits, struct err *err);
