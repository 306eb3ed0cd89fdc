/* What is seen, held on the boxes of every screen: the rules of screen.h under their ids of
   screen_rules.c, and those of text, reach and alternatives. What breaks in many
   variants is told once, of the first. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "base/vec.h"
#include "layout/qr.h"
#include "workshop/rule.h"
#include "workshop/screen.h"
#include "workshop/screens.h"

#define LINE_MAX_CHARS 70
#define LONELY_PERCENT 20 /* of the widest line: less is a word left alone */
#define ALT_MAX_WORDS 40
#define CODE_MAX_BYTES 300
#define SHRUNK_PERCENT 75  /* what must be seen at once may be shrunk so far */
#define REACH_LEAST_MM 380 /* Revised Section 508, 407.8: above the floor */
#define REACH_MOST_MM 1220

#define MUCH_PERCENT 50 /* of what a screen may take */

/* The bars of one display, text size and language stand still over all pages. */
struct bars_seen {
    struct display display;
    int text_size;
    const char *language;
    struct places_seen places;
};

struct layout_lint {
    struct lint *lint;
    const struct lint_visit *visit;
    struct breaches breaches;
    struct said said;
    uint64_t words_of; /* the visit whose words `words` are, as its first variant has them */
    char *words;
    struct bars_seen *bars;
    size_t bars_count, bars_room;
    struct told *told;
};

static void tell(struct layout_lint *layout, const char *rule, const struct node *node,
                 const char *what, const char *text)
{
    told_find(layout->told, layout->visit, rule, node, what, text);
}

static void tell_breach(void *context, enum screen_rule rule, const struct box *box,
                        const char *text)
{
    char told[500];
    snprintf(told, sizeof told, "%s: %s", screen_rule_names[rule], text);
    bool placed = box && box->node->file;
    tell(context, screen_rule_ids[rule], box ? box->node : NULL,
         placed ? screen_rule_names[rule] : text, told);
}

static void check_bars(struct layout_lint *layout)
{
    const struct stage *stage = layout->visit->stage;
    const struct variant *variant = &stage->variant;
    struct bars_seen *seen = NULL;
    for (size_t i = 0; i < layout->bars_count && !seen; i++) {
        const struct display *display = &layout->bars[i].display;
        if (memcmp(display, &variant->display, sizeof *display) == 0 &&
            layout->bars[i].text_size == variant->text_size &&
            strcmp(layout->bars[i].language, variant->language) == 0)
            seen = &layout->bars[i];
    }
    if (!seen) {
        vec_grow(layout->bars, layout->bars_count, layout->bars_room);
        seen = &layout->bars[layout->bars_count++];
        *seen = (struct bars_seen){.display = variant->display,
                                   .text_size = variant->text_size,
                                   .language = variant->language};
    }
    screen_check_bars(&layout->breaches, &seen->places, &stage->scene);
}

static uint64_t key_of(const struct lint_visit *visit)
{
    uint64_t key = hash_text(HASH_START, visit->page);
    return hash_text(hash_text(key, visit->language), visit->after);
}

/* After a page's last screen: all its words, as the first variant had them. */
static void check_lost(struct layout_lint *layout)
{
    const struct stage *stage = layout->visit->stage;
    char *text = said_text(&layout->said, stage->env.rtl);
    said_clear(&layout->said);
    uint64_t key = key_of(layout->visit);
    if (stage->trimmed) {
        free(text);
        return;
    }
    if (layout->words && layout->words_of == key) {
        screen_check_lost(&layout->breaches, layout->words, text);
        free(text);
        return;
    }
    free(layout->words);
    layout->words = text;
    layout->words_of = key;
}

static size_t count_chars(const struct para_line *line)
{
    size_t chars = 0;
    for (int i = 0; i < line->run_count; i++)
        for (const char *c = line->runs[i].run.text; *c; c++)
            chars += ((unsigned char)*c & 0xc0) != 0x80;
    return chars;
}

