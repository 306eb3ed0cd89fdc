/* What a conf may say, as a table of rows, one a key. The table is what reads the file and what
   `anteroom help conf` prints: a key more is one row, and its user. */
#pragma once

#include "base/arena.h"
#include "base/buf.h"
#include "pack/conf.h"

struct schema_key;

/* One value that is to be read. */
struct schema_value {
    const struct schema_key *row;
    const struct conf *conf;
    const struct conf_entry *entry;
    struct arena *arena;
    const void *context; /* whatever the types of this table want to ask */
    void *out;           /* the struct that is filled */
    struct err *err;
};

struct schema_type {
    const char *name; /* what to write, in the reference */
    const char *unit; /* of the row's most; NULL: there is no such limit */
    /* Puts the value into `field`, or says by line what is wrong and what to write. */
    bool (*read)(const struct schema_value *value, void *field);
    bool takes_empty; /* `key =` is read too; else it is as if the line were not there */
};

struct schema_key {
    const char *key; /* "idle_s"; "keymap.*": all that begin so, in the order of the file */
    const struct schema_type *type;
    size_t field;          /* offsetof, in the struct that is filled */
    const char *example;   /* a good value, and not the default */
    const char *otherwise; /* the value where none is said; NULL: nothing is read then */
    const char *as;        /* .. but the value of this key, where that one is said */
    bool needed;
    int least, most;          /* of numbers; most also of letters, of names in a list */
    const char *const *words; /* of schema_word */
    const char *about;        /* for people: a sentence or two */
};

struct schema {
    const char *file, *about;
    const struct schema_key *keys, *more; /* each ends with a row without a key; more may be NULL */
};

/* Refuses keys that the table has not, then reads row by row, in the table's order. */
bool schema_read(const struct schema *schema, const struct conf *conf, struct arena *arena,
                 const void *context, void *out, struct err *err);
/* The same of rows by themselves, whatever other keys the conf has. */
bool schema_read_keys(const struct schema_key *keys, const struct conf *conf, struct arena *arena,
                      const void *context, void *out, struct err *err);

/* "FILE:LINE: KEY = VALUE: " and why, with what to write instead; false. */
bool schema_refuse(const struct schema_value *value, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Appends the reference: every key with type, range, default, and what it is for. */
void schema_describe(const struct schema *schema, struct buf *out);

/* The field's type stands behind each. */
extern const struct schema_type schema_text;     /* const char * */
extern const struct schema_type schema_entry;    /* const struct conf_entry *: for its line */
extern const struct schema_type schema_word;     /* const char *, one of words */
extern const struct schema_type schema_yes;      /* bool: yes or no */
extern const struct schema_type schema_number;   /* int, from least to most */
extern const struct schema_type schema_sequence; /* int64_t, to CONF_MAX_SEQUENCE */
extern const struct schema_type schema_id;       /* const char *: [a-z0-9-]+ */
extern const struct schema_type schema_date;     /* const char *: YYYY-MM-DD */
extern const struct schema_type schema_colour;   /* const char *: #0b5563 */
extern const struct schema_type schema_gone;     /* none: a key that is read no more, and told */
