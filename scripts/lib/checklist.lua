-- Things to tick: no right, no wrong, no score. Each touch is kept in the visitor's state.
local spec = use "spec"

-- The ticks as they are after a touch on this one: set{} wants values of its own.
local function toggled(ticks, id)
  local after = {}
  for key, value in pairs(ticks or {}) do
    after[key] = value
  end
  if after[id] then
    after[id] = nil
  else
    after[id] = true
  end
  return after
end

local function count(ticks)
  local n = 0
  for _id in pairs(ticks or {}) do
    n = n + 1
  end
  return n
end

-- Where only one can be taken it is round, and takes the place of the one before.
local function choice(key, item, chosen, most)
  local one = most == 1
  return button {
    row {
      one and image { icon = "", tile = chosen and "disc" or "ring" }
        or image { icon = chosen and "check" or "", tile = chosen and "solid" or "open" },
      text { item[1], bold = chosen, grow = 1 },
    },
    function(now)
      local after = toggled((chosen or not one) and now[key], item.id)
      if count(after) <= most then
        set { [key] = after }
      end
    end,
    name = item[1],
    kind = "choice",
    chosen = chosen,
  }
end

return function(given)
  local list = spec.list("checklist", given, { "key", "most", "columns" })
  local key = spec.need("checklist", given, "key", 'checklist{key = "signs", {id = "a", _"A"}}')
  local ticks = visitor[key] or {}
  local choices = {}
  for _i, item in ipairs(list) do
    spec.need("an item of checklist", item, "id", '{id = "numb", _"My legs go numb"}')
    table.insert(choices, choice(key, item, ticks[item.id] == true, given.most or #list))
  end
  choices.columns = given.columns or 1
  return grid(choices)
end
