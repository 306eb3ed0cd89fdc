/* The stills of a page. What steers them is made anew for each that is seen: two ends of a switch
   and Play where they stand at an end, else one back, Play or Pause, one forward. */
#include "stage/stills.h"

#include "stage/around.h"

static struct node *stills_of(const struct stage *stage)
{
    return node_find_stills(stage->page.root);
}

int stage_still_count(const struct stage *stage)
{
    const struct node *stills = stills_of(stage);
    return stills ? node_still_count(stills) : 0;
}

int stage_still_ms(const struct stage *stage)
{
    const struct node *stills = stills_of(stage);
    return stills ? (stills->seconds > 0 ? stills->seconds : 1) * 1000 : 0;
}

bool stage_still_loops(const struct stage *stage)
{
    const struct node *stills = stills_of(stage);
    return stills && stills->loop && stage->page.id && stage_is_attract(stage, stage->page.id);
}

static struct node *add_button(struct stage *stage, struct node *parent, enum button_kind kind,
                               const char *label, const char *icon, enum action_kind action, int at)
{
    return node_make_button(stage->page_arena, parent, kind, label, icon,
                            (struct action){.kind = action, .ref = at});
}

static void add_switch(struct stage *stage, struct node *stills, int count)
{
    struct node *row = node_make(stage->page_arena, stills, NODE_ROW);
    row->panel = PANEL_SWITCH;
    row->gap_mm10 = 0;
    for (int end = 0; end < 2; end++) {
        const char *label = stage_word(stage, end ? "After" : "Before");
        int at = end ? count - 1 : 0;
        struct node *part = add_button(stage, row, BUTTON_PART, label, NULL, ACTION_STILL, at);
        part->chosen = stills->n == at;
        part->first->size = SIZE_BODY;
    }
}

/* One back or one forward; at the end it can not be touched. */
static void add_way(struct stage *stage, struct node *stills, int step, int count)
{
    int at = stills->n + step;
    if (at < 0 || at >= count)
        return;
    const char *label = stage_count(stage, "Picture %d", at + 1, 0);
    struct node *button = add_button(stage, stills, BUTTON_PLAIN, label, step < 0 ? "back" : "next",
                                     ACTION_STILL, at);
    button->name = stage_word(stage, step < 0 ? "Backward" : "Forward");
}

static void add_play(struct stage *stage, struct node *stills, bool fresh)
{
    bool moves = stills->chosen;
    const char *name = stage_word(stage, moves ? "Pause" : "Play");
    struct node *button =
        add_button(stage, stills, BUTTON_PLAY, fresh ? stage_word(stage, "See how it works") : name,
                   moves ? "pause" : "play", moves ? ACTION_PAUSE : ACTION_PLAY, 0);
    button->name = name;
}

static void add_counter(struct stage *stage, struct node *stills, const char *form, int count)
{
    struct node *text = node_make(stage->page_arena, stills, NODE_TEXT);
    text->text = stage_count(stage, form, stills->n + 1, count);
    text->size = SIZE_CAPTION;
    text->tone = TONE_SOFT;
}

static void add_steering(struct stage *stage, struct node *stills, int count, bool motion)
{
    bool at_end = stills->n == 0 || stills->n == count - 1;
    bool rests = stills->compared && at_end && !stills->chosen;
    if (rests)
        add_switch(stage, stills, count);
    if (stills->compared && count == 2)
        return;
    if (rests && motion) {
        add_play(stage, stills, true);
        add_counter(stage, stills, "Picture %d of %d", count);
        return;
    }
    add_way(stage, stills, -1, count);
    if (motion)
        add_play(stage, stills, false);
    add_way(stage, stills, 1, count);
    add_counter(stage, stills, "%d of %d", count);
}

static void remove_steering(struct node *stills)
{
    struct node *child = stills->first;
    while (child) {
        struct node *next = child->next;
        if (!child->file) /* no script has made it */
            node_remove(child);
        child = next;
    }
}

void stage_set_still(struct stage *stage, struct still_state state, bool motion)
{
    struct node *stills = stills_of(stage);
    if (!stills)
        return;
    int count = node_still_count(stills);
    stills->n = state.at < count ? state.at : count - 1;
    stills->chosen = state.moves;
    remove_steering(stills);
    if (!stage_still_loops(stage))
        add_steering(stage, stills, count, motion);
    page_finish(&stage->page);
}

static bool is_bare(const struct node *still)
{
    return still && still->word_count == 0 && !node_still_caption(still);
}

bool stage_swap_still(struct stage *stage, int at)
{
    struct node *stills = stills_of(stage);
    const struct node *from = stills ? node_still(stills, stills->n) : NULL;
    const struct node *to = stills ? node_still(stills, at) : NULL;
    if (!stage_still_loops(stage) || !is_bare(from) || !is_bare(to))
        return false;
    stills->n = at;
    for (int i = 0; i < stage->scene.count; i++)
        if (stage->scene.boxes[i].node == from)
            stage->scene.boxes[i].node = to;
    return true;
}
