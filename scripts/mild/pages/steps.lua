return page {
  title = _"The day, step by step",
  flow = "day",
  body = function()
    return {
      lead(_"Each clinic does it a bit differently."),
      steps {
        _"You lie on your belly.",
        _"The doctor numbs your skin.",
        clinic.sedation or _"You may get medicine to help you relax.",
        _"X-ray pictures guide small tools through a small cut.",
        _"Small bits of tissue are taken out.",
        _"The cut is covered with a bandage.",
      },
      picture {
        "images/steps.svg",
        alt = _"Six small pictures, from lying face down to the bandage.",
        words = { { 66, 110, "1" }, { 386, 110, "2" }, { 706, 110, "3" }, { 66, 576, "4" },
          { 386, 576, "5" }, { 706, 576, "6" } },
      },
    }
  end,
}
