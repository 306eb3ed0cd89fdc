/* proof.html: what someone who answers for the words reads and signs, page by page, all
   languages side by side. */
#include "workshop/proof.h"

#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "locale/language.h"
#include "workshop/proof_cover.h"

static const char style[] =
    "@page{margin:10mm 12mm;@bottom-right{content:counter(page);font:9pt sans-serif}}\n"
    "body{font:11pt/1.35 'Noto Sans',Arial,sans-serif;color:#14232d;background:#fff;"
    "max-width:190mm;margin:0 auto;padding:4mm}\n"
    "h1{font-size:20pt;line-height:1.2;margin:0 0 3mm}\n"
    "h2{font-size:13pt;line-height:1.2;margin:0 0 .5mm}\n"
    "h3{font-size:9pt;margin:0;line-height:1.2;color:#42545f}\n"
    "p{margin:1mm 0}\n"
    "table{border-collapse:collapse;width:100%;margin:2mm 0 4mm}\n"
    "th,td{text-align:left;vertical-align:top;padding:1mm 2mm 1mm 0;"
    "border-bottom:.3mm solid #cfd8da;font-weight:normal}\n"
    "th{color:#42545f;width:42mm}\n"
    ".hash{font:9pt monospace;word-break:break-all}\n"
    ".draft{border:.7mm solid #8f2a15;background:#fde8e1;padding:2mm 3mm;margin:3mm 0}\n"
    ".index{columns:3;column-gap:6mm;font-size:9.5pt;list-style:none;padding:0;"
    "margin:2mm 0}\n"
    ".index li{break-inside:avoid;margin:.4mm 0}\n"
    "a{color:#0b5563}\n"
    ".row{border-top:.7mm solid #14232d;padding:1.5mm 0 "
    "2.5mm;margin:0;break-inside:avoid}\n"
    ".id{font-size:9.5pt;color:#42545f;font-weight:normal}\n"
    ".langs{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);gap:6mm}\n"
    ".langs>div{display:flex;flex-direction:column}\n"
    "figure{margin:.5mm 0 1mm;display:grid;gap:1.5mm;grid-template-columns:1fr}\n"
    "figure.many{grid-template-columns:1fr 1fr}\n"
    "figure img{display:block;max-width:100%;max-height:35mm;"
    "border:.3mm solid #76898f;box-sizing:border-box}\n"
    "ul.read{list-style:none;margin:0 0 1mm;padding:0;font-size:9.5pt;line-height:1.22}\n"
    "ul.read li{margin:.4mm 0;break-inside:avoid}\n"
    ".state figure img{max-height:26mm}\n"
    ".heading{font-weight:bold}\n"
    ".item{padding-left:4mm}\n"
    ".warning{border-left:1mm solid #8f2a15;padding-left:2mm}\n"
    ".kind{color:#42545f;font-size:8.5pt}\n"
    ".source{font-size:9pt;color:#42545f}\n"
    ".facts{font-size:8.5pt;line-height:1.2;color:#42545f;margin-top:auto}\n"
    ".good{color:#0b5563}.open{color:#8f2a15}\n"
    ".sign{display:grid;grid-template-columns:4fr 4fr 3fr;gap:0 3mm;font-size:8.5pt;"
    "color:#42545f;margin-top:1mm}\n"
    ".sign span{border-bottom:.3mm solid #14232d;height:7mm;display:flex;"
    "align-items:flex-end}\n"
    "@media screen and (max-width:600px){.langs{grid-auto-flow:row}}\n";

static const char *class_of(enum readout_kind kind)
{
    switch (kind) {
    case READOUT_HEADING: return "heading";
    case READOUT_TEXT: return NULL;
    case READOUT_ITEM:
    case READOUT_CHOICE: return "item";
    case READOUT_WARNING: return "warning";
    case READOUT_SOURCE: return "source";
    case READOUT_BUTTON:
    case READOUT_CARD:
    case READOUT_PICTURE:
    case READOUT_ON_PICTURE:
    case READOUT_CODE: return NULL;
    }
    return NULL;
}

static const char *word_of(enum readout_kind kind)
{
    switch (kind) {
    case READOUT_BUTTON:
    case READOUT_CARD: return "Button: ";
    case READOUT_CHOICE: return "To tick: ";
    case READOUT_PICTURE: return "Picture, as read aloud: ";
    case READOUT_ON_PICTURE: return "On the picture: ";
    case READOUT_CODE: return "QR code: ";
    case READOUT_HEADING:
    case READOUT_TEXT:
    case READOUT_ITEM:
    case READOUT_SOURCE:
    case READOUT_WARNING: return NULL;
    }
    return NULL;
}

static void write_lines(struct html *html, const struct proof_cell *cell)
{
    html_open(html, "ul");
    html_attr(html, "class", "read");
    for (int i = 0; i < cell->count; i++) {
        const struct readout_line *line = &cell->lines[i];
        const char *class = class_of(line->kind), *word = word_of(line->kind);
        html_open(html, "li");
        if (class)
            html_attr(html, "class", "%s", class);
        if (word)
            html_element(html, "span", "kind", word);
        html_marked(html, line->text);
        html_close(html, "li");
    }
    html_close(html, "ul");
}

