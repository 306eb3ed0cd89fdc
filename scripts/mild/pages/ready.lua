local figure = use "figure"

return page {
  title = _"Get ready",
  body = function()
    return {
      lead(_"Your care team will tell you how to get ready."),
      text {
        _"Ask them about your pills, about food and drink, and who should drive you home.",
        _"Do you smoke? Stopping helps you heal. Ask for help to stop.",
      },
      note(_"Do not stop any pill on your own."),
      figure {
        "images/ready.svg",
        papers = { "ossi" },
        alt = _"A calendar with the day checked off, and a clock: be ready on time.",
      },
    }
  end,
}
