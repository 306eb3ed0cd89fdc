/* What the name of a key's file says: its role. A name that says none is no key. */
#pragma once

#include <stdbool.h>

enum key_role { KEY_CONTENT, KEY_CLINIC };

/* content.pub and content-*.pub, clinic.pub and clinic-*.pub, letter by letter; any other
   name is no key, so that a slip of the pen takes rights away and never gives them. */
bool key_name_role(const char *name, enum key_role *role);

/* Looks over the files of a directory whose names are no key's, at most KEY_NAMES_TOLD of
   them, and says of each what it is taken for and what to do: one sentence with its path. */
#define KEY_NAMES_TOLD 20
void key_name_each_other(const char *directory, void (*tell)(void *context, const char *sentence),
                         void *context);
void key_name_log_others(const char *directory); /* each a warning in the log */
