-- What words say: plain ones, no promises, numbers with their source, translations that were read.
local grade = use "common/grade"
local lists = use "common/lists"
local reading = use "common/reading"
local is_source = use("common/texts").is_source
local tokens_of = use "common/tokens"

local function has(text, start, at)
  return text:sub(at, at + #start - 1) == start
end

local TEACHERS = {}
for word in ("call called calls means mean name named word llama llaman llamada llamado " ..
  "significa nombre"):gmatch "%S+" do
  TEACHERS[word] = true
end

local hard_words = {
  id = "R-WRD-1", level = "warning",
  wants = "Words that patients do not know (lint/jargon-en.txt) are replaced, or their meaning " ..
    "is taught once: \"Doctors call this **stenosis**.\"",
  why = "The line says what to write instead; a pack may bring its own list.",
  bad = {
    "text(_'You may get an epidural.')",
    "text(_'Anticoagulants are risky.')",
    { es = "Hay que descomprimir el nervio." },
    { ["clinic.conf"] = "sedation = It is percutaneous.\n" },
  },
  good = {
    "text(_'You may get a shot.')",
    "text(_'Doctors call this **stenosis**.')",
    "text(_'With stenosis the space is tight.')",
    { es = "Hay que hacer espacio para el nervio." },
    { ["clinic.conf"] = "variant = percutaneous\n" }, -- what is chosen is not read
  },
}

-- Whether the sentence says what the word means.
local function is_taught(text, tokens, at)
  local token = tokens[at]
  if has(text, "**", token.at - 2) or has(text, " (", token.at + #token.exact) then
    return true
  end
  while at > 1 and tokens[at - 1].kind ~= "stop" do
    at = at - 1
  end
  while tokens[at] and tokens[at].kind ~= "stop" do
    if TEACHERS[tokens[at].text] then
      return true
    end
    at = at + 1
  end
  return false
end

local jargon, taught = {}, {}

function hard_words.text(text)
  if text.small or not reading.is_wording(text) then
    return
  end
  local tokens = tokens_of(text.text)
  for phrase, at in lists.each(lists.open("jargon", text.language), tokens) do
    if phrase.says ~= "ok" then
      local word = { phrase = phrase, file = text.file, line = text.line,
        language = text.language, key = text.language .. " " .. phrase.phrase }
      table.insert(jargon, word)
      taught[word.key] = taught[word.key] or is_taught(text.text, tokens, at)
    end
  end
end

function hard_words.pack()
  for _, word in ipairs(jargon) do
    if not taught[word.key] then
      find(word, "%s\"%s\": say \"%s\", or what it means", tag(word.language), word.phrase.phrase,
        word.phrase.says)
    end
  end
end

local OFFICES = "name,street,city,state,zip,phone,%s\n%s,1 A St,Boerne,TX,78006,2105550101,%s\n"

local promises = {
  id = "R-WRD-2", level = "error",
  wants = "No promises and no sales words (lint/banned-en.txt): cure, guarantee, no side " ..
    "effects, painless, best, 100 %.",
  why = "A patient who believes them decides wrongly: say what is known, and that it does not " ..
    "help everyone. A pack may bring its own list.",
  bad = {
    "text(_'We guarantee it.')",
    "text(_'It has NO side-effects.')",
    "text(_'It is painless.')",
    "text(_'It is 100 % safe.')",
    "text(_'We are the best clinic.')",
    "text(_'A cure for back pain.')",
    "text 'Not marked for translation: a miracle.'",
    "picture { 'images/a.svg', alt = _'A painless cut.' }",
    "button { _'Risk-free care', go 'home' }",
    { es = "No tiene efectos secundarios." },
    { es = "Está garantizado." },
    { es = "Un tratamiento sin riesgos." },
    { ["lint/banned-en.txt"] = "zorgle = never\n", at = "pages/row-00.lua" },
    { ["lint/more-banned-en.txt"] = "zorgle = never\n", at = "pages/row-00.lua" },
    { ["clinic.conf"] = "sedation = It is painless.\n" },
    { ["clinic.conf"] = "sedation = You get medicine.\nsedation.es = Es una cura.\n" },
    { ["data/locations.csv"] = OFFICES:format("note_es", "A", "Es una cura") },
    { ["data/locations.csv"] = OFFICES:format("note", "A", "The best office") },
    -- the line is that of the string, also where nobody comes
    { ["pages/a.lua"] = "return page { title = 'A', body = function() return {\n" ..
      "text {\n _'Fine.',\n _'A miracle.' } } end }\n", line = 4 },
    { ["pages/a.lua"] = "return page { title = 'A', body = function() return {\n" ..
      "text 'Fine.',\nfalse and text(_'Never seen: a guarantee.') } end }\n", line = 3 },
  },
  good = {
    "text(_'Ask what is best for you.')",
    "text(_'It does not help everyone. This is no cure.')",
    { es = "Todo tratamiento tiene riesgos." },
    { ["lint/x.txt"] = "", at = "pages/row-00.lua" },
    { ["clinic.conf"] = "name = Best Back Center\nsedation = You get medicine to relax.\n" },
    -- each is judged as the language that it names
    { ["clinic.conf"] = "sedation = Es una garantia.\nsedation.es = It is painless.\n" },
    { ["data/locations.csv"] = OFFICES:format("note_es", "A", "It is painless") },
    { ["data/locations.csv"] = OFFICES:format("note", "Best Backs", "Free parking") },
  },
}

function promises.text(text)
  if reading.is_wording(text) then
    lists.tell("banned", text)
  end
end

local YOU_WORDS = 40 -- a page of so many speaks to its reader
local YOU = {}
for word in ("you your yours yourself you're you'll you've i my me"):gmatch "%S+" do
  YOU[word] = true
end

local messages = {
  id = "R-ACT-1", level = "warning",
  wants = "A page has one main message (lead), and speaks to the reader as \"you\".",
  why = "Make two pages of it, or a second text of the second lead.",
  bad = {
    "lead 'One.', lead 'Two.'",
    "text('The nerves run through a space in the low back. With age this space can get too " ..
      "tight. ' .. 'A band of tissue can press on the nerves. Then the legs may hurt. The pain " ..
      "eases in a chair. It is worse on the feet.')",
  },
  good = { "lead 'One.', text 'Two.'" },
}

local function speaks_to_reader(texts)
  for _, text in ipairs(texts) do
    for _, token in ipairs(tokens_of(text.text)) do
      if YOU[token.text] then
        return true
      end
    end
  end
  return false
end

function messages.page(visit)
  if visit.leads[2] then
    find(visit.leads[2], "a second main message on one page")
  end
  if reading.language(visit.language) == "en" and grade.of_visit(visit).words >= YOU_WORDS and
    not speaks_to_reader(visit.texts) then
    find(visit, "the page does not speak to its reader: say \"you\"")
  end
end

local numbers = {
  id = "R-NUM-1", level = "error",
  wants = "Shares are said as \"N of 100\", and a page with such numbers names its source.",
  why = "Few readers can use a percentage or \"1 in 20\"; write \"5 of 100\" and add sources{}.",
  bad = {
    "text(_'It helped 60% of people.')",
    "text(_'It helped sixty, or 60 percent.')",
    "text(_'A harm came to 1 in 20.')",
    "text(_'A harm came to 5 of 100 people.')",
    { es = "Ayudó al 60 por ciento." },
  },
  good = {
    "text(_'A harm came to 5 of 100 people (5%).'), sources 'From: a study of 2022.'",
    "text(_'Come at 8. It takes 1 hour.')",
  },
}

local shares_by_text = {} -- the same texts are shown many times

-- Of a text, which of the three it has: "5%", "5 percent", "5 por ciento"; "1 in 20", but not
-- "1 in 2020"; "9 of 100", "9 out of 100 people", "9 de cada 100".
local function shares_of(text)
  local shares = shares_by_text[text]
  if shares then
    return shares
  end
  local tokens = tokens_of(text)
  shares = {}
  shares_by_text[text] = shares
  local function word(i)
    return tokens[i] and tokens[i].text
  end
  for i, token in ipairs(tokens) do
    if token.kind == "number" then
      local after, before = word(i + 1), word(i - 1)
      if after == "%" or after == "percent" or after == "por" and word(i + 2) == "ciento" then
        shares.percentage = true
      end
      if token.text == "1" and (after == "in" or after == "en") and tokens[i + 2] and
        tokens[i + 2].kind == "number" and #word(i + 2) < 4 then
        shares.one_in = true
      end
      if token.text == "100" and i > 2 and (before == "of" or before == "de" or before == "cada")
        and after ~= "%" then
        shares.of_100 = true
      end
    end
  end
  return shares
end

function numbers.page(visit)
  local found, has_source = {}, false
  for _, text in ipairs(visit.texts) do
    has_source = has_source or is_source(text)
    for share in pairs(not text.small and shares_of(text.text) or {}) do
      found[share] = text
    end
  end
  if found.percentage and not found.of_100 then
    find(found.percentage, "%sa percentage: say \"N of 100\" too", tag(visit.language))
  end
  if found.one_in then
    find(found.one_in, "%s\"1 in N\": say \"N of 100\"", tag(visit.language))
  end
  if found.of_100 and not has_source then
    find(found.of_100, "%s\"N of 100\" without a source: add sources{}", tag(visit.language))
  end
end

local PO = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
local BY = PO .. "\"X-Translated-By: A\\n\"\n\"X-Reviewed-By: B\\n\"\n\"X-Reviewed-On: %s\\n\"\n"

local translations = {
  id = "R-TRN-1", level = "error", kind = "draft",
  wants = "Each translation was read by a qualified translator (translated = yes in pack.conf, " ..
    "X-Translated-By, X-Reviewed-By and X-Reviewed-On in the header of its PO file).",
  why = "Let someone qualified read it; until then it says translated = draft, which warns and " ..
    "refuses only a release.",
  bad = {
    { ["locale/es.po"] = PO, level = "warning" },
    { ["locale/es.po"] = BY:format "last May", level = "error" },
  },
  good = { { ["locale/es.po"] = BY:format "2026-03-01" } },
}

-- The value of "X-Reviewed-By: name" in a header; "" if it is empty or not there.
local function header_field(header, name)
  for _, line in use("common/lines").each(header) do
    if has(line, name .. ":", 1) then
      return (line:sub(#name + 2):gsub("^ +", ""))
    end
  end
  return ""
end

local function check_header(file, header)
  for _, field in ipairs { "X-Translated-By", "X-Reviewed-By", "X-Reviewed-On" } do
    local value = header_field(header.forms[1], field)
    local place = { file = file, line = header.line }
    if value == "" then
      local tell = pack.info.translated == "yes" and find or warn
      tell(place, "no qualified translator has read it: %s is empty", field)
      return
    elseif field == "X-Reviewed-On" and not days_ahead(value) then
      find(place, "%s: write the date as 2026-08-05", field)
      return
    end
  end
end

-- The core's own words are not the pack's to answer for.
function translations.pack()
  for _, language in ipairs(pack.languages) do
    local path = "locale/" .. language .. ".po"
    for layer = 2, language ~= pack.first and #pack.layers or 0 do
      for _, entry in ipairs(po_entries(pack.read(path, layer) or "")) do
        if entry.source == "" and not entry.obsolete then
          check_header(pack.layers[layer] .. "/" .. path, entry)
        end
      end
    end
  end
end

local word_lists = {
  id = "R-LIST-1", level = "error",
  wants = "The word lists in lint/ hold a line each: PHRASE = WHAT TO SAY INSTEAD.",
  why = "A line without a phrase and '=' is not looked for: mend it.",
  bad = { { ["lint/banned-en.txt"] = "zorgle\n" } }, -- common/lists tells of it
  good = { { ["lint/banned-en.txt"] = "# nothing\n" } },
}

local CAPITALS_MOST = 3 -- words in capitals side by side

local capitals = {
  id = "A-TXT-4", level = "warning",
  wants = "No more than three words side by side are in capitals.",
  why = "Capitals are hard to read: write small letters, and ** around what must stand out.",
  bad = { "text(_'PLEASE READ THIS NOW.')" },
  good = { "text(_'MILD, MRI and **CT** scans.')" },
}

function capitals.text(text)
  if not reading.is_wording(text) then
    return
  end
  local side_by_side = 0
  for _, token in ipairs(tokens_of(text.text)) do
    if token.kind == "word" then
      side_by_side = token.acronym and side_by_side + 1 or 0
    end
    if side_by_side == CAPITALS_MOST + 1 then
      find(text, "%swords in capitals: \"%.40s\"", tag(text.language), text.text)
    end
  end
end

return { hard_words, promises, messages, numbers, translations, word_lists, capitals }
