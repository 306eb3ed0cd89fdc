/* doctor: what is wrong with this machine, and what to do. */
#include "admin/doctor_inner.h"
#include "base/log.h"
#include "base/print.h"
#include "kiosk/verbs.h"

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
    if (doctor->setup.config.refused)
        doctor_say(doctor, "conf", HEALTH_WRONG,
                   "%s. The last good settings are used: mend the file on the card, and start the "
                   "kiosk anew",
                   doctor->setup.config.refused);
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
        json_open(json_key(&json, "checks"), '[');
    }
    check_all(&doctor, options);
    if (options->json) {
        json_close(&json, ']');
        json_bool(json_key(&json, "wrong"), doctor.wrong);
        json_close(&json, '}');
        buf_puts(&text, "\n");
        print_whole(&text);
    }
    buf_free(&text);
    return doctor.wrong ? EXIT_FOUND : EXIT_DONE;
}
