-- HTML that is XML too. The caller names what comes; signs that could be taken for markup become
-- entities here, and no text of a pack gets into a page in any other way.
--
--   html.p { class = "draft", html.strong { "Draft. " }, "No clinician has read it." }
--
-- gives an element: attributes by name, then what is in it: texts, elements, and lists of these;
-- false is nothing. Elements and attributes that have no line here are an error.
local TAGS = { "html", "head", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "li", "table",
  "tr", "th", "td", "section", "div", "header", "footer", "details", "summary", "figure", "span",
  "strong", "a" }
local EMPTY = { "meta", "br", "img" }
-- In the order that they are written in.
local ATTRIBUTES = { "xmlns", "class", "id", "data-page", "style", "lang", "dir", "href", "src",
  "loading", "alt", "charset" }

local html, is_attribute = {}, {}
for _, name in ipairs(ATTRIBUTES) do
  is_attribute[name] = true
end

local ENTITIES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }
for code = 0, 31 do
  ENTITIES[string.char(code)] = ""
end
ENTITIES["\n"], ENTITIES["\t"] = nil, nil

local function escape(text)
  return (tostring(text):gsub('[%c&<>"]', ENTITIES))
end

-- What is written as it is; tables without it are lists.
local function raw(bytes)
  return { raw = bytes }
end

local function add(out, part)
  if type(part) ~= "table" then
    table.insert(out, part and escape(part) or nil)
  elseif part.raw then
    table.insert(out, part.raw)
  else
    for _, one in ipairs(part) do
      add(out, one)
    end
  end
end

local function begin(tag, parts)
  local out, count = { "<", tag }, 0
  for key in pairs(parts) do
    if type(key) == "number" then
      count = math.max(count, key)
    elseif not is_attribute[key] then
      error("html: there is no attribute " .. key)
    end
  end
  for _, name in ipairs(ATTRIBUTES) do
    if parts[name] then
      table.insert(out, (' %s="%s"'):format(name, escape(parts[name])))
    end
  end
  return out, count
end

for _, tag in ipairs(TAGS) do
  html[tag] = function(parts)
    local out, count = begin(tag, parts)
    table.insert(out, ">")
    for i = 1, count do -- also behind a nil
      add(out, parts[i])
    end
    table.insert(out, "</" .. tag .. ">\n")
    return raw(table.concat(out))
  end
end

for _, tag in ipairs(EMPTY) do
  html[tag] = function(attributes)
    local out = begin(tag, attributes)
    return raw(table.concat(out) .. "/>\n")
  end
end

-- Text of a pack: what stands between two `**` is strong.
function html.marked(text)
  local out, from = {}, 1
  while true do
    local first = text:find("**", from, true)
    local second = first and text:find("**", first + 2, true)
    if not second then
      break
    end
    table.insert(out, escape(text:sub(from, first - 1)))
    table.insert(out, "<strong>" .. escape(text:sub(first + 2, second - 1)) .. "</strong>")
    from = second + 2
  end
  table.insert(out, escape(text:sub(from)))
  return raw(table.concat(out))
end

-- A whole page as text: language=, title=, style=, which is our own, and body=, what is in it.
function html.page(parts)
  return "<!DOCTYPE html>\n" .. html.html {
    xmlns = "http://www.w3.org/1999/xhtml", lang = parts.language,
    html.head { html.meta { charset = "utf-8" }, html.title { parts.title },
      html.style { raw(parts.style) } },
    html.body(parts.body),
  }.raw
end

return html
