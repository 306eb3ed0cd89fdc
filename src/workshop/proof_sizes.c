/* sizes.html: all pictures, page by page, as a table of displays and languages by text
   sizes and themes. */
#include <string.h>

#include "base/file.h"
#include "workshop/html.h"
#include "workshop/proof.h"

static const char style[] =
    "body{font:11pt/1.35 'Noto Sans',Arial,sans-serif;color:#14232d;margin:6mm}\n"
    "h1{font-size:18pt}summary{font-size:13pt;padding:2mm 0;cursor:pointer}\n"
    "table{border-collapse:collapse}\n"
    "th,td{text-align:left;vertical-align:top;padding:1mm 3mm 2mm 0;font-size:9pt;"
    "font-weight:normal}\n"
    "img{height:30mm;border:.3mm solid #76898f;margin:0 1mm 1mm 0}\n"
    "@media print{details{break-inside:avoid}}\n";

/* Shots of one page in one order: display and language are a line. */
static bool is_same_line(const struct shot *one, const struct shot *other)
{
    return strcmp(one->display, other->display) == 0 && strcmp(one->language, other->language) == 0;
}

static void write_shot(struct html *html, struct arena *arena, const struct shot *shot)
{
    html_open(html, "td");
    html_printf(html, "%d %% %s", shot->text_size, shot->dark ? "dark" : "calm");
    html_open(html, "br");
    html_close_empty(html);
    for (int i = 1; i <= shot->screens; i++) {
        const char *png = shots_png(arena, shot, i);
        html_open(html, "a");
        html_attr(html, "href", "%s", png);
        html_open(html, "img");
        html_attr(html, "src", "%s", png);
        html_attr(html, "loading", "lazy");
        html_attr(html, "alt", "%s, screen %d of %d", shot->page, i, shot->screens);
        html_close_empty(html);
        html_close(html, "a");
    }
    html_close(html, "td");
}

static void write_page(struct html *html, struct arena *arena, const struct shots_list *shots,
                       const char *page)
{
    const struct shot *last = NULL;
    html_open(html, "details");
    html_element(html, "summary", NULL, page);
    html_open(html, "table");
    for (size_t i = 0; i < shots->count; i++) {
        const struct shot *shot = &shots->items[i];
        if (strcmp(shot->page, page) != 0)
            continue;
        if (!last || !is_same_line(last, shot)) {
            if (last)
                html_close(html, "tr");
            html_open(html, "tr");
            html_element(html, "th", NULL,
                         arena_printf(arena, "%s %s", shot->display, shot->language));
        }
        write_shot(html, arena, shot);
        last = shot;
    }
    if (last)
        html_close(html, "tr");
    html_close(html, "table");
    html_close(html, "details");
}

bool proof_write_sizes(const struct proof *proof, struct err *err)
{
    struct arena *arena = arena_create();
    const struct pack *pack = proof->lint->pack;
    struct buf text = {0};
    struct html html = {.out = &text};
    html_begin(&html, "en", arena_printf(arena, "Sizes: %s", proof->lint->info->title), style);
    html_element(&html, "h1", NULL, proof->lint->info->title);
    html_element(&html, "p", NULL,
                 "Open a page to see it on each display, in each "
                 "language, text size and theme.");
    for (size_t i = 0; i < pack_page_count(pack); i++) {
        if (proof_wants(proof, pack_page(pack, i)))
            write_page(&html, arena, proof->shots, pack_page(pack, i));
    }
    html_end(&html);
    bool good =
        file_replace(arena_printf(arena, "%s/sizes.html", proof->out), text.bytes, text.len, err);
    arena_destroy(arena);
    buf_free(&text);
    return good;
}
