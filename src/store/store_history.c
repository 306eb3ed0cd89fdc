/* What was shown since when: lines appended, each proven by its own check sum. */
#include "store/store_history.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/hash.h"
#include "sign/minisig.h"
#include "store/store_keys.h"

/* "CHECK TIME ROLE ID SEQUENCE DIGEST KEY|- VERSION\tCOMMENT\n" */
static void write_line(const struct store_shown *shown, struct buf *out)
{
    struct buf line = {0};
    buf_printf(&line, "%s %s %s %" PRId64 " %s %s %s\t%s", clock_utc(shown->time_s).text,
               layer_role_name(shown->role), shown->pack.id, shown->pack.sequence,
               digest_hex(&shown->pack.digest).text, shown->key_id[0] ? shown->key_id : "-",
               shown->pack.version, shown->comment);
    buf_printf(out, "%016" PRIx64 " %s\n", hash_bytes(HASH_START, line.bytes, line.len),
               line.bytes);
    buf_free(&line);
}

static bool read_time(const char *word, int64_t *out)
{
    struct tm tm = {0};
    const char *end = strptime(word, "%Y-%m-%dT%H:%M:%SZ", &tm);
    *out = timegm(&tm);
    return end && *end == '\0';
}

static bool take_word(const char *word, size_t room, char *out)
{
    return word && snprintf(out, room, "%s", word) < (int)room;
}

/* What the line says if it is whole; it is cut into pieces. */
static bool read_line(char *line, struct store_shown *shown)
{
    *shown = (struct store_shown){0};
    const char *sum = strsep(&line, " ");
    char proof[17];
    if (!line)
        return false;
    snprintf(proof, sizeof proof, "%016" PRIx64, hash_bytes(HASH_START, line, strlen(line)));
    if (strcmp(sum, proof) != 0)
        return false;
    const char *words[6];
    for (int i = 0; i < 6; i++)
        if (!(words[i] = strsep(&line, " ")))
            return false;
    const char *version = strsep(&line, "\t");
    shown->pack.sequence = strtoll(words[3], NULL, 10);
    if (strcmp(words[5], "-") != 0 && !take_word(words[5], sizeof shown->key_id, shown->key_id))
        return false;
    return read_time(words[0], &shown->time_s) && layer_role_read(words[1], &shown->role) &&
           shown->role != LAYER_KEYS &&
           take_word(words[2], sizeof shown->pack.id, shown->pack.id) &&
           digest_parse(words[4], &shown->pack.digest) &&
           take_word(version, sizeof shown->pack.version, shown->pack.version) &&
           take_word(line, sizeof shown->comment, shown->comment);
}

/* The end of one file of it; one that is not there has no lines. */
static bool read_file(const struct store *store, const char *name, struct buf *out, struct err *err)
{
    struct store_path path = store_path(store, name);
    return file_is_missing(path.text) || file_read_end(path.text, STORE_HISTORY_BYTES, out, err);
}

static bool read_history(const struct store *store, struct buf *out, struct err *err)
{
    if (!read_file(store, "state/history.1", out, err))
        return false;
    if (out->len > 0)
        buf_puts(out, "\n"); /* its last line may be torn, or it is cut in front */
    bool read = read_file(store, "state/history", out, err);
    for (size_t i = 0; read && i < out->len; i++)
        if (out->bytes[i] == '\0')
            out->bytes[i] = '?'; /* a damaged line must not hide those behind it */
    return read;
}

/* What goes to `each`: root's times of beginning anew come before the first later line. */
struct telling {
    void (*each)(void *context, const struct store_shown *shown);
    void *context;
    const struct store_record *record;
    size_t anew; /* told so far */
    bool any;
};

static void tell_anew(struct telling *telling, int64_t until_s)
{
    const struct store_record *record = telling->record;
    for (; telling->anew < record->anew_count && record->anew_s[telling->anew] <= until_s;
         telling->anew++, telling->any = true)
        telling->each(telling->context,
                      &(struct store_shown){.time_s = record->anew_s[telling->anew], .anew = true});
}

bool store_history(const struct store *store,
                   void (*each)(void *context, const struct store_shown *shown), void *context,
                   struct err *err)
{
    struct telling telling = {each, context, &store->record, 0, false};
    struct buf text = {0};
    struct store_shown shown;
    if (!read_history(store, &text, err)) {
        buf_free(&text);
        return false;
    }
    char *rest = text.bytes;
    for (char *line; (line = strsep(&rest, "\n"));) {
        if (!read_line(line, &shown))
            continue;
        tell_anew(&telling, shown.time_s);
        each(context, &shown);
        telling.any = true;
    }
    tell_anew(&telling, INT64_MAX);
    buf_free(&text);
    return telling.any || err_set(err, "nothing that was installed has been shown yet");
}

/* Ends with the stack that was shown last: a content pack begins a stack. */
static void add_to_last(void *context, const struct store_shown *shown)
{
    struct store_stack *last = context;
    if (shown->anew)
        return;
    if (shown->role == LAYER_CONTENT)
        *last = (struct store_stack){0};
    last->packs[shown->role] = shown->pack;
}

/* Who signed it, as the signature beside it says. One that is not there, or no longer whole,
   names nobody; one that can't be read now may be told the next time. */
static bool add_signer(const struct store *store, struct store_shown *shown, struct err *err)
{
    struct store_path path = store_pack_path(store, &shown->pack.digest, ".minisig");
    struct buf text = {0};
    struct minisig sig;
    bool read =
        file_is_missing(path.text) || file_read_own(path.text, MINISIG_MAX_BYTES, &text, err);
    if (text.len > 0 && minisig_read(text.bytes, text.len, &sig, NULL)) {
        strcpy(shown->key_id, minisig_key_id(sig.id).text);
        strcpy(shown->comment, sig.comment);
    }
    buf_free(&text);
    return read;
}

/* One that is full becomes history.1. */
static bool make_room(const struct store *store, struct err *err)
{
    struct store_path path = store_path(store, "state/history");
    struct store_path before = store_path(store, "state/history.1");
    struct stat info;
    return lstat(path.text, &info) != 0 || !S_ISREG(info.st_mode) ||
           info.st_size < STORE_HISTORY_BYTES || file_rename(path.text, before.text, err);
}

static bool append(const struct store *store, const struct store_stack *stack, int64_t now_s,
                   bool torn, struct err *err)
{
    struct buf lines = {0};
    bool done = true;
    if (torn)
        buf_puts(&lines, "\n");
    for (enum layer_role role = LAYER_CONTENT; role <= LAYER_CLINIC; role++) {
        if (!store_has(stack, role))
            continue;
        struct store_shown shown = {.time_s = now_s, .role = role, .pack = stack->packs[role]};
        done = done && add_signer(store, &shown, err);
        write_line(&shown, &lines);
    }
    struct store_path path = store_path(store, "state/history");
    done = done && make_room(store, err) &&
           file_append_durable(path.text, lines.bytes, lines.len, err);
    buf_free(&lines);
    return done;
}

bool store_note_shown(const struct store *store, const struct store_stack *stack, int64_t now_s,
                      struct err *err)
{
    struct store_stack last = {0};
    struct buf text = {0};
    bool read = read_history(store, &text, NULL);
    bool torn = read && text.len > 0 && text.bytes[text.len - 1] != '\n';
    buf_free(&text);
    if (read && store_history(store, add_to_last, &last, NULL) && store_same(&last, stack))
        return true;
    return append(store, stack, now_s, torn, err);
}
