/* The names of files in a layer: which are good, which are litter, and which are near. */
#include "layer/layer_name.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/plain_text.h"
#include "base/str.h"

bool layer_name_is_leftover(const char *name)
{
    static const char *const whole[] = {
        "thumbs.db",    "ehthumbs.db", "desktop.ini", "__macosx",
        "$recycle.bin", "lost+found",  "icon\r",      "system volume information",
        NULL,
    };
    for (size_t i = 0; whole[i]; i++) {
        if (strcasecmp(name, whole[i]) == 0)
            return true;
    }
    size_t len = strlen(name);
    bool swap = len > 4 && strcasecmp(name + len - 4, ".swp") == 0;
    return name[0] == '.' || str_begins_with(name, "~$") || name[len - 1] == '~' || swap;
}

static bool is_good_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c != '\0' && strchr("_./-", c));
}

/* "logo.png" of "logo.png.txt" and of "logo.png.png": an ending that Windows hides. */
static bool drop_hidden_ending(char *name, const char **ending)
{
    static const char *const endings[] = {".conf", ".lua",  ".csv", ".po", ".png",
                                          ".jpg",  ".jpeg", ".svg", ".ogg"};
    char *last = strrchr(name, '.');
    if (!last)
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t len = strlen(endings[i]);
        bool twice = (size_t)(last - name) > len && strncmp(last - len, endings[i], len) == 0;
        if (!twice)
            continue;
        *ending = strcmp(last, ".txt") == 0 ? ".txt" : endings[i];
        if (strcmp(last, *ending) == 0) {
            *last = '\0';
            return true;
        }
    }
    return false;
}

static void mend_letters(char *name)
{
    size_t used = 0;
    for (const char *c = name; *c; c++) {
        char small = (char)tolower((unsigned char)*c);
        if (is_good_letter(small))
            name[used++] = small;
        else if (used > 0 && name[used - 1] != '-')
            name[used++] = '-';
    }
    name[used] = '\0';
}

/* Told at a glance, as there may be thousands: good letters, and one ending at most. */
static bool is_plainly_good(const char *name)
{
    const char *dot = NULL;
    for (const char *c = name; *c; c++) {
        if (!is_good_letter(*c) || (*c == '.' && dot))
            return false;
        dot = *c == '.' ? c : dot;
    }
    return true;
}

/* Both are in the folder, and not one file under two names, as on a card of Windows. */
static bool are_both_there(const char *layer, const char *name, const char *wanted)
{
    char path[4096];
    struct stat found, other;
    snprintf(path, sizeof path, "%s/%s", layer, name);
    bool there = stat(path, &found) == 0;
    snprintf(path, sizeof path, "%s/%s", layer, wanted);
    return there && stat(path, &other) == 0 &&
           (found.st_dev != other.st_dev || found.st_ino != other.st_ino);
}

bool layer_name_check(const char *layer, const char *name, struct err *err)
{
    char wanted[LAYER_MAX_NAME + 1];
    if (strlen(name) > LAYER_MAX_NAME)
        return err_set(err, "%s/%s: the name is longer than %d letters: shorten it", layer,
                       excerpt(name).text, LAYER_MAX_NAME);
    if (is_plainly_good(name))
        return true;
    snprintf(wanted, sizeof wanted, "%s", name);
    mend_letters(wanted);
    bool only_case = strcasecmp(wanted, name) == 0;
    const char *ending;
    bool hidden = drop_hidden_ending(wanted, &ending);
    if (are_both_there(layer, name, wanted))
        return err_set(err, "%s: found %s beside %s: delete the one that is not wanted", layer,
                       excerpt(name).text, wanted);
    if (hidden)
        return err_set(err, "%s: found %s, Windows hides the %s: rename it to %s", layer,
                       excerpt(name).text, ending, wanted);
    if (strcmp(wanted, name) == 0)
        return true;
    if (only_case)
        return err_set(err, "%s: found %s, wanted %s: rename it", layer, name, wanted);
    return err_set(err,
                   "%s: found \"%s\": a name may hold only a-z 0-9 . _ -: rename it, "
                   "perhaps to %s",
                   layer, excerpt(name).text, wanted);
}

bool layer_name_is_picture(const char *path)
{
    static const char *const endings[] = {".png", ".jpg", ".jpeg", ".svg"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (str_ends_with(path, endings[i]))
            return true;
    }
    return false;
}
