/* What a person still has to do: words that nobody has read. And the check that needs no open pack:
   names. */
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pack/layer_name.h"
#include "workshop/files.h"

static int line_of(const struct conf *conf, const char *key)
{
    const struct conf_entry *entry = conf_find(conf, key);
    return entry ? entry->line : 0;
}

void files_check_facts(struct lint *lint)
{
    const struct pack_info *info = lint->info;
    const char *file = pack_where(lint->pack, "pack.conf", lint->arena);
    if (!info->reviewed)
        lint_find(lint, "F-DRAFT-1", file, line_of(&lint->conf, "reviewed"),
                  "no clinician has reviewed the pack");
    if (info->language_count > 1 && !(info->translated && strcmp(info->translated, "yes") == 0))
        lint_find(lint, "F-DRAFT-2", file, line_of(&lint->conf, "translated"),
                  "no qualified translator has read the translations");
}

typedef void on_file(struct lint *lint, const char *layer, const char *name);

/* Every name below the directory, leftovers of other programs left out. */
static void walk(struct lint *lint, const char *layer, const char *prefix, int depth,
                 on_file *found)
{
    char full[PATH_MAX];
    if (depth > LAYER_MAX_DEPTH ||
        snprintf(full, sizeof full, "%s/%s", layer, prefix) >= (int)sizeof full)
        return;
    struct dirent **entries;
    int count = scandir(full, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        const char *last = entries[i]->d_name;
        char name[PATH_MAX];
        int len = snprintf(name, sizeof name, "%s%s", prefix, last);
        if (!layer_name_is_leftover(last) && len < (int)sizeof name - 1) {
            found(lint, layer, name);
            if (entries[i]->d_type == DT_DIR) {
                strcat(name, "/");
                walk(lint, layer, name, depth + 1, found);
            }
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

static void check_name(struct lint *lint, const char *layer, const char *name)
{
    struct err err;
    if (!layer_name_check(layer, name, &err)) {
        size_t len = strlen(layer);
        bool named = strncmp(err.text, layer, len) == 0 && err.text[len] == ':';
        lint_find(lint, "F-NAME-1", arena_printf(lint->arena, "%s/%s", layer, name), 0, "%s",
                  named ? err.text + len + 2 : err.text);
    }
}

void files_check_names(struct lint *lint)
{
    for (int i = 0; i < lint->options.layer_count; i++)
        walk(lint, lint->options.layers[i].path, "", 0, check_name);
}
