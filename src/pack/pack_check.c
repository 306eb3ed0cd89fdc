/* What pack.conf may say: each value is checked where it is read, so that what follows
   can trust it. */
#include "pack/pack_check.h"

#include <string.h>

#include "pack/clean.h"
#include "pack/names.h"

struct check {
    const struct pack *pack;
    struct arena *arena;
    const struct conf *conf;
    struct pack_info *out;
    struct err *err;
};

static bool need(const struct check *check, const char *key, const char *example, const char **out)
{
    *out = conf_get(check->conf, key);
    return *out || err_set(check->err, "%s: %s is missing: write %s = %s", check->conf->name, key,
                           key, example);
}

/* Splits the value of a key into its words; at most `most`, and each only once. */
static bool split_words(const struct check *check, const struct conf_entry *entry,
                        const char *words[], int most, int *count)
{
    char *rest = arena_strdup(check->arena, entry->value), *save = NULL;
    *count = 0;
    for (char *word; (word = strtok_r(rest, " \t", &save)); rest = NULL) {
        if (*count == most)
            return err_set(check->err, "%s:%d: %s names more than %d: take some out",
                           check->conf->name, entry->line, entry->key, most);
        for (int i = 0; i < *count; i++) {
            if (strcmp(words[i], word) == 0)
                return err_set(check->err, "%s:%d: %s names `%s` twice: take one out",
                               check->conf->name, entry->line, entry->key, word);
        }
        words[(*count)++] = word;
    }
    return *count > 0 || err_set(check->err, "%s:%d: %s is empty: write what it names",
                                 check->conf->name, entry->line, entry->key);
}

static bool check_page(const struct check *check, const struct conf_entry *entry, const char *id)
{
    const char *name = check->conf->name;
    if (!names_is_page_id(id))
        return err_set(check->err,
                       "%s:%d: %s names `%s`: a page is named by a-z, 0-9 and -, or "
                       "topic/name",
                       name, entry->line, entry->key, clean_shortz(id).text);
    if (pack_has_page(check->pack, id))
        return true;
    const char *near = pack_nearest_page(check->pack, id);
    if (near)
        return err_set(check->err,
                       "%s:%d: %s names the page `%s`, and there is no pages/%s.lua; did "
                       "you mean `%s`?",
                       name, entry->line, entry->key, id, id, near);
    return err_set(check->err,
                   "%s:%d: %s names the page `%s`, and there is no pages/%s.lua: write "
                   "the page, or take its name out",
                   name, entry->line, entry->key, id, id);
}

static bool check_pages(const struct check *check, const struct conf_entry *entry,
                        const char *words[], int most, int *count)
{
    if (!split_words(check, entry, words, most, count))
        return false;
    for (int i = 0; i < *count; i++) {
        if (!check_page(check, entry, words[i]))
            return false;
    }
    return true;
}

static bool read_name(const struct check *check)
{
    struct pack_info *out = check->out;
    if (!need(check, "id", "my-pack", &out->id))
        return false;
    if (!names_is_id(out->id))
        return err_set(check->err, "%s:%d: id = %s: write small letters, digits and -",
                       check->conf->name, conf_find(check->conf, "id")->line,
                       clean_shortz(out->id).text);
    out->version = conf_get(check->conf, "version");
    if (!out->version)
        out->version = "";
    return need(check, "title", "What the pack is about", &out->title);
}

static bool read_numbers(const struct check *check)
{
    const char *api;
    if (!need(check, "api", "1", &api))
        return false;
    if (strcmp(api, "1") != 0)
        return err_set(check->err,
                       "%s:%d: api = %s: this player knows api = 1; write that, or use a "
                       "newer player",
                       check->conf->name, conf_find(check->conf, "api")->line,
                       clean_shortz(api).text);
    return conf_sequence(check->conf, &check->out->sequence, check->err);
}

static bool read_languages(const struct check *check)
{
    struct pack_info *out = check->out;
    const char *value;
    if (!need(check, "languages", "en", &value))
        return false;
    const struct conf_entry *entry = conf_find(check->conf, "languages");
    out->languages_line = entry->line;
    if (!split_words(check, entry, out->languages, PACK_LANGUAGES, &out->language_count))
        return false;
    for (int i = 0; i < out->language_count; i++) {
        if (!names_is_language(out->languages[i]))
            return err_set(check->err,
                           "%s:%d: languages names `%s`: write codes with spaces between "
                           "them, like en es ar",
                           check->conf->name, entry->line, clean_shortz(out->languages[i]).text);
    }
    return true;
}

