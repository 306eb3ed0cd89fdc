/* The pictures of a pack as its pages show them at 100 % in both themes, finished for one display:
   what a kiosk would draw at its start and at a visitor's first look. */
#pragma once

#include "kiosk/rehearsal.h"
#include "layer/finished.h"

/* Tours the pack as rehearsal.h, which it has passed; what can not be drawn is left out. */
void finishing_run(const struct rehearsal_config *config, struct finished_list *list);
