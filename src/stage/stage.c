/* A page without window or loop: script, nodes, bars, screens and draw list, one after
   the other. */
#include "stage/stage.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/safe_text.h"
#include "layout/kinds.h"
#include "locale/language.h"

#define WORDS_LEAST_PX 64 /* a window with a side under it has no words */

void stage_init(struct stage *stage, struct bundle *bundle)
{
    *stage = (struct stage){
        .bundle = bundle,
        .measure = measure_fonts(bundle_fonts(bundle)),
        .page_arena = arena_create(),
        .scene_arena = arena_create(),
        .paint_arena = arena_create(),
    };
    stage->measure.budget = &stage->budget;
    arena_count(stage->scene_arena, &stage->budget);
    arena_count(stage->paint_arena, &stage->budget);
    draw_list_init(&stage->list);
}

void stage_free(struct stage *stage)
{
    stage_leave(stage);
    draw_list_free(&stage->list);
    arena_destroy(stage->page_arena);
    arena_destroy(stage->scene_arena);
    arena_destroy(stage->paint_arena);
    *stage = (struct stage){0};
}

const char *stage_word(const struct stage *stage, const char *source)
{
    return bundle_word(stage->bundle, stage->variant.language, source);
}

static const struct pack_info *info_of(const struct stage *stage)
{
    const struct pack *pack = bundle_pack(stage->bundle);
    return pack ? pack_info(pack) : NULL;
}

bool stage_is_attract(const struct stage *stage, const char *id)
{
    const struct pack_info *info = info_of(stage);
    for (int i = 0; info && i < info->attract_count; i++)
        if (strcmp(info->attracts[i], id) == 0)
            return true;
    return false;
}

struct position {
    const struct pack_flow *flow;
    int index; /* of an end page: the flow's count */
};

/* Where in its flow the page stands; flow NULL: in none. */
static struct position position_of(const struct stage *stage)
{
    const struct pack *pack = bundle_pack(stage->bundle);
    struct position at = {0};
    if (pack && stage->page.id)
        at.flow = pack_flow_of(pack, stage->page.id, &at.index);
    return at;
}

static void set_page_hue(struct stage *stage)
{
    const struct pack_flow *flow = position_of(stage).flow;
    theme_set_hue(&stage->theme, flow ? flow->hue : HUE_PAGE);
}

void stage_set_variant(struct stage *stage, const struct variant *variant)
{
    stage->variant = *variant;
    struct display display = display_for_words(&variant->display);
    theme_make(&stage->theme, &display, variant->text_size, variant->dark,
               bundle_accent(stage->bundle));
    set_page_hue(stage); /* of the page that is in it already */
    stage->env = (struct layout_env){
        .kinds = node_kinds,
        .theme = &stage->theme,
        .measure = &stage->measure,
        .arena = stage->scene_arena,
        .lang = variant->language,
        .rtl = language_is_rtl(variant->language),
        .box_h_px = stage->theme.content.h,
        .scale_percent = 100,
        .gap_percent = 100,
    };
}

const char *stage_next_page(const struct stage *stage)
{
    struct position at = position_of(stage);
    if (stage->page.next || !at.flow || at.index == at.flow->count)
        return stage->page.next;
    return at.index + 1 < at.flow->count ? at.flow->pages[at.index + 1] : at.flow->end;
}

static const char *next_language(const struct stage *stage)
{
    const struct pack_info *info = info_of(stage);
    if (!info || info->language_count < 2)
        return NULL;
    for (int i = 0; i < info->language_count; i++)
        if (strcmp(info->languages[i], stage->variant.language) == 0)
            return info->languages[(i + 1) % info->language_count];
    return info->languages[0];
}

static struct bar_button *set_place(struct stage *stage, enum bar_place place, const char *word,
                                    const char *icon, enum action_kind action)
{
    stage->bars.places[place] = (struct bar_button){.label = stage_word(stage, word),
                                                    .icon = icon,
                                                    .action = {.kind = action},
                                                    .present = true};
    return &stage->bars.places[place];
}

