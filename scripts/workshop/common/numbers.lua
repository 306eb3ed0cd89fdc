-- The numbers of a text with the units behind them, to hold a translation against its words:
-- digits of any script with the signs of either country, and words from one to a thousand of the
-- languages below.
--
-- difference(source, its language, other, its language) -> nil, or a sentence ("8 has become 6"),
-- and whether it is sure: "both" may well go unsaid, and of a language without a table here the
-- words can't be told.
local tokens_of = use "common/tokens"

-- How much a number is missed: a weak one ("a", "second") only stands where it is looked for.
local WEAK, SOFT, STRONG = 1, 2, 3
local TEXT_MOST = 1500 -- bytes; a longer one is no text for patients
local PHONE_MOST, GROUPS_MOST = 20, 6

-- What is counted: "2", "0.5", "3rd" (also the third part); WORD = VALUE, SOFT with ?, WEAK with ~.
local WORDS = {
  en = "zero=0~ a=1~ an=1~ one=1~ once=1~ single=1~ two=2 twice=2 both=2? pair=2~ couple=2~ " ..
    "double=2~ three=3 thrice=3 triple=3~ four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 " ..
    "eleven=11 twelve=12 dozen=12~ noon=12~ thirteen=13 fourteen=14 fifteen=15 sixteen=16 " ..
    "seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 " ..
    "seventy=70 eighty=80 ninety=90 half=0.5~ first=1st~ second=2nd~ third=3rd thirds=3rd " ..
    "quarter=4th~ quarters=4th~ fourth=4th fourths=4th fifth=5th fifths=5th sixth=6th " ..
    "seventh=7th eighth=8th ninth=9th tenth=10th tenths=10th",
  es = "cero=0~ un=1~ uno=1~ una=1~ primer=1st~ primero=1st~ primera=1st~ dos=2 ambos=2? ambas=2? " ..
    "par=2~ doble=2~ tres=3 triple=3~ cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 " ..
    "once=11 doce=12 docena=12~ mediodia=12~ trece=13 catorce=14 quince=15 dieciseis=16 " ..
    "diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiun=21 veintiuno=21 veintiuna=21 " ..
    "veintidos=22 veintitres=23 veinticuatro=24 veinticinco=25 veintiseis=26 veintisiete=27 " ..
    "veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 " ..
    "ochenta=80 noventa=90 medio=0.5~ media=0.5~ mitad=0.5~ segundo=2nd~ segunda=2nd~ " ..
    "tercer=3rd tercero=3rd tercera=3rd tercio=3rd tercios=3rd cuarto=4th~ cuarta=4th " ..
    "cuartos=4th~ quinto=5th quinta=5th sexto=6th sexta=6th septimo=7th septima=7th " ..
    "octavo=8th octava=8th noveno=9th novena=9th decimo=10th decima=10th",
}
-- What makes more of the number in front of it, or of one.
local FACTORS = { en = { hundred = 100, thousand = 1000 },
  es = { cien = 100, ciento = 100, mil = 1000 } }

local UNITS = {
  all = "mg:mg g:g kg:kg mcg:mcg ug:mcg ml:ml cc:ml l:l mm:mm cm:cm m:m km:km lb:lb lbs:lb oz:oz " ..
    "ft:foot hr:hour hrs:hour min:minute mins:minute percent:% degf:degf degc:degc",
  en = "h:hour hour:hour hours:hour minute:minute minutes:minute seconds:second day:day days:day " ..
    "week:week weeks:week month:month months:month year:year years:year inch:inch inches:inch " ..
    "foot:foot feet:foot mile:mile miles:mile pound:lb pounds:lb ounce:oz ounces:oz " ..
    "milligram:mg milligrams:mg gram:g grams:g milliliter:ml milliliters:ml liter:l liters:l " ..
    "millimeter:mm millimeters:mm centimeter:cm centimeters:cm",
  es = "hora:hour horas:hour minuto:minute minutos:minute segundos:second dia:day dias:day " ..
    "semana:week semanas:week mes:month meses:month ano:year anos:year pulgada:inch " ..
    "pulgadas:inch pie:foot pies:foot milla:mile millas:mile libra:lb libras:lb onza:oz " ..
    "onzas:oz miligramo:mg miligramos:mg gramo:g gramos:g mililitro:ml mililitros:ml litro:l " ..
    "litros:l milimetro:mm milimetros:mm centimetro:cm centimetros:cm",
}
-- With these an age needs no unit: "65 or older" is "65 años o más".
local AGES = " age ages aged older younger over under edad mayor mayores menor menores "
local WEIGHTS = { [""] = STRONG, ["?"] = SOFT, ["~"] = WEAK }

