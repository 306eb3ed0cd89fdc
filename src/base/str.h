/* How a text begins and how it ends, byte by byte; and which of several it is. */
#pragma once

#include <stdbool.h>

bool str_begins_with(const char *text, const char *start);
bool str_ends_with(const char *text, const char *end);
/* Its place in a list that ends with NULL; -1: it is not there. */
int str_index(const char *text, const char *const *list);
int str_by_bytes(const void *a, const void *b); /* for qsort of a list of texts */
