/* Helpers in a jail: what they get, what they may not do, how they end. The program is its
   own helper, as the kiosk is. */
#include "base/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/seccomp.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/asan.h"

#define SECRET "0241 is a visitor's word"

static char visitor[64]; /* filled while we run, never in the program's file */

/* What nobody in a jail may do. Each is asked of the kernel itself, so that no libc is in
   between, and answers as a call does: -1 is no. */
static long open_a_file(void)
{
    return syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY);
}

static long open_to_write(void)
{
    return syscall(SYS_openat, AT_FDCWD, "/dev/null", O_WRONLY);
}

static long open_to_read_and_write(void)
{
    return syscall(SYS_openat, AT_FDCWD, "/dev/null", O_RDWR);
}

static long make_a_file(void)
{
    return syscall(SYS_openat, AT_FDCWD, "/tmp/test_jail.made", O_RDONLY | O_CREAT, 0600);
}

static long cut_a_file(void)
{
    return syscall(SYS_openat, AT_FDCWD, "/dev/null", O_RDONLY | O_TRUNC);
}

static long make_a_nameless_file(void)
{
    return syscall(SYS_openat, AT_FDCWD, "/tmp", O_TMPFILE | O_RDWR, 0600);
}

static long open_the_other_way(void)
{
    return syscall(SYS_openat2, AT_FDCWD, "/etc/passwd", NULL, 0);
}

static long make_a_socket(void)
{
    return socket(AF_INET, SOCK_STREAM, 0);
}

static long make_a_local_socket(void)
{
    return socket(AF_UNIX, SOCK_STREAM, 0);
}

static long fork_itself(void)
{
    return syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);
}

static long fork_the_new_way(void)
{
    return syscall(SYS_clone3, NULL, 0);
}

static long start_a_program(void)
{
    char *const words[] = {(char *)(size_t) "true", NULL};
    return execve("/bin/true", words, NULL);
}

static long start_an_open_program(void)
{
    return syscall(SYS_execveat, STDIN_FILENO, "", NULL, NULL, AT_EMPTY_PATH);
}

static long trace_another(void)
{
    return ptrace(PTRACE_SEIZE, 1, NULL, NULL);
}

static long read_another_memory(void)
{
    char byte;
    struct iovec here = {&byte, 1}, there = {visitor, 1};
    return process_vm_readv(1, &here, 1, &there, 1, 0);
}

static long signal_another(void)
{
    return syscall(SYS_kill, 1, 0);
}

static long signal_a_thread(void)
{
    return syscall(SYS_tgkill, 1, 1, 0);
}

static long signal_by_descriptor(void)
{
    return fcntl(STDIN_FILENO, F_SETOWN, 1);
}

static long map_code(void)
{
    void *bytes =
        mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return bytes == MAP_FAILED ? -1 : 0;
}

static long make_code(void)
{
    void *bytes = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return mprotect(bytes, 4096, PROT_READ | PROT_EXEC);
}

static long be_dumpable(void)
{
    return prctl(PR_SET_DUMPABLE, 1);
}

static long undo_the_filter(void)
{
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT);
}

static long type_on_a_terminal(void)
{
    return ioctl(STDERR_FILENO, TIOCSTI, "x");
}

static long raise_a_limit(void)
{
    return setrlimit(RLIMIT_CPU, &(struct rlimit){9999, 9999});
}

static long be_root(void)
{
    return syscall(SYS_setuid, 0);
}

static long leave_its_names(void)
{
    return syscall(SYS_unshare, 0x10000000); /* a new user, who is root there */
}

static long make_memory_with_a_name(void)
{
    return syscall(SYS_memfd_create, "x", 0);
}

static long queue_io(void)
{
    return syscall(SYS_io_uring_setup, 1, NULL);
}

static long remove_a_file(void)
{
    return syscall(SYS_unlinkat, AT_FDCWD, "/tmp/test_jail.none", 0);
}

static long rename_a_file(void)
{
    return syscall(SYS_renameat2, AT_FDCWD, "/tmp/test_jail.none", AT_FDCWD, "/tmp/x", 0);
}

