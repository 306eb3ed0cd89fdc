-- Who does not know a ZIP code spells a town: few letters, then a short list.
local SHOWN = 4

local towns = {}

local function choice(town)
  local name = format(_"%s, %s", town.town, town.state)
  return button { name, function()
    set { place = town, town = false }
  end }
end

-- What is said of the list: how to begin, to go on, or that nothing begins so.
local function advice(typed, found)
  if typed == "" then
    return _"Touch the first letters of your town."
  elseif found == 0 then
    return _"No town begins like this. Erase a letter, or see all offices."
  elseif found > SHOWN then
    return _"Touch more letters to see fewer towns."
  end
  return _"Touch your town."
end

-- The field, its pad, the towns that begin so, and the ways out given.
function towns.ask(ways_out)
  local typed = visitor.town or ""
  local found = typed == "" and {} or places.city(typed)
  local list = { columns = 2 }
  for i = 1, math.min(#found, SHOWN) do
    table.insert(list, choice(found[i]))
  end
  return column {
    text { _"Which town is near you?", heading = true, size = "h1", bold = true },
    text(advice(typed, #found)),
    field { key = "town", kind = "town" },
    grid(list),
    ways_out,
  }
end

return towns
