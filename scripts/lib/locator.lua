-- The way to an office: by ZIP code, by town, or from the list of all. What it shows follows
-- from the number of offices and from visitor.find, zip and place alone.
local miles = use "miles"
local offices = use "offices"
local spec = use "spec"
local towns = use "towns"

local FEW = 9   -- up to so many offices are all listed, with no question first
local MANY = 40 -- over so many are listed by state, never all at once
local PART = 24 -- so many states or offices stand in a list, then comes "More"
local NEAREST = 3
local LOOKED_AT = 4 * NEAREST

-- The steps back, also of the bar's own Back.
local TO_ZIP = { find = "zip", zip = false, town = false, place = false }

-- To the list of all offices, from its beginning.
local ALL = { find = "all", find_state = false, find_states = 1 }

-- A ZIP code that places.zip knows nothing better of is asked for again, in words that help.
local function trouble(found)
  if found.class == "too_short" then
    return _"That is not a whole ZIP code yet. Type all 5 numbers."
  elseif found.class == "military" then
    return _"That is a military ZIP code. Type a ZIP code near you in the US, or see all offices."
  elseif found.class == "unassigned" or found.class == "unassigned_prefix" then
    return _"We can not find that ZIP code. Check the numbers, or see the list of all our offices."
  end
  return nil
end

local function ask_zip(given, few, found)
  local words = found and trouble(found)
  local own = own_office()
  return column {
    words and column { panel = "note", text(words) }
      or text { _"Type the 5 numbers of your ZIP code. Then touch Find.",
        short = _"Type your ZIP code.", size = "lead", bold = true },
    field { key = "zip", kind = "zip" },
    row {
      button { _"I do not know my ZIP", set { find = "town", zip = false } },
      button { _"All offices", set(ALL), back = few },
    },
    own and offices.card(own, { go = given.go }),
  }
end

-- Of the town that is known by name, where the ZIP code itself has no point.
local function point_of(found)
  if found.lat ~= nil or found.town == nil then
    return found
  end
  local town = places.towns(format("%s %s", found.town, found.state), {}, 1, 1)[1]
  return town and town.town == found.town and town or found
end

-- Where the visitor looks from: a heading, and a point unless the offices can not be sorted.
local function place_of_zip(found)
  local point = point_of(found)
  local place = { state = places.state(found.state), zip = found.zip, lat = point.lat,
    lon = point.lon, exact = found.class ~= "valid_no_zcta" }
  if found.town ~= nil then
    place.heading = format(_"Near %s, %s %s", found.town, found.state, found.zip)
  elseif found.state ~= nil then
    place.heading = format(_"Near ZIP %s, %s", found.zip, found.state)
  else
    place.heading = format(_"Near ZIP %s", found.zip)
  end
  return place
end

local function place_of_town(town)
  return { state = places.state(town.state), lat = town.lat, lon = town.lon, exact = true,
    heading = format(_"Near %s, %s", town.town, town.state) }
end

local function near_row(near, number, place, go_to)
  local same_zip = near.row.zip == place.zip
  return offices.row(near.row, {
    number = number,
    distance = place.exact and miles.words(near.miles, same_zip) or nil,
    miles = place.exact and near.miles or nil,
    same_zip = same_zip,
    state = place.state,
    go = go_to,
  })
end

-- The first two that are as near as each other, said once; or false.
local function tie_line(list)
  for i = 2, #list do
    if miles.is_tie(list[i - 1].miles, list[i].miles) then
      return text {
        format(_"Offices %d and %d are about the same distance.", i - 1, i),
        size = "caption", tone = "soft",
      }
    end
  end
  return false
end

-- What must be known before a trip, in one line; nil where there is nothing.
local function caution(list, place)
  local far = miles.far(list[1].miles)
  local other_state = place.state ~= nil and list[1].row.state ~= place.state
  if far and other_state then
    return _"This is far, and in another state. Call first."
  elseif far then
    return _"The nearest office is far from there. Call first."
  elseif other_state then
    return _"It is in another state. Ask if your health plan pays there."
  end
  return nil
