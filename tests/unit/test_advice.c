/* The rules of advice: what a clinic may not say, in many words, and what it may. */
#include "base/file.h"
#include "pack/advice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;
static struct advice *rules;

static int open_rules(void **state)
{
    (void)state;
    static const char *const files[] = {"en", "es"};
    arena = arena_create();
    for (int i = 0; i < 2; i++) {
        struct buf text = {0};
        struct err err = {""};
        const char *path =
            arena_printf(arena, SOURCE_DIR "/assets/core/lint/advice-%s.txt", files[i]);
        if (!file_read(path, 1 << 20, &text, &err) ||
            !advice_add(&rules, arena, path, text.bytes, text.len, &err))
            fail_msg("%s", err.text);
        buf_free(&text);
    }
    return 0;
}

static int close_rules(void **state)
{
    (void)state;
    arena_destroy(arena);
    return 0;
}

struct row {
    enum advice_about about;
    const char *text;
};

static const struct row forbidden[] = {
    {ADVICE_PILLS, "Stop warfarin 7 days before"},
    {ADVICE_PILLS, "STOP WARFARIN 7 DAYS BEFORE."},
    {ADVICE_PILLS, "Please stop your blood thinners one week before."},
    {ADVICE_PILLS, "You should stop all blood thinners."},
    {ADVICE_PILLS, "skip your insulin"},
    {ADVICE_PILLS, "Skip\u00ADping your insulin that morning is best."},
    {ADVICE_PILLS, "Hold Eliquis for 3 days."},
    {ADVICE_PILLS, "Don\u2019t take aspirin that week."},
    {ADVICE_PILLS, "Do not take your morning pills."},
    {ADVICE_PILLS, "No aspirin for 7 days."},
    {ADVICE_PILLS, "Come off your blood thinner a week before."},
    {ADVICE_PILLS, "Leave out your metformin on that day."},
    {ADVICE_PILLS, "Take half your insulin."},
    {ADVICE_PILLS, "Take only half."},
    {ADVICE_PILLS, "If you take warfarin, stop it 5 days before."},
    {ADVICE_PILLS, "Before MILD stop warfarin for 7 days."},
    {ADVICE_PILLS, "Warfarin 7 days before"},
    {ADVICE_PILLS, "Discontinue NSAIDs."},
    {ADVICE_PILLS, "You do not need your blood pressure pills that day."},
    {ADVICE_PILLS, "Your blood thinners must be stopped five days before."},
    {ADVICE_PILLS, "Go without aspirin for a week."},
    {ADVICE_FOOD, "Skip your insulin that morning."},
    {ADVICE_DRIVING, "You can drive home"},
    {ADVICE_DRIVING, "YOU CAN DRIVE HOME!"},
    {ADVICE_DRIVING, "You may drive the same day"},
    {ADVICE_DRIVING, "You may drive yourself home afterwards."},
    {ADVICE_DRIVING, "Driving home is fine."},
    {ADVICE_DRIVING, "It is safe to drive right after."},
    {ADVICE_DRIVING, "Drive home when you feel well."},
    {ADVICE_DRIVING, "You can drive."},
    {ADVICE_DRIVING, "You don't have to wait before driving."},
    {ADVICE_DRIVING, "You can drive after 2 hours."},
    {ADVICE_DRIVING, "You can get behind the wheel that day."},
    {ADVICE_ESCORT, "You can drive home"},
    {ADVICE_ESCORT, "You do not need a ride"},
    {ADVICE_ESCORT, "You don\u2019t need anyone to drive you home."},
    {ADVICE_ESCORT, "No ride needed."},
    {ADVICE_ESCORT, "There is no need for a driver."},
    {ADVICE_ESCORT, "You can go home alone."},
    {ADVICE_ESCORT, "Nobody has to come with you."},
    {ADVICE_ESCORT, "No one needs to wait for you."},
    {ADVICE_ESCORT, "An escort is optional."},
    {ADVICE_ESCORT, "A ride is not needed."},
    {ADVICE_FOOD, "No need to stop eating"},
    {ADVICE_FOOD, "You do not have to fast."},
    {ADVICE_FOOD, "Fasting is not needed."},
    {ADVICE_FOOD, "Eat and drink as usual."},
    {ADVICE_FOOD, "You can eat and drink."},
    {ADVICE_WOUND, "There is no need to keep it dry."},
    {ADVICE_WOUND, "You can swim the same day."},
    {ADVICE_WOUND, "Fever is normal."},
    {ADVICE_WOUND, "Do not call 911."},
    {ADVICE_ACTIVITY, "There are no limits."},
    {ADVICE_ACTIVITY, "Do whatever you like."},
    {ADVICE_ACTIVITY, "You can lift heavy things right away."},
    {ADVICE_ALL, "In an emergency do not call 911, call us."},
    {ADVICE_ALL, "You can drive home after the checkup."},
    {ADVICE_PILLS, "Deje de tomar warfarina 7 días antes."},
    {ADVICE_PILLS, "SUSPENDA SU ANTICOAGULANTE"},
    {ADVICE_PILLS, "Sáltese la insulina esa mañana."},
    {ADVICE_PILLS, "No tome aspirina esa semana."},
    {ADVICE_PILLS, "Si toma warfarina, déjela 5 días antes. Suspenda la aspirina."},
    {ADVICE_DRIVING, "Puede manejar a casa."},
    {ADVICE_DRIVING, "Usted puede conducir el mismo día."},
    {ADVICE_DRIVING, "Maneje a su casa después."},
    {ADVICE_ESCORT, "No necesita que alguien lo lleve."},
    {ADVICE_ESCORT, "No hace falta un acompañante."},
    {ADVICE_ESCORT, "Puede regresar a casa solo."},
    {ADVICE_FOOD, "No hace falta dejar de comer."},
    {ADVICE_FOOD, "No necesita ayunar."},
    {ADVICE_FOOD, "Coma y beba como siempre."},
    {ADVICE_ALL, "No llame al 911."},
};

