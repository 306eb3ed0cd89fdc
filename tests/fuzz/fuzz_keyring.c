/* Names and texts of key files: up to four of each, with 0xFF bytes between them; and a
   keys.conf behind. */
#include "fuzz.h"
#include "fuzz_dir.h"
#include "pack/near_name.h"
#include "sign/keyring.h"
#include "sign/signature.h"

static bool is_file_name(const char *name)
{
    return *name && !strchr(name, '/') && strlen(name) < 200 && strcmp(name, ".") != 0 &&
           strcmp(name, "..") != 0;
}

/* A key's role needs one of two exact words, and none is lost by taking marks off. */
static void check_name(const char *name)
{
    enum key_role role;
    struct near_name near = near_name(name), stem = near_stem(name);
    PROMISE(strcmp(near_name(near.text).text, near.text) == 0);
    PROMISE(strcmp(near_stem(stem.text).text, stem.text) == 0);
    if (key_name_role(name, &role))
        PROMISE(strncmp(name, role == KEY_CONTENT ? "content" : "clinic",
                        6 + (role == KEY_CONTENT)) == 0);
}

static void write_one(struct bytes *bytes, const char *below)
{
    char path[300];
    size_t len;
    char *name = bytes_part(bytes, &len), *text = bytes_part(bytes, &len);
    if (is_file_name(name)) {
        check_name(name);
        snprintf(path, sizeof path, "%s/%s", below, name);
        fuzz_dir_write(path, text, len);
    }
    free(name);
    free(text);
}

static void hear(void *context, const char *sentence)
{
    *(size_t *)context += strlen(sentence);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes bytes = bytes_of(data, size);
    struct keyring ring;
    struct err err;
    size_t len, heard = 0;
    char keys[1024], layer_path[1024];
    fuzz_dir_remove();
    snprintf(keys, sizeof keys, "%s", fuzz_dir_file("keys"));
    snprintf(layer_path, sizeof layer_path, "%s", fuzz_dir_file("layer"));
    PROMISE(file_make_dirs(keys, &err));
    write_one(&bytes, "keys");
    write_one(&bytes, "keys");
    write_one(&bytes, "layer/keys");
    char *conf = bytes_part(&bytes, &len);
    fuzz_dir_write("layer/keys.conf", conf, len);
    free(conf);
    key_name_each_other(keys, hear, &heard);
    if (keyring_read_dir(&ring, keys, &err)) {
        const unsigned char none[8] = {0};
        struct keyring before = ring;
        struct layer *layer = layer_open(layer_path, &err);
        if (layer && !keyring_apply(&ring, layer, ring.count ? ring.keys[0].key.id : none, &err))
            PROMISE(memcmp(&before, &ring, sizeof ring) == 0);
        layer_close(layer);
    }
    return 0;
}
