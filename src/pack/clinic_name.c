/* Whether words are the name of a clinic: they are cut into plain words, and compared with
   a table of what people are told, which is never a part of a name. */
#include "pack/clinic_name.h"

#include <stddef.h>
#include <string.h>

#include "base/str.h"
#include "pack/plain_words.h"

#define PHONE_DIGITS 7 /* so many digits in a row are a telephone number */

/* What a visitor could take for an instruction, and no name has: words that follow each
   other, parted by |. "..." stands for any words between, and * for any end of a word.
   Accents and capitals do not count, and "don't" is dont. Names that real clinics have must
   pass: so there is no "call" (House Call Doctors), no "stop" (Stop Pain Clinic), no "not",
   "you" or "emergency" alone; the names of tests/unit/test_clinic_name.c say which. */
struct telling {
    const char *language, *of, *words;
};
static const struct telling emergency_number = {
    "en, es", "the number for emergencies",
    "911|9 1 1|nine one one|nine eleven|nine 11|nueve once|nueve uno uno|nueve 11"};
static const struct telling tellings[] = {
    {"en", "whom to call, and when",
     "in an emergency|in case of|if an emergency|emergency call|emergencies call|"
     "emergencies come|emergencies use|no ambulance|call us|call our|call your|"
     "call the office|call the desk|call the clinic|call the nurse|call the number|"
     "call now|call first|call before|call only|call if|call when|call here|"
     "call this|call 9 11|dial the|dial for|without calling|text us"},
    {"es", "whom to call, and when",
     "en una emergencia|en caso de|llame a|llame al|llame antes|llame primero|"
     "llame si|llame aqui|llame ahora|llamenos|marque el|marque al|sin llamar|"
     "sin ambulancia"},
    {"en", "what is forbidden",
     "do not|dont|does not|doesnt|must|mustnt|should not|shouldnt|shall not|may not|"
     "can not|cannot|will not|need not|neednt|is not|isnt|are not|arent|not call*|"
     "not go|not take|not use|not need*|never call*|never go|never take|never use|"
     "never stop|no need|no ... needed|no ... required|instead of|rather than|"
     "ignore|avoid calling|avoid the"},
    {"es", "what is forbidden",
     "no llam*|no marqu*|no vaya*|no tom*|no dej*|no use*|no manej*|no conduz*|"
     "no coma*|no beba*|no necesit*|no debe*|no puede*|no esper*|no hace falta|"
     "nunca llam*|nunca vaya*|nunca deje*|en lugar de|en vez de|ignore"},
    {"en", "what is allowed, or asked for",
     "please|you can drive|you can eat|you can stop|you can take|you can skip|"
     "you can go|you can wait|you may|you should|you need to|you will|you do|"
     "you have|if you|if your|can be|should be|is safe|are safe|stop taking|"
     "stop your|stop all|stop any|stop ... before|stop ... after|stop ... until|"
     "start taking|take your pills|take your med*|take all|take two|take extra|"
     "take more|take no|skip your|skip the|skip a|drive home|drive yourself|"
     "drive after|go home|go straight|come here|come to us|wait here|wait at|"
     "wait until|wait for|wait before|stay here|eat before|eat after|drink before|"
     "hold your|pay here"},
    {"es", "what is allowed, or asked for",
     "por favor|usted puede|usted debe|puede manejar|puede conducir|puede comer|"
     "puede dejar|puede tomar|si usted|si tiene|deje de|deje su*|tome su*|tome dos|"
     "suspenda*|vaya a|vaya al|maneje|conduzca|espere aqui|espere en|venga aqui"},
};

/* Whether a word is what the row has at this place; *row is moved behind it. */
static bool fits(const char *word, const char **row)
{
    size_t len = strcspn(*row, " |");
    const char *wanted = *row;
    bool any_end = wanted[len - 1] == '*';
    *row += len + (wanted[len] == ' ');
    return any_end ? strncmp(word, wanted, len - 1) == 0
                   : strlen(word) == len && strncmp(word, wanted, len) == 0;
}

static bool begins_here(const char *const *words, const char *row)
{
    while (*row && *row != '|') {
        if (str_begins_with(row, "... ")) {
            while (*words && !begins_here(words, row + 4))
                words++;
            return *words != NULL;
        }
        if (!*words || !fits(*words, &row))
            return false;
        words++;
    }
    return true;
}

static bool is_said(const struct plain_words *words, const struct telling *telling)
{
    for (const char *row = telling->words; row; row = strchr(row, '|')) {
        row += *row == '|';
        for (size_t i = 0; i < words->count; i++)
            if (begins_here(&words->items[i], row))
                return true;
    }
    return false;
}

static bool is_number(const char *word)
{
    return word[strspn(word, "0123456789")] == '\0';
}

/* Digits in a row, whatever stands between them: "210 555-0142". */
static bool has_phone(const struct plain_words *words)
{
    size_t digits = 0;
    for (size_t i = 0; i < words->count; i++) {
        digits = is_number(words->items[i]) ? digits + strlen(words->items[i]) : 0;
        if (digits >= PHONE_DIGITS)
            return true;
    }
    return false;
}

bool clinic_says_emergency_number(const char *text)
{
    struct plain_words words;
    plain_words_cut(&words, text);
    return is_said(&words, &emergency_number);
}

const char *clinic_name_trouble(const char *name)
{
    struct plain_words words;
    plain_words_cut(&words, name);
    if (is_said(&words, &emergency_number))
        return emergency_number.of;
    if (has_phone(&words))
        return "a telephone number";
    for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++)
        if (is_said(&words, &tellings[i]))
            return tellings[i].of;
    return NULL;
}
