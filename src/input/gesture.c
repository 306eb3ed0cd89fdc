/* Turns fingers into presses and taps: at most one contact counts, all rules say when one
   does not. A dropped contact stays known until it lifts; a stuck one is forgotten. */
#include "input/gesture.h"

#include <stddef.h>
#include <string.h>

#define LONG_AGO_MS (INT64_MIN / 2) /* no sum with it overflows */

void gesture_init(struct gesture *gesture, double px_per_mm)
{
    *gesture = (struct gesture){
        .px_per_mm = px_per_mm,
        .counting = -1,
        .pressed = TARGET_NONE,
        .guard_until_ms = LONG_AGO_MS,
        .wipe_until_ms = LONG_AGO_MS,
        .last_lift_ms = LONG_AGO_MS,
    };
}

static struct contact *find(struct gesture *gesture, int64_t finger)
{
    for (int i = 0; i < GESTURE_FINGERS; i++) {
        struct contact *contact = &gesture->contacts[i];
        if (contact->down && contact->finger == finger)
            return contact;
    }
    return NULL;
}

static struct contact *find_free(struct gesture *gesture)
{
    for (int i = 0; i < GESTURE_FINGERS; i++) {
        if (!gesture->contacts[i].down)
            return &gesture->contacts[i];
    }
    return NULL;
}

static int fingers_down(const struct gesture *gesture)
{
    int count = 0;
    for (int i = 0; i < GESTURE_FINGERS; i++)
        count += gesture->contacts[i].down;
    return count;
}

static bool counts(const struct gesture *gesture, const struct contact *contact)
{
    return gesture->counting >= 0 && contact == &gesture->contacts[gesture->counting];
}

static void count_none(struct gesture *gesture)
{
    gesture->counting = -1;
    gesture->pressed = TARGET_NONE;
}

static void forget(struct gesture *gesture, struct contact *contact)
{
    if (counts(gesture, contact))
        count_none(gesture);
    contact->down = false;
}

static void forget_stuck(struct gesture *gesture, int64_t now_ms)
{
    for (int i = 0; i < GESTURE_FINGERS; i++) {
        struct contact *contact = &gesture->contacts[i];
        if (contact->down && now_ms - contact->still_since_ms >= STUCK_AFTER_MS)
            forget(gesture, contact);
    }
}

static void drop_all(struct gesture *gesture, bool wiping)
{
    for (int i = 0; i < GESTURE_FINGERS; i++) {
        gesture->contacts[i].dropped = true;
        gesture->contacts[i].wiping |= wiping;
    }
    count_none(gesture);
}

static void add_sample(struct contact *contact, const struct touch *touch)
{
    size_t kept = (JITTER_SAMPLES - 1) * sizeof contact->x[0];
    memmove(contact->x + 1, contact->x, kept);
    memmove(contact->y + 1, contact->y, kept);
    contact->x[0] = touch->x;
    contact->y[0] = touch->y;
    if (contact->samples < JITTER_SAMPLES)
        contact->samples++;
}

static void stay_still(struct contact *contact, const struct touch *touch, double within_px)
{
    double x = touch->x - contact->still_x, y = touch->y - contact->still_y;
    if (contact->samples > 1 && x * x + y * y <= within_px * within_px)
        return;
    contact->still_x = touch->x;
    contact->still_y = touch->y;
    contact->still_since_ms = touch->at_ms;
}

