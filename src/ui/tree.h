/* A scene as JSON: the nodes of tree.json. px of the upright window from its upper left, mm to
   a tenth, colours "#rrggbb"; screens count from 1. */
#pragma once

#include "base/json.h"
#include "ui/scene.h"

struct tree_head {
    const char *page, *lang, *theme, *display; /* "1920x1080@21.5" */
    const char *png;                           /* relative path, or NULL */
    int text_size;
};

/* One screen's object. */
void tree_write(struct json *json, const struct layout_env *env, const struct scene *scene,
                const struct tree_head *head);

/* The role a node has there: heading text image button field qr progress group; NULL: it
   is not listed (decoration, empty room). The logo's and the flow's sign in the bars are images. */
const char *tree_role(const struct node *node);
