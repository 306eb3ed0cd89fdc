/* What stands around a page: its bars, the hue of its flow, and what a small display leaves out
   because its menu has it. */
#include "stage/around.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/minmax.h"
#include "locale/language.h"

const struct pack_info *stage_info(const struct stage *stage)
{
    const struct pack *pack = bundle_pack(stage->bundle);
    return pack ? pack_info(pack) : NULL;
}

bool stage_is_attract(const struct stage *stage, const char *id)
{
    const struct pack_info *info = stage_info(stage);
    for (int i = 0; info && i < info->attract_count; i++)
        if (strcmp(info->attracts[i], id) == 0)
            return true;
    return false;
}

const char *stage_word(const struct stage *stage, const char *source)
{
    return bundle_word(stage->bundle, stage->variant.language, source);
}

struct position {
    const struct pack_flow *flow;
    int index; /* of an end page: the flow's count */
};

/* A page that has nothing to say here stands in no order; what is shown already stands there. */
static bool is_hidden(const struct stage *stage, const char *id)
{
    return stage->script && strcmp(id, stage->page.id) != 0 && script_is_hidden(stage->script, id);
}

/* How many of a flow's pages before the index are shown. */
static int count_shown(const struct stage *stage, const struct pack_flow *flow, int end)
{
    int count = 0;
    for (int i = 0; i < end; i++)
        count += !is_hidden(stage, flow->pages[i]);
    return count;
}

/* Where in its flow the page stands; flow NULL: in none. */
static struct position position_of(const struct stage *stage)
{
    const struct pack *pack = bundle_pack(stage->bundle);
    struct position at = {0};
    if (pack && stage->page.id)
        at.flow = pack_flow_of(pack, stage->page.id, &at.index);
    return at;
}

void stage_set_hue(struct stage *stage)
{
    const struct pack_flow *flow = position_of(stage).flow;
    theme_set_hue(&stage->theme, flow ? flow->hue : HUE_PAGE);
}

const char *stage_next_page(const struct stage *stage)
{
    struct position at = position_of(stage);
    if (stage->page.next || !at.flow || at.index == at.flow->count)
        return stage->page.next;
    int next = at.index + 1;
    while (next < at.flow->count && is_hidden(stage, at.flow->pages[next]))
        next++;
    return next < at.flow->count ? at.flow->pages[next] : at.flow->end;
}

