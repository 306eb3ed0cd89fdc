-- The pictures of a pack, each by itself: that it can be drawn, holds no words, and shows something
-- that stands out from the page.

local own = use "common/own"
local samples = use "common/samples"

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
  for _, path in ipairs(own.paths "images/") do
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
  for _, path in ipairs(own.paths "images/") do
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
    { ["theme.conf"] = "logo_dark = images/a.svg\n", ["images/a.svg"] = drawing(INK:format "#14191d"),
      at = "images/a.svg", text = "in the dark theme" },
  },
  good = {
    { ["images/a.svg"] = drawing(INK:format "#0b5563") },
    { ["images/a.svg"] = drawing(INK:format "currentColor") },
    { ["theme.conf"] = LOGO[2], [LOGO[1]] = drawing(INK:format "#101418"), at = LOGO[1] },
    { ["theme.conf"] = "logo_dark = images/logo-dark.svg\n",
      ["images/logo-dark.svg"] = drawing(INK:format "#fbf7f0"), at = "images/logo-dark.svg" },
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
  local logo, logo_dark = pack.theme().logo, pack.theme().logo_dark
  for _, path in ipairs(looks and {} or own.paths "images/") do
    looks = looks or {}
    for _, theme in ipairs { "calm", "dark" } do
      local dark = theme == "dark"
      local seen = not (path == logo and dark and logo_dark or path == logo_dark and not dark)
      local look = seen and pack.picture_look(path, path == logo and dark and "plate" or theme)
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

return { pictures, lettered, empty, faint }
