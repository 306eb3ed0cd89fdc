-- Whether a translation says what its words say: the same numbers, and nothing left as it was.
-- Held side by side are the entries of PO files, `driving` and `driving.es` of clinic.conf, and
-- `hours` and `hours_es` of the offices.
local difference = use("common/numbers").difference
local entries = use "common/entries"
local lines = use "common/lines"
local tokens_of = use "common/tokens"

local WORDS_LEAST = 3 -- of a sentence that should not be the same in two languages

local PO = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

-- A text of the pack and its Spanish, or two forms of it; in line 5 of the file.
local function po(source, text, many, texts)
  local one = many and "[0]" or ""
  return { ["locale/es.po"] = PO .. "msgid \"" .. source .. "\"\n" ..
    (many and "msgid_plural \"" .. many .. "\"\n" or "") .. "msgstr" .. one .. " \"" .. text ..
    "\"\n" .. (many and "msgstr[1] \"" .. texts .. "\"\n" or "") }
end

local function office(note, note_es)
  return { ["data/locations.csv"] = "name,street,city,state,zip,phone,note,note_es\n" ..
    "A,1 A St,Boerne,TX,78006,2105550102," .. note .. "," .. note_es .. "\n" }
end

local function with(case, more)
  for key, value in pairs(more) do
    case[key] = value
  end
  return case
end

local function each_entry(on_pair)
  for _, entry in ipairs(entries()) do
    for _, form in ipairs(not entry.fuzzy and entry.forms or {}) do
      if form ~= "" then
        on_pair { source = entry.source, many = entry.many, text = form, file = entry.file,
          line = entry.line, language = entry.language, lifted = entry.lifted }
      end
    end
  end
end

-- Whether "# lint: REASON" stands in the line above.
local function is_lifted(file_lines, line)
  return (file_lines[line - 1] or ""):find "^ *# *lint: *%S" ~= nil
end

