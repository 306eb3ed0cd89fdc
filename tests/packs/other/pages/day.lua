return page {
  title = _"Your visit",
  body = function()
    return {
      steps {
        _"Tell the desk that you are here.",
        _"The nurse asks some questions.",
        _"You get the shot in your arm.",
        _"You rest for 15 minutes.",
      },
      spacer(60),
      timeline {
        { _"Today", _"Your arm may be sore." },
        { _"In two weeks", _"The shot works." },
      },
      row {
        gap = 40,
        text { _"Rest", size = "caption", grow = 1 },
        column { grow = 3, progress { 4, 4 } },
      },
    }
  end,
}
