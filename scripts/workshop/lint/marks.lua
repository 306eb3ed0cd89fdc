-- What stands in a text for a program and not for its reader: words that no translator is given,
-- Markdown, addresses that nobody can touch here.
local lines = use "common/lines"
local samples = use "common/samples"
local texts = use "common/texts"
local tokens_of = use "common/tokens"
local uses = use "common/uses"

local function sign(token, text)
  return token and token.kind == "sign" and token.text == text
end

local function name(token, text)
  return token and token.kind == "name" and token.text == text
end

local ONE = "id = rows\ntitle = Rows\nversion = 1\napi = 2\nlanguages = en\nstart = home\nhelp = help\n"

local unmarked = {
  id = "F-TEXT-1", level = "warning", kind = "draft",
  wants = "Every text of a page is marked for translation: _\"text\".",
  why = "Put _ in front of it: without it the text stays as it is in every language. What is meant " ..
    "so takes a comment above its lines: -- lint: REASON.",
  bad = {
    "text 'Lie down.'",
    "text { 'Sleep on it.', _'Rest today.' }",
    "button { 'Call us now', go 'home' }",
    "heading 'Walks'",
    "picture { 'images/a.svg', alt = 'A bed', caption = _'Rest today.' }",
    "text('Dial this: ' .. '(210) 555-0142')",
    "text(format('%d feet up', 3))",
    { ["lib/dogs.lua"] = "-- lint: a name\n\nlocal dogs = 'Two dogs'\nreturn dogs",
      ["pages/home.lua"] = "local dogs = use 'dogs'\n" .. samples.home "text(dogs)",
      at = "lib/dogs.lua", line = 3 },
  },
  good = {
    "text(_'Rest today.')",
    "text 'MILD', text '(210) 555-0142', text 'X', text 'Kreyòl', text 'Français'",
    "sources { 'Brown, a textbook of 2022' }",
    "text(format(_'%d miles', 3))",
    { ["pages/home.lua"] = "-- lint: the staff read it\n" .. samples.home "text 'Lie down.'",
      at = "pages/home.lua" },
    "'a' == 'Stand up.' and text(_'Rest.')",
    { ["pages/home.lua"] = samples.home "text 'Lie down.'", ["pack.conf"] = ONE,
      at = "pages/home.lua" },
  },
}

-- The names of languages in themselves, whole or the first word: they are the same for everyone.
local own_names

