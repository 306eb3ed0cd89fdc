/* Verbs that show a pack's pages are done by a child, our own program started anew: a page
   that ends it is noted, and the next child leaves that page out and tells of it. So a page
   is a finding, and what it would have taken with it is still told. */
#pragma once

#include <stdbool.h>

/* The first word of such a child's command line; before the verb. */
#define WATCHED_WORD "--watched"

/* Does the verb of this command line in children. Gives its exit status. A child that says
   nothing new for WATCHED_STILL_S seconds at one place is ended, too. */
#define WATCHED_STILL_S 30
int watched_run(char **argv);

/* Whether the command line is such a child's, started by us; binds it to its parent then. */
bool watched_begin(int argc, char **argv);
