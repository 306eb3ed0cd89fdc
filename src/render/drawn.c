/* One file: records behind each other, a head and the bytes of a PNG. Who looks and who appends
   holds a lock that other processes see; they share the place where the file is read, so it is
   never moved. */
#include "render/drawn.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_BYTES ((off_t)256 << 20)

struct head {
    struct drawn_key key;
    uint64_t size; /* of the PNG behind it */
};

static int file = -1;

void drawn_begin(void)
{
    const char *kept = getenv("ANTEROOM_DRAWN");
    if (file < 0)
        file = kept ? open(kept, O_RDWR | O_CREAT | O_CLOEXEC, 0600)
                    : memfd_create("drawn", MFD_CLOEXEC);
}

static bool lock(short kind)
{
    struct flock whole = {.l_type = kind, .l_whence = SEEK_SET};
    drawn_begin();
    return file >= 0 && fcntl(file, F_SETLKW, &whole) == 0;
}

static bool read_png(off_t at, size_t size, struct buf *png)
{
    buf_reserve(png, size);
    if (pread(file, png->bytes + png->len, size, at) != (ssize_t)size)
        return false;
    png->len += size;
    png->bytes[png->len] = '\0';
    return true;
}

bool drawn_find(const struct drawn_key *key, struct buf *png)
{
    struct head head;
    bool found = false;
    if (!lock(F_RDLCK))
        return false;
    for (off_t at = 0; !found && pread(file, &head, sizeof head, at) == (ssize_t)sizeof head;
         at += (off_t)(sizeof head + head.size))
        found = memcmp(&head.key, key, sizeof *key) == 0 &&
                read_png(at + (off_t)sizeof head, head.size, png);
    lock(F_UNLCK);
    return found;
}

void drawn_keep(const struct drawn_key *key, const struct buf *png)
{
    const struct head head = {*key, png->len};
    struct stat now;
    if (!lock(F_WRLCK))
        return;
    off_t whole = (off_t)(sizeof head + png->len);
    if (fstat(file, &now) == 0 && now.st_size + whole <= MOST_BYTES &&
        ftruncate(file, now.st_size + whole) == 0 &&
        (pwrite(file, &head, sizeof head, now.st_size) != (ssize_t)sizeof head ||
         pwrite(file, png->bytes, png->len, now.st_size + (off_t)sizeof head) != (ssize_t)png->len))
        (void)!ftruncate(file, now.st_size);
    lock(F_UNLCK);
}