local function each_slot(on_pair)
  local slots, plain, above, kinds = pack.slots(), {}, {}, {}
  for _, fact in ipairs(pack.facts()) do
    kinds[fact.name] = fact.kind
  end
  for number, line in lines.each(pack.read "clinic.conf" or "") do
    above[number] = line
  end
  for _, slot in ipairs(slots) do
    plain[slot.key] = slot
  end
  for _, slot in ipairs(slots) do
    local own = slot.language and plain[slot.key:sub(1, -#slot.language - 2)]
    if own and own.value ~= "" and slot.value ~= "" then
      on_pair { source = own.value, text = slot.value, file = slots.file, line = slot.line,
        language = slot.language, lifted = is_lifted(above, slot.line),
        is_name = kinds[own.key] ~= "sentence" and kinds[own.key] ~= "advice" }
    end
  end
end

local function each_cell(on_pair)
  local all, places = offices(), {}
  for i, column in ipairs(all and all.columns or {}) do
    places[column] = i
  end
  for i, column in ipairs(all and all.columns or {}) do
    local code = all.codes[i]
    local plain = code and places[column:sub(1, -#code - 2)]
    for _, row in ipairs(plain and all.rows or {}) do
      if row.cells[plain] ~= "" and row.cells[i] ~= "" then
        on_pair { source = row.cells[plain], text = row.cells[i], file = all.file, line = row.line,
          language = code:gsub("_", "-") }
      end
    end
  end
end

local function each_pair(on_pair)
  each_entry(on_pair)
  each_slot(on_pair)
  each_cell(on_pair)
end

local numbers = {
  id = "F-WORD-7", level = "error",
  wants = "A translation has the numbers and units of its words: digits, number words, telephones.",
  why = "Mend the translation. Where it is meant so, write a comment above it that says why: " ..
    "# lint: 38 C is 100.4 F.",
  bad = {
    po("It takes 2 years.", "Dura 5 años."),
    po("Stop eating 8 hours before.", "Deje de comer seis horas antes."),
    po("Call (520) 555-0144.", "Llame al (520) 555-0414."),
    po("Take 5.1 mg.", "Tome 51 mg."),
    po("Take 5 mg.", "Tome 5 g."),
    po("It takes two weeks.", "Dura semanas."),
    po("It helps.", "Ayuda en 3 días."),
    po("one day", "un día", "%d days of 7", "%d días de 8"),
    with(po("Both legs are numb.", "Las piernas están dormidas."), { level = "warning" }),
    with(po("It takes 2 years.", "Dura 5 años."), { ["pack.conf"] = "id = rows\ntitle = Rows\n" ..
      "api = 2\nlanguages = en es\n", at = "locale/es.po", line = 5 }),
    { ["clinic.conf"] = "driving = Wait 24 hours.\ndriving.es = Espere 12 horas.\n", line = 2 },
    with(office("Take bus 4", "Tome el bus 5"), { line = 2 }),
  },
  good = {
    po("It takes 2 years.", "Dura dos años."),
    po("Of 2,197 people 5.1 mm", "De 2.197 personas 5,1 mm"),
    po("About one hour, or two weeks, twice a day.", "Una hora, o 2 semanas, dos veces al día."),
    po("Call (520) 555-0144.", "Llame al 520-555-0144."),
    po("Open 8 am to 5 pm", "De 8 a 17 h"),
    po("one day", "un día", "%d days of 7", "%d días de 7"),
    po("It takes 1 hour.", "It takes 1 hour."), -- told once, by F-WORD-8
    { ["locale/es.po"] = PO .. "# lint: the same\nmsgid \"100.4 °F\"\nmsgstr \"38 °C\"\n" },
    { ["locale/es.po"] = PO .. "#, fuzzy\nmsgid \"2 days\"\nmsgstr \"3 días\"\n" },
    { ["clinic.conf"] = "driving = Wait 24 hours.\n# lint: a day\ndriving.es = Espere un día.\n" },
    office("Take bus 4", "Tome el bus 4"),
  },
}

function numbers.pack()
  each_pair(function(pair)
    if pair.text == pair.source then
      return -- F-WORD-8's
    end
    local why, sure = difference(pair.source, pack.first, pair.text, pair.language)
    if why and pair.many and not difference(pair.many, pack.first, pair.text, pair.language) then
      why = nil
    end
    if why and not pair.lifted then
      local tell = sure and find or warn
      tell(pair, "%s\"%s\": %s", tag(pair.language), short(pair.text), why)
    end
  end)
end

local unchanged = {
  id = "F-WORD-8", level = "warning", kind = "draft",
  wants = "No sentence of a translation is still in the first language.",
  why = "Translate it. Names that stay as they are take a comment above them: # lint: a title.",
  bad = {
    po("Ask your care team.", "Ask your care team."),
    po("It is tiny. Ask your care team.", "Es muy pequeño. Ask your care team."),
    { ["clinic.conf"] = "hours = Ask at the desk\nhours.es = Ask at the desk\n", line = 2 },
    with(office("Ring the bell twice", "Ring the bell twice"), { line = 2 }),
  },
  good = {
    po("Ask your care team.", "Pregunte a su equipo médico."),
    po("ZIP, MRI", "ZIP, MRI"),
    po("%s, %s %s", "%s, %s %s"),
    { ["locale/es.po"] = PO .. "# lint: a name\nmsgid \"US Census Bureau\"\n" ..
      "msgstr \"US Census Bureau\"\n" },
    { ["clinic.conf"] = "name = A Back Clinic\nname.es = A Back Clinic\nplans = A Health Plan\n" ..
      "plans.es = A Health Plan\n" },
  },
}

-- The sentences of a text, as their words; short ones left out.
local function sentences_of(text)
  local sentences, words = {}, {}
  for _, token in ipairs(tokens_of(text)) do
    if token.kind == "word" then
      table.insert(words, token.exact)
    elseif token.kind == "stop" then
      if #words >= WORDS_LEAST then
        table.insert(sentences, table.concat(words, " "))
      end
      words = {}
    end
  end
  return sentences
end

function unchanged.pack()
  each_pair(function(pair)
    local said = {}
    for _, sentence in ipairs(sentences_of(pair.source .. "\n" .. (pair.many or ""))) do
      said[sentence] = true
    end
    for _, sentence in ipairs((pair.lifted or pair.is_name) and {} or sentences_of(pair.text)) do
      if said[sentence] then
        find(pair, "%s\"%s\" is not translated", tag(pair.language), short(pair.text))
        return
      end
    end
  end)
end

return { numbers, unchanged }
