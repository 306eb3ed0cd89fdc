return page {
  title = _"Tell us before",
  body = function()
    return {
      lead(_"Call us or tell the desk before the day, if one of these is true:"),
      steps {
        icon = "talk",
        tone = "accent",
        _"You are allergic to dye, latex, or numbing medicine.",
        _"You are pregnant, or you may be.",
        _"You have diabetes, so you need a plan for food and medicine.",
        _"You feel sick this week or have an infection.",
        _"You had back surgery before.",
        _"You can't lie on your belly for an hour.",
        _"You have sleep apnea, or you stop breathing while you sleep.",
      },
      picture {
        "images/before.svg",
        alt = _"A patient and a doctor go through a list of questions together.",
        caption = _"Go through the list with us.",
      },
    }
  end,
}