static void set_counter(struct stage *stage)
{
    struct position at = position_of(stage);
    if (!at.flow || at.flow->count < 2)
        return;
    stage->bars.n = at.index < at.flow->count ? at.index + 1 : at.index;
    stage->bars.of = at.flow->count;
    const char *form = stage_word(stage, "%d of %d");
    struct buf text = {0};
    int numbers[2] = {stage->bars.n, stage->bars.of}, used = 0;
    for (const char *c = form; *c; c++) {
        if (c[0] == '%' && c[1] == 'd' && used < 2) {
            buf_printf(&text, "%d", numbers[used++]);
            c++;
        } else {
            buf_append(&text, c, 1);
        }
    }
    stage->bars.counter = arena_strdup(stage->page_arena, text.bytes ? text.bytes : "");
    buf_free(&text);
}

static bool has_field(const struct node *root)
{
    for (const struct node *node = root; node; node = node_after(root, node))
        if (node->kind == NODE_FIELD)
            return true;
    return false;
}

static void set_flow(struct stage *stage)
{
    const struct pack_flow *flow = position_of(stage).flow;
    set_page_hue(stage);
    if (!flow || (stage->theme.class == CLASS_RAIL_SMALL && has_field(stage->page.root)))
        return; /* keys and what they are for take the whole of such a display */
    stage->bars.flow_title = stage_word(stage, flow->title);
    stage->bars.flow_icon = flow->icon;
}

/* What Next leads to. */
static void set_next_title(struct stage *stage)
{
    const char *next = stage_next_page(stage);
    const struct pack_flow *flow = position_of(stage).flow;
    if (!next || !stage->script)
        return;
    if (flow && flow->end && strcmp(flow->end, next) == 0)
        stage->bars.next_title = stage_word(stage, "What next?");
    else
        stage->bars.next_title = script_title(stage->script, next, stage->page_arena);
}

/* Cards have the hue of the flow that they lead to. */
static void set_card_hues(struct stage *stage)
{
    struct node *root = stage->page.root;
    for (struct node *node = root; node; node = node_after(root, node)) {
        bool card = node->button == BUTTON_CARD || node->button == BUTTON_START;
        if (node->kind != NODE_BUTTON || !card)
            continue;
        const struct pack_flow *flow =
            node->action.kind == ACTION_GO
                ? pack_flow_of(bundle_pack(stage->bundle), node->action.page, NULL)
                : NULL;
        if (node->action.kind == ACTION_GO || node->action.kind == ACTION_HOME)
            node->hue = flow ? flow->hue : HUE_SLATE;
    }
}

static void set_clinic(struct stage *stage)
{
    const struct pack *pack = bundle_pack(stage->bundle);
    if (!pack)
        return;
    if (bundle_is_sample(stage->bundle)) {
        stage->bars.clinic = stage_word(stage, "SAMPLE");
        return;
    }
    if (pack_theme(pack)->show_name)
        stage->bars.clinic = pack_slot(pack, "name", stage->variant.language, NULL);
    const char *logo = pack_theme(pack)->logo;
    struct script_pictures sizes = bundle_picture_sizes(stage->bundle);
    struct err err;
    if (!logo)
        return;
    if (sizes.size(sizes.context, logo, &stage->bars.logo_w_px, &stage->bars.logo_h_px, &err))
        stage->bars.logo = logo;
    else
        log_warn("the clinic's logo: %s", err.text);
}

static void set_theme_button(struct stage *stage)
{
    bool dark = stage->variant.dark;
    struct bar_button *button = set_place(stage, BAR_THEME, dark ? "Light" : "Dark",
                                          dark ? "sun" : "contrast", ACTION_THEME);
    button->other = stage_word(stage, dark ? "Dark" : "Light");
    button->name = stage_word(stage, dark ? "Light screen" : "Dark screen");
}

static const char *const text_sizes[] = {"100", "150", "200"};

