/* Why a clinic's layer is left out: a line under a line that says the file's form. */
#include "store/store_clinic.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define FILE_MARK "anteroom-clinic 1\n"

void store_read_clinic(const struct store *store, char out[STORE_REASON_MAX + 1])
{
    struct buf text = {0};
    size_t mark = strlen(FILE_MARK);
    out[0] = '\0';
    if (file_read_own(store_path(store, "state/clinic").text, 4096, &text, NULL) &&
        text.len > mark && strncmp(text.bytes, FILE_MARK, mark) == 0)
        snprintf(out, STORE_REASON_MAX + 1, "%.*s", (int)strcspn(text.bytes + mark, "\n"),
                 text.bytes + mark);
    buf_free(&text);
}

bool store_note_clinic(const struct store *store, const char *why, struct err *err)
{
    struct store_path path = store_path(store, "state/clinic");
    char before[STORE_REASON_MAX + 1];
    if (!why)
        return unlink(path.text) == 0 || errno == ENOENT || errno == ENOTDIR ||
               err_set(err, "%s: %s", path.text, strerror(errno));
    store_read_clinic(store, before);
    if (strncmp(before, why, STORE_REASON_MAX) == 0)
        return true;
    struct buf text = {0};
    buf_printf(&text, FILE_MARK "%.*s\n", STORE_REASON_MAX, why);
    bool good = file_replace_durable(path.text, text.bytes, text.len, err);
    buf_free(&text);
    return good;
}