const char *stage_next_language(const struct stage *stage)
{
    const struct pack_info *info = stage_info(stage);
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

const char *stage_count(const struct stage *stage, const char *source, int n, int of)
{
    return bars_count(stage->page_arena, stage_word(stage, source), n, of);
}

static void set_counter(struct stage *stage)
{
    struct position at = position_of(stage);
    int of = at.flow ? count_shown(stage, at.flow, at.flow->count) : 0;
    if (of < 2)
        return;
    stage->bars.n = least(count_shown(stage, at.flow, at.index) + 1, of);
    stage->bars.of = of;
    stage->bars.counter = stage_count(stage, "%d of %d", stage->bars.n, stage->bars.of);
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
    stage_set_hue(stage);
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
void stage_set_card_hues(struct stage *stage)
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
}

static void set_logo(struct stage *stage)
{
    const struct pack *pack = bundle_pack(stage->bundle);
    struct bars *bars = &stage->bars;
    struct err err;
    bars->logo = NULL;
    if (!pack || bundle_is_sample(stage->bundle))
        return;
    const struct pack_theme *theme = pack_theme(pack);
    struct script_pictures sizes = bundle_picture_sizes(stage->bundle);
    bars->logo_fits = !stage->variant.dark || theme->logo_dark;
    bars->logo = stage->variant.dark && theme->logo_dark ? theme->logo_dark : theme->logo;
    if (!bars->logo ||
        sizes.size(sizes.context, bars->logo, &bars->logo_w_px, &bars->logo_h_px, &err))
        return;
    log_warn("the clinic's logo: %s", err.text);
    bars->logo = NULL;
}

void stage_set_theme(struct stage *stage)
{
    bool dark = stage->variant.dark;
    struct bar_button *button = set_place(stage, BAR_THEME, dark ? "Light" : "Dark",
                                          dark ? "sun" : "contrast", ACTION_THEME);
    button->other = stage_word(stage, dark ? "Dark" : "Light");
    button->name = stage_word(stage, dark ? "Light screen" : "Dark screen");
    set_logo(stage);
}

const char *const stage_text_sizes[TEXT_CHOICES] = {"100", "150", "200"};

static void set_sizes(struct stage *stage)
{
    static const char *const names[] = {"Text size 100", "Text size 150", "Text size 200"};
    for (int i = 0; i < 3; i++)
        stage->bars.places[BAR_SIZE_100 + i] =
            (struct bar_button){.label = "A",
                                .name = stage_word(stage, names[i]),
                                .action = {.kind = ACTION_SIZE, .text = stage_text_sizes[i]},
                                .present = true,
                                .chosen = atoi(stage_text_sizes[i]) == stage->variant.text_size};
}

static bool is_help(const struct stage *stage)
{
    const struct pack_info *info = stage_info(stage);
    return info && info->help && stage->page.id && strcmp(stage->page.id, info->help) == 0;
}

/* On the page of help itself all displays but large ones, and for who wants larger text wide ones,
   too, have the page's first alarm, which leads to the staff, in the place of help: it stands on
   each of the page's screens, and the signs have all the room. Where it is tall that place has no
   room for the alarm's words. */
static struct node *find_desk(const struct stage *stage)
{
    struct node *root = stage->page.root;
    const struct theme *theme = &stage->theme;
    bool on_page =
        theme->class == CLASS_TALL || (theme->class == CLASS_WIDE && theme->text_percent == 100);
    if (!is_help(stage) || on_page)
        return NULL;
    for (struct node *node = root; node; node = node_after(root, node))
        if (node->kind == NODE_BUTTON && node->button == BUTTON_ALARM)
            return node;
    return NULL;
}

static void keep_heading(struct node *row)
{
    while (row && row->kind == NODE_ROW && row->first && row->first->heading && row->first->next)
        node_remove(row->first->next);
}

static void set_desk(struct stage *stage)
{
    const struct theme *theme = &stage->theme;
    struct node *desk = find_desk(stage);
    if (is_help(stage) && (!theme_has_rail(theme) || theme->text_percent > 100))
        keep_heading(stage->page.root->first); /* what stands beside it has room below */
    if (!desk)
        return;
    stage->bars.help = desk->name;
    stage->bars.help_short = stage_word(stage, "Show staff");
    stage->bars.help_action = desk->action;
    stage->bars.help_is_high = true;
    node_remove(desk);
    struct node *lead = stage->page.root->first;
    while (lead && !(lead->kind == NODE_TEXT && lead->size == SIZE_LEAD))
        lead = lead->next;
    if (lead && theme_is_small(theme)) /* the heading says it */
        node_remove(lead);
    stage->trimmed = true;
}

static bool is_start(const struct stage *stage)
{
    const struct pack_info *info = stage_info(stage);
    return info && stage->page.id && strcmp(stage->page.id, info->start) == 0;
}

void stage_set_bars(struct stage *stage)
{
    const struct pack_info *info = stage_info(stage);
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
    const char *language = stage_next_language(stage);
    if (language)
        set_place(stage, BAR_LANGUAGE, language_own_name(language), "globe", ACTION_LANGUAGE);
    set_sizes(stage);
    stage_set_theme(stage);
    bool small = theme_is_small(&stage->theme);
    set_place(stage, BAR_MENU, small ? "Menu" : "Options", "menu", ACTION_MENU);
    set_place(stage, BAR_FINISH, "Finish", "finish", ACTION_FINISH);
    set_place(stage, BAR_NEXT, "Next", "next", ACTION_NEXT)->present =
        stage_next_page(stage) != NULL;
}

/* Pages that every pack may have, under these ids: the menu leads to them. */
const struct known_page known_pages[KNOWN_PAGES] = {
    {"all", "All topics", "list"},
    {"faq", "Common questions", "question"},
    {"interpreter", "I need an interpreter", "talk"},
    {"about", "About this screen", "info"}};

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
void stage_trim(struct stage *stage)
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
