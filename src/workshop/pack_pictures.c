/* Drawings become PNG when a pack is made, and photographs smaller: what they need is asked of the
   screens. */
#include "workshop/pack_pictures.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "layer/picture.h"
#include "render/image.h"
#include "render/image_jpeg.h"
#include "render/image_png.h"
#include "workshop/told.h"

/* Of a picture that is on no screen: a logo over a pack that is not known here. */
#define OTHER_W_PX 960
#define OTHER_H_PX 640

struct picture_need {
    struct picture_need *next;
    const char *path;
    int w, h; /* px */
};

static struct picture_need *find(const struct picture_needs *needs, const char *path)
{
    for (struct picture_need *need = needs->first; need; need = need->next) {
        if (strcmp(need->path, path) == 0)
            return need;
    }
    return NULL;
}

static void note(struct picture_needs *needs, const char *path, struct rect rect)
{
    struct picture_need *need = find(needs, path);
    if (!need) {
        need = arena_alloc(needs->arena, sizeof *need);
        *need =
            (struct picture_need){.next = needs->first, .path = arena_strdup(needs->arena, path)};
        needs->first = need;
    }
    need->w = rect.w > need->w ? rect.w : need->w;
    need->h = rect.h > need->h ? rect.h : need->h;
}

struct measuring {
    struct picture_needs *needs;
    struct told told;
};

/* The size of all of a picture of which a part is seen. */
static struct rect whole_of(const struct draw_item *item)
{
    struct rect rect = item->rect;
    if (!rect_empty(item->picture.crop)) {
        rect.w = rect.w * 1000 / item->picture.crop.w;
        rect.h = rect.h * 1000 / item->picture.crop.h;
    }
    return rect;
}

static void note_screen(struct lint *lint, const struct lint_visit *visit, void *context)
{
    struct measuring *measuring = context;
    (void)lint;
    const struct budget *budget = &visit->stage->budget;
    struct node at = {.file = budget->file, .line = budget->line};
    if (visit->over)
        told_find(&measuring->told, visit, "A-BIG-1", &at, "", visit->over);
    stage_paint(visit->stage, &(struct view){0});
    const struct draw_list *list = &visit->stage->list;
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_PICTURE)
            note(measuring->needs, item->picture.path, whole_of(item));
    }
}

void picture_needs_measure(struct picture_needs *needs, struct lint *lint)
{
    /* The other reference displays have fewer pixels, and words of any language and theme
       leave a picture as much room. The last is where pages take most work. */
    static const struct display displays[] = {
        {1920, 1080, 21.5, 600}, {1080, 1920, 21.5, 600}, {1024, 600, 10.1, 600}};
    static const int sizes[] = {100, 200};
    static const bool calm = false;
    struct lint_options before = lint->options;
    lint->options.displays = displays;
    lint->options.display_count = 3;
    lint->options.text_sizes = sizes;
    lint->options.text_size_count = 2;
    lint->options.dark = &calm;
    lint->options.theme_count = 1;
    lint->options.languages = lint->info->languages;
    lint->options.language_count = 1;
    struct measuring measuring = {.needs = needs};
    lint_each_screen(lint, NULL, note_screen, &measuring);
    told_report(&measuring.told, lint);
    lint->options = before;
}

static int common_divisor(int a, int b)
{
    return b == 0 ? a : common_divisor(b, a % b);
}

/* The smallest whole multiple of the proportions that covers the need, within the limits
 * of pictures; at least once. */
static void choose_size(const struct picture *picture, const struct picture_need *need, int *w,
                        int *h)
{
    int divisor = common_divisor(picture->w, picture->h);
    int unit_w = picture->w / divisor, unit_h = picture->h / divisor, times = 1;
    bool fits = !need;
    int want_w = need ? need->w : OTHER_W_PX, want_h = need ? need->h : OTHER_H_PX;
    while ((times + 1) * unit_w <= PICTURE_PACKED_SIDE &&
           (times + 1) * unit_h <= PICTURE_PACKED_SIDE &&
           (times + 1) * unit_w * (times + 1) * unit_h <= PICTURE_PACKED_PIXELS) {
        int next_w = (times + 1) * unit_w, next_h = (times + 1) * unit_h;
        bool enough = fits ? next_w > want_w || next_h > want_h
                           : times * unit_w >= want_w && times * unit_h >= want_h;
        if (enough)
            break;
        times++;
    }
    *w = times * unit_w;
    *h = times * unit_h;
}

