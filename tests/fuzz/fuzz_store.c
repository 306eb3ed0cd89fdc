/* What lies in a store: its records and what the player keeps, as parts between 0xFF
   bytes. */
#include "fuzz.h"
#include "fuzz_dir.h"
#include "store/store.h"
#include "store/store_history.h"
#include "store/store_record.h"

static const char *const names[] = {"active",      "active-a",      "active-b",
                                    "state/trial", "state/history", "state/starts"};

static void hear(void *context, const struct store_shown *shown)
{
    *(size_t *)context += strlen(shown->comment);
}

static void try_record(const char *text, size_t len)
{
    struct store_record record;
    struct buf again = {0};
    struct err err;
    if (store_record_read(&record, text, len, &err)) {
        store_record_write(&record, &again);
        PROMISE(again.len == len && memcmp(again.bytes, text, len) == 0);
    }
    buf_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes bytes = bytes_of(data, size);
    static struct store store;
    struct store_candidate candidates[2];
    struct err err;
    size_t heard = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[64];
        size_t len;
        char *text = bytes_part(&bytes, &len);
        try_record(text, len);
        snprintf(path, sizeof path, "store/%s", names[i]);
        fuzz_dir_write(path, text, len);
        free(text);
    }
    store_read(&store, fuzz_dir_file("store"), &err);
    store_candidates(&store, candidates);
    store_history(&store, hear, &heard, &err);
    return 0;
}
