/* The helper's side: it gives up one thing after the other, closes the door, and only then
   looks at what it was given. */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/asan.h"
#include "base/file.h"
#include "base/jail.h"
#include "base/jail_files.h"
#include "base/jail_words.h"
#include "base/log.h"

#define FILES_MOST 64
#define EXIT_NO_VERB 2

static bool inside;

bool jail_is_inside(void)
{
    return inside;
}

bool jail_give(const void *bytes, size_t len)
{
    return file_write_all(STDOUT_FILENO, bytes, len);
}

/* Only jail_run gives such an input and such an output. */
static bool is_ours(int argc)
{
    struct stat out;
    return argc >= JAIL_AT_REST && fcntl(STDIN_FILENO, F_GET_SEALS) == JAIL_INPUT_SEALS &&
           fstat(STDOUT_FILENO, &out) == 0 && S_ISFIFO(out.st_mode);
}

static bool set_limit(int resource, rlim_t most)
{
    return setrlimit((__rlimit_resource_t)resource, &(struct rlimit){most, most}) == 0;
}

/* The processor's limit warns a second before it kills, so that the end has a name.
   Threads count as processes: only the filter tells them apart.
   AddressSanitizer takes all of the address space, and looks for leaks from a process. */
static bool set_limits(char *const *argv, bool threads)
{
    rlim_t cpu_s = strtoul(argv[JAIL_AT_CPU_S], NULL, 10);
    rlim_t memory = strtoull(argv[JAIL_AT_MEMORY], NULL, 10);
    return setrlimit(RLIMIT_CPU, &(struct rlimit){cpu_s, cpu_s + 1}) == 0 &&
           set_limit(RLIMIT_CORE, 0) && set_limit(RLIMIT_FSIZE, 0) &&
           set_limit(RLIMIT_NOFILE, FILES_MOST) && set_limit(RLIMIT_MSGQUEUE, 0) &&
           (BUILT_WITH_ASAN ||
            ((threads || set_limit(RLIMIT_NPROC, 0)) && set_limit(RLIMIT_AS, memory)));
}

static bool set_capabilities(unsigned mask)
{
    struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct data[2] = {{mask, mask, 0}, {0}};
    return syscall(SYS_capset, &head, data) == 0;
}

static bool reads_all(char *const *paths, int count)
{
    for (int i = 0; i < count; i++)
        if (access(paths[i], R_OK) != 0 && errno == EACCES)
            return false;
    return true;
}

/* From root to that account, for good. */
static bool become(uid_t uid, gid_t gid, char *const *paths, int count)
{
    if (setgroups(0, NULL) != 0 || setresgid(gid, gid, gid) != 0 ||
        prctl(PR_SET_KEEPCAPS, 1) != 0 || setresuid(uid, uid, uid) != 0)
        return false;
    bool alone = reads_all(paths, count);
    if (!set_capabilities(alone ? 0 : 1U << CAP_DAC_READ_SEARCH) || prctl(PR_SET_KEEPCAPS, 0) != 0)
        return false;
    return getuid() == uid && geteuid() == uid && getgid() == gid && getegid() == gid &&
           setuid(0) != 0;
}

static bool leave_root(char *const *argv, int reads)
{
    if (strcmp(argv[JAIL_AT_UID], JAIL_SAME_USER) == 0)
        return true;
    /* Where it is allowed: the filter takes all sockets away anyhow. */
    (void)unshare(CLONE_NEWNET | CLONE_NEWIPC);
    return become((uid_t)strtoul(argv[JAIL_AT_UID], NULL, 10),
                  (gid_t)strtoul(argv[JAIL_AT_GID], NULL, 10), argv + JAIL_AT_REST, reads);
}

/* After a change of the account, which undoes the first and the last. */
static bool bind_process(const char *parent)
{
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == (pid_t)strtol(parent, NULL, 10) &&
           prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0) == 0;
}

static bool map_input(struct jail_task *task)
{
    struct stat info;
    if (fstat(STDIN_FILENO, &info) != 0)
        return false;
    task->len = (size_t)info.st_size;
    if (task->len == 0)
        return true;
    void *bytes = mmap(NULL, task->len, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
    task->bytes = bytes;
    return bytes != MAP_FAILED;
}

static const struct jail_helper *find(const struct jail_helper *const *helpers, const char *name)
{
    while (*helpers && strcmp((*helpers)->name, name) != 0)
        helpers++;
    return *helpers;
}

/* Comes back only if it can not be started. */
static int start_program(const struct jail_helper *helper, char **words)
{
    char *nothing[] = {NULL};
    words[-1] = (char *)(size_t)helper->name;
    execve(helper->program, words - 1, nothing);
    log_error("%s can not be started: %s", helper->program, strerror(errno));
    return 1;
}

static int serve(const struct jail_helper *helper, int argc, char **argv)
{
    int reads = (int)strtol(argv[JAIL_AT_READS], NULL, 10);
    if (reads < 0 || reads > argc - JAIL_AT_REST)
        return EXIT_NO_VERB;
    struct jail_task task = {.words = (const char *const *)(size_t)(argv + JAIL_AT_REST + reads),
                             .word_count = argc - JAIL_AT_REST - reads};
    bool ready = leave_root(argv, reads) && bind_process(argv[JAIL_AT_PARENT]) &&
                 set_limits(argv, helper->program) && map_input(&task) &&
                 lseek(STDIN_FILENO, 0, SEEK_SET) == 0 &&
                 (argv[JAIL_AT_PLACE][0] != '1' || place_join(PLACE_FD)) &&
                 (!helper->program || jail_shut_files(helper->program)) &&
                 jail_close(helper->calls);
    if (!ready) {
        log_error("the helper %s can not be shut in: %s", helper->name, strerror(errno));
        return 1;
    }
    inside = true;
    if (helper->program)
        return start_program(helper, argv + JAIL_AT_REST + reads);
    return helper->work(&task) ? 0 : 1;
}

int jail_serve(const struct jail_helper *const *helpers, int argc, char **argv)
{
    if (argc <= JAIL_AT_WORD || strcmp(argv[JAIL_AT_WORD], JAIL_WORD) != 0 || !is_ours(argc))
        return -1;
    const struct jail_helper *helper = find(helpers, argv[JAIL_AT_HELPER]);
    return helper ? serve(helper, argc, argv) : EXIT_NO_VERB;
}
