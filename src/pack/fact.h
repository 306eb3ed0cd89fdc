/* The facts of a clinic: what kinds there are, each with its check, and those that every pack
   has. A pack declares its own in facts.lua (script/facts.h). */
#pragma once

#include "pack/advice.h"
#include "pack/schema.h"

#define FACTS_MAX 64
#define FACT_CHOICES 16
#define FACT_NAME_MAX 80
#define FACT_HOURS_MAX 80
#define FACT_MAX 300
#define FACT_URL_MAX 200

enum fact_kind {
    FACT_PHONE,    /* ten digits, "x12" behind them */
    FACT_HOURS,    /* a sentence of FACT_HOURS_MAX letters */
    FACT_SENTENCE, /* of FACT_MAX letters */
    FACT_ADVICE,   /* the same, by the rules of pack/advice.h; shown below the page's own words */
    FACT_LIST,     /* names, commas between them */
    FACT_CHOICE,   /* one of its words */
    FACT_DATE,     /* 2026-11-22 */
    FACT_MONEY,    /* $40, $1,250.00 */
    FACT_URL,      /* https only, ASCII, a host without a user, FACT_URL_MAX letters */
    FACT_PICTURES, /* files of the clinic's layer: no line of clinic.conf */
    FACT_NAME,     /* clinic_name.h; no pack declares this one and the next */
    FACT_MAP,      /* an address, or geo:29.4,-98.5 */
    FACT_KINDS,
};
extern const struct schema_type fact_types[FACT_KINDS];
extern const char *const fact_kind_names[];               /* "phone" to "pictures", then NULL */
const char *fact_kind_name(const struct schema_key *row); /* "phone"; NULL: core's alone */

/* The row has the name as its key, the kind as its type, and what the sheet asks of the clinic
   as its about. */
struct fact {
    struct schema_key row;
    enum advice_about about; /* of advice */
    const char *files;       /* of pictures, without the * behind: "images/team-" */
    int line;                /* of facts.lua */
};

/* What a clinic.conf is read by. */
struct fact_set {
    const struct fact *own; /* the pack's */
    int count;
    bool known;                  /* else there is no pack yet: core's alone are looked at */
    const struct advice *advice; /* NULL: none is looked at */
};

extern const struct schema_key fact_core_keys[]; /* those of every pack */
/* Appends the kinds that facts.lua may name, for the reference; the facts that a pack's has. */
void fact_describe_kinds(struct buf *out);
void fact_describe_own(const struct fact_set *set, struct buf *out);

enum fact_kind fact_kind(const struct schema_key *row);
/* The row of the fact whose name begins so; NULL: it is none. */
const struct schema_key *fact_find(const struct fact_set *set, const char *name, size_t len);
/* All the names, then NULL. */
const char **fact_names(const struct fact_set *set, struct arena *arena);
