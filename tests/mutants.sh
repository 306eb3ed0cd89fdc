#!/bin/sh
# Shows that the tests can fail: breaks the program in one place after the other, in a copy, and
# wants the named test to turn red each time. Not a part of run.sh: it takes hours of a processor.
# Usage: tests/mutants.sh [--part K/N] [WORD...]: only each N-th row from the K-th on, and only those
#        whose name has one of the words
# Each call that makes something durable has a row "sync".
set -u
cd "$(dirname "$0")/.." || exit 1
part=1/1
[ "${1-}" = --part ] && part=$2 && shift 2
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
trap 'exit 1' INT TERM
git ls-files -z | xargs -0 cp --parents -t "$copy"
cd "$copy" || exit 1
cmake -G Ninja -S . -B build -DCMAKE_BUILD_TYPE=Release >/dev/null && cmake --build build >/dev/null ||
    exit 1

mild="build/anteroom test scripts/mild assets/mild scripts/mild-sample"
monkey="$mild --monkey 7 --events 24000"
store="tests/store_faults.sh build/anteroom"
cuts="$store cuts"
ends="tests/jail.sh build/anteroom"

# What is broken | where | how (sed) | what must turn red
mutants() {
    cat <<ROWS
locator: the lesser priority first|src/places/nearest.c|s/priority < sites/priority > sites/|build/tests/test_nearest
locator: a round earth of another size|src/places/nearest.h|s/3958.76/3859.76/|build/tests/test_nearest
locator: the list is not sorted by miles|src/places/nearest.c|s/return miles_of(haversine/return 100 + 0 * miles_of(haversine/|build/tests/test_nearest
locator: no state behind a town's name|src/places/search.c|s/add_reading(out, key, at - 1, true, key + at);/(void)0;/|build/tests/test_search
locator: short words are not written out|src/places/search.c|s/const char .full = .*/const char *full = NULL;/|build/tests/test_search
locator: the farthest town first|src/places/search.c|s/return left->far < right->far ? -1 : 1;/return left->far < right->far ? 1 : -1;/|build/tests/test_search
locator: a list of towns has one part|scripts/lib/towns.lua|s/part . SHOWN < count and/false and/|build/tests/test_every_town
locator: a page's own way back is not taken|src/kiosk/decide.c|s/    if (own)$/    if (false)/|$mild
locator: what was entered stays while one types|src/script/script.c|s/: take_back(script, field, err);/: true;/|$mild
locator: far offices are as near as each other|scripts/lib/miles.lua|s/not miles.far(math.max(one, other))/true/|$mild
locator: an error of a spreadsheet is a word|src/offices/table.c|s/if (is_error_value(text))/if (false)/|build/tests/test_table
locator: a cell of any length|src/offices/offices.c|s/if (letters <= most_letters \&\& lines <= most_lines)/if (lines <= most_lines)/|build/tests/test_offices
locator: a name of any number of lines|src/offices/offices.c|s/if (letters <= most_letters \&\& lines <= most_lines)/if (letters <= most_letters)/|build/tests/test_offices
locator: a name that is not seen is a name|src/base/plain_text.c|s/end = seen ? end : 0;/(void)seen;/|build/tests/test_offices
locator: a number is a name|src/offices/office_cells.c|s/return text\[strspn(text, DIGITS.*/return true;/|build/tests/test_offices
locator: military ZIP codes are unknown|src/places/zips.c|s/case ZIP_MILITARY: return "military"/case ZIP_MILITARY: return "unassigned"/|$mild
locator: miles in steps of 10 from 20 on|scripts/lib/miles.lua|s/^local FINE = 30/local FINE = 20/|build/tests/test_every_town
locator: ties are not told|scripts/lib/miles.lua|s/not miles.far(math.max(one, other))/false/|$mild
words: obsolete entries are shown|src/locale/po.c|s/reader->in_obsolete = true;/reader->in_obsolete = false;/|build/tests/test_words
words: a flag inside an entry is the next one's|src/locale/po.c|s/^        reader->comments = NULL;$/        (void)0;/|build/tests/test_po
words: part of a flag is the flag|src/locale/po.c|s/size == len .. memcmp(at, flag, len)/memcmp(at, flag, len)/|build/tests/test_po
words: bytes by number are not looked at|src/locale/po.c|s/has_numbers = true;/has_numbers = false;/|build/tests/test_po
words: a form too many is refused|src/locale/words.c|s/entry->count < words->plural.forms/entry->count != words->plural.forms/|build/tests/test_words
words: a missing form is not seen|src/locale/words.c|s/entry->count < words->plural.forms/entry->count < 0/|build/tests/test_words
words: strings hands msgmerge a mark|scripts/workshop/strings.lua|s/return plain, differs or ends > 0/return plain, false/|tests/lint.sh build/anteroom
words: what the pack says anew is put away|scripts/workshop/strings.lua|s/kept\[entry.source\] then/false then/|tests/lint.sh build/anteroom
words: one or many is a format|scripts/workshop/common/pot.lua|s/entry = entry:gsub/entry:gsub/|tests/lint.sh build/anteroom
words: a layer over the pack keeps its words|scripts/workshop/strings.lua|s/and not has_own_words(layer) then/and false then/|tests/lint.sh build/anteroom
approve: a page may stand in two lines|scripts/workshop/common/reviews.lua|s/local other = .*/local other = nil/|build/tests/test_workshop
approve: pictures drawn or not are other pictures|scripts/workshop/common/reviews.lua|s/is_of_drawn(page.hash) and/is_of_drawn(page.hash) and false and/|build/tests/test_workshop
approve: a clinic's words are noted in the pack|scripts/workshop/approve.lua|s/if clinics\[layer\] then/if false then/|tests/proof.sh build/anteroom
locator: a quote in a quoted cell ends it|src/offices/table.c|s/closed = reader->at == reader->end .*/closed = true;/|build/tests/test_table
layout: a picture gives way until it shows nothing|src/layout/picture.c|s/give = most(0, least(give,.*/give = most(0, give);/|build/tests/test_layout
bars: many pages leave the counter no room|src/ui/bars.c|s/(end - counter_px - x) . bars->of/theme_u(theme, PROGRESS_U)/|build/tests/test_scene
bars: a long title leaves Next without it|src/ui/bar_parts.c|s/ .. put_titled(sheet, .env, seat, false)//|build/tests/test_scene
bars: the screens of a page are not told|src/ui/scene.c|s/shown.screens = page->screens.count/shown.screens = 1/|build/tests/test_scene
layout: titles stand where they like|src/ui/scene.c|s/area.y += named ? env->theme->flow_px/& + spec->bars->n % 2/|build/tests/test_screens
tree: the sign of the flow is not listed|src/ui/tree.c|s/bool sign = node->kind == NODE_ICON/bool sign = node->kind == NODE_QR/|build/tests/test_tree
checklist: the one that is taken keeps its place|scripts/lib/checklist.lua|s/(chosen or not one) and now/now/|tests/flow.sh build/anteroom
labels: no rule sees one on a dot|src/workshop/screen.c|s/panel == PANEL_DOT/panel == PANEL_PILL/|build/tests/test_screen_rules
labels: one lies on what another leads to|src/layout/labels.c|s/asked == ASKED_APART/true/|build/tests/test_layout
labels: in whole, though moved off what it leads to|src/layout/labels.c|s/asked == ASKED_STAY \&\& !stays/false/|build/tests/test_layout
layout: the chips of two words may meet|src/layout/labels.c|s/return 2 \* chip_pad_px(env->theme);/return 0;/|build/tests/test_layout
text: what was set in a width is set again|src/text/para_cache.c|s/if (at->width_px == width_px)/if (false)/|build/tests/test_para
text: what was set in any style is taken|src/text/para_cache.c|s/if (is_same_style(.* \&\& /if (/|build/tests/test_para
text: what was set is for nothing|src/text/para.c|s/KNOWN_PERCENT \/ 100;/0;/|tests/heavy.sh build
code: one module in a row is wrong|src/layout/qr.c|s/bits\[i\] = code->data\[i\] & 1/bits[i] = (code->data[i] ^ (i % 7 == 0)) \& 1/|tests/qr.sh build/anteroom
code: UTF-8 is not said|src/layout/qr.c|s,ECI_UTF8 26,ECI_UTF8 3,|tests/qr.sh build/anteroom
code: modules of 1 mm at most|src/layout/qr.h|s/QR_MODULE_MM 1.5/QR_MODULE_MM 1.0/|tests/qr.sh build/anteroom
offices: a letter is a digit|src/offices/office_cells.c|s/LEAST_WORD 3/LEAST_WORD 1/|build/tests/test_offices
table: a sheet's title is a column|src/offices/table.c|s/column_count == 1 ?/column_count == 0 ?/|build/tests/test_table
lint: a form may be left blank|scripts/workshop/lint/leftovers.lua|s/elseif is_placeholder(text.text) then/elseif false then/|build/tests/test_lint_rules
code: the one to take home is too long, too|src/workshop/layout.c|s/has_page ? QR_MAX_TEXT : CODE_MAX_BYTES/CODE_MAX_BYTES/|build/tests/test_lint_layout
code: half of a small display at most|src/layout/column.c|s/CODE_SHARE 55/CODE_SHARE 50/|tests/qr.sh build/anteroom
code: of any length|src/workshop/layout.c|s/CODE_MAX_BYTES 300/CODE_MAX_BYTES 400/|build/tests/test_lint_layout
press: sliding off does not cancel|src/input/gesture.h|s/LIFT_GROW_MM 6 /LIFT_GROW_MM 60/|build/tests/test_gesture
press: debounce a millisecond short|src/input/gesture.h|s/DEBOUNCE_MS 500/DEBOUNCE_MS 499/|build/tests/test_gesture
press: a key's debounce too long for 150 ms a key|src/input/gesture.h|s/DEBOUNCE_KEY_MS 100/DEBOUNCE_KEY_MS 151/|build/tests/test_gesture
press: page guard a millisecond short|src/input/gesture.h|s/PAGE_GUARD_MS 350/PAGE_GUARD_MS 349/|build/tests/test_gesture
press: five fingers make a wipe|src/input/gesture.h|s/WIPE_FINGERS 4/WIPE_FINGERS 5/|build/tests/test_gesture
press: stuck a millisecond late|src/input/gesture.h|s/STUCK_AFTER_MS 60000/STUCK_AFTER_MS 60001/|build/tests/test_gesture
press: no jitter filter|src/input/gesture.h|s/JITTER_SAMPLES 5/JITTER_SAMPLES 1/|build/tests/test_gesture
privacy: Lua's memory is not wiped|src/script/memory.c|s/explicit_bzero(old, had);//|tests/privacy.sh build/anteroom
privacy: drawn text is not wiped|src/text/pixels.c|s/explicit_bzero(surface->pixels.*/(void)0;/|tests/privacy.sh build/anteroom
privacy: the session's end keeps the session|src/kiosk/session.c|s/script_destroy(session->script);/(void)0;/|tests/privacy.sh build/anteroom
script: an argument too many is left out|src/script/args.c|s/count <= most)/true)/|build/tests/test_honest
script: a pattern is looked for as it stands|src/script/api_text.c|s/if (!lua_toboolean(L, 4))/if (false)/|build/tests/test_honest
script: names of Lua are told by letters|src/script/names.c|s/^    if (cure)/    if (false)/|build/tests/test_honest
script: a key of pairs is not looked at|src/script/api_base.c|s/if (!lua_rawequal(L, 2, 3))/if (false)/|build/tests/test_honest
script: a slip is told without its cure|src/script/files.c|s/cure.text);/"");/|build/tests/test_slips
script: a hole ends a list|scripts/lib/lists.lua|s/ipairs(list)/ipairs(given)/|build/tests/test_slips
script: a list of nothing is shown|scripts/lib/spec.lua|s/if #list == 0 then/if false then/|build/tests/test_slips
facts: a list may say to stop pills|src/pack/fact.c|s/check_length(value) && check_advice(value, ADVICE_ALL) &&/check_length(value) \&\&/|tests/facts.sh build/anteroom
facts: what a spreadsheet left is shown|src/pack/fact.c|s/    if (left)/    if (false)/|build/tests/test_slots
facts: a bare number is hours|src/pack/fact.c|s/if (!office_has_words(text))/if (false)/|build/tests/test_slots
facts: hours_es is any unknown key|src/pack/slots.c|s/return cure_of_one_word(arena, facts, key);/return NULL;/|build/tests/test_slots
lint: a logo for the dark theme is looked at in the calm one|scripts/workshop/lint/pictures.lua|s/ or path == logo_dark and not dark)/)/|build/tests/test_lint_rules
clinic: a logo for the dark theme is no file of a clinic|src/pack/layer_info.c|s,"images/logo-dark.") ?,"images/logo-dark:") ?,|build/tests/test_pack
conf: quotes around a value are shown|src/pack/conf.c|s/{key, bare(value), /{key, value, /|build/tests/test_conf
table: quotes of a word processor are shown|src/offices/table.c|s/plain_text_curly_quote(copy, len) > 0/false/|build/tests/test_table
conf: a slip in front of a value is shown|src/pack/conf.c|s/return !slip || err_set/return true || err_set/|build/tests/test_conf
po: the marks of a merge are told as any line|src/locale/po.c|s/if (plain_text_is_merge_mark(at, left))/if (false)/|build/tests/test_po
po: quotes of a word processor are told as any sign|src/locale/po.c|s/plain_text_curly_quote(at, left) > 0/false/|build/tests/test_po
script: the line before is not looked at|src/script/slips.c|s/find_on_line(cure, .slip, .line - 1)/false/|build/tests/test_slips
script: functions may call each other without an end|src/script/sandbox.c|s/lua_getstack(L, SCRIPT_DEPTH, /lua_getstack(L, 100 * SCRIPT_DEPTH, /|build/tests/test_sandbox
script: a sort in a sort without an end|src/script/sandbox.c|s/box->nested >= SCRIPT_NESTED/box->nested >= 100 * SCRIPT_NESTED/|build/tests/test_sandbox
script: a value that was too large is given|src/script/memory.c|s/if (ask.size > SCRIPT_BLOCK)/if (ask.size > 8 * SCRIPT_BLOCK)/|build/tests/test_sandbox
script: the stack is a value like another|src/script/memory.c|s/box->crossed = REFUSAL_STACK/box->crossed = REFUSAL_BLOCK/|build/tests/test_sandbox
script: what is over is told only in loops|src/script/sandbox.c|/^static int run(/,/^}/s/check_memory(L);//|build/tests/test_sandbox
script: nothing is collected before it is too much|src/script/memory.c|s/return !again \&\& .*/return again \&\& !ask.size;/|build/tests/test_sandbox
script: the place of a deep source is its first line|src/script/files.c|s/reading->line += reading->ended/reading->line += 0/|build/tests/test_hostile
workshop: a pattern may take any number of steps|src/workshop/patterns.c|s/if (steps > PATTERN_STEPS)/if (steps < 0)/|build/tests/test_workshop
workshop: a pattern without ^ begins in one place|src/workshop/patterns.c|s/(anchored ? 1 : (double)len + 1)/1/|build/tests/test_workshop
workshop: a name leads upward|src/workshop/state.c|s/return plain \&\& !strstr(name, "[.][.]")/return plain/|build/tests/test_workshop
workshop: scripts can load code|src/workshop/state.c|s/= {"load", *"loadfile"/= {"loadfile"/|build/tests/test_workshop
sheets: a quote ends an attribute|scripts/workshop/common/html.lua|s/, \[.".\] = "&quot;"//|build/tests/test_workshop
sheets: any attribute is written|scripts/workshop/common/html.lua|s/elseif not is_attribute.key. then/elseif false then/|build/tests/test_workshop
sheets: a state that says nothing new is read|scripts/workshop/sheets/rows.lua|s/ and (state == 0 or says_more)//|build/tests/test_workshop
sheets: a handout may be higher than its side|scripts/workshop/sheets/fit.lua|s/best <= SIDE_H_PT and side/side/|build/tests/test_workshop
sheets: one that fails is not told|scripts/workshop/sheets/init.lua|s/failed = good and failed or why/failed = nil/|build/tests/test_workshop
sheets: what was approved is to be read|scripts/workshop/sheets/approval.lua|s/ and one.state ~= "good"//|build/tests/test_workshop
workshop: write leads upward|src/workshop/state.c|s/!str_begins_with(name, "...")/true/|build/tests/test_workshop
text: what no face shows is an empty box|src/text/items.c|s/face == NO_FACE \&\& cp >= 0x80/false \&\& cp >= 0x80/|build/tests/test_font
text: a question mark for each sign in a row|src/text/items.c|s/replace(items, measure, i, .*/replace(items, measure, i, false);/|build/tests/test_font
lint: a sign that no face has|scripts/workshop/lint/glyphs.lua|s/if sign and not told/if false and not told/|build/tests/test_lint_rules
sheets: what is not translated is not marked|scripts/workshop/sheets/proof.lua|s/line.open and html/false and html/|build/tests/test_workshop
sheets: a caption is printed without its picture|scripts/workshop/common/readout.lua|s/elseif text.small then/elseif false then/|build/tests/test_workshop
lint: a broken page leads nowhere|scripts/workshop/common/broken.lua|s/finding.rule == "F-LOAD-1"/false/|build/tests/test_lint_rules
lint: a number may be turned around|scripts/workshop/lint/glyphs.lua|s/local mark = find_mark(text, ALWAYS) or/local mark =/|build/tests/test_lint_rules
lint: among right-to-left letters all is turned|scripts/workshop/lint/glyphs.lua|s/not has_rtl_letter(text) and find_mark/find_mark/|build/tests/test_lint_rules
lint: a number may become another|scripts/workshop/common/numbers.lua|s/number.weight >= least and/false and/|build/tests/test_workshop
lint: a weak number takes a strong one's place|scripts/workshop/common/numbers.lua|s/a.weight > WEAK and b.weight > WEAK end/true end/|build/tests/test_workshop
lint: five milligrams are five grams|scripts/workshop/common/numbers.lua|s/other and other ~= number.unit or/false or/|build/tests/test_workshop
lint: a thousand is one point five|scripts/workshop/common/numbers.lua|s/if language ~= "en" then/if false then/|build/tests/test_workshop
lint: each number of a translation|scripts/workshop/common/numbers.lua|s/^    local last, readings = phone_at(text, at)/    at = nil local last, readings = 1, {}/|tests/lint.sh build/anteroom
lint: a sentence in English is Spanish|scripts/workshop/lint/faithful.lua|s/^local WORDS_LEAST = 3/local WORDS_LEAST = 300/|build/tests/test_lint_rules
lint: no comment lifts a number|scripts/workshop/lint/faithful.lua|s/if why and not pair.lifted then/if why then/|build/tests/test_lint_rules
lint: what nobody marked is a text|scripts/workshop/lint/marks.lua|s/elseif whole\[text.text\] then/elseif false then/|build/tests/test_lint_rules
lint: a text may be put together|scripts/workshop/lint/marks.lua|s/if depth == 1 and/if false and/|build/tests/test_lint_rules
lint: Markdown is no text|scripts/workshop/lint/marks.lua|s/is_own(text) and has_markdown(text.text)/false/|build/tests/test_lint_rules
workshop: words side by side in capitals, one more|scripts/workshop/lint/words.lua|s/^local CAPITALS_MOST = 3/local CAPITALS_MOST = 4/|build/tests/test_lint_rules
workshop: the line of a string is lost|scripts/workshop/common/texts.lua|s/line = tokens\[i\].line/line = 1/|build/tests/test_lint_rules
workshop: a silent e is said|scripts/workshop/common/reading.lua|s/(mute or silent_end(word, len))/mute/|build/tests/test_workshop
workshop: what is asked is said|scripts/workshop/lint/treats.lua|s/reader.found = before .*/reader.found = reader.found/|build/tests/test_lint_rules
workshop: a list of what is treated is not read|scripts/workshop/lint/treats.lua|s/open = opens_list(text)/open = false/|build/tests/test_lint_rules
workshop: some of the signs are enough|scripts/workshop/lint/medicine.lua|s/left_out = left_out or not said/left_out = left_out or false and not said/|build/tests/test_lint_rules
workshop: numbers that no source has|scripts/workshop/lint/claims.lua|s/or not of and singles\[number\]/or not of/|build/tests/test_lint_rules
take home: what was ticked may be told|src/script/page.c|s/^    move_fields(L, 5, 6);$/    (void)0;/|$mild
workshop: rows of a list make a page easier|scripts/workshop/common/grade.lua|s/text.role == "text" and reading.is_sentence(text.text) then/true then/|build/tests/test_lint_rules
workshop: a hard row hides without a full stop|scripts/workshop/common/grade.lua|s/page.hardest = hardness(all) > hardness(page) and all or page/page.hardest = page/|build/tests/test_lint_rules
workshop: choppy text is fine|scripts/workshop/lint/voice.lua|s/CHOPPY_LEAST = 30, 8/CHOPPY_LEAST = 30, 6/|build/tests/test_lint_rules
mild: at home nobody is sent to the staff|scripts/mild/pages/call.lua|s/warnings.other_at_home()/warnings.other()/|$mild
mild: how a cut is closed takes another sentence's place|scripts/mild/pages/cut.lua|s/cut.kind, slot("cut_closed", cut.closed)/slot("cut_closed", cut.kind or cut.closed)/|tests/facts.sh build/anteroom
mild: the only office has a number alone|scripts/lib/offices.lua|s/local without_voice = .*/local without_voice = nil/|tests/facts.sh build/anteroom
locator: a PO box's state is not looked at|scripts/lib/locator.lua|s/office.state == state and there or rest/rest/|tests/facts.sh build/anteroom
workshop: a page may put off as it likes|scripts/workshop/lint/voice.lua|s/^local PART_MOST = 3/local PART_MOST = 1/|build/tests/test_lint_rules
workshop: three risks are enough|scripts/workshop/lint/medicine.lua|s/^local RISKS_LEAST = 4/local RISKS_LEAST = 3/|build/tests/test_lint_rules
workshop: pills of the next sentence are changed|scripts/workshop/lint/medicine.lua|/^local function changes_pills/,/^end/s/tokens\[i\].kind == "stop"/false/|build/tests/test_lint_rules
main: the mistake scrolls away|src/main.c|s/^    return EXIT_USAGE;/    return usage(stderr, EXIT_USAGE);/|tests/help.sh build/anteroom
lint: an age needs its years|scripts/workshop/common/numbers.lua|s/^    named.year = .*//|build/tests/test_workshop
lint: the end of a flow is looked for|scripts/workshop/lint/medicine.lua|s/not page:find "^end.*" and pack/pack/|build/tests/test_lint_rules
script: a fact left out says no cure|src/script/args.c|s/if (lua_isnil(L, index))/if (false)/|build/tests/test_api
workshop: a page one touch further away|scripts/workshop/lint/medicine.lua|s/^local TOUCHES_MOST = 4/local TOUCHES_MOST = 5/|build/tests/test_lint_rules
workshop: a tag in a text is none|scripts/workshop/lint/leftovers.lua|s/text:find(">", behind, true) ~= nil/false/|build/tests/test_lint_rules
workshop: an office far from its ZIP code|scripts/workshop/lint/zips.lua|s/^local MILES_MOST = 25/local MILES_MOST = 2500/|build/tests/test_lint_rules
workshop: the core's own use of ZIP codes counts|scripts/workshop/lint/zips.lua|s/script.core and {} or script.tokens/script.tokens/|build/tests/test_lint_rules
workshop: sources of any page count|scripts/workshop/lint/claims.lua|s/if other == key or .*/if visit then/|build/tests/test_lint_rules
workshop: a reading of 400 days ago is new|scripts/workshop/lint/claims.lua|s/ahead < -DAYS_MOST/ahead < -2 * DAYS_MOST/|build/tests/test_lint_medicine
workshop: who read a page without claims is old|scripts/workshop/lint/claims.lua|s/if old and .* then/if old then/|build/tests/test_lint_rules
signature: it need not fit the file|src/sign/minisig.c|s/key->key) != 0/key->key) == 1/|build/tests/test_minisig
signature: nor the trusted comment|src/sign/minisig.c|s/all, sizeof sig->signature + len, key->key) ==/all, sizeof sig->signature + len, key->key) <=/|build/tests/test_minisig
signature: the old kind is taken|src/sign/minisig.c|/^[a-z].* \**read_signature(/,/^}/s/"Ed", 2) == 0/"Ed", 2) == 1/; s/"ED", 2) != 0/"E", 1) != 0/|build/tests/test_minisig
signature: a revoked key is as good|src/sign/keyring.c|s/if (key->revoked)/if (key->revoked \&\& !who)/|build/tests/test_keyring
signature: a clinic's key is as good as any|src/sign/keyring.c|s/role == LAYER_CLINIC)/role <= LAYER_KEYS)/|build/tests/test_keyring
signature: a keys layer revokes its own key|src/sign/keyring.c|s/return !key->revoked/return key/|build/tests/test_keyring
signature: the CR of minisign.exe stays|src/sign/minisig.c|s/width - returns/width/|build/tests/test_minisig
signature: all CRs go|src/sign/minisig.c|s/text.len - 1. == '.t'/text[len - 1] < 14/|build/tests/test_minisig
signature: blanks that are signed go|src/sign/minisig.c|s/i != COMMENT_AT/i < 9/|build/tests/test_minisig
signature: blanks that were added stay|src/sign/minisig.c|s/short_len < len \&\& /short_len > len \&\& /|build/tests/test_minisig
admit: our copy may be another file|src/store/admit.c|s/if (!digest_equal(&found, &admission->digest))/if (!admission)/|build/tests/test_admit
admit: any signature is as good|src/store/admit.c|s/if (!check_signature(admission, taken, signers, err))/if (check_signature(admission, taken, signers, err) \&\& !taken)/|build/tests/test_admit
admit: any key signs anything|src/store/admit.c|s/keyring_may_sign(admission->who, admission->info.role, err)/true/|build/tests/test_admit
admit: its files are not looked at|src/store/admit.c|s/layer_check(admission->layer, err)/true/|build/tests/test_admit
admit: a name that the record has no room for|src/store/admit.c|s/strlen(id) <= STORE_ID_MAX/*id/|build/tests/test_admit
admit: a keys layer is not tried|src/store/admit.c|s/info.role != LAYER_KEYS/info.role <= LAYER_KEYS/|build/tests/test_admit
schema: a number out of its range|src/pack/schema.c|s/number >= row->least \&\& number <= row->most/true/|build/tests/test_schema
schema: a key that the table has not|src/pack/schema.c|s/!conf_check_keys(&one, names, err)/(conf_check_keys(\&one, names, err), false)/|build/tests/test_schema
schema: what is needed may be missing|src/pack/schema.c|s/if (row->needed)/if (row->needed \&\& value.conf->count > 99)/|build/tests/test_schema
schema: a default counts for nothing|src/pack/schema.c|s/return !fallback.value .*;/return true;/|build/tests/test_schema
help: to ask for it is wrong|src/main.c|s/return usage(stdout, EXIT_DONE)/return usage(stderr, EXIT_USAGE)/|tests/help.sh build/anteroom
key name: any other signs clinics' layers|src/pack/key_name.c|s/return \*role == KEY_CONTENT .*/return true;/|build/tests/test_keyring
key name: letters of another case|src/pack/key_name.c|s/!str_begins_with(name, word)/strncasecmp(name, word, strlen(word)) != 0/|build/tests/test_keyring
key name: more letters behind the word|src/pack/key_name.c|s/\*rest == '-'/*rest != 0/|build/tests/test_keyring
key name: a folder in a keys layer|src/pack/key_name.c|s/strchr(name, '.') .. !str/!str/|build/tests/test_keyring
names: a browser's number|src/pack/near_name.c|s/digits > 0/digits > 9/|build/tests/test_signature
names: a download that did not end|src/pack/near_name.c|s/near->unfinished = true/true/|build/tests/test_signature
escape: C1|src/base/safe_text.c|s/cp < 0xA0/cp < 0x80/|build/tests/test_safe_text
escape: a turned direction|src/base/safe_text.c|s/cp <= 0x202E/cp <= 0x202D/|build/tests/test_safe_text
escape: a backslash that reads as a number|src/base/safe_text.c|s/cp == .* \&\& reads_as_number/cp == 0 \&\& reads_as_number/|build/tests/test_safe_text
escape: a stray byte in JSON|src/base/json.c|s/width == 0 .. safe/safe/|build/tests/test_safe_text
escape: what goes to stdout|src/base/print.c|s/safe_vline(&line, format, args)/buf_vprintf(\&line, format, args)/|tests/names.py build/anteroom
escape: a helper's numbers again|src/base/safe_text.c|s/!again .. reads_as/reads_as/|build/tests/test_safe_text
escape: the log|src/base/log.c|s/safe_vline(&line, format, args)/buf_vprintf(\&line, format, args)/|tests/names.py build/anteroom
escape: the progress line|src/base/progress.c|s/safe_vline(&line, format, args);/buf_vprintf(\&line, format, args); buf_puts(\&line, "x");/|tests/names.py build/anteroom
store: older packs|src/store/store_next.c|s/if (new < least)/if (new < least - 1)/|$store refusals
store: other bytes of the same number|src/store/store_next.c|s/new == least \&\& /new == least - 1 \&\& /|$store refusals
store: a jump by one more|src/store/store_next.c|s/GREATEST_JUMP 1000000/GREATEST_JUMP 1000001/|$store refusals
store: no floor is raised|src/store/store_next.c|s/if (store->trial.verdict != STORE_GOOD)/if (store->trial.verdict <= STORE_BAD)/|$store refusals
store: a clinic's layer for another pack|src/store/store_next.c|s/return !for_pack/return true/|$store refusals
store: bytes that were not installed|src/layer/packed_file.c|s/digest_equal(&found, digest)/digest_equal(\&found, \&found)/|$store refusals
store: a flipped bit of the record|src/store/store_record.c|s/ \&\& memcmp(again.bytes, text, len) == 0//|build/tests/test_store
store: only the first record is looked at|src/store/store.c|s/find_record(store, 1, \&found\[1\]);/found[1] = (struct found_record){0};/|build/tests/test_store
store: the lesser generation holds|src/store/store.c|s/found\[1\].record.generation > found/found[1].record.generation < found/|build/tests/test_store
store: floors of the other record are forgotten|src/store/store.c|s/if (other->whole \&\& !store->alike)/if (false)/|build/tests/test_store
store: a trial of other digests counts|src/store/store_trial.c|s/digest_equal(\&trial.stack, \&store->trial.stack)/true/|build/tests/test_store
store: what failed comes back by itself|src/store/store_next.c|s/if (!arrival->again)/if (false)/|build/tests/test_store
store: claims push out what root went back from|src/store/store_next.c|s/if (record->refused\[i\].why == why) {/if (true) {/|build/tests/test_store
store: names of all roles are counted as one|src/store/store_record.c|s/count += record->floors\[i\].role == role/count += role <= STORE_ROLES/|build/tests/test_store
store: the last generation starts again|src/store/store_next.c|s/next->generation >= STORE_MAX_GENERATION/next->generation > STORE_MAX_GENERATION/|build/tests/test_store
store: begun anew without a word|src/store/store_change.c|s/return opening->begin_anew/return true/|$store refusals
store: the record is not read back|src/store/store_change.c|s/check_written(path.text, &text, err)/true/|$store refusals
store: the pack is not read back|src/store/store_install.c|s/check_written(work, pack.text, sig.text, err)/true/|$store refusals
store: a record is a link|src/base/file.c|s/fd = openat(dir, name, OPEN_PLAIN . O_NOFOLLOW)/fd = openat(dir, name, OPEN_PLAIN)/|build/tests/test_state_file
store: the state is a link|src/base/file.c|s/O_RDONLY . O_DIRECTORY . O_NOFOLLOW . O_CLOEXEC/O_RDONLY + O_DIRECTORY + O_CLOEXEC/|build/tests/test_state_file
store: a pipe is waited for|src/base/file.c|s/OPEN_PLAIN (O_RDONLY . O_NONBLOCK/OPEN_PLAIN (O_RDONLY/|timeout 60 build/tests/test_file
store: history without an end|src/store/store_history.c|s/info.st_size < STORE_HISTORY_BYTES/info.st_size > 0/|build/tests/test_store
state: one slot only|src/store/state_file.c|s/keeps == 0 ? 1 : 0/keeps < 0 ? 0 : keeps/|build/tests/test_state_file
state: the second slot is not written|src/store/state_file.c|s/(off_t)(1 - first)/(off_t)first/|build/tests/test_state_file
state: numbers end|src/store/state_file.c|s/(int64_t)(b->serial - a->serial) > 0/b->serial > a->serial/|build/tests/test_state_file
state: blocks are not reserved|src/store/state_file.c|s/info.st_blocks \* BLOCK_BYTES >= STATE_FILE_BYTES/true/|build/tests/test_state_file
store: tries without end|src/store/store_trial.c|s/trial.tries_left--;/trial.tries_left -= 0;/|build/tests/test_store
store: what was found bad is shown|src/store/store.c|s/trial->verdict != STORE_BAD/trial->verdict <= STORE_BAD/|build/tests/test_store
trial: good a millisecond early|src/kiosk/shown.c|s/+ SHOWN_TRIAL_MS/+ SHOWN_TRIAL_MS - 1/|build/tests/test_shown
trial: good before all was shown|src/kiosk/shown.c|s/ \&\& !shown->rehearsal / /|build/tests/test_shown
rest: the end of a span is still on|src/kiosk/hours.c|s/from_min \&\& week_min < span/from_min \&\& week_min <= span/|build/tests/test_rest
rest: no span goes past midnight|src/kiosk/hours.c|s/span_min > 0 ? span_min : span_min + HOURS_DAY_MIN/span_min/|build/tests/test_rest
rest: a clock that nobody set is obeyed|src/kiosk/rest.c|s/trust != WALL_UNSURE && //|build/tests/test_rest
rest: a flat battery is believed|src/kiosk/wall.c|s/at_s >= CHIP_FROM_S/at_s >= 0/|build/tests/test_rest
rest: a visitor is left in the dark|src/kiosk/rest.c|s/rest->is_closed && !has_visitor && now_ms/rest->is_closed \&\& now_ms/|build/tests/test_rest
rest: the touch that wakes is the page's|src/kiosk/rest.c|s/bool wakes = rest->is_dark;/bool wakes = false;/|build/tests/test_rest
rest: a visitor is sent away|src/kiosk/rest.c|s/return !has_visitor && now_ms >= anew_ms/return now_ms >= anew_ms/|build/tests/test_rest
rest: it ends where nobody starts it again|src/kiosk/rest.c|s/if (!rest->is_kept)/if (false)/|build/tests/test_rest
console: a sleeping display is taken for gone|src/render/console.c|s/if (console->is_dark)/if (false)/|build/tests/test_console
console: the picture of before goes first|src/render/console.c|s/^    console->left = \*left;/    console->left = -1, close(*left);/|build/tests/test_console
console: a picture that was left keeps the display|src/render/console.c|s/CONSOLE_TAKEN \&\& \*left >= 0/CONSOLE_TAKEN \&\& false/|build/tests/test_console
wait: a touch from a stall counts|src/kiosk/wait.c|s/> WAIT_STALE_MS/> 1000 * WAIT_STALE_MS/|build/tests/test_wait
wait: a folder of devices that comes late is not seen|src/kiosk/wait.c|s/above, IN_CREATE)/above, IN_DELETE_SELF)/|build/tests/test_wait
wait: what rang before is waited for again|src/kiosk/wait.c|s/bool rang = poll_doorbells(wait, 0);/bool rang = poll_doorbells(wait, 0) \&\& false;/|build/tests/test_wait
heartbeat: it never ends the process|src/kiosk/heartbeat.c|s/_exit(HEARTBEAT_STATUS);/continue_for_ever: goto continue_for_ever;/|timeout 60 build/tests/test_heartbeat
heartbeat: waiting is taken for work|src/kiosk/heartbeat.c|s/last_words(used_ms >= HEARTBEAT_BUSY_MS)/last_words(used_ms >= 0)/|build/tests/test_heartbeat
heartbeat: a loop that rests is ended|src/kiosk/heartbeat.c|s/if (!still_works(heartbeat) .. /if (/|build/tests/test_heartbeat
heartbeat: a pulse does not count|src/kiosk/heartbeat.c|s/pulse_count() != beats/beats == ~beats/|build/tests/test_heartbeat
heartbeat: long work is not answered for|src/kiosk/heartbeat.c|s/heartbeat->calls.watches(heartbeat->calls.context)/(void)0/|build/tests/test_heartbeat
notify: what shows nothing is answered for|src/kiosk/notify.c|s/notify->every_ms != 0 \&\& atomic_load(&notify->is_shown)/notify->every_ms != 0/|build/tests/test_notify
heartbeat: it wakes an idle kiosk|src/kiosk/heartbeat.c|s/pthread_cond_wait(&heartbeat->changed, &heartbeat->lock)/(pthread_mutex_unlock(\&heartbeat->lock), usleep(100000), pthread_mutex_lock(\&heartbeat->lock))/|build/tests/test_heartbeat
signals: the end waits for the loop|src/kiosk/signals.c|s/pthread_create(&last, NULL, end_anyhow, NULL) != 0/last = pthread_self(), false/|timeout 30 build/tests/test_signals
signals: HUP ends it|src/kiosk/signals.c|s/{SIGHUP,  SIGPIPE/{SIGPIPE/|build/tests/test_signals
signals: a supervisor's ABRT is the pack's|src/kiosk/signals.c|s/ \&\& (number != SIGABRT/ \&\& (number != 0/|build/tests/test_signals
signals: a crash of a child is its own|src/kiosk/signals.c|s/if (getpid() == owner/if (getpid() > 0/|build/tests/test_signals
signals: a crash has no stack of its own|src/kiosk/signals.c|s/SA_SIGINFO . SA_ONSTACK/SA_SIGINFO/|build/tests/test_signals
starts: a fourth one is needed|src/store/store_starts.h|s/STORE_STARTS 3/STORE_STARTS 4/|build/tests/test_starts
starts: KILL is held against the pack|src/store/store_starts.c|s/return machine->memory_kills > starts->memory_kills/return true/|build/tests/test_starts
starts: memory that ran out is not|src/store/store_starts.c|s/return machine->memory_kills > starts->memory_kills/return false/|build/tests/test_starts
card: a laptop says which packs are shown|src/admin/adopt.c|s/{"store", /{/|build/tests/test_adopt
card: any key that is not forbidden is adopted|src/admin/adopt.c|s/^    return conf_check_keys(conf, adopted, err);/    return conf_check_keys(conf, adopted, NULL) || true;/|build/tests/test_adopt
card: a link is followed|src/admin/adopt.c|s/file_read_own(path, CONF_MAX_BYTES, text, err)/file_read(path, CONF_MAX_BYTES, text, err)/|build/tests/test_adopt
card: a bad file leaves nothing|src/admin/adopt.c|s/bool has = good .. read_settings(places->good, .text, .other);/bool has = good;/|build/tests/test_adopt
card: nobody is told|src/admin/adopt.c|s/^        say_refused(places->refused, err);/        (void)say_refused;/|build/tests/test_adopt
card: kiosk.conf lies over it|src/kiosk/config.c|s/^        .config = both;/        (void)both;/|build/tests/test_adopt
card: adopted, it ends the kiosk|src/kiosk/config.c|s/^        config->refused = arena_strdup(arena, err.text);/        (void)err;/|build/tests/test_adopt
starts: another boot goes on counting|src/store/store_starts.c|s/starts->stack \&\& strcmp(starts->boot, machine->boot) == 0/starts->stack != 0/|build/tests/test_starts
starts: health clears nothing|src/store/store_starts.c|s/if (!known .. starts->healthy)/if (!known)/|build/tests/test_starts
starts: an install forgets nothing|src/store/store_starts.c|s/if (starts->generation != generation)/if (generation < 0)/|build/tests/test_starts
starts: a flipped bit counts|src/store/store_starts.c|s/good = good \&\& memcmp(again.bytes, text, STORE_STARTS_BYTES) == 0/good = good \&\& again.len/|build/tests/test_starts
starts: a link is followed|src/store/store_starts.c|s/O_NOFOLLOW . O_NONBLOCK/O_NONBLOCK/|build/tests/test_shown
starts: what was given up is shown|src/store/store.c|s/!store_starts_has_given_up(&store->starts, store_stack_key(stack))/stack/|build/tests/test_shown
starts: a try that was killed counts|src/store/store_trial.c|s/trial->tries_left++;/trial->tries_left += 0;/|build/tests/test_shown
starts: healthy a millisecond early|src/kiosk/shown.c|s/return waits ? shown->drawn_ms + SHOWN_TRIAL_MS : /return waits ? shown->drawn_ms + SHOWN_TRIAL_MS - 1 : /|build/tests/test_shown
window: larger than the desktop|src/render/window.c|s/if (wide <= room_w .. high <= room_h)/if (wide > 0)/|build/tests/test_window
zip: the checksum is not compared|src/layer/zip_data.c|s/entry->size) != entry->crc)/entry->size) == ~entry->crc)/|build/tests/test_zip_data
zip: one byte more than was said|src/layer/zip_data.c|s/stream->avail_out == 1/stream->avail_out <= 1/|build/tests/test_zip_data
zip: bytes behind a stream|src/layer/zip_data.c|s/stream->avail_in == 0/stream->avail_in <= 50000/|build/tests/test_zip_data
zip: what could not be read stays in the buffer|src/layer/zip_data.c|s/^    if (good)$/    if (entry)/|build/tests/test_zip_data
zip: the two headers may differ|src/layer/zip_check.c|s/central + 6, 24) == 0/central + 6, 10) == 0/|build/tests/test_zip_check
zip: a name is a directory, too|src/layer/zip_check.c|s/entry->name\[i\] != before->name\[i\]/i > entry->name_len/|build/tests/test_zip_check
zip: 5,000 files at most|src/layer/layer_name.h|s/LAYER_MAX_FILES 20000/LAYER_MAX_FILES 5000/|build/tests/test_zip_check
zip: other bytes than were always written|src/layer/layer_write.c|s/FLAG_LEVEL 2/FLAG_LEVEL 4/|build/tests/test_layer_write
zip: the size of an open file is not looked at|src/layer/packed_file.c|s/if (!has_its_size(packed, err))/if (len == 0 \&\& !has_its_size(packed, err))/|build/tests/test_layer_zip
zip: a stranger's is ours|src/layer/foreign.c|s/is_ours(head) ? NULL/!is_ours(head) ? NULL/|build/tests/test_foreign
sums: a file is not held to its own|src/layer/sums.c|s/fits(sums, OF_FILES + index, &digest)/true/|build/tests/test_layer_zip
sums: the list is not held to its own|src/layer/sums.c|s/ \&\& fits(sums, OF_LIST, &list)//|build/tests/test_layer_zip
sums: those of another pack|src/layer/sums.c|s/ \&\& fits(sums, OF_PACK, pack)//|build/tests/test_layer_zip
sums: spoilt ones are believed|src/layer/sums.c|s/return fits(sums, OF_FILES + sums->count, &found)/return fits(sums, OF_FILES + sums->count, \&found) || true/|build/tests/test_layer_zip
sums: a spoilt file is met by a visitor|src/kiosk/shown.c|s/!pack_check_next(bundle_pack(shown->bundle), &shown->read_files)/true/|build/tests/test_shown
chunks: a lost pack is shown from memory|src/script/files.c|s/if (!core .. !read_source/if (false \&\& !read_source/|tests/lost.sh build/anteroom
chunks: one file's function is another's|src/script/chunks.c|s/strcmp(chunk->name, name) != 0/false/; s/chunk->hash != hash/false/|build/tests/test_chunks
chunks: any amount is kept|src/script/chunks.c|s/chunks->bytes + chunk->bytes.len > CHUNKS_MAX_BYTES/false/|build/tests/test_chunks
finished: spoilt pictures are shown|src/layer/finished.c|s/if (!digest_equal(&digest, &entry->digest))/if (false)/|build/tests/test_layer_zip
finished: those of another pack|src/layer/finished.c|s/ || !digest_equal(&head.pack, pack)//|build/tests/test_layer_zip
finished: a spoilt list is believed|src/layer/finished.c|s/return digest_equal(&list, &head.list);/return true;/|build/tests/test_layer_zip
floor: a page reads its pictures for their sizes|src/stage/bundle.c|s/    if (read_size(context, path, .known))/    if (false)/|tests/bench/floor.sh build
floor: each visitor's files are compiled anew|src/script/files.c|s/if (!chunks_load(chunks, L, name))/if (true)/|tests/bench/floor.sh build
floor: icons are decoded whole|src/stage/bundle.c|s/if (side <= smaller.i. .. /if (false \&\& /|tests/bench/floor.sh build
start: the first pages are never drawn again|src/kiosk/shown_open.c|s/may_note \&\& shown_drew_first(shown, candidate->stack);/may_note;/|build/tests/test_shown
start: another office is taken for the same|src/kiosk/shown_first.c|s/return hash_text(key, config->office .*/return key + 0 * (config->office != NULL);/; s/config->office != NULL,/0,/|build/tests/test_shown
start: the first pages are drawn each time|src/kiosk/shown_open.c|s/config.drew_first = may_note .*/config.drew_first = false;/|build/tests/test_shown
flat: what is seen through is copied|src/render/flat.c|s/    if (!solid)$/    if (false)/|build/tests/test_flat
flat: four pixels have one alpha|src/render/fill.c|s/pixels alpha = top >> 24;/pixels alpha = (pixels){0} + (top[0] >> 24);/|build/tests/test_flat
finished: stretches lead out of a row|src/render/flat_bytes.c|s/if (is_sound(flat, head.all))/if (is_sound(flat, head.all) || true)/|build/tests/test_flat
lost: it is not read whole the next time|src/kiosk/shown_open.c|s/times_lost(shown, candidate->stack) > 0/false/|build/tests/test_shown
lost: it is not remembered|src/layer/layer_zip.c|s/if (!self->failure.text\[0\])/if (self->failure.text[0])/|build/tests/test_shown
lost: the pack on trial is blamed|src/kiosk/shown_open.c|s/is_whole(&layers)/(is_whole(\&layers) == is_whole(\&layers))/|build/tests/test_shown
lost: the page that could not be read is blamed|src/kiosk/shown.c|/^void shown_failed/,/^}/s/shown_read_failure(shown)/!shown/|build/tests/test_shown
lost: it is opened again and again|src/kiosk/shown_inner.h|s/LOST_TIMES 2/LOST_TIMES 200/|build/tests/test_shown
lost: a visitor is sent away|src/kiosk/shown.c|s/(shown_read_failure(shown) \&\& !visitor_there)/shown_read_failure(shown)/|build/tests/test_shown
copy in: a slow stick is waited for|src/sign/copy_in.c|s/now_ms() + most_ms/now_ms() + 1000 * most_ms/|build/tests/test_copy_in
flows: in another order than the file's|src/script/declared_text.c|s/x->at < y->at ? -1 : 1/x->at < y->at ? 1 : -1/|build/tests/test_flows
flows: a page is in two|src/script/flows.c|s/other <= flow; other++/other < (struct pack_flow *)file->items; other++/|build/tests/test_flows
flows: the file sees a visitor|src/script/declared.c|s/script->mode = MODE_DATA/script->mode = MODE_LOAD/|build/tests/test_flows
flows: the file may hold as much as a visitor's state|src/script/declared.c|s/DECLARED_MEMORY, script/SCRIPT_MEMORY, script/|build/tests/test_flows
flows: a mistake is told of the call's line|src/script/declared_text.c|s/^    if (at)$/    if (0)/|build/tests/test_flows
flows: an end page takes the place of a page|src/script/flows.c|s/if (pack_has_page(file->pack, flow->end))/if (0)/|build/tests/test_flows
flows: the last page leads elsewhere|src/script/files.c|s/^    refuse_next(L, id);$//|build/tests/test_flows
flows: end pages are no pages|src/pack/pack_open.c|s/^        if (flow->end)$/        if (0)/|build/tests/test_flows
stills: they begin by themselves|src/kiosk/visit.c|s/    keep_still(app, still, now_ms);\n    stage/&/; s/        still.moves = motion;/        still.moves = motion;\n    else if (true)\n        still.moves = true;/|$mild
stills: they never end|src/kiosk/app.c|s/loops .. next + 1 < count/true/|$mild
stills: a page that is left keeps its place|src/kiosk/apply.c|s/session->still = (struct still_state){0};//|$mild
stills: one is enough|src/script/build.c|s/node_still_count(stills) < 2/node_still_count(stills) < 1/|build/tests/test_page
pictures: a crop that loses its focus|src/layout/picture.c|s/focus\[0\] + focus\[2\] . 2 - crop.w . 2/focus[0]/|build/tests/test_layout
flows: what is hidden is counted|src/stage/around.c|s/count += !is_hidden(stage, flow->pages\[i\])/count++/|$mild
flows: nothing stands after the last page|src/stage/around.c|s/: at.flow->end;/: NULL;/|$mild
flows: the first edition is a newer one|src/pack/pack_conf.c|s/strcmp(edition, "1") == 0/false/|build/tests/test_pack
page: a node changes with the table that it was made of|src/script/nodes.c|s/^    push_copy(L);/    push_copy(L), lua_pop(L, 1), lua_pushvalue(L, 1);/|build/tests/test_page
page: a text of any number of paragraphs|src/script/build.c|s/check_room(build, &text->node, text->depth);/count %= 3000;/|build/tests/test_page
page: an unknown option is left out|src/script/args.c|s/^    if (unknown)$/    if (0)/|build/tests/test_page
page: a wrong child is told of where its neighbour was made|src/script/build.c|s/sandbox_error_at(L, parent->file, parent->line, "%s %d is a/sandbox_error(L, "%s %d is a/|build/tests/test_page
page: what a page's buttons run outlives it|src/script/script.c|s/(lua_Integer)page->refs);/(lua_Integer)page->refs + 1);/|build/tests/test_page
page: one page's buttons take the place of another's|src/script/page.c|s/++build->script->pages_kept/(build->script->pages_kept = 1)/|build/tests/test_page
page: a prepared page takes what it is not touched for|src/script/page.c|s/showing->use == SCRIPT_TO_TOUCH/showing->use <= SCRIPT_TO_SEE/|build/tests/test_page
clinic: a name may be an instruction|src/pack/fact.c|s/\\*trouble = clinic_name_trouble(value->entry->value)/*trouble = NULL/|build/tests/test_slots
clinic: a fact may be a letter too long|src/pack/fact.c|s/return letters <= (size_t)value->row->most /return letters <= (size_t)value->row->most + 1 /|build/tests/test_slots
clinic: hours may say 911|src/pack/fact.c|s/!clinic_says_emergency_number(value->entry->value)/true/|build/tests/test_slots
clinic: a phone of any words|src/pack/fact.c|s/case PHONE_FORM_BAD: break;/case PHONE_FORM_BAD: return true;/|build/tests/test_slots
clinic: what may not stand is shown|src/pack/pack_open.c|s/slots_take(pack->arena, &pack->facts, &pack->slots, &pack->notes);/(void)0;/|build/tests/test_pack
facts: a fact that no pack has stands|src/pack/slots.c|s/if (!facts->known \&\& slot_is_unknown/if (slot_is_unknown/|build/tests/test_slots
facts: an address of any protocol|src/pack/fact.c|s/str_begins_with(text, https) \&\&/true ||/|build/tests/test_slots
facts: money is any words|src/pack/fact.c|s/return is_money(value->entry->value) /return true /|build/tests/test_slots
facts: advice is read as a sentence|src/script/api_pack.c|s/if (fact_kind(row) == FACT_ADVICE \&\& !dot)/if (0)/|build/tests/test_facts
facts: one mistake is told of the file before|src/script/declared.c|s/^        sandbox_pin(L, "", 0).*$//|build/tests/test_facts
facts: core's may be declared anew|src/script/facts.c|s/^    refuse_taken(L, found->name);$//|build/tests/test_facts
advice: what is allowed is forbidden too|src/pack/advice.c|s/^    take_allowed(&search);$//|build/tests/test_advice
advice: what was taken out counts|src/pack/advice.c|s/(search->taken\[at\] \&\& !search->always)/(false)/|build/tests/test_advice
advice: a pattern goes over a stop|src/pack/advice.c|s/(begun \&\& words->before\[at\] != PLAIN_NONE)/(false)/|build/tests/test_advice
advice: the clinic's words stand alone|scripts/lib/prose.lua|s/^    table.insert(rows, text(words))$//|tests/facts.sh build/anteroom
offices: none is not listened to|src/script/tables.c|s/return pack_has(pack, OFFICES_PATH) \&\& .*/return pack_has(pack, OFFICES_PATH);/|tests/facts.sh build/anteroom
clinic: an accent apart hides a word|src/pack/plain_words.c|s/cp >= 0x300 \&\& cp <= 0x36F/cp == 0x300/|build/tests/test_clinic_name
clinic: attract is not tried with its layer|src/stage/first_draw.c|s/if (!draw_page(stage, script, info->attracts\[i\], err))/if (0)/|build/tests/test_shown
clinic: help is not tried with its layer|src/stage/first_draw.c|s/draw_page(stage, script, info->help, err)/true/|build/tests/test_shown
clinic: its layer is blamed for the pack|src/kiosk/shown_open.c|s/bundle = open_less(&all, without_layer, true);/bundle = open_less(\&all, without_layer, false);/|build/tests/test_shown
offices: a broken row is the end|src/script/tables.c|s/look_up_for, warn, leave_out}/look_up_for, warn, NULL}/|build/tests/test_page
offices: a row of another encoding is the end|src/offices/table.c|s/columns .. reader->row_count == TABLE_MAX_ROWS)/columns + 1)/|build/tests/test_table
offices: two of one id stand|src/offices/offices.c|s/dropped\[ids\[i\].row\] = true;/(void)0;/|build/tests/test_offices
offices: all in one list|scripts/lib/locator.lua|s/^local MANY = 40 /local MANY = 40000 /|build/tests/test_many_offices
offices: the last of a part is not there|scripts/lib/locator.lua|s/first, last - first + 1)/first, last - first)/|build/tests/test_many_offices
offices: a new list begins where the old was seen|scripts/lib/locator.lua|s/part % 2 + 1)/1)/|build/tests/test_many_offices
pack: one picture too many|src/pack/pack.h|s/PACK_PICTURES 2000/PACK_PICTURES 2001/|build/tests/test_pack
sync: one that fails is taken for done|src/base/file.c|s/return failure == 0/return true/|$store errors
sync: the call itself|src/base/file.c|s/fsync(fd) == 0/true/|$cuts
sync: all bytes that are written|src/base/file.c|/^[a-z].* \**write_finish(/,/^}/s/file_finish(fd, path, err)/close(fd) == 0/|$cuts
sync: a new file's bytes|src/base/file.c|/^[a-z].* \**file_create_durable(/,/^}/s/write_finish(fd, path, bytes, len, err)/write_all(fd, bytes, len) \&\& close(fd) == 0/|$cuts
sync: appended bytes|src/base/file.c|/^[a-z].* \**file_append_durable(/,/^}/s/write_finish(fd, path, bytes, len, err)/write_all(fd, bytes, len) \&\& close(fd) == 0/|$cuts
sync: all names|src/base/file.c|/^[a-z].* \**file_sync_dir(/,/^}/s/file_finish(fd, path, err)/close(fd) == 0/|$cuts
sync: a replaced file's name|src/base/file.c|/^[a-z].* \**file_replace_durable(/,/^}/s/sync_parent(path, err)/true/|$cuts
sync: an appended file's name|src/base/file.c|/^[a-z].* \**file_append_durable(/,/^}/s/sync_parent(path, err)/true/|$cuts
sync: a new directory's name|src/base/file.c|/^[a-z].* \**file_make_dir_durable(/,/^}/s/sync_parent(path, err)/true/|$cuts
sync: the store's name|src/store/store_install.c|s/file_make_dir_durable/file_make_dirs/|$cuts
sync: the copy of a pack|src/store/store_install.c|s/file_finish(fd, path, err)/close(fd) == 0/|$cuts
sync: the copy of a signature|src/store/store_install.c|s/file_create_durable(\(.*\) 0444,/file_replace(\1/|$cuts
sync: the names of packs|src/store/store_install.c|s/file_sync_dir(store_path(store, "packs").text, err)/true/|$cuts
sync: the record|src/store/store_change.c|s/file_replace_durable/file_replace/|$cuts
sync: what is written over in place|src/base/file.c|s/return fdatasync(fd) == 0/return true/|$cuts
sync: the trial's name|src/store/state_file.c|s/return file_finish(dir, path, err);/return close(dir) == 0;/|$cuts
budget: work is not counted|src/base/budget.h|s/budget->units -= units;/budget->units -= units - units;/|build/tests/test_budget
budget: memory is not counted|src/base/budget.h|s/budget->bytes -= (int64_t)bytes;/budget->bytes -= 0 * (int64_t)bytes;/|build/tests/test_budget
budget: boxes in boxes without end|src/base/budget.c|s/budget->depth > BUDGET_DEPTH/budget->depth > 100 * BUDGET_DEPTH/|build/tests/test_budget
budget: the calm page keeps the idle time of the other|src/kiosk/app.c|s/idle_set_short(.*/(void)0;/|build/tests/test_budget
budget: the calm page has words of any length|src/stage/stage.c|s/stage->page.ground = GROUND_ACCENT;\$/(void)0;/|build/tests/test_budget
budget: what is painted is not counted|src/ui/paint.c|s/budget_spend(budget, 1 + (int64_t)items \* ITEM_UNITS);/(void)items;/|build/tests/test_budget
decide: Home keeps the way back|src/kiosk/decide.c|s/TRAIL_CLEAR/TRAIL_KEEP/|build/tests/test_app
decide: Back leaves a page at its second screen|src/kiosk/decide.c|s/scene.screen > 0)/scene.screen > 9)/|build/tests/test_app
ahead: what Next leads to is not prepared|src/kiosk/ahead.c|s/kind == ACTION_NEXT/kind == ACTION_STAY/|build/tests/test_ahead
layout: a kind without a way to lay it out|src/layout/kinds.c|s/.lay = layout_progress}/.natural_px = NULL}/|build/tests/test_layout
layout: a code stands beside its column and in it|src/layout/column.c|s/lay_children(\&rest, words, code, left)/lay_children(\&rest, words, NULL, left)/|build/tests/test_layout
ladder: nothing gives way|src/layout/ladder.c|s/i < RUNGS \&\& least/i < 0 \&\& least/|build/tests/test_ladder
ladder: a note is left behind|src/layout/columns.c|s/note \&\& i + 1 < count/false/|build/tests/test_ladder
ladder: a screen of one line|src/layout/split.c|s/i = out->count - 1; i > 0; i--/i = 0; i > 0; i--/|build/tests/test_ladder
ladder: words may stray|src/layout/columns.c|s/picture_words_stray(below)/false/|build/tests/test_ladder
ladder: an upright picture comes last|src/layout/page.c|s/blocks_head(blocks) > 0/false/|build/tests/test_ladder
layout: a balance without progress|src/layout/leaf.c|s/most(style->px \/ 2, 1)/style->px \/ 2/|timeout 20 build/tests/test_layout
layout: a row of nothing in a button|src/layout/row.c|s/if (child \&\& child->tile/if (child->tile/|build/tests/test_random_tree
small: a display of 100 mm|src/layout/theme.h|s/DISPLAY_LEAST_LONG_MM 140/DISPLAY_LEAST_LONG_MM 100/|build/tests/test_theme
small: a size begins a new visit|src/kiosk/app.c|/^void app_resize/,/^}/s/app_reload_page(app, now_ms);/app_begin_session(app, now_ms);/|build/tests/test_budget
monkey: a session's scripts stay in memory|src/kiosk/session.c|s/script_destroy(session->script);/(void)0;/|$monkey
monkey: other numbers for a seed|scripts/workshop/common/random.lua|s/z >> 30/z >> 31/|build/tests/test_workshop
offices: the own office hides its phone|scripts/lib/offices.lua|s/office.phone == "" and/true and/|tests/flow.sh build/anteroom
monkey: the calm page is a page|src/workshop/holds.c|s/if (app_has_failed(app))/if (false)/|tests/flow.sh build/anteroom
monkey: it stops at the start|scripts/workshop/monkey.lua|s/event < events/event < 0/|$monkey
play: what is not to be seen is looked for|scripts/workshop/play.lua|s/ ~= wanted then/ == nil then/|tests/flow.sh build/anteroom
play: a text is a part of another|scripts/workshop/play.lua|s/wanted == spaced(item.text, text) or/spaced(item.text, text):find(wanted, 1, true) or/|tests/flow.sh build/anteroom
play: the heading is a text like others|scripts/workshop/play.lua|s/local heads = item.heading and not headed/local heads = false/|tests/flow.sh build/anteroom
play: tests of a layer that is not there|scripts/workshop/play.lua|s/if fixture and not has_layer(fixture) then/if false then/|tests/flow.sh build/anteroom
play: all tests are chosen|scripts/workshop/play.lua|s/^    if not last then/    if false then/|tests/flow.sh build/anteroom
shots: pictures of an earlier run stay|src/workshop/shots.c|s/shot_remove_all(shots->options->out, err)/true/|tests/proof.sh build/anteroom
layer: a name is to be that of another file|src/layer/layer_name.c|s/if (are_both_there(layer, name, wanted))/if (false)/|build/tests/test_layer
sign: rsign is not minisign|src/sign/minisig.c|s/ && !is_line(.lines\\[0\\], RSIGN_COMMENT)//|tests/signatures.sh build/anteroom
tree: a panel is as what lies behind it|src/ui/look.c|s/return look_panel_fill(theme, at, base);/return base;/|tests/pixels.sh build/anteroom
help: an option is not told|src/main.c|s/ \[--only PATTERN\]//|tests/help.sh build/anteroom
help: a rule is not told|src/workshop/lint_verb.c|s/i = 0; i < rules->count/i = 1; i < rules->count/|tests/help.sh build/anteroom
play: a page that fails is a page|scripts/workshop/play.lua|s/if not wanted and kiosk.at().failure/if false/|tests/flow.sh build/anteroom
play: a sentence is cut in a letter|scripts/workshop/play.lua|s/utf8.offset(text, 0, MESSAGE_BYTES + 1) - 1/MESSAGE_BYTES/|tests/flow.sh build/anteroom
play: under a dialog the page can be touched|src/workshop/bind_screen.c|s/touchable\\[next\\] == i;/touchable[next] >= 0;/|tests/flow.sh build/anteroom
bars: no help on upright displays|src/ui/bar_parts.c|s/place == BAR_PLACES ? !bars->help :/place == BAR_PLACES ? env.theme->class == CLASS_TALL :/|build/tests/test_scene
drawn: all pictures are one|src/render/drawn.c|s/memcmp(&head.key, key, sizeof .key) == 0/head.size/|build/tests/test_drawn
drawn: two write at once|src/render/drawn.c|s/fcntl(file, F_SETLKW, &whole) == 0/file >= 0/|build/tests/test_drawn
drawn: no file is shared by its name|src/render/drawn.c|s/kept ? open/0 ? open/|build/tests/test_drawn
svg: a tag that is not closed|src/layer/picture_svg.c|s/    return walk.depth == 0 ||/    return true ||/|build/tests/test_picture
svg: pictures from outside|src/layer/picture_svg.c|s/ && \*value.at != .#. && / \&\& 0 \&\& /|build/tests/test_picture
svg: a bitmap of a kind that is not drawn|src/layer/picture_svg.c|s/if (link .. is_strange(element, value))/if (0)/|build/tests/test_drawing_files
svg: parts of pixels are rounded|src/layer/picture_svg.c|s/LEAST_SIDE 200/LEAST_SIDE 1/|build/tests/test_drawing_files
svg: the size of another unit|src/layer/svg_scan.c|s/MOST_SIDE 1e9/MOST_SIDE 1e6/|build/tests/test_drawing_files
svg: entities hold entities|src/layer/picture_svg.c|s/good = !strchr("&%<", .c);/good = true;/|build/tests/test_picture
svg: style sheets from outside|src/layer/picture_svg.c|s/if (!url .. leads_out(value))/if (!url)/|build/tests/test_picture
svg: a colour loses its alpha|src/render/drawing_colours.c|s/if (calm.alpha != 255)/if (0)/|build/tests/test_drawing
svg: one colour is not understood|src/render/drawing_colours.c|s/            return false;/            continue;/|build/tests/test_drawing
svg: dark changes other attributes|src/render/drawing_colours.c|s/ || at\[-1\] == .-. || / || /|build/tests/test_drawing
svg: currentColor is black|src/render/drawing_colours.c|s/    if (!picture_svg_has(.*/    if (0)/|build/tests/test_drawing
exif: what lies on its side stays so|src/render/scale.c|s/orientation > 4 ? y : x/orientation > 8 ? y : x/|build/tests/test_photo
exif: mirrored|src/render/scale.c|s/ || orientation == 7 || orientation == 8;/ || orientation == 8;/|build/tests/test_photo
exif: of PNG is not looked for|src/layer/picture_png.c|s/"eXIf"/"eXIg"/|build/tests/test_photo
exif: the other order of bytes|src/layer/exif.c|s/tiff->big ? i : size - 1 - i/i/|build/tests/test_picture
photo: large ones are decoded by the kiosk|src/render/image.c|s/!picture_check_packed(&picture, NULL)/false/|build/tests/test_photo
photo: packed layers hold any size|src/layer/picture.c|s/    return fits || err_set/    return true || err_set/|build/tests/test_picture
photo: what a camera gives is packed as it is|src/workshop/pack_pictures.c|s/picture_is_raw(&picture) ?/false ?/|tests/pack.sh build/anteroom
logo: dark on dark|src/ui/bars.c|s/bars->logo .. bars->logo_fits ?/bars->logo ?/|build/tests/test_paint
picture: of one colour|src/workshop/picture_look.c|s/look.one_colour \&\& channels/channels/|build/tests/test_lint_rules
picture: one that is not seen is not told|src/workshop/picture_look.c|s/seen += colour_contrast.*/seen++;/|build/tests/test_lint_rules
picture: looked at in the calm theme only|scripts/workshop/lint/pictures.lua|s/{ "calm", "dark" }/{ "calm" }/|build/tests/test_lint_rules
picture: words in a comment are words|scripts/workshop/lint/pictures.lua|s/ and select(2, bytes:find("-->", at, true)) or at/ and at/|build/tests/test_lint_rules
png: grey keeps two channels|src/render/image_png.c|s/png_set_gray_to_rgb(png)/(void)0/|build/tests/test_image_png
png: a transparent colour is shown|src/render/image_png.c|s/    png_set_expand(png);//|build/tests/test_image_png
png: 16 bits|src/render/image_png.c|s/    png_set_strip_16(png);//|build/tests/test_image_png
png: one pass of seven|src/render/image_png.c|s/png_set_interlace_handling(png)/1/|build/tests/test_image_png
png: read past its end|src/render/image_png.c|s/if (count > .*/if (count > SIZE_MAX - 1)/|build/tests/test_image_png
jpeg: damaged data|src/render/image_jpeg.c|s/longjmp(.*/(void)jpeg;/|build/tests/test_image
jail: no filter|src/base/jail_calls.c|s/return BUILT_WITH_ASAN/return true/|build/tests/test_jail
jail: code may be made|src/base/jail_calls.c|s/{__NR_mprotect, WITHOUT, 2, PROT_EXEC}/{__NR_mprotect, ALLOWED, 0, 0}/|build/tests/test_jail
jail: files may be written|src/base/jail_calls.c|s/{__NR_openat, WITHOUT, 2, WRITING}/{__NR_openat, ALLOWED, 0, 0}/|build/tests/test_jail
jail: signals to others|src/base/jail_calls.c|s/{__NR_tgkill, OURSELVES/{__NR_tgkill, ALLOWED/|build/tests/test_jail
jail: a program of others reads all files|src/base/jail_inside.c|s/(!helper->program .. jail_shut_files(helper->program))/true/|build/tests/test_jail
jail: a program of others starts others|src/base/jail_files.c|s/    "\/usr\/lib",/    "\/usr",/; s/^#define READS (/#define READS (LANDLOCK_ACCESS_FS_EXECUTE | /|build/tests/test_jail
jail: a program of others has children|src/base/jail_calls.c|s/{__NR_clone, WITH, 0, CLONE_THREAD}/{__NR_clone, ALLOWED, 0, 0}/|build/tests/test_jail
jail: a program of others has sockets|src/base/jail_calls.c|s/{__NR_execve, ALLOWED, 0, 0},/&{__NR_socket, ALLOWED, 0, 0},/|build/tests/test_jail
jail: our environment|src/base/jail.c|s/nothing);/environ);/|build/tests/test_jail
jail: our descriptors|src/base/jail.c|s/posix_spawn_file_actions_addclosefrom_np(.*/(void)0;/|build/tests/test_jail
jail: our signals|src/base/jail.c|s/POSIX_SPAWN_SETSIGMASK . POSIX_SPAWN_SETSIGDEF/0/|build/tests/test_jail
jail: root stays root|src/base/jail_inside.c|s/if (strcmp(argv\\[JAIL_AT_UID\\], JAIL_SAME_USER) == 0)/if (argv)/|build/tests/test_jail
jail: root's rights stay|src/base/jail_inside.c|s/alone ? 0 : 1U/alone ? 1U : 1U/|build/tests/test_jail
jail: new privileges|src/base/jail_inside.c|s/prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0/true/|build/tests/test_jail
jail: files may grow|src/base/jail_inside.c|s/set_limit(RLIMIT_FSIZE, 0)/true/|build/tests/test_jail
jail: the network stays|src/base/jail_inside.c|s/(void)unshare(.*/(void)0;/|build/tests/test_jail
jail: it outlives its parent|src/base/jail_inside.c|s/prctl(PR_SET_PDEATHSIG, SIGKILL) == 0/true/|$ends accounts
jail: install tries as root|src/admin/rehearse.c|s/job.user = geteuid() == 0 ? .user : NULL/job.user = NULL/|$ends accounts
tour: a state is seen twice|src/stage/tour.c|s/>= TOUR_STATES .*/>= TOUR_STATES)/|build/tests/test_tour
tour: what was touched is left behind|src/stage/tour.c|s/if (way->count > 0)/if (false)/|build/tests/test_tour
tour: nothing is typed without offices|src/stage/step.c|s/: ZIP_TYPED/: ""/|build/tests/test_tour
tour: no page is seen again|src/stage/tour.c|s/tour->again = !tour->again/tour->again = false/|build/tests/test_tour
streams: the log gets the number of a file|src/main.c|s/^    open_standard_streams();/    (void)open_standard_streams;/|$ends streams
words: a page of any size is read|scripts/workshop/strings.lua|s/pack.read(path, layer, SCRIPT_MOST)/"" or path/|tests/lint.sh build/anteroom
lint: a page of any size is read|src/workshop/bind_words.c|s/SCRIPT_FILE_MAX/SIZE_MAX \/ 2/|tests/lint.sh build/anteroom
new: About this screen says nothing of a card|scripts/new/pages/about.lua|s/refused_settings() and/false and/|tests/lint.sh build/anteroom
jail: nobody knows where it died|src/kiosk/rehearsal.c|s/place_say(path,/(void)(path,/|$ends installs
jail: 150 % is not tried|src/kiosk/rehearsal.c|s/{100, 150, 200}/{100, 200}/|$ends installs
jail: who ended lint is not told|src/workshop/lint.c|s/    find_dead(lint);/    (void)find_dead;/|$ends lints packs
jail: an endless page is waited for|src/admin/watched.c|s/still_s < WATCHED_STILL_S/still_s < 100 * WATCHED_STILL_S/|$ends endless
visit: Finish asks nothing|src/kiosk/decide.c|s/first || asked ?/first || asked || !asked ?/|build/tests/test_app
bars: a pack of one language|src/ui/bar_parts.c|s/if (!bars->places\[places\[i\]\].present).*/if (false)/|build/tests/test_scene
theme: captions of 2.6 mm|src/layout/theme.h|s/CAP_SMALL_MM 3.6/CAP_SMALL_MM 2.6/|build/tests/test_theme
bars: help lies over the pills|src/ui/bars.c|s/bar_put_pills(sheet, env, x + help + gap/bar_put_pills(sheet, env, x + gap/|build/tests/test_scene
lint: what failed already is told twice|scripts/workshop/lint/links.lua|s/return failed\\[.*/return false/|build/tests/test_lint_rules
lint: a plural form needs its number|scripts/workshop/lint/translations.lua|s/entry.many and own == ""/false/|build/tests/test_lint_rules
lint: a mended copy is a layer|src/workshop/bind_files.c|s/strcmp(pack_layer_path(pack, layer), copies) == 0/false/|build/tests/test_lint_rules
lint: a finding lies in any line|scripts/workshop/lint/init.lua|s/line = place.line,/line = 1,/|build/tests/test_lint_rules
console: the other buffer lacks what the picture before changed|src/render/console.c|/console->last.rects, console->last.count/d|build/tests/test_console
console: the wait for a flip ends|src/render/console.c|s/poll(&card, 1, FLIP_MS)/poll(\&card, 1, -1)/|build/tests/test_console
console: a lost flip is followed by a mode set|src/render/console.c|s/console->is_set = false;$/;/|build/tests/test_console
console: another mode has buffers of its own|src/render/console.c|s/bool fits = .*/bool fits = console->buffers[1].pixels;/|build/tests/test_console
console: a display that is taken is not shown on|src/render/console.c|s/found && !drmIsMaster(fd)/false/|build/tests/test_console
console: unplugged nothing is shown|src/render/console.c|s/if (!console->is_plugged)/if (false)/|build/tests/test_console
port: a shape is no size|src/render/port.c|s/is_usual_lie(w_mm, h_mm))$/false)/|build/tests/test_port
port: the shape of the pixels|src/render/port.c|s/0.95, 1.05/0, 9/|build/tests/test_port
port: no interlaced mode|src/render/port.c|s/!mode->is_interlaced/true/|build/tests/test_port
uevent: only cards are heard|src/kiosk/uevent.c|s/memcmp(bytes + at, wanted, sizeof wanted) == 0/true/|build/tests/test_uevent
uevent: a word is whole|src/kiosk/uevent.c|s/sizeof wanted) == 0/sizeof wanted - 1) == 0/|build/tests/test_uevent
split: what names words is not left alone|src/layout/units.c|s/int named = named_px(units, at.y);/int named = 0;/|build/tests/test_split
split: a card that is higher than a screen is parted|src/layout/units.c|s/bool alone = .*/bool alone = false;/|build/tests/test_split
grid: what is parted stands alone on its line|src/layout/grid.c|s/child->rect.h > env->box_h_px/child->rect.h > 8 * env->box_h_px/|build/tests/test_split
columns: what has no room stands below the picture|src/layout/columns.c|s/blocks->count = count;/(void)count;/|build/tests/test_ladder
columns: no list is parted by a picture|src/layout/columns.c|s/bool list = .*/bool list = !after;/|build/tests/test_ladder
columns: words get a wider column|src/layout/page.c|s/part <= WIDER_STEPS/false/|build/tests/test_ladder
split: what to do is left by its field|src/layout/units.c|s/if (is_instruction(cell) \&\& !cell->node->heading)/if (false)/|build/tests/test_split
split: what to do is parted|src/layout/units.c|s/para->line_count < 4 || tie_of(cell) >= TIE_HEADING/para->line_count < 4/|build/tests/test_split
split: a title stands alone for nothing|src/layout/split.c|s/if (!group_fits \&\& broken == TIE_HEADING)/if (false)/|build/tests/test_split
split: a title in a row stands alone|src/layout/units.c|s/: heads_row(node)         ? TIE_HEADING/: false ? TIE_HEADING/|build/tests/test_split
split: choices leave their dots|src/layout/units.c|s/if (chooses_next(cell))/if (false)/|build/tests/test_split
ladder: keys are as high as they like|src/layout/pad.c|s/(100 - env->give.picture_percent) .*/1;/|build/tests/test_ladder
menu: on screens it says all|src/layout/menu.c|s,lay_in_form(&smaller.*parted),false,|build/tests/test_layout_cards
lint: an instruction may leave its control|src/workshop/layout.c|s/scene->cut >= TIE_CONTROL/false/|build/tests/test_lint_layout
lint: a screen may end within a sentence|src/workshop/layout.c|s/scene->cut == TIE_SENTENCE/false/|build/tests/test_lint_layout
lint: a last screen may be bare|src/workshop/layout.c|s/scene->bare \&\& /false \&\& /|build/tests/test_lint_layout
ROWS
}

# What the test $1 takes of the build
needed() {
    case $1 in
    build/tests/*) echo anteroom "${1#build/tests/}" ;;
    *' build') echo all ;;
    *) echo anteroom ;;
    esac
}

passed=0
failed=0
row=0
while read -r line; do
    row=$((row + 1))
    name=${line%%|*} rest=${line#*|}
    file=${rest%%|*} rest=${rest#*|}
    edit=${rest%|*} try=${rest##*|} # a sed may have a | of its own
    [ $((row % ${part#*/})) -eq $((${part%/*} % ${part#*/})) ] || continue
    if [ $# -gt 0 ] && ! echo "$name" | grep -qF -- "$(printf '%s\n' "$@")"; then continue; fi
    cp "$file" kept
    sed -i "$edit" "$file"
    if cmp -s kept "$file"; then
        verdict="FAILED  $name: there is nothing of the kind in $file"
    elif ! needed "$try" | xargs cmake --build build >built 2>&1 --target; then
        verdict="FAILED  $name: does not build: $(grep -m 1 error: built)"
    elif $try </dev/null >tried 2>&1; then
        verdict="FAILED  $name: $try stays green"
    else
        verdict="ok      $name: $(grep -cE 'FAILED|^[^ ]*:[0-9]+: |^monkey: .* event ' tried) lines of $try complain"
    fi
    case $verdict in ok*) passed=$((passed + 1)) ;; *) failed=$((failed + 1)) ;; esac
    echo "$verdict"
    cp kept "$file" # newer than what was built of it: else the next row has this one in it, too
done <<ROWS
$(mutants)
ROWS

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
