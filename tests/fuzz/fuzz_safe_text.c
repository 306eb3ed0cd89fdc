/* Words of others at the sinks: whatever goes in, plain text on one line comes out. */
#include "base/json.h"
#include "base/safe_text.h"
#include "base/utf8.h"
#include "fuzz.h"

static void check_plain(const struct buf *out)
{
    size_t width;
    for (size_t at = 0; at < out->len; at += width) {
        uint32_t cp;
        width = utf8_decode(out->bytes + at, out->len - at, &cp);
        PROMISE(width > 0 && !safe_text_is_hostile(cp));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes bytes = bytes_of(data, size);
    struct buf safe = {0}, quoted = {0};
    struct json json = {.out = &quoted};
    size_t len;
    safe_text(&safe, (const char *)data, size);
    check_plain(&safe);
    char *part = bytes_part(&bytes, &len);
    json_text(&json, part);
    check_plain(&quoted);
    free(part);
    buf_free(&safe);
    buf_free(&quoted);
    return 0;
}
