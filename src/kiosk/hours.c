/* Opening hours of the display: a list of spans of the week, each a day's. */
#include "kiosk/hours.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

/* Steps over blanks. */
static void skip(const char **at)
{
    *at += strspn(*at, " \t");
}

static bool take(const char **at, char sign)
{
    skip(at);
    if (**at != sign)
        return false;
    (*at)++;
    return true;
}

/* A day by its first three letters. -1: it is none. */
static int read_day(const char **at)
{
    static const char days[7][4] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    skip(at);
    for (int day = 0; day < 7; day++)
        if (strncasecmp(*at, days[day], 3) == 0 && !isalpha((unsigned char)(*at)[3])) {
            *at += 3;
            return day;
        }
    return -1;
}

static int read_number(const char **at, int digits_least, int digits_most)
{
    int value = 0, digits = 0;
    for (; isdigit((unsigned char)**at) && digits < digits_most; digits++)
        value = value * 10 + *(*at)++ - '0';
    return digits < digits_least || isdigit((unsigned char)**at) ? -1 : value;
}

/* 0:00 to 24:00, in minutes. -1: it is none. */
static int read_time(const char **at)
{
    skip(at);
    int hour = read_number(at, 1, 2);
    if (hour < 0 || !take(at, ':'))
        return -1;
    int minute = read_number(at, 2, 2), time = hour * 60 + minute;
    return minute < 0 || minute > 59 || time > HOURS_DAY_MIN ? -1 : time;
}

struct line {
    int first, last; /* days, 0 to 6; last may be before first: Sat-Mon */
    int from_min, to_min;
};

static bool read_line(const char **at, struct line *line)
{
    line->first = line->last = read_day(at);
    if (line->first >= 0 && take(at, '-'))
        line->last = read_day(at);
    line->from_min = line->last < 0 ? -1 : read_time(at);
    line->to_min = line->from_min >= 0 && take(at, '-') ? read_time(at) : -1;
    return line->to_min >= 0;
}

static bool add_line(struct hours *hours, const struct line *line)
{
    int days = (line->last - line->first + 7) % 7 + 1;
    int span_min = line->to_min - line->from_min;
    if (hours->count + days > HOURS_SPANS)
        return false;
    for (int i = 0; i < days; i++) {
        int from_min = (line->first + i) % 7 * HOURS_DAY_MIN + line->from_min;
        hours->spans[hours->count++] = (struct hours_span){
            from_min, from_min + (span_min > 0 ? span_min : span_min + HOURS_DAY_MIN)};
    }
    return true;
}

bool hours_read(struct hours *hours, const char *text, struct err *err)
{
    const char *at = text;
    *hours = (struct hours){0};
    do {
        struct line line;
        if (!read_line(&at, &line))
            return err_set(err, "write days and times of 24 hours, as "
                                "Mon-Fri 7:00-18:30, Sat 8:00-12:00");
        if (!add_line(hours, &line))
            return err_set(err, "these are more than %d spans: write days together, as Mon-Fri",
                           HOURS_SPANS);
    } while (take(&at, ','));
    skip(&at);
    return !*at || err_set(err,
                           "\"%s\" behind the times is not understood: a comma stands "
                           "between two spans",
                           at);
}

static bool holds(const struct hours_span *span, int week_min)
{
    return (week_min >= span->from_min && week_min < span->to_min) ||
           week_min + HOURS_WEEK_MIN < span->to_min;
}

bool hours_are_on(const struct hours *hours, int week_min)
{
    for (int i = 0; i < hours->count; i++)
        if (holds(&hours->spans[i], week_min))
            return true;
    return hours->count == 0;
}

int hours_until_change_min(const struct hours *hours, int week_min)
{
    bool on = hours_are_on(hours, week_min);
    for (int later = 1; later < HOURS_WEEK_MIN; later++)
        if (hours_are_on(hours, (week_min + later) % HOURS_WEEK_MIN) != on)
            return later;
    return HOURS_WEEK_MIN;
}
