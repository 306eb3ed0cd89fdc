local figure = use "figure"

return page {
  title = _"Get ready",
  body = function()
    return {
      lead(_"You can start to get ready today."),
      steps {
        icon = "check",
        tone = "accent",
        _"Write down all the pills you take, and bring the list.",
        _"Find someone who can drive you home.",
        _"If you smoke, try to stop, because it helps you heal. Ask us for help.",
        _"Ask the desk what your clinic wants you to do before.",
      },
      note(_"Do not stop any pill on your own."),
      figure {
        "images/ready.svg",
        papers = { "nhs_surgery" },
        alt = _"A calendar with the day checked off, and a clock: be ready on time.",
      },
    }
  end,
}
