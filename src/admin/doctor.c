/* doctor: what is wrong with this machine, and what to do. */
#include <stdarg.h>
#include <stdio.h>

#include "admin/doctor_inner.h"
#include "base/log.h"
#include "base/print.h"
#include "kiosk/verbs.h"

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
    json_key(doctor->json, "what");
    json_text(doctor->json, what);
    json_key(doctor->json, "health");
    json_text(doctor->json, health_name(health));
    json_key(doctor->json, "text");
    json_text(doctor->json, text);
    json_close(doctor->json, '}');
}

/* A machine whose kiosk.conf can not be read is looked at no further: all else hangs on
   it. */
static void check_all(struct doctor *doctor, const struct options *options)
{
    struct err err = {0};
    if (!setup_open(&doctor->setup, options, &err)) {
        doctor_say(doctor, "conf", HEALTH_WRONG, "%s", err.text);
        return;
    }
    doctor_say(doctor, "conf", HEALTH_GOOD, "kiosk.conf is read");
    doctor_check_display(doctor);
    doctor_check_core(doctor);
    doctor_check_privacy(doctor);
    doctor_check_clock(doctor);
    doctor_check_disk(doctor);
    doctor_check_store(doctor);
    doctor_check_keys(doctor);
    doctor_check_pack(doctor);
    setup_close(&doctor->setup);
}

int verb_doctor(const struct options *options)
{
    struct buf text = {0};
    struct json json = {.out = &text};
    struct doctor doctor = {.json = options->json ? &json : NULL};
    if (options->layer_count > 0) {
        log_error("doctor: it looks at this machine, not at a pack: use lint");
        return EXIT_USAGE;
    }
    if (options->json) {
        json_open(&json, '{');
        json_key(&json, "checks");
        json_open(&json, '[');
    }
    check_all(&doctor, options);
    if (options->json) {
        json_close(&json, ']');
        json_key(&json, "wrong");
        json_bool(&json, doctor.wrong);
        json_close(&json, '}');
        buf_puts(&text, "\n");
        print_whole(&text);
    }
    buf_free(&text);
    return doctor.wrong ? EXIT_FOUND : EXIT_DONE;
}
