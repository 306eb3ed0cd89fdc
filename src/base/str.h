/* How a text begins and how it ends, byte by byte. */
#pragma once

#include <stdbool.h>

bool str_begins_with(const char *text, const char *start);
bool str_ends_with(const char *text, const char *end);
