/* Words over a picture, which are texts of their own: they translate, and grow as long as there is
   room. */
#include <stddef.h>

#include "base/minmax.h"
#include "layout/inner.h"

#define WORD_MOST_PERCENT 9 /* of a picture's height: a word over it, per em */
#define CROP_WORDS 2        /* over a picture that is cropped */

static struct node *word_node(const struct layout_env *env, const struct node *image, int index)
{
    struct node *text = node_make(env->arena, NULL, NODE_TEXT);
    text->text = image->words[index].text;
    text->size = SIZE_CAPTION;
    text->align = ALIGN_CENTER;
    text->bold = true;
    text->panel = PANEL_CHIP;
    text->word = image->words[index].kind;
    text->id = image->id + (uint64_t)index + 1;
    text->file = image->file;
    text->line = image->line;
    return text;
}

/* How wide a word over a picture may be: up to the middle between it and its neighbours,
   or up to where they begin. */
static int word_room_px(const struct layout_env *env, const struct node *image, int index, int w_px)
{
    const struct picture_word *word = &image->words[index];
    int room = (int)((long)w_px * 2 * least(word->x, 1000 - word->x) / 1000);
    for (int i = 0; i < image->word_count && layout_goes_on(env); i++) {
        int dx = image->words[i].x - word->x, dy = image->words[i].y - word->y;
        if (i == index || !image->words[i].text || dy <= -90 || dy >= 90)
            continue;
        int apart = (int)((long)w_px * (dx < 0 ? -dx : dx) / 1000);
        int end = natural_width_px(env, word_node(env, image, i)) / 2 +
                  layout_em_px(env, SIZE_CAPTION) / 2;
        room = least(room, most(apart * 9 / 10, 2 * (apart - end)));
    }
    return most(room, 1);
}

/* With its chip, which lies under it. */
static struct rect chip_rect(const struct theme *theme, const struct cell *word)
{
    int pad = chip_pad_px(theme);
    return (struct rect){word->rect.x - 2 * pad, word->rect.y - pad, word->rect.w + 4 * pad,
                         word->rect.h + 2 * pad};
}

static int dot_px(const struct theme *theme)
{
    return most(theme_u(theme, 7), 4);
}

static bool lies_on(const struct theme *theme, const struct cell *picture, const struct cell *word,
                    const struct picture_word *at, int apart_px)
{
    int x = (int)((long)picture->rect.w * at->to_x / 1000);
    int y = (int)((long)picture->rect.h * at->to_y / 1000);
    return at->leads && rect_contains(rect_grow(chip_rect(theme, word), apart_px), x, y);
}

/* A word must not lie on what it leads to: it goes below it, or above. false: it had to. */
static bool clear_dot(const struct layout_env *env, const struct cell *picture, struct cell *cell,
                      const struct picture_word *word)
{
    int pad = chip_pad_px(env->theme), apart = most(theme_u(env->theme, 14), 8);
    int y = (int)((long)picture->rect.h * word->to_y / 1000);
    if (!lies_on(env->theme, picture, cell, word, apart))
        return true;
    apart += pad;
    if (y + apart + cell->rect.h + pad <= picture->rect.h)
        cell->rect.y = y + apart;
    else
        cell->rect.y = most(y - apart - cell->rect.h, pad);
    return false;
}

/* One word, broken into lines where it is wider than its room, or all in one line. Without `stays`
   it is not where its author put it. */
static struct cell *lay_picture_word(const struct layout_env *env, const struct cell *picture,
                                     int index, bool in_one_line, bool *stays)
{
    const struct picture_word *word = &picture->node->words[index];
    const struct node *text = word_node(env, picture->node, index);
    int room =
        in_one_line ? picture->rect.w : word_room_px(env, picture->node, index, picture->rect.w);
    struct para_style style = text_style(env, text, room);
    room = most(room, para_longest_word_px(env->arena, env->measure, text->text, &style));
    room = least(room, natural_width_px(env, text) + 1);
    struct cell *cell = layout_node(env, text, room);
    int x = (int)((long)picture->rect.w * word->x / 1000) - cell->rect.w / 2;
    int y = (int)((long)picture->rect.h * word->y / 1000) - cell->rect.h / 2;
    int pad = chip_pad_px(env->theme);
    cell->rect.x = most(2 * pad, least(x, picture->rect.w - cell->rect.w - 2 * pad));
    cell->rect.y = most(pad, least(y, picture->rect.h - cell->rect.h - pad));
    *stays = clear_dot(env, picture, cell, word) && *stays;
    return cell;
}

