-- Every sign of every word can be drawn: the display's own faces are asked.
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

return { signs }
