/* Puts all bindings into a state. */
#include "workshop/bind.h"

void bind_open(struct state *state, struct lint *lint)
{
    state->lint = lint;
    bind_report(state->L);
    bind_pack(state->L);
    bind_visit(state->L);
    bind_words(state->L);
    bind_offices(state->L);
    bind_files(state->L);
    bind_reviews(state->L);
}
