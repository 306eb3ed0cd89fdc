/* A Lua state with walls: the count hook looks at memory, depth and the clock, where Lua's stack
   is sound; and every error leaves by one door. The hook alone is not enough: it never comes
   while C runs (one rep, one sort), so functions of C tell what they work on: sandbox_spend. */
#include "script/sandbox.h"

#include <assert.h>
#include <lauxlib.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "base/str.h"
#include "base/utf8.h"
#include "script/memory.h"
#include "script/script.h"
#include "script/slips.h"

#define PLACE_DEPTH 40             /* lua_getstack walks from the top each time */
#define SPEND_STEP ((size_t)16384) /* bytes of work between two looks at the clock */
#define SPEND_CALL ((size_t)64)    /* what any call counts as */
#define TOO_DEEP "functions call each other too deep"
#define ENDLESS ": one calls itself without an end"

static int64_t clock_ns(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

struct sandbox *sandbox_of(lua_State *L)
{
    return *(struct sandbox **)lua_getextraspace(L);
}

static void copy_place(struct place *out, const lua_Debug *info)
{
    snprintf(out->file, sizeof out->file, "%s", info->source + 1);
    out->line = info->currentline;
}

bool sandbox_place(lua_State *L, struct place *out)
{
    *out = sandbox_of(L)->pinned;
    if (out->line > 0)
        return true;
    lua_Debug info;
    for (int level = 0; level < PLACE_DEPTH && lua_getstack(L, level, &info); level++) {
        lua_getinfo(L, "Sl", &info);
        if (info.currentline <= 0)
            continue;
        if (info.source[0] == '@') {
            copy_place(out, &info);
            return true;
        }
        if (out->line == 0)
            copy_place(out, &info);
    }
    const struct place *fallback = &sandbox_of(L)->fallback;
    if (fallback->line > 0)
        *out = *fallback;
    return out->line > 0;
}

static void set_place(struct place *place, const char *file, int line)
{
    snprintf(place->file, sizeof place->file, "%s", file);
    place->line = line;
}

void sandbox_fallback_place(lua_State *L, const char *file, int line)
{
    set_place(&sandbox_of(L)->fallback, file, line);
}

void sandbox_pin(lua_State *L, const char *file, int line)
{
    set_place(&sandbox_of(L)->pinned, file, line);
}

static int panic(lua_State *L)
{
    log_error("a script call outside of the funnel failed: %s", lua_tostring(L, -1));
    return 0; /* Lua aborts: this is a bug */
}

void sandbox_open(struct sandbox *box, size_t most, void *owner)
{
    *box = (struct sandbox){.owner = owner, .most = most};
    lua_State *L = lua_newstate(memory_allocate, box);
    assert(L);
    lua_atpanic(L, panic);
    *(struct sandbox **)lua_getextraspace(L) = box;
    box->L = L;
    memory_find_stack(box);
}

void sandbox_close(struct sandbox *box)
{
    lua_close(box->L);
    assert(box->used == 0);
    explicit_bzero(box, sizeof *box);
}

static void check_time(lua_State *L)
{
    struct sandbox *box = sandbox_of(L);
    /* The thread can not have worked longer than the clock on the wall has gone on, which
       is ten times cheaper to ask. */
    if (!box->expired && clock_ns(CLOCK_MONOTONIC) >= box->wall_deadline_ns &&
        clock_ns(CLOCK_THREAD_CPUTIME_ID) >= box->deadline_ns)
        box->expired = true;
    if (box->expired)
        sandbox_error(L, "took longer than the %d ms it may take", box->budget_ms);
}

static void check_memory(lua_State *L)
{
    struct err err;
    if (!memory_check(sandbox_of(L), &err))
        sandbox_error(L, "%s", err.text);
}

static void check_depth(lua_State *L)
{
    lua_Debug info;
    if (lua_getstack(L, SCRIPT_DEPTH, &info))
        sandbox_error(L, TOO_DEEP " (over %d)" ENDLESS, SCRIPT_DEPTH);
}

static void on_count(lua_State *L, lua_Debug *info)
{
    (void)info;
    check_memory(L);
    check_depth(L);
    check_time(L);
}

void sandbox_spend(lua_State *L, size_t bytes)
{
    struct sandbox *box = sandbox_of(L);
    check_memory(L);
    box->spent += SPEND_CALL + bytes;
    if (box->spent < SPEND_STEP)
        return;
    box->spent = 0;
    check_time(L);
}

void sandbox_call(lua_State *L, int arguments, int results)
{
    struct sandbox *box = sandbox_of(L);
    if (box->nested >= SCRIPT_NESTED)
        sandbox_error(L, TOO_DEEP " (over %d)" ENDLESS, SCRIPT_NESTED);
    box->nested++;
    lua_call(L, arguments, results);
    box->nested--;
}

int sandbox_error(lua_State *L, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    lua_pushvfstring(L, format, args);
    va_end(args);
    lua_error(L);
    abort();
}

int sandbox_error_at(lua_State *L, const char *file, int line, const char *format, ...)
{
    lua_pushfstring(L, "%s:%d: ", file, line);
    va_list args;
    va_start(args, format);
    lua_pushvfstring(L, format, args);
    va_end(args);
    lua_concat(L, 2);
    sandbox_of(L)->located = true;
    lua_error(L);
    abort();
}

/* Lua puts a shortened place in front of its own messages. */
static const char *without_place(lua_State *L, const char *words)
{
    for (int level = 1; level <= 2; level++) {
        lua_Debug info;
        if (!lua_getstack(L, level, &info))
            break;
        lua_getinfo(L, "Sl", &info);
        char front[LUA_IDSIZE + 16];
        int len = snprintf(front, sizeof front, "%s:%d: ", info.short_src, info.currentline);
        if (info.currentline > 0 && strncmp(words, front, (size_t)len) == 0)
            return words + len;
    }
    return words;
}

bool sandbox_is_overflow(const char *words)
{
    return str_begins_with(words, "stack overflow") || str_begins_with(words, "C stack overflow");
}

/* A script's words may hold anything; the log holds lines of text. */
static void make_plain(char *text)
{
    size_t len = strlen(text), bad;
    for (size_t i = 0; i < len; i++) {
        if ((unsigned char)text[i] < ' ')
            text[i] = ' ';
    }
    while ((bad = utf8_check(text, len)) < len)
        text[bad] = '?';
}

static void set_failure(struct err *failure, const char *words)
{
    const char *cure = slips_of_run(words);
    if (cure)
        err_set(failure, "%s: %s", words, cure);
    else
        err_set(failure, "%s", words);
}

/* Called by Lua where the error is, before anything is unwound. It takes no memory: there may be
   none left. */
static int describe(lua_State *L)
{
    struct sandbox *box = sandbox_of(L);
    struct place place;
    const char *words = "an error without words";
    if (lua_type(L, 1) == LUA_TSTRING)
        words = without_place(L, lua_tostring(L, 1));
    char plain[sizeof box->failure.text];
    snprintf(plain, sizeof plain, "%s", words);
    make_plain(plain);
    if (sandbox_is_overflow(plain))
        err_set(&box->failure, TOO_DEEP ENDLESS);
    else
        set_failure(&box->failure, plain);
    if (!box->located && sandbox_place(L, &place))
        err_wrap(&box->failure, "%s:%d", place.file, place.line);
    return 1;
}

/* Errors that Lua does not describe: memory was refused, or the error came while another was
   told. */
static bool without_description(struct sandbox *box, int status, struct err *err)
{
    if (status != LUA_ERRMEM)
        err_set(err, TOO_DEEP ENDLESS);
    else if (memory_check(box, err))
        err_set(err, "there is no memory for this");
    const struct place *at = &box->fallback;
    return at->line > 0 ? err_wrap(err, "%s:%d", at->file, at->line) : false;
}

static void begin(struct sandbox *box, int budget_ms)
{
    assert(!box->running);
    box->running = true;
    box->refused = (struct memory_ask){0};
    box->refusals = 0;
    box->crossed = REFUSAL_NONE;
    box->fallback = box->pinned = (struct place){0};
    box->nested = 0;
    box->spent = 0;
    box->expired = box->located = false;
    box->budget_ms = budget_ms;
    box->deadline_ns = clock_ns(CLOCK_THREAD_CPUTIME_ID) + (int64_t)budget_ms * 1000000;
    box->wall_deadline_ns = clock_ns(CLOCK_MONOTONIC) + (int64_t)budget_ms * 1000000;
    lua_sethook(box->L, on_count, LUA_MASKCOUNT, SCRIPT_HOOK);
}

/* What was given beyond a limit is told when the call has ended, at the latest. */
static int run(lua_State *L)
{
    lua_call(L, 1, 0);
    check_memory(L);
    return 0;
}

bool sandbox_run(struct sandbox *box, int budget_ms, lua_CFunction function, void *argument,
                 struct err *err)
{
    begin(box, budget_ms);
    lua_State *L = box->L;
    lua_settop(L, 0);
    lua_pushcfunction(L, describe);
    lua_pushcfunction(L, run);
    lua_pushcfunction(L, function);
    lua_pushlightuserdata(L, argument);
    int status = lua_pcall(L, 2, 0, 1);
    bool done = status == LUA_OK || (status == LUA_ERRRUN ? err_set(err, "%s", box->failure.text)
                                                          : without_description(box, status, err));
    lua_sethook(L, NULL, 0, 0);
    lua_settop(L, 0);
    explicit_bzero(&box->failure, sizeof box->failure);
    box->running = false;
    return done;
}

static int collect(lua_State *L)
{
    lua_gc(L, LUA_GCCOLLECT);
    return 0;
}

/* Lua gives back half of a deep call's frames at each round. */
size_t sandbox_collect(struct sandbox *box)
{
    size_t before;
    do {
        before = box->used;
        sandbox_run(box, SCRIPT_LOAD_MS, collect, NULL, NULL);
    } while (box->used < before);
    return box->used;
}
