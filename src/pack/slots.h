/* The slots of clinic.conf: "driving" is said in the pack's first language, "driving.es"
   in another; "driving.by" and "driving.date" are of the slot, in whatever language. */
#pragma once

#include "base/arena.h"
#include "pack/conf.h"

enum slot_kind {
    SLOT_SENTENCE, /* patients read it: each language wants its own */
    SLOT_NAMES,    /* names and numbers: as they are, mostly */
    SLOT_SWITCH,   /* chosen, and read by nobody: has no language */
};

/* Their names (design.md 4), NULL-terminated. */
extern const char *const slot_names[];
enum slot_kind slot_kind(const char *slot);

/* The es of "driving.es"; NULL where the key names no language. */
const char *slot_key_language(const char *key);

/* The slot as a visitor of this language reads it, else as it is in the first language;
   NULL: it is not filled. */
const struct conf_entry *slot_find(const struct conf *conf, const char *slot, const char *language);

/* Keys, choices and dates. Which languages there are is for lint to look at: a clinic's
   layer must go on under a pack that has lost one. */
bool slots_check(struct arena *arena, const struct conf *conf, struct err *err);
