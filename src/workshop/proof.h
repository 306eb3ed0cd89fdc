/* The sheets that people read, sign, or give away: proof.html, sizes.html, handouts. They
   stand in shots' directory, link to its pictures by relative names, and need neither
   network nor script. */
#pragma once

#include "kiosk/config.h"
#include "workshop/approved.h"
#include "workshop/shots_list.h"

struct proof {
    struct lint *lint; /* its languages are the columns */
    const char *out;   /* shots' directory */
    struct display display;
    const char *display_name; /* "1920x1080@21.5" */
    const struct shots_list *shots;
    const struct page_hashes *hashes;
    const struct reviews *reviews; /* who has read what; NULL: no one */
    const struct reviews *since;   /* only pages that are not in it; NULL: all */
};

/* Whether the page has to be read: it is not in `since` with the words it has now. */
bool proof_wants(const struct proof *proof, const char *page);

/* What was said of the page with the words it has now; *review may be NULL. */
enum approval proof_approval(const struct proof *proof, const char *language, const char *page,
                             const struct review **review);

/* One row per page, and one for each state of it that shows further words; the pictures
   of states are made here, under states/. */
bool proof_write(const struct proof *proof, struct err *err);
/* Every picture of the list as a small one, for who looks after the displays. */
bool proof_write_sizes(const struct proof *proof, struct err *err);
/* A sheet of two sides for each language, of the pages that `handout` in pack.conf names. */
bool proof_write_handouts(const struct proof *proof, struct err *err);
