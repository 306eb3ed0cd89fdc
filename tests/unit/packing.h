/* For tests of packed layers: files from strings into a packed layer in memory or on the
   disk. Include scratch.h before it. */
#pragma once

#include "layer/layer_write.h"

struct packing_file {
    const char *name, *text; /* NULL ends a list */
};

static inline struct buf packing_bytes(const struct packing_file *files)
{
    struct layer_writer *writer = layer_writer_create();
    for (; files->name; files++) {
        struct buf bytes = {0};
        buf_puts(&bytes, files->text);
        layer_writer_add(writer, files->name, &bytes);
    }
    struct buf out = {0};
    struct err err = {""};
    if (!layer_writer_pack(writer, &out, &err))
        fail_msg("%s", err.text);
    layer_writer_destroy(writer);
    return out;
}

static inline void packing_write(const struct scratch *dir, const char *name,
                                 const struct buf *bytes)
{
    assert_true(file_replace(scratch_path(dir, name), bytes->bytes, bytes->len, NULL));
}

static inline void packing_file(const struct scratch *dir, const char *name,
                                const struct packing_file *files)
{
    struct buf bytes = packing_bytes(files);
    packing_write(dir, name, &bytes);
    buf_free(&bytes);
}
