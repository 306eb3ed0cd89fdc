/* The names that files of a layer may have, and how deep they may lie. */
#pragma once

#include <stdbool.h>

#include "base/err.h"

#define LAYER_MAX_FILES 20000 /* 5,000 pages and all that they show */
#define LAYER_MAX_NAME 128
#define LAYER_MAX_DEPTH 8

/* Whether it is a good name for a file: small letters, no hidden ending. false: the path
   is an error, told with the name that it should have. */
bool layer_name_check(const char *layer, const char *name, struct err *err);

/* What Windows, macOS and editors leave behind; of the last part of a path. */
bool layer_name_is_leftover(const char *name);

/* By its ending: png, jpg, jpeg or svg. */
bool layer_name_is_picture(const char *path);
