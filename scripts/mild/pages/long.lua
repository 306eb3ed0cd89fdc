local figure = use "figure"

return page {
  title = _"How long does it take?",
  body = function()
    return {
      lead(_"The procedure often takes about one hour, while you lie on your belly."),
      text {
        _"Plan extra time, because you check in before and rest for a while after.",
        _"Most people go home the same day, so ask someone to drive you.",
      },
      note(_"Ask the desk when to come, and write it down for you and your driver."),
      figure {
        "images/long.svg",
        papers = { "hayes" },
        alt = _"A clock that shows one hour, then a house: home the same day.",
        words = { { 266, 912, _"About 1 hour" }, { 803, 830, _"Go home" } },
      },
    }
  end,
}
