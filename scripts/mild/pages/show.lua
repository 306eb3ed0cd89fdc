local phone = use "phone"
local signs = use "signs"

-- The visitor's list twice: as staff read it, and as the visitor does.
local function chosen(ticks)
  local own, said = {}, {}
  for _i, sign in ipairs(signs()) do
    if ticks[sign.id] then
      table.insert(own, sign.own)
      table.insert(said, sign[1])
    end
  end
  return own, said
end

local function name_of(code)
  for _i, each in ipairs(languages()) do
    if each.code == code then
      return each.name
    end
  end
end

local function list(lines, code)
  local items = { icon = "check", tone = "accent" }
  for _i, line in ipairs(lines) do
    table.insert(items, line)
  end
  return column {
    code and text { name_of(code), bold = true, tone = "accent" },
    steps(items),
  }
end

local function empty()
  return {
    lead(_"You did not touch anything yet, so go back to the list first."),
    button { _"Go to the list", kind = "primary", go "tick" },
    picture { "images/forms.svg", alt = "" },
  }
end

return page {
  title = _"Show this to your doctor",
  body = function(visitor)
    local own, said = chosen(visitor.signs or {})
    if #own == 0 then
      return empty()
    end
    local staff, mine = languages()[1].code, language()
    local text_to_take = table.concat(own, "\n")
    if staff ~= mine then
      text_to_take = text_to_take .. "\n\n" .. table.concat(said, "\n")
    end
    local number = phone()
    return {
      staff == mine and list(own) or row { list(own, staff), list(said, mine) },
      note(_"This list cannot tell if MILD is right for you, but it helps you talk."),
      number and text { number, bold = true },
      handoff {
        text = text_to_take,
        caption = _"Point your phone camera here. Your phone may offer to search for these words.",
      },
    }
  end,
}