static bool is_same(const SDL_Surface *a, const SDL_Surface *b)
{
    for (int y = 0; y < a->h; y++) {
        const char *one = (const char *)a->pixels + (size_t)y * (size_t)a->pitch;
        const char *other = (const char *)b->pixels + (size_t)y * (size_t)b->pitch;
        if (memcmp(one, other, (size_t)a->w * 4) != 0)
            return false;
    }
    return true;
}

static bool add_png(struct layer_writer *writer, const char *name, const char *ending,
                    SDL_Surface *surface, struct err *err)
{
    char file[512];
    struct buf png = {0};
    snprintf(file, sizeof file, "%s%s", name, ending);
    if (!image_write_png(surface, &png, err))
        return false;
    layer_writer_add(writer, file, &png);
    return true;
}

/* A dark one of a layer below must not outlive the drawing that it was made of. */
static bool needs_dark(const struct layer_writer *writer, const char *name, const SDL_Surface *calm,
                       const SDL_Surface *dark)
{
    char file[512];
    snprintf(file, sizeof file, "%s%s", name, PACK_DRAWN_DARK);
    return layer_writer_has(writer, file) || !is_same(calm, dark);
}

bool picture_needs_draw(const struct picture_needs *needs, struct layer_writer *writer,
                        const char *name, const char *where, const struct buf *svg, struct err *err)
{
    struct picture picture;
    if (!picture_read(&picture, svg->bytes, svg->len, err))
        return err_wrap(err, "%s", where);
    int w, h;
    choose_size(&picture, find(needs, name), &w, &h);
    SDL_Surface *calm = image_load(svg->bytes, svg->len, w, h, false, err);
    SDL_Surface *dark = calm ? image_load(svg->bytes, svg->len, w, h, true, err) : NULL;
    bool good = dark && add_png(writer, name, PACK_DRAWN, calm, err) &&
                (!needs_dark(writer, name, calm, dark) ||
                 add_png(writer, name, PACK_DRAWN_DARK, dark, err));
    SDL_FreeSurface(calm);
    SDL_FreeSurface(dark);
    return good || err_wrap(err, "%s", where);
}

/* Of the sizes that cover the need, and up to a quarter more, the one whose proportions are
   nearest to the picture's; never larger than it, nor than what is raw again. */
static void choose_photo_size(const struct picture *picture, const struct picture_need *need,
                              int *w, int *h)
{
    double own_w = picture->w, own_h = picture->h, best = 1;
    double least =
        fmax((need ? need->w : OTHER_W_PX) / own_w, (need ? need->h : OTHER_H_PX) / own_h);
    double most = fmin(fmin(1, 1.25 * least), sqrt(0.99 * PICTURE_SCREEN_PIXELS / own_w / own_h));
    *w = (int)ceil(most * own_w);
    *h = (int)ceil(most * own_h);
    for (int try_w = (int)ceil(fmin(least, most) * own_w); try_w <= most * own_w; try_w++) {
        double exact = try_w * own_h / own_w, off = fabs(exact - round(exact)) / exact;
        if (off < best && exact >= 1) {
            best = off;
            *w = try_w;
            *h = (int)lround(exact);
        }
    }
}

static bool write_anew(const struct picture *picture, const struct picture_need *need,
                       struct buf *bytes, struct err *err)
{
    struct buf out = {0};
    int w, h;
    choose_photo_size(picture, need, &w, &h);
    SDL_Surface *surface = image_load(bytes->bytes, bytes->len, w, h, false, err);
    bool good = surface && (picture->kind == PICTURE_PNG ? image_write_png(surface, &out, err)
                                                         : image_write_jpeg(surface, &out, err));
    if (good && out.len > PICTURE_PACKED_BYTES)
        good = err_set(err, "takes more than %d MiB: save it as JPEG",
                       PICTURE_PACKED_BYTES / 1024 / 1024);
    SDL_FreeSurface(surface);
    buf_free(bytes);
    *bytes = out;
    return good;
}

/* It must be one that can be shown, to its last row. */
static bool check(const struct picture *picture, const struct buf *bytes, struct err *err)
{
    SDL_Surface *surface = image_load(bytes->bytes, bytes->len, picture->w, picture->h, false, err);
    SDL_FreeSurface(surface);
    return surface != NULL;
}

bool picture_needs_add(const struct picture_needs *needs, struct layer_writer *writer,
                       const char *name, const char *where, struct buf *bytes, struct err *err)
{
    struct picture picture;
    if (!picture_read(&picture, bytes->bytes, bytes->len, err))
        return err_wrap(err, "%s", where);
    bool good = picture_is_raw(&picture) ? write_anew(&picture, find(needs, name), bytes, err)
                                         : check(&picture, bytes, err);
    if (good)
        layer_writer_add(writer, name, bytes);
    return good || err_wrap(err, "%s", where);
}
