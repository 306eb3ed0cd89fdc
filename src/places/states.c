/* The states of the post. One idea: a short table that is read from its beginning each time. */
#include "places/states.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "places/fold.h"

/* What the post writes on letters: USPS Publication 28, appendix B. */
static const char *const states[][2] = {
    {"AK", "Alaska"},
    {"AL", "Alabama"},
    {"AR", "Arkansas"},
    {"AZ", "Arizona"},
    {"CA", "California"},
    {"CO", "Colorado"},
    {"CT", "Connecticut"},
    {"DC", "District of Columbia"},
    {"DE", "Delaware"},
    {"FL", "Florida"},
    {"GA", "Georgia"},
    {"HI", "Hawaii"},
    {"IA", "Iowa"},
    {"ID", "Idaho"},
    {"IL", "Illinois"},
    {"IN", "Indiana"},
    {"KS", "Kansas"},
    {"KY", "Kentucky"},
    {"LA", "Louisiana"},
    {"MA", "Massachusetts"},
    {"MD", "Maryland"},
    {"ME", "Maine"},
    {"MI", "Michigan"},
    {"MN", "Minnesota"},
    {"MO", "Missouri"},
    {"MS", "Mississippi"},
    {"MT", "Montana"},
    {"NC", "North Carolina"},
    {"ND", "North Dakota"},
    {"NE", "Nebraska"},
    {"NH", "New Hampshire"},
    {"NJ", "New Jersey"},
    {"NM", "New Mexico"},
    {"NV", "Nevada"},
    {"NY", "New York"},
    {"OH", "Ohio"},
    {"OK", "Oklahoma"},
    {"OR", "Oregon"},
    {"PA", "Pennsylvania"},
    {"RI", "Rhode Island"},
    {"SC", "South Carolina"},
    {"SD", "South Dakota"},
    {"TN", "Tennessee"},
    {"TX", "Texas"},
    {"UT", "Utah"},
    {"VA", "Virginia"},
    {"VT", "Vermont"},
    {"WA", "Washington"},
    {"WI", "Wisconsin"},
    {"WV", "West Virginia"},
    {"WY", "Wyoming"},
    {"AS", "American Samoa"},
    {"FM", "Micronesia"},
    {"GU", "Guam"},
    {"MH", "Marshall Islands"},
    {"MP", "Northern Mariana Islands"},
    {"PR", "Puerto Rico"},
    {"PW", "Palau"},
    {"VI", "Virgin Islands"},
    {"AA", "Armed Forces Americas"},
    {"AE", "Armed Forces Europe"},
    {"AP", "Armed Forces Pacific"},
};

static const size_t count = sizeof states / sizeof *states;

/* Without dots, and without blanks around it. */
static bool is_same(const char *text, const char *name)
{
    text += strspn(text, " .");
    for (; *name; text++) {
        if (*text == '.')
            continue;
        if (tolower((unsigned char)*text) != tolower((unsigned char)*name++))
            return false;
    }
    return text[strspn(text, " .")] == '\0';
}

const char *state_letters(const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (is_same(text, states[i][0]) || is_same(text, states[i][1]))
            return states[i][0];
    return NULL;
}

const char *state_name(const char *letters)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(letters, states[i][0]) == 0)
            return states[i][1];
    return NULL;
}

bool state_begins(const char *letters, const char *key)
{
    char name[40];
    const char *full = state_name(letters);
    return strncasecmp(letters, key, strlen(key)) == 0 ||
           (full && fold_key(full, name, sizeof name) && strncmp(name, key, strlen(key)) == 0);
}
