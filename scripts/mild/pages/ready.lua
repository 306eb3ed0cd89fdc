local figure = use "figure"

return page {
  title = _"Get ready",
  body = function()
    return {
      lead(_"You can start to get ready today with these four steps."),
      steps {
        icon = "check",
        tone = "accent",
        _"Write down all the medicines you take, and bring the list with you.",
        _"Find someone who can drive you home and stay for the night.",
        _"If you smoke, ask the desk for help to quit, because quitting helps you heal.",
        _"Ask the desk what else you have to do before the procedure.",
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
