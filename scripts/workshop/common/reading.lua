-- How hard a text is to read: what is counted, and the formulas on it. Pure.
-- FKGL: Kincaid, Fishburne, Rogers, Chissom 1975, US school grade. FRE: Flesch 1948, 0 to 100,
-- higher is easier. SMOG: McLaughlin 1969, US school grade, for 30 sentences and more.
-- Fernandez-Huerta 1959, with W/S as mean words per sentence: the 1959 text says sentences per 100
-- words, and long sentences would then read as easier. INFLESZ: Szigriszt-Pazos 1993, bands by
-- Barrio-Cantalejo 2008 (65 and more is quite easy, under 55 hard).

local LONG_WORD = 3 -- syllables

local function set(words)
  local out = {}
  for word in words:gmatch "%S+" do
    out[word] = true
  end
  return out
end

-- English by rule: groups of vowels, and what is silent in them. About one word in thirty is
-- wrong: a list of exceptions is for the common ones.

local VOWELS = set "a e i o u y"
-- Two vowels side by side that are said apart: "di-et", "vi-deo", "be-ing".
local APART = set "ia io iu eo ua uo yi ya ii iy ao yo iet uel ient ienc yer"
local TOGETHER = set "tia cia sia tio sio cio gio gia xio qua gua quo tiu geo tie cie que hio"
local YET_APART = set "ciat tiat ciet tiet"
local TAILS = { "fully", "ment", "ments", "less", "ness", "ful", "ly", "some", "thing", "times",
  "where" }
local SAID_ES = { "ses", "zes", "xes", "ces", "ges", "ches", "shes" }

local function is_vowel(word, i)
  return VOWELS[word:sub(i, i)] or false
end

local function begins(word, i, starts)
  return starts[word:sub(i, i + 1)] or starts[word:sub(i, i + 2)] or starts[word:sub(i, i + 3)]
end

-- Within the first `len` letters of the word.
local function ends(word, len, ending)
  return len >= #ending and word:sub(len - #ending + 1, len) == ending
end

local function ends_in_one(word, len, endings)
  for _, ending in ipairs(endings) do
    if ends(word, len, ending) then
      return ending
    end
  end
end

local function said_apart(word, i)
  if word:sub(i + 1) == "ing" or word:sub(i) == "ier" then
    return true
  end
  return begins(word, i, APART) and
    (i == 1 or not begins(word, i - 1, TOGETHER) or begins(word, i - 1, YET_APART))
end

-- An e at the end, alone or before s or d, that nobody says: "make", "makes", "baked".
local function silent_end(word, len)
  local plain = ends(word, len, "e")
  local many = ends(word, len, "es") and not ends_in_one(word, len, SAID_ES)
  local past = ends(word, len, "ed") and not ends(word, len, "ted") and not ends(word, len, "ded")
  local before = len - (plain and 1 or 2)
  if len < 3 or not (plain or many or past) or is_vowel(word, before) then
    return false
  end
  local said = word:sub(before, before) == "l" and before >= 2 and not is_vowel(word, before - 1)
    and not word:find("^[lr]", before - 1)
  return not said
end

local function count_part(word, len)
  local start = word:sub(1, 1) == "y" and is_vowel(word, 2) and 2 or 1 -- "yes", not "by"
  local groups = 0
  for i = start, len do
    local inside = i > start and is_vowel(word, i - 1)
    if is_vowel(word, i) and (not inside or said_apart(word, i - 1)) then
      groups = groups + 1
    end
  end
  if ends_in_one(word, len, { "sm", "sms" }) then
    groups = groups + 1
  end
  if len > 4 and ends(word, len, "n't") and not is_vowel(word, len - 3) then
    groups = groups + 1
  end
  local mute = ends_in_one(word, len, { "gue", "que", "ically" })
  if groups > 1 and (mute or silent_end(word, len)) then
    groups = groups - 1
  end
  return math.max(groups, 1)
end

-- Where the part that carries the sound ends: "movement" is move-ment.
local function first_part(word, len)
  for _, tail in ipairs(TAILS) do
    local rest = len - #tail
    if rest >= 3 and ends(word, len, tail) and word:sub(rest, rest) == "e" and
      not is_vowel(word, rest - 1) then
      return rest
    end
  end
end

local function syllables_en(word)
  local len = #word
  if len > 2 and ends_in_one(word, len, { "'s", "s'" }) then
    len = len - (word:sub(len) == "s" and 2 or 1)
  end
  local first = first_part(word, len)
  if not first then
    return count_part(word, len)
  end
  return count_part(word, first) + count_part(word:sub(first + 1), len - first)
end

-- Spanish by rule alone: a syllable is a strong vowel with its weak neighbours; two strong ones
-- are said apart, and so are a strong one and a weak one with an accent ("broken"). Where a y
-- sounds, its vowel counts already.

local SOUNDS = { i = "weak", u = "weak", ["ü"] = "weak", ["í"] = "broken", ["ú"] = "broken" }
for _, letter in ipairs { "a", "e", "o", "á", "é", "ó" } do
  SOUNDS[letter] = "strong"
end
local SOFT = set "e i é í"

local function letters_of(word)
  local letters = {}
  for _, letter in utf8.codes(word) do
    table.insert(letters, utf8.char(letter))
  end
  return letters
end

local function syllables_es(word)
  local letters, count, last = letters_of(word), 0, nil
  for i, letter in ipairs(letters) do
    local sound, before, after = SOUNDS[letter], letters[i - 1], letters[i + 1]
    if letter == "u" and (before == "q" or before == "g" and SOFT[after]) then
      sound = nil -- que, qui, gue, gui
    end
    local joins = last == "weak" or last == "strong" and sound == "weak"
    if sound and not joins then
      count = count + 1
    end
    last = sound
  end
  return math.max(count, 1)