static long change_rights(void)
{
    return syscall(SYS_fchmodat, AT_FDCWD, "/tmp/test_jail.none", 0777);
}

static long mount_something(void)
{
    return syscall(SYS_mount, "none", "/tmp", "tmpfs", 0, NULL);
}

#if defined(__x86_64__)
static long call_as_32_bits(void)
{
    long answer = 20; /* getpid, by the door for old programs */
    __asm__ volatile("int $0x80" : "+a"(answer) : : "memory");
    return answer;
}

static long call_as_x32(void)
{
    return syscall(0x40000000 + SYS_getpid);
}
#endif

static const struct act {
    const char *name;
    long (*try)(void);
    bool with_reads; /* also where files may be read */
    bool no_door;    /* some kernels have no such way in, and end it for that */
} acts[] = {
    {"open a file", open_a_file, false, false},
    {"open to write", open_to_write, true, false},
    {"open to read and write", open_to_read_and_write, true, false},
    {"make a file", make_a_file, true, false},
    {"cut a file", cut_a_file, true, false},
    {"make a nameless file", make_a_nameless_file, true, false},
    {"open the other way", open_the_other_way, true, false},
    {"make a socket", make_a_socket, true, false},
    {"make a local socket", make_a_local_socket, true, false},
    {"fork", fork_itself, true, false},
    {"fork the new way", fork_the_new_way, true, false},
    {"start a program", start_a_program, true, false},
    {"start an open program", start_an_open_program, true, false},
    {"trace another", trace_another, true, false},
    {"read another's memory", read_another_memory, true, false},
    {"signal another", signal_another, true, false},
    {"signal a thread", signal_a_thread, true, false},
    {"signal by descriptor", signal_by_descriptor, true, false},
    {"map code", map_code, true, false},
    {"make code", make_code, true, false},
    {"be dumpable", be_dumpable, true, false},
    {"undo the filter", undo_the_filter, true, false},
    {"type on a terminal", type_on_a_terminal, true, false},
    {"raise a limit", raise_a_limit, true, false},
    {"be root", be_root, true, false},
    {"leave its names", leave_its_names, true, false},
    {"make memory with a name", make_memory_with_a_name, true, false},
    {"queue I/O", queue_io, true, false},
    {"remove a file", remove_a_file, true, false},
    {"rename a file", rename_a_file, true, false},
    {"change rights", change_rights, true, false},
    {"mount", mount_something, true, false},
#if defined(__x86_64__)
    {"call as 32 bits", call_as_32_bits, true, true},
    {"call as x32", call_as_x32, true, false},
#endif
};
#define ACTS (sizeof acts / sizeof acts[0])

static bool say(const char *text)
{
    return jail_give(text, strlen(text));
}

/* Says that it was let: a kernel's own no is not enough, unless it is the filter's. */
static bool try_act(const struct jail_task *task)
{
    const struct act *act = &acts[atoi(task->words[0])];
    bool filtered = act->try == type_on_a_terminal;
    long answer = act->try();
    return say(filtered && answer == -1 && errno == ENOTTY ? "refused" : "was let");
}

