local warnings = use "warnings"

return page {
  title = _"If you come along",
  body = function()
    return {
      lead(_"You help most during the ride home and on the first evening."),
      steps {
        icon = "check",
        tone = "accent",
        _"Listen when the care team gives you instructions, and write them down.",
        _"Drive the patient home, because patients can't drive on this day.",
        _"Stay during the night, bring food and water, and help with the stairs.",
        _"Learn the warning signs now, and keep our phone number with you.",
      },
      warnings.way(),
      picture {
        "images/partner.svg",
        alt = _"A person rests on a couch at home, and someone brings a glass of water.",
      },
    }
  end,
}
