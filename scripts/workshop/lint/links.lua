-- What names what: links, pages that can be reached, files that are missing or that nobody needs.
local is_broken = use "common/broken"
local samples = use "common/samples"
local uses = use "common/uses"

local LOST = "return page { title = _'Row', body = function() return {\n" ..
  "button { 'Home', go 'home' } } end }\n"

-- What fails already when the page is shown needs no second line: the places of such.
local failed

local function has_failed(used)
  if not failed then
    failed = {}
    for _, finding in ipairs(findings()) do
      if finding.rule == "F-LOAD-1" then
        failed[finding.file .. ":" .. finding.line] = true
      end
    end
  end
  return failed[used.file .. ":" .. used.line]
end

local missing = {
  id = "F-MISS-1", level = "error",
  wants = "Every picture, table, sound and library that a Lua file names is in the pack.",
  why = "Put the file there, or mend its name: where it is missing the page fails.",
  bad = {
    { ["pages/home.lua"] = samples.home "visitor.y and image { 'images/b.svg', alt = '' }", line = 3 },
    { ["lib/dogs.lua"] = "local cats = visitor.x and use 'cats'\nreturn cats",
      ["pages/home.lua"] = "local dogs = use 'dogs'\n" .. samples.home "text(dogs)",
      at = "lib/dogs.lua", line = 1 },
  },
  good = {
    { ["pages/home.lua"] = samples.home "image { 'images/a.svg', alt = '' }", ["images/a.svg"] = samples.picture,
      at = "pages/home.lua" },
    { ["pages/home.lua"] = samples.home "visitor.y and image { 'images/' .. visitor.y, alt = '' }" },
    -- what a clinic's layer may bring, and may leave out
    { ["facts.lua"] = "return facts { team = { kind = 'pictures', files = 'images/team-*', ask = 'A' } }",
      at = "facts.lua" },
    -- told once, by F-LOAD-1
    { ["pages/home.lua"] = samples.home "image { 'images/b.svg', alt = '' }" },
  },
}

local function is_asset(text)
  return not text:find("*", 1, true) and
    (text:find "^images/" or text:find "^data/" or text:find "^sounds/")
end

-- The clinic's to bring, or not.
local OFFICES = "data/locations.csv"

function missing.pack()
  for _, used in ipairs(uses()) do
    local path = used.kind == "lib" and "lib/" .. used.text .. ".lua" or
      used.kind == "text" and is_asset(used.text) and used.text
    if path and path ~= OFFICES and not (used.core or used.joined or pack.has(path) or has_failed(used)) then
      find(used, "there is no %s in the pack", path)
    end
  end
end

local links = {
  id = "F-LINK-1", level = "error",
  wants = "Every go leads to a page of the pack.",
  why = "Mend the page's id, or write the page: a visitor would touch and see an error.",
  bad = {
    { ["pages/home.lua"] = samples.home
      "button { 'x', function() if visitor.y then go 'thre' end end }", line = 3,
      text = "there is no pages/thre.lua" },
    { ["pages/home.lua"] = samples.home
      "button { 'x', function() if visitor.y then go 'hep' end end }", line = 3,
      text = "did you mean `help`?" },
  },
  good = {
    -- a comment, and a text that only mentions it
    { ["pages/home.lua"] = samples.home "text 'go \"thre\"', --[[ go 'thre' ]] -- go 'thre'" },
    { ["pages/home.lua"] = samples.home "button { 'x', back() }" },
    { ["pages/home.lua"] = samples.home "button { 'x', go 'thre' }" }, -- told once, by F-LOAD-1
  },
}

function links.pack()
  local pages = {}
  for _, page in ipairs(pack.pages) do
    pages[page] = true
  end
  for _, used in ipairs(uses()) do
    local page = used.text
    local leads = used.kind ~= "go" or pages[page]
    if not (leads or used.core or used.joined or has_failed(used)) then
      local near = nearest(page, pack.pages)
      find(used, "go \"%s\": %s", page, near and
        "there is no such page; did you mean `" .. near .. "`?" or
        "there is no pages/" .. page .. ".lua")
    end
  end
end

local reach = {
  id = "F-REACH-1", level = "warning",
  wants = "A visitor can reach every page from the start page.",
  why = "Give some page a button that goes there, put it in a flow, or take it out.",
  bad = { { ["pages/lost.lua"] = LOST } },
  good = {
    { ["pages/lost.lua"] = LOST, ["pages/home.lua"] = samples.home "button { 'Lost', go 'lost' }",
      at = "pages/lost.lua" },
    { ["pages/lost.lua"] = LOST, ["lib/dogs.lua"] = "return 'lost'", at = "pages/lost.lua" },
    { ["pages/lost.lua"] = LOST, ["pages/home.lua"] = samples.home "button { \u{201C}L', go 'lost' }",
      at = "pages/lost.lua" },
  },
}

