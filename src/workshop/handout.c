/* handout-LANG.html: one sheet for the desk, two sides in large print, made of words that
   the pack already has. */
#include "workshop/handout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/log.h"
#include "locale/language.h"
#include "offices/offices.h"
#include "workshop/html.h"
#include "workshop/lua.h"
#include "workshop/proof.h"

#define OFFICES_MOST 16

struct sheet { /* of one language */
    const char *language;
    struct handout_part parts[PACK_HANDOUT]; /* by the order of `handout` */
};

struct gather {
    const struct proof *proof;
    struct arena *arena;
    struct sheet sheets[PACK_LANGUAGES];
    bool is_locator[PACK_HANDOUT]; /* of which the offices are told, not its words */
};

static const char style[] =
    "@page{margin:12mm}\n"
    "body{font-family:'Noto Sans',Arial,sans-serif;line-height:1.25;color:#000;"
    "background:#fff;margin:0 auto;max-width:186mm}\n"
    ".side{display:flex;flex-direction:column;min-height:250mm;"
    "justify-content:space-between}\n"
    ".side:first-of-type{break-after:page}\n"
    "header{border-bottom:.7mm solid #000;padding-bottom:1mm}\n"
    "header p{margin:0;font-weight:bold}\n"
    "h2{font-size:1.25em;line-height:1.2;margin:0 0 .15em}\n"
    "p{margin:0 0 .25em}\n"
    "ul{margin:0;padding:0 0 0 1.6em}\n"
    ".two{columns:2;column-gap:14pt}.two li{padding-right:.3em}\n"
    "ul.tick{list-style:none}\n"
    "ul.tick li:before{content:'';display:inline-block;width:.75em;height:.75em;"
    "border:.1em solid #000;margin:0 .6em 0 -1.5em;vertical-align:-.05em}\n"
    "li{margin:0 0 .25em;break-inside:avoid}\n"
    ".warning{border:.6mm solid #000;padding:.2em .6em;margin:.2em 0 .25em;"
    "font-weight:bold}\n"
    "section.part{break-inside:avoid}\n"
    "footer{border-top:.3mm solid #000;font-size:9pt;padding-top:1mm}\n"
    "@media screen{.side{padding:12mm}}\n";

static int handout_index(const struct pack_info *info, const char *page)
{
    for (int i = 0; i < info->handout_count; i++) {
        if (strcmp(info->handout[i], page) == 0)
            return i;
    }
    return -1;
}

static bool has_choices(const struct readout *readout)
{
    for (int i = 0; i < readout->count; i++) {
        if (readout->lines[i].kind == READOUT_CHOICE)
            return true;
    }
    return false;
}

/* Buttons, pictures and small print stay on the screen; so does what is said of touching
   a list that on paper is ticked with a pen. */
static bool is_for_paper(enum readout_kind kind, bool choices)
{
    switch (kind) {
    case READOUT_CHOICE: return true;
    case READOUT_TEXT:
    case READOUT_ITEM:
    case READOUT_WARNING: return !choices;
    case READOUT_HEADING:
    case READOUT_BUTTON:
    case READOUT_CARD:
    case READOUT_PICTURE:
    case READOUT_ON_PICTURE:
    case READOUT_CODE:
    case READOUT_SOURCE: return false;
    }
    return false;
}

static void copy_part(struct arena *arena, const struct readout *readout, bool words,
                      struct handout_part *part)
{
    bool choices = has_choices(readout);
    part->title = arena_strdup(arena, readout->visit->stage->page.title);
    part->lines = arena_alloc(arena, (size_t)(readout->count + 1) * sizeof *part->lines);
    for (int i = 0; words && i < readout->count; i++) {
        const struct readout_line *line = &readout->lines[i];
        if (is_for_paper(line->kind, choices))
            part->lines[part->count++] =
                (struct readout_line){line->kind, arena_strdup(arena, line->text)};
    }
}

static void on_page(struct lint *lint, const struct readout *readout, void *context)
{
    struct gather *gather = context;
    const struct lint_visit *visit = readout->visit;
    int part = handout_index(lint->info, visit->page), language = 0;
    if (part < 0 || *visit->after)
        return;
    while (strcmp(lint_language(lint, language), visit->language) != 0)
        language++;
    copy_part(gather->arena, readout, !gather->is_locator[part],
              &gather->sheets[language].parts[part]);
}

