-- Any page within three touches: so all of them in as few screens as may be, in the flows' order; but
-- the risks on the first, at 150 %, too. Answers to questions are reached by Questions.
local FLOWS = { "learn", "talk", "weigh", "day", "after" }
local OTHERS = { "find", "book", "pay", "forms", "team", "take", "faq", "help", "interpreter", "about",
  "about/data" }

local function ids()
  local list = {}
  for _i, flow in ipairs(FLOWS) do
    for _j, id in ipairs(pack.flows[flow]) do
      table.insert(list, id)
    end
  end
  for _i, id in ipairs(OTHERS) do
    if id ~= "team" or clinic.team then
      table.insert(list, id)
    end
  end
  return list
end

return page {
  title = _"All topics",
  body = function()
    local titles = {}
    for _i, each in ipairs(pack.pages) do
      titles[each.id] = _(each.title)
    end
    local links = { columns = 4 }
    for _i, id in ipairs(ids()) do
      table.insert(links, button {
        text { titles[id], size = "caption", bold = true, tone = "accent", align = "center" },
        go(id),
        name = titles[id],
      })
    end
    return grid(links)
  end,
}
