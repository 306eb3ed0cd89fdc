/* A packed file as a layer: headers, then every file in it. */
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"
#include "layer/packed_file.h"
#include "layer/zip_check.h"
#include "pack/layer_info.h"

static void read_all(const struct layer *layer)
{
    struct arena *arena = arena_create();
    struct layer_info info;
    struct err err;
    for (size_t i = 0; i < layer_file_count(layer); i++) {
        struct buf bytes = {0};
        const char *name = layer_file(layer, i);
        PROMISE(!strstr(name, "..") && name[0] != '/' && layer_has(layer, name));
        layer_read(layer, name, ZIP_CHECK_ENTRY, &bytes, &err);
        buf_free(&bytes);
    }
    layer_info_read(&info, arena, layer, &err);
    arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct err err;
    int fd = memfd_create("pack", MFD_CLOEXEC);
    PROMISE(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    struct packed *packed = packed_open_fd(fd, "x.pack", &err);
    close(fd);
    struct layer *layer = packed ? layer_open_packed(packed, &err) : NULL;
    if (layer && layer_check(layer, &err))
        read_all(layer);
    layer_close(layer);
    return 0;
}
