/* The kernel's word of graphics cards, and of displays that are plugged in or out. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* To poll for reading. -1: it is not to be had. */
int uevent_open(void);
/* Reads all that has come. Whether something of it was of a card or a display. */
bool uevent_read(int fd);

/* One message: an action at a place, and then KEY=VALUE, each ended by a zero. Pure. */
bool uevent_is_of_card(const char *bytes, size_t len);
