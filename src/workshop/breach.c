/* What the rules of a screen are called, how a breach of one is told, and what the rules ask
   of a scene. */
#include <stdarg.h>
#include <stdio.h>

#include "workshop/screen_inner.h"

const char *const screen_rule_names[SCREEN_RULES] = {
    [SCREEN_WINDOW] = "inside the window",
    [SCREEN_AREA] = "inside its area",
    [SCREEN_RUNS] = "runs inside their text",
    [SCREEN_APART] = "apart",
    [SCREEN_WORDS] = "words of a picture apart",
    [SCREEN_TARGET_SIZE] = "target of 15 mm",
    [SCREEN_TARGET_GAP] = "gap of 3 mm",
    [SCREEN_TARGET_EDGE] = "5 mm to the edge",
    [SCREEN_CAP] = "capitals of 4.8 mm",
    [SCREEN_HELP] = "Get help now",
    [SCREEN_WHOLE] = "the whole page",
    [SCREEN_EMPTY] = "not empty",
    [SCREEN_TEXT_COLOUR] = "contrast of text",
    [SCREEN_EDGE_COLOUR] = "contrast of edges",
    [SCREEN_LOST] = "no word lost",
    [SCREEN_BARS] = "bars stand still",
};

const char *const screen_rule_ids[SCREEN_RULES] = {
    [SCREEN_WINDOW] = "A-TXT-3",      [SCREEN_AREA] = "A-TXT-3",
    [SCREEN_RUNS] = "A-TXT-3",        [SCREEN_APART] = "A-TXT-3",
    [SCREEN_WORDS] = "A-TXT-3",       [SCREEN_TARGET_SIZE] = "A-TGT-1",
    [SCREEN_TARGET_GAP] = "A-TGT-1",  [SCREEN_TARGET_EDGE] = "A-TGT-1",
    [SCREEN_CAP] = "A-TXT-1",         [SCREEN_HELP] = "A-NAV-2",
    [SCREEN_WHOLE] = "A-TXT-3",       [SCREEN_EMPTY] = "A-TXT-3",
    [SCREEN_TEXT_COLOUR] = "A-CON-1", [SCREEN_EDGE_COLOUR] = "A-CON-1",
    [SCREEN_LOST] = "A-TXT-3",        [SCREEN_BARS] = "A-NAV-2",
};

static const char *name_of(const struct box *box)
{
    const struct node *node = box->node;
    return node->name ? node->name : node->text ? node->text : "";
}

void breach(struct breaches *out, enum screen_rule rule, const struct box *a, const struct box *b,
            const char *format, ...)
{
    char detail[200], text[400];
    out->count[rule]++;
    if (!out->tell)
        return;
    va_list args;
    va_start(args, format);
    vsnprintf(detail, sizeof detail, format, args);
    va_end(args);
    snprintf(text, sizeof text, "%s%s%.40s%s%s%.40s%s", detail, a ? ": \"" : "",
             a ? name_of(a) : "", a ? "\"" : "", b ? " and \"" : "", b ? name_of(b) : "",
             b ? "\"" : "");
    out->tell(out->context, rule, a, text);
}

bool is_word_of(const struct node *word, const struct node *image)
{
    uint64_t after = word->id - image->id;
    return image->kind == NODE_IMAGE && word->kind == NODE_TEXT && !word->parent && after >= 1 &&
           after <= (uint64_t)image->word_count;
}
