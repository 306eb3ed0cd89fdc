local answer = use "answer"
local slot = use "slot"

return page {
  title = _"Can I drive home?",
  body = function()
    return answer(slot("escort", _"Plan for someone to drive you home.", true), go "food",
      slot("driving", _"Do not drive until your clinic says it is OK.", true),
      { "images/drive.svg", alt = _"A car with two people: someone else drives you home." })
  end,
}
