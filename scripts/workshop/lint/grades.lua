-- How hard a pack is to read: grades of pages, lengths of sentences.
local grade = use "common/grade"
local reading = use "common/reading"
local tokens_of = use "common/tokens"

local formulas = reading.formulas

-- What all pages are, once they are seen: of each in each language its hardest visit.

local pages, page_by_name = {}, {}

local function note_page(visit)
  local page, key = grade.of_visit(visit), visit.language .. " " .. visit.page
  local old = page_by_name[key]
  if not old then
    page_by_name[key] = page
    table.insert(pages, page)
    return
  end
  old.words = math.max(old.words, page.words)
  if grade.hardness(page) > grade.hardness(old) then
    old.plain, old.whole = page.plain, page.whole
  end
  if grade.hardness(page.hardest) > grade.hardness(old.hardest) then
    old.hardest = page.hardest
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

-- Rows of a list beside sentences don't make these easier; nor do hard ones hide without a stop.
local ROWS = "text { '" .. ("Ice pack', '"):rep(20) .. "Ice pack' }"
local MIDDLING = "text { 'Before the operation your doctor looks at the pictures and decides where " ..
  "the cut goes.', 'After the operation a family member drives you home and stays until the " ..
  "morning.', 'In the following weeks you exercise a little more every day and recover slowly.' }, "
local HARD_ROWS = "text { 'Individuals experiencing considerable discomfort', 'Appropriate " ..
  "personnel determine additional interventions', 'Comprehensive preparation determines eventual " ..
  "satisfaction', 'Professional evaluation necessitates considerable deliberation' }"

-- A page that shows an office over and over, as a list of its names, places and hours.
local OFFICE = "name,street,city,state,zip,phone,hours\nOrthopedic Rehabilitation Institute " ..
  "International,100 Rehabilitation Avenue,Schenectady,NY,12345,5185550102," ..
  "We can see you on Monday\n"
local NAMES = "return page { title = 'N', body = function() local list = {}\nlocal o = " ..
  "csv('data/locations.csv')[1]\nfor _i = 1, 6 do table.insert(list, text { o.name, o.street, " ..
  "o.city .. ', ' .. o.state .. ' ' .. o.zip, o.hours }) end\nreturn list end }\n"

local grades = {
  id = "R-GRD-1", level = "error",
  wants = "A page of 30 words and more reads at Flesch-Kincaid grade 6 or below in English (5 " ..
    "warns), at INFLESZ 65 and Fernandez-Huerta 70 or above in Spanish.",
  why = "Shorter sentences and shorter words; full names that a page teaches stand in " ..
    "lint/glossary-en.txt and do not count, and rows of lists never make a page easier.",
  bad = { HARD, { es = HARD_ES }, MIDDLING .. ROWS, EASY .. ", " .. HARD_ROWS },
  good = {
    EASY, { es = EASY_ES }, "text 'Comprehensive interdisciplinary evaluation.'",
    { ["pages/names.lua"] = NAMES, ["data/locations.csv"] = OFFICE, at = "pages/names.lua" },
  },
  page = note_page,
}

local function tell_english(page)
  local counts = page.hardest
  local plain, whole = formulas.fkgl(counts.plain), formulas.fkgl(counts.whole)
  if plain > FKGL_WARN then
    local tell = plain > FKGL_MOST and find or warn
    tell(page, "reads at grade %.1f (%.1f with names), at most %.0f: %.1f words a sentence, " ..
      "%.2f syllables a word", plain, whole, FKGL_MOST, reading.per_sentence(counts.plain),
      reading.per_word(counts.plain))
  end
end

local function tell_spanish(page)
  local counts = page.hardest
  local inflesz, huerta = formulas.inflesz(counts.plain), formulas.fernandez_huerta(counts.plain)
  if inflesz < INFLESZ_LEAST or huerta < HUERTA_LEAST then
    find(page, "%sINFLESZ %.1f (%.1f with names), at least %.0f; Fernandez-Huerta %.1f, at " ..
      "least %.0f: %.1f words a sentence, %.2f syllables a word", tag(page.language), inflesz,
      formulas.inflesz(counts.whole), INFLESZ_LEAST, huerta, HUERTA_LEAST,
      reading.per_sentence(counts.plain), reading.per_word(counts.plain))
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
    local measure = grade.measure(page.hardest)
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
  if text.small or not reading.is_wording(text) then
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

return { grades, sentences }
