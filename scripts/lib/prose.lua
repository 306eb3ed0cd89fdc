-- Running text: the five ways to say something on a page.
local spec = use "spec"

-- A text node of these words, with the given options where the words bring none.
local function styled(component, words, options)
  if type(words) == "string" then
    words = { words }
  end
  spec.check(component, words, { "tone", "align", "size", "bold", "short", "grow" })
  local node = {}
  for key, value in pairs(options) do
    node[key] = value
  end
  for key, value in pairs(words) do
    node[key] = value
  end
  return text(node)
end

-- A panel with a sign before the words, so that it is told apart without its colour.
local function marked(component, words, panel, icon, tone)
  return column {
    panel = panel,
    row {
      image { icon = icon, tone = tone },
      styled(component, words, { grow = 1 }),
    },
  }
end

local prose = {}

local told -- while a page is run for what it tells: its main messages and its signs of danger

-- What pages tell that `run` runs: {leads = {...}, signs = {...}}, in the visitor's language.
function prose.told_by(run)
  told = { leads = {}, signs = {} }
  run()
  local all = told
  told = nil
  return all
end

function prose.heading(words)
  return styled("heading", words, { heading = true, size = "h1", bold = true })
end

function prose.lead(words)
  if told then
    table.insert(told.leads, type(words) == "table" and words[1] or words)
  end
  return styled("lead", words, { size = "lead", bold = true })
end

function prose.note(words)
  return column { panel = "note", styled("note", words, {}) }
end

function prose.warning(words)
  return marked("warning", words, "warning", "help", "alarm")
end

-- Signs of danger, one below the other: what stands here is read, not touched. A sign is its
-- words, or {words, short = }.
function prose.signs(given)
  local list = spec.list("signs", given, {})
  local rows = { gap = 15 }
  for _i, sign in ipairs(list) do
    local words = type(sign) == "table" and sign or { sign }
    if told then
      table.insert(told.signs, words.short or words[1])
    end
    table.insert(rows, marked("sign", { words[1], short = words.short, bold = true }, "warning",
      "help", "alarm"))
  end
  return column(rows)
end

-- What must not be missing, and below it what the clinic says of it; nil: it says nothing.
function prose.advice(given, own)
  local list = spec.check("advice", given, { "fact", "panel" })
  local rows = { panel = given.panel, gap = 5 }
  for _i, words in ipairs(list) do
    table.insert(rows, text(words))
  end
  if #rows == 0 then
    error("advice needs the page's own words, as in advice { _\"...\", fact = \"driving\" }")
  end
  table.insert(rows, own and text(format(_"Our clinic says: %s", own)) or nil)
  return column(rows)
end

function prose.sources(words)
  return styled("sources", words, { size = "caption", tone = "soft" })
end

return prose
