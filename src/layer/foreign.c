/* Knows files that are no packed layers by how they begin, and zip files by who wrote them. */
#include "layer/foreign.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "layer/zip_format.h"

#define HEAD ((size_t)512)
#define TAIL ((size_t)66 * 1024) /* the end record of a zip file, and the longest comment */

static const char web_page[] = "is a web page that was saved in its place: download the file "
                               "itself (the page may want somebody to log in first)";
static const char minisign_file[] = "is a signature or a key: name the .pack file beside it";
static const char other_archive[] = "is an archive of another kind: unpack it, and name the "
                                    "folder that holds pack.conf";
static const char other_zip[] = "is a zip file of another program: unzip it, and name the folder "
                                "that holds pack.conf";
static const char cut_zip[] = "is cut off: copy it again, all of it";
static const char zeros[] = "begins with zeros, as after a stick was pulled out too early: copy it "
                            "again";

static const char empty[] = "is empty: copy it again";

static const struct {
    size_t at;
    const char *bytes;
    size_t len;
    const char *what;
} beginnings[] = {
    {0, "untrusted comment:", 18, minisign_file},
    {0, "7z\xbc\xaf\x27\x1c", 6, other_archive},
    {0, "Rar!\x1a\x07", 6, other_archive},
    {0, "\x1f\x8b", 2, other_archive},
    {0, "BZh", 3, other_archive},
    {0,
     "\xfd"
     "7zXZ",
     5, other_archive},
    {0, "\x28\xb5\x2f\xfd", 4, other_archive},
    {257, "ustar", 5, other_archive},
};

static bool is_web_page(const char *head)
{
    static const char *const tags[] = {"<!doctype", "<html", "<head", "<body", "<?xml", "<script"};
    head += utf8_mark(head, strlen(head));
    head += strspn(head, " \t\r\n");
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (strncasecmp(head, tags[i], strlen(tags[i])) == 0)
            return true;
    }
    return false;
}

static bool is_zeros(const char *head, size_t len)
{
    size_t i = 0;
    while (i < len && head[i] == '\0')
        i++;
    return i == len;
}

static bool has_end(const struct packed *packed)
{
    size_t len = packed_len(packed) < TAIL ? packed_len(packed) : TAIL;
    char *tail = xmalloc(len);
    bool found = packed_read(packed, packed_len(packed) - len, tail, len, NULL) &&
                 memmem(tail, len, "PK\5\6", 4);
    free(tail);
    return found;
}

/* Nobody else gives the first file of a zip the first moment of 1980, as we do. */
static bool is_ours(const char *head)
{
    static const char time_and_date[] = {ZIP_TIME & 0xff, ZIP_TIME >> 8, ZIP_DATE & 0xff,
                                         ZIP_DATE >> 8};
    return memcmp(head + 10, time_and_date, sizeof time_and_date) == 0;
}

const char *foreign_what(const struct packed *packed)
{
    char head[HEAD + 1] = "";
    size_t len = packed_len(packed) < HEAD ? packed_len(packed) : HEAD;
    if (!packed_read(packed, 0, head, len, NULL))
        return NULL;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        if (beginnings[i].at + beginnings[i].len <= len &&
            memcmp(head + beginnings[i].at, beginnings[i].bytes, beginnings[i].len) == 0)
            return beginnings[i].what;
    }
    if (is_zeros(head, len))
        return zeros;
    if (memcmp(head, "PK\3\4", 4) == 0 || memcmp(head, "PK\5\6", 4) == 0)
        return !has_end(packed) ? cut_zip : is_ours(head) ? NULL : other_zip;
    return is_web_page(head) ? web_page : NULL;
}

bool foreign_explain(const char *path, struct err *err)
{
    struct stat info;
    struct packed *packed = packed_open(path, NULL);
    const char *what = packed ? foreign_what(packed) : NULL;
    if (stat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_size == 0)
        what = empty;
    packed_close(packed);
    if (!what || strstr(err->text, what))
        return false;
    struct err reason = *err;
    return err_set(err, "%s (%s)", what, reason.text);
}
