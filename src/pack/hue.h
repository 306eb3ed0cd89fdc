/* What a flow is known by, beside its name and its sign: the colours are the theme's. */
#pragma once

/* The page's is that of its flow; teal, which is a pack's own accent, where it has none. Slate
   is for what belongs to no flow. */
enum hue { HUE_PAGE, HUE_TEAL, HUE_INDIGO, HUE_AMBER, HUE_GREEN, HUE_PLUM, HUE_BLUE, HUE_SLATE };
#define HUES (HUE_SLATE + 1)
