/* Places for what has no children: texts, pictures, icons, fields, codes and counters. */
#include <stddef.h>
#include <string.h>

#include "base/minmax.h"
#include "ui/layout_inner.h"
#include "ui/qr.h"

static int
least_em_px(const struct layout_env *env)
{
    return (int)(CAP_LEAST_MM / CAP_PER_EM * env->theme->px_per_mm) + 1;
}

int
layout_em_px(const struct layout_env *env, enum text_size size)
{
    return most(env->theme->em_px[size] * env->scale_percent / 100, least_em_px(env));
}

/* An em that does not grow with the visitor's text size: for signs that stand beside
 * words. */
static int
fixed_em_px(const struct layout_env *env, enum text_size size)
{
    return layout_em_px(env, size) * 100 / env->theme->text_percent;
}

static enum text_size
smaller(enum text_size size)
{
    switch (size) {
    case SIZE_FAR: return SIZE_H1;
    case SIZE_H1: return SIZE_H2;
    case SIZE_H2:
    case SIZE_LEAD:
    case SIZE_BODY: return SIZE_BODY;
    case SIZE_CAPTION: return SIZE_CAPTION;
    }
    return SIZE_BODY;
}

static bool
in_bar(const struct node *node)
{
    const struct node *parent = node->parent;
    return parent && parent->kind == NODE_BUTTON &&
           (parent->button == BUTTON_BAR || parent->button == BUTTON_HELP);
}

static int
text_em_px(const struct layout_env *env, const struct node *node, enum text_size size)
{
    if (in_bar(node))
        return most(env->theme->bar_em_px * env->scale_percent / 100, least_em_px(env));
    return layout_em_px(env, size);
}

/* From the side a language begins at. Among what is written right to left, what is not
   stands as one left-to-right stretch, at the same side. */
static enum para_align
text_align(const struct layout_env *env, const struct node *node, bool rtl)
{
    switch (node->align) {
    case ALIGN_START: return env->rtl && !rtl ? PARA_END : PARA_START;
    case ALIGN_CENTER: return PARA_CENTER;
    case ALIGN_END: return env->rtl && !rtl ? PARA_START : PARA_END;
    }
    return PARA_START;
}

/* A large step must hold its longest word, and leave room on the screen for what it
 * heads. */
static bool
fits(const struct layout_env *env, const struct node *node,
     const struct para_style *style, int w_px)
{
    if (para_longest_word_px(env->arena, env->measure, node->text, style) > w_px)
        return false;
    if (w_px == WIDE_PX || node->size == SIZE_FAR)
        return true;
    int h = para_set(env->arena, env->measure, node->text, style, w_px)->h_px;
    return h <= env->box_h_px * HEADING_MOST_PERCENT / 100;
}

/* Large steps shrink towards body until they fit. */
struct para_style
text_style(const struct layout_env *env, const struct node *node, int w_px)
{
    bool rtl = env->rtl && para_has_rtl(node->text);
    struct para_style style = {
        .bold = node->bold || node->size >= SIZE_H2,
        .rtl = rtl,
        .align = text_align(env, node, rtl),
        .lang = env->lang,
    };
    enum text_size size = node->size;
    for (;;) {
        style.px = text_em_px(env, node, size);
        style.line_px = in_bar(node)        ? 0
                        : size <= SIZE_LEAD ? style.px * 144 / 100
                                            : style.px * 125 / 100;
        if (size <= SIZE_BODY || smaller(size) == size || fits(env, node, &style, w_px))
            return style;
        size = smaller(size);
    }
}

/* The narrowest width that breaks the text into no more lines: a heading's last line is
   then not one lonely word. */
static const struct para *
balanced(const struct layout_env *env, const char *text, const struct para_style *style,
         const struct para *widest, int w_px)
{
    const struct para *best = widest;
    int low = w_px / 2, high = w_px;
    while (high - low > style->px / 2) {
        int middle = (low + high) / 2;
        const struct para *para = para_set(env->arena, env->measure, text, style, middle);
        if (para->line_count > widest->line_count || para->word_broken) {
            low = middle;
        } else {
            high = middle;
            best = para;
        }
    }
    return best;
}