end

-- Numbers, as they are said.

local function words(text)
  local out = {}
  for word in text:gmatch "%S+" do
    table.insert(out, word)
  end
  return out
end

local ENGLISH = { point = "point", thousand = "thousand",
  small = words [[one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen]], zero = "zero",
  tens = words "ten twenty thirty forty fifty sixty seventy eighty ninety" }
local SPANISH = { point = "punto", thousand = "mil",
  small = words [[uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce
    quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés
    veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve]], zero = "cero",
  tens = words "diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
  hundreds = words [[ciento doscientos trescientos cuatrocientos quinientos seiscientos
    setecientos ochocientos novecientos]] }

local function say_under_thousand(said, names, n)
  local hundreds, rest = n // 100, n % 100
  if hundreds > 0 and names == ENGLISH then
    table.insert(said, names.small[hundreds])
    table.insert(said, "hundred")
  elseif hundreds > 0 then
    table.insert(said, n == 100 and "cien" or names.hundreds[hundreds])
  end
  if rest > #names.small then
    table.insert(said, names.tens[rest // 10])
    rest = rest % 10
    if rest > 0 and names == SPANISH then
      table.insert(said, "y")
    end
  end
  if rest > 0 then
    table.insert(said, names.small[rest])
  end
end

local function say_digits(said, names, digits)
  for i = 1, #digits do
    local digit = digits:sub(i, i)
    table.insert(said, digit == "." and names.point or names.small[tonumber(digit)] or names.zero)
  end
end

-- Its words: "two thousand", digit by digit where it is a code ("911").
local function number(language, digits)
  local names, said = language == "es" and SPANISH or ENGLISH, {}
  local point = digits:find(".", 1, true) or #digits + 1
  local whole = digits:sub(1, point - 1)
  local n = #whole <= 6 and tonumber(whole) or 0
  if n == 0 or digits == "911" or whole:sub(1, 1) == "0" then
    say_digits(said, names, digits)
    return said
  end
  if n >= 2000 or n >= 1000 and names == ENGLISH then
    say_under_thousand(said, names, n // 1000)
  end
  if n >= 1000 then
    table.insert(said, names.thousand)
  end
  say_under_thousand(said, names, n % 1000)
  say_digits(said, names, digits:sub(point))
  return said
end

local known = { en = {}, es = {} }

local function syllables(language, word)
  local count = known[language][word]
  if not count then
    count = language == "es" and syllables_es(word) or syllables_en(word)
    known[language][word] = count
  end
  return count
end

local function add(counts, count, joined)
  counts.words = counts.words + (joined and 0 or 1)
  counts.syllables = counts.syllables + count
  counts.long_words = counts.long_words + (count >= LONG_WORD and 1 or 0)
end

local function new()
  return { words = 0, sentences = 0, syllables = 0, long_words = 0 }
end

local function add_token(counts, language, tokens, i, exceptions)
  local token = tokens[i]
  if token.kind == "word" then
    local exception = exceptions and exceptions(tokens, i)
    add(counts, exception or syllables(language, token.exact), token.joined)
  elseif token.kind == "number" then
    for _, word in ipairs(number(language, token.text)) do
      add(counts, syllables(language, word))
    end
  end
end

-- The counts of tokens (common/tokens): long_words have three syllables and more. A number counts
-- as the words that it is said with. exceptions(tokens, i) may know a word's syllables; tokens
-- that `skip` marks count as if they were not there.
local function count(language, tokens, exceptions, skip)
  local counts, before = new(), 0
  for i, token in ipairs(tokens) do
    if not skip or not skip[i] then
      add_token(counts, language, tokens, i, exceptions)
    end
    if token.kind == "stop" then
      counts.sentences = counts.sentences + (counts.words > before and 1 or 0)
      before = counts.words
    end
  end
  return counts
end

local function add_counts(sum, counts)
  for key, value in pairs(counts) do
    sum[key] = sum[key] + value
  end
end

local function per_sentence(counts)
  return counts.words / counts.sentences
end

local function per_word(counts)
  return counts.syllables / counts.words
end

-- Of counts with at least a word and a sentence.
local formulas = {}

function formulas.fkgl(counts)
  return 0.39 * per_sentence(counts) + 11.8 * per_word(counts) - 15.59
end

function formulas.fre(counts)
  return 206.835 - 1.015 * per_sentence(counts) - 84.6 * per_word(counts)
end

function formulas.smog(counts)
  return 1.0430 * math.sqrt(counts.long_words * 30.0 / counts.sentences) + 3.1291
end

function formulas.fernandez_huerta(counts)
  return 206.84 - 60 * per_word(counts) - 1.02 * per_sentence(counts)
end

function formulas.inflesz(counts)
  return 206.835 - 62.3 * per_word(counts) - per_sentence(counts)
end

-- "en" or "es" of "es-419" and the like; nil: none that can be counted.
local function language(code)
  local short = code:match "^[^-]*"
  return (short == "en" or short == "es") and short or nil
end

-- Whether it ends as a sentence does, or as what leads to a list: names and rows of lists do not.
local function is_sentence(text)
  return text:find "[.?!:]%**$" ~= nil
end

-- A clinic's own name and places are as they are; what it chooses nobody reads.
local function is_wording(text)
  if not language(text.language) or text.kind == "switch" then
    return false
  elseif text.role == "cell" then
    return text.kind == "sentence"
  end
  return text.name ~= "name"
end

return { language = language, is_wording = is_wording, is_sentence = is_sentence,
  syllables = syllables, number = number, count = count, new = new, add = add_counts,
  per_sentence = per_sentence, per_word = per_word, formulas = formulas }
