/* Random trees of every kind of node through layout, splitting and painting, at all
   displays and text sizes, in the real faces. */
#include "fuzz_stage.h"
#include "random_tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct bundle *bundle;
    static struct stage stage;
    struct err err = {""};
    if (!bundle) {
        bundle = bundle_open_core(CORE_DIR, &err);
        PROMISE(bundle);
        stage_init(&stage, bundle);
    }
    struct bytes bytes = bytes_of(data, size);
    fuzz_stage_vary(&stage, &bytes);
    struct choices choices = {.bytes = bytes.at, .len = bytes.left};
    stage_load_builtin(&stage, BUILTIN_BROKEN, NULL);
    stage.page = random_page(stage.page_arena, &choices);
    fuzz_stage_show(&stage);
    fonts_forget(bundle_fonts(bundle));
    return 0;
}
