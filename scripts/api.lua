---@meta
-- All that a pack's Lua may call, as LuaCATS stubs. A test holds this file and the program to
-- the same set of names. Lengths are tenths of a millimetre where nothing else is said.

---A page: the one value that a file of pages/ returns. Any other key is an error.
---@class PageSpec
---@field title string the page's first heading, unless the body gives one
---@field next? string overrides the order of flows.lua; the last page of a flow has none
---@field body fun(visitor: table): table the page's nodes; may also hold ground=, idle_s=, hidden=
---@param spec PageSpec
---@return table
function page(spec) end

---What a body may say of the whole screen, beside its nodes:
---ground = "paper" | "alert" (soft alarm) | "accent" | "alarm" (the last two have no bars),
---idle_s = seconds of silence before the visitor is asked (instead of kiosk.conf's),
---hidden = true where it has nothing to say: it is left out of its flow's order and count.

-- Primitives -------------------------------------------------------------------------------

---Children one below the other. Positional values are nodes; nil and false are skipped.
---options: gap, align = "start" | "center" | "end", panel = "note" | "warning" | "card" |
---"caption",
---grow = share of a row's free width, aside = true (goes into the right column where two fit).
---@param spec table
---@return table node
function column(spec) end

---Children side by side; where they do not fit, one below the other. Without any `grow` all get
---the same width; with one, the others get what they need. options as of column.
---@param spec table
---@return table node
function row(spec) end

---Children in columns of equal width, as many as fit but at most `columns`. options as of column.
---@param spec table
---@return table node
function grid(spec) end

---One string, or a list of them, a paragraph each. Inline **bold**.
---options: size = "caption" | "body" | "lead" | "h2" | "h1" | "display" | "far" (the last two do not
---grow with the visitor's size), bold, heading = true,
---tone = "ink" | "soft" | "accent" | "alarm" | "on_accent", align, grow,
---short = the same in fewer words, for displays with a rail and small upright ones,
---tile = "soft" | "solid" | "open" | "round" (behind a short text, as a numbered badge) | "ring" |
---"disc" (one of several that only one can be taken of, and the one that is).
---@param spec string | table
---@return table node
function text(spec) end

---A picture of the pack, or an icon of the core.
---image{"images/x.svg", alt =, words = { {x, y, _"nerve", short =, to = {x, y}, kind =}, ... },
---focus = {x, y, w, h}}: places in thousandths of the picture. to draws a line that ends in a dot
---there; kind = "problem" | "better" colours both. Where a display is small the picture is cropped
---to its focus, with two of its words, in their short forms.
---alt = "" means decorative. image{icon = "pin", tone =, tile =, size =}; icon = "" with a tile
---is the tile alone, as a box that is not ticked.
---@param spec table
---@return table node
function image(spec) end

---What stills{...} is made of: pictures of one shape in one place, each with its caption, a row or
---column with panel = "caption", behind it. options: seconds, compared (the first and the last are
---before and after), loop (on an attract page they go round by themselves).
---@param spec table
---@return table node
function frames(spec) end

---button{"Label", action, icon =, kind = "primary" | "plain" | "alarm" | "quiet"}, or with a node of its own
---content: button{row{...}, action, name = "Title line", kind = "card" | "choice" | "start", chosen =
---bool, back = bool}. With back = true a touch on the bar's Back does what this one does.
---Without name it is called by its first text. action is go, back, home, set, finish, or a function
---of the visitor's state that calls them.
---@param spec table
---@return table node
function button(spec) end

---A field and its pad. kind = "zip": five boxes, twelve keys; Find sets visitor[key].
---kind = "town": letters; each key sets visitor[key] at once. It shows what was typed so far;
---set { [key] = false } empties it.
---@param spec {key: string, kind: "zip" | "town"}
---@return table node
function field(spec) end

---A QR code of this text, with words for who can not see it: qr{"text", alt = "..."}.
---@param spec table
---@return table node
function qr(spec) end

---How many of how many: progress{n, of}; as ten dots a row: progress{n, of, dots = true}.
---@param spec table
---@return table node
function progress(spec) end

---Empty room of so many tenths of a mm.
---@param height integer
---@return table node
function spacer(height) end

-- Actions ----------------------------------------------------------------------------------
-- In a body they are values for a button. In a button's function they are asked for, and
-- carried out after it has returned.

---@param page_id string
function go(page_id) end
function back() end
function home() end
function finish() end
---Merges these values into the visitor's state: strings, numbers, booleans, tables of these.
---A value of false takes a key away.
---@param values table
function set(values) end

-- Words ------------------------------------------------------------------------------------

---The words in the visitor's language, else as they stand.
---@param source string
---@return string
function _(source) end

---@param one string
---@param many string
---@param n integer
---@return string
function ngettext(one, many, n) end

---%s, %d, %f (with a precision) and %%; numbers are written as the language writes them.
---@param template string
---@return string
function format(template, ...) end

---"2026-11-22" as the language says it.
---@param iso string
---@return string
function date(iso) end

---The code of the visitor's language, "en".
---@return string
function language() end

---The languages of the pack: { {code = "en", name = "English"}, ... }.
---@return table
function languages() end

-- Data -------------------------------------------------------------------------------------

---The rows of a CSV file of the pack, by column name; all values are strings, "" where empty.
---Rows of data/locations.csv have all of its columns, and `name`, `phone`, `zip` as shown; `hours`,
---`access`, `note` and `after_hours` are in the visitor's language where a column of that name and
---a code has them (hours_es). A row that was kept with set{} is the row itself: it follows the
---language.
---@param path string
---@return table rows
function csv(path) end

---@class places
places = {}

---{zip, town, state, lat, lon, class}; class is one of valid_zcta, valid_no_zcta, military,
---territory, unassigned, unassigned_prefix, too_short. Never raises on a string.
---@param zip string
---@return table
function places.zip(zip) end

---At most 20 {town, state, lat, lon} that begin so, by town, then state.
---@param prefix string
---@return table
function places.city(prefix) end

---The towns that a visitor may mean who has typed this: the beginning of a name, in short forms
---too ("port st", "n little"), or a name and the beginning of its state ("houston tx"). Towns of
---just this name come first, and the nearest to any of the rows. At most n, from the `first` on
---(1 is the first): { {town, state, lat, lon}, ... }; and how many there are in all.
---@param typed string
---@param rows table
---@param first integer
---@param n integer at most 20
---@return table, integer
function places.towns(typed, rows, first, n) end

---A state's letters and its name: "TX", "Texas" of "TX", "tx" or "Texas"; nil: no state.
---@param text string
---@return string?, string?
function places.state(text) end

---The nearest n of the rows to a point {lat, lon}: { {row = row, miles = number}, ... }.
---@param point table
---@param rows table
---@param n integer
---@return table
function places.nearest(point, rows, n) end

---The states of the rows, by their letters: { {state = "TX", count = integer}, ... }.
---@param rows table
---@return table
function places.states(rows) end

---The rows of a state by name, at most n of them, from the `first` on (1 is the first).
---@param rows table
---@param state string
---@param first integer
---@param n integer at most 1000
---@return table
function places.in_state(rows, state, first, n) end

---The clinic's own facts, those of every pack and those of facts.lua: clinic.FACT is a string, or
---nil where the clinic gave none; of the kind "pictures" a list of paths, or nil. Where
---clinic.conf has it in the visitor's language (hours.es beside hours) it is those words,
---else those of the pack's first language; clinic["FACT.language"] is the code of the language
---they are in, nil where it is not filled. clinic["FACT.by"] and clinic["FACT.date"] are who gave
---it and when: of the fact, in whatever language. Facts of the kind "advice" are not read so:
---advice{} shows them.
---@type table<string, string?>
clinic = {}

---The visitor's state while a body runs, the same read-only view that the body is given: for
---components, which are called without it. While a file is being loaded it has no values.
---@type table
visitor = {}

---About the pack: pack.id, title, version, review_by, reviewed (nil until a person has read it),
---translated ("draft", "no", "yes", or nil),
---start (the first page's id), help (the id of Get help now, or nil), pages (a list of {id, title,
---flow}), flows (by name: a list of page ids that has title, icon, take and ends, too).
---@type table
pack = {}

---The row of data/locations.csv that is this machine's own, or nil.
---@return table?
function own_office() end

---Why the anteroom.conf on the kiosk's card isn't used, for the page About this screen; or nil.
---@return string?
function refused_settings() end

---Runs a page's body as for a visitor who has said nothing, for what its components tell
---(lib/end.lua gathers the main points of a part so); what it gives is dropped.
---@param id string
function run_body(id) end

---A file of lib/, by its name without ending; what it returned.
---@param name string
---@return any
function use(name) end

---Ends the call with these words, at most 200 bytes of them; there is no pcall.
---@param message string
function error(message) end

---Kept of Lua, as in its manual unless said otherwise; numbers and lengths are bounded.
---There is no print: a log must never hold what a visitor chose.
---@param value any
---@param message? string
function assert(value, message) end

---Keys in sorted order: numbers, then strings by bytes. Other keys are an error.
---@param value table
function pairs(value) end
---@param list table
function ipairs(list) end
---@param n integer | "#"
function select(n, ...) end
---Of a text of at most 200 bytes; there is no base.
---@return number?
function tonumber(value) end
---Of nil, booleans, numbers and strings; anything else is an error.
---@return string
function tostring(value) end
---@return string
function type(value) end

-- What Lua 5.4 has of the same name gives the same here, or an error that says what to write; an
-- argument too many is such an error. Only lower, upper and reverse know letters where Lua knows
-- bytes. Strings are bytes, as in Lua. All of these are methods too: ("a b"):split(" ").

string = {}
---The byte there, counted from 1, or those up to the last; at most 250.
function string.byte(s, at, last) end
---@return boolean
function string.ends(s, ending) end
---Where it begins and ends, or nil. There are no patterns: what holds one of ^$*+?.([%- is found
---as it stands with plain = true, and else an error.
function string.find(s, wanted, start, plain) end
function string.len(s) end
---Letters of Latin, Greek and Cyrillic.
function string.lower(s) end
function string.upper(s) end
---At most 65,536 times and 128 KiB.
function string.rep(s, count, separator) end
---By characters.
function string.reverse(s) end
---At this text as it stands, which is no pattern.
---@return table parts
function string.split(s, separator) end
---@return boolean
function string.starts(s, beginning) end
function string.sub(s, first, last) end
function string.trim(s) end

table = {}
function table.concat(list, separator, first, last) end
function table.insert(list, at_or_value, value) end
function table.remove(list, at) end
---Stable. Without an order: numbers, or strings by bytes.
function table.sort(list, before) end
---At most 250 values.
function table.unpack(list, first, last) end

math = { huge = 0, pi = 0 }
function math.abs(x) end
function math.ceil(x) end
function math.floor(x) end
function math.fmod(x, y) end
function math.max(x, ...) end
function math.min(x, ...) end
function math.sqrt(x) end
---@return integer?
function math.tointeger(x) end

utf8 = {}
function utf8.char(...) end
---The character that begins at this byte.
function utf8.codepoint(s, at) end
---In characters; nil and the byte that is not UTF-8.
function utf8.len(s) end
---The byte at which the n-th character begins.
function utf8.offset(s, n) end

-- Components: what lib/prelude.lua returns; plain functions that give the nodes above -------

---The page's heading; without one the page's title is it. `heading lead note warning sources`
---take one string or a list of strings. options: tone, align.
---@param spec string | table
---@return table node
function heading(spec) end

---The one message of the page, in its own larger words. options: tone, align.
---@param spec string | table
---@return table node
function lead(spec) end

---The page's own words, one or more, and below them "Our clinic says:" with what the clinic says:
---advice { _"Do not drive until your clinic says so.", fact = "driving" }. The fact is of the kind
---"advice" in facts.lua. options: fact, panel ("note", as of column).
---@param spec table
---@return table node
function advice(spec) end

---One thing to keep in mind, on a soft ground.
---@param spec string | table
---@return table node
function note(spec) end

---What must not be missed, in the alarm's soft colour.
---@param spec string | table
---@return table node
function warning(spec) end

---Signs of danger, one below the other, each on the alarm's tint with its sign: read, not touched.
---signs{ _"words", {_"words", short = _"fewer words"}, ... }
---@param spec table
---@return table node
function signs(spec) end

---Where the facts of the page come from, in small words.
---@param spec string | table
---@return table node
function sources(spec) end

---picture{"images/x.svg", alt =, caption =, words =, focus =}: a page's only one stands beside the text
---where two columns fit.
---@param spec table
---@return table node
function picture(spec) end

---A drawing in steps: stills{ {"images/a.svg", _"caption", words = ...}, {"images/b.svg"}, alt =,
---seconds = 1 }. The visitor plays it, pauses it and goes through it by touch; it never begins by
---itself, and ends on the last. before = and after = are its two ends, which a switch shows, too;
---alone they are the switch. All have one shape; a page can have stills once. On an attract page
---loop = true goes round by itself, 2 seconds each.
---@param spec table
---@return table node
function stills(spec) end

---card{"Title", "second line", icon =, action}; the second line and the icon may be left out.
---@param spec table
---@return table node
function card(spec) end

---begin{"Title", "second line", icon =, picture =, action}: the first card of a menu, for where to
---begin. It is solid; large displays show its picture, and the other cards beside it.
---@param spec table
---@return table node
function begin(spec) end

---menu{card{...}, card{...}, columns = 3}; or menu{begin{...}, card{...}, ...}, which fills what the
---page leaves of a screen. Small displays leave second lines out of it.
---@param spec table
---@return table node
function menu(spec) end

---steps{"First", "then"}: a number before each. icon = "check" puts that in the number's place;
---so does tone, for its colour.
---@param spec table
---@return table node
function steps(spec) end

---timeline{ {"when", "what"}, ... }
---@param spec table
---@return table node
function timeline(spec) end

---checklist{key = "signs", {id = "numb", "My legs go numb"}, ...}: a touch sets
---visitor.signs.numb = true, the next takes it away. most = at most so many ticks, of which 1 is
---round, and takes the place of the one before;
---columns = 2 where they are many.
---@param spec table
---@return table node
function checklist(spec) end

---questions{ {"question", "answer"}, ... }: all of them, each with its answer.
---@param spec table
---@return table node
function questions(spec) end

---dots(9, 100, {caption = "had more surgery"}): so many of so many people, as dots.
---@param n integer
---@param of integer
---@param spec? table
---@return table node
function dots(n, of, spec) end

---locator{rows = csv "data/locations.csv", go = "office"}: the whole way to an office. It keeps
---visitor.zip, town, place and find; a choice sets visitor.office to the row, then goes.
---@param spec {rows: table, go: string}
---@return table node
function locator(spec) end

---handoff{text = "..."}: the text as a QR code, to take along on a phone. caption = other words
---below it than the usual; nodes in it stand below that, or beside the code where there is no room.
---@param spec table
---@return table node
function handoff(spec) end

-- Flow tests: only in files of tests/ -------------------------------------------------------
-- The functions note steps, which are played when the file has ended. `type` and `language`
-- are steps there, and nothing else.

---One visit, at 1920x1080@21.5, 100 %, calm, in the first language.
---@param name string
---@param steps fun()
function test(name, steps) end
---Before the first test: the file's tests are of this layer's facts and offices. Where it is not
---among the layers they are skipped, and told so.
---@param layer string the name of its folder or file, or the id of its pack.conf
function fixture(layer) end
---A fresh visit, at the attract page.
function start() end
---A finger goes down and up in the middle of what has this name.
---@param name string
function tap(name) end
---A key of the pad for each character.
---@param text string
function type(text) end
---It is visible on this screen; or not. A no-break space in it must stand there, a space may be either.
---@param text string
function see(text) end
---@param text string
function dont_see(text) end
---They are visible in this reading order, each as a whole: a text, a name, or all words of a card.
---The page's heading and the bars do not count.
---@param ... string
function in_order(...) end
---The page that is shown.
---@param page_id string
function on(page_id) end
---To the page's next screen.
function more() end
---Seconds of virtual time.
---@param seconds number
function wait(seconds) end
---As the buttons would set them.
---@param code string
function language(code) end
---@param percent 100 | 150 | 200
function text_size(percent) end
---@param name "calm" | "dark"
function theme(name) end
---A key of the keyboard, by SDL's name for it.
---@param name string
function key(name) end
---A touch at mm from the upper left of the upright screen.
---@param x number
---@param y number
function touch(x, y) end

-- What the clinic fills in: only in facts.lua -----------------------------------------------
-- It is read once, as flows.lua is.

---The one value that facts.lua returns: each fact by a name of a-z, 0-9 and _, which clinic.conf
---may then have. `anteroom help facts` tells the kinds, and the facts that every pack has.
---@class FactSpec
---@field kind string "phone", "hours", "sentence", "advice", "list", "choice", "date", "money",
---"url" or "pictures"; a choice has its words at 1, 2, ...
---@field ask string what the sheet asks of the clinic
---@field about? string of advice: "pills", "food", "driving", "escort", "wound" or "activity"
---@field files? string of pictures: "images/team-*"
---@param spec table<string, FactSpec>
---@return table
function facts(spec) end

-- The page flow: only in flows.lua ----------------------------------------------------------
-- It is read once, and sees strings, tables, math and _ beside this. The title's words are looked
-- up where they are shown.

---The one value that flows.lua returns. Each flow is a list of page ids in their order, by a name
---of a-z, 0-9 and -; a page is in one flow at most. After the last page comes the flow's end page,
---"end/NAME", where there is more than one.
---@class FlowSpec
---@field title string
---@field hue? string "teal" (else), "indigo", "amber", "green", "plum", "blue" or "slate"
---@field icon? string
---@field take? boolean it offers its code to take home
---@field ends? string[] one to three pages that the end page leads to; else the start page
---@param spec table<string, FlowSpec>
---@return table
function flows(spec) end
