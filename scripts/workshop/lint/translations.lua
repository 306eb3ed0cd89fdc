-- Translations: what is missing, doubtful, no longer used, or says something else than its words.
local entries = use "common/entries"
local is_broken = use "common/broken"
local uses = use "common/uses"

local FORMATS_MOST = 16 -- %d and the like in one text

local PO = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n" ..
  "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"
local DOGS = "msgid \"one dog\"\nmsgid_plural \"%d dogs\"\n" -- in lines 6 and 7
local UN_PERRO = DOGS .. "msgstr[0] \"un perro\"\nmsgstr[1] \"%d perros\"\n\n"
local BIG = "msgid \"%d **big** dogs\"\nmsgstr \"%d perros **grandes**\"\n" -- line 11 behind it

-- A pack with these words of Spanish.
local function dogs(po, case)
  case["locale/es.po"] = PO .. po
  case["lib/dogs.lua"] = "return function(n)\n" ..
    "return format(ngettext(\"one dog\", \"%d dogs\", n), n) end"
  case["pages/home.lua"] = "local dogs = use 'dogs'\nreturn page { title = 'x', body = function()\n" ..
    "return { button { 'Help', go 'help' }, text(dogs(1)),\n" ..
    "text(format(_\"%d **big** dogs\", 3)) } end }\n"
  case["pages/help.lua"] = "return page { title = 'x', body = function() return {} end }\n"
  case["pages/row-00.lua"] = case["pages/help.lua"]
  case.at = case.at or "locale/es.po"
  return case
end

local language = {
  id = "F-LANG-1", level = "warning",
  wants = "Every language of pack.conf has its words, locale/CODE.po.",
  why = "Run anteroom strings, which makes the file, and translate it; or take the language out.",
  bad = { { ["pack.conf"] = "id = rows\ntitle = Rows\napi = 2\nlanguages = en es fr\n", line = 4 } },
  good = { { ["pack.conf"] = "id = rows\ntitle = Rows\napi = 2\nlanguages = en es\n" } },
}

-- Of the languages that are looked at, those with a file, or those without.
local function languages(with)
  local codes = {}
  for _, code in ipairs(pack.languages) do
    local has = #pack.holders("locale/" .. code .. ".po") > 0
    if code ~= pack.first and has == with then
      table.insert(codes, code)
    end
  end
  return codes
end

function language.pack()
  for _, code in ipairs(languages(false)) do
    find({ file = pack.where "pack.conf", line = pack.info.languages_line },
      "languages names `%s`, and there is no locale/%s.po", code, code)
  end
end

local untranslated = {
  id = "F-WORD-1", level = "warning", kind = "draft",
  wants = "Every word of a page has a translation in every language.",
  why = "Run anteroom strings and translate what is empty: until then that language shows the English.",
  bad = {
    dogs(UN_PERRO, { at = "pages/home.lua", line = 4 }),
    dogs(DOGS .. "msgstr[0] \"\"\nmsgstr[1] \"\"\n\n" .. BIG, { at = "lib/dogs.lua", line = 2 }),
    dogs("", { at = "lib/dogs.lua", line = 2, text = "and 1 more are not in locale/es.po" }),
  },
  good = {
    dogs("", { at = "pages/home.lua" }), -- told once
    dogs(UN_PERRO .. BIG, { at = "pages/home.lua" }),
    dogs(UN_PERRO .. BIG, { at = "lib/dogs.lua" }),
  },
}

-- What stands in the language's files, translated or not: the rest `strings` was not run for.
local function sources_of(code)
  local set = {}
  for _, entry in ipairs(entries()) do
    set[entry.source] = set[entry.source] or entry.language == code
  end
  return set
end

local function check_language(code)
  local listed, first, count = sources_of(code), nil, 0
  for _, used in ipairs(uses()) do
    if used.kind == "word" and not used.core and used.text ~= "" and
      not pack.word(code, used.text, used.many) then
      if listed[used.text] then
        find(used, "\"%s\" has no translation in `%s`", short(used.text), code)
      else
        first, count = first or used, count + 1
      end
    end
  end
  if first then
    find(first, "%s not in locale/%s.po: run anteroom strings", count == 1 and
      "\"" .. short(first.text) .. "\" is" or "this and " .. count - 1 .. " more are", code)
  end
end

function untranslated.pack()
  for _, code in ipairs(languages(true)) do
    check_language(code)
  end
end

-- What Lua files have as a string, slots, and the program's own words.
local known

local function is_known(text)
  if not known then
    known = {}
    for _, used in ipairs(uses()) do
      known[used.text] = true
    end
    for _, entry in ipairs(pack.slots()) do
      known[entry.value] = true
    end
    for _, path in ipairs(pack.files "locale/") do
      for _, entry in ipairs(po_entries(pack.read(path, 1) or "")) do
        known[entry.source] = true
      end
    end
  end
  return known[text]
end

local fuzzy = {
  id = "F-WORD-2", level = "warning", kind = "draft",
  wants = "No translation is marked fuzzy.",
  why = "Read it against the changed words, mend it and take the mark off: it is not shown until then.",
  bad = { dogs(UN_PERRO .. "#, fuzzy\n" .. BIG, { line = 12 }) },
  good = { dogs(UN_PERRO .. BIG, {}) },
}

