-- What studies are said to show: where it is from, who has read it, and when it is read again.
local approvals_of_pages = use "common/approvals"
local is_source = use("common/texts").is_source
local kinds = use "common/kinds"
local page_of = use("common/samples").page
local tokens_of = use "common/tokens"

local DAYS_MOST = 366 -- from one reading to the next

local CONF = "id = rows\ntitle = Rows\nversion = 1\napi = 2\nlanguages = en\nstart = home\n" ..
  "help = help\n"
local CLAIM = "text(_'In studies, many people had less pain.')"

-- reviews.conf says that this page was read so long ago.
local function read_once(page)
  return { ["reviews.conf"] = "en." .. page .. " = " .. ("0"):rep(64) .. " 2020-01-01 Ann\n",
    ["pages/a.lua"] = page_of(CLAIM .. ", sources 'A study, 2020'"), at = "reviews.conf" }
end

local claims = {
  id = "M-CLM-1", level = "error", kind = "draft",
  wants = "What studies are said to show has its sources on the page or a touch away, and is " ..
    "read by a named person every 12 months; a reviewed pack has review_by.",
  why = "Add sources{}; let a clinician read the page again, then: anteroom approve LAYER --by " ..
    "NAME, and write the next date.",
  bad = {
    CLAIM,
    { es = "En un estudio, muchos caminaron más." },
    { ["pages/a.lua"] = page_of "text 'In one study it helped.', button { 'B', go 'b' }",
      ["pages/b.lua"] = page_of "text 'From: a study.'", at = "pages/a.lua" },
    { ["pack.conf"] = CONF .. "reviewed = yes\n" },
    { ["pack.conf"] = CONF .. "review_by = 2020-01-01\n" },
    { ["pack.conf"] = CONF .. "review_by = 2999-01-01\n" },
    read_once "a",
    { ["pack.conf"] = CONF .. "reviewed = yes\n", at = "pages/a.lua", level = "warning",
      ["pages/a.lua"] = page_of(CLAIM .. ", sources 'A study, 2020'") },
  },
  good = {
    CLAIM .. ", sources 'From: a study of 2022.'",
    { ["pages/a.lua"] = page_of "text 'In one study it helped.', button { 'B', go 'b' }",
      ["pages/b.lua"] = page_of "sources 'From: a study.'", at = "" },
    read_once "home",
  },
}

-- By language and page: showings that make claims, and showings that name sources.
local claiming, sourced = {}, {}

function claims.page(visit)
  local key = visit.language .. " " .. visit.page
  local _, count = kinds.said("studies", visit.texts)
  if count > 0 then
    claiming[key] = visit
  end
  for _, text in ipairs(visit.texts) do
    if is_source(text) then
      sourced[key] = visit
    end
  end
end

local function has_sources(key, page)
  for other, visit in pairs(sourced) do
    if other == key or pack.leads(page, visit.page) then
      return true
    end
  end
  return false
end

local function check_next()
  local date = pack.info.review_by
  local ahead = date and days_ahead(date)
  if pack.info.reviewed and not date then
    find(nil, "reviewed = yes without the date of the next review: write review_by")
  elseif date and ahead < 0 then
    find(nil, "review_by = %s is past: let a clinician read the pack again", date)
  elseif date and ahead > DAYS_MOST then
    find(nil, "review_by = %s is more than 12 months ahead", date)
  end
end

-- That a page was not approved, or has other words now, is for approved.lua to tell.
local function check_readers()
  local approvals, fault = approvals_of_pages()
  for _, approval in ipairs(approvals or {}) do
    local ahead = approval.date and days_ahead(approval.date)
    local old = approval.date and (not ahead or ahead < -DAYS_MOST)
    if old and claiming[approval.language .. " " .. approval.page] then
      find({ file = approvals.file, line = approval.line },
        "%sthe page %s speaks of studies, and %s read it on %s, more than 12 months ago: let a " ..
        "clinician read it again", tag(approval.language), approval.page, approval.by,
        approval.date)
    end
  end
  if not approvals and not fault and pack.info.reviewed then
    for _, visit in pairs(claiming) do
      warn(visit, "%sspeaks of studies, and nobody is named who has read it: anteroom approve " ..
        "LAYER --by NAME", tag(visit.language))
    end
  end
end

function claims.pack()
  for key, visit in pairs(claiming) do
    if not has_sources(key, visit.page) then
      find(visit, "%sspeaks of studies without sources{} here or a touch away",
        tag(visit.language))
    end
  end
  check_next()
  check_readers()
end

local TABLE = "return { a = { short = 'A, 2020', numbers = '302 people, 9 of 100, 2 years' } }"

-- A page beside that table.
local function numbered(body)
  return { ["lib/papers.lua"] = TABLE, ["pages/a.lua"] = page_of(body), at = "pages/a.lua" }
end