static int by_number(const void *a, const void *b)
{
    const int *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

/* What a work does need: memory of all sizes, sorting, printing, the clock. */
static bool do_work(const struct jail_task *task)
{
    (void)task;
    char *much = xmalloc(64 << 20), text[64];
    memset(much, 1, 64 << 20);
    much = xrealloc(much, 96 << 20);
    free(much);
    int *numbers = xcalloc(1 << 20, sizeof *numbers);
    qsort(numbers, 1 << 20, sizeof *numbers, by_number);
    free(numbers);
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    fprintf(stderr, "a line of a helper\n");
    printf("%s", ""); /* stdio looks at what it writes to */
    fflush(stdout);
    snprintf(text, sizeof text, "done");
    return say(text);
}

static bool tell_inheritance(const struct jail_task *task)
{
    char text[200];
    int fds = 0;
    for (int fd = 0; fd < 1024; fd++)
        fds += fcntl(fd, F_GETFD) >= 0;
    sigset_t blocked;
    struct sigaction pipe_action;
    sigprocmask(SIG_BLOCK, NULL, &blocked);
    sigaction(SIGPIPE, NULL, &pipe_action);
    snprintf(text, sizeof text, "fds %d, words %d, env %s, secret %s, blocked %d, ignored %d", fds,
             task->word_count, environ[0] ? environ[0] : "none", *visitor ? visitor : "none",
             sigismember(&blocked, SIGTERM), pipe_action.sa_handler == SIG_IGN);
    return say(text);
}

static bool echo(const struct jail_task *task)
{
    return jail_give(task->bytes, task->len);
}

static bool just_fail(const struct jail_task *task)
{
    (void)task;
    return false;
}

static bool crash(const struct jail_task *task)
{
    (void)task;
    place_say("pages/a.lua", "when it is shown in en");
    place_say("pages/b.lua", "when it is shown in %s\nat 100 %%", "es");
    signal(SIGSEGV, SIG_DFL); /* a sanitizer would make an exit of it */
    raise(SIGSEGV);
    return true;
}

static bool never_end(const struct jail_task *task)
{
    for (volatile bool on = true; on || task;)
        continue;
    return true;
}

static bool eat_memory(const struct jail_task *task)
{
    while (memset(xmalloc(16 << 20), task->word_count + 1, 1))
        continue;
    return true;
}

static bool say_too_much(const struct jail_task *task)
{
    (void)task;
    while (say("and so on"))
        continue;
    return false;
}

static bool write_to_log_file(const struct jail_task *task)
{
    (void)task;
    for (int i = 0; i < 4; i++)
        fprintf(stderr, "a line of a helper\n");
    return say("done");
}

static bool tell_file(const struct jail_task *task)
{
    char text[8192];
    int fd = open(task->words[0], O_RDONLY);
    ssize_t len = fd < 0 ? -1 : read(fd, text, sizeof text);
    return len >= 0 && jail_give(text, (size_t)len);
}

static bool tell_link(const struct jail_task *task)
{
    char text[PATH_MAX];
    ssize_t len = readlink(task->words[0], text, sizeof text);
    return len > 0 && jail_give(text, (size_t)len);
}

#define COMPUTES(its_name, its_work)                                                               \
    &(const struct jail_helper)                                                                    \
    {                                                                                              \
        .name = its_name, .calls = JAIL_COMPUTES, .work = its_work                                 \
    }
#define READS(its_name, its_work)                                                                  \
    &(const struct jail_helper)                                                                    \
    {                                                                                              \
        .name = its_name, .calls = JAIL_READS, .work = its_work                                    \
    }
#define STARTS(its_name, its_program)                                                              \
    &(const struct jail_helper)                                                                    \
    {                                                                                              \
        .name = its_name, .calls = JAIL_STARTS, .program = its_program                             \
    }

static const struct jail_helper *const helpers[] = {
    COMPUTES("act", try_act),
    READS("act, reading", try_act),
    COMPUTES("work", do_work),
    READS("work, reading", do_work),
    COMPUTES("inheritance", tell_inheritance),
    COMPUTES("echo", echo),
    COMPUTES("fail", just_fail),
    COMPUTES("crash", crash),
    COMPUTES("never end", never_end),
    COMPUTES("eat", eat_memory),
    COMPUTES("too much", say_too_much),
    COMPUTES("log", write_to_log_file),
    READS("file", tell_file),
    READS("link", tell_link),
    STARTS("cat", "/usr/bin/cat"),
    STARTS("env", "/usr/bin/env"),
    STARTS("tee", "/usr/bin/tee"),
    STARTS("perl", "/usr/bin/perl"),
    STARTS("none", "/usr/bin/there-is-no-such-program"),
    NULL,
};

static bool run(const char *helper, const char *word, const struct jail_user *user, struct buf *out,
                struct err *err)
{
    const char *const words[] = {word, NULL};
    const struct jail_job job = {
        .helper = helper,
        .task = {.words = words, .word_count = word != NULL},
        .user = user,
        .limits = {.cpu_s = strcmp(helper, "never end") == 0 ? 1 : 20,
                   .wall_ms = 60000,
                   .memory_bytes = 1 << 30,
                   .output_bytes = 10000},
    };
    buf_puts(out, "");
    return jail_run(&job, out, err);
}

static int try_all(const char *helper, bool reading)
{
    int tried = 0;
    for (size_t i = 0; i < ACTS; i++) {
        char number[16];
        struct buf out = {0};
        struct err err = {""};
        if (reading && !acts[i].with_reads)
            continue;
        snprintf(number, sizeof number, "%zu", i);
        bool ended = run(helper, number, NULL, &out, &err);
        bool killed = !ended && out.len == 0 &&
                      (strstr(err.text, "(signal 31, ") ||
                       (acts[i].no_door && strstr(err.text, "(signal 11, ")));
        bool refused = ended && strcmp(out.bytes, "refused") == 0;
        if (!killed && !refused)
            fail_msg("%s: %s: %s%s", helper, acts[i].name, out.bytes, err.text);
        buf_free(&out);
        tried++;
    }
    return tried;
}

static void test_forbidden_acts(void **state)
{
    (void)state;
    if (BUILT_WITH_ASAN)
        skip();
    assert_true(try_all("act", false) >= 32);
    assert_true(try_all("act, reading", true) >= 31);
    assert_int_not_equal(access("/tmp/test_jail.made", F_OK), 0);
}

static const struct {
    const char *helper, *says, *error; /* error NULL: it succeeds */
} ends[] = {
    {"work", "done", NULL},
    {"work, reading", "done", NULL},
    {"fail", "", "fails"},
    {"crash", "", "ends the program (signal 11, "},
    {"never end", "", "takes more than 1 s of processor time"},
    {"eat", "", "ends the program (signal 6, as where 1024 MiB of memory are not enough)"},
    {"too much", "", "gives too much"},
    {"no such helper", "", "fails"},
};

static void test_ends(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct buf out = {0};
        struct err err = {""};
        if (BUILT_WITH_ASAN && strcmp(ends[i].helper, "eat") == 0)
            continue;
        bool good = run(ends[i].helper, NULL, NULL, &out, &err);
        if (good != !ends[i].error || (!good && !strstr(err.text, ends[i].error)))
            fail_msg("%s: %s", ends[i].helper, err.text);
        if (*ends[i].says)
            assert_string_equal(out.bytes, ends[i].says);
        buf_free(&out);
    }
}

