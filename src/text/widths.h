/* The widths of runs that were measured already: shaping is most of the work of laying
   out, and the same words are set again at every showing. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "text/measure.h"

struct widths;

struct widths *widths_create(void);
void widths_destroy(struct widths *widths); /* NULL is fine */

uint64_t widths_key(const struct run *run);
bool widths_find(const struct widths *widths, uint64_t key, int *w_px);
void widths_keep(struct widths *widths, uint64_t key, int w_px);

/* Wiped: keys tell what a visitor typed to who tries all of what he may have typed. */
void widths_forget(struct widths *widths);
