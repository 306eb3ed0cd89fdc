-- The reading grade of a page: names are left out, as no one can write them shorter, and told
-- with the rest, so that they hide nothing.
local lists = use "common/lists"
local reading = use "common/reading"
local tokens_of = use "common/tokens"

local WORDS_LEAST = 30 -- under so many all formulas jump
local NAME_WORDS = 3 -- side by side, at most
local HEADING_LEAST = 4 -- words: a shorter one is no sentence

local function is_capital(token)
  return token and token.kind == "word" and token.capital
end

-- How many words with a capital stand side by side here.
local function capitals_around(tokens, i)
  local first, last = i, i
  while is_capital(tokens[first - 1]) do
    first = first - 1
  end
  while is_capital(tokens[last + 1]) do
    last = last + 1
  end
  return last - first + 1
end

-- A capital inside a sentence makes a name, but not in Words That Are All Written So; "I" is none.
local function is_name(tokens, i)
  local token = tokens[i]
  local first = i == 1 or tokens[i - 1].kind == "stop"
  return is_capital(token) and (token.acronym or not first and token.text ~= "i") and
    capitals_around(tokens, i) <= NAME_WORDS
end

local function mark_names(language, tokens)
  local skip, glossary = {}, lists.open("glossary", language)
  for i = 1, #tokens do
    local _, length = lists.match(glossary, tokens, i)
    for k = i, i + length - 1 do
      skip[k] = true
    end
    skip[i] = skip[i] or is_name(tokens, i)
  end
  return skip
end

-- What words count by exception: "name" is "1".
local function exceptions_of(language)
  if reading.language(language) ~= "en" then
    return nil
  end
  local list = lists.open("syllables", language)
  return function(tokens, i)
    local phrase = lists.match(list, tokens, i, 1)
    return phrase and tonumber(phrase.says:match "^[1-9]")
  end
end

local function count_words(tokens)
  local words = 0
  for _, token in ipairs(tokens) do
    if (token.kind == "word" or token.kind == "number") and not token.joined then
      words = words + 1
    end
  end
  return words
end

local known = {}

-- words; plain and whole, its counts without and with names (nil where none can be counted).
local function of_text(language, text)
  local key = language .. "\0" .. text
  if not known[key] then
    local tokens, short = tokens_of(text), reading.language(language)
    local grade = { words = count_words(tokens) }
    if short then
      local exceptions = exceptions_of(language)
      grade.plain = reading.count(short, tokens, exceptions, mark_names(language, tokens))
      grade.whole = reading.count(short, tokens, exceptions)
    end
    known[key] = grade
  end
  return known[key]
end

-- Whether the clinic says it: the language of its sentence, or true of a name or number.
local clinics

local function of_clinic(text)
  if not clinics then
    clinics = {}
    for _, own in ipairs(texts()) do
      clinics[own.text] = own.kind == "sentence" and own.language or true
    end
  end
  return clinics[text.text]
end

-- The clinic's names and numbers, and what it says in another language: no page can mend these.
local function is_clinics(text)
  local language = of_clinic(text)
  return language and language ~= text.language or text.text:find "%f[%a]%u%u %d%d%d%d%d%f[%D]"
end

-- What is read at all: not sources, not what stands on pictures, no short names.
local function is_read(text, words)
  if is_clinics(text) then
    return false
  elseif text.role == "heading" or text.role == "label" then
    return words >= HEADING_LEAST and
      (text.role == "heading" or reading.is_sentence(text.text)) -- else it names a place or thing
  end
  return text.role == "text" and not text.small
end

local function add_grade(counts, grade)
  reading.add(counts.plain, grade.plain)
  reading.add(counts.whole, grade.whole)
end

-- "FKGL" or "INFLESZ", and its value; nil: too few words, or no formula for it.
local function measure(page)
  local short = reading.language(page.language)
  if not short or page.plain.words < WORDS_LEAST or page.plain.sentences == 0 then
    return nil
  elseif short == "en" then
    return "FKGL", reading.formulas.fkgl(page.plain)
  end
  return "INFLESZ", reading.formulas.inflesz(page.plain)
end

-- Larger is harder, in either language.
local function hardness(page)
  local name, value = measure(page)
  return not name and -1000 or name == "FKGL" and value or -value
end

-- The page of a visit: page, language, file; words of running text, without
-- warnings, which are as long as they have to be; plain and whole, of its sentences alone: titles,
-- names and rows of lists are short for a reason. They are in `hardest` where they make the page
-- harder: an easy sentence hides no hard row, and easy rows no hard sentence.
local function of_visit(visit)
  if visit.grade then
    return visit.grade
  end
  local page = { page = visit.page, language = visit.language, file = visit.file, words = 0,
    plain = reading.new(), whole = reading.new() }
  local all = { language = visit.language, plain = reading.new(), whole = reading.new() }
  for _, text in ipairs(visit.texts) do
    local grade = of_text(text.language, text.text)
    local is_running = text.role == "text" and not text.warning or text.role == "heading"
    if is_running and not text.small then
      page.words = page.words + grade.words
    end
    if grade.plain and is_read(text, grade.words) then
      add_grade(all, grade)
      if text.role == "text" and reading.is_sentence(text.text) then
        add_grade(page, grade)
      end
    end
  end
  page.hardest = hardness(all) > hardness(page) and all or page
  visit.grade = page
  return page
end

return { of_clinic = of_clinic, of_visit = of_visit, measure = measure, hardness = hardness }
