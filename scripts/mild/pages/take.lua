local asks = use "asks"
local reach = use "reach"
local phone = use "phone"

local function lines(visitor)
  local list = {}
  for _i, ask in ipairs(asks()) do
    if visitor.asks and visitor.asks[ask.id] then
      table.insert(list, ask[1])
    end
  end
  if #list == 0 then
    table.insert(list, _"Is MILD right for me, and why?")
    table.insert(list, _"What else can I try before I decide?")
    table.insert(list, _"What can go wrong?")
  end
  return list
end

return page {
  title = _"Take it home",
  next = "home",
  body = function(visitor)
    local list = lines(visitor)
    local all = { _"My questions about MILD" }
    for _i, line in ipairs(list) do
      table.insert(all, line)
    end
    table.insert(all, clinic.name)
    table.insert(all, phone())
    return {
      lead(clinic.paper == "yes" and _"Ask the desk for the paper sheet, or put your questions on your phone."
        or _"Take these questions with you, on your phone or on paper."),
      steps(list),
      reach(),
      handoff {
        text = table.concat(all, "\n"),
        caption = _"Point your phone camera here.",
        note(_"If you have no phone, ask the desk for a pen and paper."),
      },
    }
  end,
}
