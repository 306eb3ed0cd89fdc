/* How much room a handout needs. The one idea: count lines of a wide face, so that a
   browser with any other face needs less. */
#include "workshop/handout.h"

#include <stddef.h>
#include <string.h>

#include "base/utf8.h"

/* Letter is wider and A4 longer: what fits on 186 x 255 mm fits on both. */
#define SIDE_W_PT 527.0
#define SIDE_H_PT 702.0 /* without the line at its foot */
#define HEAD_PT 62.0    /* the clinic's name and phone, first side only */
#define LETTER 0.53     /* of the size of type: a wide sans-serif */
#define LINE 1.25
#define PARAGRAPH 0.25
#define INDENT 1.6
#define FRAME 0.8
#define COLUMN_W_PT 256.0
#define MOST_WRAPPED 1.5 /* times as many lines: then two columns are no gain */
#define TITLE 1.8        /* lines that a title takes, with its room */

/* Without `**`. */
static size_t letters_of(const char *text)
{
    size_t stars = 0;
    for (const char *c = text; *c; c++)
        stars += *c == '*';
    return utf8_length(text, strlen(text)) - stars;
}

static double lines_of(const char *text, double width_pt, int pt)
{
    double letters = width_pt / (LETTER * pt);
    return (double)((size_t)((double)letters_of(text) / letters) + 1);
}

/* Of a list, in one column or in two. */
static double list_lines(const struct readout_line *lines, int count, double width_pt, int pt)
{
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += lines_of(lines[i].text, width_pt - INDENT * pt, pt) + PARAGRAPH;
    return sum;
}

int handout_list(const struct handout_part *part, int from, int pt, bool *two_columns)
{
    enum readout_kind kind = part->lines[from].kind;
    const struct readout_line *lines = &part->lines[from];
    int count = 0;
    if (kind != READOUT_ITEM && kind != READOUT_CHOICE)
        return 0;
    while (from + count < part->count && lines[count].kind == kind)
        count++;
    *two_columns = count >= 4 && list_lines(lines, count, COLUMN_W_PT, pt) <
                                     MOST_WRAPPED * list_lines(lines, count, SIDE_W_PT, pt);
    return count;
}

static double height_of(const struct handout_part *part, int pt)
{
    double lines = TITLE;
    for (int i = 0; i < part->count;) {
        bool two_columns;
        const struct readout_line *line = &part->lines[i];
        int list = handout_list(part, i, pt, &two_columns);
        if (list > 0) {
            double width = two_columns ? COLUMN_W_PT : SIDE_W_PT;
            double sum = list_lines(line, list, width, pt);
            lines += two_columns ? sum / 2 + 1 : sum;
        } else {
            double frame = line->kind == READOUT_WARNING ? FRAME : 0;
            lines += lines_of(line->text, SIDE_W_PT - frame * pt, pt) + PARAGRAPH + frame;
        }
        i += list > 0 ? list : 1;
    }
    return lines * LINE * pt;
}

static bool fits(const struct handout_part *parts, int count, int pt, int *first_side)
{
    double best = SIDE_H_PT + 1, whole = 0, first = HEAD_PT;
    for (int i = 0; i < count; i++)
        whole += height_of(&parts[i], pt);
    for (int i = 0; i < count; i++) {
        first += height_of(&parts[i], pt);
        double second = whole + HEAD_PT - first;
        double fuller = first > second ? first : second;
        if (fuller < best) {
            best = fuller;
            *first_side = i + 1;
        }
    }
    return best <= SIDE_H_PT;
}

int handout_fit(const struct handout_part *parts, int count, int *first_side)
{
    for (int pt = HANDOUT_MOST_PT; pt >= HANDOUT_LEAST_PT; pt--) {
        if (fits(parts, count, pt, first_side))
            return pt;
    }
    return 0;
}
