/* The chain of trust, cheapest first, and nothing believed before it is signed. */
#include "store/admit.h"

#include <string.h>

#include "layer/packed_file.h"

static bool check_signature(struct admission *admission, const struct packed *packed,
                            const char *signers, struct err *err)
{
    struct digest found;
    if (!packed_digest(packed, &found, err))
        return false;
    if (!digest_equal(&found, &admission->digest))
        return err_set(err, "our copy is not what was written there: the disk may be failing");
    admission->bytes = packed_len(packed);
    return keyring_verify(&admission->ring, signers, &admission->sig, &admission->digest,
                          &admission->who, err);
}

bool admit_signed(struct admission *admission, struct arena *arena, struct packed *taken,
                  const char *signers, struct err *err)
{
    if (!check_signature(admission, taken, signers, err)) {
        packed_close(taken);
        return false;
    }
    admission->layer = layer_open_packed(taken, err);
    return admission->layer && layer_info_read(&admission->info, arena, admission->layer, err) &&
           keyring_may_sign(admission->who, admission->info.role, err);
}

/* A keys layer takes the place of the one before, so a key of the directory must have signed
   it. */
static bool try_keys(struct admission *admission, const char *signers, struct err *err)
{
    const struct keyring_key *who;
    struct keyring *after = &admission->after;
    return keyring_read_dir(after, signers, err) &&
           keyring_verify(after, signers, &admission->sig, &admission->digest, &who, err) &&
           keyring_apply(after, admission->layer, admission->sig.id, err);
}

static bool check_id(const char *id, struct err *err)
{
    return strlen(id) <= STORE_ID_MAX ||
           err_set(err, "its id is longer than %d letters: shorten it", STORE_ID_MAX);
}

bool admit(struct admission *admission, struct arena *arena, int copy, const char *file,
           const struct store *store, const char *signers, struct err *err)
{
    if (!store_keyring(store, signers, &admission->digest, &admission->ring, err))
        return false;
    struct packed *packed = packed_open_fd(copy, file, err);
    return packed && admit_signed(admission, arena, packed, signers, err) &&
           check_id(admission->info.id, err) && layer_check(admission->layer, err) &&
           (admission->info.role != LAYER_KEYS || try_keys(admission, signers, err));
}
