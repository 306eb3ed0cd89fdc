/* Findings of screens, once each: the key says what is the same, the place what came first. */
#include "workshop/told.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/vec.h"

struct told_head {
    uint64_t key;
    int at[LINT_AT_MANY];
    int line;
};

struct told_finding {
    struct told_head head;
    const char *rule, *file, *text;
};

static bool is_before(const int *a, const int *b)
{
    int i = 0;
    while (i < LINT_AT_MANY - 1 && a[i] == b[i])
        i++;
    return a[i] < b[i];
}

static void keep(struct told *told, struct told_finding finding)
{
    size_t i = 0;
    while (i < told->count && told->items[i].head.key != finding.head.key)
        i++;
    if (i < told->count && !is_before(finding.head.at, told->items[i].head.at))
        return;
    if (!told->arena)
        told->arena = arena_create();
    vec_grow(told->items, i, told->room);
    finding.rule = arena_strdup(told->arena, finding.rule);
    finding.file = arena_strdup(told->arena, finding.file);
    finding.text = arena_strdup(told->arena, finding.text);
    told->items[i] = finding;
    told->count += i == told->count;
}

void told_find(struct told *told, const struct lint_visit *visit, const char *rule,
               const struct node *node, const char *what, const char *text)
{
    char whole[LINT_TEXT_BYTES];
    bool placed = node && node->file;
    struct told_finding finding = {.rule = rule,
                                   .file = placed ? node->file : visit->file,
                                   .text = whole,
                                   .head.line = placed ? node->line : 0};
    uint64_t key = hash_bytes(HASH_START, &finding.head.line, sizeof finding.head.line);
    key = hash_text(hash_text(key, placed ? node->file : ""), rule);
    finding.head.key = hash_text(key, what);
    memcpy(finding.head.at, visit->at, sizeof finding.head.at);
    const struct variant *variant = &visit->stage->variant;
    const struct display *display = &variant->display;
    snprintf(whole, sizeof whole, "%s (%dx%d@%g, %s, %d %%, %s, screen %d%s%s)", text,
             display->w_px, display->h_px, display->inches, variant->language, variant->text_size,
             variant->dark ? "dark" : "calm", visit->stage->scene.screen + 1,
             visit->after[0] ? ", " : "", visit->after);
    keep(told, finding);
}

void told_write(const struct told *told, struct buf *out)
{
    for (size_t i = 0; i < told->count; i++) {
        const struct told_finding *finding = &told->items[i];
        buf_append(out, &finding->head, sizeof finding->head);
        buf_append(out, finding->rule, strlen(finding->rule) + 1);
        buf_append(out, finding->file, strlen(finding->file) + 1);
        buf_append(out, finding->text, strlen(finding->text) + 1);
    }
}

static const char *read_text(const char **at)
{
    const char *text = *at;
    *at += strlen(text) + 1;
    return text;
}

void told_read(struct told *told, const struct buf *bytes)
{
    const char *at = bytes->bytes;
    while (at && at < bytes->bytes + bytes->len) {
        struct told_finding finding;
        memcpy(&finding.head, at, sizeof finding.head);
        at += sizeof finding.head;
        finding.rule = read_text(&at);
        finding.file = read_text(&at);
        finding.text = read_text(&at);
        keep(told, finding);
    }
}

void told_report(struct told *told, struct lint *lint)
{
    for (size_t i = 0; i < told->count; i++) {
        const struct told_finding *finding = &told->items[i];
        lint_find(lint, finding->rule, finding->file, finding->head.line, "%s", finding->text);
    }
    told_free(told);
}

void told_free(struct told *told)
{
    arena_destroy(told->arena);
    free(told->items);
    *told = (struct told){0};
}