static void set_sizes(struct stage *stage)
{
    static const char *const names[] = {"Text size 100", "Text size 150", "Text size 200"};
    for (int i = 0; i < 3; i++)
        stage->bars.places[BAR_SIZE_100 + i] =
            (struct bar_button){.label = "A",
                                .name = stage_word(stage, names[i]),
                                .action = {.kind = ACTION_SIZE, .text = text_sizes[i]},
                                .present = true,
                                .chosen = atoi(text_sizes[i]) == stage->variant.text_size};
}

static bool is_help(const struct stage *stage)
{
    const struct pack_info *info = info_of(stage);
    return info && info->help && stage->page.id && strcmp(stage->page.id, info->help) == 0;
}

/* On the page of help itself the smallest displays have the page's first alarm, which leads to
   the staff, in the place of help: the signs have all the room. */
static struct node *find_desk(const struct stage *stage)
{
    struct node *root = stage->page.root;
    if (!is_help(stage) || !theme_is_small(&stage->theme))
        return NULL;
    for (struct node *node = root; node; node = node_after(root, node))
        if (node->kind == NODE_BUTTON && node->button == BUTTON_ALARM)
            return node;
    return NULL;
}

static void set_desk(struct stage *stage)
{
    struct node *desk = find_desk(stage);
    if (!desk)
        return;
    stage->bars.help = desk->name;
    stage->bars.help_short = stage_word(stage, "Show staff");
    stage->bars.help_action = desk->action;
    stage->bars.help_is_high = true;
    node_remove(desk);
    for (struct node *node = stage->page.root->first; node; node = node->next)
        if (node->kind == NODE_TEXT && node->size == SIZE_LEAD) { /* the heading says it */
            node_remove(node);
            break;
        }
    stage->trimmed = true;
}

static bool is_start(const struct stage *stage)
{
    const struct pack_info *info = info_of(stage);
    return info && stage->page.id && strcmp(stage->page.id, info->start) == 0;
}

static void set_bars(struct stage *stage)
{
    const struct pack_info *info = info_of(stage);
    stage->bars = (struct bars){.ground = stage->page.ground};
    set_clinic(stage);
    set_counter(stage);
    set_flow(stage);
    set_next_title(stage);
    if (info && info->help && !is_help(stage)) {
        stage->bars.help = stage_word(stage, "Get help now");
        stage->bars.help_short = stage_word(stage, "Help");
        stage->bars.help_action = (struct action){.kind = ACTION_GO, .page = info->help};
    }
    set_desk(stage);
    bool start = is_start(stage);
    set_place(stage, BAR_BACK, "Back", "back", ACTION_BACK)->present = !start;
    set_place(stage, BAR_HOME, "Home", "home", ACTION_HOME)->present = !start;
    stage->bars.privacy = start ? stage_word(stage, "Private. Nothing you touch is saved.") : NULL;
    const char *language = next_language(stage);
    if (language)
        set_place(stage, BAR_LANGUAGE, language_own_name(language), "globe", ACTION_LANGUAGE);
    set_sizes(stage);
    set_theme_button(stage);
    bool small = theme_is_small(&stage->theme);
    set_place(stage, BAR_MENU, small ? "Menu" : "Options", "menu", ACTION_MENU);
    set_place(stage, BAR_FINISH, "Finish", "finish", ACTION_FINISH);
    set_place(stage, BAR_NEXT, "Next", "next", ACTION_NEXT)->present =
        stage_next_page(stage) != NULL;
}

void stage_leave(struct stage *stage)
{
    if (stage->script)
        script_leave(stage->script, &stage->page);
    stage->script = NULL;
    stage->page = (struct page){0};
    arena_clear(stage->scene_arena);
    arena_clear(stage->page_arena);
}

/* Pages that every pack may have, under these ids: the menu leads to them. */
static const struct known_page {
    const char *id, *word, *icon;
} known_pages[] = {{"all", "All topics", "list"},
                   {"faq", "Common questions", "question"},
                   {"interpreter", "I need an interpreter", "talk"},
                   {"about", "About this screen", "info"}};
#define KNOWN_PAGES (sizeof known_pages / sizeof *known_pages)

