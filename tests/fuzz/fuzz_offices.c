/* CSV as spreadsheets write it, and offices of it. */
#include "fuzz.h"
#include "offices/offices.h"

static struct office_place find_zip(void *context, const char *zip)
{
    (void)context;
    return (struct office_place){strlen(zip) == 5, zip[0] < '8', 29.4, -98.5, "TX"};
}

static void hear(void *context, const char *message)
{
    size_t *heard = context;
    *heard += strlen(message);
}

/* As an author's table, of which a wrong row is the end, and as a kiosk's, which leaves it out. */
static void check_offices(struct arena *arena, const struct table *table,
                          void (*left_out)(void *context, const char *message))
{
    size_t heard = 0;
    struct offices offices;
    struct err err;
    const struct office_checks checks = {&heard, find_zip, hear, left_out};
    if (offices_read(&offices, arena, table, &checks, &err))
        for (size_t i = 0; i < offices.count; i++)
            PROMISE(*offices.items[i].name && strlen(offices.items[i].zip) == 5);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_create();
    struct table table;
    struct err err;
    if (table_read(&table, arena, "x.csv", (const char *)data, size, &err)) {
        for (size_t row = 0; row < table.row_count; row++)
            for (size_t column = 0; column < table.column_count; column++)
                PROMISE(table_cell(&table, row, column));
        check_offices(arena, &table, NULL);
        check_offices(arena, &table, hear);
    }
    arena_destroy(arena);
    return 0;
}
