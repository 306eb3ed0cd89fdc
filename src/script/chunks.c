/* Compiled files by name, in the order in which they came: there are few, and each is asked for
   once a visitor. */
#include "script/chunks.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/hash.h"

struct chunk {
    struct chunk *next;
    uint64_t hash;
    char *name;
    struct buf bytes;
};

struct chunks {
    struct chunk *first;
    size_t bytes; /* of all */
};

struct chunks *chunks_create(void)
{
    return xcalloc(1, sizeof(struct chunks));
}

static void free_chunk(struct chunk *chunk)
{
    free(chunk->name);
    buf_free(&chunk->bytes);
    free(chunk);
}

void chunks_destroy(struct chunks *chunks)
{
    for (struct chunk *chunk = chunks ? chunks->first : NULL, *next; chunk; chunk = next) {
        next = chunk->next;
        free_chunk(chunk);
    }
    free(chunks);
}

static const struct chunk *find(const struct chunks *chunks, const char *name)
{
    uint64_t hash = hash_text(HASH_START, name);
    const struct chunk *chunk = chunks ? chunks->first : NULL;
    while (chunk && (chunk->hash != hash || strcmp(chunk->name, name) != 0))
        chunk = chunk->next;
    return chunk;
}

bool chunks_load(struct chunks *chunks, lua_State *L, const char *name)
{
    const struct chunk *chunk = find(chunks, name);
    if (!chunk)
        return false;
    if (luaL_loadbufferx(L, chunk->bytes.bytes, chunk->bytes.len, name, "b") == LUA_OK)
        return true;
    lua_pop(L, 1);
    return false;
}

static int append(lua_State *L, const void *bytes, size_t len, void *out)
{
    (void)L;
    buf_append(out, bytes, len);
    return 0;
}

void chunks_keep(struct chunks *chunks, lua_State *L, const char *name)
{
    if (!chunks || find(chunks, name))
        return;
    struct chunk *chunk = xcalloc(1, sizeof *chunk);
    *chunk = (struct chunk){chunks->first, hash_text(HASH_START, name), xstrdup(name), {0}};
    if (lua_dump(L, append, &chunk->bytes, false) != 0 ||
        chunks->bytes + chunk->bytes.len > CHUNKS_MAX_BYTES) {
        free_chunk(chunk);
        return;
    }
    chunks->bytes += chunk->bytes.len;
    chunks->first = chunk;
}
