-- How a pack is worded: short sentences, plain words, no promises.
local grade = use "common/grade"
local lists = use "common/lists"
local reading = use "common/reading"
local is_source = use("common/texts").is_source
local tokens_of = use "common/tokens"

local formulas = reading.formulas

local function has(text, start, at)
  return text:sub(at, at + #start - 1) == start
end

-- A clinic's own name and places are as they are; what it chooses nobody reads.
local function is_wording(text)
  if not reading.language(text.language) or text.kind == "switch" then
    return false
  elseif text.role == "cell" then
    return text.kind == "sentence"
  end
  return text.name ~= "name"
end

-- What all pages are, once they are seen: of each in each language its hardest visit.

local pages, page_by_name = {}, {}

-- Larger is harder, in either language.
local function hardness(page)
  local measure, value = grade.measure(page)
  return not measure and -1000 or measure == "FKGL" and value or -value
end

local function note_page(visit)
  local page, key = grade.of_visit(visit), visit.language .. " " .. visit.page
  local old = page_by_name[key]
  if not old then
    page_by_name[key] = page
    table.insert(pages, page)
    return
  end
  old.words = math.max(old.words, page.words)
  if hardness(page) > hardness(old) then
    old.plain, old.whole = page.plain, page.whole
  end
end

local FKGL_WARN, FKGL_MOST = 5, 6
local INFLESZ_LEAST, HUERTA_LEAST = 65, 70
local SMOG_MOST, SMOG_SENTENCES = 7, 30

local EASY = "text { 'You lie on your back. The nurse helps you. Then you rest. You can sit up ' .. " ..
  "'when you feel well. A friend can take you home. You may eat and drink at home that day.' }"
local HARD = "text { 'Individuals experiencing considerable discomfort should communicate ' .. " ..
  "'immediately. Subsequently, appropriate personnel determine additional necessary ' .. " ..
  "'interventions. Alternatively, additional consultation facilitates understanding. ' .. " ..
  "'Comprehensive preparation determines eventual satisfaction. Professional evaluation ' .. " ..
  "'necessitates considerable deliberation. Coordinated participation accelerates ' .. " ..
  "'independence.' }"
local EASY_ES = "Usted se acuesta. La enfermera le ayuda. Luego descansa un rato. Puede comer y " ..
  "beber en casa. Un amigo lo lleva a casa. Ese día no maneje. Si le duele, llame. Puede dar un " ..
  "paseo corto cada día."
local HARD_ES = "Inmediatamente comuníquese telefónicamente. Posteriormente, profesionales " ..
  "especializados determinarán intervenciones complementarias apropiadas. Adicionalmente, " ..
  "considere consultas interdisciplinarias. Recomendaciones individualizadas facilitarán " ..
  "recuperaciones satisfactorias. Evaluaciones preoperatorias necesitan coordinación " ..
  "administrativa considerable. Manténgase acompañado permanentemente. Comunique cualquier " ..
  "complicación oportunamente."

local grades = {
  id = "R-GRD-1", level = "error",
  wants = "A page of 30 words and more reads at Flesch-Kincaid grade 6 or below in English (5 " ..
    "warns), at INFLESZ 65 and Fernandez-Huerta 70 or above in Spanish.",
  why = "Shorter sentences and shorter words; full names that a page teaches stand in " ..
    "lint/glossary-en.txt and do not count.",
  bad = { HARD, { es = HARD_ES } },
  good = { EASY, { es = EASY_ES }, "text 'Comprehensive interdisciplinary evaluation.'" },
  page = note_page,
}

local function tell_english(page)
  local plain, whole = formulas.fkgl(page.plain), formulas.fkgl(page.whole)
  if plain > FKGL_WARN then
    local tell = plain > FKGL_MOST and find or warn
    tell(page, "reads at grade %.1f (%.1f with names), at most %.0f: %.1f words a sentence, " ..
      "%.2f syllables a word", plain, whole, FKGL_MOST, reading.per_sentence(page.plain),
      reading.per_word(page.plain))
  end
end

local function tell_spanish(page)
  local inflesz, huerta = formulas.inflesz(page.plain), formulas.fernandez_huerta(page.plain)
  if inflesz < INFLESZ_LEAST or huerta < HUERTA_LEAST then
    find(page, "%sINFLESZ %.1f (%.1f with names), at least %.0f; Fernandez-Huerta %.1f, at " ..
      "least %.0f: %.1f words a sentence, %.2f syllables a word", tag(page.language), inflesz,
      formulas.inflesz(page.whole), INFLESZ_LEAST, huerta, HUERTA_LEAST,
      reading.per_sentence(page.plain), reading.per_word(page.plain))
  end
end

-- A note for each language: the mean of its pages; and SMOG of all its English text.
local function tell_language(language)
  local english = reading.language(language) == "en"
  local first = english and formulas.fkgl or formulas.inflesz
  local second = english and formulas.fre or formulas.fernandez_huerta
  local count, sum, sum_whole, sum_second, all = 0, 0, 0, 0, reading.new()
  for _, page in ipairs(pages) do
    if page.language == language and grade.measure(page) then
      count, sum, sum_whole = count + 1, sum + first(page.plain), sum_whole + first(page.whole)
      sum_second = sum_second + second(page.plain)
      reading.add(all, page.plain)
    end
  end
  if count == 0 then
    return
  end
  note(nil, english and "%s: mean of %d pages: grade %.1f (%.1f with names), reading ease %.1f"
    or "%s: mean of %d pages: INFLESZ %.1f (%.1f with names), Fernandez-Huerta %.1f", language,
    count, sum / count, sum_whole / count, sum_second / count)
  if english and all.sentences >= SMOG_SENTENCES and formulas.smog(all) > SMOG_MOST then
    warn(nil, "all English pages together read at SMOG grade %.1f, at most %.0f: replace words " ..
      "of three syllables and more", formulas.smog(all), SMOG_MOST)
  end
end

function grades.pack()
  for _, page in ipairs(pages) do
    local measure = grade.measure(page)
    if measure == "FKGL" then
      tell_english(page)
    elseif measure then
      tell_spanish(page)
    end
  end
  for _, language in ipairs(pack.languages) do
    tell_language(language)
  end
end

local SENTENCE_WARN = { en = 15, es = 18 } -- words: Spanish says the same in a fifth more
local SENTENCE_MOST = 20
local PARAGRAPH_MOST = 4 -- sentences
local PAGE_WORDS = 70

local TEN = "one two three four five six seven eight nine ten "
local DIEZ = "una dos tres cuatro cinco seis siete ocho nueve diez "
local LONG = "return page { title = 'L', body = function() local list = {}\n" ..
  "for _i = 1, %d do table.insert(list, text 'You can rest.') end\nreturn list end }\n"

local sentences = {
  id = "R-SEN-1", level = "error",
  wants = "A sentence has at most 15 words (18 in Spanish; over 20 is an error), a paragraph 4 " ..
    "sentences, a page 70 words; sources{} do not count.",
  why = "Cut it in two, or leave out what the reader can do without.",
  bad = {
    "text(_'" .. TEN .. "one two three four five six.')",
    "text 'One. Two. Three. Four. Five.'",
    { es = DIEZ .. "una dos tres cuatro cinco seis siete ocho nueve." },
    { ["clinic.conf"] = "wound = " .. TEN .. TEN .. "one.\n", level = "error" },
    { ["clinic.conf"] = "wound = a b c d e f g h i j k l m n o p q.\n", level = "warning" },
    { ["pages/long.lua"] = LONG:format(24), level = "warning" },
  },
  good = {
    "text(_'" .. TEN .. "one two three four five.')",
    "text 'One. Two. Three. Four.'",
    "sources(_'" .. TEN .. TEN .. "one.')",
    { es = DIEZ .. "una dos tres cuatro cinco seis siete ocho." },
    { ["clinic.conf"] = "wound.es = a b c d e f g h i j k l m n o p q.\n" },
    { ["pages/long.lua"] = LONG:format(23) },
  },
}

-- What stands for a picture is listened to, and has to tell it whole.
local function tell_sentence(text, first, words)
  local limit = text.role == "alt" and SENTENCE_MOST or
    SENTENCE_WARN[reading.language(text.language)]
  if words > limit then
    local most = words > SENTENCE_MOST
    local tell = most and find or warn
    tell(text, "%sa sentence of %d words, at most %d: \"%.40s...\"", tag(text.language), words,
      most and SENTENCE_MOST or limit, text.text:sub(first.at))
  end
end

function sentences.text(text)
  if text.small or not is_wording(text) then
    return
  end
  local words, count, tokens = 0, 0, tokens_of(text.text)
  local first = tokens[1]
  for i, token in ipairs(tokens) do
    if token.kind == "stop" then
      tell_sentence(text, first, words)
      count, words, first = count + 1, 0, tokens[i + 1]
    elseif token.kind ~= "sign" and not token.joined then
      words = words + 1
    end
  end
  if count > PARAGRAPH_MOST and text.role == "text" then
    warn(text, "%sa paragraph of %d sentences, at most %d", tag(text.language), count,
      PARAGRAPH_MOST)
  end
end

function sentences.pack()
  for _, page in ipairs(pages) do
    if page.words > PAGE_WORDS and page.language == pack.first then
      warn(page, "a page of %d words, at most %d", page.words, PAGE_WORDS)
    end
  end
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
  if text.small or not is_wording(text) then
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
  if is_wording(text) then
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
  if not is_wording(text) then
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

return { grades, sentences, hard_words, promises, messages, numbers, translations, word_lists,
  capitals }
