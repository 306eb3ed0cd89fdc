/* The reference of a conf, written from the table that reads it. */
#include <string.h>

#include "pack/schema.h"

/* "a whole number from 20 to 3600", "one of draft, no, yes", "a sentence, at most 80 letters". */
static void put_type(const struct schema_key *row, struct buf *out)
{
    buf_puts(out, row->type->name);
    if (row->type == &schema_number)
        buf_printf(out, " from %d to %d", row->least, row->most);
    else if (row->type->unit)
        buf_printf(out, ", at most %d %s", row->most, row->type->unit);
    for (size_t i = 0; row->words && row->words[i]; i++)
        buf_printf(out, "%s%s", i > 0 ? ", " : " ", row->words[i]);
}

static void put_key(const struct schema_key *row, struct buf *out)
{
    buf_printf(out, "\n%s = %s\n    ", row->key, row->example ? row->example : "...");
    put_type(row, out);
    if (row->needed)
        buf_puts(out, "; needed");
    if (row->as)
        buf_printf(out, "; as %s", row->as);
    else if (row->otherwise)
        buf_printf(out, "; default %s", row->otherwise);
    buf_printf(out, "\n    %s\n", row->about);
}

static void put_keys(const struct schema_key *keys, struct buf *out)
{
    for (; keys && keys->key; keys++)
        if (keys->type->name[0]) /* one that is gone has no name */
            put_key(keys, out);
}

void schema_describe(const struct schema *schema, struct buf *out)
{
    buf_printf(out, "%s: %s\n", schema->file, schema->about);
    put_keys(schema->keys, out);
    put_keys(schema->more, out);
}