static const struct row allowed[] = {
    {ADVICE_PILLS, "Do not stop any pill on your own."},
    {ADVICE_PILLS, "Do not stop, skip or change a pill before you talk to us."},
    {ADVICE_PILLS, "Call us about blood thinners at least one week before."},
    {ADVICE_PILLS, "Ask us before you stop any medicine."},
    {ADVICE_PILLS, "Our nurse calls you and tells you which pills to take that day."},
    {ADVICE_PILLS, "Only your doctor can stop a blood thinner."},
    {ADVICE_PILLS, "We tell you when to stop."},
    {ADVICE_PILLS, "Bring a list of all your medicines."},
    {ADVICE_PILLS, "Take your usual pills with a sip of water."},
    {ADVICE_PILLS, "Ask the doctor who gave you a blood thinner whether you should stop it."},
    {ADVICE_DRIVING, "Do not drive until the day after."},
    {ADVICE_DRIVING, "Not before the day after."},
    {ADVICE_DRIVING, "Do not drive for 24 hours."},
    {ADVICE_DRIVING, "You can't drive home."},
    {ADVICE_DRIVING, "You cannot drive yourself home."},
    {ADVICE_DRIVING, "You may drive after two days, when you take no strong pain pills."},
    {ADVICE_DRIVING, "Ask us before you drive."},
    {ADVICE_DRIVING, "We tell you when you can drive."},
    {ADVICE_ESCORT, "Sample: bring one grown-up who drives you home."},
    {ADVICE_ESCORT, "Somebody has to drive you home."},
    {ADVICE_ESCORT, "An adult must drive you home and stay the night."},
    {ADVICE_ESCORT, "Do not come alone."},
    {ADVICE_ESCORT, "You need a ride home."},
    {ADVICE_ESCORT, "We can not start without your driver."},
    {ADVICE_FOOD, "Nothing to eat or drink after midnight."},
    {ADVICE_FOOD, "Do not eat for 6 hours before. You may drink water until 2 hours before."},
    {ADVICE_FOOD, "Our nurse calls you the day before and tells you when to stop."},
    {ADVICE_FOOD, "Stop eating at midnight."},
    {ADVICE_WOUND, "Keep the bandage dry for two days. Do not bathe or swim for two weeks."},
    {ADVICE_WOUND, "Call us if you have a fever. Call 911 for chest pain."},
    {ADVICE_ACTIVITY, "Do not lift more than 10 pounds for two weeks."},
    {ADVICE_ACTIVITY, "Walk from the first day on. Most people go back to work after a week."},
    {ADVICE_ACTIVITY, "Sample: we numb the spot, and a drip helps you relax."},
    {ADVICE_ALL, "We see you again after two weeks."},
    {ADVICE_ALL, "Six weeks of exercise, pills or shots first."},
    {ADVICE_PILLS, "No deje de tomar ninguna pastilla por su cuenta."},
    {ADVICE_PILLS, "Llámenos una semana antes si toma anticoagulantes."},
    {ADVICE_PILLS, "Le decimos cuáles debe dejar y cuándo."},
    {ADVICE_DRIVING, "No maneje hasta el día siguiente."},
    {ADVICE_ESCORT, "Muestra: traiga a un adulto que lo lleve a casa en carro."},
    {ADVICE_ESCORT, "No venga solo."},
    {ADVICE_FOOD, "No coma ni beba nada después de la medianoche."},
    {ADVICE_FOOD, "Muestra: la enfermera le llama y le dice cuándo dejar de comer y beber."},
    {ADVICE_WOUND, "Mantenga la venda seca por dos días."},
    {ADVICE_ACTIVITY, "No levante nada pesado por dos semanas."},
};

static void test_forbidden(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) {
        struct advice_trouble trouble;
        if (!advice_find(rules, forbidden[i].about, forbidden[i].text, &trouble))
            print_error("passes: %s: %s\n", advice_abouts[forbidden[i].about], forbidden[i].text);
        else
            assert_true(*trouble.words && *trouble.why);
    }
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        assert_true(
            advice_find(rules, forbidden[i].about, forbidden[i].text, &(struct advice_trouble){0}));
}

static void test_allowed(void **state)
{
    (void)state;
    bool good = true;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        struct advice_trouble trouble;
        if (advice_find(rules, allowed[i].about, allowed[i].text, &trouble)) {
            print_error("refused: %s: \"%s\"\n", allowed[i].text, trouble.words);
            good = false;
        }
    }
    assert_true(good);
}

static void test_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *error;
    } rows[] = {
        {"stop it", "f:1: a pattern stands below a [section]"},
        {"# c\n[pilz] x", "f:2: no such section"},
        {"[all] x\n@a stop", "f:2: no such set"},
        {"@ = x", "f:1: a set is written"},
        {"[all x", "f:1: a section is written"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {""};
        struct advice *list = NULL;
        assert_false(advice_add(&list, arena, "f", rows[i].text, strlen(rows[i].text), &err));
        assert_int_equal(strncmp(err.text, rows[i].error, strlen(rows[i].error)), 0);
        assert_null(list);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forbidden),
        cmocka_unit_test(test_allowed),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, open_rules, close_rules);
}
