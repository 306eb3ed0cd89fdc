/* A short text that the player keeps in STORE/state (state/trial, state/starts): 8 KiB that
   were reserved before they are needed, so that a full disk does not keep it from counting.

   Two slots of 4 KiB (what a disk or card writes at once), each "anteroom-state 2", a
   number, the text, a check sum, then zeros. A write fills the older slot, waits until it is
   on the disk, and only then the other with the same: a cut at any moment leaves the old text
   or the new, and afterwards either slot alone, with the other damaged in any way, says it.

   The directory is the player's: root reads here too, so nothing is waited for and no link
   is followed, neither the file nor its directory. */
#pragma once

#include "base/buf.h"
#include "base/err.h"

#define STATE_FILE_SLOT_BYTES 4096
#define STATE_FILE_BYTES (2 * STATE_FILE_SLOT_BYTES)
#define STATE_FILE_TEXT_MAX 3840

enum state_file {
    STATE_FILE_NONE,       /* never written: not there, or reserved only */
    STATE_FILE_WHOLE,      /* *out has the text */
    STATE_FILE_UNREADABLE, /* it said something that can't be known; err says why */
};
enum state_file state_file_read(const char *path, struct buf *out, struct err *err);

/* On the disk when it returns. In place where the file is as it should be; else it is made
   anew, which needs room, in place of whatever stands there but a directory with files. */
bool state_file_write(const char *path, const char *text, struct err *err);

/* Makes sure of the blocks, and keeps what is in it. The file becomes its directory's
   owner's, so root can do this for the player. */
bool state_file_reserve(const char *path, struct err *err);
/* The same, and it says nothing afterwards. */
bool state_file_clear(const char *path, struct err *err);
