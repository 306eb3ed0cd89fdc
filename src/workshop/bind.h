/* What scripts of the workshop are given: one file a subject, bind_SUBJECT.c. Places are as
   findings have them: `file` as this machine calls it, `line` from 1 (0: the file as a whole);
   `path` is a file's name in the pack. What is not there is nil.

   report{rule=, level=?, file=?, line=?, text=}  a finding; level "note", "warning" or "error",
        else the rule's own; file nil: pack.conf
   report_placed(rule, level, "file:12: why")     the same of an error's sentence
   findings() -> {rule=, level=, file=, line=, text=}..., of what is not turned off, so far
   log_warn(text)         a warning in the log
   short(text) -> its start, for a sentence;  nearest(word, words) -> which was meant, nil: none
   today() -> "2026-08-05";  days_ahead(date) -> whole days from today, nil: no date

   layers                 paths of the layers that were named, also where there is no pack
   names_below(layer) -> all names below a folder, but leftovers of other programs
   name_fault(layer, name), po_fault(file) -> what is wrong with it, as an error's sentence, nil:
        nothing; and of a PO file, whether it is used all the same
   empty_fault(folder) -> why it is no place for something new, nil: it is empty, or not there

   pack                   nil where it can't be opened. pack.info: id title version sequence
        review_by reviewed translated start help, lists of ids: attracts handout; flows = {{name=,
        pages}}
   pack.languages         those that are looked at;  pack.first, the source language
   pack.pages             ids;  pack.layers: paths, [1] the core's
   pack.files(prefix) -> paths;  pack.has(path);  pack.where(path) -> file;  pack.is_core(path)
   pack.asked(path) -> the name that scripts know it by;  pack.holders(path) -> numbers of layers
        that have it themselves, the core's left out;  pack.is_packed(layer)
   pack.picture_fault(path), pack.test_fault(path), pack.table_fault(path) -> a sentence, nil.
        Behind it, of the offices: {fault=, {line=, fault=, warnings = {sentence...}}...} a row
   pack.picture_look(path, "calm" | "dark" | "plate") -> {one_colour=, clear=, seen=} on that ground
        (picture_look.h), or nil: it has a fault
   pack.read(path, layer?, most?) -> bytes, or nil and why; "": the layer has no such file
   pack.conf(), pack.slots() -> {file=, {key=, value=, line=}, ...}; of a slot also language: the
        es of "driving.es";  pack.facts() -> {name=, kind=, type=, ask=, files=}..., what facts there
        are; type is facts.lua's kind; core's ask nothing; files, how those of pictures begin
   pack.slot(name, language) -> what the clinic says there, as visitors of the language read it, nil
   pack.theme() -> {accent=, logo=, logo_dark=, show_name=}
   pack.leads(page, page), with one touch;  pack.depth(page) -> touches from the start page, nil
   pack.word(language, source, many?) -> its translation

   texts(), of clinic.conf and the offices -> texts of the roles "slot" and "cell"
   visits(f)              calls f(visit) for every showing of a page, lint_each_visit's. visit:
        page title file language after; texts, in reading order; leads, the places of main messages;
        ways, nodes that can be touched; bars, attract: booleans
   text: role ("heading" "text" "label" "alt" "word" "slot" "cell") text file line language;
        name, of a slot or column, and its kind: "sentence" "names" "switch"; of a visit's also: node, its kind; small: captions and sources;
        group, a number: what one button, picture or line of a list holds; button, its kind; item;
        warning, in a panel of alarm

   lua_tokens(path) -> {kind=, text=, line=}...: "name" "number" "string" "sign", last "end"
   po_entries(bytes, name?) -> {line=, fuzzy=, obsolete=, context=, source=, many=, forms}...; of
        a broken file those before the break, and a sentence, in which it has this name
   offices() -> {file=, header_number=, columns, codes, prose, rows = {{line=, number=, cells,
        office}...}}, or nil. codes: of columns, the es_mx of "hours_es_mx"; prose: columns that
        have such; office, nil where a row is wrong: name phone priority, as a kiosk has them
   language(code) -> {name=, in itself, rtl=}
   uncovered(text) -> the first of its signs that no face of the display has, and its "U+2264"; nil
   page_hashes() -> {hash=, {page=, language=, hash=}...}, of all that can be shown, in the order
        of languages and pages; the first is over all. It shows them all: ask once
   reviews_file, of --reviews FILE;  read_reviews() -> its bytes; or nil, why, and whether it is
        missing
   gettext                the tools of that package, for `strings` alone. gettext.missing() -> a
        sentence, nil: all are there. The others give PO text, or nil and why:
        gettext.extract(folders, names), the words of Lua files, one name a line
        gettext.begin(language, pot), without translations, with the language's plural forms
        gettext.to_utf8(file), from the charset that its header names
        gettext.merge(file, old, pot), brought up to the words of `pot`: what has changed is marked
        fuzzy, what is gone goes to the end. `old`: instead of what the file holds; or nil
   asked                  by=, pages, of `approve` alone, which has write_reviews(bytes, layer) too:
        into reviews_file, else into the reviews.conf of that layer
   zip(code) -> {code=, class=, state=, lat=, lon=}, lat and lon nil where it has no point
   miles(a, b), of two things with lat and lon

   shots                  what `shots` has drawn, for its sheets: shots.drawn = {{page=, display=,
        language=, text_size=, dark=, pngs}...}; shots.display, the first; shots.out, the folder.
        Booleans: plain, each page is drawn at 100 % and calm; handout, it is asked for; since, only
        pages that have changed since they were approved are drawn: those that scripts say in
        shots.wanted, by id
   shots.draw(state)      draws the page that visits() is at, on that display at 100 % and calm, as
        the state of this number -> pngs, false for one that could not be made, as the log says; and
        whether all were */
#pragma once

#include "workshop/lint.h"
#include "workshop/state.h"

struct sheets;

/* Puts all of it into the state, for this pack. */
void bind_open(struct state *state, struct lint *lint);

/* Each its part. Only for bind.c. */
void bind_report(lua_State *L);
void bind_pack(lua_State *L);
void bind_visit(lua_State *L);
void bind_words(lua_State *L);
void bind_offices(lua_State *L);
void bind_files(lua_State *L);
void bind_reviews(lua_State *L);

/* Not in bind_open. */
void bind_gettext(lua_State *L);
void bind_approve(lua_State *L, const struct options *options);
void bind_sheets(struct sheets *sheets, bool plain);

void bind_push_pack(lua_State *L, const struct pack *pack); /* pack.info first pages layers */
const struct lint_visit *bind_shown(lua_State *L);          /* that visits() is at; none: raises */

/* For bind_*.c: bind_set.c. */
const char *bind_slot_kind(const struct pack *pack, const char *slot);
struct lint *bind_lint(lua_State *L);
/* Into the table on top; NULL is left out. */
void bind_set_text(lua_State *L, const char *key, const char *text);
void bind_set_int(lua_State *L, const char *key, lua_Integer number);
void bind_set_number(lua_State *L, const char *key, lua_Number number);
void bind_set_bool(lua_State *L, const char *key, bool value);
void bind_set_list(lua_State *L, const char *key, const char *const *texts, size_t count);
