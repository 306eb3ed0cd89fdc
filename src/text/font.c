/* Fonts: a face's bytes at one size and weight, opened when first asked for; the one not
   asked for the longest gives way to one too many. An open one is never resized or
   restyled, which would drop the glyphs it has drawn. */
#include "text/font.h"

#include <SDL2/SDL_ttf.h>
#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/log.h"
#include "text/chars.h"
#include "text/ttf.h"
#include "text/widths.h"

#define MISSING_TOLD 16 /* of what no face has so many are logged */

struct bytes {
    const void *start;
    size_t len;
};

struct weight {
    bool exists, failed; /* failed: it can't be read, or is no font */
    struct bytes bytes;  /* of length 0: not read yet */
    struct buf read;     /* what they were read into */
};

struct face {
    char *name;
    struct weight regular, bold;
    struct font_source source;
    TTF_Font *any; /* whichever is open: to ask what it covers; or NULL */
};

struct open_font {
    uint32_t id;
    TTF_Font *ttf;  /* NULL: its bytes are no font, which has been logged */
    size_t longest; /* of the runs it has shaped since fonts_forget, in bytes */
    uint64_t asked; /* when it was asked for last, in askings */
};

struct fonts {
    struct face faces[FONT_FACES];
    int face_count;
    struct open_font open[FONTS_OPEN];
    int open_count;
    int last; /* in open: the one asked for last */
    uint64_t askings;
    struct widths *widths;
    int last_px;                    /* a face not yet open will likely be wanted at this size */
    uint32_t missing[MISSING_TOLD]; /* characters that were told */
    int missing_count;
};

uint32_t font_id(int face, bool bold, int px)
{
    assert(face >= 0 && face < FONT_FACES && px > 0 && px <= FONT_PX_MAX);
    return (uint32_t)face << 16 | (uint32_t)bold << 15 | (uint32_t)px;
}

int font_face(uint32_t font)
{
    return (int)(font >> 16);
}

bool font_bold(uint32_t font)
{
    return font >> 15 & 1;
}

int font_px(uint32_t font)
{
    return (int)(font & 0x7FFF);
}

struct fonts *fonts_create(struct err *err)
{
    if (TTF_Init() != 0) {
        err_set(err, "starting SDL_ttf: %s", TTF_GetError());
        return NULL;
    }
    struct fonts *fonts = xcalloc(1, sizeof *fonts);
    fonts->last_px = 32;
    fonts->widths = widths_create();
    return fonts;
}

void fonts_destroy(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < fonts->open_count; i++) {
        if (fonts->open[i].ttf)
            TTF_CloseFont(fonts->open[i].ttf);
    }
    for (int i = 0; i < fonts->face_count; i++) {
        buf_free(&fonts->faces[i].regular.read);
        buf_free(&fonts->faces[i].bold.read);
        free(fonts->faces[i].name);
    }
    widths_destroy(fonts->widths);
    free(fonts);
    TTF_Quit();
}

static bool looks_like_font(struct bytes bytes)
{
    if (bytes.len < 12 || bytes.len > INT_MAX)
        return false;
    const unsigned char *in = bytes.start;
    uint32_t magic = SCRIPT_TAG(in[0], in[1], in[2], in[3]);
    return magic == 0x10000 || magic == SCRIPT_TAG('O', 'T', 'T', 'O') ||
           magic == SCRIPT_TAG('t', 'r', 'u', 'e') || magic == SCRIPT_TAG('t', 't', 'c', 'f');
}

static bool add_face(struct fonts *fonts, const char *name, const struct face *face,
                     struct err *err)
{
    if (fonts->face_count == FONT_FACES)
        return err_set(err, "adding font %s: there are %d already", name, FONT_FACES);
    struct face *added = &fonts->faces[fonts->face_count++];
    *added = *face;
    added->name = xstrdup(name);
    return true;
}

bool fonts_add(struct fonts *fonts, const char *name, const void *regular, size_t regular_len,
               const void *bold, size_t bold_len, struct err *err)
{
    const struct face face = {.regular = {.exists = true, .bytes = {regular, regular_len}},
                              .bold = {.exists = bold, .bytes = {bold, bold_len}}};
    if (!looks_like_font(face.regular.bytes) || (bold && !looks_like_font(face.bold.bytes)))
        return err_set(err, "adding font %s: not a TrueType or OpenType file", name);
    return add_face(fonts, name, &face, err);
}

bool fonts_add_later(struct fonts *fonts, const char *name, bool has_bold,
                     const struct font_source *source, struct err *err)
{
    const struct face face = {
        .regular = {.exists = true}, .bold = {.exists = has_bold}, .source = *source};
    return add_face(fonts, name, &face, err);
}

/* Whether the weight's bytes are there, read now if they were not. */
static bool need_bytes(const struct face *face, struct weight *weight)
{
    struct err err = {0};
    if (weight->bytes.len > 0 || !weight->exists || weight->failed)
        return weight->bytes.len > 0;
    bool bold = weight == &face->bold, read;
    read = face->source.read(face->source.context, face->name, bold, &weight->read, &err);
    struct bytes bytes = {weight->read.bytes, weight->read.len};
    weight->failed = !read || !looks_like_font(bytes);
    if (weight->failed)
        log_error("opening font %s: %s", face->name, read ? "is no font" : err.text);
    else
        weight->bytes = bytes;
    return !weight->failed;
}

static TTF_Font *open_bytes(const struct face *face, struct bytes bytes, int px)
{
    SDL_RWops *rw = SDL_RWFromConstMem(bytes.start, (int)bytes.len);
    TTF_Font *ttf = rw ? TTF_OpenFontRW(rw, 1, px) : NULL; /* at 72 dpi a point is a px */
    if (ttf)
        TTF_SetFontHinting(ttf, TTF_HINTING_LIGHT);
    else
        log_error("opening font %s: %s", face->name, TTF_GetError());
    return ttf;
}

