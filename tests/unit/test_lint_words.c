/* The rules on wording: for each a page that breaks it and one that does not. */
#include "lint_rows.h"

#include <cmocka.h>

#include "workshop/families.h"

/* Thirty words and more, so that the formulas are asked. */
#define EASY                                                                                       \
    "text { 'You lie on your back. The nurse helps you. Then you rest. You can sit up '"           \
    ".. 'when you feel well. A friend can take you home. You may eat and drink at home "           \
    "that day.' }"
#define HARD                                                                                       \
    "text { 'Individuals experiencing considerable discomfort should communicate '"                \
    ".. 'immediately. Subsequently, appropriate personnel determine additional "                   \
    "necessary interventions. Alternatively, additional consultation facilitates "                 \
    "understanding. Comprehensive preparation determines eventual satisfaction. "                  \
    "Professional evaluation necessitates considerable deliberation. Coordinated "                 \
    "participation accelerates independence.' }"
#define EASY_ES                                                                                    \
    "Usted se acuesta. La enfermera le ayuda. Luego descansa un rato. Puede comer y "              \
    "beber en casa. Un amigo lo lleva a casa. Ese día no maneje. Si le duele, llame. "            \
    "Puede dar un paseo corto cada día."
#define HARD_ES                                                                                    \
    "Inmediatamente comuníquese telefónicamente. Posteriormente, profesionales "                 \
    "especializados determinarán intervenciones complementarias apropiadas. "                     \
    "Adicionalmente, considere consultas interdisciplinarias. Recomendaciones "                    \
    "individualizadas facilitarán recuperaciones satisfactorias. Evaluaciones "                   \
    "preoperatorias necesitan coordinación administrativa considerable. Manténgase "             \
    "acompañado permanentemente. Comunique cualquier complicación oportunamente."

static const struct lint_row rows[] = {
    {"R-GRD-1", true, HARD, NULL},
    {"R-GRD-1", false, EASY, NULL},
    {"R-GRD-1", true, NULL, HARD_ES},
    {"R-GRD-1", false, NULL, EASY_ES},
    {"R-GRD-1", false, "text 'Comprehensive interdisciplinary evaluation.'", NULL},
    {"R-SEN-1", false,
     "text(_'One two three four five six seven eight nine ten one two three four five.')", NULL},
    {"R-SEN-1", true,
     "text(_'One two three four five six seven eight nine ten one two three four five "
     "six.')",
     NULL},
    {"R-SEN-1", true, "text 'One. Two. Three. Four. Five.'", NULL},
    {"R-SEN-1", false, "text 'One. Two. Three. Four.'", NULL},
    {"R-SEN-1", false,
     "sources(_'One two three four five six seven eight nine ten one two three four five "
     "six seven eight nine ten one.')",
     NULL},
    {"R-SEN-1", false, NULL,
     "Una dos tres cuatro cinco seis siete ocho nueve diez una dos tres cuatro cinco "
     "seis "
     "siete ocho."},
    {"R-SEN-1", true, NULL,
     "Una dos tres cuatro cinco seis siete ocho nueve diez una dos tres cuatro cinco "
     "seis "
     "siete ocho nueve."},
    {"R-WRD-1", true, "text(_'You may get an epidural.')", NULL},
    {"R-WRD-1", false, "text(_'You may get a shot.')", NULL},
    {"R-WRD-1", true, "text(_'Anticoagulants are risky.')", NULL},
    {"R-WRD-1", false, "text(_'Doctors call this **stenosis**.')", NULL},
    {"R-WRD-1", false, "text(_'With stenosis the space is tight.')", NULL},
    {"R-WRD-1", true, NULL, "Hay que descomprimir el nervio."},
    {"R-WRD-1", false, NULL, "Hay que hacer espacio para el nervio."},
    {"R-WRD-2", true, "text(_'We guarantee it.')", NULL},
    {"R-WRD-2", true, "text(_'It has NO side-effects.')", NULL},
    {"R-WRD-2", true, "text(_'It is painless.')", NULL},
    {"R-WRD-2", true, "text(_'It is 100 % safe.')", NULL},
    {"R-WRD-2", true, "text(_'We are the best clinic.')", NULL},
    {"R-WRD-2", false, "text(_'Ask what is best for you.')", NULL},
    {"R-WRD-2", false, "text(_'It does not help everyone. This is no cure.')", NULL},
    {"R-WRD-2", true, "text(_'A cure for back pain.')", NULL},
    {"R-WRD-2", true, "text 'Not marked for translation: a miracle.'", NULL},
    {"R-WRD-2", true, "picture { 'images/a.svg', alt = _'A painless cut.' }", NULL},
    {"R-WRD-2", true, "button { _'Risk-free care', go 'home' }", NULL},
    {"R-WRD-2", true, NULL, "No tiene efectos secundarios."},
    {"R-WRD-2", true, NULL, "Está garantizado."},
    {"R-WRD-2", true, NULL, "Un tratamiento sin riesgos."},
    {"R-WRD-2", false, NULL, "Todo tratamiento tiene riesgos."},
    {"R-ACT-1", true, "lead 'One.', lead 'Two.'", NULL},
    {"R-ACT-1", false, "lead 'One.', text 'Two.'", NULL},
    {"R-ACT-1", true,
     "text('The nerves run through a space in the low back. With age this space can get "
     "too tight. ' .. 'A band of tissue can press on the nerves. Then the legs may hurt. "
     "The pain eases in a chair. It is worse on the feet.')",
     NULL},
    {"R-NUM-1", true, "text(_'It helped 60% of people.')", NULL},
    {"R-NUM-1", true, "text(_'It helped sixty, or 60 percent.')", NULL},
    {"R-NUM-1", true, "text(_'A harm came to 1 in 20.')", NULL},
    {"R-NUM-1", true, "text(_'A harm came to 5 of 100 people.')", NULL},
    {"R-NUM-1", false,
     "text(_'A harm came to 5 of 100 people (5%).'), sources 'From: a study of 2022.'", NULL},
    {"R-NUM-1", false, "text(_'Come at 8. It takes 1 hour.')", NULL},
    {"R-NUM-1", true, NULL, "Ayudó al 60 por ciento."},
};
#define ROWS (sizeof rows / sizeof *rows)