/* Chips lie under words: from one word to the next in a row, and from one to the next below it. */
static int beside_px(const struct layout_env *env)
{
    return most(layout_em_px(env, SIZE_CAPTION) / 3, 4 * chip_pad_px(env->theme));
}

static int below_px(const struct layout_env *env)
{
    return 2 * chip_pad_px(env->theme);
}

static bool words_collide(const struct layout_env *env, const struct cell *picture)
{
    struct rect inside = {0, 0, picture->rect.w, picture->rect.h};
    for (const struct cell *a = picture->first; a; a = a->next) {
        if (!rect_inside(a->rect, inside))
            return true;
        struct rect wider = a->rect;
        wider.x -= beside_px(env);
        wider.w += 2 * beside_px(env);
        wider.y -= below_px(env);
        wider.h += 2 * below_px(env);
        for (const struct cell *b = a->next; b; b = b->next)
            if (!rect_empty(rect_intersect(wider, b->rect)))
                return true;
    }
    return false;
}

#define PICTURE_WORDS 40 /* a script can not put more */

static bool stands_lower(const struct cell *a, const struct cell *b)
{
    return a->rect.y > b->rect.y;
}

static bool stands_further(const struct cell *a, const struct cell *b)
{
    return a->rect.x > b->rect.x;
}

