/* Reads a conf by its table: each row's type has a reader for its values, and a default is
   read as if it stood in the file. */
#include "pack/schema.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/names.h"
#include "base/plain_text.h"
#include "base/str.h"

#define KEYS_MAX 120

bool schema_refuse(const struct schema_value *value, const char *format, ...)
{
    struct err why = {0};
    va_list args;
    va_start(args, format);
    vsnprintf(why.text, sizeof why.text, format, args);
    va_end(args);
    return err_set(value->err, "%s:%d: %s = %s: %s", value->conf->name, value->entry->line,
                   value->entry->key, excerpt(value->entry->value).text, why.text);
}

static bool read_text(const struct schema_value *value, void *field)
{
    *(const char **)field = value->entry->value;
    return true;
}
const struct schema_type schema_text = {"words", NULL, read_text, false};

static bool read_entry(const struct schema_value *value, void *field)
{
    *(const struct conf_entry **)field = value->entry;
    return true;
}
const struct schema_type schema_entry = {"names with spaces between them", NULL, read_entry, false};

/* "yes, no" */
static const char *list_of(struct arena *arena, const char *const *words)
{
    const char *list = *words;
    while (*++words)
        list = arena_printf(arena, "%s, %s", list, *words);
    return list;
}

static bool check_word(const struct schema_value *value, const char *const *words)
{
    return str_index(value->entry->value, words) >= 0 ||
           schema_refuse(value, "write one of: %s", list_of(value->arena, words));
}

static bool read_word(const struct schema_value *value, void *field)
{
    return check_word(value, value->row->words) && read_text(value, field);
}
const struct schema_type schema_word = {"one of", NULL, read_word, false};

static bool read_yes(const struct schema_value *value, void *field)
{
    static const char *const yes_no[] = {"yes", "no", NULL};
    *(bool *)field = strcmp(value->entry->value, "yes") == 0;
    return check_word(value, yes_no);
}
const struct schema_type schema_yes = {"yes or no", NULL, read_yes, false};

static bool read_number(const struct schema_value *value, void *field)
{
    const char *text = value->entry->value, *digits = text + (*text == '-');
    const struct schema_key *row = value->row;
    size_t count = strspn(digits, "0123456789");
    bool whole = count >= 1 && count <= 10 && digits[count] == '\0';
    long number = whole ? strtol(text, NULL, 10) : 0;
    *(int *)field = (int)number;
    return (whole && number >= row->least && number <= row->most) ||
           schema_refuse(value, "write a whole number from %d to %d", row->least, row->most);
}
const struct schema_type schema_number = {"a whole number", NULL, read_number, true};

static bool read_sequence(const struct schema_value *value, void *field)
{
    int64_t number = 0;
    const char *c = value->entry->value;
    while (*c >= '0' && *c <= '9' && number <= CONF_MAX_SEQUENCE)
        number = 10 * number + (*c++ - '0');
    *(int64_t *)field = number;
    return (*c == '\0' && number <= CONF_MAX_SEQUENCE) ||
           schema_refuse(value, "write a number of 0 to %lld", (long long)CONF_MAX_SEQUENCE);
}
const struct schema_type schema_sequence = {"a whole number", NULL, read_sequence, false};

static bool read_id(const struct schema_value *value, void *field)
{
    return (names_is_id(value->entry->value) ||
            schema_refuse(value, "write small letters, digits and -")) &&
           read_text(value, field);
}
const struct schema_type schema_id = {"small letters, digits and -", NULL, read_id, false};

static bool read_date(const struct schema_value *value, void *field)
{
    return (names_is_date(value->entry->value) ||
            schema_refuse(value, "write the date as 2026-08-05")) &&
           read_text(value, field);
}
const struct schema_type schema_date = {"a date", NULL, read_date, false};

static bool read_colour(const struct schema_value *value, void *field)
{
    const char *text = value->entry->value;
    size_t digits = 0;
    while (*text == '#' && isxdigit((unsigned char)text[1 + digits]))
        digits++;
    return ((digits == 6 && text[7] == '\0') ||
            schema_refuse(value, "write a colour like #0b5563")) &&
           read_text(value, field);
}
const struct schema_type schema_colour = {"a colour", NULL, read_colour, false};

static bool tell_gone(const struct schema_value *value, void *field)
{
    (void)field;
    log_warn("%s:%d: %s is not read any more: take the line out", value->conf->name,
             value->entry->line, value->entry->key);
    return true;
}
const struct schema_type schema_gone = {"", NULL, tell_gone, true};

/* "flow." of "flow.*"; 0: the row is of one key. */
static size_t family_len(const struct schema_key *row)
{
    size_t len = strlen(row->key);
    return row->key[len - 1] == '*' ? len - 1 : 0;
}

static bool read_value(const struct schema_value *value)
{
    return value->row->type->read(value, (char *)value->out + value->row->field);
}

static bool read_family(struct schema_value value)
{
    size_t len = family_len(value.row);
    for (size_t i = 0; i < value.conf->count; i++) {
        value.entry = &value.conf->entries[i];
        if (strncmp(value.entry->key, value.row->key, len) == 0 && !read_value(&value))
            return false;
    }
    return true;
}

static bool read_row(struct schema_value value)
{
    const struct schema_key *row = value.row;
    if (family_len(row) > 0)
        return read_family(value);
    value.entry = conf_find(value.conf, row->key);
    if (value.entry && (*value.entry->value || row->type->takes_empty))
        return read_value(&value);
    if (row->needed)
        return err_set(value.err, "%s: %s is missing: write %s = %s", value.conf->name, row->key,
                       row->key, row->example);
    const char *as = row->as ? conf_get(value.conf, row->as) : NULL;
    const struct conf_entry fallback = {row->key, as ? as : row->otherwise, 0};
    value.entry = &fallback;
    return !fallback.value || read_value(&value);
}

bool schema_read_keys(const struct schema_key *keys, const struct conf *conf, struct arena *arena,
                      const void *context, void *out, struct err *err)
{
    for (; keys && keys->key; keys++)
        if (!read_row((struct schema_value){keys, conf, NULL, arena, context, out, err}))
            return false;
    return true;
}

/* The rows of both parts, the keys that are gone left out; how many names there are now. */
static size_t list_keys(const struct schema_key *keys, const char **names, size_t count)
{
    for (; keys && keys->key && count < KEYS_MAX; keys++)
        if (keys->type != &schema_gone)
            names[count++] = keys->key;
    return count;
}

static bool is_gone(const struct schema *schema, const char *key)
{
    const struct schema_key *row = schema->keys;
    while (row->key && !(row->type == &schema_gone && strcmp(row->key, key) == 0))
        row++;
    return row->key != NULL;
}

static bool check_keys(const struct schema *schema, const struct conf *conf, struct err *err)
{
    const char *names[KEYS_MAX + 1];
    size_t count = list_keys(schema->more, names, list_keys(schema->keys, names, 0));
    names[count] = NULL;
    for (size_t i = 0; i < conf->count; i++) {
        const struct conf one = {conf->name, &conf->entries[i], 1};
        if (!is_gone(schema, conf->entries[i].key) && !conf_check_keys(&one, names, err))
            return false;
    }
    return true;
}

bool schema_read(const struct schema *schema, const struct conf *conf, struct arena *arena,
                 const void *context, void *out, struct err *err)
{
    return check_keys(schema, conf, err) &&
           schema_read_keys(schema->keys, conf, arena, context, out, err) &&
           schema_read_keys(schema->more, conf, arena, context, out, err);
}
