-- What the clinic has to fill in: the facts that pages ask for, and those that patients read as
-- sentences in each language.
local samples = use "common/samples"
local uses = use "common/uses"

-- Two offices with two columns more.
local function two_offices(columns, one, two)
  return "name,street,city,state,zip,phone," .. columns ..
    "\nA,1 A St,Boerne,TX,78006,2105550102," .. one ..
    "\nB,2 A St,Boerne,TX,78006,2105550103," .. two .. "\n"
end

-- The slot as a visitor of this language reads it, else as it is in the first; nil: not filled.
local function slot_in(name, language)
  local plain
  for _, entry in ipairs(pack.slots()) do
    if entry.value ~= "" and entry.key == name .. "." .. language then
      return entry
    elseif entry.value ~= "" and entry.key == name then
      plain = entry
    end
  end
  return plain
end

local filled = {
  id = "M-SLOT-1", level = "warning", kind = "draft",
  wants = "Every fact of the clinic that the pages ask for is in clinic.conf.",
  why = "Let the clinic fill it in; until then a page says what it has for that: clinic.price and text(...).",
  bad = {
    { ["pages/home.lua"] = samples.home "text(clinic.hours or 'Ask us')",
      ["clinic.conf"] = "name = x\nhours =\n", at = "clinic.conf", line = 2 },
    { ["pages/home.lua"] = samples.home "text(clinic.hours or 'Ask us')",
      ["clinic.conf"] = "name = x\nhours.es = lun-vie\n", at = "clinic.conf" },
  },
  good = {
    { ["pages/home.lua"] = samples.home "text(clinic.hours or 'Ask us')",
      ["clinic.conf"] = "hours = Mon-Fri\n", at = "clinic.conf" },
    { ["clinic.conf"] = "name = x\nhours =\n" }, -- nobody asks for it
  },
}

function filled.pack()
  local askers, places = {}, {}
  for _, used in ipairs(uses()) do
    if used.kind == "slot" and not used.core then
      askers[used.text] = askers[used.text] or used
    end
  end
  for _, entry in ipairs(pack.slots()) do
    places[entry.key] = entry.line
  end
  for _, fact in ipairs(pack.facts()) do
    local by = askers[fact.name]
    if by and not slot_in(fact.name, pack.first) then
      find({ file = pack.where "clinic.conf", line = places[fact.name] },
        "%s is not filled in; %s:%d asks for it", fact.name, by.path, by.line)
    end
  end
end

local said = {
  id = "M-SLOT-2", level = "warning", kind = "draft",
  wants = "What the clinic says in sentences is said in every language of the pack.",
  why = "Write driving.es = ... in clinic.conf, and a column hours_es in locations.csv: until " ..
    "then that language shows the words of the first.",
  bad = {
    { ["clinic.conf"] = "name = x\nhours = Mon-Fri\n", line = 2 },
    { ["clinic.conf"] = "hours.es =\nhours = Mon-Fri\n", line = 2 },
    { ["clinic.conf"] = "hours.es = x\nhours.en = y\nwound.en = z\n", line = 3 },
    { ["data/locations.csv"] = two_offices("hours,hours_es", "Mon,lun", "Tue,"), line = 3 },
    { ["data/locations.csv"] = two_offices("access,id", "Ramp,a", "Bell,b"), line = 2 },
  },
  good = {
    { ["clinic.conf"] = "name = x\nhours = Mon-Fri, 100 % of them\nhours.es = y\n" },
    -- a translation of the pack's own will do
    { ["clinic.conf"] = "hours = Mon-Fri\n",
      ["locale/es.po"] = "msgid \"Mon-Fri\"\nmsgstr \"lun-vie\"\n", at = "clinic.conf" },
    -- names and numbers are the same in every language, or not
    { ["clinic.conf"] = "name = x\nhours = a\nhours.es = b\nphone = 2105550142\nplans = A, B\n" ..
      "variant = tubular\npaper = yes\nname.es = y\n" },
    { ["data/locations.csv"] = two_offices("hours,hours_es", "Mon,lun", ",") },
    { ["data/locations.csv"] = two_offices("id,languages", "a,English", "b,Español") },
  },
}

-- on_language(code) for all but the first, of which the others are translations.
local function each_translation(on_language)
  for _, code in ipairs(pack.languages) do
    if code ~= pack.first then
      on_language(code)
    end
  end
end

local function check_slot(name)
  local own = slot_in(name, pack.first)
  if not own then
    return
  end
  each_translation(function(language)
    local entry = slot_in(name, language)
    if not (entry and entry.language) and not pack.word(language, own.value) then
      find({ file = pack.slots().file, line = own.line }, "%s is not said in %s: write %s.%s = ...",
        name, language, name, language)
    end
  end)
end

-- Whether the code in a column's name is this language's.
local function is_code(code, language)
  return code:gsub("_", "-") == language
end

local function column_of(all, prose, language)
  for i, column in ipairs(all.columns) do
    local code = all.codes[i]
    if language and code and column == prose .. "_" .. code and is_code(code, language) or
      not language and column == prose then
      return i
    end
  end
end