static void
lay_text(const struct layout_env *env, struct cell *cell, int w_px)
{
    const struct node *node = cell->node;
    if (node->tile != TILE_NONE) {
        int side = icon_side_px(env, node);
        struct para_style style = text_style(env, node, side);
        style.px = most(side * 55 / 100, least_em_px(env));
        style.align = PARA_CENTER;
        style.line_px = 0;
        cell->em_px = style.px;
        cell->para = para_set(env->arena, env->measure, node->text, &style, side);
        cell->rect.w = cell->rect.h = side;
        return;
    }
    if (node->heading && node->size == SIZE_H1)
        w_px -= env->beside_heading_px;
    if (node->align == ALIGN_START)
        w_px = least(w_px, LINE_EMS * layout_em_px(env, most(node->size, SIZE_BODY)));
    struct para_style style = text_style(env, node, w_px);
    cell->em_px = style.px;
    cell->para = para_set(env->arena, env->measure, node->text, &style, w_px);
    bool hugs = style.align == PARA_START && !env->rtl;
    if (hugs && node->size >= SIZE_LEAD && cell->para->line_count > 1)
        cell->para = balanced(env, node->text, &style, cell->para, w_px);
    cell->rect.w = hugs ? cell->para->w_px : w_px;
    cell->rect.h = cell->para->h_px;
}

int
icon_side_px(const struct layout_env *env, const struct node *node)
{
    int em = fixed_em_px(env, SIZE_BODY);
    switch (node->tile) {
    case TILE_NONE:
        return text_em_px(env, node, node->size) * (in_bar(node) ? 95 : 115) / 100;
    case TILE_SOFT:
        return em * (env->theme->compact ? 210 : env->theme->upright ? 230 : 260) / 100;
    case TILE_SOLID:
    case TILE_OPEN: return em * 145 / 100;
    case TILE_ROUND: return em * 175 / 100;
    }
    return em;
}

/* How wide a word over a picture may be: up to the middle between it and its neighbours.
 */
static int
word_room_px(const struct node *node, int index, int w_px)
{
    const struct picture_word *word = &node->words[index];
    int room = 2 * least(word->x, 1000 - word->x);
    for (int i = 0; i < node->word_count; i++) {
        int dx = node->words[i].x - word->x, dy = node->words[i].y - word->y;
        bool beside = i != index && dy > -90 && dy < 90;
        if (beside)
            room = least(room, (dx < 0 ? -dx : dx) * 9 / 10);
    }
    return most(w_px * room / 1000, 1);
}

static struct cell *
lay_picture_word(const struct layout_env *env, const struct cell *picture, int index)
{
    const struct picture_word *word = &picture->node->words[index];
    struct node *text = node_make(env->arena, NULL, NODE_TEXT);
    text->text = word->text;
    text->size = SIZE_CAPTION;
    text->align = ALIGN_CENTER;
    text->id = picture->node->id + (uint64_t)index + 1;

    int room = word_room_px(picture->node, index, picture->rect.w);
    struct para_style style = text_style(env, text, room);
    room = most(room, para_longest_word_px(env->arena, env->measure, text->text, &style));
    room = least(room, natural_width_px(env, text) + 1);
    struct cell *cell = layout_node(env, text, room);
    int x = (int)((long)picture->rect.w * word->x / 1000) - cell->rect.w / 2;
    int y = (int)((long)picture->rect.h * word->y / 1000) - cell->rect.h / 2;
    cell->rect.x = most(0, least(x, picture->rect.w - cell->rect.w));
    cell->rect.y = most(0, least(y, picture->rect.h - cell->rect.h));
    return cell;
}

static bool
words_collide(const struct cell *picture)
{
    struct rect inside = {0, 0, picture->rect.w, picture->rect.h};
    for (const struct cell *a = picture->first; a; a = a->next) {
        if (!rect_inside(a->rect, inside))
            return true;
        for (const struct cell *b = a->next; b; b = b->next)
            if (!rect_empty(rect_intersect(a->rect, b->rect)))
                return true;
    }
    return false;
}

#define PICTURE_WORDS 32