local words, units = {}, {}
for language, list in pairs(WORDS) do
  words[language], units[language] = {}, {}
  for row in list:gmatch "%S+" do
    local word, value, weight = row:match "^(%a+)=([%w.]+)([?~]?)$"
    words[language][word] = { value = value, weight = WEIGHTS[weight] }
  end
end
for language, list in pairs(UNITS) do
  units[language] = units[language] or {}
  for row in list:gmatch "%S+" do
    local word, unit = row:match "^(%a+):(%S+)$"
    units[language][word] = unit
  end
end

-- The zeros of scripts whose digits stand in a row behind them.
local ZEROS = { 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
  0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0xFF10 }
local SIGNS = { [0xA0] = " ", [0x202F] = " ", [0x2009] = " ", [0x2010] = "-", [0x2011] = "-",
  [0x2012] = "-", [0x2013] = "-", [0x2212] = "-", [0xB5] = "u", [0x3BC] = "u", [0x66B] = ".",
  [0x66C] = ",", [0x2019] = "'" }

local function plain_of(letter)
  for _, zero in ipairs(letter >= 0x660 and ZEROS or {}) do
    if letter >= zero and letter <= zero + 9 then
      return tostring(letter - zero)
    end
  end
  return SIGNS[letter]
end

-- The text with plain digits, blanks and signs of units; without the formats of numbers.
local function plain(text)
  text = text:gsub("[\xC2-\xF4][\x80-\xBF]+", function(bytes)
    return utf8.len(bytes) == 1 and plain_of(utf8.codepoint(bytes)) or nil
  end)
  text = text:gsub("%%[0-9.$]*[dsfgi]", " "):gsub(":00%f[%D]", "")
  text = text:gsub("%f[%d/]1/2%f[^%d/]", "\u{BD}")
  text = text:gsub("\u{B0} ?([CF])%f[%A]", " deg%1 "):gsub("%%", " percent ")
  return (text:gsub("por ciento", "percent"):gsub("per cent", "percent"))
end

-- "2.50" -> "2.5", "007" -> "7"
local function decimal(whole, part)
  whole = whole:match "^0*(%d+)$"
  part = part:match "^(.-)0*$"
  return part == "" and whole or whole .. "." .. part
end

