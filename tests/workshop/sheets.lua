-- The sheets of shots: what fits on a handout, which states of a page are read, and all three
-- sheets of a small pack whose words try to be markup.
local fit = use "sheets/fit"

local function lines(kind, count, length)
  local list = {}
  for i = 1, count do
    list[i] = { kind = kind, text = ("x"):rep(length) }
  end
  return list
end

-- Lists: where one ends, and when it stands in two columns.
local list = lines("item", 3, 10)
table.insert(list, { kind = "text", text = "x" })
table.move(lines("choice", 4, 10), 1, 4, #list + 1, list)
table.move(lines("item", 4, 60), 1, 4, #list + 1, list)
for _, row in ipairs { { 1, 3, false }, { 2, 3, false }, { 4, nil }, { 5, 8, true },
  { 9, 12, false } } do
  local last, two = fit.list(list, row[1], 14)
  assert(last == row[2] and two == row[3], row[1] .. ": " .. tostring(last) .. tostring(two))
end

-- 14 pt: a side has 702 points, a line 17.5, one of text a quarter more, a title 1.8 lines.
local function part(count)
  return { title = "T", lines = lines("text", count, 71) }
end
for i, row in ipairs {
  { { part(1) }, 17, 1 },
  { { part(1), part(1) }, 17, 1 },
  { { part(1), part(1), part(1), part(1) }, 17, 2 },
  { { part(13), part(13) }, 16, 1 },
  { { part(14), part(1) }, 15, 1 },
  { { part(27) }, 14, 1 },
  { { part(1), part(27) }, 14, 1 },
  { { part(28) }, nil },
  { { part(27), part(28) }, 14, 1 },
  { { part(28), part(28) }, nil },
} do
  local pt, side = fit.fit(row[1])
  assert(pt == row[2] and side == row[3], ("%d: %s, %s"):format(i, pt, side))
end
-- So many parts of so many short lines.
for i, row in ipairs { { 1, 1, 17, 1 }, { 2, 10, 17, 1 }, { 4, 10, 17, 2 }, { 4, 13, 14, 2 },
  { 2, 60 }, { 1, 60 } } do
  local parts = {}
  for k = 1, row[1] do
    parts[k] = { title = "Title", lines = lines("text", row[2], #"A line of a few words.") }
  end
  local pt, side = fit.fit(parts)
  assert(pt == row[3] and side == row[4], ("%d: %s, %s"):format(i, pt, side))
end
-- `**` takes no room, a letter of two bytes that of one.
assert(fit.fit { { title = "T", lines = { { kind = "text", text = ("**é**"):rep(71 * 15) } } } } ==
  fit.fit { { title = "T", lines = { { kind = "text", text = ("x"):rep(71 * 15) } } } })

-- A small pack, as bindings would give it.
local NASTY = '<b onclick="x">&'
local function visit(page, language, after, ...)
  local texts = {}
  for _, text in ipairs { ... } do
    table.insert(texts, { role = text:find "^#" and "heading" or "text", text = text,
      language = language, file = "f", line = 1 })
  end
  return { page = page, title = "Title of " .. page, file = "f", language = language, after = after,
    texts = texts }
end
local VISITS = {
  visit("home", "en", "", "#Home " .. NASTY, "First."),
  visit("list", "en", "", "#List"),
  visit("home", "en", "after A", "First."),
  visit("home", "en", "after " .. NASTY, "First.", "Second " .. NASTY),
  visit("home", "es", "", "#Casa", "Uno."),
  visit("list", "es", "", "#Lista"),
  visit("home", "es", "after A", "Uno.", "Dos."),
  visit("home", "es", "after B", "Uno.", "Dos."),
}

local written, drawn, warnings = {}, {}, {}

pack = {
  first = "en", languages = { "en", "es" }, pages = { "list", "home", "done" },
  info = { id = "p", title = NASTY, version = "1", sequence = 3, languages = { "en", "es" },
    handout = { "home", "list" } },
  slots = function() return { { key = "name", value = NASTY } } end,
  slot = function() return NASTY end,
  facts = function()
    return { { name = "name", kind = "names" },
      { name = "fee", kind = "switch", type = "money", ask = "How much is it? " .. NASTY } }
  end,
  has = function() return false end,
  files = function() return { "pages/home.lua" } end,
  where = function(path) return path end,
  is_core = function() return false end,
  word = function() return nil end, -- "Dos." is marked, and translated nowhere
}

shots = {
  display = "8x6@7", out = "OUT", plain = true, handout = true, since = false,
  drawn = {
    { page = "home", display = "8x6@7", language = "en", text_size = 100, dark = true,
      pngs = { "dark.png" } },
    { page = "home", display = "8x6@7", language = "en", text_size = 100, dark = false,
      pngs = { "home-1.png", "home-2.png" } },
  },
  draw = function(state)
    table.insert(drawn, state)
    return { "state-" .. state .. ".png", false }, false
  end,
}

local A, B = ("0"):rep(64), ("1"):rep(64)
reviews_file = "reviews"

function page_hashes()
  return { hash = "The hash of all", { page = "home", language = "en", hash = A },
    { page = "list", language = "en", hash = A }, { page = "done", language = "en", hash = B },
    { page = "home", language = "es", hash = A } }
end

function read_reviews()
  return ("en.home = %s 2026-01-01 %s\nen.list = %s 2026-01-02 B\nen.done = %s 2026-01-01 %s\n")
    :format(A, NASTY, B, B, NASTY)
end

function texts()
  return {}
end

function visits(on_visit)
  for _, one in ipairs(VISITS) do
    on_visit(one)
  end
end

function language(code)
  return { name = "Own " .. code, rtl = code == "es" }
end

function lua_tokens(path)
  return { { kind = "name", text = path:find "list" and "locator" or "text" },
    { kind = "name", text = "_", line = 1 }, { kind = "string", text = "Dos.", line = 1 },
    { kind = "end", text = "", line = 1 } }
end

function offices()
  local rows = {}
  for i = 1, 18 do
    rows[i] = { cells = { "Town", "TX" },
      office = { name = i == 1 and NASTY or "Town", phone = tostring(i), priority = i // 18 } }
  end
  rows[19] = { cells = { "Wrong", "TX" } }
  return { columns = { "city", "state" }, rows = rows }
end

function write(name, bytes)
  written[name] = bytes
end

function log_warn(text)
  table.insert(warnings, text)
end

local function place(file, text)
  return written[file]:find(text, 1, true)
end

local function expect(file, wanted)
  for text, count in pairs(wanted) do
    local found, from = 0, 1
    while written[file]:find(text, from, true) do
      found, from = found + 1, select(2, written[file]:find(text, from, true)) + 1
    end
    assert(found == count, ("%s: %s: %d times"):format(file, text, found))
  end
end

local sheets = use "sheets/init"
shots.since = true
sheets.open()
assert(shots.wanted.home and shots.wanted.list and not shots.wanted.done)
shots.since = false
sheets.open()
assert(shots.wanted.home and shots.wanted.list and shots.wanted.done)
local good, why = pcall(sheets.write)
assert(not good and why == "OUT/proof.html: pictures of states are missing", why)
for file in pairs(written) do
  assert(not place(file, "<b ") and place(file, "&lt;b onclick=&quot;x&quot;&gt;&amp;"), file)
end
expect("sizes.html", {
  ["<summary>home</summary>\n<table><tr><th>8x6@7 en</th>\n<td>100 % dark<br/>\n<a href="] = 1,
  ["<summary>list</summary>\n<table></table>"] = 1,
})

-- A state that says nothing new in the first language has no row, in no language.
assert(table.concat(drawn, " ") == "2 2")
expect("proof.html", {
  ['id="home.0"'] = 1, ['id="home.1"'] = 0, ['id="home.2"'] = 1, ['id="list.0"'] = 1,
  ["<li>First.</li>"] = 1, ["<li>Second &lt;b"] = 1, ["<li>Uno.</li>"] = 1,
  ['<li>Dos.<strong class="open"> Not translated.</strong>'] = 1, ["Not translated."] = 1,
  ["further words after &lt;b"] = 1, ['<div lang="es" dir="rtl">'] = 3,
  ['alt="home, screen 2 of 2"'] = 1, ["dark.png"] = 0, ["state-2.png"] = 4,
  ["2 pages in Own en, 2026-01-01"] = 1, ["2 of 4 pages, each language counted"] = 1,
  ["Changed since B approved it on 2026-01-02."] = 1, ["not filled in by the clinic"] = 1,
  ["The hash of all"] = 1,
  [">Signature<"] = 3, ["2 words. "] = 1,
})
assert(place("proof.html", 'id="list.0"') < place("proof.html", 'id="home.0"'))

-- A caption stands beside its picture, so not on paper without one.
assert(use("common/readout").read({ language = "en", page = "x", file = "f", texts = {
  { role = "text", text = "The canal.", small = true, language = "en" } } }).lines[1].kind ==
  "caption")

-- The handout has pages as a new visitor finds them, and sixteen offices in place of a locator's
-- words: those that come first.
expect("handout-en.html", {
  ["<p>First.</p>"] = 1, ["Second"] = 0, ["<h2>Title of list</h2>"] = 1, ["List<"] = 0,
  ["<strong>16</strong> Town, TX</li>"] = 1, ["<strong>17</strong>"] = 0, ["Wrong"] = 0,
  ["DRAFT of a translation."] = 0, ['<div style="font-size:17pt"><div class="side">'] = 1,
})
expect("handout-es.html", { ["DRAFT of a translation."] = 2, ['pt" dir="rtl">'] = 1 })
assert(warnings[1] == "handout: 16 of 18 offices, by priority" and #warnings == 1)

-- What fails is told, and keeps nothing else back.
for _, row in ipairs {
  { { "home", "none" }, "handout: the page none can not be shown in en" },
  { {}, "--handout: pack.conf names no pages for it: write handout = PAGE PAGE" },
} do
  pack.info.handout, written["proof.html"] = row[1], nil
  good, why = pcall(sheets.write)
  assert(not good and why == row[2] and written["proof.html"], why)
end