static bool read_start(const struct check *check)
{
    struct pack_info *out = check->out;
    out->start = conf_get(check->conf, "start");
    if (out->start)
        return check_page(check, conf_find(check->conf, "start"), out->start);
    out->start = "home";
    return pack_has_page(check->pack, "home") ||
           err_set(check->err,
                   "%s: the first page is `home` unless start names another, and there is "
                   "no pages/home.lua: write start = PAGE",
                   check->conf->name);
}

static bool read_help_and_attract(const struct check *check)
{
    struct pack_info *out = check->out;
    out->help = conf_get(check->conf, "help");
    if (out->help && !check_page(check, conf_find(check->conf, "help"), out->help))
        return false;
    if (conf_get(check->conf, "attract"))
        return check_pages(check, conf_find(check->conf, "attract"), out->attracts, PACK_ATTRACTS,
                           &out->attract_count);
    out->attracts[0] = pack_has_page(check->pack, "attract") ? "attract" : out->start;
    out->attract_count = 1;
    return true;
}

static bool read_handout(const struct check *check)
{
    struct pack_info *out = check->out;
    return !conf_get(check->conf, "handout") ||
           check_pages(check, conf_find(check->conf, "handout"), out->handout, PACK_HANDOUT,
                       &out->handout_count);
}

static bool read_flow(const struct check *check, const struct conf_entry *entry)
{
    struct pack_info *out = check->out;
    const char *name = entry->key + strlen("flow.");
    if (!names_is_id(name))
        return err_set(check->err, "%s:%d: %s: a flow is named by a-z, 0-9 and -",
                       check->conf->name, entry->line, entry->key);
    if (out->flow_count == PACK_FLOWS)
        return err_set(check->err, "%s:%d: more than %d flows: take some out", check->conf->name,
                       entry->line, PACK_FLOWS);
    struct pack_flow *flow = &out->flows[out->flow_count++];
    flow->name = name;
    return check_pages(check, entry, flow->pages, PACK_FLOW_PAGES, &flow->count);
}

static bool read_flows(const struct check *check)
{
    for (size_t i = 0; i < check->conf->count; i++) {
        const struct conf_entry *entry = &check->conf->entries[i];
        if (strncmp(entry->key, "flow.", 5) == 0 && !read_flow(check, entry))
            return false;
    }
    return true;
}

static bool read_review(const struct check *check)
{
    static const char *const yes_no[] = {"yes", "no", NULL};
    static const char *const translated[] = {"draft", "no", "yes", NULL};
    struct pack_info *out = check->out;
    const struct conf_entry *entry = conf_find(check->conf, "review_by");
    if (entry && !conf_check_date(check->conf, entry, check->err))
        return false;
    if (!conf_check_word(check->conf, "reviewed", yes_no, check->err) ||
        !conf_check_word(check->conf, "translated", translated, check->err))
        return false;
    const char *reviewed = conf_get(check->conf, "reviewed");
    out->reviewed = reviewed && strcmp(reviewed, "yes") == 0;
    out->translated = conf_get(check->conf, "translated");
    out->review_by = conf_get(check->conf, "review_by");
    return true;
}

bool pack_check_info(const struct pack *pack, struct arena *arena, const struct conf *conf,
                     struct pack_info *out, struct err *err)
{
    static const char *const known[] = {
        "id",   "title",  "version",   "sequence", "api",        "languages", "start",   "attract",
        "help", "flow.*", "review_by", "reviewed", "translated", "lint.*",    "handout", NULL,
    };
    *out = (struct pack_info){0};
    const struct check check = {pack, arena, conf, out, err};
    return conf_check_keys(conf, known, err) && read_name(&check) && read_numbers(&check) &&
           read_languages(&check) && read_start(&check) && read_help_and_attract(&check) &&
           read_flows(&check) && read_handout(&check) && read_review(&check);
}
