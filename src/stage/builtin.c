/* The pages that the program makes itself: the calm one, the menu, the one of a display that is too
   small. */
#include "stage/around.h"

#include <stdlib.h>
#include <string.h>

#include "base/safe_text.h"
#include "locale/language.h"

#define WORDS_LEAST_PX 64 /* a window with a side under it has no words */

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
    const struct pack_info *info = stage_info(stage);
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
                             (struct action){.kind = ACTION_SIZE, .text = stage_text_sizes[i]});
        button->first->size = letters[i];
        button->name = stage_word(stage, names[i]);
        button->hue = HUE_SLATE;
        button->chosen = atoi(stage_text_sizes[i]) == stage->variant.text_size;
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
    const char *language = stage_next_language(stage);
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

void stage_fill(struct stage *stage, enum builtin which, const char *shown)
{
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
}
