/* Gives files to a fuzz target, one after the other: no fuzzer is needed for what was found
   already. Usage: replay_NAME FILE... */
#include "base/file.h"
#include "fuzz.h"

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct buf bytes = {0};
        struct err err = {""};
        if (!file_read(argv[i], 1 << 20, &bytes, &err)) {
            fprintf(stderr, "%s\n", err.text);
            return 1;
        }
        uint8_t *copy = malloc(bytes.len + 1); /* exactly as long as the file */
        memcpy(copy, bytes.bytes, bytes.len);
        copy = realloc(copy, bytes.len ? bytes.len : 1);
        fprintf(stderr, "%s\n", argv[i]); /* the last one said is the one it died of */
        LLVMFuzzerTestOneInput(copy, bytes.len);
        free(copy);
        buf_free(&bytes);
    }
    return argc > 1 ? 0 : 2;
}
