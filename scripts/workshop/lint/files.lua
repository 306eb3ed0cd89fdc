-- What a pack is made of: that it opens, that its files have good names, what one layer does to
-- another, and whether people have read it. The rules without a function are those that opening a
-- pack and showing its pages find (src/workshop: lint.c, mend.c, visits.c).

local own = use "common/own"
local samples = use "common/samples"

local CONF = "id = rows\ntitle = Rows\nversion = 1\napi = 2\nlanguages = en es\nstart = home\n" ..
  "help = help\nreviewed = yes\ntranslated = yes\n"
local opens = {
  id = "F-OPEN-1", level = "error", kind = "fixed",
  wants = "The pack opens: its layers, pack.conf, clinic.conf and theme.conf can be read.",
  why = "Mend what the line names; until then the kiosk shows its built-in page.",
  bad = {
    { ["pack.conf"] = "id = small\n" },
    { ["pack.conf"] = CONF .. "titel = x\n", line = 10 },
    { ["pack.conf"] = CONF:gsub("home", "hom"), line = 6 },
    { ["theme.conf"] = "accent = red\n", line = 1 },
    { ["clinic.conf"] = "hours = x\nname = Do not call 911\n", line = 2 },
    { ["clinic.conf"] = "hours = x\nvariant = big\n", line = 2 },
    { ["clinic.conf"] = "hours = x\nhours.es.by = y\n", line = 2 },
    { ["clinic.conf"] = "hours = x\nvariant.es = tubular\n", line = 2 },
  },
  good = {
    { ["pack.conf"] = CONF },
    { ["clinic.conf"] = "hours = x\nhours.by = y\nvariant = tubular\n" },
  },
}

local loads = {
  id = "F-LOAD-1", level = "error", kind = "fixed",
  wants = "Every page can be shown, and every button on it does what it should.",
  why = "The line says what the player would say; a visitor would see a calm page with the way home.",
  bad = {
    { ["pages/home.lua"] = "return page { titel = 'x' }", line = 1 },
    { ["pages/home.lua"] = samples.home "card { 'x', icon = 'pin' }", line = 3 },
    { ["pages/home.lua"] = samples.home "button { 'x', go 'thre' }", line = 3 },
    { ["pages/home.lua"] = samples.home "button { 'x', function() text(nil .. 'a') end }", line = 3 },
  },
  good = { { ["pages/home.lua"] = samples.home "button { 'x', function() go 'help' end }" } },
}

local ends = {
  id = "F-END-1", level = "error", kind = "fixed",
  wants = "No page or picture ends the program, or keeps it for ever.",
  why = "Take things off the page until it can be shown. It was left out here: there may be more " ..
    "findings in it. The program should have stood it: tell its makers.",
  tested = "tests/jail.sh",
}

local tests = {
  id = "F-TEST-1", level = "error", kind = "fixed",
  wants = "Every file of tests/ can be read.",
  why = "Mend the line; `anteroom test` then plays the tests in it.",
  bad = {
    { ["tests/b.lua"] = "test('x', function() tip 'x' end)", line = 1 },
    { ["tests/b.lua"] = "\ntip 'x'", line = 2 },
  },
  good = { { ["tests/b.lua"] = "test('x', function() start() tap 'Help' end)" } },
}

function tests.pack()
  for _, path in ipairs(pack.files "tests/") do
    local fault = pack.test_fault(path)
    if fault then
      report_placed(tests.id, tests.level, fault)
    end
  end
end

local names = {
  id = "F-NAME-1", level = "error", kind = "fixed",
  wants = "Names of files are of small letters, digits, . _ and -, with the ending they need.",
  why = "Rename the file: Windows hides endings and takes Logo.PNG for logo.png, a kiosk does not.",
  bad = {
    { ["images/Logo.PNG"] = "x" },
    { ["clinic.conf.txt"] = "x" },
  },
  good = { { ["images/thumbs.svg"] = samples.picture }, { ["images/Thumbs.db"] = "x" } },
}

function names.layers()
  for _, layer in ipairs(layers) do
    for _, name in ipairs(names_below(layer)) do
      local fault = name_fault(layer, name)
      if fault then
        find({ file = layer .. "/" .. name }, "%s", own.without(fault, layer))
      end
    end
  end
end

local off = {
  id = "F-RULE-1", level = "error", kind = "fixed",
  wants = "pack.conf turns off only rules that there are, each with a reason.",
  why = "Write lint.RULE = off, REASON with the rule in small letters, or take the line out.",
  bad = {
    { ["pack.conf"] = CONF .. "lint.f-use-1 = off\n", line = 10 },
    { ["pack.conf"] = CONF .. "lint.f-use-1 = off,\n", line = 10 },
    { ["pack.conf"] = CONF .. "lint.f-use-1 = no, why not\n", line = 10 },
    { ["pack.conf"] = CONF .. "lint.f-use-9 = off, why not\n", line = 10 },
    { ["pack.conf"] = CONF .. "lint.f-load-1 = off, why not\n", line = 10 },
  },
  good = { { ["pack.conf"] = CONF .. "lint.f-use-1 = off, kept for later\n" } },
}

