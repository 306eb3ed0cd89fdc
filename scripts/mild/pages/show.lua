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

local function empty()
  return {
    lead(_"You did not tick anything yet."),
    button { _"Go to the list", kind = "primary", go "tick" },
  }
end

return page {
  title = _"Show this to your doctor",
  flow = "talk",
  body = function(visitor)
    local own, said = chosen(visitor.signs or {})
    if #own == 0 then
      return empty()
    end
    local same = language() == languages()[1].code
    own.icon, own.tone, said.icon, said.tone = "check", "accent", "check", "accent"
    return {
      steps(own),
      not same and steps(said),
      note(_"This list can not tell if MILD is right for you."),
      handoff { text = table.concat(own, "\n") },
    }
  end,
}
