/* The pictures of a pack as its pages show them at each size of text in both themes, finished for
   one display: what a kiosk would draw at its start and at a visitor's first look. */
#pragma once

#include "kiosk/rehearsal.h"
#include "layer/finished.h"

/* On a slow machine what is seen first is finished, and the rest is left to the kiosk. */
#define FINISHING_CPU_S 60

/* Tours the pack as rehearsal.h, which it has passed; what can not be drawn is left out. */
void finishing_run(const struct rehearsal_config *config, struct finished_list *list);