local function check_column(all, prose, language)
  local plain, column = column_of(all, prose), column_of(all, prose, language)
  local first, missing = nil, 0
  for _, row in ipairs(plain and all.rows or {}) do
    local words = row.cells[plain]
    local in_it = column and row.cells[column] ~= ""
    if words ~= "" and not in_it and not pack.word(language, words) then
      first, missing = first or row.line, missing + 1
    end
  end
  if first then
    find({ file = all.file, line = first },
      "%s of %d office%s is not said in %s: write it in a column %s_%s", prose, missing,
      missing == 1 and "" or "s", language, prose, language)
  end
end

function said.pack()
  for _, fact in ipairs(pack.facts()) do
    if fact.kind == "sentence" then
      check_slot(fact.name)
    end
  end
  local all = offices()
  each_translation(function(language)
    for _, prose in ipairs(all and all.prose or {}) do
      check_column(all, prose, language)
    end
  end)
end

local codes = {
  id = "M-SLOT-3", level = "error",
  wants = "A slot or a column that names a language names one of the pack's.",
  why = "Mend the code, as in driving.es and hours_es, or take the line or the column out: nobody " ..
    "would ever read it.",
  bad = {
    { ["clinic.conf"] = "hours = x\nhours.es = y\nname.fr = z\n", line = 3,
      text = "the codes here are en, es" },
    { ["clinic.conf"] = "hours = x\nhours.es = y\nhours.esp = z\n", line = 3,
      text = "did you mean hours.es?" },
    { ["clinic.conf"] = "hours = x\nhours.es = y\nhours.fr =\n", line = 3 },
    { ["data/locations.csv"] = two_offices("note,note_fr", "a,b", "c,"), line = 1 },
  },
  good = {
    { ["clinic.conf"] = "hours = x\nhours.es = y\nhours.by = z\n" },
    { ["data/locations.csv"] = two_offices("note,note_es", "a,b", "c,") },
  },
}

-- "did you mean hours.es?": `before` is what stands in front of the code. An office has no `by`
-- and no `date`.
local function cure_of(before, code)
  local languages = pack.info.languages
  local words = { "by", "date", table.unpack(languages) }
  local near = nearest(code, before:sub(-1) == "." and words or languages)
  return near and "did you mean " .. before .. near .. "?" or
    "the codes here are " .. table.concat(languages, ", ")
end

local function check_code(key, code, place)
  for _, language in ipairs(pack.info.languages) do
    if is_code(code, language) then
      return
    end
  end
  find(place, "%s: the pack has no language %s; %s", key, code,
    cure_of(key:sub(1, #key - #code), code))
end

function codes.pack()
  local slots, all = pack.slots(), offices()
  for _, entry in ipairs(slots) do
    if entry.language then
      check_code(entry.key, entry.language, { file = slots.file, line = entry.line })
    end
  end
  for i, column in ipairs(all and all.columns or {}) do
    if all.codes[i] then
      check_code(column, all.codes[i], { file = all.file, line = all.header_number })
    end
  end
end

-- What slots_take finds when the pack is opened (src/pack/slots.h).
local numbers = {
  id = "M-SLOT-4", level = "warning",
  wants = "The clinic's telephone numbers are as they were meant.",
  why = "Look at the line that is named: write ten digits, like (210) 555-0142.",
  bad = { { ["clinic.conf"] = "phone = 210 555 HELP\n", line = 1 } },
  good = { { ["clinic.conf"] = "phone = (210) 555-0142\n" } },
}

local listed = {
  id = "M-SLOT-5", level = "warning", kind = "draft",
  wants = "A pack that finds offices has a list of them, or the clinic says that there is none; not both.",
  why = "Bring data/locations.csv in the clinic's layer, or write offices = none in clinic.conf.",
  bad = {
    { ["pages/home.lua"] = samples.home "text(#csv 'data/locations.csv')" },
    { ["clinic.conf"] = "name = A\noffices = none\n", at = "clinic.conf", line = 2,
      ["data/locations.csv"] = two_offices("id", "a", "b") },
  },
  good = {
    { ["pages/home.lua"] = samples.home "text(#csv 'data/locations.csv')",
      ["clinic.conf"] = "offices = none\n", at = "pages/home.lua" },
    { ["pages/home.lua"] = samples.home "text(#csv 'data/locations.csv')", at = "pages/home.lua",
      ["data/locations.csv"] = two_offices("id", "a", "b") },
  },
}

-- Whether the uppermost layers of both files are the same one.
local function from_one_layer(path, other)
  return pack.where(path):sub(1, -#path - 1) == pack.where(other):sub(1, -#other - 1)
end

function listed.pack()
  local list, none = pack.has "data/locations.csv", slot_in("offices", pack.first)
  if list and none and from_one_layer("clinic.conf", "data/locations.csv") then
    find({ file = pack.where "clinic.conf", line = none.line },
      "offices = none, and data/locations.csv beside it lists some")
  end
  if list or none then
    return
  end
  for _, used in ipairs(uses()) do
    if used.kind == "text" and used.text == "data/locations.csv" and not used.core then
      find(used, "the clinic has not listed its offices")
      return
    end
  end
end

return { filled, said, codes, numbers, listed }
