/* What one screen may take: counted down, and told with the place where it ended. */
#include "base/budget.h"

void budget_begin(struct budget *budget, int64_t units, int64_t bytes)
{
    *budget =
        (struct budget){.units = units, .bytes = bytes, .units_given = units, .bytes_given = bytes};
}

static int percent_used(int64_t left, int64_t given)
{
    return given > 0 ? (int)((given - left) * 100 / given) : 0;
}

int budget_used_percent(const struct budget *budget)
{
    int work = percent_used(budget->units, budget->units_given);
    int memory = percent_used(budget->bytes, budget->bytes_given);
    return work > memory ? work : memory;
}

static const char *why(enum budget_limit limit)
{
    switch (limit) {
    case BUDGET_WITHIN: break;
    case BUDGET_WORK: return "it takes more work than a screen may";
    case BUDGET_MEMORY: return "it takes more memory than a screen may";
    case BUDGET_NESTING: return "boxes lie in boxes too deep";
    }
    return "there is nothing wrong with it";
}

bool budget_say(const struct budget *budget, struct err *err)
{
    const char *cure = budget->over == BUDGET_NESTING
                           ? "nest fewer rows, columns and grids"
                           : "make the page shorter: fewer cards, shorter texts, fewer boxes in "
                             "boxes";
    if (!budget->file)
        return err_set(err, "what stands around a page can not be laid out: %s; use shorter words",
                       why(budget->over));
    return err_set(err, "%s:%d: the page can not be laid out from here on: %s; %s", budget->file,
                   budget->line, why(budget->over), cure);
}

bool budget_enter(struct budget *budget, const char *file, int line)
{
    if (!budget)
        return true;
    if (file && budget->over == BUDGET_WITHIN) {
        budget->file = file;
        budget->line = line;
    }
    budget->depth++;
    if (budget->depth > BUDGET_DEPTH && budget->over == BUDGET_WITHIN)
        budget->over = BUDGET_NESTING;
    return budget->over == BUDGET_WITHIN;
}

void budget_leave_page(struct budget *budget)
{
    if (budget && budget->over == BUDGET_WITHIN)
        budget->file = NULL;
}

void budget_leave(struct budget *budget)
{
    if (budget)
        budget->depth--;
}
