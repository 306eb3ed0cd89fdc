-- Lists of words and phrases from files that anyone can read, lint/NAME-LANG.txt of the pack or
-- the core, and lint/more-NAME-LANG.txt of the pack: a line each, "phrase = what is said of it",
-- with # comments. A word may end in * ("guarant*"). Each phrase is kept as the tokens that a
-- text would have for it, so that case, accents, hyphens and blanks make no difference.
local lines = use "common/lines"
local tokens_of = use "common/tokens"

local WORDS_MOST = 8 -- of a phrase
local BYTES_MOST = 256 * 1024

-- nil: it has no word, or says nothing of it.
local function read_line(line)
  local equals = line:find("=", 1, true)
  local phrase = equals and { phrase = lines.trim(line:sub(1, equals - 1)),
    says = lines.trim(line:sub(equals + 1)), words = {}, open = {} }
  for _, token in ipairs(phrase and tokens_of(phrase.phrase) or {}) do
    if token.kind ~= "stop" and #phrase.words < WORDS_MOST then
      local behind = token.at + #token.exact
      table.insert(phrase.words, token.text)
      table.insert(phrase.open, phrase.phrase:sub(behind, behind) == "*")
    end
  end
  return phrase and #phrase.words > 0 and phrase or nil
end

-- Adds a file's lines. A line that is none is left out; the first such is given as an error.
local function read(list, name, text)
  local wrong
  for number, line in lines.each(text) do
    local content = lines.trim(line)
    if content ~= "" and content:sub(1, 1) ~= "#" then
      local phrase = read_line(line)
      table.insert(list, phrase)
      wrong = wrong or not phrase and
        ("%s:%d: no phrase: write PHRASE = WHAT TO SAY INSTEAD"):format(name, number)
    end
  end
  return wrong
end

-- By first word, those that are the same as they stand in the files; and by first letter.
local function sort(list)
  for i, phrase in ipairs(list) do
    phrase.place = i
  end
  table.sort(list, function(a, b)
    if a.words[1] == b.words[1] then
      return a.place < b.place
    end
    return a.words[1] < b.words[1]
  end)
  list.by_letter = {}
  for _, phrase in ipairs(list) do
    local letter = phrase.words[1]:sub(1, 1)
    list.by_letter[letter] = list.by_letter[letter] or {}
    table.insert(list.by_letter[letter], phrase)
  end
  return list
end

local function fits(phrase, tokens, at)
  for i, wanted in ipairs(phrase.words) do
    local token = tokens[at + i - 1]
    if not token or token.kind == "stop" then
      return false
    end
    local word = phrase.open[i] and token.text:sub(1, #wanted) or token.text
    if word ~= wanted then
      return false
    end
  end
  return true
end

-- The longest phrase that begins at this token, nil if none; and how many tokens it has. `most`:
-- only phrases of so many words.
local function match(list, tokens, at, most)
  local best, length = nil, 0
  for _, phrase in ipairs(list.by_letter[tokens[at].text:sub(1, 1)] or {}) do
    local count = #phrase.words
    if count > length and count <= (most or WORDS_MOST) and fits(phrase, tokens, at) then
      best, length = phrase, count
    end
  end
  return best, length
end

-- Every phrase of the list in these tokens, from left to right: for phrase, place in each(...).
local function each(list, tokens)
  local i = 1
  return function()
    while i <= #tokens do
      local at, phrase, length = i, match(list, tokens, i)
      i = i + math.max(length, 1)
      if phrase then
        return phrase, at
      end
    end
  end
end

local function add_file(list, path)
  if not pack.has(path) then
    return
  end
  local text, why = pack.read(path, nil, BYTES_MOST)
  local wrong = text and read(list, pack.where(path), text) or why
  if wrong then
    report_placed("R-LIST-1", "error", wrong)
  end
end

local known = {}

-- The list of this name; an empty one where there is no file. Lists are written for a language,
-- whatever its country.
local function open(name, language)
  local file = name .. "-" .. language:match "^[^-]*"
  if not known[file] then
    known[file] = {}
    add_file(known[file], "lint/" .. file .. ".txt")
    add_file(known[file], "lint/more-" .. file .. ".txt")
    sort(known[file])
  end
  return known[file]
end

-- Tells each phrase of the list that stands in the text, but those that are "ok".
local function tell(name, text)
  for phrase in each(open(name, text.language), tokens_of(text.text)) do
    if phrase.says ~= "ok" then
      find(text, "%s\"%s\": %s", tag(text.language), phrase.phrase, phrase.says)
    end
  end
end

-- A list of a text; what is wrong with it is the second result.
local function parse(name, text)
  local list = {}
  local wrong = read(list, name, text)
  return sort(list), wrong
end

return { open = open, tell = tell, parse = parse, match = match, each = each }
