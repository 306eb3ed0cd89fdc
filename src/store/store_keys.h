/* The keys of this machine, and who signed what the store holds. */
#pragma once

#include "sign/keyring.h"
#include "store/store.h"

/* The machine's keys: the keys directory, and what the installed keys layer, the last one
   only, adds and revokes. `arriving` (or NULL) is what they are to be asked about: if
   that is the installed keys layer, it does not count, so that a damaged one can be put
   right. */
bool store_keyring(const struct store *store, const char *signers, const struct digest *arriving,
                   struct keyring *ring, struct err *err);

/* The signature that stands beside an installed pack; it was verified at the install. */
bool store_signature(const struct store *store, const struct digest *digest, struct minisig *sig,
                     struct err *err);
/* The key that signed it, if that was revoked since: what it signed stays, and people are
   told. NULL: it was not, or nobody knows. */
const struct keyring_key *store_revoked_key(const struct store *store, const struct digest *digest,
                                            const struct keyring *ring);
