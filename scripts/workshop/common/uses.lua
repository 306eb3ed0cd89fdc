-- What the Lua files of a pack name, found in their source: so that a name counts even where no
-- test visitor ever comes. The core's own library is read, too.
--
-- uses() -> {{kind=, text=, path=, file=, line=}...}, in the order of files and lines. kind: "text",
-- any string; "word", _"text" or ngettext("one", "many", n), which has many; "lib", use "name";
-- "go", go "page"; "slot", clinic.name and fact = "name". path is the file's in the pack; core: it is of the
-- program's own library; joined: `..` follows, so that it is only the beginning of a text.

local CALLS = { _ = "word", ngettext = "word", use = "lib", go = "go" }

local function is_sign(token, sign)
  return token.kind == "sign" and token.text == sign
end

-- The place of the string that a call has first: f "x" or f("x", ...).
local function first_string(tokens, i)
  local at = is_sign(tokens[i + 1], "(") and i + 2 or i + 1
  return tokens[at].kind == "string" and at
end

local function read_file(uses, path)
  local tokens = lua_tokens(path) or {}
  local file, core = pack.where(path), pack.is_core(path)

  local function add(kind, i, many)
    table.insert(uses, { kind = kind, text = tokens[i].text, many = many, path = path, file = file,
      line = tokens[i].line, core = core, joined = is_sign(tokens[i + 1], "..") })
  end

  local function take_name(i)
    local name, string = tokens[i].text, first_string(tokens, i)
    if string and CALLS[name] then
      local plural = is_sign(tokens[string + 1], ",") and tokens[string + 2]
      local many = name == "ngettext" and plural and plural.kind == "string" and plural.text or nil
      if many or name ~= "ngettext" then
        add(CALLS[name], string, many)
      end
    end
    -- clinic.name, and what a helper of the pack is given to look up: slot("name", ...).
    if name == "clinic" and is_sign(tokens[i + 1], ".") and tokens[i + 2].kind == "name" then
      add("slot", i + 2)
    elseif name == "slot" and string then
      add("slot", string)
    elseif name == "fact" and is_sign(tokens[i + 1], "=") and tokens[i + 2].kind == "string" then
      add("slot", i + 2)
    end
  end

  for i, token in ipairs(tokens) do
    local before = tokens[i - 1]
    if token.kind == "string" then
      add("text", i)
    elseif token.kind == "name" and not (before and (is_sign(before, ".") or is_sign(before, ":")))
    then
      take_name(i)
    end
  end
end

local all

return function()
  if not all then
    all = {}
    for _, path in ipairs(pack.files "") do
      -- The core has new/ and workshop/ for authors, not for pages.
      if path:find "^.+%.lua$" and not (path:find "^new/" or path:find "^workshop/") then
        read_file(all, path)
      end
    end
  end
  return all
end
