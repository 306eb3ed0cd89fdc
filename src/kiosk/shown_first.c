/* state/first: the stack whose first pages were drawn last, and on what. They are drawn for nobody
   at a start, as a clinic's layer may fail there; those that were need it no more until the program,
   the display or the office is another. A damaged file says that nothing was drawn. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/log.h"
#include "kiosk/shown_inner.h"

#define KEY_CHARS 17 /* and the line's end */

/* The program's file stands for the core's, which come with it. */
static uint64_t key_of(const struct shown *shown, const struct store_stack *stack)
{
    const struct config *config = shown->config.config;
    const struct display *display = &shown->config.display;
    struct stat program = {0};
    stat("/proc/self/exe", &program);
    const int64_t facts[] = {display->w_px,          display->h_px,
                             display->distance_mm,   (int64_t)(display->inches * 1000),
                             program.st_size,        (int64_t)program.st_ino,
                             program.st_mtim.tv_sec, program.st_mtim.tv_nsec,
                             config->office != NULL, (int64_t)store_stack_key(stack)};
    uint64_t key = hash_bytes(HASH_START, facts, sizeof facts);
    return hash_text(key, config->office ? config->office : "");
}

static struct store_path path_of(const struct shown *shown)
{
    return store_path(&shown->store, "state/first");
}

static void write_key(uint64_t key, char out[KEY_CHARS + 1])
{
    snprintf(out, KEY_CHARS + 1, "%016" PRIx64 "\n", key);
}

bool shown_drew_first(const struct shown *shown, const struct store_stack *stack)
{
    char wanted[KEY_CHARS + 1];
    struct buf text = {0};
    write_key(key_of(shown, stack), wanted);
    bool same = file_read_own(path_of(shown).text, KEY_CHARS, &text, NULL) &&
                text.len == KEY_CHARS && memcmp(text.bytes, wanted, KEY_CHARS) == 0;
    buf_free(&text);
    return same;
}

void shown_note_first(const struct shown *shown, const struct store_stack *stack)
{
    char text[KEY_CHARS + 1];
    struct err err;
    write_key(key_of(shown, stack), text);
    if (!file_replace(path_of(shown).text, text, KEY_CHARS, &err))
        log_warn("noting that the first pages were drawn: %s", err.text);
}
