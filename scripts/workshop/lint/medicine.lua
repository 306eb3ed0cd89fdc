-- What a pack says of medicine, money and privacy: warning signs, risks beside benefits, pills, one
-- operation at a time, no promises; and that a reader gets everywhere.
local kinds = use "common/kinds"
local lists = use "common/lists"
local page_of = use("common/samples").page
local tokens_of = use "common/tokens"

local CONF_WITHOUT_HELP = "id = rows\ntitle = Rows\nversion = 1\napi = 2\nlanguages = en\n" ..
  "start = home\n"

local red = {
  id = "M-RED-1", level = "error",
  wants = "pack.conf names a help page, and it says when and whom to call (each sign of " ..
    "lint/danger-en.txt), in every language.",
  why = "A reader in danger must find it with one touch; the bar leads to it from every page.",
  bad = {
    { ["pack.conf"] = CONF_WITHOUT_HELP },
    { ["pages/help.lua"] = page_of "text 'Ask the staff.'" },
    { ["lint/danger-en.txt"] = "fever = fever\n", at = "pages/help.lua" },
  },
  good = {
    { ["pages/x.lua"] = page_of "text 'Rest.'", at = "" },
    { ["lint/danger-en.txt"] = "911 = call\ncall 911 = call\n", at = "" },
  },
}

function red.page(visit)
  if visit.page ~= pack.info.help or visit.after ~= "" then
    return
  end
  local said = kinds.said("danger", visit.texts)
  for _, sign in ipairs(lists.open("danger", visit.language)) do
    if not said[sign.says] then
      find(visit, "%sthe help page does not say: %s (such as \"%s\")", tag(visit.language),
        sign.says, sign.phrase)
    end
    said[sign.says] = true -- told once
  end
end

function red.pack()
  if not pack.info.help then
    find(nil, "no help page: write help = PAGE")
  end
end

local NOW = "a fever = now: fever\nnumb legs = now: numb\nrash = after: rash\n911 = call\n"
local NOW_ES = "fiebre = now: fever\npiernas dormidas = now: numb\nsarpullido = after: rash\n"
local WHOLE = "text { 'Call 911 for a fever or', 'numb legs. Call us for a rash.' }"

-- A page, and help with all signs.
local function warning_of(body, files)
  local all = { at = "pages/a.lua", ["pages/a.lua"] = page_of(body),
    ["pages/help.lua"] = page_of(WHOLE), ["lint/danger-en.txt"] = NOW }
  for key, value in pairs(files or {}) do
    all[key] = value
  end
  return all
end

local whole = {
  id = "M-RED-2", level = "error",
  wants = "Warning signs are shown whole or not at all: a page that says one of a group of " ..
    "lint/danger-en.txt (\"phrase = now: its name\") says all of the group, in every language " ..
    "and in its short forms; so does the sheet that `handout` in pack.conf names.",
  why = "Who reads a shortened list believes that the rest can wait: show the whole list, or a " ..
    "button to the help page.",
  bad = {
    warning_of "text(_'Call us if you have a fever.')",
    warning_of "signs { _'A fever' }",
    warning_of("signs { _'A fever', _'Numb legs' }", { ["lint/danger-es.txt"] = NOW_ES,
      ["locale/es.po"] = 'msgid "A fever"\nmsgstr "Fiebre"\n\nmsgid "Numb legs"\n' ..
        'msgstr "Piernas"\n' }),
    warning_of "signs { {_'A fever', short = _'Fever'}, {_'Numb legs', short = _'Numb legs'} }",
    warning_of("text(_'Rest.')", { at = "pack.conf", ["pack.conf"] = CONF_WITHOUT_HELP ..
      "help = help\nhandout = a\n" }),
  },
  good = {
    warning_of("text(_'Rest.')", { at = "" }),
    warning_of("signs { _'A fever', _'Numb legs' }", { at = "" }),
    warning_of("signs { {_'A fever', short = _'A fever'}, {_'Numb legs', short = _'Numb legs'} }",
      { at = "" }),
    warning_of("text(_'Rest.')", { at = "", ["pack.conf"] = CONF_WITHOUT_HELP ..
      "help = help\nhandout = a help\n" }),
  },
}

