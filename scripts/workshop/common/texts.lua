-- All texts of a pack: those written in its scripts with their exact lines, those of the clinic,
-- then those that only come to be when a page is shown.

local DEPTH_MOST = 64

local function is(token, kind, text)
  return token and token.kind == kind and token.text == text
end

-- In what a string stands: the names of the calls, or of the keys, around it.
local function follow_bracket(around, tokens, i)
  local token, before = tokens[i], tokens[i - 1]
  if is(token, "sign", "}") or is(token, "sign", ")") then
    table.remove(around)
  elseif (is(token, "sign", "{") or is(token, "sign", "(")) and #around < DEPTH_MOST then
    local name = around[#around] or ""
    if before and before.kind == "name" then
      name = before.text
    elseif is(before, "sign", "=") and is(tokens[i - 2], "name", "words") then
      name = "words"
    end
    table.insert(around, name)
  end
end

local function is_inside(around, ...)
  for _, name in ipairs(around) do
    for _, wanted in ipairs { ... } do
      if name == wanted then
        return true
      end
    end
  end
  return false
end

-- The key that a value stands behind.
local function key_before(tokens, i)
  local name = tokens[i - 2]
  return is(tokens[i - 1], "sign", "=") and name and name.kind == "name" and name.text
end

local function role_of(around, key)
  if key == "alt" then
    return "alt"
  elseif is_inside(around, "words") then
    return "word"
  elseif is_inside(around, "button", "card") then
    return "label"
  end
  return (is_inside(around, "heading") or key == "title") and "heading" or "text"
end

local function tell_string(tell, around, tokens, i, file)
  local source = tokens[i].text
  local role, small = role_of(around, key_before(tokens, i - 1)), is_inside(around, "sources")
  for _, language in ipairs(pack.languages) do
    local text = source
    if language ~= pack.first then
      text = pack.word(language, source)
    end
    if text and text ~= "" then
      tell { role = role, small = small, text = text, file = file, line = tokens[i].line,
        language = language }
    end
  end
end

local function open_script(path)
  return { path = path, file = pack.where(path), core = pack.is_core(path),
    tokens = lua_tokens(path) or {} }
end

-- on_string(i, around, marked): each string's token, what stands around it, and whether it is
-- marked for translation.
local function each_string(tokens, on_string)
  local around = {}
  for i, token in ipairs(tokens) do
    follow_bracket(around, tokens, i)
    if token.kind == "string" then
      on_string(i, around, is(tokens[i - 1], "name", "_") or around[#around] == "ngettext" or
        around[#around] == "_")
    end
  end
end

local function read_script(tell, script)
  each_string(script.tokens, function(i, around, marked)
    if marked then
      tell_string(tell, around, script.tokens, i, script.file)
    end
  end)
end

local function key_of(text)
  return text.language .. "\0" .. text.text
end

local function each(on_script, on_text, on_page)
  local told, seen = {}, {}
  local function tell(text)
    told[key_of(text)] = true
    on_text(text)
  end
  for _, folder in ipairs { "flows.lua", "pages/", "lib/" } do
    for _, path in ipairs(pack.files(folder)) do
      if path:find "^.+%.lua$" then
        local script = open_script(path)
        on_script(script)
        read_script(tell, script)
      end
    end
  end
  for _, text in ipairs(texts()) do
    tell(text)
  end
  visits(function(visit)
    for _, text in ipairs(visit.texts) do
      local key = key_of(text)
      local whole = key .. "\0" .. text.file .. text.line .. text.role .. tostring(text.small)
      if not told[key] and not seen[whole] then
        seen[whole] = true
        on_text(text)
      end
    end
    on_page(visit)
  end)
end

-- Whether small print says where a fact is from: it begins so, or has a year or a size.
local function is_source(text)
  if not text.small then
    return false
  end
  for _, start in ipairs { "From", "Source", "Fuente", "De ", "De:" } do
    if text.text:sub(1, #start) == start then
      return true
    end
  end
  return text.text:find "%d" ~= nil
end

return { each = each, each_string = each_string, is_inside = is_inside, is_source = is_source }
