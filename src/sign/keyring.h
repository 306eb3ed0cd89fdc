/* The keys of this machine and what each may sign, as its file's name says (key_name.h). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "layer/layer.h"
#include "pack/key_name.h"
#include "pack/layer_info.h"
#include "sign/minisig.h"

#define KEYRING_KEYS 32

struct keyring_key {
    struct minisig_key key;
    enum key_role role;
    bool revoked;   /* by a keys layer: packs it signed stay, new ones are refused */
    char file[256]; /* where it stands, for people */
};

struct keyring {
    struct keyring_key keys[KEYRING_KEYS]; /* by file name */
    size_t count;
};

/* Reads every file of the directory whose name gives it a role; any other is no key. No
   directory, one such file that is not a public key, the same key twice (whatever its
   roles), or too many: an error, and no key counts. A directory without keys is not. */
bool keyring_read_dir(struct keyring *ring, const char *path, struct err *err);

/* Adds and revokes what a signed keys layer says: `keys.conf` (id, title, version,
   sequence, revoke = KEYID KEYID) and keys/content*.pub, keys/clinic*.pub. `signer` signed the layer: it must
   be a content key of the result, so a layer can not revoke its own signer nor the last
   content key. On an error the ring is as it was. */
bool keyring_apply(struct keyring *ring, const struct layer *keys, const unsigned char signer[8],
                   struct err *err);

/* Revoked ones too; NULL if there is none. */
const struct keyring_key *keyring_find(const struct keyring *ring, const unsigned char id[8]);

/* Whether a key of this machine, not revoked, signed the file that has this digest; *who
   is the key. `path` is the keys directory, for the message on an unknown key. */
bool keyring_verify(const struct keyring *ring, const char *path, const struct minisig *sig,
                    const struct digest *digest, const struct keyring_key **who, struct err *err);

/* Content keys sign any layer, a clinic's key a clinic's layer only. */
bool keyring_may_sign(const struct keyring_key *key, enum layer_role role, struct err *err);

/* Keys that may sign content now. */
size_t keyring_content_keys(const struct keyring *ring);

const char *keyring_role_name(enum key_role role); /* "content" or "clinic" */
