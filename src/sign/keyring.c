/* The keys that this machine trusts: files of a directory, whose names say what each may
   sign, and what a signed keys layer adds and revokes. */
#include "sign/keyring.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain_text.h"
#include "base/str.h"
#include "pack/conf.h"
#include "sign/copy_in.h"

const char *keyring_role_name(enum key_role role)
{
    switch (role) {
    case KEY_CONTENT: return "content";
    case KEY_CLINIC: return "clinic";
    }
    return "";
}

const struct keyring_key *keyring_find(const struct keyring *ring, const unsigned char id[8])
{
    for (size_t i = 0; i < ring->count; i++) {
        if (memcmp(ring->keys[i].key.id, id, sizeof ring->keys[i].key.id) == 0)
            return &ring->keys[i];
    }
    return NULL;
}

static bool add_key(struct keyring *ring, const struct keyring_key *key, struct err *err)
{
    const struct keyring_key *other = keyring_find(ring, key->key.id);
    if (other)
        return err_set(err, "%s: is the same key as %s: keep one of the two", key->file,
                       other->file);
    if (ring->count == KEYRING_KEYS)
        return err_set(err, "%s: more than %d keys: take out what is not used", key->file,
                       KEYRING_KEYS);
    ring->keys[ring->count++] = *key;
    return true;
}

static bool add_text(struct keyring *ring, const char *file, const char *text, size_t len,
                     struct err *err)
{
    const char *slash = strrchr(file, '/');
    struct keyring_key key = {.revoked = false};
    if (!key_name_role(slash ? slash + 1 : file, &key.role))
        return err_set(err, "%s: is no key by its name", file);
    if (snprintf(key.file, sizeof key.file, "%s", file) >= (int)sizeof key.file)
        return err_set(err, "%s: the name is too long", file);
    if (!minisig_read_key(text, len, &key.key, err))
        return err_wrap(err, "%s", file);
    return add_key(ring, &key, err);
}

static bool add_file(struct keyring *ring, const char *directory, const char *name, struct err *err)
{
    char file[PATH_MAX], text[MINISIG_KEY_MAX_BYTES + 1];
    size_t len;
    if (snprintf(file, sizeof file, "%s/%s", directory, name) >= (int)sizeof file)
        return err_set(err, "%s: the path is too long", directory);
    return copy_in_text(file, MINISIG_KEY_MAX_BYTES, text, &len, err) &&
           add_text(ring, file, text, len, err);
}

static int pick_key_file(const struct dirent *entry)
{
    enum key_role role;
    return key_name_role(entry->d_name, &role);
}

bool keyring_read_dir(struct keyring *ring, const char *path, struct err *err)
{
    *ring = (struct keyring){.count = 0};
    struct dirent **entries;
    int count = scandir(path, &entries, pick_key_file, alphasort);
    if (count < 0)
        return err_set(err,
                       "%s: %s: make this directory and copy the .pub files of the keys "
                       "you sign with into it",
                       path, strerror(errno));
    bool good = true;
    for (int i = 0; i < count; i++) {
        good = good && add_file(ring, path, entries[i]->d_name, err);
        free(entries[i]);
    }
    free(entries);
    return good;
}

struct change {
    const struct layer *layer;
    struct keyring brought; /* the layer's own keys */
    struct keyring result;
};

static bool bring_key(struct change *change, const char *file, struct err *err)
{
    struct buf text = {0};
    bool read = layer_read(change->layer, file, MINISIG_KEY_MAX_BYTES, &text, err);
    bool good = read && (add_text(&change->brought, file, text.bytes, text.len, err) ||
                         err_wrap(err, "%s", layer_path(change->layer)));
    buf_free(&text);
    return good;
}

static bool bring_all(struct change *change, struct err *err)
{
    for (size_t i = 0; i < layer_file_count(change->layer); i++) {
        const char *file = layer_file(change->layer, i);
        if (str_begins_with(file, "keys/") && !bring_key(change, file, err))
            return false;
    }
    return true;
}

/* A key that the machine has already may stand in a layer for hundreds of machines. */
static bool add_brought_key(struct keyring *result, const struct keyring_key *key, struct err *err)
{
    const struct keyring_key *here = keyring_find(result, key->key.id);
    if (!here) {
        struct keyring_key added = *key;
        snprintf(added.file, sizeof added.file, "keys layer: %.200s", key->file);
        return add_key(result, &added, err);
    }
    bool same =
        here->role == key->role && memcmp(here->key.key, key->key.key, sizeof key->key.key) == 0;
    return same || err_set(err, "%s: %s is a %s key with the same id: name both alike", key->file,
                           here->file, keyring_role_name(here->role));
}

