/* File names as Windows, browsers and people change them, taken back to what they were. */
#pragma once

#include <stdbool.h>

/* In small letters, without "copy of ", " - copy", " (1)", and the endings .txt, .zip and
   those of downloads: "Copy of North-2.pack (1).minisig.txt" is "north-2.pack.minisig". */
struct near_name {
    char text[256];
    bool unfinished; /* it has the ending of a download that is not at its end */
};
struct near_name near_name(const char *name);

/* The same without .minisig and .pack behind it, which belongs to a pack and to its
   signature alike: "north-2". */
struct near_name near_stem(const char *name);
