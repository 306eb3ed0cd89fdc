/* The list of helpers. Whoever adds one adds its line here. */
#include "admin/helpers.h"

#include "admin/rehearse.h"
#include "render/drawing.h"
#include "render/photo.h"

const struct jail_helper *const helpers[] = {
    &drawing_helper, &photo_helper, &rehearse_helper, &finish_helper, NULL,
};