local function is_short_form(text)
  return text.role == "word"
end

-- What a list of phrases calls its names: the groups, each a list of them.
local function groups_of(language)
  local groups, known = {}, {}
  for _, phrase in ipairs(lists.open("danger", language)) do
    local group = phrase.says:match "^(%w+): "
    if group and not known[phrase.says] then
      known[phrase.says] = true
      groups[group] = groups[group] or {}
      table.insert(groups[group], phrase.says)
    end
  end
  return groups
end

-- The first name of a group that is not said, where another is; nil if all or none are.
local function first_left_out(group, said)
  local left_out, some
  for _, name in ipairs(group) do
    some = some or said[name]
    left_out = left_out or not said[name] and name
  end
  return some and left_out or nil
end

local on_sheet = {} -- by language: the names that the handout says

function whole.page(visit)
  local said = kinds.said("danger", visit.texts)
  local shortly = kinds.in_texts("danger", visit.texts, is_short_form)
  for _, group in pairs(groups_of(visit.language)) do
    local left_out = first_left_out(group, said)
    local shortly_left_out = first_left_out(group, shortly)
    if left_out or shortly_left_out then
      find(visit, "%s%s warning signs are shown without this one: %s", tag(visit.language),
        left_out and "some" or "the short forms of", left_out or shortly_left_out)
    end
  end
  for _, page in ipairs(pack.info.handout) do
    if page == visit.page then
      on_sheet[visit.language] = on_sheet[visit.language] or {}
      for name in pairs(said) do
        on_sheet[visit.language][name] = true
      end
    end
  end
end

function whole.pack()
  for language, said in pairs(on_sheet) do
    for _, group in pairs(groups_of(language)) do
      for _, name in ipairs(group) do
        if not said[name] then
          find(nil, "%sthe handout does not say the warning sign: %s (add %s to handout)",
            tag(language), name, pack.info.help or "a help page")
          return
        end
      end
    end
  end
end

local RISKS_LEAST = 4 -- named on a page of risks
local HELPS = page_of "text 'In studies it helped.', button { 'Risks', go 'harm' }, sources '2022'"
local HELPS_ALONE = page_of "text 'In studies it helped.'"
local HARM = page_of "text 'It may not help. You may bleed, get an infection, or be sore.'"

local risks = {
  id = "M-RSK-1", level = "error",
  wants = "A page that says how it may help has a page of risks beside it: four named risks and " ..
    "more, that it may not help among them.",
  why = "Who hears of the good alone can not decide: put the two pages next to each other in a " ..
    "flow.",
  bad = {
    { ["pages/helps.lua"] = HELPS, at = "pages/helps.lua",
      ["pages/harm.lua"] = page_of "text 'It may not help. You may bleed or be sore.'" },
    { ["pages/helps.lua"] = HELPS, at = "pages/helps.lua",
      ["pages/harm.lua"] = page_of "text 'You may bleed, be sore, get a scar or a fever.'" },
    { ["pages/helps.lua"] = HELPS_ALONE, ["pages/harm.lua"] = HARM, at = "pages/helps.lua" },
  },
  good = { { ["pages/helps.lua"] = HELPS, ["pages/harm.lua"] = HARM, at = "" } },
}

-- Showings of pages that say how it may help; of each language, ids of those that name its risks.
local helping, harming = {}, {}

function risks.page(visit)
  local _, benefits = kinds.said("benefits", visit.texts)
  local named, count = kinds.said("risks", visit.texts)
  if benefits > 0 then
    table.insert(helping, visit)
  end
  if count >= RISKS_LEAST and named["no help"] then
    harming[visit.language] = harming[visit.language] or {}
    table.insert(harming[visit.language], visit.page)
  end
end

local function is_beside_risks(visit)
  for _, page in ipairs(harming[visit.language] or {}) do
    if page == visit.page or pack.leads(page, visit.page) or pack.leads(visit.page, page) then
      return true
    end
  end
  return false
end

function risks.pack()
  for _, visit in ipairs(helping) do
    if not is_beside_risks(visit) then
      find(visit, "%ssays how it may help, and no page %s", tag(visit.language),
        harming[visit.language] and "of risks is a touch away"
          or ("names %d risks with \"it may not help\""):format(RISKS_LEAST))
    end
  end
