-- Text as words, numbers and ends of sentences: what counting and word lists stand on.
--
-- tokens(text) -> {{kind=, text=, exact=, at=, capital=, acronym=, joined=}...}: kind "word",
-- "number" ("2,197", "5.1"), "sign" (% & + $, which a phrase of a list may hold), "stop" (the end
-- of a sentence: never at the start, never twice; always the last). text: small letters without
-- accents, a number without its commas; exact: with their accents; at: its first byte. joined: by
-- a hyphen to the one before, "check-up" is one word.
-- `**` and what else is no word are passed over; so are a format's %s and %d. A full stop ends no
-- sentence after Dr. and the like, in a number, or before a small letter.

-- U+00C0 to U+00FF without their accents; '*' is no letter, '~' one that has none.
local PLAIN = "aaaaaa~ceeeeiiii~nooooo*ouuuuy~~aaaaaa~ceeeeiiii~nooooo*ouuuuy~y"
local SHORT_FORMS = { dr = true, dra = true, mr = true, mrs = true, ms = true, sr = true,
  sra = true, st = true, vs = true, ej = true }
local CLOSERS = {}
for _, letter in utf8.codes "\")]*'\u{201D}\u{2019}\u{BB} \u{A0}" do
  CLOSERS[letter] = true
end

local function plain_of(letter)
  return letter >= 0xC0 and letter <= 0xFF and PLAIN:sub(letter - 0xBF, letter - 0xBF)
end

local function is_digit(letter)
  return letter >= 0x30 and letter <= 0x39
end

local function is_letter(letter)
  if letter < 0x80 then
    return letter >= 0x61 and letter <= 0x7A or letter >= 0x41 and letter <= 0x5A
  elseif letter <= 0xFF then
    return letter >= 0xC0 and plain_of(letter) ~= "*"
  end
  return not (letter >= 0x2000 and letter <= 0x2BFF or letter >= 0x3000 and letter <= 0x303F)
end

local function is_capital(letter)
  return letter >= 0x41 and letter <= 0x5A or letter >= 0xC0 and letter <= 0xDE and letter ~= 0xD7
end

-- The text's letters, and where each begins; what is not UTF-8 is 0.
local function read_letters(text)
  local letters, places, from = {}, {}, 1
  while from <= #text do
    local _, bad = utf8.len(text, from)
    for at, letter in utf8.codes(text:sub(from, (bad or 0) - 1)) do
      table.insert(letters, letter)
      table.insert(places, from + at - 1)
    end
    if bad then
      table.insert(letters, 0)
      table.insert(places, bad)
    end
    from = bad and bad + 1 or #text + 1
  end
  return letters, places
end

local scan = {}
scan.__index = scan

function scan:letter(i)
  return self.letters[i] or 0
end

function scan:add(kind, i, text, exact)
  local last = self.tokens[#self.tokens]
  local joined = kind == "word" and last and last.kind == "word" and self:letter(i - 1) == 0x2D
  table.insert(self.tokens, { kind = kind, at = self.places[i] or 0, text = text or "",
    exact = exact or text or "", joined = joined or false })
  return self.tokens[#self.tokens]
end

function scan:stop(i)
  local last = self.tokens[#self.tokens]
  if last and last.kind ~= "stop" then
    self:add("stop", i)
  end
end

-- An apostrophe within a word is a letter of it. Each of these gives where it ends.
function scan:word(first)
  local plain, exact, capitals, i = {}, {}, 0, first
  while true do
    local letter = self:letter(i)
    local inner = (letter == 0x27 or letter == 0x2019) and is_letter(self:letter(i + 1))
    if not inner and not is_letter(letter) then
      break
    end
    local capital = is_capital(letter)
    local small = inner and "'" or utf8.char(capital and letter | 0x20 or letter)
    local bare = not inner and plain_of(letter)
    table.insert(exact, small)
    table.insert(plain, bare and bare ~= "~" and bare or small)
    capitals = capitals + (capital and 1 or 0)
    i = i + 1
  end
  local token = self:add("word", first, table.concat(plain), table.concat(exact))
  token.capital = is_capital(self:letter(first))
  token.acronym = i - first >= 2 and capitals == i - first
  return i
end

function scan:number(first)
  local digits, i = {}, first
  while true do
    local letter = self:letter(i)
    local joins = (letter == 0x2C or letter == 0x2E) and is_digit(self:letter(i + 1))
    if not is_digit(letter) and not joins then
      break
    end
    if letter ~= 0x2C then
      table.insert(digits, utf8.char(letter))
    end
    i = i + 1
  end
  self:add("number", first, table.concat(digits))
  return i
end

function scan:full_stop(i)
  local after = self:letter(i + 1)
  if is_letter(after) or is_digit(after) then
    return i + 1
  end
  local next = i + 1
  while CLOSERS[self:letter(next)] do
    next = next + 1
  end
  local letter, last = self:letter(next), self.tokens[#self.tokens]
  local small = is_letter(letter) and not is_capital(letter) and letter <= 0xFF
  local goes_on = last and self.letters[next] and (small or SHORT_FORMS[last.text])
  if not goes_on then
    self:stop(i)
  end
  return i + 1
end

function scan:other(i, letter)
  local after = self:letter(i + 1)
  if letter == 0x25 and (after == 0x73 or after == 0x64) then -- %s, %d
    return i + 2
  elseif letter == 0x0A or letter == 0x21 or letter == 0x3F or letter == 0x2026 then -- ! ? ...
    self:stop(i)
  elseif letter == 0x25 or letter == 0x26 or letter == 0x2B or letter == 0x24 then -- % & + $
    self:add("sign", i, utf8.char(letter))
  end
  return i + 1
end

local function read(text)
  local letters, places = read_letters(text)
  local self = setmetatable({ letters = letters, places = places, tokens = {} }, scan)
  local i = 1
  while i <= #letters do
    local letter = letters[i]
    if is_digit(letter) then
      i = self:number(i)
    elseif is_letter(letter) then
      i = self:word(i)
    elseif letter == 0x2E then
      i = self:full_stop(i)
    else
      i = self:other(i, letter)
    end
  end
  self:stop(i)
  return self.tokens
end

-- The same texts are read by many rules, in many showings of a page.
local known = {}

return function(text)
  local tokens = known[text]
  if not tokens then
    tokens = read(text)
    known[text] = tokens
  end
  return tokens
end