static void test_too_long(void **state)
{
    (void)state;
    const struct jail_job job = {.helper = "never end",
                                 .limits = {.cpu_s = 60, .wall_ms = 1000, .memory_bytes = 1 << 30}};
    struct buf out = {0};
    struct err err = {""};
    assert_false(jail_run(&job, &out, &err));
    assert_string_equal(err.text, "takes longer than 1 s");
    buf_free(&out);
}

/* Descriptors, words, environment, memory, signals: nothing but what is given. */
static void test_inheritance(void **state)
{
    (void)state;
    int high = open("/dev/null", O_RDONLY), low = dup2(high, 57);
    sigset_t term;
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigprocmask(SIG_BLOCK, &term, NULL);
    signal(SIGPIPE, SIG_IGN);
    setenv("VISITOR", SECRET, 1);
    strcpy(visitor, SECRET);
    struct buf out = {0};
    struct err err = {""};
    bool good = run("inheritance", NULL, NULL, &out, &err);
    sigprocmask(SIG_UNBLOCK, &term, NULL);
    signal(SIGPIPE, SIG_DFL);
    close(high);
    close(low);
    if (!good)
        fail_msg("%s", err.text);
    assert_string_equal(out.bytes, "fds 3, words 0, env none, secret none, blocked 0, ignored 0");
    buf_free(&out);
}

