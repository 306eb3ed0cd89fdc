/* The doctor on what is shown and who may change it. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "admin/doctor_inner.h"
#include "admin/left_out.h"
#include "base/file.h"
#include "kiosk/shown.h"
#include "layer/packed_file.h"
#include "pack/key_name.h"
#include "script/tables.h"
#include "store/store_keys.h"

/* Whoever can write a key there decides what patients read. */
static void check_mode(struct doctor *doctor, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return;
    if (info.st_mode & (S_IWGRP | S_IWOTH))
        doctor_say(doctor, "keys", HEALTH_WRONG,
                   "%s can be written by others than its owner: chmod go-w %s", path, path);
    if (lstat(path, &info) == 0 && S_ISLNK(info.st_mode))
        doctor_say(doctor, "keys", HEALTH_WARNING, "%s is a link: copy the .pub file itself there",
                   path);
    if (info.st_uid != 0)
        doctor_say(doctor, "keys", HEALTH_WARNING, "%s is not root's: chown root %s", path, path);
}

static void check_modes(struct doctor *doctor, const char *dir)
{
    char path[4096];
    DIR *open = opendir(dir);
    if (!open)
        return;
    check_mode(doctor, dir);
    for (struct dirent *entry; (entry = readdir(open));) {
        snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
        const char *ending = strrchr(entry->d_name, '.');
        if (ending && strcmp(ending, ".pub") == 0)
            check_mode(doctor, path);
    }
    closedir(open);
}

static void say_other(void *doctor, const char *sentence)
{
    doctor_say(doctor, "keys", HEALTH_WARNING, "%s", sentence);
}

/* What a revoked key signed stays on the screen until somebody replaces it. */
static void check_revoked(struct doctor *doctor, const struct keyring *ring)
{
    struct store_candidate candidates[2];
    if (store_candidates(&doctor->store, candidates) == 0)
        return;
    const struct store_stack *shown = candidates[0].stack;
    for (enum layer_role role = LAYER_CONTENT; role <= LAYER_CLINIC; role++) {
        const struct store_pack *pack = &shown->packs[role];
        const struct keyring_key *key =
            store_has(shown, role) ? store_revoked_key(&doctor->store, &pack->digest, ring) : NULL;
        if (key)
            doctor_say(doctor, "keys", HEALTH_WRONG,
                       "%s is shown, and its key %s (%s) is revoked: install one that another "
                       "key signed",
                       pack->id, minisig_key_id(key->key.id).text, key->file);
    }
}

void doctor_check_keys(struct doctor *doctor)
{
    const char *dir = doctor->setup.config.signers;
    struct keyring ring = {0};
    struct err err = {0};
    key_name_each_other(dir, say_other, doctor);
    if (!store_keyring(&doctor->store, dir, NULL, &ring, &err)) {
        doctor_say(doctor, "keys", HEALTH_WRONG, "%s", err.text);
        return;
    }
    size_t count = keyring_content_keys(&ring);
    if (count == 0)
        doctor_say(doctor, "keys", HEALTH_WRONG,
                   "there is no content key, so no pack can be installed: copy your two "
                   ".pub files to %s",
                   dir);
    else if (count == 1)
        doctor_say(doctor, "keys", HEALTH_WARNING,
                   "there is one content key: if it is lost, this machine takes no pack "
                   "any more; make a second, keep it in a safe, copy its .pub file to %s",
                   dir);
    else
        doctor_say(doctor, "keys", HEALTH_GOOD, "%zu content keys may sign", count);
    check_modes(doctor, dir);
    check_revoked(doctor, &ring);
}

static void check_file(struct doctor *doctor, const struct pack_layer *layer,
                       const struct store_pack *pack)
{
    struct err err = {0};
    struct digest digest;
    struct packed *packed = packed_open(layer->path, &err);
    bool read = packed && packed_digest(packed, &digest, &err);
    packed_close(packed);
    const char *between = *pack->version ? " " : ""; /* a clinic's layer has no version */
    if (!read)
        doctor_say(doctor, "store", HEALTH_WRONG, "%s: install %s%s%s again", err.text, pack->id,
                   between, pack->version);
    else if (!digest_equal(&digest, layer->digest))
        doctor_say(doctor, "store", HEALTH_WRONG,
                   "the file of %s%s%s is not what was installed (%s): install it again, "
                   "and look at the disk",
                   pack->id, between, pack->version, layer->path);
    else
        doctor_say(doctor, "store", HEALTH_GOOD, "%s%s%s is whole", pack->id, between,
                   pack->version);
}

static void check_stack(struct doctor *doctor, const struct store_stack *stack)
{
    struct store_layers layers;
    size_t at = 0;
    store_layers(&doctor->store, stack, &layers);
    for (enum layer_role role = LAYER_CONTENT; role <= LAYER_CLINIC; role++)
        if (store_has(stack, role))
            check_file(doctor, &layers.layers[at++], &stack->packs[role]);
}

