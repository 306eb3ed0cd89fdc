/* A table of calls, made into a seccomp program: each row becomes a few steps that end in a
   verdict, and what no row has is the end of the process. */
#include "base/jail_calls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/asan.h"

#if defined(__x86_64__)
#define OUR_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCH AUDIT_ARCH_AARCH64
#else
#error "helpers are jailed on amd64 and arm64: give this machine's AUDIT_ARCH_ and try jail.sh"
#endif

#define STEPS_MAX 512
/* What a read-only open must not have. O_TMPFILE holds O_DIRECTORY, which is harmless. */
#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY))

enum rule {
    ALLOWED,
    WITHOUT,   /* if the argument has none of these bits */
    WITH,      /* if it has one of them */
    OURSELVES, /* if the argument is our own process */
    AT_MOST,
    REFUSED, /* it fails with the value as errno */
};

struct row {
    int call;
    enum rule rule;
    int argument;
    uint32_t value;
};

static const struct row computes[] = {
    /* The end: of itself, by abort() too, and by no signal to anyone else. */
    {__NR_exit_group, ALLOWED, 0, 0},
    {__NR_exit, ALLOWED, 0, 0},
    {__NR_tgkill, OURSELVES, 0, 0},
    {__NR_getpid, ALLOWED, 0, 0},
    {__NR_gettid, ALLOWED, 0, 0},
    {__NR_rt_sigaction, ALLOWED, 0, 0},
    {__NR_rt_sigprocmask, ALLOWED, 0, 0},
    {__NR_rt_sigreturn, ALLOWED, 0, 0},
    {__NR_restart_syscall, ALLOWED, 0, 0},
    /* Memory, as malloc of glibc 2.36 to 2.41 and others takes it. */
    {__NR_brk, ALLOWED, 0, 0},
    {__NR_mmap, WITHOUT, 2, PROT_EXEC},
    {__NR_mprotect, WITHOUT, 2, PROT_EXEC},
    {__NR_mremap, ALLOWED, 0, 0},
    {__NR_munmap, ALLOWED, 0, 0},
    {__NR_madvise, ALLOWED, 0, 0},
    {__NR_futex, ALLOWED, 0, 0},
    {__NR_getrandom, ALLOWED, 0, 0},
    {__NR_sysinfo, ALLOWED, 0, 0}, /* qsort() asks how much memory there is */
    {__NR_sched_yield, ALLOWED, 0, 0},
    {__NR_sched_getaffinity, ALLOWED, 0, 0},
    /* The clock, where the machine's does not answer without a call. */
    {__NR_clock_gettime, ALLOWED, 0, 0},
    {__NR_clock_getres, ALLOWED, 0, 0},
    {__NR_gettimeofday, ALLOWED, 0, 0},
    /* What is open already. */
    {__NR_read, ALLOWED, 0, 0},
    {__NR_readv, ALLOWED, 0, 0},
    {__NR_pread64, ALLOWED, 0, 0},
    {__NR_write, ALLOWED, 0, 0},
    {__NR_writev, ALLOWED, 0, 0},
    {__NR_lseek, ALLOWED, 0, 0},
    {__NR_close, ALLOWED, 0, 0},
    {__NR_fstat, ALLOWED, 0, 0},
    {__NR_fcntl, AT_MOST, 1, F_GETFL}, /* not F_SETOWN, which sends signals to others */
    /* stdio asks whether it writes to a terminal, and takes no for an answer. */
    {__NR_ioctl, REFUSED, 0, ENOTTY},
};

static const struct row reads[] = {
    {__NR_openat, WITHOUT, 2, WRITING}, {__NR_newfstatat, ALLOWED, 0, 0},
    {__NR_statx, ALLOWED, 0, 0},        {__NR_faccessat, ALLOWED, 0, 0},
    {__NR_faccessat2, ALLOWED, 0, 0},   {__NR_readlinkat, ALLOWED, 0, 0},
    {__NR_getdents64, ALLOWED, 0, 0},   {__NR_fadvise64, ALLOWED, 0, 0},
    {__NR_getcwd, ALLOWED, 0, 0},
#if defined(__x86_64__) /* glibc uses the old calls where there are such */
    {__NR_access, ALLOWED, 0, 0},       {__NR_readlink, ALLOWED, 0, 0},
#endif
};

/* fstat() of glibc 2.33 to 2.38 is this call; where it fails stdio takes its defaults. */
static const struct row looks_at_nothing[] = {{__NR_newfstatat, REFUSED, 0, EACCES}};

