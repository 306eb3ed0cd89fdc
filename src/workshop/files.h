/* What the files of the family "files" share: all that the pack's Lua names. */
#pragma once

#include "workshop/lint.h"
#include "workshop/lua.h"

enum use_kind {
    USE_TEXT, /* any string */
    USE_WORD, /* _"text", or ngettext("one", "many", n) */
    USE_LIB,  /* use "name" */
    USE_GO,   /* go "page" */
    USE_SLOT, /* clinic.name */
};

struct use { /* a string, or a slot, in a Lua file */
    enum use_kind kind;
    const char *text;
    const char *many; /* of ngettext; else NULL */
    bool joined;      /* `..` follows: it is only the beginning of a text */
    const char *path; /* of the file, in the pack */
    const char *file; /* as it is called on this machine */
    int line;
    bool core; /* of the program's own library */
};

struct uses {
    struct use *items;
    size_t count, room;
};

/* All Lua files, the core's too. The lint's arena holds the strings. */
void files_gather(struct lint *lint, struct uses *out);

/* A file that only the program itself brings. */
bool files_is_core(const struct lint *lint, const char *path);

/* Whether this layer has the file itself. */
bool files_in_layer(const struct lint *lint, size_t layer, const char *path);

/* Every path of the pack that begins with `prefix`, the core's too: in the lint's arena. */
const char *const *files_list(struct lint *lint, const char *prefix, size_t *count);

/* Each adds its findings. */
void files_check_names(struct lint *lint); /* also where the pack can not be opened */
void files_check_links(struct lint *lint, const struct uses *uses);
void files_check_use(struct lint *lint, const struct uses *uses);
void files_check_layers(struct lint *lint);
void files_check_pictures(struct lint *lint);
void files_check_tables(struct lint *lint);
void files_check_tests(struct lint *lint);
void files_check_facts(struct lint *lint);
