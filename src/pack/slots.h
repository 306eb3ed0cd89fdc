/* The slots of clinic.conf: "driving" is said in the pack's first language, "driving.es"
   in another; "driving.by" and "driving.date" are of the slot, in whatever language. */
#pragma once

#include "base/arena.h"
#include "pack/fact.h"

enum slot_kind {
    SLOT_SENTENCE, /* patients read it: each language wants its own */
    SLOT_NAMES,    /* names and numbers: as they are, mostly */
    SLOT_SWITCH,   /* chosen, and read by nobody: has no language */
};

enum slot_kind slot_kind(const struct schema_key *row); /* of a fact */

/* The es of "driving.es"; NULL where the key names no language. */
const char *slot_key_language(const char *key);

/* The slot as a visitor of this language reads it, else as it is in the first language;
   NULL: it is not filled. */
const struct conf_entry *slot_find(const struct conf *conf, const char *slot, const char *language);

/* Whether the key, "fee" or "fee.es", is of no fact that the set has, nor of the layer. */
bool slot_is_unknown(const struct fact_set *facts, const char *key);

/* What was made of a line, "file:line: phone = ...: why: cure". */
struct slot_note {
    const char *text;
    bool left_out; /* else it stands, changed: a phone's letters are digits */
    bool own;      /* by what the pack's facts.lua says */
};
struct slot_notes {
    const struct slot_note *items;
    size_t count;
};

/* Leaves out of the conf each entry that may not stand: the rest is as good as it was. The notes
   are added to those that there are. Whether the pack has the language that a key names is for
   lint to look at: a clinic's layer must go on under a pack that has lost one. */
void slots_take(struct arena *arena, const struct fact_set *facts, struct conf *conf,
                struct slot_notes *notes);

/* false: the first that slots_take would leave out. */
bool slots_check(struct arena *arena, const struct fact_set *facts, const struct conf *conf,
                 struct err *err);

/* clinic.conf as it is said in the reference: the slots, and what it says of its layer. */
extern const struct schema clinic_schema;
struct clinic_layer {
    const char *id, *for_pack; /* or NULL */
    int64_t sequence;
};