static TTF_Font *open_font(struct face *face, bool bold, int px)
{
    if (bold && need_bytes(face, &face->bold))
        return open_bytes(face, face->bold.bytes, px);
    if (!need_bytes(face, &face->regular))
        return NULL;
    TTF_Font *ttf = open_bytes(face, face->regular.bytes, px);
    if (ttf && bold)
        TTF_SetFontStyle(ttf, TTF_STYLE_BOLD);
    return ttf;
}

/* Shapes blanks where the longest run was shaped: SDL_ttf keeps each font's last glyphs,
   and what is behind a shorter run's stays. */
static void forget_shaped(struct open_font *open)
{
    if (open->longest == 0)
        return;
    char *blanks = xmalloc(open->longest + 1);
    memset(blanks, ' ', open->longest);
    blanks[open->longest] = '\0';
    TTF_SizeUTF8(open->ttf, blanks, NULL, NULL);
    free(blanks);
    open->longest = 0;
}

/* What is no font stays: it would be opened, and logged, again and again. */
static struct open_font *least_asked(struct fonts *fonts)
{
    struct open_font *least = &fonts->open[0];
    for (int i = 1; i < fonts->open_count; i++) {
        struct open_font *open = &fonts->open[i];
        if (open->ttf && (!least->ttf || open->asked < least->asked))
            least = open;
    }
    return least;
}

static void close_font(struct fonts *fonts, struct open_font *open)
{
    if (!open->ttf)
        return;
    struct face *face = &fonts->faces[font_face(open->id)];
    if (face->any == open->ttf)
        face->any = NULL;
    forget_shaped(open);
    TTF_CloseFont(open->ttf);
}

static TTF_Font *add_open(struct fonts *fonts, uint32_t id)
{
    TTF_Font *ttf = open_font(&fonts->faces[font_face(id)], font_bold(id), font_px(id));
    struct open_font *open;
    if (fonts->open_count < FONTS_OPEN) {
        open = &fonts->open[fonts->open_count++];
    } else {
        open = least_asked(fonts);
        close_font(fonts, open);
    }
    *open = (struct open_font){.id = id, .ttf = ttf, .asked = ++fonts->askings};
    fonts->last = (int)(open - fonts->open);
    return ttf;
}

/* NULL if the face's bytes are no font. */
static TTF_Font *find_font(struct fonts *fonts, uint32_t id)
{
    assert(font_face(id) < fonts->face_count);
    fonts->last_px = font_px(id);
    if (fonts->last < fonts->open_count && fonts->open[fonts->last].id == id)
        return fonts->open[fonts->last].ttf;
    for (int i = 0; i < fonts->open_count; i++) {
        if (fonts->open[i].id != id)
            continue;
        fonts->last = i;
        fonts->open[i].asked = ++fonts->askings;
        return fonts->open[i].ttf;
    }
    return add_open(fonts, id);
}

TTF_Font *fonts_ready(struct fonts *fonts, const struct run *run)
{
    TTF_Font *ttf = find_font(fonts, run->font);
    if (!ttf)
        return NULL;
    size_t len = strlen(run->text), *longest = &fonts->open[fonts->last].longest;
    *longest = len > *longest ? len : *longest;
    uint32_t tag = run->script;
    char script[5] = {(char)(tag >> 24), (char)(tag >> 16), (char)(tag >> 8), (char)tag};
    TTF_SetFontDirection(ttf, run->rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(ttf, script);
    return ttf;
}

void fonts_forget(struct fonts *fonts)
{
    widths_forget(fonts->widths);
    for (int i = 0; i < fonts->open_count; i++)
        forget_shaped(&fonts->open[i]);
}

static int count_faces(void *context)
{
    const struct fonts *fonts = context;
    return fonts->face_count;
}

static bool face_covers(void *context, int face, uint32_t cp)
{
    struct fonts *fonts = context;
    TTF_Font **any = &fonts->faces[face].any;
    if (!*any)
        *any = find_font(fonts, font_id(face, false, fonts->last_px));
    return *any && TTF_GlyphIsProvided32(*any, cp);
}

static void tell_missing(void *context, uint32_t cp)
{
    struct fonts *fonts = context;
    for (int i = 0; i < fonts->missing_count; i++) {
        if (fonts->missing[i] == cp)
            return;
    }
    if (fonts->missing_count == MISSING_TOLD)
        return;
    fonts->missing[fonts->missing_count++] = cp;
    log_warn("no face has the character U+%04X: a \"?\" stands in its place", (unsigned)cp);
}

static int run_width_px(void *context, const struct run *run)
{
    struct fonts *fonts = context;
    uint64_t key = widths_key(run);
    int w_px = 0;
    if (widths_find(fonts->widths, key, &w_px))
        return w_px;
    TTF_Font *ttf = fonts_ready(fonts, run);
    if (ttf)
        TTF_SizeUTF8(ttf, run->text, &w_px, NULL);
    widths_keep(fonts->widths, key, w_px);
    return w_px;
}

static struct font_metrics metrics_of(void *context, uint32_t font)
{
    TTF_Font *ttf = find_font(context, font);
    if (!ttf)
        return (struct font_metrics){0, 0};
    return (struct font_metrics){TTF_FontAscent(ttf), -TTF_FontDescent(ttf)};
}

struct measure measure_fonts(struct fonts *fonts)
{
    return (struct measure){
        .context = fonts,
        .faces = count_faces,
        .covers = face_covers,
        .width_px = run_width_px,
        .metrics = metrics_of,
        .missing = tell_missing,
    };
}
