/* Who has read which page, as lines of a file that a diff can show. */
#include "workshop/reviews.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "base/vec.h"

static const char rule_of_a_line[] = "write LANGUAGE.PAGE = HASH DATE NAME, or let "
                                     "anteroom approve write it";

struct reviews *reviews_create(void)
{
    struct reviews *reviews = xcalloc(1, sizeof *reviews);
    reviews->arena = arena_create();
    return reviews;
}

void reviews_free(struct reviews *reviews)
{
    if (!reviews)
        return;
    arena_destroy(reviews->arena);
    free(reviews->items);
    free(reviews);
}

static struct review *find(const struct reviews *reviews, const char *language, const char *page)
{
    for (size_t i = 0; i < reviews->count; i++) {
        struct review *review = &reviews->items[i];
        if (strcmp(review->page, page) == 0 && strcmp(review->language, language) == 0)
            return review;
    }
    return NULL;
}

const struct review *reviews_find(const struct reviews *reviews, const char *language,
                                  const char *page)
{
    return find(reviews, language, page);
}

void reviews_put(struct reviews *reviews, const struct review *review)
{
    struct arena *arena = reviews->arena;
    struct review *place = find(reviews, review->language, review->page);
    if (!place) {
        vec_grow(reviews->items, reviews->count, reviews->room);
        place = &reviews->items[reviews->count++];
    }
    *place = (struct review){
        .language = arena_strdup(arena, review->language),
        .page = arena_strdup(arena, review->page),
        .hash = arena_strdup(arena, review->hash),
        .date = arena_strdup(arena, review->date),
        .by = arena_strdup(arena, review->by),
        .line = review->line,
    };
}

/* The next word of the line, ended by a NUL; "" if there is none. */
static char *take_word(char **rest)
{
    char *word = *rest + strspn(*rest, " \t");
    size_t len = strcspn(word, " \t");
    *rest = word + len;
    if (**rest)
        *(*rest)++ = '\0';
    return word;
}

static bool is_hash(const char *text)
{
    return strlen(text) == REVIEWS_HASH && strspn(text, "0123456789abcdef") == REVIEWS_HASH;
}

static bool is_date(const char *text)
{
    static const char shape[] = "dddd-dd-dd";
    for (size_t i = 0; shape[i]; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == 'd' ? !digit : text[i] != '-')
            return false;
    }
    return text[strlen(shape)] == '\0';
}

/* "en.faq.what": the language ends at the first dot, the others part topic and name. */
static bool split_key(char *key, struct review *review)
{
    char *dot = strchr(key, '.');
    if (!dot || dot == key || !dot[1])
        return false;
    *dot = '\0';
    review->language = key;
    review->page = dot + 1;
    for (char *c = dot + 1; *c; c++)
        *c = *c == '.' ? '/' : *c;
    return true;
}

static bool read_line(struct reviews *reviews, const char *name, int number, char *line,
                      struct err *err)
{
    line += strspn(line, " \t");
    size_t len = strlen(line);
    while (len > 0 && strchr(" \t\r", line[len - 1]))
        line[--len] = '\0';
    if (!*line || *line == '#')
        return true;
    struct review review = {.line = number};
    char *rest = line, *key = take_word(&rest);
    bool sign = strcmp(take_word(&rest), "=") == 0;
    review.hash = take_word(&rest);
    review.date = take_word(&rest);
    review.by = rest + strspn(rest, " \t");
    if (!sign || !split_key(key, &review) || !is_hash(review.hash) || !is_date(review.date) ||
        !*review.by)
        return err_set(err, "%s:%d: %s", name, number, rule_of_a_line);
    const struct review *other = find(reviews, review.language, review.page);
    if (other && other->line)
        return err_set(err, "%s:%d: this page stands in line %d already: keep one", name, number,
                       other->line);
    reviews_put(reviews, &review);
    return true;
}

bool reviews_read(struct reviews *reviews, const char *name, const char *text, size_t len,
                  struct err *err)
{
    if (utf8_check(text, len) != len || memchr(text, '\0', len))
        return err_set(err, "%s: not UTF-8 text", name);
    bool good = true;
    int number = 0;
    for (size_t at = 0; good && at < len;) {
        const char *end = memchr(text + at, '\n', len - at);
        size_t width = end ? (size_t)(end - (text + at)) : len - at;
        char *line = arena_strndup(reviews->arena, text + at, width);
        good = read_line(reviews, name, ++number, line, err);
        at += width + 1;
    }
    return good;
}

static int by_place(const void *a, const void *b)
{
    const struct review *one = a, *other = b;
    int order = strcmp(one->language, other->language);
    return order ? order : strcmp(one->page, other->page);
}

void reviews_write(struct reviews *reviews, struct buf *out)
{
    buf_puts(out, "# Who has read which page, and when. A page whose words, slots or "
                  "pictures have\n# changed since has to be read again. Written by "
                  "anteroom approve.\n");
    if (reviews->count > 0)
        qsort(reviews->items, reviews->count, sizeof *reviews->items, by_place);
    for (size_t i = 0; i < reviews->count; i++) {
        const struct review *review = &reviews->items[i];
        buf_printf(out, "%s.", review->language);
        for (const char *c = review->page; *c; c++)
            buf_append(out, *c == '/' ? "." : c, 1);
        buf_printf(out, " = %s %s %s\n", review->hash, review->date, review->by);
    }
}