/* The picture's words, each behind those that do not stand `after` it. */
static int sort_words(struct cell *picture, struct cell *sorted[PICTURE_WORDS],
                      bool (*after)(const struct cell *a, const struct cell *b))
{
    int count = 0;
    for (struct cell *word = picture->first; word && count < PICTURE_WORDS; word = word->next) {
        int at = count++;
        for (; at > 0 && after(sorted[at - 1], word); at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = word;
    }
    return count;
}

static bool in_one_row(const struct cell *a, const struct cell *b)
{
    return a->rect.y < b->rect.y + b->rect.h && b->rect.y < a->rect.y + a->rect.h;
}

/* Words of one row move aside for one another: to the end, and back from the picture's
   edge. false: one would come too far from its point, and none is moved. */
static bool spread_words(struct cell *picture, int space_px, int most_px)
{
    struct cell *words[PICTURE_WORDS];
    int count = sort_words(picture, words, stands_further), start[PICTURE_WORDS];
    for (int i = 0; i < count; i++) {
        start[i] = words[i]->rect.x;
        for (int before = 0; before < i; before++)
            if (in_one_row(words[i], words[before]))
                words[i]->rect.x = most(words[i]->rect.x,
                                        words[before]->rect.x + words[before]->rect.w + space_px);
    }
    bool good = true;
    for (int i = count - 1; i >= 0; i--) {
        int end = picture->rect.w;
        for (int after = i + 1; after < count; after++)
            if (in_one_row(words[i], words[after]))
                end = least(end, words[after]->rect.x - space_px);
        words[i]->rect.x = least(words[i]->rect.x, end - words[i]->rect.w);
        int moved = words[i]->rect.x - start[i];
        good = good && words[i]->rect.x >= 0 && moved <= most_px && -moved <= most_px;
    }
    for (int i = 0; i < count && !good; i++)
        words[i]->rect.x = start[i];
    return good;
}

static bool in_one_column(const struct cell *a, const struct cell *b)
{
    return a->rect.x < b->rect.x + b->rect.w && b->rect.x < a->rect.x + a->rect.w;
}

/* Of two words that meet the later one goes down, below the drawing. Where the picture
   ends, those above go up as far as they must. */
static void part_words(const struct layout_env *env, struct cell *picture)
{
    int apart = below_px(env);
    struct cell *words[PICTURE_WORDS];
    int count = sort_words(picture, words, stands_lower);
    for (int i = 1; i < count; i++)
        for (int above = 0; above < i; above++)
            if (in_one_column(words[i], words[above]) &&
                words[i]->rect.y < words[above]->rect.y + words[above]->rect.h + apart)
                words[i]->rect.y = words[above]->rect.y + words[above]->rect.h + apart;
    count = sort_words(picture, words, stands_lower);
    for (int i = count - 1; i >= 0; i--) {
        int y = least(words[i]->rect.y, picture->rect.h - words[i]->rect.h);
        for (int below = i + 1; below < count; below++)
            if (in_one_column(words[i], words[below]))
                y = least(y, words[below]->rect.y - words[i]->rect.h - apart);
        words[i]->rect.y = most(0, y);
    }
}

static bool cover_targets(const struct theme *theme, const struct cell *picture)
{
    const struct node *image = picture->node;
    for (const struct cell *word = picture->first; word; word = word->next)
        for (int i = 0; i < image->word_count; i++)
            if (image->words[i].text &&
                lies_on(theme, picture, word, &image->words[i], dot_px(theme)))
                return true;
    return false;
}

/* What is asked of words besides that they don't meet: to stay where they were put, beside all that
   is led to; beside all that is led to; nothing. */
enum asked { ASKED_STAY, ASKED_BESIDE, ASKED_APART, ASKED };

static bool try_words(const struct layout_env *env, struct cell *cell, bool in_one_line,
                      enum asked asked)
{
    bool stays = true;
    cell->first = cell->last = NULL;
    for (int i = 0; i < cell->node->word_count && layout_goes_on(env); i++)
        if (cell->node->words[i].text)
            cell_append(cell, lay_picture_word(env, cell, i, in_one_line, &stays));
    if (asked == ASKED_STAY && !stays)
        return false;
    return !words_collide(env, cell) && (asked == ASKED_APART || !cover_targets(env->theme, cell));
}

static bool try_picture_words(const struct layout_env *env, struct cell *cell, enum asked asked)
{
    return try_words(env, cell, false, asked) || try_words(env, cell, true, asked);
}

static bool sees(const struct rect *crop, int x, int y)
{
    return rect_empty(*crop) || rect_contains(*crop, x, y);
}

static int cropped(int at, int from, int size)
{
    return size > 0 ? most(0, least((at - from) * 1000 / size, 1000)) : at;
}

/* The picture with its words as they are seen in the crop: of one that is cropped two at most, the
   first of what is seen, each in its short form. A word that is not seen has no text. Pictures are
   not turned where all else is, so their words are turned back. */
static struct node *with_words(const struct layout_env *env, const struct node *image,
                               const struct rect *crop, bool brief)
{
    struct node *seen = arena_alloc(env->arena, sizeof *seen);
    size_t size = sizeof *image->words * (size_t)image->word_count;
    struct picture_word *words = arena_alloc(env->arena, size + 1);
    *seen = *image;
    seen->words = words;
    for (int i = 0, kept = 0; i < image->word_count; i++) {
        struct picture_word word = image->words[i];
        bool there = word.leads ? sees(crop, word.to_x, word.to_y) : sees(crop, word.x, word.y);
        if (there && (rect_empty(*crop) || kept < CROP_WORDS))
            kept++;
        else
            word.text = NULL;
        if (word.text && brief && word.brief)
            word.text = word.brief;
        word.x = cropped(word.x, crop->x, crop->w);
        word.y = cropped(word.y, crop->y, crop->h);
        word.to_x = cropped(word.to_x, crop->x, crop->w);
        word.to_y = cropped(word.to_y, crop->y, crop->h);
        if (env->rtl) {
            word.x = 1000 - word.x;
            word.to_x = 1000 - word.to_x;
        }
        words[i] = word;
    }
    return seen;
}

static void add_stroke(const struct layout_env *env, struct cell *lines, const struct node *word,
                       enum panel panel, struct rect rect)
{
    struct node *node = node_make(env->arena, NULL, NODE_SPACER);
    node->panel = panel;
    node->word = word->word;
    node->id = word->id;
    cell_make(env, lines, node)->rect = rect;
}

/* From a word to the thing itself: straight, or round one corner; a dot is on the thing. */
static void add_leader(const struct layout_env *env, struct cell *lines, const struct cell *word,
                       int x, int y)
{
    const struct theme *theme = env->theme;
    int line = most(theme_u(theme, 3), 2), dot = dot_px(theme);
    struct rect chip = chip_rect(theme, word);
    if (rect_contains(rect_grow(chip, dot), x, y))
        return;
    int from_y = chip.y + chip.h / 2, half = line / 2;
    if (x < chip.x)
        add_stroke(env, lines, word->node, PANEL_LEADER,
                   (struct rect){x - half, from_y - half, chip.x - x + half, line});
    else if (x > chip.x + chip.w)
        add_stroke(env, lines, word->node, PANEL_LEADER,
                   (struct rect){chip.x + chip.w, from_y - half, x - chip.x - chip.w + half, line});
    else
        from_y = y < chip.y ? chip.y : chip.y + chip.h;
    int top = least(from_y, y), h = most(from_y, y) - top;
    if (h > line)
        add_stroke(env, lines, word->node, PANEL_LEADER, (struct rect){x - half, top, line, h});
    add_stroke(env, lines, word->node, PANEL_DOT,
               (struct rect){x - dot, y - dot, 2 * dot, 2 * dot});
}

/* Below the words, so that none is crossed. */
static void lay_leaders(const struct layout_env *env, struct cell *picture)
{
    const struct node *image = picture->node;
    struct cell lines = {0};
    for (struct cell *word = picture->first; word; word = word->next) {
        const struct picture_word *at = &image->words[word->node->id - image->id - 1];
        if (at->leads)
            add_leader(env, &lines, word, (int)((long)picture->rect.w * at->to_x / 1000),
                       (int)((long)picture->rect.h * at->to_y / 1000));
    }
    if (!lines.first)
        return;
    lines.last->next = picture->first;
    picture->first = lines.first;
}

/* In whole or, as all are where `brief`, in their short forms: as much as can be had is asked. */
static bool place_at_size(const struct layout_env *env, const struct node *image,
                          struct cell *picture, bool brief)
{
    for (int asked = 0; asked < ASKED; asked++) {
        picture->node = with_words(env, image, &picture->crop, brief);
        if (try_picture_words(env, picture, asked))
            return true;
        picture->node = with_words(env, image, &picture->crop, true);
        if (!brief && try_picture_words(env, picture, asked))
            return true;
    }
    return false;
}

/* Words over a picture are texts of their own, centred on their points and kept inside;
   in proportion to it. Where no way at that size will do they are set smaller, all alike; at
   their least size they move, aside or down. */
static void place_words(const struct layout_env *env, struct cell *picture, bool brief)
{
    const struct node *image = picture->node;
    struct layout_env smaller_env = *env;
    struct theme theme = *env->theme; /* words over a picture are read, as its text is */
    theme.least_px[SIZE_CAPTION] = theme.least_px[SIZE_BODY];
    smaller_env.theme = &theme;
    int em = layout_em_px(&smaller_env, SIZE_CAPTION);
    int room = picture->rect.h * WORD_MOST_PERCENT / 100;
    if (em > room)
        smaller_env.scale_percent = env->scale_percent * room / em;
    if (place_at_size(&smaller_env, image, picture, brief))
        return;
    do
        smaller_env.scale_percent -= 10;
    while (smaller_env.scale_percent >= 40 && layout_goes_on(env) &&
           !try_picture_words(&smaller_env, picture, ASKED_APART));
    if (words_collide(&smaller_env, picture) &&
        !spread_words(picture, beside_px(&smaller_env), layout_em_px(&smaller_env, SIZE_CAPTION)))
        part_words(&smaller_env, picture);
}

void layout_picture_words(const struct layout_env *env, struct cell *cell)
{
    struct cell picture = *cell; /* of a node with the words that are seen */
    place_words(env, &picture, !rect_empty(cell->crop));
    lay_leaders(env, &picture);
    cell->first = picture.first;
    cell->last = picture.last;
}
