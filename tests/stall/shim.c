/* Preloaded into the kiosk by tests/stall.sh: the next call of a script does what no script can
   do, once, when the file that STALL names is there.

   STALL  a file with one word: spin  work without an end
                                wait  wait without an end, as for a disk
                                fault, abort
          what was done is added to STALL.done, a line each */
#include <dlfcn.h>
#include <fcntl.h>
#include <lua.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void note(const char *file, const char *word)
{
    char done[4096];
    snprintf(done, sizeof done, "%s.done", file);
    int fd = open(done, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    dprintf(fd, "%s\n", word);
    close(fd);
}

static void act(const char *word)
{
    volatile int *volatile nowhere = NULL;
    volatile unsigned turns = 0;
    if (strcmp(word, "fault") == 0)
        *nowhere = 1;
    if (strcmp(word, "abort") == 0)
        abort();
    while (strcmp(word, "wait") == 0)
        pause();
    for (;;)
        turns++;
}

static void stall(void)
{
    const char *file = getenv("STALL");
    char word[16] = "";
    int fd = file ? open(file, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0)
        return;
    ssize_t got = read(fd, word, sizeof word - 1);
    close(fd);
    if (got <= 0 || unlink(file) != 0)
        return;
    word[strcspn(word, "\n")] = '\0';
    note(file, word);
    act(word);
}

int lua_pcallk(lua_State *L, int arguments, int results, int handler, lua_KContext context,
               lua_KFunction k)
{
    static __typeof__(&lua_pcallk) real;
    if (!real)
        real = __extension__(__typeof__(&lua_pcallk)) dlsym(RTLD_NEXT, "lua_pcallk");
    stall();
    return real(L, arguments, results, handler, context, k);
}
