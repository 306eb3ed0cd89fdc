/* The calls that a helper may make, held by the kernel for the rest of its life. amd64 and
   arm64. https://docs.kernel.org/userspace-api/seccomp_filter.html */
#pragma once

#include <stdbool.h>

enum jail_calls {
    JAIL_COMPUTES, /* memory that is never run as code, the clock, open descriptors, the end */
    JAIL_READS,    /* and files and directories, for reading only */
    JAIL_STARTS,   /* and becomes another program of the system's, with its libraries; other
                      calls of that program fail, as it may ask for what it can do without */
};

/* Any other call ends the process at once (SIGSYS). To be called with no_new_privs set and
   no threads. false: errno. A build with AddressSanitizer has no filter: what it does
   beside the program takes calls of all kinds. */
bool jail_close(enum jail_calls calls);
