/* pack.conf, a row a key: each value is checked where it is read, so that what follows can
   trust it. */
#include "pack/pack_conf.h"

#include <stddef.h>
#include <string.h>

#include "base/names.h"
#include "base/plain_text.h"

/* Splits the value into its words; at most `most`, and each only once. */
static bool split_words(const struct schema_value *value, const char *words[], int most, int *count)
{
    const struct conf_entry *entry = value->entry;
    const char *file = value->conf->name;
    char *rest = arena_strdup(value->arena, entry->value), *save = NULL;
    *count = 0;
    for (char *word; (word = strtok_r(rest, " \t", &save)); rest = NULL) {
        if (*count == most)
            return err_set(value->err, "%s:%d: %s names more than %d: take some out", file,
                           entry->line, entry->key, most);
        for (int i = 0; i < *count; i++) {
            if (strcmp(words[i], word) == 0)
                return err_set(value->err, "%s:%d: %s names `%s` twice: take one out", file,
                               entry->line, entry->key, word);
        }
        words[(*count)++] = word;
    }
    return *count > 0 || err_set(value->err, "%s:%d: %s is empty: write what it names", file,
                                 entry->line, entry->key);
}

static bool check_page(const struct schema_value *value, const char *id)
{
    const struct conf_entry *entry = value->entry;
    const char *file = value->conf->name;
    if (!names_is_page_id(id))
        return err_set(value->err,
                       "%s:%d: %s names `%s`: a page is named by a-z, 0-9 and -, or "
                       "topic/name",
                       file, entry->line, entry->key, excerpt(id).text);
    if (pack_has_page(value->context, id))
        return true;
    const char *near = pack_nearest_page(value->context, id);
    if (near)
        return err_set(value->err,
                       "%s:%d: %s names the page `%s`, and there is no pages/%s.lua; did "
                       "you mean `%s`?",
                       file, entry->line, entry->key, id, id, near);
    return err_set(value->err,
                   "%s:%d: %s names the page `%s`, and there is no pages/%s.lua: write "
                   "the page, or take its name out",
                   file, entry->line, entry->key, id, id);
}

static bool check_pages(const struct schema_value *value, const char *words[], int most, int *count)
{
    if (!split_words(value, words, most, count))
        return false;
    for (int i = 0; i < *count; i++) {
        if (!check_page(value, words[i]))
            return false;
    }
    return true;
}

static bool read_page(const struct schema_value *value, void *field)
{
    return schema_text.read(value, field) && check_page(value, value->entry->value);
}
static const struct schema_type page = {"a page", NULL, read_page, false};

static bool read_start(const struct schema_value *value, void *field)
{
    if (value->entry->line > 0)
        return read_page(value, field);
    *(const char **)field = value->entry->value;
    return pack_has_page(value->context, value->entry->value) ||
           err_set(value->err,
                   "%s: the first page is `%s` unless start names another, and there is "
                   "no pages/%s.lua: write start = PAGE",
                   value->conf->name, value->entry->value, value->entry->value);
}
static const struct schema_type start = {"a page", NULL, read_start, false};

static bool read_attract(const struct schema_value *value, void *field)
{
    return check_pages(value, field, PACK_ATTRACTS,
                       &((struct pack_info *)value->out)->attract_count);
}
static const struct schema_type attract = {"pages with spaces between them", "pages", read_attract,
                                           false};

static bool read_handout(const struct schema_value *value, void *field)
{
    return check_pages(value, field, PACK_HANDOUT,
                       &((struct pack_info *)value->out)->handout_count);
}
static const struct schema_type handout = {"pages with spaces between them", "pages", read_handout,
                                           false};

static bool read_api(const struct schema_value *value, void *field)
{
    (void)field;
    const char *edition = value->entry->value;
    if (strcmp(edition, "1") == 0)
        return schema_refuse(value, "made for the first edition: see deploy/README, What changed");
    return strcmp(edition, "2") == 0 ||
           schema_refuse(value, "this player knows api = 2; write that, or use a newer player");
}
const struct schema_type pack_api = {"2", NULL, read_api, false};