/* Beside the above; what stands here again is meant in its wider form. */
static const struct row starts[] = {
    {__NR_execve, ALLOWED, 0, 0},
    {__NR_mmap, ALLOWED, 0, 0},
    {__NR_mprotect, ALLOWED, 0, 0},
    /* Threads, and no processes. The flags of clone3() can not be looked at: clone() is tried. */
    {__NR_clone3, REFUSED, 0, ENOSYS},
    {__NR_clone, WITH, 0, CLONE_THREAD},
    {__NR_set_tid_address, ALLOWED, 0, 0},
    {__NR_set_robust_list, ALLOWED, 0, 0},
    {__NR_rseq, ALLOWED, 0, 0},
    {__NR_sigaltstack, ALLOWED, 0, 0},
    {__NR_prlimit64, AT_MOST, 2, 0}, /* asked, not set */
    /* Waiting for its own pipes. */
    {__NR_eventfd2, ALLOWED, 0, 0},
    {__NR_ppoll, ALLOWED, 0, 0},
    {__NR_epoll_create1, ALLOWED, 0, 0},
    {__NR_epoll_ctl, ALLOWED, 0, 0},
    {__NR_epoll_pwait, ALLOWED, 0, 0},
    {__NR_statfs, ALLOWED, 0, 0},
    {__NR_fstatfs, ALLOWED, 0, 0},
    {__NR_uname, ALLOWED, 0, 0},
    {__NR_getuid, ALLOWED, 0, 0},
    {__NR_geteuid, ALLOWED, 0, 0},
    {__NR_getgid, ALLOWED, 0, 0},
    {__NR_getegid, ALLOWED, 0, 0},
    {__NR_clock_nanosleep, ALLOWED, 0, 0},
#if defined(__x86_64__)
    {__NR_arch_prctl, ALLOWED, 0, 0},
    {__NR_poll, ALLOWED, 0, 0},
    {__NR_epoll_wait, ALLOWED, 0, 0},
    {__NR_stat, ALLOWED, 0, 0},
    {__NR_lstat, ALLOWED, 0, 0},
#endif
};

struct program {
    struct sock_filter steps[STEPS_MAX];
    unsigned short count;
    uint32_t otherwise; /* the verdict over what no row allows */
};

static void add(struct program *program, struct sock_filter step)
{
    if (program->count < STEPS_MAX)
        program->steps[program->count++] = step;
}

static void give(struct program *program, uint32_t verdict)
{
    add(program, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, verdict));
}

static void load(struct program *program, size_t at)
{
    add(program, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)at));
}

/* Goes over so many steps if the comparison holds or if it does not. */
static void compare(struct program *program, unsigned short how, uint32_t value, unsigned char yes,
                    unsigned char no)
{
    add(program,
        (struct sock_filter)BPF_JUMP((unsigned short)(BPF_JMP | how | BPF_K), value, yes, no));
}

/* The steps of a row that is one load, one comparison and two verdicts. The lower half of
   an argument is all that the kernel looks at in these. */
static void add_condition(struct program *program, const struct row *row)
{
    size_t at = offsetof(struct seccomp_data, args) + (size_t)row->argument * sizeof(uint64_t);
    load(program, at);
    switch (row->rule) {
    case WITHOUT: compare(program, BPF_JSET, row->value, 0, 1); break;
    case WITH: compare(program, BPF_JSET, row->value, 1, 0); break;
    case OURSELVES: compare(program, BPF_JEQ, (uint32_t)getpid(), 1, 0); break;
    case AT_MOST: compare(program, BPF_JGT, row->value, 0, 1); break;
    case ALLOWED:
    case REFUSED: break;
    }
    give(program, program->otherwise);
    give(program, SECCOMP_RET_ALLOW);
}

static void add_row(struct program *program, const struct row *row)
{
    bool plain = row->rule == ALLOWED || row->rule == REFUSED;
    compare(program, BPF_JEQ, (uint32_t)row->call, 0, plain ? 1 : 4);
    if (plain)
        give(program, row->rule == ALLOWED ? SECCOMP_RET_ALLOW : SECCOMP_RET_ERRNO | row->value);
    else
        add_condition(program, row);
}

static void add_rows(struct program *program, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_row(program, &rows[i]);
}

#define ADD_ROWS(program, rows) add_rows(program, rows, sizeof(rows) / sizeof *(rows))

bool jail_close(enum jail_calls calls)
{
    static struct program program;
    program.count = 0;
    program.otherwise = calls == JAIL_STARTS ? SECCOMP_RET_ERRNO | EPERM : SECCOMP_RET_KILL_PROCESS;
    load(&program, offsetof(struct seccomp_data, arch));
    compare(&program, BPF_JEQ, OUR_ARCH, 1, 0);
    give(&program, SECCOMP_RET_KILL_PROCESS);
    load(&program, offsetof(struct seccomp_data, nr));
    if (calls == JAIL_STARTS)
        ADD_ROWS(&program, starts); /* the first row of a call is the one that counts */
    ADD_ROWS(&program, computes);
    switch (calls) {
    case JAIL_COMPUTES: ADD_ROWS(&program, looks_at_nothing); break;
    case JAIL_READS:
    case JAIL_STARTS: ADD_ROWS(&program, reads); break;
    }
    give(&program, program.otherwise);
    struct sock_fprog filter = {program.count, program.steps};
    return BUILT_WITH_ASAN || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}
