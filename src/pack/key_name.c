/* Names of key files: two words and an ending, compared as they stand. The cure for another
   name is found by taking off what Windows and browsers add to it. */
#include "pack/key_name.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "pack/near_name.h"

static bool is_of(const char *name, const char *word)
{
    if (strchr(name, '/') || !str_begins_with(name, word))
        return false;
    const char *rest = name + strlen(word);
    return strcmp(rest, ".pub") == 0 || (*rest == '-' && str_ends_with(rest, ".pub"));
}

bool key_name_role(const char *name, enum key_role *role)
{
    *role = is_of(name, "content") ? KEY_CONTENT : KEY_CLINIC;
    return *role == KEY_CONTENT || is_of(name, "clinic");
}

/* The key's name that was meant, "" if none can be told: "Content (1).pub.txt" is
   "content.pub". Which role "north-clinic.pub" is meant to have nobody can tell. */
static const char *meant(const char *name, struct near_name *near)
{
    enum key_role role;
    *near = near_name(name);
    return str_ends_with(near->text, ".pub") && key_name_role(near->text, &role) ? near->text : "";
}

static void describe(struct err *err, const char *directory, const char *name)
{
    struct near_name near;
    const char *wanted = meant(name, &near);
    if (*wanted)
        err_set(err, "is no key by its name: rename it to %s", wanted);
    else if (str_ends_with(near.text, ".pub"))
        err_set(err, "is no key by its name: name it content-NAME.pub if it may sign all, "
                     "clinic-NAME.pub if clinics' layers only");
    else if (str_ends_with(near.text, ".key"))
        err_set(err, "looks like a SECRET key: take it off this machine at once, keep it where "
                     "you sign, and copy the .pub file instead");
    else
        err_set(err, "is no key: only content*.pub and clinic*.pub belong there: take it out");
    err_wrap(err, "%s/%s", directory, name);
}

/* What editors and version control hide is nobody's key, unless it ends like one. */
static bool is_other(const char *name)
{
    enum key_role role;
    bool hidden = name[0] == '.' && !strcasestr(name, ".pub");
    return !hidden && !key_name_role(name, &role);
}

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

struct names {
    char text[KEY_NAMES_TOLD][256]; /* NAME_MAX and its NUL */
    size_t count;
};

static void gather(const char *directory, struct names *names)
{
    DIR *open = opendir(directory);
    if (!open)
        return;
    for (struct dirent *entry; names->count < KEY_NAMES_TOLD && (entry = readdir(open));)
        if (is_other(entry->d_name))
            snprintf(names->text[names->count++], sizeof *names->text, "%s", entry->d_name);
    closedir(open);
    qsort(names->text, names->count, sizeof *names->text, compare);
}

void key_name_each_other(const char *directory, void (*tell)(void *context, const char *sentence),
                         void *context)
{
    struct names names = {.count = 0};
    gather(directory, &names);
    for (size_t i = 0; i < names.count; i++) {
        struct err err;
        describe(&err, directory, names.text[i]);
        tell(context, err.text);
    }
}

static void warn(void *context, const char *sentence)
{
    (void)context;
    log_warn("%s", sentence);
}

void key_name_log_others(const char *directory)
{
    key_name_each_other(directory, warn, NULL);
}
