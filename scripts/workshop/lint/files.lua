-- What a pack is made of: that it opens, that its files have good names and can be read, and what
-- one layer does to another. The rules without a function are those that opening a pack and
-- showing its pages find (src/workshop: lint.c, mend.c, crawl.c).

local samples = use "common/samples"

-- A sentence without the place that the finding has already.
local function without(sentence, place)
  local start = place .. ": "
  return sentence:sub(1, #start) == start and sentence:sub(#start + 1) or sentence
end

-- The paths below a folder, but the core's.
local function own(prefix)
  local paths = {}
  for _, path in ipairs(pack.files(prefix)) do
    if not pack.is_core(path) then
      table.insert(paths, path)
    end
  end
  return paths
end

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
        find({ file = layer .. "/" .. name }, "%s", without(fault, layer))
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
  for _, path in ipairs(own "") do
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
  return CLINIC_FILES[path] or path:find "^images/logo%." or path:find "^images/team%-"
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
          "clinic.conf, theme.conf, data/locations.csv, images/logo.* and images/team-*.*")
      end
    end
  end
end

local pictures = {
  id = "F-PIC-1", level = "error",
  wants = "Every picture is a PNG, JPEG or SVG that can be drawn, of up to 64 MiB and 220 million pixels.",
  why = "Save it smaller or anew: where it is shown its page would fail.",
  bad = {
    { ["images/a.svg"] = "<svg" },
    { ["images/b.png"] = "no picture" },
    { ["images/b.svg"] = '<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="1"/>' },
  },
  good = { { ["images/a.svg"] = samples.picture } },
}

function pictures.pack()
  for _, path in ipairs(own "images/") do
    local fault = pack.picture_fault(path)
    if fault then
      find({ file = pack.where(path) }, "%s", fault)
    end
  end
end

local function drawing(inner)
  return '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">\n' .. inner .. "</svg>"
end

local lettered = {
  id = "F-PIC-2", level = "warning",
  wants = "A drawing holds no words.",
  why = "They can't be translated and don't grow: write them in the page, as words= of the picture.",
  bad = {
    { ["images/b.svg"] = drawing '<text x="9" y="9">a</text>', line = 2 },
    { ["images/b.svg"] = drawing '<!-- a\nb -->\n<svg:text\nx="9">a</svg:text>', line = 4 },
    { ["images/b.svg"] = drawing "<switch><foreignObject/><g/></switch>", line = 2 },
  },
  good = {
    { ["images/a.svg"] = samples.picture },
    { ["images/a.svg"] = drawing '<!-- <text>a</text> --><title>text</title><path d="M9 9h9v9z"/>' },
  },
}

-- Where the first element of words begins; comments don't count.
local function first_words(bytes)
  local at = bytes:find("<", 1, true)
  while at do
    local name = bytes:sub(at + 1, at + 30):match "^([%a:]+)[%s/>]"
    name = name and name:gsub("^%a+:", "")
    if name == "text" or name == "foreignObject" then
      return at
    end
    local behind = bytes:sub(at, at + 3) == "<!--" and select(2, bytes:find("-->", at, true)) or at
    at = bytes:find("<", behind + 1, true)
  end
end

function lettered.pack()
  for _, path in ipairs(own "images/") do
    local bytes = path:find "%.svg$" and pack.read(path) or ""
    local at = first_words(bytes)
    if at then
      local line = 1
      for _ in bytes:sub(1, at):gmatch "\n" do
        line = line + 1
      end
      find({ file = pack.where(path), line = line }, "holds words, which can't be translated")
    end
  end
end

local INK = '<path fill="%s" d="M4 4h9v9h-9z"/>'
local LOGO = { "images/logo.svg", 'accent = #0b5563\nlogo = images/logo.svg\n' }

local empty = {
  id = "F-PIC-3", level = "error",
  wants = "Every picture shows something, in both themes.",
  why = "It is of one colour, or of that of the page: draw it anew, in a colour that stands out, or " ..
    "on a ground of its own.",
  bad = {
    { ["images/a.svg"] = drawing "", text = "in the calm theme" },
    { ["images/a.svg"] = drawing '<rect width="40" height="30"/>', text = "in the calm theme" },
    { ["images/a.svg"] = drawing(INK:format "#fbf7f0"), text = "in the calm theme" },
    { ["images/a.svg"] = drawing(INK:format "#14191d"), text = "in the dark theme" },
  },
  good = {
    { ["images/a.svg"] = drawing(INK:format "#0b5563") },
    { ["images/a.svg"] = drawing(INK:format "currentColor") },
    { ["theme.conf"] = LOGO[2], [LOGO[1]] = drawing(INK:format "#101418"), at = LOGO[1] },
  },
}