local function is_root(page)
  for _, attract in ipairs(pack.info.attracts) do
    if page == attract then
      return true
    end
  end
  return page == pack.info.start or page == pack.info.help
end

-- A page may be led to only where a slot is filled, so a file that names it is enough.
local function is_named(page, path)
  for _, used in ipairs(uses()) do
    if used.text == page and not used.core and used.path ~= path and
      not used.path:find "^tests/" then
      return true
    end
  end
  return false
end

function reach.pack()
  for _, page in ipairs(is_broken() and {} or pack.pages) do
    local path = "pages/" .. page .. ".lua"
    if not (is_root(page) or pack.depth(page) or is_named(page, path)) then
      find({ file = pack.where(path) }, "no button and no flow leads to this page from `%s`",
        pack.info.start)
    end
  end
end

local unused = {
  id = "F-USE-1", level = "warning",
  wants = "Every file of the pack is used.",
  why = "Take the file out, or name it where it belongs: what nobody sees nobody checks.",
  bad = {
    { ["images/b.svg"] = samples.picture },
    { ["data/b.csv"] = "a,b\n1,2\n" },
    { ["lib/cats.lua"] = "return 1" },
    { ["sounds/es/home.ogg"] = "x" },
    { ["locale/fr.po"] = "msgid \"\"\nmsgstr \"\"\n" },
    { ["readme.txt"] = "x" },
    { ["fonts/thin.ttf"] = "x" },
  },
  good = {
    { ["lint/danger-en.txt"] = "word\n" },
    { ["tests/a.lua"] = "test('x', function() start() end)" },
    { ["images/b.svg"] = samples.picture, ["lib/cats.lua"] = "return 'images/' .. _.x",
      at = "images/b.svg" },
    { ["reviews.conf"] = "# nobody yet\n" },
    { ["images/b.svg"] = samples.picture, ["pages/home.lua"] = samples.home "image { \u{201C}b' }",
      at = "images/b.svg" },
    { ["fonts/thin-regular.ttf"] = "x" },
    { ["data/locations.csv"] = "name,street,city,state,zip,phone\n" },
  },
}

local OWN = { ["pack.conf"] = true, ["flows.lua"] = true, ["facts.lua"] = true, ["clinic.conf"] = true,
  ["theme.conf"] = true, ["reviews.conf"] = true, ["data/locations.csv"] = true }

-- What Lua files, the theme and pack.conf name: sets of paths, and texts that only begin one.
local function named_files()
  local named = { libs = {}, words = {}, others = {}, starts = {} }
  for _, used in ipairs(uses()) do
    if used.kind == "lib" then
      named.libs["lib/" .. used.text .. ".lua"] = true
    elseif used.kind == "text" and used.text:find("/", 1, true) then
      if used.joined then
        table.insert(named.starts, used.text)
      else
        named.others[used.text] = true
      end
    end
  end
  for _, code in ipairs(pack.info.languages) do
    named.words["locale/" .. code .. ".po"] = true
  end
  local theme = pack.theme()
  named.others[theme.logo or ""], named.others[theme.logo_dark or ""] = true, true
  return named
end

local function begins_one(path, starts)
  for _, start in ipairs(starts) do
    if path:sub(1, #start) == start then
      return true
    end
  end
  return false
end

local function is_used(path, named)
  if path:find "^lib/.+%.lua$" then
    return named.libs[path]
  elseif path:find "^locale/" then
    return named.words[path]
  end
  return OWN[path] or path:find "^lint/" or -- lists of words for lint itself
    path:find "^fonts/.+%-regular%.[ot]tf$" or path:find "^fonts/.+%-bold%.[ot]tf$" or
    path:find "^pages/.+%.lua$" or path:find "^tests/.+%.lua$" or
    named.others[path] or begins_one(path, named.starts)
end

function unused.pack()
  local named = named_files()
  for _, path in ipairs(is_broken() and {} or pack.files "") do
    if not pack.is_core(path) and not is_used(pack.asked(path), named) then
      find({ file = pack.where(path) }, "nothing in the pack uses %s", path)
    end
  end
end

return { missing, links, reach, unused }
