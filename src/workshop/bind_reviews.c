/* Which pages a person has approved, as scripts see it. */
#include <lauxlib.h>

#include "workshop/approved.h"
#include "workshop/bind.h"

static const char *state_name(enum approval approval)
{
    switch (approval) {
    case APPROVAL_NONE: return "none";
    case APPROVAL_CHANGED: return "changed";
    case APPROVAL_GOOD: return "good";
    }
    return NULL;
}

static void push_approval(lua_State *L, const struct page_hash *hash, const struct reviews *reviews)
{
    const struct review *review;
    lua_createtable(L, 0, 6);
    bind_set_text(L, "page", hash->page);
    bind_set_text(L, "language", hash->language);
    bind_set_text(L, "state", state_name(page_hash_approval(hash, reviews, &review)));
    if (!review)
        return;
    bind_set_int(L, "line", review->line);
    bind_set_text(L, "by", review->by);
    bind_set_text(L, "date", review->date);
}

void bind_push_approvals(lua_State *L, const struct page_hashes *hashes,
                         const struct reviews *reviews)
{
    lua_createtable(L, (int)hashes->count, 1);
    for (size_t i = 0; i < hashes->count; i++) {
        push_approval(L, &hashes->items[i], reviews);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static int f_approvals(lua_State *L)
{
    struct lint *lint = bind_lint(L);
    const char *file = lint->options.reviews;
    struct reviews *reviews;
    struct err err;
    struct page_hashes hashes;
    lua_pushnil(L);
    if (!approved_read(&reviews, lint->pack, file, &err)) {
        lua_pushstring(L, err.text);
        return 2;
    }
    if (!reviews)
        return 1;
    page_hashes_make(&hashes, lint);
    bind_push_approvals(L, &hashes, reviews);
    bind_set_text(L, "file", file ? file : pack_where(lint->pack, REVIEWS_FILE, lint->arena));
    page_hashes_free(&hashes);
    reviews_free(reviews);
    return 1;
}

void bind_reviews(lua_State *L)
{
    lua_register(L, "approvals", f_approvals);
}