local faint = {
  id = "F-PIC-4", level = "warning",
  wants = "What a picture shows stands out from the page, in both themes.",
  why = "Take colours that are seen on light and on dark, or currentColor, or give it a ground of its own.",
  bad = {
    { ["images/a.svg"] = drawing(INK:format "#f3eee4" .. '<path d="M30 20h1v1z"/>'),
      text = "in the calm theme" },
    { ["images/a.svg"] = drawing(INK:format "#101820" .. '<path fill="#e08020" d="M30 20h1v1z"/>'),
      text = "in the dark theme" },
  },
  good = {
    { ["images/a.svg"] = drawing(INK:format "#0b5563") },
    { ["images/a.svg"] = drawing('<rect width="40" height="30" fill="#fff"/>' .. INK:format "#101820") },
  },
}

local FAINT, CLEAR = 10, 5 -- percent of the picture's own pixels, and of those that are not its own

local looks

-- What is seen of every picture on the grounds that it has, calm before dark.
local function all_looks()
  local logo = pack.theme().logo
  for _, path in ipairs(looks and {} or own "images/") do
    looks = looks or {}
    for _, theme in ipairs { "calm", "dark" } do
      local look = pack.picture_look(path, path == logo and theme == "dark" and "plate" or theme)
      table.insert(looks, { place = { file = pack.where(path) }, theme = theme, look = look })
    end
  end
  return looks or {}
end

-- find(...) for the first theme of each picture that is_bad(look).
local function tell_looks(is_bad, format)
  local told = {}
  for _, seen in ipairs(all_looks()) do
    local file = seen.place.file
    if seen.look and not told[file] and is_bad(seen.look) then
      told[file] = true
      find(seen.place, format, seen.theme)
    end
  end
end

function empty.pack()
  tell_looks(function(look) return look.one_colour end,
    "shows nothing but one colour in the %s theme")
end

function faint.pack()
  tell_looks(function(look)
    return not look.one_colour and look.clear >= CLEAR and look.seen < FAINT
  end, "hardly stands out from the page in the %s theme")
end

local function table_of(rows)
  return "name,street,city,state,zip,phone\n" .. rows
end

local BOERNE = "Hill,2 B St,Boerne,TX,78006,2105550102\n"

local cells = {
  id = "F-CSV-1", level = "error",
  wants = "Every cell of data/*.csv can be used.",
  why = "Mend the cell that is named: a kiosk leaves its row out, and install refuses the layer.",
  bad = {
    { ["data/locations.csv"] = table_of("A,1 A St,Boerne,TX,78006,21\n" .. BOERNE), line = 2 },
    { ["data/locations.csv"] = table_of(BOERNE .. "A,1 A St,Boerne,Texas,78006,2105550102\n"),
      line = 3 },
    { ["data/locations.csv"] = table_of("A,,Boerne,TX,78006,2105550102\n" .. BOERNE ..
      "A,1 A St,Boerne,Texas,78006,2105550102\n"), line = 4 },
    { ["data/locations.csv"] = "name,street\n" .. BOERNE, line = 1 },
    { ["data/locations.csv"] = "hours_spanish," .. table_of("a," .. BOERNE), line = 2 },
    { ["data/b.csv"] = "a,a\n1,2\n", line = 1 },
  },
  good = { { ["data/locations.csv"] = table_of(BOERNE) }, { ["data/b.csv"] = "a,b\n1,2\n" } },
}

local meant = {
  id = "F-CSV-2", level = "warning",
  wants = "The offices' cells are as they were meant.",
  why = "Look at the cell that is named: a spreadsheet may have changed it.",
  bad = {
    { ["data/locations.csv"] = table_of("A,1 A St,Boston,MA,2115,6175550102\n" .. BOERNE), line = 2 },
  },
  good = { { ["data/locations.csv"] = table_of("A,1 A St,Boston,MA,02115,6175550102\n") } },
}

-- on_row(row) for those of the offices, up to the second of two that have the same mistake: what
-- every row says is about the columns. Whether one has a mistake.
local function each_row(rows, on_row)
  local last
  for _, row in ipairs(rows) do
    on_row(row, row.fault ~= last and row.fault)
    if last and row.fault == last then
      return true
    end
    last = row.fault or last
  end
  return last ~= nil
end

local function each_table(on_table)
  for _, path in ipairs(own "data/") do
    if path:find "^.+%.csv$" then
      on_table(pack.where(path), pack.table_fault(path))
    end
  end
end

function cells.pack()
  each_table(function(file, fault, rows)
    local function tell(line, sentence)
      find({ file = file, line = line }, "%s", without(sentence, file))
    end
    local told = rows and each_row(rows, function(row, new)
      if new then
        tell(row.line, new)
      end
    end)
    if fault then
      tell(1, fault)
    elseif rows and not told and rows.fault then
      tell(rows[1] and rows[1].line or 1, rows.fault)
    end
  end)
end

function meant.pack()
  each_table(function(file, _, rows)
    each_row(rows or {}, function(row)
      for _, warning in ipairs(row.warnings) do
        find({ file = file, line = row.line }, "%s", without(warning, file))
      end
    end)
  end)
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

return { opens, loads, ends, tests, names, off, over, clinic, pictures, lettered, empty, faint, cells,
  meant, reviewed, translated }