/* A page that is made by locator{} stands for the list of the offices. */
static bool is_locator(struct gather *gather, const char *page)
{
    struct lint *lint = gather->proof->lint;
    struct buf text = {0};
    bool found = false;
    const char *path = arena_printf(gather->arena, "pages/%s.lua", page);
    if (pack_read(lint->pack, path, SCRIPT_FILE_MAX, &text, NULL)) {
        const struct lua_token *at = lua_read(gather->arena, text.bytes, text.len);
        for (; at->kind != SOURCE_END && !found; at++)
            found = at->kind == SOURCE_NAME && strcmp(at->text, "locator") == 0;
    }
    buf_free(&text);
    return found;
}

static struct office_place no_place(void *context, const char *zip)
{
    (void)context;
    (void)zip;
    return (struct office_place){0};
}

static void no_warning(void *context, const char *message)
{
    (void)context;
    (void)message;
}

static const char *cell(const struct table *table, size_t row, const char *name)
{
    int column = table_column(table, name);
    return column < 0 ? "" : table_cell(table, row, (size_t)column);
}

static int by_priority(const void *a, const void *b)
{
    const struct office *one = a, *other = b;
    int order = (one->priority > other->priority) - (one->priority < other->priority);
    return order ? order : (one->row > other->row) - (one->row < other->row);
}

/* Its phone, its name, and its town where that is another; its street too if there are
 * few. */
static const char *describe(struct gather *gather, const struct table *table,
                            const struct office *office, bool street)
{
    struct arena *arena = gather->arena;
    const char *city = cell(table, office->row, "city");
    const char *text = arena_printf(arena, "**%s** %s", office->phone, office->name);
    if (street)
        text = arena_printf(arena, "%s, %s", text, cell(table, office->row, "street"));
    if (street || strcmp(city, office->name) != 0)
        text = arena_printf(arena, "%s, %s", text, city);
    return arena_printf(arena, "%s, %s", text, cell(table, office->row, "state"));
}

static int list_offices(struct gather *gather, const struct table *table,
                        const struct offices *offices, struct readout_line **out)
{
    size_t count = offices->count > OFFICES_MOST ? OFFICES_MOST : offices->count;
    struct office *sorted = xcalloc(offices->count + 1, sizeof *sorted);
    memcpy(sorted, offices->items, offices->count * sizeof *sorted);
    qsort(sorted, offices->count, sizeof *sorted, by_priority);
    *out = arena_alloc(gather->arena, (count + 1) * sizeof **out);
    for (size_t i = 0; i < count; i++) {
        (*out)[i] = (struct readout_line){READOUT_ITEM,
                                          describe(gather, table, &sorted[i], offices->count <= 4)};
    }
    if (count < offices->count)
        log_warn("handout: %zu of %zu offices, by priority", count, offices->count);
    free(sorted);
    return (int)count;
}

static int read_offices(struct gather *gather, struct readout_line **out)
{
    const struct pack *pack = gather->proof->lint->pack;
    static const struct office_checks checks = {NULL, no_place, no_warning, NULL};
    struct buf bytes = {0};
    struct table table;
    struct offices offices;
    int count = 0;
    if (pack_has(pack, OFFICES_PATH) &&
        pack_read(pack, OFFICES_PATH, TABLE_MAX_BYTES, &bytes, NULL) &&
        table_read(&table, gather->arena, OFFICES_PATH, bytes.len ? bytes.bytes : "", bytes.len,
                   NULL) &&
        offices_read(&offices, gather->arena, &table, &checks, NULL))
        count = list_offices(gather, &table, &offices, out);
    buf_free(&bytes);
    return count;
}

static void write_list(struct html *html, const struct readout_line *lines, int count,
                       bool two_columns)
{
    html_open(html, "ul");
    html_attr(html, "class", "%s%s", lines[0].kind == READOUT_CHOICE ? "tick" : "plain",
              two_columns ? " two" : "");
    for (int i = 0; i < count; i++) {
        html_open(html, "li");
        html_marked(html, lines[i].text);
        html_close(html, "li");
    }
    html_close(html, "ul");
}

static void write_part(struct html *html, const struct handout_part *part, int pt)
{
    html_open(html, "section");
    html_attr(html, "class", "part");
    html_element(html, "h2", NULL, part->title);
    for (int i = 0; i < part->count;) {
        bool two_columns;
        const struct readout_line *line = &part->lines[i];
        int list = handout_list(part, i, pt, &two_columns);
        if (list > 0) {
            write_list(html, line, list, two_columns);
        } else {
            html_open(html, "p");
            if (line->kind == READOUT_WARNING)
                html_attr(html, "class", "warning");
            html_marked(html, line->text);
            html_close(html, "p");
        }
        i += list > 0 ? list : 1;
    }
    html_close(html, "section");
}

