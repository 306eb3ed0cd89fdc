/* The first page of proof.html: which pack it is, who has approved what, which pages
   there are. Only for proof*.c. */
#pragma once

#include "workshop/html.h"
#include "workshop/proof_rows.h"

void proof_write_cover(struct html *html, const struct proof *proof, const struct proof_rows *rows);
