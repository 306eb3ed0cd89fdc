-- strings: brings every PO file of a pack up to the words of its pages. Nothing is written where
-- nothing has changed. It gives a function, which is called for one layer after the other.
local must = use "common/must"
local pot = use "common/pot"

local WORDS_MOST = 4 * 1024 * 1024
local SCRIPT_MOST = 256 * 1024 -- as in script/script.h
local MARK = "\xef\xbb\xbf" -- of UTF-8, as Windows writes it

local missing = gettext.missing()
if missing then
  error(missing, 0)
end
for layer = 2, #pack.layers do
  if pack.is_packed(layer) then
    error(pack.layers[layer] .. ": is packed: name the directory it was made of", 0)
  end
end

-- The paths of each layer's own files.
local files = {}
for layer in ipairs(pack.layers) do
  files[layer] = {}
end
for _, path in ipairs(pack.files "") do
  for _, layer in ipairs(pack.holders(path)) do
    table.insert(files[layer], path)
    files[layer][path] = true
  end
end

-- Words that come from elsewhere: the program's, the clinic's.
local kept = {}
for _, path in ipairs(pack.files "locale/") do
  for source in pairs(pot.sources(pack.read(path, 1) or "")) do
    kept[source] = true
  end
end
for _, slot in ipairs(pack.slots()) do
  kept[slot.value] = true
end

-- A layer without words of its own gives its words to the one with the pack.conf.
local function has_own_words(layer)
  for _, path in ipairs(files[layer]) do
    if path:find "^locale/" then
      return true
    end
  end
  return files[layer]["pack.conf"]
end

-- The words of its pages and libraries; tests have none.
local function extract(target)
  local folders, names = {}, {}
  for layer = 2, #pack.layers do
    if layer == target or files[target]["pack.conf"] and not has_own_words(layer) then
      table.insert(folders, pack.layers[layer])
      for _, path in ipairs(files[layer]) do
        if path:find "%.lua$" and not path:find "^tests/" then
          must(pack.read(path, layer, SCRIPT_MOST)) -- else its words were gone, or read for ever
          table.insert(names, path .. "\n")
        end
      end
    end
  end
  return pot.take(#names > 0 and must(gettext.extract(folders, table.concat(names))) or "")
end

-- What the program translates itself needs no entry, but where the pack has one. Where it does not
-- speak the language, the pack is to translate the program's words too.
local function with_program_words(words, code, had)
  local core = pack.read("locale/" .. code .. ".po", 1, WORDS_MOST)
  words = pot.without(words, core and pot.sources(core) or {}, had)
  local asked = not core and pack.read("locale/anteroom.pot", 1, WORDS_MOST)
  return asked and asked ~= "" and pot.join(words, asked) or words
end

-- The words that a language's file is to have. A pack may translate the program's words and the
-- clinic's anew: no page says them, and they stay all the same.
local function choose_words(words, code, entries)
  local had = {}
  for _, entry in ipairs(entries) do
    had[entry.source] = true
  end
  words = with_program_words(words, code, had)
  local said, out = pot.sources(words), { words }
  for _, entry in ipairs(entries) do
    if not entry.obsolete and entry.source ~= "" and not said[entry.source] and
      kept[entry.source] then
      table.insert(out, pot.untranslated(entry))
      said[entry.source] = true -- once, where contexts tell two of them apart
    end
  end
  return table.concat(out)
end

local function is_translated(entry)
  for _, form in ipairs(entry.forms) do
    if form == "" then
      return false
    end
  end
  return #entry.forms > 0
end

local function say_counts(code, path, text)
  local translated, fuzzy, open = 0, 0, 0
  for _, entry in ipairs(po_entries(text)) do
    if not entry.obsolete and entry.source ~= "" then
      if entry.fuzzy then
        fuzzy = fuzzy + 1
      elseif is_translated(entry) then
        translated = translated + 1
      else
        open = open + 1
      end
    end
  end
  say(("%s: %d translated, %d fuzzy, %d missing (%s)"):format(code, translated, fuzzy, open, path))
end

-- What the file holds, and whether it is no longer what stands on disk: msgmerge takes no byte
-- order mark and would mix two ends of lines, and we take nothing but UTF-8.
local function read_old(layer, name, path)
  local text = must(pack.read(name, layer, WORDS_MOST))
  local differs = text:sub(1, #MARK) == MARK
  if differs then
    text = text:sub(#MARK + 1)
  end
  if not utf8.len(text) then
    text, differs = must(gettext.to_utf8(path)), true
  end
  local plain, ends = text:gsub("\r\n", "\n")
  return plain, differs or ends > 0
end

local function refresh(layer, words, code)
  local name = "locale/" .. code .. ".po"
  local path = pack.layers[layer] .. "/" .. name
  local old, differs
  if files[layer][name] then
    old, differs = read_old(layer, name, path)
  else
    old, differs = pot.begin(must(gettext.begin(code, pot.empty)), pack.info.id), true
  end
  local entries, broken = po_entries(old, path)
  if broken then
    error(broken, 0)
  end
  local wanted = choose_words(words, code, entries)
  local merged, why = gettext.merge(path, differs and old or nil, wanted)
  if not merged then
    error(path .. ": " .. why, 0)
  elseif differs or merged ~= old then
    write(name, merged)
  end
  say_counts(code, path, merged)
end

return function(layer)
  if not has_own_words(layer) then
    return
  end
  local words, done = extract(layer), {}
  if files[layer]["pack.conf"] then
    for i = 2, #pack.info.languages do
      done[pack.info.languages[i]] = true
      refresh(layer, words, pack.info.languages[i])
    end
  end
  for _, path in ipairs(files[layer]) do
    local code = path:match "^locale/(.*)%.po$"
    if code and not done[code] then
      refresh(layer, words, code)
    end
  end
end