static bool add_brought(struct change *change, struct err *err)
{
    for (size_t i = 0; i < change->brought.count; i++) {
        if (!add_brought_key(&change->result, &change->brought.keys[i], err))
            return err_wrap(err, "%s", layer_path(change->layer));
    }
    return true;
}

static bool revoke_one(struct change *change, const struct conf_entry *entry, const char *word,
                       struct err *err)
{
    const char *layer = layer_path(change->layer);
    unsigned char id[8];
    if (!minisig_parse_id(word, id))
        return err_set(err,
                       "%s/keys.conf:%d: revoke = %s: write the key's id, the digits "
                       "in the first line of its .pub file",
                       layer, entry->line, excerpt(word).text);
    const struct keyring_key *own = keyring_find(&change->brought, id);
    if (own)
        return err_set(err,
                       "%s/keys.conf:%d: revoke = %s: the same layer brings this key in "
                       "%s: take one of the two out",
                       layer, entry->line, word, own->file);
    const struct keyring_key *key = keyring_find(&change->result, id);
    if (key)
        change->result.keys[key - change->result.keys].revoked = true;
    return true;
}

static bool revoke_all(struct change *change, const struct conf_entry *entry, struct err *err)
{
    const char *at = entry ? entry->value : "";
    while (*(at += strspn(at, " "))) {
        char word[64];
        size_t len = strcspn(at, " ");
        snprintf(word, sizeof word, "%.*s", (int)len, at);
        if (!revoke_one(change, entry, word, err))
            return false;
        at += len;
    }
    return true;
}

static bool check_signer(const struct change *change, const unsigned char signer[8],
                         struct err *err)
{
    const struct keyring_key *key = keyring_find(&change->result, signer);
    const char *layer = layer_path(change->layer);
    const struct minisig_id id = minisig_key_id(signer);
    if (!key)
        return err_set(err,
                       "%s: signed by %s, which is neither on this machine nor in the "
                       "layer: sign it with a key that stays",
                       layer, id.text);
    if (key->role != KEY_CONTENT)
        return err_set(err,
                       "%s: signed by the clinic's key %s: a keys layer needs a content "
                       "key",
                       layer, id.text);
    return !key->revoked ||
           err_set(err,
                   "%s: revokes the key %s that signed it: sign it with another content "
                   "key",
                   layer, id.text);
}

bool keyring_apply(struct keyring *ring, const struct layer *keys, const unsigned char signer[8],
                   struct err *err)
{
    struct change change = {.layer = keys, .result = *ring};
    struct arena *arena = arena_create();
    struct layer_info info;
    bool good = layer_info_read(&info, arena, keys, err) && bring_all(&change, err) &&
                add_brought(&change, err) && revoke_all(&change, info.revoke, err) &&
                check_signer(&change, signer, err);
    arena_destroy(arena);
    if (good)
        *ring = change.result;
    return good;
}

bool keyring_verify(const struct keyring *ring, const char *path, const struct minisig *sig,
                    const struct digest *digest, const struct keyring_key **who, struct err *err)
{
    const struct keyring_key *key = keyring_find(ring, sig->id);
    const struct minisig_id id = minisig_key_id(sig->id);
    if (!key)
        return err_set(err, "signed by an unknown key (%s): copy its .pub file to %s", id.text,
                       path);
    if (key->revoked)
        return err_set(err,
                       "signed by a revoked key (%s, %s): sign it with a key that is "
                       "still good",
                       id.text, key->file);
    if (!minisig_verify(sig, &key->key, digest, err))
        return false;
    *who = key;
    return true;
}

bool keyring_may_sign(const struct keyring_key *key, enum layer_role role, struct err *err)
{
    if (key->role == KEY_CONTENT || role == LAYER_CLINIC)
        return true;
    return err_set(err,
                   "signed by the clinic's key %s, which may sign a clinic's layer only, "
                   "and this is a %s layer: have it signed by a content key",
                   key->file, layer_role_name(role));
}

size_t keyring_content_keys(const struct keyring *ring)
{
    size_t count = 0;
    for (size_t i = 0; i < ring->count; i++)
        count += ring->keys[i].role == KEY_CONTENT && !ring->keys[i].revoked;
    return count;
}