static void check_lines(struct layout_lint *layout, const struct box *box)
{
    char text[200];
    const struct para *para = box->para;
    const struct node *node = box->node;
    for (int i = 0; i < para->line_count; i++) {
        size_t chars = count_chars(&para->lines[i]);
        if (chars <= LINE_MAX_CHARS)
            continue;
        snprintf(text, sizeof text, "a line of %zu characters: \"%.60s\"", chars, para->plain);
        tell(layout, "A-TXT-6", node, "", text);
        return;
    }
    if (para->word_broken) {
        snprintf(text, sizeof text, "a word is broken: \"%.80s\"", para->plain);
        tell(layout, "A-TXT-7", node, "", text);
    }
    int last_px = para->lines[para->line_count - 1].w_px;
    if (node->heading && para->line_count > 1 && 100 * last_px < LONELY_PERCENT * para->w_px) {
        snprintf(text, sizeof text, "the heading \"%.80s\" ends in a line of one short word",
                 para->plain);
        tell(layout, "A-TXT-5", node, "", text);
    }
}

static bool is_pad_key(const struct node *node)
{
    enum action_kind kind = node->action.kind;
    return kind == ACTION_TYPE || kind == ACTION_ERASE || kind == ACTION_ENTER;
}

/* Body text is only smaller where it is a caption. */
static void check_body(struct layout_lint *layout, const struct box *box)
{
    const struct theme *theme = &layout->visit->stage->theme;
    double least_px = CAP_PER_DISTANCE * theme->display.distance_mm * theme->px_per_mm;
    bool key = box->node->parent && is_pad_key(box->node->parent);
    bool body =
        box->node->file && box->node->size >= SIZE_BODY && box->node->tile == TILE_NONE && !key;
    double cap_px = box->em_px * CAP_PER_EM;
    char text[200];
    if (!body || cap_px + 1 >= least_px * SHRUNK_PERCENT / 100)
        return;
    snprintf(text, sizeof text, "capitals of %.1f mm, wanted %.1f: \"%.60s\"",
             cap_px / theme->px_per_mm, least_px / theme->px_per_mm, box->para->plain);
    tell(layout, "A-TXT-2", box->node, "", text);
}

static void check_texts(struct layout_lint *layout)
{
    const struct scene *scene = &layout->visit->stage->scene;
    for (int i = 0; i < scene->count; i++) {
        const struct box *box = &scene->boxes[i];
        if (box->part != PART_CONTENT || box->node->kind != NODE_TEXT || !box->para ||
            box->para->line_count == 0)
            continue;
        check_lines(layout, box);
        check_body(layout, box);
    }
}

/* The last text of the page that the screen shows. */
static const struct box *last_text(const struct scene *scene)
{
    const struct box *last = NULL;
    for (int i = 0; i < scene->count; i++) {
        const struct box *box = &scene->boxes[i];
        if (box->part == PART_CONTENT && box->node->kind == NODE_TEXT && box->para)
            last = box;
    }
    return last;
}

/* Where the page is parted. */
static void check_parting(struct layout_lint *layout)
{
    const struct stage *stage = layout->visit->stage;
    const struct scene *scene = &stage->scene;
    const struct box *last = last_text(scene);
    int text_size = stage->variant.text_size;
    int control_most = theme_is_small(&stage->theme) ? 100 : 150;
    const char *rule = NULL, *what = NULL;
    char text[200];
    if (scene->cut >= TIE_CONTROL && text_size <= control_most) {
        rule = "A-PART-1";
        what = "what it is done with stands on the next screen";
    } else if (scene->cut == TIE_SENTENCE && text_size == 100) {
        rule = "A-PART-2";
        what = "the screen ends within a sentence";
    } else if (scene->bare && text_size == 100) {
        rule = "A-PART-3";
        what = "the last screen is nearly empty";
    }
    if (!rule)
        return;
    snprintf(text, sizeof text, "%s: \"%.60s\"", what, last ? last->para->plain : "");
    tell(layout, rule, last ? last->node : NULL, "", text);
}

static void check_reach(struct layout_lint *layout)
{
    const struct stage *stage = layout->visit->stage;
    const struct scene *scene = &stage->scene;
    int bottom_mm = layout->lint->options.bottom_mm;
    char text[200];
    for (int i = 0; bottom_mm > 0 && i < scene->count; i++) {
        const struct box *box = &scene->boxes[i];
        if (box->part == PART_CONTENT || box->node->kind != NODE_BUTTON)
            continue;
        int middle_px = box->rect.y + box->rect.h / 2;
        double mm = bottom_mm + theme_mm(&stage->theme, stage->theme.display.h_px - middle_px);
        if (mm >= REACH_LEAST_MM && mm <= REACH_MOST_MM)
            continue;
        snprintf(text, sizeof text, "%.40s is %.0f mm above the floor",
                 box->node->name ? box->node->name : "a button", mm);
        tell(layout, "A-TGT-2", NULL, text, text);
    }
}

