/* Whether bytes are a zip file as our own writer writes it (layer_write.h), and where its
   entries lie. Pure. What other zip files may hold beside that is refused: comments,
   gaps, overlaps, descriptors, zip64, encryption, links, names out of order, bombs. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "layer/layer_name.h"

#define ZIP_CHECK_ENTRIES LAYER_MAX_FILES
#define ZIP_CHECK_DIRECTORY ((size_t)4 * 1024 * 1024) /* bytes of all central headers */
#define ZIP_CHECK_ENTRY ((size_t)16 * 1024 * 1024)    /* bytes of one file */
#define ZIP_CHECK_TOTAL ((size_t)1024 * 1024 * 1024)  /* .. of all files */
#define ZIP_CHECK_DEFLATED ((size_t)64 * 1024 * 1024) /* .. of those that are deflated */
#define ZIP_CHECK_RATIO 200                           /* of a file over .. */
#define ZIP_CHECK_RATIO_FROM ((size_t)64 * 1024)      /* .. so many bytes */
#define ZIP_CHECK_RATIO_ALL 50                        /* of all together */

/* Where a zip file's bytes come from. */
struct zip_source {
    void *context;
    /* Reads exactly len bytes from `at` on. false: they can't be read, err says why. */
    bool (*read)(void *context, size_t at, void *out, size_t len, struct err *err);
    size_t len; /* of the whole file */
    /* The headers before the files were compared when it was installed: they are not read. */
    bool heads_known;
};

struct zip_entry {
    const char *name; /* without a NUL; it lives as long as the entries */
    size_t name_len;
    size_t at;           /* where its data begins */
    size_t packed, size; /* bytes there, and when read */
    uint32_t crc;
    bool deflated; /* else stored: packed == size */
};

/* The entries by name, in one block to be freed. Only the headers are read: the contents
   may have another size and another checksum than said here (zip_data.h looks at them).
   NULL: the reason is in err, without the file's name. */
struct zip_entry *zip_check_source(const struct zip_source *source, size_t *count, struct err *err);

/* The same of bytes in memory. */
struct zip_entry *zip_check(const void *bytes, size_t len, size_t *count, struct err *err);

/* Whether a file of that name is stored, as it would hardly be smaller when deflated. */
bool zip_check_is_stored(const char *name, size_t len);