local over = {
  id = "F-OVER-1", level = "note",
  wants = "A note for each file that one layer puts in the place of another's.",
  why = "Look whether it is meant: a clinic's own clinic.conf hides the whole one below.",
  bad = {
    { ["clinic.conf"] = "name = A\n", over = { ["clinic.conf"] = "name = B\n" },
      at = "clinic.conf", level = "note" },
  },
  good = {
    { ["clinic.conf"] = "name = A\n", over = { ["theme.conf"] = "show_name = no\n" },
      at = "clinic.conf", level = "note" },
    { ["clinic.conf"] = "name = A\n", over = { ["locale/es.po"] = "msgid \"\"\nmsgstr \"\"\n" },
      at = "locale/es.po", level = "note" },
    -- a mended copy is no layer
    { ["pack.conf"] = CONF .. "titel = x\n", level = "note" },
  },
}

function over.pack()
  for _, path in ipairs(own.paths "") do
    local below
    for _, layer in ipairs(path:find "^locale/" and {} or pack.holders(path)) do
      local file = pack.layers[layer] .. "/" .. path
      if below then
        find({ file = file }, "takes the place of %s", below)
      end
      below = file
    end
  end
end

local clinic = {
  id = "F-CLIN-1", level = "warning",
  wants = "A clinic's layer (conf files, no pack.conf) holds data only.",
  why = "Move the file to the pack's own layer: a clinic's key can not sign it, and kiosk.conf's " ..
    "clinic refuses it.",
  bad = {
    { over = { ["clinic.conf"] = "name = A\n", ["pages/home.lua"] = samples.home "" },
      at = "pages/home.lua" },
    { over = { ["theme.conf"] = "show_name = no\n", ["images/a.svg"] = samples.picture },
      at = "images/a.svg" },
  },
  good = {
    { over = { ["clinic.conf"] = "name = A\n", ["images/team-a.svg"] = samples.picture },
      at = "images/team-a.svg" },
    { over = { ["images/a.svg"] = samples.picture }, at = "images/a.svg" },
  },
}

local CLINIC_FILES = { ["clinic.conf"] = true, ["theme.conf"] = true, ["data/locations.csv"] = true }

local function is_clinic_data(path)
  return CLINIC_FILES[path] or path:find "^images/logo%." or path:find "^images/logo%-dark%."
    or path:find "^images/team%-"
end

-- Of the layers over the pack's own, those with facts of a clinic and without a pack.conf.
local function clinics()
  local lowest, holds = nil, {}
  for _, name in ipairs { "pack.conf", "clinic.conf", "theme.conf" } do
    holds[name] = {}
    for _, layer in ipairs(pack.holders(name)) do
      holds[name][layer] = true
      lowest = lowest or name == "pack.conf" and layer
    end
  end
  local found = {}
  for layer = (lowest or #pack.layers) + 1, #pack.layers do
    local facts = holds["clinic.conf"][layer] or holds["theme.conf"][layer]
    found[layer] = facts and not holds["pack.conf"][layer]
  end
  return found
end

function clinic.pack()
  local is_clinic = clinics()
  for _, path in ipairs(pack.files "") do
    for _, layer in ipairs(is_clinic_data(path) and {} or pack.holders(path)) do
      if is_clinic[layer] then
        find({ file = pack.layers[layer] .. "/" .. path }, "a clinic's layer may hold only " ..
          "clinic.conf, theme.conf, data/locations.csv, images/logo.*, images/logo-dark.* and " ..
          "images/team-*.*")
      end
    end
  end
end

local function line_of(key)
  for _, entry in ipairs(pack.conf()) do
    if entry.key == key then
      return { file = pack.where "pack.conf", line = entry.line }
    end
  end
end

local reviewed = {
  id = "F-DRAFT-1", level = "warning", kind = "draft",
  wants = "A person has reviewed the pack.",
  why = "Once a clinician has read every page, write reviewed = yes in pack.conf.",
  bad = { { ["pack.conf"] = CONF:gsub("reviewed = yes", "reviewed = no"), line = 8 } },
  good = { { ["pack.conf"] = CONF } },
}

function reviewed.pack()
  if not pack.info.reviewed then
    find(line_of "reviewed", "no clinician has reviewed the pack")
  end
end

local translated = {
  id = "F-DRAFT-2", level = "warning", kind = "draft",
  wants = "A qualified person has read every translation.",
  why = "Once a translator has read it, write translated = yes in pack.conf.",
  bad = { { ["pack.conf"] = CONF:gsub("translated = yes", "translated = draft"), line = 9 } },
  good = { { ["pack.conf"] = CONF } },
}

function translated.pack()
  if #pack.info.languages > 1 and pack.info.translated ~= "yes" then
    find(line_of "translated", "no qualified translator has read the translations")
  end
end

return { opens, loads, ends, tests, names, off, over, clinic, reviewed, translated }
