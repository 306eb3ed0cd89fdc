/* The faces that text is set in. A face comes from bytes that stay in memory: no card that
   fails later takes the words away. Which face shows a character is decided by coverage,
   in the order the faces were added; what none of them has is logged once. A
   font is a face at one size in one weight, opened when first needed and never resized or
   restyled; so many are open at once. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

#define FONT_FACES 32
#define FONT_PX_MAX 2000
#define FONTS_OPEN 64 /* the page of languages takes 30 */

struct fonts;

/* A font's number: the face in the upper 16 bits, then the weight, then the px per em. */
uint32_t font_id(int face, bool bold, int px);
int font_face(uint32_t font);
bool font_bold(uint32_t font);
int font_px(uint32_t font);

struct fonts *fonts_create(struct err *err);
void fonts_destroy(struct fonts *fonts); /* NULL is fine */

/* Adds a face whose bytes outlive it. `bold` may be NULL: then its regular bytes are
   emboldened. */
bool fonts_add(struct fonts *fonts, const char *name, const void *regular, size_t regular_len,
               const void *bold, size_t bold_len, struct err *err);

/* Adds a face that is read when it is first needed: most screens need one or two. What can't
   be read then, or is no font, is logged once: it covers nothing. */
struct font_source {
    void *context;
    bool (*read)(void *context, const char *name, bool bold, struct buf *out, struct err *err);
};
bool fonts_add_later(struct fonts *fonts, const char *name, bool has_bold,
                     const struct font_source *source, struct err *err);

/* Forgets what the open fonts shaped last, and all widths: they may be of what a visitor
   typed. */
void fonts_forget(struct fonts *fonts);
