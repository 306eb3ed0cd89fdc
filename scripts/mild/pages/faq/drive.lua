local answer = use "answer"

return page {
  title = _"Can I drive home?",
  body = function()
    return answer(_"Plan for someone to drive you home and stay with you that night.", go "food",
      nil, { "images/drive.svg", alt = _"A car with two people: someone else drives you home.", caption = _"Someone else drives you home." },
      advice { _"Do not drive until your clinic says it is OK.", fact = "driving" })
  end,
}
