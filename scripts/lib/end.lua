-- The page after the last of a flow, "end/NAME": what next, and what to take home of it. It is run
-- with the flow's name.
local cards = use "cards"
local handoff = use "handoff"
local prose = use "prose"
local take = use "take"

local name = ...

local function entry_of(id)
  for _i, entry in ipairs(pack.pages) do
    if entry.id == id then
      return entry
    end
  end
end

-- A flow's first page stands for the flow.
local function card_to(id)
  if id == pack.start then
    return cards.card { _"Home", icon = "home", home() }
  end
  local entry = entry_of(id)
  local flow = entry.flow and pack.flows[entry.flow]
  local title = flow and flow[1] == id and flow.title or entry.title
  return cards.card { _(title), icon = flow and flow.icon or "list", go(id) }
end

local function what_next()
  local ways = {}
  for _i, id in ipairs(pack.flows[name].ends) do
    table.insert(ways, card_to(id))
  end
  return {
    prose.lead(_"What would you like to do next?"),
    cards.menu(ways),
    pack.flows[name].take
      and button { _"Take this part home", icon = "mobile", set { take_part = name } },
  }
end

local function to_take()
  return {
    prose.lead(_"The main points of this part"),
    text {
      _"The code has them, the warning signs, and our phone number.",
      _"It has nothing that you touched or typed.",
    },
    handoff { text = take(name) },
    button { _"What next?", set { take_part = false } },
  }
end

return page {
  title = _"You finished this part",
  body = function(state)
    return state.take_part == name and to_take() or what_next()
  end,
}
