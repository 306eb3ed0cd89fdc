-- Lists that are read, not touched: steps, times, questions with their answers.
local spec = use "spec"

local lists = {}

-- A step is a string, or advice.
function lists.steps(given)
  local list = spec.list("steps", given, { "icon", "tone" })
  local rows = {}
  for i, words in ipairs(list) do
    local mark = given.icon and image { icon = given.icon, tone = given.tone }
      or text { format("%d", i), bold = true, tile = "round", tone = given.tone }
    local said = type(words) == "string" and text { words, grow = 1 } or column { words, grow = 1 }
    table.insert(rows, row { mark, said })
  end
  return column(rows)
end

function lists.timeline(given)
  local list = spec.list("timeline", given, {})
  local rows = {}
  for _i, entry in ipairs(list) do
    table.insert(rows, row {
      text { entry[1], bold = true, tone = "accent", grow = 1 },
      text { entry[2], grow = 2 },
    })
  end
  return column(rows)
end

-- A row is never cut, so that no answer stands on another screen than its question.
function lists.questions(given)
  local list = spec.list("questions", given, {})
  local blocks = {}
  for _i, entry in ipairs(list) do
    table.insert(blocks, row {
      column {
        grow = 1,
        gap = 10,
        text { entry[1], bold = true, size = "lead" },
        text { entry[2] },
      },
    })
  end
  return column(blocks)
end

return lists
