/* A Lua source before Lua sees it. */
#include "fuzz.h"
#include "script/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct err err = {""};
    int line = 0;
    if (source_check((const char *)data, size, &line, &err))
        PROMISE(*err.text == '\0');
    else
        PROMISE(*err.text != '\0');
    return 0;
}
