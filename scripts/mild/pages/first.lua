return page {
  title = _"The first days",
  flow = "after",
  body = function()
    return {
      lead(_"Follow the steps your clinic gives you."),
      steps {
        icon = "check",
        tone = "accent",
        _"Take short walks.",
        _"If you use ice, put a towel under it.",
      },
      steps {
        icon = "close",
        tone = "alarm",
        _"Do not lift, bend, or twist a lot.",
        clinic.driving or _"Do not drive until your clinic says it is OK.",
      },
      note(clinic.wound or _"How do you care for the cut? Ask your care team."),
      picture {
        "images/first.svg",
        alt = _"Do: ice on a towel, and short walks. Not yet: driving a car.",
        words = { { 180, 905, _"Ice, towel" }, { 501, 905, _"Short walks" }, { 820, 905, _"No driving" } },
      },
    }
  end,
}
