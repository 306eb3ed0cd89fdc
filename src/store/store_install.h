/* Changes what is installed: install, rollback, and the clean-up after them. All at once
   or not at all: a machine that is switched off in between shows the old stack or the
   new. One at a time, by a lock. */
#pragma once

#include "store/store.h"

struct pack_layer;
struct buf;

/* What the verb gives. */
struct store_installer {
    const char *dir;     /* the store; made where it is not there */
    const char *signers; /* the directory of the machine's keys */
    /* What it is at: "copying", "checking", "trying", "installing". May be NULL. */
    void (*progress)(const char *what);
    /* Tries the new stack before anything is switched: every page drawn once, in a child
       process. false: why it can't be shown. */
    bool (*rehearse)(void *context, const struct pack_layer *layers, size_t count, struct err *err);
    /* Draws the stack's pictures ahead: the file of finished ones (layer/finished.h) of its content.
       NULL, or false: there will be none, which only costs time when they are shown. */
    bool (*finish)(void *context, const struct pack_layer *layers, size_t count, struct buf *out,
                   struct err *err);
    void *context;
    /* What only a person says: take once more what failed its trial or was gone back from;
       go on where no record is whole (store.h), and nowhere else. */
    bool again, begin_anew;
};

enum store_done { STORE_INSTALLED, STORE_INSTALLED_ALREADY };

/* What came of it. */
struct store_news {
    enum store_done done;
    enum layer_role role;
    struct store_pack pack;
    char key_id[17], comment[1025]; /* who signed it, and the trusted comment */
};

/* Installs a packed layer with its signature FILE.minisig. True only when all of it is on
   the disk for good, and was read back from there. Errors say why not and what to do. */
bool store_install(const struct store_installer *installer, const char *file,
                   struct store_news *news, struct err *err);

/* The previous stack becomes the active one, without a trial; keys stay as they are.
 *now gets what is active then. */
bool store_rollback(const char *dir, struct store_stack *now, struct err *err);
