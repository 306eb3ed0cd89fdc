-- Shown where the clinic brings pictures of its people; else the flow ends before it.
local reach = use "reach"

local COLUMNS = 4

local function faces()
  local cells = { columns = math.min(#clinic.team, COLUMNS) }
  for _i, path in ipairs(clinic.team) do
    table.insert(cells, image { path, alt = _"One of our care team." })
  end
  return grid(cells)
end

return page {
  title = _"Our team",
  body = function()
    return {
      hidden = not clinic.team,
      lead(clinic.team and _"Your care team" or _"Ask the desk who will see you today."),
      reach(),
      clinic.team and faces() or picture {
        "images/team.svg",
        alt = _"Three people of a care team.",
        caption = _"Your care team",
      },
    }
  end,
}