local function is_own_name(text)
  if not own_names then
    own_names = {}
    for number = 0, 26 * 26 - 1 do
      local code = string.char(97 + number // 26, 97 + number % 26)
      local own = language(code).name
      own_names[own] = own ~= code
      own_names[own:match "^%S+"] = own ~= code
    end
  end
  return own_names[text]
end

-- Whether there is something to translate: a word that is no short form in capitals.
local function has_words(text)
  for _, token in ipairs(tokens_of(text)) do
    if token.kind == "word" and not token.acronym and #token.text > 1 then
      return true
    end
  end
  return false
end

-- Strings that nobody marked: by their text those that are whole, and those that are a part. A
-- format is cut into what stands between its numbers.
local whole, parts, marked_too = {}, {}, {}

local function add_part(text, place)
  if has_words(text) and text:find(" ", 1, true) then
    table.insert(parts, { text = text, file = place.file, line = place.line })
  end
end

local function add_string(script, tokens, i)
  local place = { file = script.file, line = tokens[i].line }
  local text, from = tokens[i].text, 1
  local at = text:find("%", 1, true)
  while at do
    add_part(text:sub(from, at - 1), place)
    from = at + 2
    at = text:find("%", from, true)
  end
  if from > 1 or sign(tokens[i - 1], "..") or sign(tokens[i + 1], "..") then
    add_part(text:sub(from), place)
  elseif has_words(text) and not is_own_name(text) then
    whole[text] = whole[text] or place
  end
end

-- The lines below a "-- lint: REASON", up to an empty one.
local function lifted_lines(path)
  local lifted, lifts = {}, false
  for number, line in lines.each(pack.read(path) or "") do
    lifts = lines.trim(line) ~= "" and (lifts or line:find "^%s*%-%- lint: *%S" ~= nil)
    lifted[number] = lifts
  end
  return lifted
end

function unmarked.script(script)
  if not script.core and #pack.info.languages > 1 then
    local lifted = lifted_lines(script.path)
    texts.each_string(script.tokens, function(i, around, marked)
      if marked then
        marked_too[script.tokens[i].text] = true
      elseif not texts.is_inside(around, "sources") and
        not lifted[script.tokens[i].line] then
        add_string(script, script.tokens, i)
      end
    end)
  end
end

local told = {}

local function tell_once(place, text)
  local key = place.file .. ":" .. place.line
  if not told[key] then
    told[key] = true
    find(place, "\"%s\" is not marked for translation: write _\"...\"", short(text))
  end
end

function unmarked.text(text)
  if not text.node or marked_too[text.text] then
    return
  elseif whole[text.text] then
    tell_once(whole[text.text], text.text)
  else
    for _, part in ipairs(parts) do
      if text.text:find(part.text, 1, true) then
        tell_once(part, part.text)
      end
    end
  end
end

local joined = {
  id = "F-TEXT-2", level = "error",
  wants = "_ has one string behind it, as it is shown: not one that is put together.",
  why = "A translator never sees it: write format(_\"... %s\", x), or a text for each case.",
  bad = {
    "text(_('Rest ' .. 'today.'))",
    "text(_(false or 'Go ' .. 'on.'))",
    "text(_(format('%d miles', 3)))",
    "text(ngettext('a ' .. 'dog', '%d dogs', 3))",
  },
  good = {
    "text(_'Rest.' .. ' ' .. _'Go on.')",
    "text(format(_('%d miles'), 3 .. ''))",
    "text(format(ngettext('a dog', '%d dogs', 3), 3))",
    "text(_(({ 'a' })[1] or error('no ' .. 'dog')))",
  },
}

function joined.script(script)
  local tokens = script.tokens
  for i, token in ipairs(script.core and {} or tokens) do
    local call = (name(token, "_") or name(token, "ngettext")) and sign(tokens[i + 1], "(")
    local at, depth = i + 2, call and 1 or 0
    while depth > 0 and tokens[at].kind ~= "end" do
      depth = depth + (sign(tokens[at], "(") and 1 or sign(tokens[at], ")") and -1 or 0)
      if depth == 1 and (sign(tokens[at], "..") or name(tokens[at], "format")) then
        find({ file = script.file, line = token.line }, "%s of a text that is put together",
          token.text)
        depth = 0
      end
      at = at + 1
    end
  end
end

local counted = {
  id = "F-TEXT-3", level = "error",
  wants = "The second text of ngettext says its number: %d.",
  why = "Write ngettext(\"one dog\", \"%d dogs\", n) inside format(..., n).",
  bad = { "text(ngettext('one dog', 'many dogs', 3))" },
  good = { "text(format(ngettext('one dog', '%d dogs', 3), 3))" },
}

function counted.pack()
  for _, used in ipairs(uses()) do
    if used.many and not used.core and not used.many:find "%%[0-9.]*[dsfgi]" then
      find(used, "\"%s\" has no %%d", short(used.many))
    end
  end
end

local markdown = {
  id = "C-MARK-1", level = "error",
  wants = "A text has no Markdown but **: it is shown as it is written.",
  why = "Use heading, steps, checklist and sources for it, and ** around what must stand out.",
  bad = {
    "text(_'# Risks')",
    "text(_'Rest.\\n- Sleep')",
    "text(_'* Sleep')",
    "text(_'1. Sleep')",
    "text(_'Read [this](https://a.org/b).')",
    "text(_'It is *very* small.')",
    "text(_'It is __very__ small.')",
    "text(_'It is `small`.')",
    { es = "- Dormir" },
    { ["clinic.conf"] = "driving = - Wait\n" },
  },
  good = {
    "text(_'It is **very** small.')",
    "text(_'2 * 3 * 4, a - b, #1, 5-6, x_y_z')",
    "text(_'Your pain is 7 of 10 - or more.* Tell us.')",
  },
}

local LINE_STARTS = { "^#+ %S", "^[-*+] %S", "^%d%d?[.)] %S", "^> %S", "^```" }
local INNER = { "%]%(%S", "%*%a", " _%a", "__%w", "`%w" } -- in a text without its **

local function has_markdown(text)
  for _, line in lines.each(text) do
    for _, pattern in ipairs(LINE_STARTS) do
      if line:find(pattern) then
        return true
      end
    end
  end
  local inner = " " .. text:gsub("%*%*", "")
  for _, pattern in ipairs(INNER) do
    if inner:find(pattern) then
      return true
    end
  end
end

-- What no one has translated is shown in each language, and is told in the first.
local function is_own(text)
  return text.language == pack.first or not marked_too[text.text]
end

function markdown.text(text)
  if is_own(text) and has_markdown(text.text) then
    find(text, "%sMarkdown in \"%.40s\"", tag(text.language), text.text)
  end
end

local addresses = {
  id = "C-WEB-1", level = "warning",
  wants = "A web address is a code to scan, qr{}: nobody can touch or copy one here.",
  why = "Show qr{\"https://...\", alt = ...}, or name the site in sources{}.",
  bad = {
    "text(_'See www.example')",
    "text(_'See https://example.org/mild for more.')",
    "text(_'See our page example.com.')",
    "text(_'Write to desk@example.org')",
    { es = "Vea ejemplo.org/citas." },
    { ["clinic.conf"] = "driving = See example.com\n" },
  },
  good = {
    "text(_'Rest today.Sleep. At 5.30 p.m. e.g. a walk')",
    "sources { _'GeoNames, geonames.org (CC BY 4.0)' }",
    "qr { 'https://example.org', alt = _'Our page' }",
  },
}

local ENDINGS = {}
for ending in ("com org net gov edu mil info health care clinic us uk ca mx es io biz"):gmatch "%S+" do
  ENDINGS[ending] = true
end

local function address_in(text)
  local small = text:lower()
  if small:find("://", 1, true) or small:find("www.", 1, true) then
    return true
  end
  local at = small:find(".", 1, true)
  while at do
    local ending, behind = small:sub(at + 1, at + 12):match "^(%a+)(.?)"
    if small:find("^[%w_-]", at - 1) and ENDINGS[ending] and not behind:find "[%w_]" then
      return true
    end
    at = small:find(".", at + 1, true)
  end
end

function addresses.text(text)
  if is_own(text) and not text.small and (text.role ~= "slot" or text.kind == "sentence") and
    (text.role ~= "cell" or text.kind == "sentence") and address_in(text.text) then
    find(text, "%sa web address in \"%.60s\"", tag(text.language), text.text)
  end
end

return { unmarked, joined, counted, markdown, addresses }
