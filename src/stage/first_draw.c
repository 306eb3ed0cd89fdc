/* The first pages of a visit, drawn for nobody. */
#include "stage/first_draw.h"

#include "render/image.h"
#include "stage/stage.h"

#define LOGO_PX 64 /* decoding is what is tried */

static bool draw_page(struct stage *stage, struct script *script, const char *page, struct err *err)
{
    if (!stage_load(stage, script, page, SCRIPT_TO_SEE, err))
        return false;
    if (stage_is_attract(stage, page))
        stage_add_languages(stage, NULL);
    if (!stage_lay(stage, 0, (struct anchor){0}, NULL, err))
        return false;
    if (stage->scene.left_out)
        return err_set(err, "the page `%s` is longer than can be shown", page);
    stage_paint(stage, &(struct view){0});
    return true;
}

static bool draw_pages(struct stage *stage, struct script *script, const struct pack_info *info,
                       struct err *err)
{
    for (int i = 0; i < info->attract_count; i++)
        if (!draw_page(stage, script, info->attracts[i], err))
            return false;
    return draw_page(stage, script, info->start, err) &&
           (!info->help || draw_page(stage, script, info->help, err));
}

static bool draw_language(struct bundle *bundle, const struct variant *variant, const char *office,
                          struct err *err)
{
    struct script_config config = bundle_script_config(bundle, variant->language);
    config.own_office = office;
    struct script *script = script_create(&config, err);
    if (!script)
        return false;
    struct stage stage;
    stage_init(&stage, bundle);
    stage_set_variant(&stage, variant);
    bool good = draw_pages(&stage, script, pack_info(bundle_pack(bundle)), err);
    stage_free(&stage);
    script_destroy(script);
    return good;
}

static bool draw_logo(struct bundle *bundle, const char *logo, struct err *err)
{
    struct render_source source = bundle_pictures(bundle);
    struct buf bytes = {0};
    if (!logo)
        return true;
    SDL_Surface *drawn = NULL;
    if (source.picture(source.context, logo, false, &bytes, err))
        drawn = image_load(bytes.bytes, bytes.len, LOGO_PX, LOGO_PX, false, err);
    buf_free(&bytes);
    bool good = drawn != NULL;
    SDL_FreeSurface(drawn);
    return good || err_wrap(err, "%s", source.where(source.context, logo));
}

bool first_draw(struct bundle *bundle, const struct display *display, const char *office,
                struct err *err)
{
    const struct pack_info *info = pack_info(bundle_pack(bundle));
    struct variant variant = {.display = *display, .text_size = 100};
    for (int i = 0; i < info->language_count; i++) {
        variant.language = info->languages[i];
        if (!draw_language(bundle, &variant, office, err))
            return false;
    }
    const struct pack_theme *theme = pack_theme(bundle_pack(bundle));
    return draw_logo(bundle, theme->logo, err) && draw_logo(bundle, theme->logo_dark, err);
}
