/* A scene as JSON, for checks that do not look at pixels. */
#include "ui/tree.h"

#include <string.h>

#include "base/utf8.h"
#include "layout/kinds.h"
#include "ui/look.h"

const char *tree_role(const struct node *node)
{
    bool sign = node->kind == NODE_ICON && node->tile != TILE_NONE && !node->parent;
    return node->heading ? "heading" : sign ? "image" : node_kinds[node->kind].role;
}

static void write_colour(struct json *json, const char *key, struct colour colour)
{
    char text[8];
    colour_write(colour, text);
    json_text(json_key(json, key), text);
}

static void write_rect(struct json *json, const struct theme *theme, struct rect rect)
{
    const int px[4] = {rect.x, rect.y, rect.w, rect.h};
    json_open(json_key(json, "rect_px"), '[');
    for (int i = 0; i < 4; i++)
        json_int(json, px[i]);
    json_close(json, ']');
    json_open(json_key(json, "rect_mm"), '[');
    for (int i = 0; i < 4; i++)
        json_tenths(json, theme_mm(theme, px[i]));
    json_close(json, ']');
}

/* Runs stand from left to right; they are read from where the language begins. */
static const char *add_line(struct arena *arena, const char *text, const struct para_line *line,
                            bool rtl)
{
    for (int i = 0; i < line->run_count; i++) {
        const struct para_run *run = &line->runs[rtl ? line->run_count - 1 - i : i];
        text = arena_printf(arena, "%s%s%s", text, i || !*text ? "" : " ", run->run.text);
    }
    return text;
}

/* What of a text stands in this box: all of it, or the lines that are on this screen. A
   code's is what it says to who reads it. */
static const char *box_text(struct arena *arena, const struct box *box)
{
    const struct para *para = box->para;
    if (box->node->kind == NODE_QR)
        return box->node->text;
    if (!para || (box->line == 0 && box->lines == para->line_count))
        return node_words(arena, box->node);
    const char *text = "";
    for (int i = box->line; i < box->line + box->lines; i++)
        text = add_line(arena, text, &para->lines[i], para_has_rtl(box->node->text));
    return text;
}

/* Whoever looks for words there need not know where a line must not end. */
static void write_words(struct json *json, struct arena *arena, const char *key, const char *words)
{
    char *plain = arena_strdup(arena, words);
    utf8_plain_spaces(plain);
    json_text(json_key(json, key), plain);
}

static void write_node(struct json *json, const struct layout_env *env, const struct scene *scene,
                       const struct box *box)
{
    const struct node *node = box->node;
    const char *role = tree_role(node);
    if (!role)
        return;
    bool text = node->kind == NODE_TEXT;
    struct box_colours colours = look_colours(env->theme, scene, box);
    json_open(json, '{');
    json_text(json_key(json, "role"), role);
    bool group = strcmp(role, "group") == 0;
    write_words(json, env->arena, "name", group ? "" : scene_name(env->arena, box));
    write_words(json, env->arena, "text", group ? "" : box_text(env->arena, box));
    write_rect(json, env->theme, box->rect);
    json_bool(json_key(json, "focusable"), node->kind == NODE_BUTTON);
    write_colour(json, "fg", colours.fg);
    write_colour(json, "bg", colours.bg);
    if (text || node->kind == NODE_FIELD) {
        json_tenths(json_key(json, "cap_mm"), box->em_px * CAP_PER_EM / env->theme->px_per_mm);
        const int *least_px = env->theme->least_px; /* two floors: of what is read, and of less */
        if (text && least_px[node->size] < least_px[SIZE_BODY])
            json_bool(json_key(json, "small"), true);
    }
    json_close(json, '}');
}

void tree_write(struct json *json, const struct layout_env *env, const struct scene *scene,
                const struct tree_head *head)
{
    json_open(json, '{');
    json_text(json_key(json, "page"), head->page);
    json_int(json_key(json, "screen"), scene->screen + 1);
    json_int(json_key(json, "screens"), scene->screens);
    json_text(json_key(json, "lang"), head->lang);
    json_int(json_key(json, "text_size"), head->text_size);
    json_text(json_key(json, "theme"), head->theme);
    json_text(json_key(json, "display"), head->display);
    json_text(json_key(json, "png"), head->png);
    json_open(json_key(json, "nodes"), '[');
    for (int i = 0; i < scene->count; i++)
        write_node(json, env, scene, &scene->boxes[i]);
    json_close(json, ']');
    json_close(json, '}');
}
