/* The first page of proof.html: which pack it is, who has approved what, which pages
   there are. Only for proof*.c. */
#pragma once

#include "workshop/html.h"
#include "workshop/proof_rows.h"

void proof_write_cover(struct html *html, const struct proof *proof, const struct proof_rows *rows);

/* What was said of the page with the words it has now; *review may be NULL. */
enum approval proof_approval(const struct proof *proof, const char *language, const char *page,
                             const struct review **review);
