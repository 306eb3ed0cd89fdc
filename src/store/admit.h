/* Who may install what, and why not: the one chain of trust of a packed layer that comes from
   outside. Digest of our copy, keys of this machine, signature; only then is the copy looked
   into: what it is, whether that key may sign such, all its files, and what a keys layer would
   make of the keys. */
#pragma once

#include "pack/layer_info.h"
#include "store/store_keys.h"

struct packed;

struct admission {
    struct minisig sig;            /* given: the signature that came beside the file, .. */
    struct digest digest;          /* .. and of the bytes that were written into our copy */
    struct keyring ring;           /* of this machine, as it is */
    const struct keyring_key *who; /* in the ring: signed it */
    struct layer *layer;           /* the copy; to be closed, also where it is refused */
    struct layer_info info;        /* strings in the arena */
    struct keyring after;          /* of a keys layer: the ring that the machine would have */
    size_t bytes;
};

/* `copy` is the descriptor of our copy, `file` what messages call it. A store without a
   record will do: then the keys of the directory `signers` count alone. */
bool admit(struct admission *admission, struct arena *arena, int copy, const char *file,
           const struct store *store, const char *signers, struct err *err);

/* Its middle, for what lies in the store already: the ring is given too, and of the files
   only that is read which says what it is. The packed file is the layer's from then on. */
bool admit_signed(struct admission *admission, struct arena *arena, struct packed *taken,
                  const char *signers, struct err *err);
