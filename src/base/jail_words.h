/* A helper's command line: between jail.c, which writes it, and jail_inside.c. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define JAIL_INPUT_SEALS (F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL)

/* After the program's name. Numbers are decimal; JAIL_NOBODY: stays who it is. */
enum jail_word {
    JAIL_AT_WORD = 1,
    JAIL_AT_HELPER,
    JAIL_AT_PARENT, /* process id: it is the parent still, or the helper ends */
    JAIL_AT_CPU_S,
    JAIL_AT_MEMORY,
    JAIL_AT_PLACE, /* "1": a place board is at PLACE_FD */
    JAIL_AT_UID,
    JAIL_AT_GID,
    JAIL_AT_READS, /* how many of `reads` come now; then the task's words */
    JAIL_AT_REST,
};

#define JAIL_SAME_USER "-"