-- "1,234.5" as a number whose thousands are parted by any of `thousands`; nil: it is none.
local function as_number(text, thousands, point)
  local whole, part = text:match("^(.-)" .. point .. "(%d+)$")
  whole = whole or text
  local joined = whole:match "^%d+"
  for sign, group in whole:sub(#joined + 1):gmatch "(%D)(%d+)" do
    if #whole:match "^%d+" > 3 or not thousands:find(sign, 1, true) or #group ~= 3 then
      return nil
    end
    joined = joined .. group
  end
  return decimal(joined, part or "")
end

-- What digits with signs between them may be: in English 1.500 is a half more than one.
local function readings_of(text, language)
  local found = {}
  table.insert(found, as_number(text, ",' ", "%."))
  if language ~= "en" then
    table.insert(found, as_number(text, ".' ", ","))
  end
  return found
end

local PHONES = { "^1?[ .-]*%(?%d%d%d%)?[ .-]*%d%d%d[ .-]*%d%d%d%d%f[%D]",
  "^%d%d%d[ .-]%d%d%d%d%f[%D]" }

local function phone_at(text, at)
  local start = text:sub(at, at + PHONE_MOST)
  for _, pattern in ipairs(PHONES) do
    local found = start:match(pattern)
    if found then
      return at + #found - 1, { "phone " .. found:gsub("%D", ""):sub(-10) }
    end
  end
end

-- Digits with the signs that join them, and what they may be: the most that are one number, so
-- that "1 500" is one and "8 10" two.
local function digits_at(text, at, language)
  local stops = { select(2, text:find("^%d+", at)) }
  while #stops < GROUPS_MOST and text:find("^[.,' ]%d", stops[#stops] + 1) do
    table.insert(stops, (select(2, text:find("^%d+", stops[#stops] + 2))))
  end
  for i = #stops, 1, -1 do
    local found = readings_of(text:sub(at, stops[i]), language)
    if #found > 0 then
      return stops[i], found
    end
  end
end

-- What may stand for it behind it: "3rd" is the third, 5 pm is 17.
local function add_readings(readings, text, last)
  local number = tonumber(readings[1])
  local behind = text:sub(last + 1, last + 12):lower()
  if number and (behind:find "^st%f[%A]" or behind:find "^nd%f[%A]" or behind:find "^rd%f[%A]" or
    behind:find "^th%f[%A]" or behind:find "^%.?\u{BA}" or behind:find "^%.?\u{AA}") then
    local endings = { "st", "nd", "rd" }
    table.insert(readings, readings[1] .. (endings[number] or "th"))
  elseif number and number < 12 and behind:find "^[:%d]* ?p%.? ?m" then
    table.insert(readings, tostring(math.tointeger(number) + 12))
  end
end

local function add_digits(out, text, language)
  local at = text:find "%d"
  while at do
    local last, readings = phone_at(text, at)
    if not last then
      last, readings = digits_at(text, at, language)
      add_readings(readings, text, last)
    end
    local from = text:sub(at - 1, at - 1) == "(" and text:find(")", at, true) and at - 1 or at
    table.insert(out, { readings = readings, weight = STRONG, text = text:sub(from, last), at = at,
      stop = last })
    at = text:find("%d", last + 1)
  end
  for half in text:gmatch "()\u{BD}" do
    table.insert(out, { readings = { "0.5" }, weight = STRONG, text = "\u{BD}", at = half,
      stop = half + 1 })
  end
end

-- Tens with the one behind them: "twenty-five", "treinta y cinco".
local function one_behind(tokens, i, known)
  local step = tokens[i + 1] and tokens[i + 1].text == "y" and 2 or 1
  local token = tokens[i + step]
  local word = token and (step == 2 or token.joined) and known[token.text]
  local value = word and math.tointeger(tonumber(word.value))
  return value and value > 0 and value < 10 and value, step
end

-- The number word at a token, and how many tokens it has.
local function word_at(tokens, i, language)
  local known, factor = words[language][tokens[i].text], FACTORS[language][tokens[i].text]
  if not known then
    return factor and { value = tostring(factor), weight = WEAK }, 1
  end
  local before = tokens[i - 1] and tokens[i - 1].text
  if known.value == "2" and (before == "los" or before == "las") then
    return { value = "2", weight = SOFT }, 1 -- "los dos" is both
  end
  local value, count = math.tointeger(tonumber(known.value)), 1
  if value and value >= 20 and value % 10 == 0 then
    local one, step = one_behind(tokens, i, words[language])
    value, count = value + (one or 0), one and step + 1 or 1
  end
  local more = value and value > 0 and tokens[i + count] and
    FACTORS[language][tokens[i + count].text]
  if more then
    return { value = tostring(value * more), weight = STRONG }, count + 1
  end
  return { value = value and tostring(value) or known.value, weight = known.weight }, count
end

local function add_words(out, tokens, language)
  local i = 1
  while words[language] and i <= #tokens do
    local word, count = word_at(tokens, i, language)
    if word then
      local last = tokens[i + count - 1]
      table.insert(out, { readings = { word.value }, weight = word.weight, at = tokens[i].at,
        stop = last.at + #last.text - 1, text = tokens[i].exact })
    end
    i = i + count
  end
end

local function unit_of(word, language)
  return units.all[word] or units[language] and units[language][word]
end

-- All numbers; their units; and a set of all units that are named.
local function read(text, language)
  text = plain(text)
  local out, tokens, named = {}, tokens_of(text), { year = text:find "%d ?%+" }
  add_digits(out, text, language)
  add_words(out, tokens, language)
  for _, token in ipairs(tokens) do
    local unit = token.kind == "word" and unit_of(token.text, language)
    named.year = named.year or AGES:find(" " .. token.text .. " ", 1, true)
    if unit then
      named[unit] = true
      for _, number in ipairs(out) do
        local counts = number.readings[1]:find "^[%d.]+$"
        local between = number.stop < token.at and text:sub(number.stop + 1, token.at - 1)
        if counts and between and between:find "^[ -]*$" then
          number.unit = unit
        end
      end
    end
  end
  return out, named
end

local function is_same(one, other)
  for _, a in ipairs(one.readings) do
    for _, b in ipairs(other.readings) do
      if a == b then
        return true
      end
    end
  end
end

-- Pairs what is the same, the best first: of one unit, then of a unit that one side leaves out. What
-- is missed comes before "a" and "one", which would take its "1" away from "1 year".
local function pair(ours, theirs)
  local function are_missed(a, b) return a.weight > WEAK and b.weight > WEAK end
  local function is_missed(a, b) return a.weight > WEAK or b.weight > WEAK end
  local function is_unit(a, b) return a.unit == b.unit end
  local function may_be_unit(a, b) return not (a.unit and b.unit) end
  local function any() return true end
  for _, fits in ipairs {
    { are_missed, is_unit }, { are_missed, may_be_unit }, { is_missed, is_unit },
    { is_missed, may_be_unit }, { any, is_unit }, { is_missed, any },
  } do
    for _, a in ipairs(ours) do
      for _, b in ipairs(theirs) do
        if not a.pair and not b.pair and is_same(a, b) and fits[1](a, b) and fits[2](a, b) then
          a.pair, b.pair = b, a
        end
      end
    end
  end
end

-- The first number of a side that the other has not, the surest first.
local function unpaired(numbers, least)
  local found
  for _, number in ipairs(numbers) do
    if not number.pair and number.weight >= least and
      (not found or number.weight > found.weight) then
      found = number
    end
  end
  return found
end

local function has_number(numbers)
  for _, number in ipairs(numbers) do
    if number.weight > WEAK then
      return true
    end
  end
end

-- A number whose unit the other side says otherwise, or nowhere.
local function strange_unit(numbers, named)
  for _, number in ipairs(numbers) do
    local other = number.pair and number.pair.unit
    if number.unit and (other and other ~= number.unit or not other and not named[number.unit]) then
      return number
    end
  end
end

-- Of a language without a table digits may stand for words, and words for digits.
local function soften(numbers, is_known)
  for _, number in ipairs(is_known and {} or numbers) do
    number.weight = number.text:find "^%d" and SOFT or WEAK
  end
end

local function quote(number)
  return "\"" .. number.text .. "\""
end

local function difference(source, source_language, other, other_language)
  if #source > TEXT_MOST or #other > TEXT_MOST then
    return "it is too long for its numbers to be compared", false
  end
  source_language, other_language = source_language:match "^%a+", other_language:match "^%a+"
  local ours, our_units = read(source, source_language)
  local theirs, their_units = read(other, other_language)
  local is_known = words[source_language] and words[other_language] and true
  soften(ours, is_known)
  soften(theirs, is_known)
  pair(ours, theirs)
  local counts = not is_known or has_number(ours)
  local lost, added = unpaired(ours, SOFT), unpaired(theirs, counts and SOFT or STRONG)
  if lost and added then
    return quote(lost) .. " has become " .. quote(added),
      math.max(lost.weight, added.weight) == STRONG
  elseif lost or added then
    return lost and quote(lost) .. " is missing" or quote(added) .. " is added",
      (lost or added).weight == STRONG
  end
  local unit = is_known and (strange_unit(ours, their_units) or strange_unit(theirs, our_units))
  if unit then
    return "what " .. quote(unit) .. " counts is another unit", unit.weight == STRONG
  end
end

return { difference = difference }
