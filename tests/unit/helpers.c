/* A test program is its own helper, as the program is: cmocka has main(), so this comes
   before it. */
#include "admin/helpers.h"

#include <unistd.h>

__attribute__((constructor)) static void be_a_helper(int argc, char **argv)
{
    int status = jail_serve(helpers, argc, argv);
    if (status >= 0)
        _exit(status);
}
