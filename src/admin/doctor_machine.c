/* The doctor on the machine itself: display, core layer, memory's ways to the disk,
   clock, room. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <time.h>

#include "admin/doctor_inner.h"
#include "base/file.h"
#include "kiosk/wall.h"
#include "stage/bundle.h"

#define ROOM_LEAST_MB 64                 /* for a pack and its copy while it is installed */
#define ROOM_WISHED_MB 512               /* for the last twelve */
#define CLOCK_FROM_S INT64_C(1767225600) /* 2026-01-01: no machine is older than this */

static void check_targets(struct doctor *doctor, const struct display *display)
{
    struct theme theme;
    theme_make(&theme, display, 100, false, NULL);
    double mm = theme_mm(&theme, theme.target_px);
    if (mm < TARGET_MM - 0.5)
        doctor_say(doctor, "display", HEALTH_WARNING,
                   "it is small: cards and buttons are from %.0f mm, keys from %.0f mm, not "
                   "%.0f mm; a display over 160 mm high has room for that",
                   mm, theme_mm(&theme, theme.target_least_px), TARGET_MM);
}

void doctor_check_display(struct doctor *doctor)
{
    const struct config *config = &doctor->setup.config;
    const struct display *display = &config->display;
    if (!config->has_screen) {
        doctor_say(doctor, "display", HEALTH_WARNING,
                   "kiosk.conf says nothing of the display, so it is taken as 21.5 in: "
                   "write `screen = 1920x1080@21.5`, its pixels and inches");
        return;
    }
    double per_mm = display_px_per_mm(display);
    double w = display->w_px / per_mm, h = display->h_px / per_mm;
    if (display_is_too_small(display))
        doctor_say(doctor, "display", HEALTH_WRONG,
                   "%.0f x %.0f mm and %d x %d px is too small: visitors only see that it is; "
                   "the least is %d x %d mm and %d px; or write the greater `screen` in "
                   "kiosk.conf if this is not it",
                   w, h, display->w_px, display->h_px, DISPLAY_LEAST_LONG_MM,
                   DISPLAY_LEAST_SHORT_MM, DISPLAY_LEAST_PX);
    else
        doctor_say(doctor, "display", HEALTH_GOOD, "%.0f x %.0f mm, seen from %d mm", w, h,
                   display_distance_mm(display));
    check_targets(doctor, display);
}

void doctor_check_core(struct doctor *doctor)
{
    struct err err = {0};
    struct bundle *core = bundle_open_core(doctor->setup.core, &err);
    if (core)
        doctor_say(doctor, "core", HEALTH_GOOD, "fonts and icons are in %s", doctor->setup.core);
    else
        doctor_say(doctor, "core", HEALTH_WRONG, "%s: install anteroom again", err.text);
    bundle_close(core);
}

static bool has_swap(void)
{
    FILE *file = fopen("/proc/swaps", "re");
    char line[512];
    int lines = 0;
    while (file && fgets(line, sizeof line, file))
        lines++;
    if (file)
        fclose(file);
    return lines > 1; /* the first is a heading */
}

void doctor_check_privacy(struct doctor *doctor)
{
    struct rlimit limit = {1, 1};
    getrlimit(RLIMIT_CORE, &limit);
    if (limit.rlim_cur != 0 || prctl(PR_GET_DUMPABLE) != 0)
        doctor_say(doctor, "privacy", HEALTH_WRONG,
                   "core dumps are on: what a visitor typed could reach the disk");
    else
        doctor_say(doctor, "privacy", HEALTH_GOOD, "core dumps are off");
    if (has_swap())
        doctor_say(doctor, "privacy", HEALTH_WARNING,
                   "swap is on: what a visitor typed could reach the disk; turn it off "
                   "(swapoff -a, and its line in /etc/fstab)");
}

static void check_hours(struct doctor *doctor)
{
    if (!doctor->setup.config.on_hours.count)
        return;
    switch (wall_trust("")) {
    case WALL_SYNCHRONISED:
        doctor_say(doctor, "hours", HEALTH_GOOD,
                   "on_hours is obeyed: the network has set the clock");
        break;
    case WALL_KEPT:
        doctor_say(doctor, "hours", HEALTH_GOOD, "on_hours is obeyed: a clock chip keeps the time");
        break;
    case WALL_UNSURE:
        doctor_say(
            doctor, "hours", HEALTH_WARNING,
            "on_hours is not obeyed, the display is always on: since the start nothing has set the "
            "clock. Give the machine a clock chip with a battery, or systemd-timesyncd and "
            "a time server");
        break;
    }
}

void doctor_check_clock(struct doctor *doctor)
{
    check_hours(doctor);
    char day[32];
    time_t now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    strftime(day, sizeof day, "%Y-%m-%d %H:%M", &local);
    if (now < CLOCK_FROM_S)
        doctor_say(doctor, "clock", HEALTH_WARNING,
                   "it is %s here, which can not be: set the clock, or the history of "
                   "what was shown will have wrong days",
                   day);
    else
        doctor_say(doctor, "clock", HEALTH_GOOD, "it is %s", day);
}

void doctor_check_disk(struct doctor *doctor)
{
    const char *store = doctor->setup.config.store;
    struct statvfs room;
    if (!file_is_dir(store))
        return;
    if (statvfs(store, &room) != 0) {
        doctor_say(doctor, "disk", HEALTH_WRONG, "%s: %s", store, strerror(errno));
        return;
    }
    long long mb = (long long)((double)room.f_bavail * (double)room.f_frsize / 1e6);
    if (room.f_flag & ST_RDONLY)
        doctor_say(doctor, "disk", HEALTH_WRONG,
                   "%s can not be written: nothing can be installed, and no new pack can "
                   "become good",
                   store);
    else if (mb < ROOM_LEAST_MB)
        doctor_say(doctor, "disk", HEALTH_WRONG, "%lld MB are free at %s: make room for %d MB", mb,
                   store, ROOM_LEAST_MB);
    else
        doctor_say(doctor, "disk", mb < ROOM_WISHED_MB ? HEALTH_WARNING : HEALTH_GOOD,
                   "%lld MB are free at %s", mb, store);
}
