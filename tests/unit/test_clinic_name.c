/* What is a clinic's name, and what is a sentence in its place. */
#include "pack/clinic_name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* As clinics are called: with numbers, with words that a sentence has too. */
static const char *const names[] = {
    "Lakeside Spine and Pain Center",
    "Sample Hills Spine Clinic",
    "St. Mary's Hospital, Pain Clinic",
    "The Pain Clinic of San Antonio, P.A.",
    "OrthoTexas Physicians & Surgeons, PLLC",
    "Dr. José Martínez y Asociados",
    "Clínica de la Columna del Valle",
    "Clínica Nuestra Señora de Guadalupe",
    "Centro Médico No. 2",
    "1st Choice Pain Management",
    "Center 4 Pain",
    "360 Pain Institute",
    "24/7 Emergency Room of Katy",
    "FM 1960 Pain & Spine",
    "Route 66 Orthopedics, Suite 1200",
    "Texas Back Institute - Plano (West)",
    "Stop Pain Clinic",
    "No Pain Physical Therapy",
    "No Wait Urgent Care",
    "Not Just Backs",
    "Never Better Rehab",
    "On Call Medical",
    "House Call Doctors",
    "Call Family Medicine",
    "Call-A-Nurse of Waco",
    "Urgent Care Now",
    "Emergency Physicians of Tulsa",
    "Village Emergency Center",
    "Take Care Health",
    "Walk-In Clinic on Main",
    "Go Health Urgent Care",
    "Come Alive Chiropractic",
    "Drive Physical Therapy",
    "Healing Touch Medical Group",
    "Your Spine Specialists",
    "Care You Can Trust",
    "Doctors for You",
    "Before & After Surgery Center",
    "Stay At Home Care",
    "Get Well Clinic",
    "Mustang Family Practice",
    "Cannon Memorial Hospital",
    "Ignacio Valley Medical",
    "Pleasanton Spine",
    "Skip Viragh Pain Center",
    "VA Medical Center #671",
    "UT Health Austin: Comprehensive Pain",
    "Kaiser Permanente - Santa Clara",
    "Hospital Universitario \"Dr. González\"",
    "Zentrum für Wirbelsäule und Schmerz",
    "مركز العمود الفقري",
    "脊椎医疗中心",
    "Phòng khám Cột sống Sài Gòn",
    "L'Hôpital de la Douleur",
    "O'Connor & Sons, M.D.",
    "Pain Relief 2000",
    "1-800-SPINE",
    "Maneja tu Dolor",
    "Centro de Dolor \"Vaya Bien\"",
    "",
};

static const char *const sentences[] = {
    "In an emergency do NOT call 911",
    "Emergencies: dial 9-1-1",
    "Lakeside Spine, nine one one is for others",
    "Lakeside Spine. Don't call anyone",
    "Lakeside Spine. Don\u2019t call anyone",
    "Lakeside DO\u00a0NOT eat",
    "Lakeside d\u200bo not eat",
    "\uff44\uff4f \uff4e\uff4f\uff54 \uff43\uff41\uff4c\uff4c",
    "Not 9 1 1",
    "Clinic 9.1.1",
    "Call (210) 555-0142",
    "Pain Clinic 210 555 0142",
    "2105550142",
    "Please stop your blood thinner",
    "Stop warfarin a week before your visit",
    "You can drive home after MILD",
    "You do not need a ride",
    "No escort needed",
    "Skip your pills",
    "Take two pills and wait at home",
    "Wait here, no ambulance",
    "Instead of an ambulance, Lakeside Spine",
    "Chest pain? Never call an ambulance",
    "If you bleed, come here",
    "Warfarin should be stopped",
    "ALL PATIENTS MUST PAY",
    "En una emergencia no llame",
    "NO LLAMEN A NADIE",
    "No llame al 911",
    "No nece\u0301site ayuda",
    "Usted puede manejar a casa",
    "Deje de tomar sus pastillas",
    "Llame al consultorio",
    "Por favor espere",
    "Nueve once no",
    "Lakeside 911",
};

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *trouble = clinic_name_trouble(names[i]);
        if (trouble)
            fail_msg("\"%s\" says %s", names[i], trouble);
    }
}

static void test_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        if (!clinic_name_trouble(sentences[i]))
            fail_msg("\"%s\" passes", sentences[i]);
}

static void test_emergency_number(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        bool says;
    } rows[] = {
        {"Mon-Fri 8 am-5 pm", false},
        {"After 5 pm call 911", true},
        {"9-1-1", true},
        {"9 am to 11 am", false},
        {"9-11", false},
        {"nueve once", true},
        {"9110", false},
        {"Suite 911", true},
        {"911B", false},
        {"", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (clinic_says_emergency_number(rows[i].words) != rows[i].says)
            fail_msg("\"%s\"", rows[i].words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_emergency_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
