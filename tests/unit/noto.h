/* The real faces that the tests of text stand on, from the package fonts-noto-core. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "text/font.h"

#ifndef NOTO_DIR
#define NOTO_DIR "/usr/share/fonts/truetype/noto"
#endif

enum { NOTO_LATIN, NOTO_ARABIC, NOTO_HEBREW, NOTO_THAI, NOTO_DEVANAGARI, NOTO_FACES };

struct noto {
    struct fonts *fonts;
    struct buf regular[NOTO_FACES], bold[NOTO_FACES];
};

static inline struct buf noto_read(const char *name, const char *weight)
{
    char path[256];
    struct buf bytes = {0};
    struct err err;
    snprintf(path, sizeof path, "%s/%s-%s.ttf", NOTO_DIR, name, weight);
    if (!file_read(path, 1 << 24, &bytes, &err))
        fail_msg("%s (the package fonts-noto-core has it)", err.text);
    return bytes;
}

static inline struct noto noto_open(void)
{
    static const char *const names[] = {"NotoSans", "NotoSansArabic", "NotoSansHebrew",
                                        "NotoSansThai", "NotoSansDevanagari"};
    struct noto noto = {.fonts = fonts_create(NULL)};
    assert_non_null(noto.fonts);
    for (int i = 0; i < NOTO_FACES; i++) {
        noto.regular[i] = noto_read(names[i], "Regular");
        noto.bold[i] = noto_read(names[i], "Bold");
        assert_true(fonts_add(noto.fonts, names[i], noto.regular[i].bytes, noto.regular[i].len,
                              noto.bold[i].bytes, noto.bold[i].len, NULL));
    }
    return noto;
}

static inline void noto_close(struct noto *noto)
{
    fonts_destroy(noto->fonts);
    for (int i = 0; i < NOTO_FACES; i++) {
        buf_free(&noto->regular[i]);
        buf_free(&noto->bold[i]);
    }
}
