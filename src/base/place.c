/* One page of shared memory: its last place, and what ended those before it. */
#include "base/place.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct place_board {
    atomic_uint count;
    struct place now;
    int dead_count;
    struct place dead[PLACE_DEAD_MAX];
};

static struct place_board *joined; /* of this process, which is somebody's child */

static struct place_board *map(int fd)
{
    void *bytes = mmap(NULL, sizeof(struct place_board), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    return bytes == MAP_FAILED ? NULL : bytes;
}

/* Sealed in its size: a child that cuts it would end us. */
struct place_board *place_create(int *fd)
{
    struct place_board *board = NULL;
    *fd = memfd_create("place", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (*fd < 0)
        return NULL;
    if (ftruncate(*fd, sizeof *board) == 0 &&
        fcntl(*fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
        board = map(*fd);
    if (!board)
        close(*fd);
    return board;
}

void place_destroy(struct place_board *board)
{
    if (board)
        munmap(board, sizeof *board);
}

static void copy_line(char *to, const char *from, size_t room)
{
    memcpy(to, from, room);
    to[room - 1] = '\0';
    for (char *c = to; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            *c = '?';
}

struct place place_last(const struct place_board *board)
{
    struct place last;
    copy_line(last.file, board->now.file, sizeof last.file);
    copy_line(last.how, board->now.how, sizeof last.how);
    return last;
}

unsigned place_count(const struct place_board *board)
{
    return atomic_load(&board->count);
}

bool place_add_dead(struct place_board *board, const struct place *place)
{
    if (board->dead_count < 0 || board->dead_count >= PLACE_DEAD_MAX)
        return false;
    board->dead[board->dead_count++] = *place;
    board->now = (struct place){0};
    return true;
}

bool place_join(int fd)
{
    struct stat info;
    if (fstat(fd, &info) == 0 && info.st_size == sizeof *joined)
        joined = map(fd);
    return joined != NULL;
}

void place_say(const char *file, const char *format, ...)
{
    if (!joined)
        return;
    va_list args;
    va_start(args, format);
    snprintf(joined->now.file, sizeof joined->now.file, "%s", file);
    vsnprintf(joined->now.how, sizeof joined->now.how, format, args);
    va_end(args);
    atomic_fetch_add(&joined->count, 1);
}

int place_dead_count(void)
{
    return joined ? joined->dead_count : 0;
}

const struct place *place_dead(int index)
{
    return &joined->dead[index];
}

const char *place_died(const char *file)
{
    for (int i = 0; i < place_dead_count(); i++)
        if (strcmp(joined->dead[i].file, file) == 0)
            return joined->dead[i].how;
    return NULL;
}
