/* STORE/state/history: which packs were shown from when on, for the question "which text
   was on the screen on 3 March?". A line per layer, each with a check sum of its own: a
   line that a power cut tore is skipped. Only the player writes it, and only appends; what is
   over STORE_HISTORY_BYTES becomes history.1 (some 3,000 lines), in place of the one before,
   and of a longer file the end is read: it can't grow past what is read. When root began
   anew stands in root's record, and is told between these lines. */
#pragma once

#include "store/store.h"

#define STORE_COMMENT_MAX 1024
#define STORE_HISTORY_BYTES (1024 * 1024)

struct store_shown {
    int64_t time_s; /* wall time, as the machine's clock had it */
    bool anew;      /* root began the records anew; there is no pack */
    enum layer_role role;
    struct store_pack pack;
    char key_id[17];                     /* who signed it; "": nobody, it came with the program */
    char comment[STORE_COMMENT_MAX + 1]; /* the signature's trusted comment */
};

/* Notes that this stack is shown from now on; nothing where it is what was shown last.
   For a package's pack: a stack with its content's digest, id and version. */
bool store_note_shown(const struct store *store, const struct store_stack *stack, int64_t now_s,
                      struct err *err);

/* Calls each(context, shown) for every whole line, the oldest first. false: there is
   nothing, or it can not be read. */
bool store_history(const struct store *store,
                   void (*each)(void *context, const struct store_shown *shown), void *context,
                   struct err *err);
