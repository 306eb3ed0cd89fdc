/* A line, or an object, for each thing that doctor looked at. */
#include <stdarg.h>
#include <stdio.h>

#include "admin/doctor_inner.h"
#include "base/print.h"

static const char *health_name(enum health health)
{
    switch (health) {
    case HEALTH_GOOD: return "good";
    case HEALTH_WARNING: return "warning";
    case HEALTH_WRONG: return "wrong";
    }
    return "";
}

void doctor_say(struct doctor *doctor, const char *what, enum health health, const char *format,
                ...)
{
    char text[1200];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    doctor->wrong = doctor->wrong || health == HEALTH_WRONG;
    if (!doctor->json) {
        print_line("%-8s %-8s %s", health_name(health), what, text);
        return;
    }
    json_open(doctor->json, '{');
    json_text(json_key(doctor->json, "what"), what);
    json_text(json_key(doctor->json, "health"), health_name(health));
    json_text(json_key(doctor->json, "text"), text);
    json_close(doctor->json, '}');
}
