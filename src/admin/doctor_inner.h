/* What the files of `doctor` share: doctor.c asks, doctor_machine.c knows this machine,
   doctor_store.c its keys and packs, doctor_say.c tells. */
#pragma once

#include "base/json.h"
#include "kiosk/options.h"
#include "store/store.h"

enum health { HEALTH_GOOD, HEALTH_WARNING, HEALTH_WRONG };

struct doctor {
    struct setup setup;
    struct store store;
    struct json *json; /* NULL: lines for people */
    bool wrong;
};

/* One thing that was looked at. Where it is not good the words say what to do. */
void doctor_say(struct doctor *doctor, const char *what, enum health health, const char *format,
                ...) __attribute__((format(printf, 4, 5)));

void doctor_check_display(struct doctor *doctor);
void doctor_check_core(struct doctor *doctor);
void doctor_check_privacy(struct doctor *doctor); /* core dumps, swap */
void doctor_check_clock(struct doctor *doctor);
void doctor_check_disk(struct doctor *doctor);

void doctor_check_keys(struct doctor *doctor);
void doctor_check_store(struct doctor *doctor); /* what is shown, and its trial */
void doctor_check_pack(struct doctor *doctor);  /* its dates, the clinic's directory and office */
