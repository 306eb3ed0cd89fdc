/* The keys of this machine, with what the installed keys layer makes of them. */
#include "store/store_keys.h"

#include "sign/copy_in.h"

bool store_signature(const struct store *store, const struct digest *digest, struct minisig *sig,
                     struct err *err)
{
    struct store_path path = store_pack_path(store, digest, ".minisig");
    char text[MINISIG_MAX_BYTES + 1];
    size_t len;
    return copy_in_text(path.text, MINISIG_MAX_BYTES, text, &len, err) &&
           minisig_read(text, len, sig, err);
}

const struct keyring_key *store_revoked_key(const struct store *store, const struct digest *digest,
                                            const struct keyring *ring)
{
    struct minisig sig;
    if (!store_signature(store, digest, &sig, NULL))
        return NULL;
    const struct keyring_key *key = keyring_find(ring, sig.id);
    return key && key->revoked ? key : NULL;
}

/* Applies the installed keys layer, whose signature is checked each time. */
static bool apply_keys(const struct store *store, const char *signers, struct keyring *ring,
                       struct err *err)
{
    const struct digest *digest = &store->record.active.packs[LAYER_KEYS].digest;
    struct minisig sig;
    const struct keyring_key *who;
    if (!store_signature(store, digest, &sig, err) ||
        !keyring_verify(ring, signers, &sig, digest, &who, err))
        return false;
    struct layer *layer =
        layer_open_exact(store_pack_path(store, digest, ".pack").text, digest, true, err);
    bool applied = layer && keyring_apply(ring, layer, sig.id, err);
    layer_close(layer);
    return applied;
}

bool store_keyring(const struct store *store, const char *signers, const struct digest *arriving,
                   struct keyring *ring, struct err *err)
{
    const struct store_stack *active = &store->record.active;
    if (!keyring_read_dir(ring, signers, err))
        return false;
    if (!store_has(active, LAYER_KEYS) ||
        (arriving && digest_equal(&active->packs[LAYER_KEYS].digest, arriving)))
        return true;
    return apply_keys(store, signers, ring, err) ||
           err_wrap(err, "the installed keys layer (install it again)");
}