static bool in_menu(const struct node *button)
{
    for (size_t i = 0; i < KNOWN_PAGES; i++)
        if (button->action.kind == ACTION_GO && strcmp(button->action.page, known_pages[i].id) == 0)
            return true;
    return false;
}

static void keep_children(struct node *parent, bool (*is_kept)(const struct node *))
{
    struct node *child = parent->first;
    parent->first = parent->last = NULL;
    while (child) {
        struct node *next = child->next;
        child->next = NULL;
        child->parent = NULL;
        if (is_kept(child))
            node_append(parent, child);
        child = next;
    }
}

static bool leads_on(const struct node *card)
{
    return !in_menu(card);
}

static bool is_no_text(const struct node *node)
{
    return node->heading || node->kind != NODE_TEXT;
}

static bool is_heading_or_menu(const struct node *node)
{
    return node->heading || node_is_menu(node);
}

/* Where room is short the first page shows its heading and its menu; beside a rail without what
   the built-in menu leads to. */
static void trim_start(struct stage *stage)
{
    const struct theme *theme = &stage->theme;
    struct node *root = stage->page.root, *menu = NULL;
    bool has_menu = theme_has_rail(theme) || theme->class == CLASS_TALL_SMALL;
    for (struct node *node = root->first; node; node = node->next)
        if (node_is_menu(node))
            menu = node;
    bool tight = has_menu || theme->text_percent >= 200;
    bool tighter = has_menu && (theme_is_small(theme) || theme->text_percent >= 150);
    stage->trimmed = menu && is_start(stage) && tight;
    if (!stage->trimmed)
        return;
    keep_children(root, tighter ? is_heading_or_menu : is_no_text);
    if (tighter)
        keep_children(menu, leads_on);
}

bool stage_load(struct stage *stage, struct script *script, const char *id, enum script_use use,
                struct err *err)
{
    stage_leave(stage);
    stage->broken = stage->trimmed = false;
    if (display_is_too_small(&stage->variant.display)) {
        stage_load_builtin(stage, BUILTIN_SMALL, NULL);
        return true;
    }
    struct script_pictures sizes = bundle_picture_sizes(stage->bundle);
    if (!script_page(script, id, use, &sizes, stage->page_arena, &stage->page, err)) {
        stage_load_builtin(stage, BUILTIN_BROKEN, NULL);
        return false;
    }
    stage->script = script;
    set_card_hues(stage);
    trim_start(stage);
    set_bars(stage);
    return true;
}

static struct node *add_text(struct stage *stage, const char *words, enum text_size size,
                             bool heading)
{
    struct node *node = node_make(stage->page_arena, stage->page.root, NODE_TEXT);
    node->text = words;
    node->size = size;
    node->heading = heading;
    return node;
}

static void fill_broken(struct stage *stage, const char *shown)
{
    add_text(stage, stage_word(stage, "This page can not be shown right now."), SIZE_H1, true);
    add_text(stage, stage_word(stage, "Please ask the staff."), SIZE_LEAD, false);
    if (!shown)
        return;
    struct buf safe = {0};
    safe_text(&safe, shown, strlen(shown));
    const char *words = arena_strndup(stage->page_arena, safe.len ? safe.bytes : "", safe.len);
    add_text(stage, words, SIZE_BODY, false)->tone = TONE_ALARM;
    buf_free(&safe);
}

/* Nobody can choose a language here, so it is said in all of them; on a window of a few
   pixels nothing is. */
static void fill_small(struct stage *stage)
{
    const struct pack_info *info = info_of(stage);
    const struct display *display = &stage->variant.display;
    stage->page.ground = GROUND_ACCENT;
    if (display->w_px < WORDS_LEAST_PX || display->h_px < WORDS_LEAST_PX)
        return;
    for (int i = 0; i < (info ? info->language_count : 1); i++) {
        const char *language = info ? info->languages[i] : "en";
        const char *words = bundle_word(stage->bundle, language, "This display is too small.");
        add_text(stage, words, SIZE_BODY, i == 0)->align = ALIGN_CENTER;
    }
}

