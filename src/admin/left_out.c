/* What this machine leaves out of what a clinic says: the layers are opened as the player
   opens them, and the player's own note is read. */
#include "admin/left_out.h"

#include "store/store_clinic.h"

void left_out_each(const struct store *store, const struct store_stack *stack, const char *core,
                   const struct config *config, void (*tell)(void *context, const char *what),
                   void *context)
{
    struct store_layers stored;
    struct pack_layer layers[PACK_LAYERS] = {{.path = core}};
    char noted[STORE_REASON_MAX + 1];
    store_read_clinic(store, noted);
    if (noted[0])
        tell(context, noted);
    if (!stack)
        return;
    store_layers(store, stack, &stored);
    for (size_t i = 0; i < stored.count; i++)
        layers[i + 1] = stored.layers[i];
    struct pack *pack = pack_open(layers, stored.count + 1, config->clinic, NULL);
    if (!pack && config->clinic)
        pack = pack_open(layers, stored.count + 1, NULL, NULL);
    if (!pack)
        return;
    struct slot_notes notes = pack_notes(pack);
    for (size_t i = 0; i < notes.count; i++)
        if (notes.items[i].left_out)
            tell(context, notes.items[i].text);
    pack_close(pack);
}