static int count_words(const char *text)
{
    int words = 0;
    for (const char *c = text; *c; c++)
        words += *c != ' ' && (c == text || c[-1] == ' ');
    return words;
}

static void check_alt(struct layout_lint *layout, const struct node *image)
{
    const char *alt = image->alt;
    char text[300];
    int words = alt ? count_words(alt) : 0;
    if (!alt || (words == 0 && image->word_count == 0))
        return; /* decoration */
    if (words == 0)
        snprintf(text, sizeof text, "a picture with words on it has no alternative text");
    else if (words < 3 || words > ALT_MAX_WORDS)
        snprintf(text, sizeof text, "%d words: \"%.80s\"", words, alt);
    else if (strncasecmp(alt, "picture of", 10) == 0 || strncasecmp(alt, "image of", 8) == 0)
        snprintf(text, sizeof text, "begins with what it is: \"%.80s\"", alt);
    else
        return;
    tell(layout, "A-ALT-1", image, "", text);
}

/* The code of a part to take home has its end page for itself. */
static void check_code(struct layout_lint *layout, const struct node *code)
{
    char text[100];
    const struct stage *stage = layout->visit->stage;
    const struct pack_flow *flow = pack_flow_of(bundle_pack(stage->bundle), stage->page.id, NULL);
    bool has_page = flow && flow->end && strcmp(flow->end, stage->page.id) == 0;
    size_t bytes = strlen(code->text);
    snprintf(text, sizeof text, "a code of %zu bytes", bytes);
    if (bytes > (has_page ? QR_MAX_TEXT : CODE_MAX_BYTES))
        tell(layout, "A-CODE-1", code, "", text);
}

static void check_nodes(struct layout_lint *layout)
{
    const struct node *root = layout->visit->stage->page.root;
    for (const struct node *node = root; node; node = node_after(root, node)) {
        if (node->kind == NODE_IMAGE)
            check_alt(layout, node);
        else if (node->kind == NODE_QR)
            check_code(layout, node);
    }
}

/* How much work it takes. false: too much, and there is nothing to be seen. */
static bool check_work(struct layout_lint *layout)
{
    const struct budget *budget = &layout->visit->stage->budget;
    struct node at = {.file = budget->file, .line = budget->line};
    int percent = budget_used_percent(budget);
    char text[200];
    if (layout->visit->over) {
        tell(layout, "A-BIG-1", &at, "", layout->visit->over);
        return false;
    }
    snprintf(text, sizeof text, "a screen takes %d %% of what it may", percent);
    if (percent >= MUCH_PERCENT)
        tell(layout, "A-BIG-2", NULL, "", text);
    return true;
}

static void add_words(struct layout_lint *layout)
{
    const struct stage *stage = layout->visit->stage;
    said_add(&layout->said, &stage->page, &stage->bars, &stage->scene, &layout->breaches);
    if (stage->scene.screen == stage->scene.screens - 1)
        check_lost(layout);
}

static void check_screen(struct layout_lint *layout)
{
    struct stage *stage = layout->visit->stage;
    const char *help = layout->lint->info->help;
    bool wanted = help && strcmp(layout->visit->page, help) != 0;
    screen_check(&layout->breaches, &(struct screen_seen){.theme = &stage->theme,
                                                          .scene = &stage->scene,
                                                          .list = &stage->list,
                                                          .help = wanted ? help : NULL});
    check_texts(layout);
    check_parting(layout);
    check_bars(layout);
    check_reach(layout);
    if (stage->scene.screen == 0)
        check_nodes(layout);
}

bool layout_check(struct layout_lint *layout, const struct lint_visit *visit)
{
    layout->visit = visit;
    if (!check_work(layout)) {
        said_clear(&layout->said);
        return false;
    }
    if (!visit->words_only) {
        stage_paint(visit->stage, &(struct view){0});
        check_screen(layout);
    }
    add_words(layout);
    return !visit->words_only;
}

struct layout_lint *layout_lint_create(struct lint *lint, struct told *told)
{
    struct layout_lint *layout = xcalloc(1, sizeof *layout);
    *layout = (struct layout_lint){
        .lint = lint, .breaches = {.tell = tell_breach, .context = layout}, .told = told};
    return layout;
}

void layout_lint_free(struct layout_lint *layout)
{
    said_clear(&layout->said);
    free(layout->words);
    free(layout->bars);
    free(layout);
}
