/* anteroom: an offline touch kiosk for waiting rooms. Picks the verb. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "admin/helpers.h"
#include "admin/watched.h"
#include "base/log.h"
#include "kiosk/verbs.h"

static const struct {
    const char *name, *usage, *does;
    int (*run)(const struct options *options);
    bool watched; /* it shows pages, which may end it */
} verbs[] = {
    {"run", "[LAYER...] [--window WxH] [--dev] [--tree FILE]", "the kiosk", verb_run, false},
    {"shots", "[LAYER...] -o DIR [--changed-since FILE] [--handout] [--reviews FILE]",
     "every page and screen as PNG, tree.json, and proof.html to sign", verb_shots, true},
    {"approve", "LAYER... --by NAME [--page ID]... [--reviews FILE]",
     "notes that a person has read these pages", verb_approve, false},
    {"test", "[LAYER...] [--only PATTERN] [--monkey SEED] [--events N]",
     "the pack's flow tests; or random touches", verb_test, false},
    {"pack", "LAYER... -o FILE [--over LAYER...]",
     "one packed layer of the named ones; a clinic's is tried over the others", verb_pack, true},
    {"lint", "[LAYER...] [--format json] [--release] [--explain RULE] [--reviews FILE]",
     "what is wrong with a pack", verb_lint, true},
    {"new", "DIR", "a small pack to start from", verb_new, false},
    {"strings", "[LAYER...]", "brings the translations up to date", verb_strings, false},
    {"verify", "FILE [--json]", "who signed a packed layer, what it is, and when", verb_verify,
     false},
    {"install", "FILE [--again] [--begin-anew]",
     "a packed layer with its FILE.minisig into the store", verb_install, false},
    {"rollback", "", "back to the pack that was shown before", verb_rollback, false},
    {"status", "[--json] [--history]", "what is shown, and why; what was shown when", verb_status,
     false},
    {"adopt", "FILE", "a card's anteroom.conf, for the next start: see deploy/README.md",
     verb_adopt, false},
    {"doctor", "[--json]", "what is wrong with this machine", verb_doctor, false},
    {"help", "[TOPIC] [LAYER...]", "what may stand in confs, facts, icons; lint's rules", verb_help,
     false},
};

static int usage(FILE *out, int status)
{
    fputs("usage: anteroom VERB ...\n", out);
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        fprintf(out, "  %-8s %s\n           %s\n", verbs[i].name, verbs[i].usage, verbs[i].does);
    fputs("options of all: [--screen 1920x1080@21.5|quick|main|all] [--distance MM] [--lang CODE]\n"
          "  [--text-size 100|150|200] [--theme calm|dark] [--conf FILE]\n"
          "also: --help, --version; `anteroom help` lists what there is to read\n",
          out);
    return status;
}

/* The mistake comes last: the list before it is longer than many a terminal is high. */
static int refuse(const char *what, const char *which)
{
    usage(stderr, EXIT_USAGE);
    log_info("anteroom: %s%s", what, which);
    return EXIT_USAGE;
}

static bool is_asked_for_help(int argc, char **argv)
{
    const char *last = argv[argc - 1];
    return strcmp(last, "--help") == 0 || strcmp(last, "-h") == 0;
}

/* What is in memory may be a visitor's: it never reaches a file. */
static void forbid_core_dumps(void)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    prctl(PR_SET_DUMPABLE, 0);
}

/* Whoever starts us may have closed them: the next file or socket of ours would have their number,
   and get the lines of the log. */
static void open_standard_streams(void)
{
    int fd;
    do
        fd = open("/dev/null", O_RDWR);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0)
        close(fd);
}

int main(int argc, char **argv)
{
    forbid_core_dumps();
    open_standard_streams();
    int helped = jail_serve(helpers, argc, argv);
    if (helped >= 0)
        return helped;
    bool is_child = watched_begin(argc, argv);
    argc -= is_child;
    argv += is_child;
    if (argc < 2)
        return usage(stderr, EXIT_USAGE);
    if (is_asked_for_help(argc, argv))
        return usage(stdout, EXIT_DONE);
    if (strcmp(argv[1], "--version") == 0)
        return puts("anteroom " ANTEROOM_VERSION) < 0 ? EXIT_FOUND : EXIT_DONE;
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        if (strcmp(verbs[i].name, argv[1]) != 0)
            continue;
        struct options options;
        struct err err;
        if (options_read(&options, argc, argv, &err))
            return verbs[i].watched && !is_child ? watched_run(argv) : verbs[i].run(&options);
        return refuse("", err.text);
    }
    return refuse("there is no verb ", argv[1]);
}