end

local function about_miles(place)
  return text {
    place.exact and _"Miles are in a straight line. The drive may be longer."
      or _"We know only the area of this ZIP code, so we show no miles.",
    size = "caption", tone = "soft",
  }
end

local function head(list, place)
  local words = caution(list, place)
  return {
    text { place.heading, heading = true, size = "h1", bold = true },
    column {
      gap = 0,
      about_miles(place),
      words and text { words, bold = true, size = "caption" } or place.exact and tie_line(list),
    },
  }
end

-- Offices that are as near as each other come by priority and name; but never against the miles
-- that are shown, so more are asked for than there is room for.
local function by_miles_shown(list, count)
  table.sort(list, function(one, other)
    return miles.rounded(one.miles) < miles.rounded(other.miles)
  end)
  local first = {}
  for i = 1, math.min(#list, count) do
    table.insert(first, list[i])
  end
  return first
end

local function results(given, place, few)
  local count = few and #given.rows or NEAREST
  local list = places.nearest(place, given.rows, place.exact and LOOKED_AT or count)
  if place.exact then
    list = by_miles_shown(list, count)
  end
  local nodes = head(list, place)
  for i, near in ipairs(list) do
    table.insert(nodes, near_row(near, i, place, given.go))
  end
  local change = place.zip and button { _"Change ZIP", set(TO_ZIP), back = true }
    or button { _"Change town", set { place = false }, back = true }
  table.insert(nodes, row { change, button { _"All offices", set(ALL) } })
  return column(nodes)
end

local function by_state_then_name(one, other)
  local state, other_state = offices.state_name(one.state), offices.state_name(other.state)
  if state ~= other_state then
    return state < other_state
  end
  return one.name < other.name
end

-- The office that this kiosk stands in comes before all others, then those of the state.
local function own_first(rows, state)
  local here, there, rest = {}, {}, {}
  for _i, office in ipairs(rows) do
    local list = offices.is_here(office) and here or office.state == state and there or rest
    table.insert(list, office)
  end
  local sorted = {}
  for _i, list in ipairs { here, there, rest } do
    for _j, office in ipairs(list) do
      table.insert(sorted, office)
    end
  end
  return sorted
end

local function rows_of_all(given, state)
  local rows = {}
  for _i, office in ipairs(own_first(given.rows, state)) do
    table.insert(rows, offices.row(office, { go = given.go }))
  end
  return column(rows)
end

local function cards_of_all(given, state)
  local sorted = {}
  for _i, office in ipairs(given.rows) do
    table.insert(sorted, office)
  end
  table.sort(sorted, by_state_then_name)
  local cards = { columns = 2 }
  for _i, office in ipairs(own_first(sorted, state)) do
    table.insert(cards, offices.card(office, { go = given.go }))
  end
  return grid(cards)
end

-- A list in the place of another begins at its first screen: what was seen is found again by
-- its place in the tree, so the new list stands one deeper or less deep than the one before.
local function deeper(node, depth)
  for _i = 1, depth do
    node = column { node }
  end
  return node
end

-- The part of a list that is shown: its number, its first and its last.
local function part_of(number, count)
  local parts = math.max(1, math.ceil(count / PART))
  local part = math.min(number or 1, parts)
  return part, (part - 1) * PART + 1, math.min(part * PART, count), parts
end

local function state_card(given, entry)
  if entry.count == 1 then
    return offices.card(places.in_state(given.rows, entry.state, 1, 1)[1], { go = given.go })
  end
  return offices.state(entry, set { find_state = entry.state, find_part = 1 })
end

local function by_state_name(one, other)
  return offices.state_name(one.state) < offices.state_name(other.state)
end

-- The states that have offices, each with how many.
local function states_of(given, states)
  local own = own_office()
  table.sort(states, by_state_name)
  local part, first, last, parts = part_of(visitor.find_states, #states)
  local cards = { columns = 2 }
  for i = first, last do
    table.insert(cards, state_card(given, states[i]))
  end
  return deeper(column {
    part == 1 and own and offices.card(own, { go = given.go }),
    text { _"Choose a state.", heading = true, size = "h2", bold = true },
    grid(cards),
    parts > 1 and row {
      part > 1 and button { _"States before these", set { find_states = part - 1 } },
      part < parts and button { _"More states", set { find_states = part + 1 } },
    },
  }, part == 1 and 0 or part % 2 + 3)
end

local function offices_of(given, entry, one_state)
  local part, first, last, parts = part_of(visitor.find_part, entry.count)
  local cards = { columns = 2 }
  for _i, office in ipairs(places.in_state(given.rows, entry.state, first, last - first + 1)) do
    table.insert(cards, offices.card(office, { go = given.go }))
  end
  local name = offices.state_name(entry.state)
  return deeper(column {
    text { name, heading = true, size = "h2", bold = true },
    parts > 1 and text { format(_"Offices %d to %d of %d", first, last, entry.count),
      size = "caption", tone = "soft" },
    grid(cards),
    row {
      part > 1 and button { _"Offices before these", set { find_part = part - 1 } },
      part < parts and button { _"More offices", set { find_part = part + 1 } },
      not one_state and button { _"Other states", set { find_state = false } },
    },
  }, part % 2 + 1)
end

-- Many offices: first their states, then those of one, in parts.
local function list_by_state(given, state)
  local states, chosen = places.states(given.rows), visitor.find_state
  if chosen == nil then
    chosen = state
  end
  for _i, entry in ipairs(states) do
    if #states == 1 or entry.state == chosen then
      return offices_of(given, entry, #states == 1)
    end
  end
  return states_of(given, states)
end

local function list_of_all(given, few, state)
  if few then
    return rows_of_all(given, state)
  elseif #given.rows <= MANY then
    return cards_of_all(given, state)
  end
  return list_by_state(given, state)
end

-- Every office: a few in the clinic's own order, more by state, those of `state` before the others.
-- `words` say why, if not because it was asked for.
local function all(given, few, words, state)
  return column {
    words and column { panel = "note", text(words) },
    row {
      button { few and _"Nearest to my ZIP" or _"Find by ZIP", set(TO_ZIP), back = not few },
      button { _"Find by town", set { find = "town", place = false } },
    },
    list_of_all(given, few, state),
  }
end

local function only(office)
  return column {
    offices.details(office),
    offices.codes(office),
  }
end

local function by_town(given, few)
  if visitor.place then
    return results(given, place_of_town(visitor.place), few)
  end
  local own = own_office()
  return towns.ask(own and { own } or given.rows, row {
    button { _"Use my ZIP", set(TO_ZIP), back = true },
    button { _"All offices", set { find = "all", town = false, find_state = false, find_states = 1 } },
  })
end

-- Of a ZIP code without a point and a town: its state at least, as of a PO box in Puerto Rico.
local function without_point(found)
  local state = places.state(found.state)
  if state then
    return format(_"ZIP code %s is in %s. Our offices there come first, if we have any.", found.zip,
      offices.state_name(state))
  end
  return format(_"We do not know where ZIP code %s is. Here are all our offices.", found.zip)
end

local function by_zip(given, few)
  local found = visitor.zip and places.zip(visitor.zip)
  if not found or trouble(found) then
    return ask_zip(given, few, found)
  end
  local place = place_of_zip(found)
  if place.lat == nil then
    return all(given, few, without_point(found), place.state)
  end
  return results(given, place, few)
end

return function(given)
  spec.check("locator", given, { "rows", "go" })
  spec.need("locator", given, "rows", 'locator{rows = csv "data/locations.csv", go = "office"}')
  spec.need("locator", given, "go", 'locator{rows = csv "data/locations.csv", go = "office"}')
  local count = #given.rows
  local few = count <= FEW
  if count == 0 or clinic.offices == "none" then
    return offices.none()
  elseif count == 1 then
    return only(given.rows[1])
  elseif visitor.find == "town" then
    return by_town(given, few)
  elseif visitor.find == "all" or (few and visitor.find == nil) then
    return all(given, few)
  end
  return by_zip(given, few)
end
