return page {
  title = _"Why a flu shot?",
  body = function()
    return {
      lead(_"A flu shot helps your body fight the flu."),
      text {
        _"You need a new one each year.",
        _"The shot can **not** give you the flu. Your arm may be sore for a day or two.",
      },
      dots(8, 100, { caption = _"About **8 of 100** people get sick with flu in a year." }),
      sources(_"From: CDC, past seasons: 3 to 11 of 100."),
      picture {
        "images/arm.svg",
        alt = _"A person gets a shot in the upper arm.",
        caption = _"It takes only a moment.",
        words = { { 760, 380, _"shot" }, { 230, 880, _"your arm" } },
      },
    }
  end,
}