static const char pixel[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" "
                            "height=\"3\"><rect width=\"4\" height=\"3\"/></svg>";

static void test_rows(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct lint lint;
    lint_rows_write(&scratch, LINT_ROWS_CONF, rows, ROWS);
    scratch_write(&scratch, "images/a.svg", pixel);
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    if (!lint.bundle)
        fail_msg("%s", lint.trouble.text);
    lint_words(&lint);
    lint_rows_assert(&lint, rows, ROWS);
    lint_close(&lint);
    scratch_remove(&scratch);
}

/* Lints one page with other files of the pack; whether the rule tells of this file. */
struct single {
    const char *rule, *file;
    bool breaks;
    enum level level;
    const char *path, *text; /* what is laid over the clean pack */
};

static void assert_single(const struct single *row)
{
    struct scratch scratch = scratch_make();
    struct lint lint;
    const struct lint_row page = {NULL, false, "text(_'Zorgle it.')", NULL};
    lint_rows_write(&scratch, LINT_ROWS_CONF, &page, 1);
    scratch_write(&scratch, row->path, row->text);
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    if (!lint.bundle)
        fail_msg("%s", lint.trouble.text);
    lint_words(&lint);
    const struct finding *finding = lint_rows_find(&lint, row->file, row->rule);
    if ((finding != NULL) != row->breaks || (finding && finding->level != row->level))
        fail_msg("%s with %s: %s", row->rule, row->path, finding ? finding->text : "no finding");
    lint_close(&lint);
    scratch_remove(&scratch);
}

#define PO_HEAD "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"

#define WORDS_17 "a b c d e f g h i j k l m n o p q"

static void test_packs(void **state)
{
    (void)state;
    static const struct single singles[] = {
        /* word lists of the pack's own */
        {"R-WRD-2", "pages/row-00.lua", false, LEVEL_ERROR, "lint/x.txt", ""},
        {"R-WRD-2", "pages/row-00.lua", true, LEVEL_ERROR, "lint/banned-en.txt",
         "zorgle = never\n"},
        {"R-WRD-2", "pages/row-00.lua", true, LEVEL_ERROR, "lint/more-banned-en.txt",
         "zorgle = never\n"},
        {"R-LIST-1", "lint/banned-en.txt", true, LEVEL_ERROR, "lint/banned-en.txt", "zorgle\n"},
        {"R-LIST-1", "lint/banned-en.txt", false, LEVEL_ERROR, "lint/banned-en.txt", "# nothing\n"},
        /* slots and cells */
        {"R-WRD-2", "clinic.conf", true, LEVEL_ERROR, "clinic.conf",
         "sedation = It is painless.\n"},
        {"R-WRD-2", "clinic.conf", false, LEVEL_ERROR, "clinic.conf",
         "name = Best Back Center\nsedation = You get medicine to relax.\n"},
        {"R-SEN-1", "clinic.conf", true, LEVEL_ERROR, "clinic.conf",
         "wound = One two three four five six seven eight nine ten one two three four "
         "five "
         "six seven eight nine ten one.\n"},
        /* each judged as the language that it names */
        {"R-WRD-2", "clinic.conf", true, LEVEL_ERROR, "clinic.conf",
         "sedation = You get medicine.\nsedation.es = Es una cura.\n"},
        {"R-WRD-2", "clinic.conf", false, LEVEL_ERROR, "clinic.conf",
         "sedation = Es una garantia.\nsedation.es = It is painless.\n"},
        {"R-SEN-1", "clinic.conf", true, LEVEL_WARNING, "clinic.conf", "wound = " WORDS_17 ".\n"},
        {"R-SEN-1", "clinic.conf", false, LEVEL_WARNING, "clinic.conf",
         "wound.es = " WORDS_17 ".\n"},
        {"R-WRD-2", "data/locations.csv", true, LEVEL_ERROR, "data/locations.csv",
         "name,street,city,state,zip,phone,note_es\n"
         "A,1 A St,Boerne,TX,78006,2105550101,Es una cura\n"},
        {"R-WRD-2", "data/locations.csv", false, LEVEL_ERROR, "data/locations.csv",
         "name,street,city,state,zip,phone,note_es\n"
         "A,1 A St,Boerne,TX,78006,2105550101,It is painless\n"},
        /* what is chosen is not read */
        {"R-WRD-1", "clinic.conf", false, LEVEL_WARNING, "clinic.conf", "variant = percutaneous\n"},
        {"R-WRD-1", "clinic.conf", true, LEVEL_WARNING, "clinic.conf",
         "sedation = It is percutaneous.\n"},
        {"R-WRD-2", "data/locations.csv", true, LEVEL_ERROR, "data/locations.csv",
         "name,street,city,state,zip,phone,note\n"
         "A,1 A St,Boerne,TX,78006,2105550101,The best office\n"},
        {"R-WRD-2", "data/locations.csv", false, LEVEL_ERROR, "data/locations.csv",
         "name,street,city,state,zip,phone,note\n"
         "Best Backs,1 A St,Boerne,TX,78006,2105550101,Free parking\n"},
        /* a page that is too long */
        {"R-SEN-1", "pages/long.lua", true, LEVEL_WARNING, "pages/long.lua",
         "local t = { title = 'L' }\nt.body = function() local list = {}\n"
         "for _i = 1, 24 do table.insert(list, text 'You can rest.') end\n"
         "return list end\nreturn page(t)\n"},
        {"R-SEN-1", "pages/long.lua", false, LEVEL_WARNING, "pages/long.lua",
         "local t = { title = 'L' }\nt.body = function() local list = {}\n"
         "for _i = 1, 23 do table.insert(list, text 'You can rest.') end\n"
         "return list end\nreturn page(t)\n"},
        /* who translated */
        {"R-TRN-1", "locale/es.po", true, LEVEL_WARNING, "locale/es.po", PO_HEAD},
        {"R-TRN-1", "locale/es.po", true, LEVEL_ERROR, "locale/es.po",
         PO_HEAD "\"X-Translated-By: A\\n\"\n\"X-Reviewed-By: B\\n\"\n"
                 "\"X-Reviewed-On: last May\\n\"\n"},
        {"R-TRN-1", "locale/es.po", false, LEVEL_ERROR, "locale/es.po",
         PO_HEAD "\"X-Translated-By: A\\n\"\n\"X-Reviewed-By: B\\n\"\n"
                 "\"X-Reviewed-On: 2026-03-01\\n\"\n"},
    };
    for (size_t i = 0; i < sizeof singles / sizeof *singles; i++)
        assert_single(&singles[i]);
}

/* A finding of a marked string stands in the line of the string, not of its page. */
static void test_lines(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct lint lint;
    lint_rows_write(&scratch, LINT_ROWS_CONF, NULL, 0);
    scratch_write(&scratch, "pages/a.lua",
                  "return page { title = _'A', body = function() return {\n"
                  "text {\n _'Fine.',\n _'A miracle.' },\n"
                  "false and text(_'Never seen: a guarantee.') } end }\n");
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    lint_words(&lint);
    report_sort(lint.report);
    if (!lint_has(&lint, &scratch, "pages/a.lua:4 R-WRD-2") ||
        !lint_has(&lint, &scratch, "pages/a.lua:5 R-WRD-2"))
        lint_fail(&lint, "lines 4 and 5");
    lint_close(&lint);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_packs),
        cmocka_unit_test(test_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