static struct node *add_row(struct stage *stage, int columns)
{
    struct node *grid = node_make(stage->page_arena, stage->page.root, NODE_GRID);
    grid->columns = columns;
    return grid;
}

static struct node *add_button(struct stage *stage, struct node *row, const char *word,
                               const char *icon, struct action action)
{
    struct node *button = node_make_button(stage->page_arena, row, BUTTON_PLAIN,
                                           stage_word(stage, word), icon, action);
    button->hue = HUE_SLATE;
    return button;
}

static void add_sizes(struct stage *stage, struct node *row)
{
    static const char *const names[] = {"Text size 100", "Text size 150", "Text size 200"};
    static const enum text_size letters[] = {SIZE_BODY, SIZE_H2, SIZE_H1};
    for (int i = 0; i < 3; i++) {
        struct node *button =
            node_make_button(stage->page_arena, row, BUTTON_CHOICE, "A", NULL,
                             (struct action){.kind = ACTION_SIZE, .text = text_sizes[i]});
        button->first->size = letters[i];
        button->name = stage_word(stage, names[i]);
        button->hue = HUE_SLATE;
        button->chosen = atoi(text_sizes[i]) == stage->variant.text_size;
    }
}

static void add_known_pages(struct stage *stage)
{
    const struct pack *pack = bundle_pack(stage->bundle);
    struct node *row = add_row(stage, 2);
    for (size_t i = 0; pack && i < KNOWN_PAGES; i++)
        if (pack_has_page(pack, known_pages[i].id))
            add_button(stage, row, known_pages[i].word, known_pages[i].icon,
                       (struct action){.kind = ACTION_GO, .page = known_pages[i].id});
    if (theme_is_small(&stage->theme))
        add_button(stage, row, "Home", "home", (struct action){.kind = ACTION_HOME});
    add_button(stage, row, "Finish", "finish", (struct action){.kind = ACTION_FINISH});
}

/* All that the bars of a large display hold, and a rail does not. */
static void fill_menu(struct stage *stage)
{
    bool dark = stage->variant.dark;
    const char *language = next_language(stage);
    add_text(stage, stage_word(stage, theme_is_small(&stage->theme) ? "Menu" : "Options"), SIZE_H1,
             true);
    add_sizes(stage, add_row(stage, 3));
    struct node *row = add_row(stage, 2);
    if (language)
        node_make_button(stage->page_arena, row, BUTTON_PLAIN, language_own_name(language), "globe",
                         (struct action){.kind = ACTION_LANGUAGE})
            ->hue = HUE_SLATE;
    add_button(stage, row, dark ? "Light screen" : "Dark screen", dark ? "sun" : "contrast",
               (struct action){.kind = ACTION_THEME});
    add_known_pages(stage);
    node_make_button(stage->page_arena, add_row(stage, 1), BUTTON_PRIMARY,
                     stage_word(stage, "Close"), "close", (struct action){.kind = ACTION_BACK});
}

void stage_load_builtin(struct stage *stage, enum builtin which, const char *shown)
{
    struct arena *arena = stage->page_arena;
    stage_leave(stage);
    stage->page = (struct page){.root = node_make(arena, NULL, NODE_COLUMN)};
    if (display_is_too_small(&stage->variant.display))
        which = BUILTIN_SMALL;
    stage->broken = which == BUILTIN_BROKEN;
    switch (which) {
    case BUILTIN_BROKEN:
        stage->page.id = "broken";
        fill_broken(stage, shown);
        break;
    case BUILTIN_MENU:
        stage->page.id = "menu";
        fill_menu(stage);
        break;
    case BUILTIN_SMALL:
        stage->page.id = "small";
        fill_small(stage);
        break;
    }
    const struct node *first = stage->page.root->first;
    stage->page.title = first ? first->text : "";
    page_finish(&stage->page);
    set_bars(stage);
}