end

local pills = {
  id = "M-MED-1", level = "error",
  wants = "A page that speaks of stopping, skipping or taking pills says not to stop any on " ..
    "one's own.",
  why = "Stopping a blood thinner can kill: add \"Do not stop any pill on your own.\"",
  bad = {
    "text(_'Stop your blood thinner five days before.')",
    "text(_'Do not take aspirin that day.')",
    "text 'Skip your pills.'",
    "text 'Avoid aspirin.'",
    { es = "Deje de tomar su aspirina." },
  },
  good = {
    "text(_'Stop aspirin when told.'), note(_'Do not stop any pill on your own.')",
    "text(_'Do not stop any pill on your own.')",
    "text(_'Stop smoking. Tell us which pills you take.')",
    { es = "No deje ninguna pastilla por su cuenta." },
  },
}

-- Whether one sentence both names pills and says that they be changed.
local function changes_pills(text)
  local tokens, said, from = tokens_of(text.text), {}, 1
  for phrase, at in lists.each(lists.open("pills", text.language), tokens) do
    for i = from, at do
      if tokens[i].kind == "stop" then
        said = {}
      end
    end
    from = at
    said[phrase.says] = true
    if said.change and said.pill then
      return true
    end
  end
  return false
end

function pills.page(visit)
  if kinds.said("pills", visit.texts).safe then
    return
  end
  for _, text in ipairs(visit.texts) do
    if kinds.is_said(text) and changes_pills(text) then
      find(text, "%sspeaks of changing pills: the page must say \"Do not stop any pill on your " ..
        "own\"", tag(text.language))
    end
  end
end

local CUT = page_of
  "text(clinic.variant == 'tubular' and 'It is one inch long.' or 'It is 5 mm wide.')"

local variants = {
  id = "M-VAR-1", level = "error",
  wants = "What is true of one of the two operations only (lint/variant-en.txt) is shown where " ..
    "the clinic's variant is that one, and never mixed.",
  why = "Cut, numbing and healing differ: choose the text by clinic.variant, and a neutral one " ..
    "without it.",
  bad = {
    "text(_'The cut is 5 mm wide.'), text(_'The cut is about an inch long.')",
    "text(_'You are put to sleep.'), text(_'You stay awake.')",
    { es = "El corte mide 5 mm. El corte mide una pulgada." },
    { ["pages/cut.lua"] = CUT },
    { ["pages/cut.lua"] = page_of "text 'It is one inch long.'", at = "pages/cut.lua",
      ["clinic.conf"] = "variant = percutaneous\n" },
    { ["pages/cut.lua"] = page_of "text(clinic.wound)", at = "pages/cut.lua",
      ["clinic.conf"] = "variant = percutaneous\nwound = You get stitches.\n" },
  },
  good = {
    "text(_'You are not put to sleep. You stay awake.')",
    "text(_'It is a quarter of an inch wide.')",
    { ["pages/cut.lua"] = CUT, ["clinic.conf"] = "variant = tubular\n", at = "" },
    { ["pages/cut.lua"] = CUT, ["clinic.conf"] = "variant = percutaneous\n", at = "" },
  },
}

local NOT = { ["not"] = true, no = true, without = true, sin = true }
local NOT_BEFORE = 4 -- words, at most

local asks_variant = false -- a script does

function variants.script(script)
  for _, token in ipairs(script.tokens) do
    asks_variant = asks_variant or token.kind == "name" and token.text == "variant"
  end
end

local function own_variant()
  for _, slot in ipairs(pack.slots()) do
    if slot.key == "variant" and slot.value ~= "" then
      return slot.value
    end
  end
end

local function is_read(text)
  return not text.small and text.role ~= "label"
end

local function is_denied(tokens, at)
  for i = at - 1, math.max(at - NOT_BEFORE, 1), -1 do
    if tokens[i].kind == "stop" then
      return false
    elseif NOT[tokens[i].text] then
      return true
    end
  end
  return false
end