static int
sort_by_height(struct cell *picture, struct cell *sorted[PICTURE_WORDS])
{
    int count = 0;
    for (struct cell *word = picture->first; word && count < PICTURE_WORDS;
         word = word->next) {
        int at = count++;
        for (; at > 0 && sorted[at - 1]->rect.y > word->rect.y; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = word;
    }
    return count;
}

static bool
meet(const struct cell *a, const struct cell *b)
{
    return !rect_empty(rect_intersect(a->rect, b->rect));
}

/* Words at their least size that still meet make room for one another: from the bottom
   they push up, then from the top down. */
static void
part_words(struct cell *picture)
{
    struct cell *words[PICTURE_WORDS];
    int count = sort_by_height(picture, words);
    for (int i = count - 2; i >= 0; i--)
        for (int below = i + 1; below < count; below++)
            if (meet(words[i], words[below]))
                words[i]->rect.y = most(0, words[below]->rect.y - words[i]->rect.h);
    for (int i = 1; i < count; i++)
        for (int above = 0; above < i; above++)
            if (meet(words[i], words[above]))
                words[i]->rect.y = least(words[above]->rect.y + words[above]->rect.h,
                                         picture->rect.h - words[i]->rect.h);
}

/* Words over a picture are texts of their own, centred on their points and kept inside;
   where they would meet they are set smaller, all alike. */
static void
lay_picture_words(const struct layout_env *env, struct cell *cell)
{
    struct layout_env smaller_env = *env;
    do {
        cell->first = cell->last = NULL;
        for (int i = 0; i < cell->node->word_count; i++) {
            struct cell *word = lay_picture_word(&smaller_env, cell, i);
            cell_append(cell, word);
        }
        smaller_env.scale_percent -= 10;
    } while (smaller_env.scale_percent >= 40 && words_collide(cell));
    part_words(cell);
}

/* What stands below a picture in its column belongs to it, and must fit with it. */
static int
caption_h_px(const struct layout_env *env, const struct node *image, int w_px)
{
    int h = 0;
    bool captioned = image->parent && image->parent->first == image &&
                     image->parent->kind == NODE_COLUMN && image->parent->parent;
    for (const struct node *below = image->next; captioned && below; below = below->next)
        h += layout_node(env, below, w_px)->rect.h + node_gap_px(env, image->parent);
    /* One without words leaves room for what stands before it. */
    if (h == 0 && image->word_count == 0 && !env->beside)
        h = env->box_h_px * 45 / 100;
    /* A picture too small to be seen would be worse than its caption on the next screen.
     */
    return h <= env->box_h_px * 45 / 100 ? h : 0;
}

static void
lay_image(const struct layout_env *env, struct cell *cell, int w_px)
{
    const struct node *node = cell->node;
    int w = most(node->w_px, 1), h = most(node->h_px, 1);
    int room = env->box_h_px - caption_h_px(env, node, w_px);
    cell->rect.w = w_px;
    cell->rect.h = (int)((long)w_px * h / w);
    if (cell->rect.h > room) {
        cell->rect.h = room;
        cell->rect.w = (int)((long)room * w / h);
    }
    lay_picture_words(env, cell);
}

static void
lay_qr(const struct layout_env *env, struct cell *cell, int w_px)
{
    int side = least(theme_px(env->theme, 86), least(w_px, env->box_h_px));
    int modules = qr_modules(cell->node->text) + 2 * QR_QUIET;
    cell->rect.w = cell->rect.h = most(side / modules, 1) * modules;
}

static void
lay_field(const struct layout_env *env, struct cell *cell, int w_px)
{
    int em = fixed_em_px(env, SIZE_BODY);
    int h = em * (env->theme->compact ? 200 : 307) / 100;
    cell->em_px = layout_em_px(env, SIZE_H1) * 100 / env->theme->text_percent;
    cell->rect.h = most(h, cell->em_px * 125 / 100);
    cell->rect.w = cell->node->town ? least(w_px, 16 * em) : least(w_px, 15 * em);
}

static void
lay_progress(const struct layout_env *env, struct cell *cell, int w_px)
{
    const struct node *node = cell->node;
    if (node->dots) {
        int rows = (node->of + 9) / 10;
        int pitch = least(w_px / 10, env->box_h_px * 35 / 100 / most(rows, 1));
        pitch = least(pitch, theme_px(env->theme, 11));
        cell->rect.w = pitch * 10;
        cell->rect.h = pitch * rows;
        return;
    }
    cell->rect.w = w_px;
    cell->rect.h = theme_px(env->theme, 4);
}

void
layout_leaf(const struct layout_env *env, struct cell *cell, int w_px)
{
    switch (cell->node->kind) {
    case NODE_TEXT: lay_text(env, cell, w_px); return;
    case NODE_IMAGE: lay_image(env, cell, w_px); return;
    case NODE_QR: lay_qr(env, cell, w_px); return;
    case NODE_FIELD: lay_field(env, cell, w_px); return;
    case NODE_PROGRESS: lay_progress(env, cell, w_px); return;
    case NODE_ICON:
        cell->rect.w = cell->rect.h = icon_side_px(env, cell->node);
        cell->em_px = text_em_px(env, cell->node, cell->node->size);
        return;
    case NODE_SPACER:
        cell->rect.w = w_px;
        cell->rect.h = theme_px(env->theme, cell->node->n / 10.0);
        return;
    case NODE_COLUMN:
    case NODE_ROW:
    case NODE_GRID:
    case NODE_BUTTON:
    case NODE_PAD: return;
    }
}

static bool
in_card(const struct node *node)
{
    for (node = node->parent; node; node = node->parent)
        if (node->kind == NODE_BUTTON)
            return node->button == BUTTON_CARD;
    return false;
}

static int
longest_word_px(const struct layout_env *env, const struct node *node)
{
    /* Large steps may shrink to body, so only body's longest word is sure to need room.
     */
    enum text_size size = node->size > SIZE_LEAD ? SIZE_BODY : node->size;
    struct para_style style = text_style(env, node, WIDE_PX);
    style.px = text_em_px(env, node, size);
    int word = para_longest_word_px(env->arena, env->measure, node->text, &style);
    /* A card's title should need two lines at most, where there is any choice. */
    if (!env->theme->compact && in_card(node))
        return most(word, natural_width_px(env, node) * 58 / 100);
    return word;
}

static int
children_width_px(const struct layout_env *env, const struct node *node,
                  int (*width_px)(const struct layout_env *, const struct node *),
                  bool beside)
{
    int sum = 0, widest = 0, count = 0;
    for (const struct node *child = node->first; child; child = child->next, count++) {
        int w = child == env->aside ? 0 : width_px(env, child);
        sum += w;
        widest = most(widest, w);
    }
    return beside ? sum + most(count - 1, 0) * node_gap_px(env, node) : widest;
}

static bool
lays_beside(const struct node *node)
{
    if (node->kind == NODE_BUTTON)
        return node->button != BUTTON_BAR && node->button != BUTTON_KEY;
    return node->kind == NODE_ROW;
}

int
least_width_px(const struct layout_env *env, const struct node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
        return node->tile ? icon_side_px(env, node) : longest_word_px(env, node);
    case NODE_ICON: return icon_side_px(env, node);
    case NODE_IMAGE: return theme_px(env->theme, 40);
    case NODE_QR: return theme_px(env->theme, 80);
    case NODE_FIELD: return 8 * fixed_em_px(env, SIZE_BODY);
    case NODE_PAD: return 3 * env->theme->target_least_px + 2 * env->theme->target_gap_px;
    case NODE_SPACER: return 0;
    case NODE_PROGRESS:
        return node->dots ? theme_px(env->theme, 50) : theme_px(env->theme, 30);
    case NODE_COLUMN:
    case NODE_ROW:
    case NODE_GRID:
    case NODE_BUTTON: {
        struct inset in = node_inset(env, node);
        bool in_button = !env->theme->compact && in_card(node);
        bool beside = lays_beside(node) && (node->kind == NODE_BUTTON || in_button);
        int inner = children_width_px(env, node, least_width_px, beside);
        int target = node->kind == NODE_BUTTON ? env->theme->target_least_px : 0;
        return most(inner + 2 * in.side_px + in.start_px, target);
    }
    }
    return 0;
}

int
natural_width_px(const struct layout_env *env, const struct node *node)
{
    switch (node->kind) {
    case NODE_TEXT: {
        if (node->tile)
            return icon_side_px(env, node);
        struct para_style style = text_style(env, node, WIDE_PX);
        style.align = PARA_START;
        return para_set(env->arena, env->measure, node->text, &style, WIDE_PX)->w_px;
    }
    case NODE_COLUMN:
    case NODE_ROW:
    case NODE_GRID:
    case NODE_BUTTON: {
        struct inset in = node_inset(env, node);
        bool beside = lays_beside(node) || node->kind == NODE_GRID;
        int inner = children_width_px(env, node, natural_width_px, beside);
        return inner + 2 * in.side_px + in.start_px;
    }
    case NODE_ICON:
    case NODE_IMAGE:
    case NODE_QR:
    case NODE_FIELD:
    case NODE_PAD:
    case NODE_PROGRESS:
    case NODE_SPACER: return least_width_px(env, node);
    }
    return 0;
}