static bool read_languages(const struct schema_value *value, void *field)
{
    struct pack_info *out = value->out;
    const char **languages = field;
    out->languages_line = value->entry->line;
    if (!split_words(value, languages, PACK_LANGUAGES, &out->language_count))
        return false;
    for (int i = 0; i < out->language_count; i++) {
        if (!names_is_language(languages[i]))
            return err_set(value->err,
                           "%s:%d: languages names `%s`: write codes with spaces between "
                           "them, like en es ar",
                           value->conf->name, value->entry->line, excerpt(languages[i]).text);
    }
    return true;
}
static const struct schema_type languages = {"codes with spaces between them", "languages",
                                             read_languages, false};

static bool tell_flow_moved(const struct schema_value *value, void *field)
{
    (void)field;
    return schema_refuse(value, "flows stand in flows.lua now: see deploy/README, What changed");
}
static const struct schema_type flow = {"", NULL, tell_flow_moved, true};

/* A rule's name is lint's to know, and so is whether there is a reason. */
static bool leave_to_lint(const struct schema_value *value, void *field)
{
    (void)value;
    (void)field;
    return true;
}
static const struct schema_type rule_off = {"off, REASON", NULL, leave_to_lint, true};

#define FIELD(name) offsetof(struct pack_info, name)

static const char *const translated_words[] = {"draft", "no", "yes", NULL};

static const struct schema_key keys[] = {
    {"id", &schema_id, FIELD(id), "my-pack", .needed = true,
     .about = "The pack's name: a kiosk knows it by it, so it stays."},
    {"version", &schema_text, FIELD(version), "1.2.0", .otherwise = "",
     .about = "For people: status and the history show it."},
    {"title", &schema_text, FIELD(title), "What the pack is about", .needed = true,
     .about = "What the pack is about, for people."},
    {"api", &pack_api, 0, "2", .needed = true,
     .about = "The edition of scripts that the pages use."},
    {"sequence", &schema_sequence, FIELD(sequence), "7", .otherwise = "0",
     .about = "Greater with each edition: a kiosk takes no number lower than what it has shown."},
    {"languages", &languages, FIELD(languages), "en", .needed = true, .most = PACK_LANGUAGES,
     .about = "The first is the one that the pages are written in; each other has a "
              "locale/CODE.po."},
    {"start", &start, FIELD(start), "welcome", .otherwise = "home",
     .about = "The page after the choice of language."},
    {"help", &page, FIELD(help), "help", .about = "The page of Get help now, on every screen."},
    {"attract", &attract, FIELD(attracts), "hello tight", .most = PACK_ATTRACTS,
     .about = "What is shown while nobody is there, in turns; without it the page attract, or the "
              "first page."},
    {"flow.*", &flow, 0, NULL, .needed = false},
    {"handout", &handout, FIELD(handout), "short ready", .most = PACK_HANDOUT,
     .about = "The pages whose words make the sheet for the desk."},
    {"review_by", &schema_date, FIELD(review_by), "2027-08-05",
     .about = "When the words are to be read again by a clinician."},
    {"reviewed", &schema_yes, FIELD(reviewed), "yes", .otherwise = "no",
     .about = "Whether a clinician has read the pack."},
    {"translated", &schema_word, FIELD(translated), "draft", .words = translated_words,
     .about = "Whether a qualified translator has read the translations."},
    {"lint.*", &rule_off, 0, "off, Spanish comes later",
     .about = "lint.f-word-1 = off, REASON: switches a rule of lint off."},
    {.key = NULL},
};

const struct schema pack_schema = {"pack.conf", "what a pack is, in the layer with its pages", keys,
                                   NULL};

bool pack_conf_read(const struct pack *pack, struct arena *arena, const struct conf *conf,
                    struct pack_info *out, struct err *err)
{
    *out = (struct pack_info){0};
    if (!schema_read(&pack_schema, conf, arena, pack, out, err))
        return false;
    if (out->attract_count == 0)
        out->attracts[out->attract_count++] =
            pack_has_page(pack, "attract") ? "attract" : out->start;
    return true;
}
