/* The store's record as text. It is taken only if writing what was understood gives the
   same bytes again, so no byte of it is free. */
#include "store/store_record.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "store/store_inner.h"

#define TITLE "anteroom-store 2\n"

static const char *const refusal_names[] = {"back", "failed"};

bool store_has(const struct store_stack *stack, enum layer_role role)
{
    return stack->packs[role].id[0] != '\0';
}

static bool same_pack(const struct store_pack *a, const struct store_pack *b)
{
    bool none = a->id[0] == '\0';
    return none == (b->id[0] == '\0') && (none || digest_equal(&a->digest, &b->digest));
}

bool store_same(const struct store_stack *a, const struct store_stack *b)
{
    return same_pack(&a->packs[LAYER_CONTENT], &b->packs[LAYER_CONTENT]) &&
           same_pack(&a->packs[LAYER_CLINIC], &b->packs[LAYER_CLINIC]);
}

void store_seal(struct buf *text)
{
    uint64_t sum = hash_bytes(HASH_START, text->bytes, text->len);
    buf_printf(text, "check %016" PRIx64 "\n", sum);
}

static void write_pack(struct buf *out, const char *what, enum layer_role role,
                       const struct store_pack *pack)
{
    buf_printf(out, "%s %s %s %" PRId64 " %s %s\n", what, layer_role_name(role), pack->id,
               pack->sequence, digest_hex(&pack->digest).text, pack->version);
}

static void write_stack(struct buf *out, const char *what, const struct store_stack *stack)
{
    for (enum layer_role role = 0; role < STORE_ROLES; role++)
        if (store_has(stack, role))
            write_pack(out, what, role, &stack->packs[role]);
}

void store_record_write(const struct store_record *record, struct buf *out)
{
    buf_printf(out, TITLE "generation %" PRId64 "\nsince %" PRId64 "\ntries %d\n",
               record->generation, record->since, record->tries);
    write_stack(out, "active", &record->active);
    write_stack(out, "previous", &record->previous);
    for (size_t i = 0; i < record->floor_count; i++)
        write_pack(out, "floor", record->floors[i].role, &record->floors[i].pack);
    for (size_t i = 0; i < record->refused_count; i++)
        buf_printf(out, "refused %s %s\n", refusal_names[record->refused[i].why],
                   digest_hex(&record->refused[i].digest).text);
    for (size_t i = 0; i < record->anew_count; i++)
        buf_printf(out, "anew %" PRId64 "\n", record->anew_s[i]);
    for (size_t i = 0; i < record->kept_count; i++)
        buf_printf(out, "kept %s\n", digest_hex(&record->kept[i]).text);
    store_seal(out);
}

const struct store_floor *store_find_floor(const struct store_record *record, enum layer_role role,
                                           const char *id)
{
    for (size_t i = 0; i < record->floor_count; i++)
        if (record->floors[i].role == role && strcmp(record->floors[i].pack.id, id) == 0)
            return &record->floors[i];
    return NULL;
}

static size_t count_floors(const struct store_record *record, enum layer_role role)
{
    size_t count = 0;
    for (size_t i = 0; i < record->floor_count; i++)
        count += record->floors[i].role == role;
    return count;
}

bool store_raise_floor(struct store_record *record, enum layer_role role,
                       const struct store_pack *pack)
{
    const struct store_floor *floor = store_find_floor(record, role, pack->id);
    size_t at = floor ? (size_t)(floor - record->floors) : record->floor_count;
    if (floor && floor->pack.sequence >= pack->sequence)
        return true;
    if (!floor && count_floors(record, role) >= STORE_FLOORS)
        return false;
    record->floor_count += floor == NULL;
    record->floors[at] = (struct store_floor){role, *pack};
    return true;
}

/* The next word of a line, cut off; "" at its end. */
static char *next_word(char **rest)
{
    char *word = strsep(rest, " ");
    return word ? word : "";
}

