/* What a child is at, told to who started it through memory that both see: when the child
   dies, that is where. In a process that nobody watches all of this does nothing. */
#pragma once

#include <stdbool.h>

#define PLACE_FD 3 /* where a child finds it */
#define PLACE_DEAD_MAX 16

struct place {
    char file[256]; /* as the pack names it: "pages/home.lua"; "": none */
    char how[200];  /* "when it is shown in en at 150 %" */
};

/* For who starts a child: the descriptor is to be PLACE_FD there. */
struct place_board;
struct place_board *place_create(int *fd); /* NULL: errno says why */
void place_destroy(struct place_board *board);

/* What the child said last. Whatever it wrote there, these are texts of one line. */
struct place place_last(const struct place_board *board);
/* How often it said something: one that stands still for long has lost its way. */
unsigned place_count(const struct place_board *board);
/* Files that ended an earlier child: the next one leaves them out. false: too many. */
bool place_add_dead(struct place_board *board, const struct place *place);

/* For the child. */
bool place_join(int fd); /* false: it is no such descriptor */
void place_say(const char *file, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* How an earlier child died of that file; NULL: none did. */
const char *place_died(const char *file);
int place_dead_count(void);
const struct place *place_dead(int index);
