-- Every sign of every word can be drawn, as the display's own faces say, and stands where it was
-- written.
local entries = use "common/entries"

local CONF = "id = rows\ntitle = Rows\nversion = 1\napi = 2\nlanguages = en te\nstart = home\n" ..
  "help = help\n"

local signs = {
  id = "F-GLYPH-1", level = "error",
  wants = "Every sign of a text is in one of the faces that the kiosk has, or the pack brings.",
  why = "Write it in words; or bring a face that has it: fonts/NAME-regular.ttf in the pack. On " ..
    "the kiosk a \"?\" stands in its place.",
  bad = {
    "text(_'Take a \u{1F48A}.')",
    "picture { 'images/a.svg', alt = _'A bed', caption = _'\u{130A9}' }",
    { es = "Tome \u{2F803}." },
    { ["pages/a.lua"] = "return page { title = 'A', body = function() return {\n" ..
      "text { _'Fine.',\nfalse and _'Never seen: \u{1F48A}' } } end }\n", line = 3,
      text = "U+1F48A" },
    { ["clinic.conf"] = "name = A\nhours = \u{1F550} 8 am\n", line = 2 },
    { ["data/locations.csv"] = "name,street,city,state,zip,phone\n" ..
      "\u{1F3E5} A,1 A St,Boerne,TX,78006,2105550102\n", line = 2 },
    { ["locale/es.po"] = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n" ..
      "\nmsgid \"Next\"\nmsgstr \"\u{1F449}\"\n", line = 5 }, -- the program's own word
    { ["pack.conf"] = CONF:gsub("Rows", "\u{1F3E5}"), line = 0 },
  },
  good = {
    "text(_'\u{2264} \u{2265} \u{B1} \u{D7} \u{F7} \u{2248} \u{B5} \u{B0} \u{BD} \u{BC} \u{260E}')",
    "text(_'\u{2192} \u{2190} \u{2191} \u{2193} \u{2713} \u{2717} \u{26A0}\u{FE0F}')",
    "text(_'X\u{B2} H\u{2082}O \u{2122} \u{20AC} \u{2026} \u{AD}\u{200B}\u{2067}e\u{301}')",
    { es = "中文 العربية తెలుగు" },
  },
}

local turns = {
  id = "F-TURN-1", level = "error",
  wants = "No mark that is not seen turns a number or a word around.",
  why = "A mark of direction that was copied along makes \"410-555-0123\" be \"3210-555-014\" on the " ..
    "screen: type the text anew. Among right-to-left letters use U+2066 to U+2069 and U+200E, U+200F.",
  bad = {
    "text(_'Call \u{202E}410-555-0123\u{202C} now.')",
    "text(_'Pay \u{2067}5 mg\u{2069} now.')",
    "text(_'Ages 5\u{200F}-\u{200F}10.')",
    "text(_'Ages 5\u{61C}-\u{61C}10.')",
    "text(_'\u{202D}\u{5E9}\u{5DC}\u{202C}')",
    { es = "Llame al \u{202B}410-555-0123\u{202C}." },
    { ["clinic.conf"] = "name = A\nhours = 8\u{200F}-\u{200F}5\n", line = 2 },
    { ["data/locations.csv"] = "name,street,city,state,zip,phone\n" ..
      "A,1\u{200F}-\u{200F}2 A St,Boerne,TX,78006,2105550102\n", line = 2 },
    { ["pack.conf"] = CONF:gsub("Rows", "1\u{200F}-\u{200F}2"), line = 0 },
  },
  good = {
    "text(_'\u{200E}Call 410-555-0123\u{200E}, \u{2068}now\u{2069}.')",
    "text(_'Say \u{2067}\u{5E9}\u{5DC}\u{5D5}\u{5DD} 5\u{2069}.')",
    { es = "\u{627}\u{644}\u{639}\u{645}\u{631} 5\u{200F}-\u{200F}10" },
  },
}

local ALWAYS = { 0x202A, 0x202B, 0x202D, 0x202E } -- what embeds and overrides
local ALONE = { 0x200F, 0x61C, 0x2067 } -- where no letter is written from right to left

local function has_rtl_letter(text)
  for _, cp in utf8.codes(text) do
    if cp >= 0x590 and cp <= 0x8FF and cp ~= 0x61C or cp >= 0xFB1D and cp <= 0xFDFF or
      cp >= 0xFE70 and cp <= 0xFEFE or cp >= 0x10800 and cp <= 0x10FFF or
      cp >= 0x1E800 and cp <= 0x1EFFF then
      return true
    end
  end
  return false
end

local function find_mark(text, marks)
  for _, mark in ipairs(marks) do
    if text:find(utf8.char(mark), 1, true) then
      return mark
    end
  end
  return nil
end

local function check_turns(place, text, before)
  local mark = find_mark(text, ALWAYS) or not has_rtl_letter(text) and find_mark(text, ALONE)
  if mark then
    find(place, "%sholds U+%04X, which is not seen and turns what stands beside it: \"%.60s\"", before,
      mark, text)
  end
end

function turns.text(text)
  check_turns(text, text.text, tag(text.language))
end

function turns.pack()
  local conf = pack.where "pack.conf"
  check_turns({ file = conf }, pack.info.title or "", "")
end

local told = {}

local function check(place, text, before)
  local sign, number = uncovered(text)
  local key = sign and sign .. (place.file or "") .. (place.line or 0)
  if sign and not told[key] then
    told[key] = true
    find(place, "%sno face has \"%s\" (%s): \"%.60s\"", before, sign, number, text)
  end
end

function signs.text(text)
  check(text, text.text, tag(text.language))
end

-- What no page says: the program's own words as this pack has them, and the names in pack.conf.
function signs.pack()
  for _, entry in ipairs(entries()) do
    for _, form in ipairs(entry.fuzzy and {} or entry.forms) do
      check(entry, form, tag(entry.language))
    end
  end
  local conf = pack.where "pack.conf"
  check({ file = conf }, pack.info.title or "", "")
  for _, code in ipairs(pack.info.languages) do
    check({ file = conf, line = pack.info.languages_line }, language(code).name, code .. ": ")
  end
end

return { signs, turns }