static void check_trial(struct doctor *doctor)
{
    const struct store_trial *trial = &doctor->store.trial;
    switch (trial->verdict) {
    case STORE_GOOD: doctor_say(doctor, "trial", HEALTH_GOOD, "what is installed is good"); return;
    case STORE_BAD:
        doctor_say(doctor, "trial", HEALTH_WRONG,
                   "the pack that was installed last failed, and what was there before is "
                   "shown: %s",
                   trial->reason);
        return;
    case STORE_TRIAL: break;
    }
    if (trial->tries_left == 0)
        doctor_say(doctor, "trial", HEALTH_WRONG,
                   "the pack that was installed last never became good in %d starts, and "
                   "what was there before is shown at the next",
                   STORE_TRIES);
    else
        doctor_say(doctor, "trial", HEALTH_WARNING,
                   "a new pack is on trial, %d starts left: look again in two minutes",
                   trial->tries_left);
}

void doctor_check_store(struct doctor *doctor)
{
    struct err err = {0};
    const struct config *config = &doctor->setup.config;
    store_salvage(&doctor->store, config->store, config->signers, &err);
    if (err.text[0]) {
        bool none = doctor->store.health == STORE_EMPTY || doctor->store.health == STORE_WHOLE;
        doctor_say(doctor, "store", none ? HEALTH_WARNING : HEALTH_WRONG, "%s", err.text);
        return;
    }
    if (!doctor->store.alike)
        doctor_say(doctor, "store", HEALTH_WARNING,
                   "of the two records in %s only one is whole and up to date: the next install "
                   "or rollback writes the other",
                   doctor->store.dir);
    check_stack(doctor, &doctor->store.record.active);
    check_stack(doctor, &doctor->store.record.previous);
    check_trial(doctor);
    if (!store_check_state(&doctor->store, &err))
        doctor_say(doctor, "store", geteuid() == 0 ? HEALTH_WARNING : HEALTH_WRONG, "%s", err.text);
}

static void check_review(struct doctor *doctor, const struct pack_info *info)
{
    char today[16];
    time_t now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    strftime(today, sizeof today, "%Y-%m-%d", &local);
    if (info->review_by && strcmp(info->review_by, today) < 0)
        doctor_say(doctor, "pack", HEALTH_WARNING,
                   "%s should have been read again by a clinician by %s", info->id,
                   info->review_by);
    else if (!info->reviewed)
        doctor_say(doctor, "pack", HEALTH_WARNING, "no clinician has read %s yet", info->id);
    else
        doctor_say(doctor, "pack", HEALTH_GOOD, "%s was read by a clinician", info->id);
}

static void check_office(struct doctor *doctor, struct bundle *bundle)
{
    const char *id = doctor->setup.config.office;
    const char *language = pack_info(bundle_pack(bundle))->languages[0];
    struct err err = {0};
    size_t index;
    if (!pack_has(bundle_pack(bundle), OFFICES_PATH))
        return;
    const struct csv *csv =
        tables_get(bundle_script_config(bundle, language).tables, OFFICES_PATH, &err);
    if (!csv)
        doctor_say(doctor, "office", HEALTH_WARNING, "%s", err.text);
    else if (csv->left_out)
        doctor_say(doctor, "office", HEALTH_WRONG, "%zu row%s of %s %s left out: %s",
                   csv->left_out_count, csv->left_out_count == 1 ? "" : "s", OFFICES_PATH,
                   csv->left_out_count == 1 ? "is" : "are", csv->left_out);
    else if (id && csv_find_office(csv, id, &index))
        doctor_say(doctor, "office", HEALTH_GOOD, "this kiosk is at %s",
                   csv_cell(csv, index, "name"));
    else if (id)
        doctor_say(doctor, "office", HEALTH_WARNING,
                   "kiosk.conf says office = %s, and no row of %s has this in its "
                   "column id: nothing will say \"You are here\"",
                   id, OFFICES_PATH);
}

static void say_left_out(void *context, const char *what)
{
    doctor_say(context, "clinic", HEALTH_WRONG, "left out until it is mended: %s", what);
}

/* What the store would show, as the player opens it. */
void doctor_check_pack(struct doctor *doctor)
{
    const char *clinic = doctor->setup.config.clinic, *core = doctor->setup.core;
    struct store_layers layers;
    struct store store;
    struct err err = {0};
    if (!shown_layers(&store, doctor->setup.core, &doctor->setup.config, &layers, &err))
        return;
    int count = (int)layers.count;
    struct bundle *bundle = bundle_open(core, layers.layers, count, clinic, &err);
    if (!bundle && clinic) {
        bundle = bundle_open(core, layers.layers, count, NULL, NULL);
        if (bundle)
            doctor_say(doctor, "clinic", HEALTH_WRONG, "%s is left out until this is mended: %s",
                       clinic, err.text);
    }
    left_out_each(&store, &store.record.active, core, &doctor->setup.config, say_left_out, doctor);
    if (bundle) {
        check_review(doctor, pack_info(bundle_pack(bundle)));
        check_office(doctor, bundle);
    } else {
        doctor_say(doctor, "pack", HEALTH_WRONG, "%s", err.text);
    }
    bundle_close(bundle);
}
