/* Text in the real faces: width, size and direction from the first bytes, then the words. */
#include "base/utf8.h"
#include "fuzz.h"
#include "layout/node.h"
#include "stage/bundle.h"
#include "text/para.h"

static struct bundle *bundle;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes bytes = bytes_of(data, size);
    struct err err = {""};
    if (!bundle)
        bundle = bundle_open_core(CORE_DIR, &err);
    PROMISE(bundle);
    const struct para_style style = {.px = 8 + (int)bytes_below(&bytes, 120),
                                     .bold = bytes_below(&bytes, 2),
                                     .rtl = bytes_below(&bytes, 2),
                                     .align = (enum para_align)bytes_below(&bytes, 3),
                                     .lang = "en"};
    int width_px = (int)(1 + bytes_next(&bytes) * 8);
    size_t len;
    char *text = bytes_part(&bytes, &len);
    len = strlen(text);
    if (len <= PAGE_MAX_TEXT && utf8_check(text, len) == len) {
        struct measure measure = measure_fonts(bundle_fonts(bundle));
        struct arena *arena = arena_create();
        const struct para *para = para_set(arena, &measure, text, &style, width_px);
        PROMISE(para && para->line_count >= 1 && para->h_px > 0 && para->plain);
        para_longest_word_px(arena, &measure, text, &style);
        para_has_rtl(text);
        arena_destroy(arena);
        fonts_forget(bundle_fonts(bundle));
    }
    free(text);
    return 0;
}
