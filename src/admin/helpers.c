/* The list of helpers. Whoever adds one adds its line here. */
#include "admin/helpers.h"

#include "admin/rehearse.h"
#include "render/image.h"

const struct jail_helper *const helpers[] = {
    &image_helper,
    &rehearse_helper,
    NULL,
};
