-- PO text without translations, taken apart at its empty lines: the words of pages, on their way
-- to a language's file.
local lines = use "common/lines"

local HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
-- So that msginit says which plural forms the language has; merging drops it again.
local ANY_PLURAL = 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] ""\nmsgstr[1] ""\n'
-- What is true of this day and this machine only.
local DROPPED = { '"POT-Creation-Date', '"PO-Revision-Date', '"Last-Translator', '"Language-Team',
  '"Project-Id-Version', "#" }

-- for entry in each(text), with the empty line behind it
local function each(text)
  local from = 1
  return function()
    if from <= #text then
      local _, stop = text:find("\n\n", from, true)
      local entry = text:sub(from, stop)
      from = from + #entry
      return entry
    end
  end
end

-- A set of what its entries translate.
local function sources(text)
  local set = {}
  for _, entry in ipairs(po_entries(text)) do
    set[entry.source] = true
  end
  return set
end

-- What xgettext gave: its header has the date of today, ours takes its place. Of plural forms one
-- may say its number in words ("one line"), so they are not marked as formats, which msgmerge
-- would doubt; lint looks at them.
local function take(text)
  local out, entries = { HEADER }, each(text)
  entries()
  for entry in entries do
    if entry:find("\nmsgid_plural ", 1, true) then
      entry = entry:gsub("#, lua%-format\n", "", 1)
    end
    table.insert(out, entry)
  end
  return table.concat(out)
end

-- The entries of `pot` but those of the set `known`, unless `kept` has them too.
local function without(pot, known, kept)
  local out = {}
  for text in each(pot) do
    local entry = po_entries(text)[1] or { source = "" }
    if entry.source == "" or not known[entry.source] or kept[entry.source] then
      table.insert(out, text)
    end
  end
  return table.concat(out)
end

-- `pot`, with the entries of `more` that it has not.
local function join(pot, more)
  local header = each(more)() or ""
  return pot .. "\n" .. without(more:sub(#header + 1), sources(pot), {})
end

local ESCAPES = { ["\n"] = "\\n", ["\t"] = "\\t", ['"'] = '\\"', ["\\"] = "\\\\" }

local function line(keyword, text)
  return ('%s "%s"\n'):format(keyword, text:gsub('[\n\t"\\]', ESCAPES))
end

-- An entry as it stands there before anyone has translated it.
local function untranslated(entry)
  return "\n" .. line("msgid", entry.source) .. (entry.many and
    line("msgid_plural", entry.many) .. 'msgstr[0] ""\nmsgstr[1] ""\n' or 'msgstr ""\n')
end

local function is_dropped(text)
  for _, start in ipairs(DROPPED) do
    if text:sub(1, #start) == start then
      return true
    end
  end
end

-- What msginit gave, as the file begins: with fields for who translates and who reviews.
local function begin(text, pack_id)
  local out = { "# DRAFT: no qualified translator has read these words yet.\n" }
  local header = each(text)() or ""
  for _, one in lines.each(header) do
    if one ~= "" and not is_dropped(one) then
      table.insert(out, one .. "\n")
    end
    if one:find "^msgstr" then
      table.insert(out, ('"Project-Id-Version: %s\\n"\n'):format(pack_id))
    end
  end
  for _, field in ipairs { "Translated-By", "Translated-On", "Reviewed-By", "Reviewed-On" } do
    table.insert(out, ('"X-%s: \\n"\n'):format(field))
  end
  return table.concat(out) .. "\n" .. text:sub(#header + 1)
end

return { empty = HEADER .. ANY_PLURAL, sources = sources, take = take, without = without,
  join = join, untranslated = untranslated, begin = begin }