static void write_head(struct html *html, const struct lint *lint, const char *language)
{
    const char *name = pack_slot(lint->pack, "name", language, NULL),
               *phone = pack_slot(lint->pack, "phone", language, NULL);
    html_open(html, "header");
    html_element(html, "p", NULL, name ? name : lint->info->title);
    if (phone)
        html_element(html, "p", NULL, phone);
    html_close(html, "header");
}

/* For the staff, so in the words of the program: what must not be given out yet. */
static void write_foot(struct html *html, const struct proof *proof, const char *language)
{
    const struct pack_info *info = proof->lint->info;
    bool source = strcmp(language, info->languages[0]) == 0;
    bool translated = info->translated && strcmp(info->translated, "yes") == 0;
    html_open(html, "footer");
    html_attr(html, "lang", "en");
    html_attr(html, "dir", "ltr");
    html_printf(html, "%s %s", info->id, info->version);
    if (info->review_by)
        html_printf(html, ", next review by %s", info->review_by);
    if (!info->reviewed)
        html_element(html, "strong", NULL, ". DRAFT: not checked by a clinician, do not give out.");
    if (!source && !translated)
        html_element(html, "strong", NULL, " DRAFT of a translation.");
    html_close(html, "footer");
}

static void write_side(struct html *html, const struct proof *proof, const struct sheet *sheet,
                       int first, int end, int pt)
{
    html_open(html, "div");
    html_attr(html, "class", "side");
    if (first == 0)
        write_head(html, proof->lint, sheet->language);
    for (int i = first; i < end; i++)
        write_part(html, &sheet->parts[i], pt);
    write_foot(html, proof, sheet->language);
    html_close(html, "div");
}

static bool write_sheet(struct gather *gather, const struct sheet *sheet, struct err *err)
{
    const struct proof *proof = gather->proof;
    const struct pack_info *info = proof->lint->info;
    int first_side, count = info->handout_count;
    int pt = handout_fit(sheet->parts, count, &first_side);
    if (pt == 0)
        return err_set(err,
                       "handout in %s: more than the two sides of a sheet at %d pt: name "
                       "fewer pages in handout of pack.conf",
                       language_own_name(sheet->language), HANDOUT_LEAST_PT);
    struct buf text = {0};
    struct html html = {.out = &text};
    html_begin(&html, sheet->language, info->title, style);
    html_open(&html, "div");
    html_attr(&html, "style", "font-size:%dpt", pt);
    if (language_is_rtl(sheet->language))
        html_attr(&html, "dir", "rtl");
    write_side(&html, proof, sheet, 0, first_side, pt);
    write_side(&html, proof, sheet, first_side, count, pt);
    html_close(&html, "div");
    html_end(&html);
    bool good =
        file_replace(arena_printf(gather->arena, "%s/handout-%s.html", proof->out, sheet->language),
                     text.bytes, text.len, err);
    buf_free(&text);
    return good;
}

static bool check_parts(const struct gather *gather, const struct sheet *sheet, struct err *err)
{
    const struct pack_info *info = gather->proof->lint->info;
    for (int i = 0; i < info->handout_count; i++) {
        if (!sheet->parts[i].title)
            return err_set(err, "handout: the page %s can not be shown in %s", info->handout[i],
                           sheet->language);
    }
    return true;
}

static bool write_all(struct gather *gather, struct err *err)
{
    struct lint *lint = gather->proof->lint;
    struct readout_line *offices = NULL;
    for (int i = 0; i < lint->info->handout_count; i++)
        gather->is_locator[i] = is_locator(gather, lint->info->handout[i]);
    bool good = readout_each(lint, on_page, gather, err);
    int office_count = read_offices(gather, &offices);
    for (int l = 0; good && l < lint_language_count(lint); l++) {
        struct sheet *sheet = &gather->sheets[l];
        sheet->language = lint_language(lint, l);
        for (int i = 0; i < lint->info->handout_count; i++) {
            if (!gather->is_locator[i])
                continue;
            sheet->parts[i].lines = offices;
            sheet->parts[i].count = office_count;
        }
        good = check_parts(gather, sheet, err) && write_sheet(gather, sheet, err);
    }
    return good;
}

bool proof_write_handouts(const struct proof *proof, struct err *err)
{
    if (proof->lint->info->handout_count == 0)
        return err_set(err, "--handout: pack.conf names no pages for it: write handout = "
                            "PAGE PAGE");
    struct gather *gather = xcalloc(1, sizeof *gather);
    gather->proof = proof;
    gather->arena = arena_create();
    bool good = write_all(gather, err);
    arena_destroy(gather->arena);
    free(gather);
    return good;
}
