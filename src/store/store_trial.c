/* state/trial: what the player has to say about the active stack. */
#include <errno.h>
#include <inttypes.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/plain_text.h"
#include "store/state_file.h"
#include "store/store_inner.h"

static const char *const verdict_names[] = {"trial", "good", "bad"};

static void write_trial(const struct store_trial *trial, struct buf *out)
{
    buf_printf(out, "generation %" PRId64 "\nstack %s\ntries %d\nverdict %s\nreason %s\n",
               trial->generation, digest_hex(&trial->stack).text, trial->tries_left,
               verdict_names[trial->verdict], trial->reason);
}

static bool read_verdict(const char *word, enum store_verdict *out)
{
    for (*out = STORE_TRIAL; *out <= STORE_BAD; (*out)++)
        if (strcmp(verdict_names[*out], word) == 0)
            return true;
    return false;
}

/* As with the record: what is understood must give the same bytes again. */
static bool read_trial(struct store_trial *trial, const struct buf *text)
{
    *trial = (struct store_trial){0};
    char verdict[8] = "", stack[sizeof(struct digest_hex)] = "";
    int used = 0;
    if (text->len == 0 ||
        sscanf(text->bytes, "generation %" SCNd64 " stack %128s tries %d verdict %7s reason%n",
               &trial->generation, stack, &trial->tries_left, verdict, &used) != 4 ||
        used == 0 || text->bytes[used] != ' ' || !read_verdict(verdict, &trial->verdict) ||
        !digest_parse(stack, &trial->stack) || trial->tries_left < 0 ||
        trial->tries_left > STORE_TRIES)
        return false;
    const char *reason = text->bytes + used + 1;
    size_t len = strcspn(reason, "\n");
    if (len > STORE_REASON_MAX)
        return false;
    memcpy(trial->reason, reason, len);
    struct buf again = {0};
    write_trial(trial, &again);
    bool same = again.len == text->len && memcmp(again.bytes, text->bytes, again.len) == 0;
    buf_free(&again);
    return same;
}

/* Of a stack on trial whose trial is not known nothing good can be said. */
static void doubt_trial(struct store *store)
{
    store->trial_damaged = true;
    if (store->record.tries == 0)
        return;
    store->trial.verdict = STORE_BAD;
    snprintf(store->trial.reason, sizeof store->trial.reason,
             "how its trial went can not be read: install it again");
}

void store_load_trial(struct store *store)
{
    struct store_path path = store_path(store, "state/trial");
    struct store_trial trial;
    struct buf text = {0};
    /* How a stack begins that no player has begun with yet. */
    store->trial =
        (struct store_trial){.generation = store->record.since,
                             .stack = store_stack_digest(&store->record.active),
                             .tries_left = store->record.tries,
                             .verdict = store->record.tries > 0 ? STORE_TRIAL : STORE_GOOD};
    switch (state_file_read(path.text, &text, NULL)) {
    case STATE_FILE_NONE: break;
    case STATE_FILE_UNREADABLE: doubt_trial(store); break;
    case STATE_FILE_WHOLE:
        if (!read_trial(&trial, &text))
            doubt_trial(store);
        else if (trial.generation == store->trial.generation &&
                 digest_equal(&trial.stack, &store->trial.stack))
            store->trial = trial;
        break;
    }
    buf_free(&text);
}

bool store_said_bad(const struct store *store, const struct store_stack *stack)
{
    struct store_trial trial;
    struct buf text = {0};
    struct digest digest = store_stack_digest(stack);
    bool said =
        state_file_read(store_path(store, "state/trial").text, &text, NULL) == STATE_FILE_WHOLE &&
        text.len > 0 && read_trial(&trial, &text) && digest_equal(&trial.stack, &digest);
    buf_free(&text);
    return said &&
           (trial.verdict == STORE_BAD || (trial.verdict == STORE_TRIAL && trial.tries_left == 0));
}

bool store_has_failed(const struct store *store)
{
    const struct store_trial *trial = &store->trial;
    return !store->trial_damaged && (trial->verdict == STORE_BAD ||
                                     (trial->verdict == STORE_TRIAL && trial->tries_left == 0));
}

/* Of a player that can not write: who it is, which it alone knows. */
static void say_whose_state(const struct store *store, struct err *err)
{
    struct store_path path = store_path(store, "state");
    const struct passwd *user = getpwuid(geteuid());
    if (access(path.text, W_OK | X_OK) != 0 && errno == EACCES)
        err_set(err, "the player can not write %s: sudo chown -R %s %s", path.text,
                user ? user->pw_name : "USER", path.text);
}

static bool save_trial(struct store *store, const struct store_trial *trial, struct err *err)
{
    if (store->health != STORE_WHOLE)
        return err_set(err, "%s has no whole record, so nothing is noted in it", store->dir);
    struct store_path path = store_path(store, "state/trial");
    struct buf text = {0};
    write_trial(trial, &text);
    bool saved = state_file_write(path.text, text.bytes, err);
    buf_free(&text);
    if (saved)
        store->trial = *trial;
    else
        say_whose_state(store, err);
    return saved;
}

bool store_begin_try(struct store *store, struct err *err)
{
    struct store_trial trial = store->trial;
    if (trial.verdict == STORE_BAD || trial.tries_left <= 0)
        return err_set(err, "%s: its tries are used up", store->dir);
    trial.tries_left--;
    return save_trial(store, &trial, err);
}

void store_forgive_try(struct store *store)
{
    struct store_trial *trial = &store->trial;
    if (trial->verdict == STORE_TRIAL && trial->tries_left < store->record.tries)
        trial->tries_left++;
}

bool store_mark_good(struct store *store, struct err *err)
{
    struct store_trial trial = store->trial;
    if (trial.verdict == STORE_BAD)
        return err_set(err, "%s: it was found bad", store->dir);
    trial.verdict = STORE_GOOD;
    return save_trial(store, &trial, err);
}

bool store_mark_bad(struct store *store, const char *reason, struct err *err)
{
    struct store_trial trial = store->trial;
    trial.verdict = STORE_BAD;
    snprintf(trial.reason, sizeof trial.reason, "%s", reason);
    for (char *c = trial.reason; *c; c++)
        if (*c == '\n')
            *c = ' ';
    plain_text_trim(trial.reason, strlen(trial.reason));
    return save_trial(store, &trial, err);
}