/* More than a pipe holds, in and out. */
static void test_bytes(void **state)
{
    (void)state;
    const size_t len = 9 * 1000 * 1000;
    char *bytes = xmalloc(len);
    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)(i * 7 + i / 1000);
    const struct jail_job job = {
        .helper = "echo",
        .task = {.bytes = bytes, .len = len},
        .limits = {.cpu_s = 5, .wall_ms = 20000, .memory_bytes = 1 << 30, .output_bytes = len}};
    struct buf out = {0};
    struct err err = {""};
    if (!jail_run(&job, &out, &err))
        fail_msg("%s", err.text);
    assert_int_equal(out.len, len);
    assert_memory_equal(out.bytes, bytes, len);
    buf_free(&out);
    free(bytes);
}

/* The log's end may be a file: `anteroom install FILE 2>log`. */
static void test_log(void **state)
{
    (void)state;
    char path[] = "/tmp/test_jail.XXXXXX", text[200] = "";
    int file = mkstemp(path), was = dup(STDERR_FILENO);
    struct buf out = {0};
    struct err err = {""};
    dup2(file, STDERR_FILENO);
    bool good = run("log", NULL, NULL, &out, &err);
    dup2(was, STDERR_FILENO);
    assert_true(good);
    assert_true(pread(file, text, sizeof text - 1, 0) > 0);
    assert_string_equal(text, "a line of a helper\na line of a helper\n"
                              "a line of a helper\na line of a helper\n");
    buf_free(&out);
    close(file);
    close(was);
    unlink(path);
}

static void test_place(void **state)
{
    (void)state;
    struct jail_job job = {
        .helper = "crash",
        .limits = {.cpu_s = 5, .wall_ms = 20000, .memory_bytes = 1 << 30, .output_bytes = 10}};
    struct buf out = {0};
    struct err err = {""};
    job.board = place_create(&job.board_fd);
    assert_non_null(job.board);
    assert_false(jail_run(&job, &out, &err));
    struct place place = place_last(job.board);
    assert_string_equal(place.file, "pages/b.lua");
    assert_string_equal(place.how, "when it is shown in es?at 100 %");
    assert_int_equal(place_count(job.board), 2);
    assert_int_equal(ftruncate(job.board_fd, 0), -1); /* nor could the helper */
    place_destroy(job.board);
    close(job.board_fd);
    buf_free(&out);
}

static void assert_tells(const char *helper, const char *path, const struct jail_user *user,
                         const char *const *wanted)
{
    struct buf out = {0};
    struct err err = {""};
    if (!run(helper, path, user, &out, &err))
        fail_msg("%s: %s", path, err.text);
    for (; *wanted; wanted++)
        if (!strstr(out.bytes, *wanted))
            fail_msg("%s: no %s in %s", path, *wanted, out.bytes);
    buf_free(&out);
}

static void test_bonds(void **state)
{
    (void)state;
    const char *const status[] = {"Seccomp:\t2\n", "NoNewPrivs:\t1\n", NULL};
    const char *const limits[] = {"Max core file size        0                    0 ",
                                  "Max file size             0                    0 ",
                                  "Max processes             0                    0 ",
                                  "Max open files            64                   64 ",
                                  "Max cpu time              20                   21 ",
                                  "Max address space         1073741824           1073741824 ",
                                  NULL};
    assert_tells("file", "/proc/self/status", NULL, status + BUILT_WITH_ASAN);
    if (!BUILT_WITH_ASAN)
        assert_tells("file", "/proc/self/limits", NULL, limits);
}

/* Root's helper is somebody else from the start, and has no way back. */
static void test_account(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip();
    const char *const world[] = {"/", NULL};
    const struct jail_user nobody = {65534, 65534, world};
    const char *const status[] = {"Uid:\t65534\t65534\t65534\t65534\n",
                                  "Gid:\t65534\t65534\t65534\t65534\n",
                                  "Groups:\t \n",
                                  "CapInh:\t0000000000000000\n",
                                  "CapPrm:\t0000000000000000\n",
                                  "CapEff:\t0000000000000000\n",
                                  NULL};
    assert_tells("file", "/proc/self/status", &nobody, status);
    char here[PATH_MAX] = "";
    const char *const elsewhere[] = {"net:[", NULL};
    struct buf out = {0};
    struct err err = {""};
    assert_true(readlink("/proc/self/ns/net", here, sizeof here - 1) > 0);
    assert_tells("link", "/proc/self/ns/net", &nobody, elsewhere);
    assert_true(run("link", "/proc/self/ns/net", &nobody, &out, &err));
    assert_string_not_equal(out.bytes, here);
    buf_free(&out);
}