static void write_pictures(struct html *html, const struct proof_row *row,
                           const struct proof_cell *cell)
{
    html_open(html, "figure");
    if (cell->screens > 1)
        html_attr(html, "class", "many");
    for (int i = 0; i < cell->screens; i++) {
        if (!*cell->pngs[i])
            continue;
        html_open(html, "a");
        html_attr(html, "href", "%s", cell->pngs[i]);
        html_open(html, "img");
        html_attr(html, "src", "%s", cell->pngs[i]);
        html_attr(html, "alt", "%s, screen %d of %d", row->page, i + 1, cell->screens);
        html_close_empty(html);
        html_close(html, "a");
    }
    html_close(html, "figure");
}

static void write_approval(struct html *html, enum approval approval, const struct review *review)
{
    switch (approval) {
    case APPROVAL_GOOD:
        html_open(html, "strong");
        html_attr(html, "class", "good");
        html_printf(html, "Approved by %s on %s.", review->by, review->date);
        html_close(html, "strong");
        return;
    case APPROVAL_CHANGED:
        html_open(html, "strong");
        html_attr(html, "class", "open");
        html_printf(html, "Changed since %s approved it on %s.", review->by, review->date);
        html_close(html, "strong");
        return;
    case APPROVAL_NONE: html_element(html, "strong", "open", "Not approved."); return;
    }
}

static void write_grade(struct html *html, const struct proof_cell *cell)
{
    bool english = cell->measure && strcmp(cell->measure, "FKGL") == 0;
    html_printf(html, "%d words. ", cell->words);
    if (english)
        html_printf(html, "Grade %.1f (FKGL, at most 6). ", cell->grade);
    else if (cell->measure)
        html_printf(html, "%s %.0f (at least 65). ", cell->measure, cell->grade);
}

static void write_sign(struct html *html)
{
    html_open(html, "div");
    html_attr(html, "class", "sign");
    html_element(html, "span", NULL, "Name");
    html_element(html, "span", NULL, "Signature");
    html_element(html, "span", NULL, "Date");
    html_close(html, "div");
}

/* How hard it is, who has approved it; room to sign where no one has. */
static void write_verdict(struct html *html, const struct proof *proof, const struct proof_row *row,
                          const struct proof_cell *cell)
{
    const struct review *review;
    enum approval approval = proof_approval(proof, cell->language, row->page, &review);
    html_open(html, "p");
    html_attr(html, "class", "facts");
    html_attr(html, "lang", "en");
    html_attr(html, "dir", "ltr");
    write_grade(html, cell);
    write_approval(html, approval, review);
    if (proof->lint->info->review_by)
        html_printf(html, " Next review by %s.", proof->lint->info->review_by);
    html_close(html, "p");
    if (approval != APPROVAL_GOOD)
        write_sign(html);
}

static void write_cell(struct html *html, const struct proof *proof, const struct proof_row *row,
                       const struct proof_cell *cell)
{
    html_open(html, "div");
    html_attr(html, "lang", "%s", cell->language);
    if (language_is_rtl(cell->language))
        html_attr(html, "dir", "rtl");
    html_element(html, "h3", NULL, language_own_name(cell->language));
    write_pictures(html, row, cell);
    write_lines(html, cell);
    if (row->state == 0)
        write_verdict(html, proof, row, cell);
    html_close(html, "div");
}

/* Its first heading in the first language; of a state, which shows it no more, its id. */
static const char *title_of(const struct proof_row *row)
{
    const struct proof_cell *cell = &row->cells[0];
    for (int i = 0; i < cell->count && row->state == 0; i++) {
        if (cell->lines[i].kind == READOUT_HEADING)
            return cell->lines[i].text;
    }
    return row->page;
}

static void write_title(struct html *html, const struct proof_row *row)
{
    html_open(html, "h2");
    html_text(html, title_of(row));
    html_open(html, "span");
    html_attr(html, "class", "id");
    if (row->state > 0)
        html_printf(html, "  further words %s", row->after);
    else
        html_printf(html, "  %s", row->page);
    html_close(html, "span");
    html_close(html, "h2");
}

static void write_row(struct html *html, const struct proof *proof, const struct proof_row *row)
{
    html_open(html, "section");
    html_attr(html, "class", "%s", row->state > 0 ? "row state" : "row");
    html_attr(html, "id", "%s.%d", row->page, row->state);
    html_attr(html, "data-page", "%s", row->page);
    write_title(html, row);
    html_open(html, "div");
    html_attr(html, "class", "langs");
    for (int i = 0; i < row->cell_count; i++) {
        if (row->cells[i].language)
            write_cell(html, proof, row, &row->cells[i]);
    }
    html_close(html, "div");
    html_close(html, "section");
}

bool proof_write(const struct proof *proof, struct err *err)
{
    struct proof_rows rows;
    struct buf text = {0};
    struct html html = {.out = &text};
    struct arena *arena = arena_create();
    bool good = proof_rows_make(&rows, proof, err);
    html_begin(&html, "en", arena_printf(arena, "Proof: %s", proof->lint->info->title), style);
    proof_write_cover(&html, proof, &rows);
    for (size_t i = 0; i < rows.count; i++)
        write_row(&html, proof, &rows.items[i]);
    html_end(&html);
    good = good && file_replace(arena_printf(arena, "%s/proof.html", proof->out), text.bytes,
                                text.len, err);
    if (rows.failed && good)
        good = err_set(err, "%s/proof.html: pictures of states are missing", proof->out);
    arena_destroy(arena);
    proof_rows_free(&rows);
    buf_free(&text);
    return good;
}
