/* One visitor's use, as an owner: nothing of it is reset, all of it is destroyed. */
#include "kiosk/session.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

struct session *session_create(struct bundle *bundle, const struct variant *start,
                               const struct config *config, struct err *err)
{
    struct session *session = xcalloc(1, sizeof *session);
    session->variant = *start;
    session->still_until_ms = INT64_MAX;
    struct script_config script = bundle_script_config(bundle, start->language);
    script.own_office = config->office;
    script.refused_settings = config->refused;
    session->script = script_create(&script, err);
    return session;
}

void session_destroy(struct session *session)
{
    if (!session)
        return;
    script_destroy(session->script);
    sodium_memzero(session, sizeof *session);
    free(session);
}

void session_push(struct session *session, struct anchor anchor)
{
    if (session->history_count == SESSION_HISTORY) {
        memmove(session->history, session->history + 1,
                sizeof session->history[0] * (SESSION_HISTORY - 1));
        session->history_count--;
    }
    session->history[session->history_count++] = (struct trail_stop){session->page, anchor};
}

bool session_pop(struct session *session)
{
    if (session->history_count == 0)
        return false;
    struct trail_stop last = session->history[--session->history_count];
    session->page = last.page;
    session->anchor = last.anchor;
    session->screen = 0;
    return true;
}