static int median(const int *values, int count)
{
    int sorted[JITTER_SAMPLES] = {0};
    for (int i = 0; i < count; i++) {
        int at = i;
        for (; at > 0 && sorted[at - 1] > values[i]; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = values[i];
    }
    return sorted[count / 2];
}

static int target_at(const struct targets *targets, int x, int y)
{
    for (int i = 0; i < targets->count; i++) {
        if (rect_contains(targets->items[i].rect, x, y))
            return i;
    }
    return TARGET_NONE;
}

/* When a finger that lands may tap this target again. */
static int64_t debounced_until_ms(const struct gesture *gesture, const struct target *target)
{
    if (target->id != gesture->last_id)
        return LONG_AGO_MS;
    return gesture->last_lift_ms + (target->pad_key ? DEBOUNCE_KEY_MS : DEBOUNCE_MS);
}

/* The target that would be tapped if the contact lifted now. */
static int target_of(const struct gesture *gesture, struct contact *contact,
                     const struct targets *targets)
{
    /* Of an even number the oldest is left out: of two, the newer says where the finger
     * is. */
    int count = (contact->samples - 1) | 1;
    int x = median(contact->x, count), y = median(contact->y, count);

    int over = target_at(targets, x, y);
    if (over != TARGET_NONE) {
        contact->hit = true;
        int64_t from_ms = debounced_until_ms(gesture, &targets->items[over]);
        return contact->down_ms >= from_ms ? over : TARGET_NONE;
    }
    int held = counts(gesture, contact) ? gesture->pressed : TARGET_NONE;
    if (held == TARGET_NONE || held >= targets->count)
        return TARGET_NONE;
    int grow_px = (int)(LIFT_GROW_MM * gesture->px_per_mm + 0.5);
    bool near = rect_contains(rect_grow(targets->items[held].rect, grow_px), x, y);
    return near ? held : TARGET_NONE;
}

static void prolong_wipe(struct gesture *gesture, int64_t now_ms)
{
    gesture->wipe_until_ms = now_ms + WIPE_REST_MS;
}

/* Whether this one is the last of too many misses. */
static bool add_miss(struct gesture *gesture, int64_t now_ms)
{
    gesture->misses_ms[gesture->misses++ % WIPE_MISSES] = now_ms;
    int64_t oldest_ms = gesture->misses_ms[gesture->misses % WIPE_MISSES];
    return gesture->misses >= WIPE_MISSES && now_ms - oldest_ms <= WIPE_WITHIN_MS;
}

static bool is_wipe(struct gesture *gesture, const struct contact *landed)
{
    bool misses = !landed->hit && add_miss(gesture, landed->down_ms);
    return misses || fingers_down(gesture) >= WIPE_FINGERS;
}

static void land(struct gesture *gesture, const struct touch *touch, const struct targets *targets)
{
    struct contact *contact = find(gesture, touch->finger);
    if (contact)
        forget(gesture, contact); /* its up was lost */
    else
        contact = find_free(gesture);
    if (!contact)
        return;
    *contact = (struct contact){.down = true, .finger = touch->finger, .down_ms = touch->at_ms};
    add_sample(contact, touch);
    stay_still(contact, touch, 0);
    int target = target_of(gesture, contact, targets);

    if (is_wipe(gesture, contact)) {
        drop_all(gesture, true);
        gesture->misses = 0;
        prolong_wipe(gesture, touch->at_ms);
    } else if (touch->at_ms < gesture->wipe_until_ms) {
        contact->dropped = true;
        /* A single finger on a target is a visitor who waits, not the cloth. */
        contact->wiping = !contact->hit || fingers_down(gesture) > 1;
        if (contact->wiping)
            prolong_wipe(gesture, touch->at_ms);
    } else if (touch->at_ms < gesture->guard_until_ms) {
        contact->dropped = true;
    } else if (contact->hit) {
        if (gesture->counting >= 0)
            gesture->contacts[gesture->counting].dropped = true;
        gesture->counting = (int)(contact - gesture->contacts);
        gesture->pressed = target;
    }
}

static void move(struct gesture *gesture, struct contact *contact, const struct touch *touch,
                 const struct targets *targets)
{
    add_sample(contact, touch);
    stay_still(contact, touch, STUCK_WITHIN_MM * gesture->px_per_mm);
    if (contact->wiping)
        prolong_wipe(gesture, touch->at_ms);
    if (contact->dropped)
        return;
    int target = target_of(gesture, contact, targets);
    if (contact->hit && gesture->counting < 0)
        gesture->counting = (int)(contact - gesture->contacts);
    if (counts(gesture, contact))
        gesture->pressed = target;
    else
        contact->dropped = contact->hit;
}

static struct gesture_event lift(struct gesture *gesture, struct contact *contact,
                                 const struct touch *touch, const struct targets *targets)
{
    move(gesture, contact, touch, targets);
    struct gesture_event event = {GESTURE_NONE, TARGET_NONE};
    if (counts(gesture, contact) && gesture->pressed != TARGET_NONE) {
        event = (struct gesture_event){GESTURE_TAP, gesture->pressed};
        gesture->last_id = targets->items[gesture->pressed].id;
        gesture->last_lift_ms = touch->at_ms;
    } else if (gesture->counting < 0 && !contact->dropped) {
        event.kind = GESTURE_TOUCHED;
    }
    forget(gesture, contact);
    return event;
}

struct gesture_event gesture_feed(struct gesture *gesture, const struct touch *touch,
                                  const struct targets *targets)
{
    int pressed = gesture->pressed;
    struct gesture_event event = {GESTURE_NONE, TARGET_NONE};
    forget_stuck(gesture, touch->at_ms);
    struct contact *contact = find(gesture, touch->finger);
    switch (touch->kind) {
    case TOUCH_DOWN: land(gesture, touch, targets); break;
    case TOUCH_MOVE:
        if (contact)
            move(gesture, contact, touch, targets);
        break;
    case TOUCH_UP:
        if (contact)
            event = lift(gesture, contact, touch, targets);
        break;
    }
    if (event.kind != GESTURE_TAP && gesture->pressed != pressed)
        event = (struct gesture_event){GESTURE_PRESS, gesture->pressed};
    return event;
}

void gesture_page_changed(struct gesture *gesture, int64_t now_ms)
{
    for (int i = 0; i < GESTURE_FINGERS; i++) {
        struct contact *contact = &gesture->contacts[i];
        if (contact->down && now_ms - contact->down_ms >= STUCK_BEFORE_PAGE_MS)
            forget(gesture, contact);
    }
    drop_all(gesture, false);
    gesture->guard_until_ms = now_ms + PAGE_GUARD_MS;
}

struct gesture_event gesture_tick(struct gesture *gesture, int64_t now_ms)
{
    int pressed = gesture->pressed;
    forget_stuck(gesture, now_ms);
    enum gesture_kind kind = gesture->pressed == pressed ? GESTURE_NONE : GESTURE_PRESS;
    return (struct gesture_event){kind, gesture->pressed};
}

int64_t gesture_deadline_ms(const struct gesture *gesture)
{
    int64_t deadline_ms = INT64_MAX;
    for (int i = 0; i < GESTURE_FINGERS; i++) {
        const struct contact *contact = &gesture->contacts[i];
        int64_t stuck_ms = contact->still_since_ms + STUCK_AFTER_MS;
        if (contact->down && stuck_ms < deadline_ms)
            deadline_ms = stuck_ms;
    }
    return deadline_ms;
}

int64_t gesture_ready_ms(const struct gesture *gesture, const struct target *target, int64_t now_ms)
{
    const int64_t from_ms[] = {gesture->guard_until_ms, gesture->wipe_until_ms,
                               debounced_until_ms(gesture, target)};
    int64_t ready_ms = now_ms;
    for (size_t i = 0; i < sizeof from_ms / sizeof *from_ms; i++) {
        if (from_ms[i] > ready_ms)
            ready_ms = from_ms[i];
    }
    return ready_ms;
}
