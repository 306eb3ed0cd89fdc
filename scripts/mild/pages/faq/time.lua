local answer = use "answer"

return page {
  title = _"How long does it take?",
  body = function()
    return answer(_"The procedure often takes about one hour, while you lie on your belly.", go "long",
      _"Plan extra time, because you check in before and rest for a while after. Most people go home the same day, so ask someone to drive you.",
      {
        "images/long.svg",
        alt = _"A clock that shows one hour, then a house: home the same day.",
        words = { { 266, 912, _"About 1 hour" }, { 803, 830, _"Go home" } },
      })
  end,
}
