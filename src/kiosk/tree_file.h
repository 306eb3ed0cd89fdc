/* `run --tree FILE`: what is on the screen, for tests with a real window. */
#pragma once

#include "stage/stage.h"

/* The object of tree.json with the one screen that is laid out, renamed into place. */
bool tree_file_write(const char *path, const struct stage *stage, struct err *err);
