/* The files that a program of others may still open: for reading, what it and its libraries are
   made of, their settings and the fonts; to be started, itself and the loader of libraries. Held
   by Landlock for the rest of its life, where the kernel has it (Debian 12 and 13 do).
   https://docs.kernel.org/userspace-api/landlock.html */
#pragma once

#include <stdbool.h>

/* To be called with no_new_privs set. false: errno. A kernel without Landlock is no failure. */
bool jail_shut_files(const char *program);
