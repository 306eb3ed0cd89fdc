/* A small pack that lint has nothing to say of, for tests that spoil it. */
#pragma once

#include "scratch.h"

#include "workshop/families.h"

struct lint_file {
    const char *path, *text;
};

/* What the facts of the small packs are. */
#define LINT_FACTS                                                                                 \
    "return facts {\n"                                                                             \
    "variant = { kind = 'choice', 'percutaneous', 'tubular', ask = 'Which?' },\n"                  \
    "paper = { kind = 'choice', 'yes', 'no', ask = 'Is it there?' },\n"                            \
    "plans = { kind = 'list', ask = 'Which?' },\n"                                                 \
    "sedation = { kind = 'sentence', ask = 'How?' },\n"                                            \
    "wound = { kind = 'sentence', ask = 'How?' },\n"                                               \
    "driving = { kind = 'advice', about = 'driving', ask = 'When?' },\n"                           \
    "}\n"

static const struct lint_file lint_pack_files[] = {
    {"pack.conf", "id = small\ntitle = Small\nversion = 1\napi = 2\n"
                  "languages = en es\nstart = home\nreviewed = yes\n"
                  "translated = yes\n"},
    {"flows.lua", "return flows { way = { title = \"Way\", \"one\", \"two\" } }\n"},
    {"clinic.conf", "name = Sample\nphone = (210) 555-0142\nhours = Mon-Fri\n"
                    "hours.es = lun-vie\n"},
    {"locale/es.po", "msgid \"\"\nmsgstr \"\"\n"
                     "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                     "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"
                     "msgid \"Start\"\nmsgstr \"Inicio\"\n\n"
                     "msgid \"%d **big** dogs\"\nmsgstr \"%d perros **grandes**\"\n\n"
                     "msgid \"one dog\"\nmsgid_plural \"%d dogs\"\n"
                     "msgstr[0] \"un perro\"\nmsgstr[1] \"%d perros\"\n"},
    {"data/locations.csv", "name,street,city,state,zip,phone\n"
                           "Alamo,1 A St,San Antonio,TX,78205,2105550101\n"
                           "Hill,2 B St,Boerne,TX,78006,2105550102\n"},
    {"images/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" "
                     "height=\"30\"><rect width=\"20\" height=\"30\" "
                     "fill=\"#0b5563\"/></svg>"},
    {"lib/dogs.lua", "return function(n)\n"
                     "  return format(ngettext(\"one dog\", \"%d dogs\", n), n)\n"
                     "end\n"},
    {"pages/home.lua", "local dogs = use \"dogs\"\n"
                       "return page { title = _\"Start\", body = function()\n"
                       "return {\n"
                       "picture { \"images/a.svg\", alt = \"\" },\n"
                       "text(format(_\"%d **big** dogs\", 3)), text(dogs(1)),\n"
                       "button { \"Way\", go \"one\" },\n"
                       "button { \"Find\", go \"find\" },\n"
                       "} end }\n"},
    {"pages/one.lua", "return page { title = \"One\",\n"
                      "body = function() return { text(clinic.hours or \"Ask us\") } end }\n"},
    {"pages/two.lua", "return page { title = \"Two\",\n"
                      "body = function() return { text \"Two\" } end }\n"},
    {"pages/find.lua", "return page { title = \"Find\", body = function()\n"
                       "return locator { rows = csv \"data/locations.csv\",\n"
                       "go = \"office\" } end }\n"},
    {"pages/office.lua", "return page { title = \"Office\", body = function(visitor)\n"
                         "return { text(visitor.office and visitor.office.name or\n"
                         "\"None\") } end }\n"},
    {"tests/home.lua", "test(\"starts\", function() start() see \"Start\" end)\n"},
    {"facts.lua", LINT_FACTS},
};

static inline void lint_pack_write(const struct scratch *scratch)
{
    for (size_t i = 0; i < sizeof lint_pack_files / sizeof *lint_pack_files; i++)
        scratch_write(scratch, lint_pack_files[i].path, lint_pack_files[i].text);
}

static inline void lint_pack_open(struct lint *lint, const struct pack_layer *layers, int count)
{
    const struct lint_options options = {.core = CORE_DIR, .layers = layers, .layer_count = count};
    lint_open(lint, &options);
}

/* All families but those that lay out screens. */
static inline void lint_pack_run(struct lint *lint)
{
    struct err err = {0};
    lint->options.no_screens = true;
    if (!lint_run(lint, &err))
        fail_msg("%s", err.text);
}

/* Of the rules that look at files, and not at what they say. */
static inline int lint_count_of_files(const struct lint *lint, enum level level)
{
    int count = 0;
    for (size_t i = 0; i < lint->report->count; i++) {
        const struct finding *finding = &lint->report->findings[i];
        bool files =
            (strncmp(finding->rule, "F-", 2) == 0 && strncmp(finding->rule, "F-TEXT-", 7) != 0) ||
            strncmp(finding->rule, "M-SLOT-", 7) == 0;
        count += files && finding->level == level;
    }
    return count;
}

/* "file:line RULE", where the file is what follows the directory. */
static inline bool lint_has(const struct lint *lint, const struct scratch *scratch,
                            const char *wanted)
{
    for (size_t i = 0; i < lint->report->count; i++) {
        char text[700];
        const struct finding *finding = &lint->report->findings[i];
        size_t len = strlen(scratch->path);
        bool below = strncmp(finding->file, scratch->path, len) == 0;
        snprintf(text, sizeof text, "%s:%d %s",
                 below ? finding->file + len + (finding->file[len] == '/') : finding->file,
                 finding->line, finding->rule);
        if (strcmp(text, wanted) == 0)
            return true;
    }
    return false;
}

static inline void lint_fail(const struct lint *lint, const char *wanted)
{
    struct buf out = {0};
    report_print(lint->report, &out);
    print_error("%s\n", out.bytes);
    buf_free(&out);
    fail_msg("wanted %s", wanted);
}
