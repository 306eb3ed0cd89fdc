/* What lint found: kept, sorted, printed for people or for programs. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"

enum level {
    LEVEL_NOTE, /* worth knowing; nothing to mend */
    LEVEL_WARNING,
    LEVEL_ERROR,
};

struct finding {
    const char *file; /* as it is called on this machine */
    int line;         /* 0: the file as a whole */
    enum level level;
    const char *rule, *text;
};

struct report {
    struct arena *arena;
    struct finding *findings;
    size_t count, room;
    struct report_off { /* a rule that the pack turned off, and why */
        const char *rule, *reason;
        size_t hidden; /* findings that were not kept for it */
    } * offs;
    size_t off_count, off_room;
};

struct report *report_create(void);
void report_free(struct report *report); /* NULL is fine */

/* Strings are copied. What a rule that is off finds is only counted. */
void report_add(struct report *report, enum level level, const char *rule, const char *file,
                int line, const char *text);
void report_turn_off(struct report *report, const char *rule, const char *reason);

/* By file, line, rule and text; of two that are the same one is dropped. */
void report_sort(struct report *report);
size_t report_count(const struct report *report, enum level level);

/* Append: "file:line: error: text [RULE]" a line, what is off, and at last "N errors, N
   warnings"; or {"findings": [...], "off": [...], "errors": N, "warnings": N}. */
void report_print(const struct report *report, struct buf *out);
void report_print_json(const struct report *report, struct buf *out);
