/* Every conf file: the first byte chooses which. */
#include "fuzz.h"
#include "fuzz_dir.h"
#include "kiosk/config.h"
#include "pack/conf.h"
#include "pack/pack.h"
#include "pack/slots.h"
#include "stack.h"

static void try_plain(const char *text, size_t len)
{
    struct arena *arena = arena_create();
    struct conf conf;
    struct err err;
    if (conf_read(&conf, arena, "x.conf", text, len, &err)) {
        slots_check(arena, &(struct fact_set){0}, &conf, &err);
        for (size_t i = 0; i < conf.count; i++)
            PROMISE(conf_find(&conf, conf.entries[i].key) == &conf.entries[i]);
    }
    arena_destroy(arena);
}

static void try_kiosk(const char *text, size_t len)
{
    struct arena *arena = arena_create();
    struct config config;
    struct err err;
    fuzz_dir_write("kiosk.conf", text, len);
    config_read(&config, arena, fuzz_dir_file("kiosk.conf"), &err);
    arena_destroy(arena);
}

/* A pack with one page, of which one conf is the input. */
static void try_pack(const char *which, const char *text, size_t len)
{
    static const char page[] = "return page { title = \"x\", body = function() return {} end }\n";
    static const char conf[] = "id = x\ntitle = x\nversion = 1\nsequence = 1\napi = 2\n"
                               "languages = en es\nstart = home\nattract = home\n";
    struct err err;
    fuzz_dir_write("pack/pages/home.lua", page, sizeof page - 1);
    fuzz_dir_write("pack/pack.conf", conf, sizeof conf - 1);
    fuzz_dir_write("pack/clinic.conf", "", 0);
    fuzz_dir_write("pack/theme.conf", "", 0);
    fuzz_dir_write(which, text, len);
    const char *layers[] = {fuzz_dir_file("pack")};
    pack_close(pack_open(stack_of(layers, 1).layers, 1, NULL, &err));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes bytes = bytes_of(data, size);
    size_t len;
    unsigned which = bytes_below(&bytes, 5);
    char *text = malloc(bytes.left + 1);
    len = bytes.left;
    memcpy(text, bytes.at, len);
    switch (which) {
    case 0: try_plain(text, len); break;
    case 1: try_kiosk(text, len); break;
    case 2: try_pack("pack/theme.conf", text, len); break;
    case 3: try_pack("pack/pack.conf", text, len); break;
    case 4: try_pack("pack/clinic.conf", text, len); break;
    }
    free(text);
    return 0;
}
