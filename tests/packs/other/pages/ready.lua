local reasons = use "reasons"

local function chosen(ticks)
  local list = {}
  for _i, reason in ipairs(reasons()) do
    if ticks[reason.id] then
      table.insert(list, reason[1])
    end
  end
  return list
end

return page {
  title = _"Before the nurse comes",
  body = function(visitor)
    local items = { key = "reasons" }
    for _i, reason in ipairs(reasons()) do
      table.insert(items, reason)
    end
    local list = chosen(visitor.reasons or {})
    return {
      lead(_"Touch what is true for you."),
      text(format(ngettext("You touched %d line.", "You touched %d lines.", #list), #list)),
      checklist(items),
      note(_"Show this to the nurse."),
      #list > 0 and handoff { text = table.concat(list, "\n") },
    }
  end,
}
