/* Linked around stage_lay(): a page that says one of these sentences is the end of the program
   that shows it. What the program itself does not stand is mended when it is found; that it
   outlives what is not found yet is shown with this. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "stage/stage.h"
#include "base/alloc.h"

bool __real_stage_lay(struct stage *stage, int screen, struct anchor anchor,
                      const struct node *dialog, struct err *err);
bool __wrap_stage_lay(struct stage *stage, int screen, struct anchor anchor,
                      const struct node *dialog, struct err *err);

static void fall_over(const struct stage *stage)
{
    (void)stage;
    raise(SIGSEGV);
}

static void fall_over_at_150(const struct stage *stage)
{
    if (stage->variant.text_size == 150)
        raise(SIGSEGV);
}

static void never_end(const struct stage *stage)
{
    while (stage)
        pause(); /* tests/stall.sh has those that are at work, too */
}

static void eat_memory(const struct stage *stage)
{
    while (memset(xmalloc(64 << 20), stage->variant.text_size, 1))
        continue;
}

static void call_home(const struct stage *stage)
{
    (void)stage;
    if (socket(AF_INET, SOCK_DGRAM, 0) >= 0)
        fputs("it has a socket\n", stderr);
}

static void write_a_file(const struct stage *stage)
{
    (void)stage;
    FILE *file = fopen("/tmp/anteroom-fragile", "w");
    if (file)
        fclose(file);
}

/* So that its process can be looked at from outside. */
static void wait_here(const struct stage *stage)
{
    for (volatile int i = 0; stage && i < 2000000000; i = i + 1)
        continue;
}

static const struct {
    const char *says;
    void (*does)(const struct stage *stage);
} ends[] = {
    {"Here it falls over", fall_over},    {"At 150 it falls over", fall_over_at_150},
    {"Here it never ends", never_end},    {"Here it eats memory", eat_memory},
    {"Here it calls home", call_home},    {"Here it writes a file", write_a_file},
    {"Here it waits a while", wait_here},
};

bool __wrap_stage_lay(struct stage *stage, int screen, struct anchor anchor,
                      const struct node *dialog, struct err *err)
{
    const struct node *root = stage->page.root;
    for (const struct node *node = root; node; node = node_after(root, node))
        for (size_t i = 0; node->text && i < sizeof ends / sizeof *ends; i++)
            if (strstr(node->text, ends[i].says))
                ends[i].does(stage);
    return __real_stage_lay(stage, screen, anchor, dialog, err);
}
