/* What the files of the rules share. */
#pragma once

#include "workshop/screen.h"

__attribute__((format(printf, 5, 6))) void breach(struct breaches *out, enum screen_rule rule,
                                                  const struct box *a, const struct box *b,
                                                  const char *format, ...);

void screen_check_colours(struct breaches *out, const struct screen_seen *seen);

/* Words over a picture have no parent, but ids that follow the picture's. */
bool is_word_of(const struct node *word, const struct node *image);
