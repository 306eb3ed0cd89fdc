/* The cover of the proof: what a signature is under. */
#include "workshop/proof_cover.h"

#include <stdio.h>
#include <string.h>

#include "locale/language.h"

static void fact(struct html *html, const char *name, const char *class, const char *value)
{
    if (!value || !*value)
        return;
    html_open(html, "tr");
    html_element(html, "th", NULL, name);
    html_element(html, "td", class, value);
    html_close(html, "tr");
}

static void write_facts(struct html *html, const struct proof *proof)
{
    const struct pack_info *info = proof->lint->info;
    const struct conf *slots = pack_slots(proof->lint->pack);
    struct page_hash whole = page_hashes_whole(proof->hashes);
    char sequence[24];
    snprintf(sequence, sizeof sequence, "%lld", (long long)info->sequence);
    const char *variant = conf_get(slots, "variant");
    html_open(html, "table");
    fact(html, "Pack", NULL, info->id);
    fact(html, "Version", NULL, info->version);
    fact(html, "Sequence", NULL, sequence);
    fact(html, "Clinic", NULL, conf_get(slots, "name"));
    fact(html, "Variant", NULL, variant ? variant : "not filled in by the clinic");
    fact(html, "Reviewed by a clinician", NULL, info->reviewed ? "yes" : "no");
    fact(html, "Translations", NULL, info->translated ? info->translated : "draft");
    fact(html, "Next review by", NULL, info->review_by ? info->review_by : "not set");
    fact(html, "Hash of all words", "hash", whole.text);
    html_close(html, "table");
}

static void write_draft(struct html *html, const struct pack_info *info)
{
    bool translated = info->translated && strcmp(info->translated, "yes") == 0;
    if (info->reviewed && (translated || info->language_count == 1))
        return;
    html_open(html, "p");
    html_attr(html, "class", "draft");
    html_element(html, "strong", NULL, "Draft. ");
    if (!info->reviewed)
        html_text(html, "No clinician has reviewed this pack. ");
    if (!translated && info->language_count > 1)
        html_text(html, "No qualified translator has read its translations.");
    html_close(html, "p");
}

struct approver {
    const char *by, *date, *language;
    int pages;
};

/* One line for each person, day and language. */
static void write_approvers(struct html *html, const struct proof *proof)
{
    struct arena *arena = arena_create();
    size_t count = 0, open = 0;
    struct approver *all = arena_alloc(arena, (proof->hashes->count + 1) * sizeof *all);
    for (size_t i = 0; i < proof->hashes->count; i++) {
        const struct review *review;
        const struct page_hash *hash = &proof->hashes->items[i];
        if (page_hash_approval(hash, proof->reviews, &review) != APPROVAL_GOOD) {
            open++;
            continue;
        }
        size_t k = 0;
        while (k < count &&
               (strcmp(all[k].by, review->by) != 0 || strcmp(all[k].date, review->date) != 0 ||
                strcmp(all[k].language, review->language) != 0))
            k++;
        all[k] = (struct approver){review->by, review->date, review->language, all[k].pages + 1};
        count += k == count;
    }
    html_element(html, "h2", NULL, "Who has approved what");
    html_open(html, "table");
    for (size_t k = 0; k < count; k++)
        fact(html, all[k].by, NULL,
             arena_printf(arena, "%d pages in %s, %s", all[k].pages,
                          language_own_name(all[k].language), all[k].date));
    fact(
        html, "Not yet", "open",
        arena_printf(arena, "%zu of %zu pages, each language counted", open, proof->hashes->count));
    html_close(html, "table");
    arena_destroy(arena);
}

static bool is_open(const struct proof *proof, const struct proof_row *row)
{
    const struct review *review;
    for (int i = 0; i < row->cell_count; i++) {
        const char *language = row->cells[i].language;
        if (language && proof_approval(proof, language, row->page, &review) != APPROVAL_GOOD)
            return true;
    }
    return false;
}

static void write_index(struct html *html, const struct proof *proof, const struct proof_rows *rows)
{
    html_element(html, "h2", NULL, "Pages");
    html_open(html, "ul");
    html_attr(html, "class", "index");
    for (size_t i = 0; i < rows->count; i++) {
        const struct proof_row *row = &rows->items[i];
        if (row->state > 0)
            continue;
        html_open(html, "li");
        html_open(html, "a");
        html_attr(html, "href", "#%s.0", row->page);
        html_text(html, row->page);
        html_close(html, "a");
        bool open = is_open(proof, row);
        html_element(html, "span", open ? "open" : "good", open ? " to read" : " approved");
        html_close(html, "li");
    }
    html_close(html, "ul");
}

void proof_write_cover(struct html *html, const struct proof *proof, const struct proof_rows *rows)
{
    html_element(html, "h1", NULL, proof->lint->info->title);
    write_draft(html, proof->lint->info);
    write_facts(html, proof);
    if (proof->since)
        html_element(html, "p", "draft",
                     rows->count ? "Only the pages that have changed since they were "
                                   "approved are on this sheet."
                                 : "No page has changed since it was approved.");
    html_element(html, "p", NULL,
                 "Read each page, its pictures' texts and its sources; sign those that "
                 "may be shown. Then note it with: anteroom approve LAYER... --by NAME "
                 "(--page and --lang for some of them). A page that changes later has to "
                 "be read again, the others do not.");
    write_approvers(html, proof);
    write_index(html, proof, rows);
}
