local figure = use "figure"

return page {
  title = _"How long does it take?",
  body = function()
    return {
      lead(_"It often takes about one hour."),
      text(_"Plan extra time to check in and to rest after. Most people go home the same day."),
      note(_"Ask your care team how long you will stay."),
      figure {
        "images/long.svg",
        papers = { "houston", "boston" },
        alt = _"A clock that shows one hour, then a house: home the same day.",
        words = { { 266, 912, _"About 1 hour" }, { 803, 830, _"Go home" } },
      },
    }
  end,
}