/* In root's own directory: it reads what it was started for, and has no other right. */
static void test_private_files(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip();
    char dir[] = "/tmp/test_jail.XXXXXX", path[64];
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/page", dir);
    int file = open(path, O_WRONLY | O_CREAT, 0600);
    assert_int_equal(write(file, "words", 5), 5);
    close(file);
    const char *const reads[] = {"/", path, NULL};
    const struct jail_user with = {65534, 65534, reads};
    const struct jail_user without = {65534, 65534, reads + 2};
    const char *const words[] = {"words", NULL};
    const char *const status[] = {"Uid:\t65534\t", "CapPrm:\t0000000000000004\n",
                                  "CapEff:\t0000000000000004\n", NULL};
    assert_tells("file", path, &with, words);
    assert_tells("file", "/proc/self/status", &with, status);
    struct buf out = {0};
    struct err err = {""};
    assert_false(run("file", path, &without, &out, &err));
    buf_free(&out);
    unlink(path);
    rmdir(dir);
}

static bool run_program(const char *program, const char *const *words, const char *input,
                        struct buf *out)
{
    int count = 0;
    struct err err = {""};
    while (words[count])
        count++;
    const struct jail_job job = {
        .helper = program,
        .task = {.words = words, .word_count = count, .bytes = input, .len = strlen(input)},
        .limits = {.cpu_s = 5, .wall_ms = 20000, .memory_bytes = 1 << 30, .output_bytes = 100000}};
    buf_puts(out, "");
    return jail_run(&job, out, &err);
}

/* What a program of others may and may not. Each of those that fail does not fail outside. */
static void test_programs(void **state)
{
    (void)state;
    static const char *const fonts = "/etc/fonts/fonts.conf";
    const struct {
        const char *program, *words[3];
        bool good;
        const char *gives;
    } rows[] = {
        {"cat", {NULL}, true, "in"},                      /* its input, from the beginning */
        {"env", {NULL}, true, ""},                        /* it has no environment */
        {"cat", {fonts}, access(fonts, R_OK) == 0, NULL}, /* its settings */
        {"cat", {"/etc/passwd"}, false, ""},
        {"cat", {"/proc/self/maps"}, false, ""},
        {"tee", {"/tmp/jail-wrote-this"}, false, "in"},
        {"env", {"/usr/bin/true"}, false, ""}, /* no second program in its place */
        {"perl", {"-e", "print 'hi'"}, true, "hi"},
        {"perl", {"-e", "fork // exit 1"}, false, ""},
        {"perl", {"-e", "socket(S, 2, 1, 0) or exit 1"}, false, ""},
        {"perl", {"-e", "kill(0, 1) or exit 1"}, false, ""},
        {"none", {NULL}, false, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out = {0};
        if (BUILT_WITH_ASAN && strcmp(rows[i].program, "perl") == 0)
            continue; /* no filter */
        if (run_program(rows[i].program, rows[i].words, "in", &out) != rows[i].good)
            fail_msg("row %zu: %s %s", i, rows[i].program, rows[i].words[0]);
        if (rows[i].gives)
            assert_string_equal(out.bytes, rows[i].gives);
        buf_free(&out);
    }
}

int main(int argc, char **argv)
{
    int status = jail_serve(helpers, argc, argv);
    if (status >= 0)
        return status;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forbidden_acts), cmocka_unit_test(test_ends),
        cmocka_unit_test(test_too_long),       cmocka_unit_test(test_inheritance),
        cmocka_unit_test(test_bytes),          cmocka_unit_test(test_log),
        cmocka_unit_test(test_place),          cmocka_unit_test(test_bonds),
        cmocka_unit_test(test_account),        cmocka_unit_test(test_private_files),
        cmocka_unit_test(test_programs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