void stage_add_languages(struct stage *stage, const char *notice)
{
    const struct pack_info *info = info_of(stage);
    struct arena *arena = stage->page_arena;
    if (display_is_too_small(&stage->variant.display))
        return;
    if (notice) {
        struct node *words = node_make(arena, NULL, NODE_TEXT);
        words->text = notice;
        words->bold = true;
        node_prepend(stage->page.root, words);
    }
    struct node *row = node_make(arena, stage->page.root, NODE_GRID);
    row->columns = info->language_count < 3 ? info->language_count : 3;
    for (int i = 0; i < info->language_count; i++)
        node_make_button(arena, row, BUTTON_PRIMARY, language_own_name(info->languages[i]), NULL,
                         (struct action){.kind = ACTION_BEGIN, .text = info->languages[i]})
            ->first->size = SIZE_H2;
    page_finish(&stage->page);
}

static void begin_budget(struct stage *stage, const struct node *dialog)
{
    budget_begin(&stage->budget, STAGE_UNITS + (dialog ? STAGE_DIALOG_UNITS : 0),
                 STAGE_BYTES + (dialog ? STAGE_DIALOG_BYTES : 0));
}

static struct scene_spec spec_of(const struct stage *stage, int screen)
{
    return (struct scene_spec){
        .page = &stage->page,
        .bars = &stage->bars,
        .continued = stage_word(stage, "continued"),
        .screen = screen,
    };
}

/* What the page alone has left, each of its screens has. */
static bool lay_page(struct stage *stage, const struct scene_spec *spec)
{
    stage->scene = (struct scene){.screens = 1, .ground = spec->page->ground};
    bool whole = scene_lay(&stage->laid, &stage->env, spec);
    stage->laid_units = stage->budget.units;
    stage->laid_bytes = stage->budget.bytes;
    return whole;
}

static bool show_screen(struct stage *stage, const struct scene_spec *spec)
{
    return scene_show(&stage->scene, &stage->env, spec, &stage->laid) &&
           paint_spend(&stage->env, &stage->scene);
}

bool stage_lay(struct stage *stage, int screen, struct anchor anchor, const struct node *dialog,
               struct err *err)
{
    arena_clear(stage->scene_arena);
    if (display_is_too_small(&stage->variant.display))
        dialog = NULL;
    begin_budget(stage, dialog);
    struct scene_spec spec = spec_of(stage, screen);
    spec.anchor = anchor;
    spec.dialog = dialog;
    return (lay_page(stage, &spec) && show_screen(stage, &spec)) || budget_say(&stage->budget, err);
}

bool stage_show(struct stage *stage, int screen, bool dark, struct err *err)
{
    struct variant variant = stage->variant;
    variant.dark = dark;
    stage_set_variant(stage, &variant);
    set_theme_button(stage);
    stage->budget.over = BUDGET_WITHIN;
    stage->budget.units = stage->laid_units;
    stage->budget.bytes = stage->laid_bytes;
    struct scene_spec spec = spec_of(stage, screen);
    return show_screen(stage, &spec) || budget_say(&stage->budget, err);
}

/* Words of the pack that are too much even so (a translation of `Home` as long as a page)
   leave the calm page without bars and dialog, in the words of the program. */
void stage_lay_broken(struct stage *stage, const char *shown, const struct node *dialog)
{
    struct err err;
    stage_load_builtin(stage, BUILTIN_BROKEN, shown);
    if (stage_lay(stage, 0, (struct anchor){0}, dialog, &err))
        return;
    log_error("the calm page: %s", err.text);
    stage->variant.language = "";
    stage_load_builtin(stage, BUILTIN_BROKEN, NULL);
    stage->page.ground = GROUND_ACCENT;
    stage_lay(stage, 0, (struct anchor){0}, NULL, &err);
}

void stage_paint(struct stage *stage, const struct view *view)
{
    /* A finger may paint one layout any number of times. */
    arena_clear(stage->paint_arena);
    begin_budget(stage, NULL);
    struct layout_env env = stage->env;
    env.arena = stage->paint_arena;
    paint(&env, &stage->scene, view, &stage->list);
}
