/* The list of helpers. Whoever adds one adds its line here. */
#include "verbs/helpers.h"

#include "render/image.h"
#include "verbs/rehearse.h"

const struct jail_helper *const helpers[] = {
    &image_helper,
    &rehearse_helper,
    NULL,
};
