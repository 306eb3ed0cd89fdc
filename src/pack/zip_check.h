/* Whether bytes are a zip file as our own writer writes it (layer_write.h), and where its
   entries lie. Pure. What other zip files may hold beside that is refused: comments,
   gaps, overlaps, descriptors, zip64, encryption, links, names out of order, bombs.
   APPNOTE.TXT 6.3.10, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define ZIP_CHECK_ENTRIES 5000
#define ZIP_CHECK_DIRECTORY ((size_t)2 * 1024 * 1024) /* bytes of all central headers */
#define ZIP_CHECK_ENTRY ((size_t)16 * 1024 * 1024)    /* bytes of one file */
#define ZIP_CHECK_TOTAL ((size_t)1024 * 1024 * 1024)  /* .. of all files */
#define ZIP_CHECK_DEFLATED ((size_t)64 * 1024 * 1024) /* .. of those that are deflated        \ */
#define ZIP_CHECK_RATIO 200                           /* of a file over .. */
#define ZIP_CHECK_RATIO_FROM ((size_t)64 * 1024)      /* .. so many bytes */
#define ZIP_CHECK_RATIO_ALL 50                        /* of all together */

/* What every entry has: the first day of 1980, and a plain file that all may read. */
#define ZIP_CHECK_TIME 0
#define ZIP_CHECK_DATE 0x21
#define ZIP_CHECK_MODE 0100644

struct zip_entry {
    const char *name; /* without a NUL, in the bytes that were checked */
    size_t name_len;
    size_t at;           /* where its data begins */
    size_t packed, size; /* bytes there, and when read */
    uint32_t crc;
    bool deflated; /* else stored: packed == size */
};

/* The entries by name, to be freed. The contents are not looked at: they may have another
   size and another checksum than said here. NULL: the reason is in err, without a name. */
struct zip_entry *zip_check(const void *bytes, size_t len, size_t *count, struct err *err);

/* Whether a file of that name is stored, so that it can be read where it lies. */
bool zip_check_is_stored(const char *name, size_t len);
