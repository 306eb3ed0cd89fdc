/* The calls that a helper may make, held by the kernel for the rest of its life. amd64 and
   arm64. https://docs.kernel.org/userspace-api/seccomp_filter.html */
#pragma once

#include <stdbool.h>

enum jail_calls {
    JAIL_COMPUTES, /* memory that is never run as code, the clock, open descriptors, the end */
    JAIL_READS,    /* and files and directories, for reading only */
    JAIL_STARTS,   /* what a program of others needs that is started in our place */
};

/* Any other call ends the process at once (SIGSYS); with JAIL_STARTS it fails (EPERM), as a
   program of others asks for what it can do without. It has threads and memory that is run as
   code, as its libraries are loaded; it has no sockets, no child processes, no signals to
   others and no way to write but what is open; which files it reads is for jail_files.h. The
   list is what rsvg-convert of Debian 12 (2.54) calls and what its libraries fall back to.
   To be called with no_new_privs set and no threads. false: errno. A build with AddressSanitizer has no filter: what it does
   beside the program takes calls of all kinds. */
bool jail_close(enum jail_calls calls);