local function tell_operation(visit, operation)
  local own = own_variant()
  if own and own ~= operation then
    find(visit, "%swhat is true of the %s operation is shown, and the clinic does the %s one",
      tag(visit.language), operation, own)
  elseif not own and asks_variant then
    find(visit, "%swhat is true of the %s operation is shown, and the clinic has not said which " ..
      "it does", tag(visit.language), operation)
  end
end

function variants.page(visit)
  local shown = kinds.in_texts("variant", visit.texts, is_read, is_denied)
  for _, operation in ipairs { "percutaneous", "tubular" } do
    if shown[operation] then
      tell_operation(visit, operation)
    end
  end
  if shown.percutaneous and shown.tubular then
    find(visit, "%sthe cuts of two operations on one page", tag(visit.language))
  end
  if shown.asleep and shown.awake then
    find(visit, "%ssays both that one sleeps and that one is awake", tag(visit.language))
  end
end

local coverage = {
  id = "M-COV-1", level = "error",
  wants = "No text says that plans pay or that an office approved it (lint/coverage-en.txt): " ..
    "covered, all insurance, FDA-approved.",
  why = "Plans differ and change: say so, and to ask the staff first.",
  bad = {
    "text(_'Medicare covers it.')",
    "text(_'It is covered by most plans.')",
    "text(_'We take all insurance plans.')",
    "text(_'An FDA-approved procedure.')",
    "text(_'Your plan pays for it.')",
    { es = "Aceptamos todos los seguros." },
  },
  good = {
    "text(_'The cut is covered with a bandage.')",
    "text(_'Ask if it is covered.')",
    { es = "No todos los planes pagan." },
  },
}

function coverage.text(text)
  lists.tell("coverage", text)
end

local privacy = {
  id = "V-CPY-1", level = "error",
  wants = "No text says \"HIPAA compliant\" and the like (lint/privacy-en.txt).",
  why = "Such a promise is itself regulated: say what is true, \"We do not save what you type.\"",
  bad = {
    "text(_'This kiosk is HIPAA compliant.')",
    { es = "Esta pantalla cumple con HIPAA." },
  },
  good = { "text(_'We do not save what you type.')" },
}

function privacy.text(text)
  lists.tell("privacy", text)
end

-- Six pages, each a touch behind the one before.
local function files_of_a_way(at, more)
  local files, pages = { at = at }, { "home", "a", "b", "c", "d", "e" }
  for i, page in ipairs(pages) do
    files["pages/" .. page .. ".lua"] =
      page_of("button { 'On', go '" .. (pages[i + 1] or "home") .. "' }")
  end
  for path, text in pairs(more or {}) do
    files[path] = text
  end
  return files
end

local ways = {
  id = "M-NAV-1", level = "error",
  wants = "Every page is at most 4 touches from the start page, and none is without a way on.",
  why = "Lead to it from a nearer page; give a page without bars a button.",
  bad = { "ground = 'alarm', text 'Help me'", files_of_a_way "pages/e.lua" },
  good = {
    "ground = 'alarm', text 'Help me', button { 'Back', back() }",
    files_of_a_way "pages/d.lua",
    files_of_a_way("pages/end/on.lua", { ["pages/e.lua"] = page_of "button { 'Home', home() }",
      ["flows.lua"] = "return flows { on = { title = 'On', 'c', 'd' } }",
      ["pages/c.lua"] = page_of "button { 'Home', home() }" }),
  },
}

local TOUCHES_MOST = 4

local seen = {} -- showings of pages in the first language

-- A page without bars is left by what stands on it; its Next has no bar to stand in.
function ways.page(visit)
  if not visit.bars and not visit.attract and visit.ways == 0 then
    find(visit, "no way on: give it a button")
  end
  if visit.language == pack.first then
    seen[visit.page] = visit
  end
end

-- A flow's end page, "end/NAME", is where one comes out, not what one looks for.
function ways.pack()
  for page, visit in pairs(seen) do
    local touches = not page:find "^end/" and pack.depth(page)
    if touches and touches > TOUCHES_MOST then
      find(visit, "%d touches from the start page, at most %d: lead to it from a nearer page",
        touches, TOUCHES_MOST)
    end
  end
end

return { red, whole, risks, pills, variants, coverage, privacy, ways }
