/* Memory that is given back all at once. Blocks are wiped when freed, so what a visitor
   typed does not outlive the arena that held it. */
#pragma once

#include <stddef.h>

#include "base/budget.h"

struct arena;

struct arena *arena_create(void);
void arena_destroy(struct arena *arena); /* NULL is fine */
void arena_clear(struct arena *arena);   /* everything in it is gone, the arena stays */

/* What is taken from now on is counted; NULL: it is not. The memory is given in any case. */
void arena_count(struct arena *arena, struct budget *budget);

void *arena_alloc(struct arena *arena, size_t size); /* zeroed, aligned for any type */
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t len);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
