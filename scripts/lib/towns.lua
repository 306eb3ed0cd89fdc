-- Who does not know a ZIP code spells a town: few letters, then a short list, in parts.
local SHOWN = 4

local towns = {}

local function choice(town)
  local name = format(_"%s, %s", town.town, town.state)
  return button { name, function()
    set { place = town, town = false, town_part = false }
  end }
end

-- What is said of the list: how to begin, to go on, or that nothing begins so.
local function advice(typed, count)
  if typed == "" then
    return _"Touch the first letters of your town."
  elseif count == 0 then
    return _"No town begins like this. Erase a letter, or see all offices."
  elseif count > SHOWN then
    return { _"Not in the list? Touch more letters, or add your state.",
      short = _"Not in the list? Touch more letters." }
  end
  return _"Touch your town."
end

-- The part of the list that is shown: the first one again after each letter.
local function part_of(typed, count)
  local kept = visitor.town_part
  local part = kept and kept.typed == typed and kept.number or 1
  return math.min(part, math.max(1, math.ceil(count / SHOWN)))
end

local function to_part(typed, number)
  return set { town_part = { typed = typed, number = number } }
end

-- The field, its pad, the towns that are meant, the nearest to the rows first, and the ways out.
function towns.ask(rows, ways_out)
  local typed = visitor.town or ""
  local _first, count = places.towns(typed, rows, 1, 0)
  local part = part_of(typed, count)
  local list = { columns = 2 }
  for _i, town in ipairs((places.towns(typed, rows, (part - 1) * SHOWN + 1, SHOWN))) do
    table.insert(list, choice(town))
  end
  return column {
    text { _"Which town is near you?", heading = true, size = "h1", bold = true },
    text(advice(typed, count)),
    field { key = "town", kind = "town" },
    list[1] and grid(list),
    count > SHOWN and row {
      part > 1 and button { _"Towns before these", to_part(typed, part - 1) },
      part * SHOWN < count and button { _"More towns", to_part(typed, part + 1) },
    },
    ways_out,
  }
end

return towns