function fuzzy.pack()
  for _, entry in ipairs(entries()) do
    if entry.fuzzy and is_known(entry.source) then
      find(entry, "the translation of \"%s\" is marked fuzzy", short(entry.source))
    end
  end
end

local gone = {
  id = "F-WORD-3", level = "warning",
  wants = "Every translation is of words that are used.",
  why = "Run anteroom strings: the entry goes to the end of the file, out of the way.",
  bad = { dogs(UN_PERRO .. BIG .. "\nmsgid \"Gone\"\nmsgstr \"Ido\"\n", { line = 14 }) },
  good = {
    dogs(UN_PERRO .. BIG .. "\n#~ msgid \"Gone\"\n#~ msgstr \"Ido\"\n", {}),
    dogs(UN_PERRO .. BIG .. "\nmsgid \"Home\"\nmsgstr \"Casa\"\n", {}), -- core's
    dogs(UN_PERRO .. BIG .. "\nmsgid \"Mon-Fri\"\nmsgstr \"lun-vie\"\n",
      { ["clinic.conf"] = "hours = Mon-Fri\n" }),
    { ["locale/es.po"] = PO .. "msgid \"Gone\"\nmsgstr \"Ido\"\n",
      ["pages/home.lua"] = "return page { \u{201C}Gone\u{201D} }", at = "locale/es.po" },
  },
}

function gone.pack()
  for _, entry in ipairs(is_broken() and {} or entries()) do
    if not is_known(entry.source) then
      find(entry, "nothing says \"%s\" any more", short(entry.source))
    end
  end
end

-- on_form(form, entry) for what a visitor can read.
local function each_form(on_form)
  for _, entry in ipairs(entries()) do
    for _, form in ipairs(entry.fuzzy and {} or entry.forms) do
      if form ~= "" then
        on_form(form, entry)
      end
    end
  end
end

local formats = {
  id = "F-WORD-4", level = "error",
  wants = "A translation has the same %d and %s as its words.",
  why = "Write them in; the page would fail in that language, or show a wrong number.",
  bad = {
    dogs(UN_PERRO .. "msgid \"%d **big** dogs\"\nmsgstr \"%s perros **g**\"\n", { line = 11 }),
    dogs(DOGS .. "msgstr[0] \"x\"\nmsgstr[1] \"%d %d\"\n\n" .. BIG, { line = 6 }),
  },
  good = {
    dogs(UN_PERRO .. BIG, {}),
    dogs(UN_PERRO .. "msgid \"%d **big** dogs\"\nmsgstr \"100%% %d **g**\"\n", {}),
  },
}

-- "%d", "%s", "%.1f" of a text, sorted; "%%" is none.
local function formats_of(text)
  local found, at = {}, text:find("%", 1, true)
  while at and #found < FORMATS_MOST do
    local digits, letter = text:match("^%%([0-9.$]*)(.?)", at)
    if letter == "%" and digits == "" then
      at = at + 2
    else
      if letter:find "^[dsfgi]" and #digits < 6 then
        table.insert(found, "%" .. digits .. letter)
      end
      at = at + 1 + #digits
    end
    at = text:find("%", at, true)
  end
  table.sort(found)
  return table.concat(found, " ")
end

-- A plural form may leave the number out where its language needs none.
local function fits(form, entry)
  local own = formats_of(form)
  return entry.many and own == "" or own == formats_of(entry.many or entry.source)
end

function formats.pack()
  each_form(function(form, entry)
    if not fits(form, entry) then
      find(entry, "\"%s\" has other %%d or %%s than its words", short(form))
    end
  end)
end

local stars = {
  id = "F-WORD-5", level = "warning",
  wants = "A translation has as many ** as its words, in pairs.",
  why = "Put ** before and after the words that stand out, as in the source.",
  bad = { dogs(UN_PERRO .. "msgid \"%d **big** dogs\"\nmsgstr \"%d perros **g\"\n", { line = 11 }) },
  good = { dogs(UN_PERRO .. BIG, {}) },
}

local function count_stars(text)
  local _, count = text:gsub("%*%*", "")
  return count
end

function stars.pack()
  each_form(function(form, entry)
    if count_stars(form) ~= count_stars(entry.source) then
      find(entry, "\"%s\" has other ** than its words", short(form))
    end
  end)
end

local unreadable = {
  id = "F-WORD-6", level = "error", kind = "fixed",
  wants = "The words of a language can be read.",
  why = "Mend the line of the PO file, with Poedit if need be.",
  bad = {
    dogs(DOGS .. "msgstr[0] \"x\n", { line = 8 }),
    dogs(UN_PERRO .. BIG .. "\nmsgctxt \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n",
      { line = 15, level = "warning" }),
    dogs(UN_PERRO .. "msgstr[2] \"demás\"\n\n" .. BIG, { line = 6, level = "warning" }),
  },
  good = { dogs(UN_PERRO .. BIG, {}) },
}

function unreadable.layers()
  for _, layer in ipairs(layers) do
    for _, name in ipairs(names_below(layer)) do
      if name:find "^locale/.*%.po$" then
        local fault, used = po_fault(layer .. "/" .. name)
        if fault then
          report_placed(unreadable.id, used and "warning" or "error", fault)
        end
      end
    end
  end
end

return { language, untranslated, fuzzy, gone, formats, stars, unreadable }
