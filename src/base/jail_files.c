/* A Landlock rule for each place; all that the kernel can refuse and no rule allows is refused. */
#include "base/jail_files.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define READS (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)

static const char *const read_only[] = {
    "/usr/lib",
    "/lib",
    "/lib64",
    "/etc/ld.so.cache",
    "/usr/local/lib",
    "/etc/fonts",
    "/usr/share/fonts",
    "/usr/share/fontconfig",
    "/usr/local/share/fonts",
    "/usr/share/mime",
    "/var/cache/fontconfig",
    "/dev/null",
};

/* As the loaders of amd64 and arm64 are called. */
static const char *const loaders[] = {"/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"};

/* All rights over files that this kernel knows: each edition added some on top. */
static uint64_t all_rights(long edition)
{
    static const int bits[] = {13, 14, 15, 15, 16};
    size_t known = sizeof bits / sizeof *bits;
    return ((uint64_t)1 << bits[(size_t)edition < known ? (size_t)edition - 1 : known - 1]) - 1;
}

/* A place that is not there needs no rule. Of a file only what files have is allowed. */
static bool allow(int rules, const char *path, uint64_t rights)
{
    int place = open(path, O_PATH | O_CLOEXEC);
    if (place < 0)
        return errno == ENOENT;
    struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = place};
    long failure = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    if (failure != 0 && errno == EINVAL) {
        rule.allowed_access &= ~(uint64_t)LANDLOCK_ACCESS_FS_READ_DIR;
        failure = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    }
    close(place);
    return failure == 0;
}

static bool allow_all(int rules, const char *program)
{
    const uint64_t starts = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE;
    bool good = allow(rules, program, starts);
    for (size_t i = 0; good && i < sizeof loaders / sizeof *loaders; i++)
        good = allow(rules, loaders[i], starts);
    for (size_t i = 0; good && i < sizeof read_only / sizeof *read_only; i++)
        good = allow(rules, read_only[i], READS);
    return good;
}

bool jail_shut_files(const char *program)
{
    long edition = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (edition < 1)
        return true;
    const struct landlock_ruleset_attr handled = {.handled_access_fs = all_rights(edition)};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (rules < 0)
        return false;
    bool good = allow_all(rules, program) && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return good;
}
