/* What lint found: a list that is sorted once, when all rules have run. */
#include "workshop/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/json.h"
#include "base/safe_text.h"
#include "base/vec.h"

static const char *const level_names[] = {"note", "warning", "error"};

struct report *report_create(void)
{
    struct report *report = xcalloc(1, sizeof *report);
    report->arena = arena_create();
    return report;
}

void report_free(struct report *report)
{
    if (!report)
        return;
    arena_destroy(report->arena);
    free(report->findings);
    free(report->offs);
    free(report);
}

static struct report_off *find_off(const struct report *report, const char *rule)
{
    for (size_t i = 0; i < report->off_count; i++) {
        if (strcmp(report->offs[i].rule, rule) == 0)
            return &report->offs[i];
    }
    return NULL;
}

void report_add(struct report *report, enum level level, const char *rule, const char *file,
                int line, const char *text)
{
    struct report_off *off = find_off(report, rule);
    if (off) {
        off->hidden++;
        return;
    }
    vec_push(report->findings, report->count, report->room,
             (struct finding){
                 .file = arena_strdup(report->arena, file),
                 .line = line,
                 .level = level,
                 .rule = arena_strdup(report->arena, rule),
                 .text = arena_strdup(report->arena, text),
             });
}

void report_turn_off(struct report *report, const char *rule, const char *reason)
{
    vec_push(report->offs, report->off_count, report->off_room,
             (struct report_off){
                 .rule = arena_strdup(report->arena, rule),
                 .reason = arena_strdup(report->arena, reason),
             });
}

static int by_place(const void *a, const void *b)
{
    const struct finding *one = a, *other = b;
    int order = strcmp(one->file, other->file);
    if (order == 0)
        order = (one->line > other->line) - (one->line < other->line);
    if (order == 0)
        order = strcmp(one->rule, other->rule);
    return order ? order : strcmp(one->text, other->text);
}

void report_sort(struct report *report)
{
    if (report->count == 0)
        return;
    qsort(report->findings, report->count, sizeof *report->findings, by_place);
    size_t kept = 1;
    for (size_t i = 1; i < report->count; i++) {
        if (by_place(&report->findings[kept - 1], &report->findings[i]) != 0)
            report->findings[kept++] = report->findings[i];
    }
    report->count = kept;
}

size_t report_count(const struct report *report, enum level level)
{
    size_t count = 0;
    for (size_t i = 0; i < report->count; i++)
        count += report->findings[i].level == level;
    return count;
}

static const char *ending(size_t count)
{
    return count == 1 ? "" : "s";
}

void report_print(const struct report *report, struct buf *out)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        char line[16] = "";
        if (finding->line > 0)
            snprintf(line, sizeof line, ":%d", finding->line);
        safe_line(out, "%s%s: %s: %s [%s]", finding->file, line, level_names[finding->level],
                  finding->text, finding->rule);
    }
    for (size_t i = 0; i < report->off_count; i++) {
        const struct report_off *off = &report->offs[i];
        safe_line(out, "%s is off (%zu not shown): %s", off->rule, off->hidden, off->reason);
    }
    size_t errors = report_count(report, LEVEL_ERROR),
           warnings = report_count(report, LEVEL_WARNING);
    buf_printf(out, "%zu error%s, %zu warning%s\n", errors, ending(errors), warnings,
               ending(warnings));
}

static void print_finding(struct json *json, const struct finding *finding)
{
    json_open(json, '{');
    json_key(json, "file");
    json_text(json, finding->file);
    json_key(json, "line");
    json_int(json, finding->line);
    json_key(json, "level");
    json_text(json, level_names[finding->level]);
    json_key(json, "rule");
    json_text(json, finding->rule);
    json_key(json, "text");
    json_text(json, finding->text);
    json_close(json, '}');
}

static void print_off(struct json *json, const struct report_off *off)
{
    json_open(json, '{');
    json_key(json, "rule");
    json_text(json, off->rule);
    json_key(json, "reason");
    json_text(json, off->reason);
    json_key(json, "hidden");
    json_int(json, (int64_t)off->hidden);
    json_close(json, '}');
}

void report_print_json(const struct report *report, struct buf *out)
{
    struct json json = {.out = out};
    json_open(&json, '{');
    json_key(&json, "findings");
    json_open(&json, '[');
    for (size_t i = 0; i < report->count; i++)
        print_finding(&json, &report->findings[i]);
    json_close(&json, ']');
    json_key(&json, "off");
    json_open(&json, '[');
    for (size_t i = 0; i < report->off_count; i++)
        print_off(&json, &report->offs[i]);
    json_close(&json, ']');
    json_key(&json, "errors");
    json_int(&json, (int64_t)report_count(report, LEVEL_ERROR));
    json_key(&json, "warnings");
    json_int(&json, (int64_t)report_count(report, LEVEL_WARNING));
    json_close(&json, '}');
    buf_puts(out, "\n");
}
