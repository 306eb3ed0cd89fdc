local answer = use "answer"

return page {
  title = _"Who pays for it?",
  flow = "faq",
  body = function()
    return answer(_"Health plans do not all pay for MILD.", go "pay",
      _"Medicare has special rules for it. Ask our staff to check your plan before you set a date.")
  end,
}
