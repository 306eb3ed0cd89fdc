return page {
  title = _"Will it hurt?",
  flow = "day",
  body = function()
    return {
      lead(_"The doctor numbs the spot first."),
      text {
        clinic.sedation
          or _"You may also get medicine in a vein to help you relax. Most people are not fully put to sleep. Ask your care team what your clinic uses.",
        _"You may be sore for some days after.",
      },
      note(_"Does something hurt that day? Tell the team at once."),
      picture {
        "images/numb.svg",
        alt = _"A person lies face down. A needle numbs the back. A drip goes to the arm.",
        words = { { 860, 286, _"numbs" }, { 310, 250, _"relaxes" } },
      },
    }
  end,
}
