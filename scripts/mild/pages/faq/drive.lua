local answer = use "answer"

return page {
  title = _"Can I drive home?",
  flow = "faq",
  body = function()
    return answer(_"Plan for someone to drive you home.", go "food",
      clinic.driving or _"Do not drive until your clinic says it is OK. Ask your care team.")
  end,
}
