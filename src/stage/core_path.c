/* Where the program's own layer is: beside the program, or where it was installed. */
#include "stage/core_path.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define INSTALLED_CORE ANTEROOM_DATADIR "/anteroom/core" /* beside it: packs/ */

/* CMake leaves it beside what it builds. */
static bool is_build(const char *folder)
{
    char path[PATH_MAX + 32];
    snprintf(path, sizeof path, "%s/CMakeCache.txt", folder);
    return file_exists(path);
}

/* Takes the last name off a path. */
static void cut_name(char *path)
{
    char *slash = strrchr(path, '/');
    if (slash)
        *slash = '\0';
}

static bool find_beside_program(char *out, size_t room)
{
    char folder[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", folder, sizeof folder - 1);
    folder[len > 0 ? len : 0] = '\0';
    cut_name(folder);
    bool built = is_build(folder);
    if (!built)
        cut_name(folder); /* of bin/ */
    int used = snprintf(out, room, "%s/%s", folder, built ? "core" : "share/anteroom/core");
    return used > 0 && (size_t)used < room && file_is_dir(out);
}

bool core_path(char *out, size_t room, struct err *err)
{
    if (find_beside_program(out, room))
        return true;
    snprintf(out, room, "%s", INSTALLED_CORE);
    return file_is_dir(out) ||
           err_set(
               err,
               "there is no core layer in ../share/anteroom/core beside the program, nor in %s: "
               "install anteroom again",
               INSTALLED_CORE);
}