local numbers = {
  id = "M-NUM-1", level = "error",
  wants = "Each number that a page says stands in the table of sources: a file of lib/ whose " ..
    "entries have numbers = \"9 of 100, 2 years\" (or short = \"A, 2020\"), where there is one.",
  why = "A number that nobody has read in a study is made up: write it into its source's row once " ..
    "it was read there, or say it in words.",
  bad = {
    numbered "text(_'It helped 8 of 100 people.')",
    numbered "text(_'It helped 58% of them.')",
    numbered "text(_'It helped 9 of 10 people.')",
    numbered "text(_'It helped half of the people.')",
    numbered "text(_'Nine of ten people walked longer.')",
    numbered "text(_'After 5 years most could walk.')",
    numbered "dots(8, 100)",
    { ["lib/papers.lua"] = TABLE, ["pages/a.lua"] = page_of "text(_'After 2 years.')",
      ["locale/es.po"] = 'msgid "After 2 years."\nmsgstr "Después de 5 años."\n',
      at = "pages/a.lua" },
  },
  good = {
    "text(_'It helped 8 of 100 people.')", -- without a table
    numbered "text(_'Of 302 people, 9 of 100 had it after 2 years.'), sources 'A, 2020'",
    numbered "text(_'Call 911 or 711. It takes about one hour. Fever of 100.4 °F.')",
    numbered "dots(9, 100), sources 'A, 2020'",
  },
}

for _, good in ipairs(numbers.good) do
  if type(good) == "table" then
    good.at = ""
  end
end

-- Numbers that no study has to say: whom to call, and what a fever is.
local FREE = { ["911"] = true, ["711"] = true, ["100.4"] = true }
local OF = { of = true, out = true, ["in"] = true, de = true, cada = true, en = true }
local COUNTS = {}
for value, words in pairs { [1] = "one uno una", [2] = "two dos", [3] = "three tres",
  [4] = "four cuatro", [5] = "five cinco", [6] = "six seis", [7] = "seven siete", [8] = "eight ocho",
  [9] = "nine nueve", [10] = "ten diez", [50] = "half mitad", [33] = "third tercio",
  [25] = "quarter" } do
  for word in words:gmatch "%S+" do
    COUNTS[word] = tostring(value)
  end
end
local PEOPLE = { people = true, patients = true, them = true, personas = true, pacientes = true,
  ellos = true, ellas = true }

local singles, pairs_of, has_table = {}, {}, false
local to_check = {} -- strings of pages, and dots

local function number_at(tokens, i, also_words)
  local token = tokens[i]
  return token and (token.kind == "number" and token.text or
    also_words and token.kind == "word" and COUNTS[token.text]) or nil
end

-- Where "of", "out of" or "de cada" leads from here: the place behind it, nil if none stands here.
local function behind_of(tokens, i)
  local at = i
  while tokens[at] and OF[tokens[at].text] do
    at = at + 1
  end
  return at > i and at or nil
end

-- Each share and number of a text: tell(number, of), `of` nil for a number alone. What follows
-- capitals is a name ("CC BY 4.0").
local function each_number(text, tell)
  local tokens, i = tokens_of(text), 1
  while tokens[i] do
    local behind = number_at(tokens, i, true) and behind_of(tokens, i + 1)
    local of = behind and number_at(tokens, behind, true)
    local shares = behind and (tokens[behind] and (PEOPLE[tokens[behind].text] or
      tokens[behind + 1] and PEOPLE[tokens[behind + 1].text]))
    if of then
      tell(number_at(tokens, i, true), of)
      i = behind
    elseif number_at(tokens, i) and not (tokens[i - 1] and tokens[i - 1].acronym) or shares then
      tell(number_at(tokens, i, true), nil)
    end
    i = i + 1
  end
end

local function is(token, kind, text)
  return token and token.kind == kind and (not text or token.text == text)
end

local function read_row(key, text)
  has_table = has_table or key == "numbers"
  each_number(text, function(number, of)
    singles[number] = true
    if of then
      pairs_of[number .. " of " .. of] = true
      singles[of] = true
    end
  end)
end

local function read_table(tokens)
  local key
  for i, token in ipairs(tokens) do
    if is(token, "name") and is(tokens[i + 1], "sign", "=") then
      key = token.text
    elseif token.kind == "string" and (key == "numbers" or key == "short") then
      read_row(key, token.text)
    end
  end
end

function numbers.script(script)
  local tokens, path = script.tokens, script.path
  if script.core then
    return
  elseif path:find "^lib/" then
    for i, token in ipairs(tokens) do
      if is(token, "name", "numbers") and is(tokens[i + 1], "sign", "=") then
        read_table(tokens)
        return
      end
    end
  end
  for i, token in ipairs(tokens) do
    local place = { file = script.file, line = token.line }
    if token.kind == "string" and is(tokens[i - 1], "name", "_") then
      table.insert(to_check, { place = place, text = token.text })
    elseif is(token, "name", "dots") and is(tokens[i + 1], "sign", "(") and
      is(tokens[i + 2], "number") and is(tokens[i + 4], "number") then
      table.insert(to_check, { place = place,
        text = tokens[i + 2].text .. " of " .. tokens[i + 4].text })
    end
  end
end

local function check(entry, language, text)
  each_number(text, function(number, of)
    local known = FREE[number] or
      of and pairs_of[number .. " of " .. of] or not of and singles[number]
    if not known then
      find(entry.place, "%s\"%s\" is in no row of the table of sources: \"%.50s\"",
        tag(language), of and number .. " of " .. of or number, text)
    end
  end)
end

function numbers.pack()
  for _, entry in ipairs(has_table and to_check or {}) do
    for _, language in ipairs(pack.languages) do
      local text = entry.text
      if language ~= pack.first then
        text = pack.word(language, entry.text)
      end
      if text then
        check(entry, language, text)
      end
    end
  end
end

return { claims, numbers }
