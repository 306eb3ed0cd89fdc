local warnings = use "warnings"

return page {
  title = _"If you come along",
  body = function()
    return {
      lead(_"You help most with the ride home and on the first night."),
      steps {
        icon = "check",
        tone = "accent",
        _"Listen when the team says what to do, and write it down.",
        _"Drive home, because the patient can't drive yet.",
        _"Stay for the night. Bring food and water, and help with the stairs.",
        _"Learn the warning signs now, and keep our phone number close.",
      },
      warnings.way(),
      picture {
        "images/partner.svg",
        alt = _"A person rests on a couch at home, and someone brings a glass of water.",
      },
    }
  end,
}
