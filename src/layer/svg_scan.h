/* Reading along in an SVG's text. Only for the files of src/layer. */
#pragma once

#include <stdbool.h>

struct scan {
    const char *at, *end;
};

bool scan_is_space(char c);
bool scan_begins(const struct scan *scan, const char *word);
bool scan_is(struct scan name, const char *word); /* the whole of it */

void scan_skip_spaces(struct scan *scan);
void scan_skip_past(struct scan *scan, const char *word); /* to the end if it does not come */

/* As CSS writes it, also 1e3, up to 1e9; false: no number. */
bool scan_number(struct scan *scan, double *out);

/* The name of an element or of a closing tag. */
struct scan scan_name(struct scan *scan);

/* The next name="value" of the tag; false at its end or where it is not well formed. */
bool scan_attribute(struct scan *scan, struct scan *name, struct scan *value);