static bool read_number(const char *word, int64_t most, int64_t *out)
{
    *out = strtoll(word, NULL, 10);
    return *out >= 0 && *out <= most;
}

/* A text of 1 to `most` bytes, or also none. */
static bool read_text(const char *text, size_t least, size_t most, char *out)
{
    size_t len = strlen(text);
    if (len < least || len > most)
        return false;
    memcpy(out, text, len + 1);
    return true;
}

static bool read_pack(char *rest, enum layer_role *role, struct store_pack *pack)
{
    *pack = (struct store_pack){0};
    return layer_role_read(next_word(&rest), role) &&
           read_text(next_word(&rest), 1, STORE_ID_MAX, pack->id) &&
           read_number(next_word(&rest), CONF_MAX_SEQUENCE, &pack->sequence) &&
           digest_parse(next_word(&rest), &pack->digest) &&
           read_text(rest ? rest : "", 0, STORE_VERSION_MAX, pack->version);
}

static bool read_stack_pack(char *rest, struct store_stack *stack)
{
    enum layer_role role;
    struct store_pack pack;
    if (!read_pack(rest, &role, &pack))
        return false;
    stack->packs[role] = pack;
    return true;
}

static bool read_floor(char *rest, struct store_record *record)
{
    enum layer_role role;
    struct store_pack pack;
    if (!read_pack(rest, &role, &pack) || count_floors(record, role) >= STORE_FLOORS)
        return false;
    record->floors[record->floor_count++] = (struct store_floor){role, pack};
    return true;
}

static bool read_refused(char *rest, struct store_record *record)
{
    const char *why = next_word(&rest);
    if (record->refused_count == sizeof record->refused / sizeof *record->refused)
        return false;
    struct store_refused *refused = &record->refused[record->refused_count++];
    refused->why = strcmp(why, refusal_names[STORE_FAILED]) == 0 ? STORE_FAILED : STORE_GONE_BACK;
    return digest_parse(rest ? rest : "", &refused->digest);
}

static bool read_line(struct store_record *record, char *line)
{
    const char *what = next_word(&line);
    char *rest = line ? line : "";
    int64_t tries = 0;
    if (strcmp(what, "generation") == 0)
        return read_number(rest, STORE_MAX_GENERATION, &record->generation);
    if (strcmp(what, "since") == 0)
        return read_number(rest, record->generation, &record->since);
    if (strcmp(what, "tries") == 0 && read_number(rest, STORE_TRIES, &tries)) {
        record->tries = (int)tries;
        return true;
    }
    if (strcmp(what, "active") == 0)
        return read_stack_pack(rest, &record->active);
    if (strcmp(what, "previous") == 0)
        return read_stack_pack(rest, &record->previous);
    if (strcmp(what, "floor") == 0)
        return read_floor(rest, record);
    if (strcmp(what, "refused") == 0)
        return read_refused(rest, record);
    if (strcmp(what, "anew") == 0)
        return record->anew_count < STORE_ANEW &&
               read_number(rest, INT64_MAX - 1, &record->anew_s[record->anew_count++]);
    if (strcmp(what, "kept") == 0)
        return record->kept_count < STORE_KEPT &&
               digest_parse(rest, &record->kept[record->kept_count++]);
    return strcmp(what, "anteroom-store") == 0 || strcmp(what, "check") == 0;
}

bool store_record_read(struct store_record *record, const char *text, size_t len, struct err *err)
{
    *record = (struct store_record){0};
    struct buf copy = {0}, again = {0};
    buf_append(&copy, text, len);
    char *rest = copy.bytes;
    bool good = len <= STORE_RECORD_MAX_BYTES;
    for (char *line; good && (line = strsep(&rest, "\n"));)
        good = !*line || read_line(record, line);
    if (good)
        store_record_write(record, &again);
    good = good && again.len == len && memcmp(again.bytes, text, len) == 0;
    buf_free(&copy);
    buf_free(&again);
    if (good)
        return true;
    *record = (struct store_record){0};
    return err_set(err, "is damaged");
}
