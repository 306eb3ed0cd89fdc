/* The tree of one screen in a file. */
#include "kiosk/tree_file.h"

#include <stdio.h>

#include "base/file.h"
#include "base/json.h"
#include "ui/tree.h"

bool tree_file_write(const char *path, const struct stage *stage, struct err *err)
{
    const struct variant *variant = &stage->variant;
    char display[48];
    snprintf(display, sizeof display, "%dx%d@%g", variant->display.w_px, variant->display.h_px,
             variant->display.inches);
    struct tree_head head = {.page = stage->page.id,
                             .lang = variant->language,
                             .theme = variant->dark ? "dark" : "calm",
                             .display = display,
                             .text_size = variant->text_size};
    struct buf text = {0};
    struct json json = {.out = &text};
    json_open(&json, '{');
    json_open(json_key(&json, "screens"), '[');
    tree_write(&json, &stage->env, &stage->scene, &head);
    json_close(&json, ']');
    json_close(&json, '}');
    bool written = file_replace(path, text.bytes, text.len, err);
    buf_free(&text);
    return written;
}
