-- Cards that lead somewhere, and menus of them.
local spec = use "spec"

local cards = {}

function cards.card(given)
  spec.check("card", given, { "icon" })
  local title, second, action = given[1], given[2], given[3]
  if action == nil then
    second, action = nil, second
  end
  if type(title) ~= "string" or action == nil then
    error('card takes a title and an action, as in card{_"Title", go "page"}')
  end
  return button {
    row {
      given.icon and image { icon = given.icon, tile = "soft" },
      column {
        grow = 1,
        gap = 5,
        text { title, bold = true, size = "lead" },
        second and text { second, size = "caption", tone = "soft" },
      },
      image { icon = "chevron" },
    },
    action,
    name = title,
    kind = "card",
  }
end

-- Where to begin: the first of a menu, solid, with a picture where there is room.
function cards.begin(given)
  spec.check("begin", given, { "icon", "picture" })
  local title, second, action = given[1], given[2], given[3]
  if action == nil then
    second, action = nil, second
  end
  if type(title) ~= "string" or action == nil then
    error('begin takes a title and an action, as in begin{_"Title", go "page"}')
  end
  return button {
    column {
      given.picture and image { given.picture, alt = "" },
      row {
        image { icon = given.icon or "hand", tile = "soft" },
        column {
          grow = 1,
          gap = 5,
          text { title, bold = true, size = "lead", tone = "on_accent" },
          second and text { second, size = "caption", tone = "on_accent" },
        },
        image { icon = "chevron" },
      },
    },
    action,
    name = title,
    kind = "start",
  }
end

function cards.menu(given)
  local list = spec.list("menu", given, { "columns" })
  list.columns = given.columns or 3
  return grid(list)
end

return cards
