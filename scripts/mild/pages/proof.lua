local studies = use "studies"

return page {
  title = _"Who did the studies?",
  body = function()
    return {
      lead(_"The company that makes the tools paid for many of the studies."),
      text {
        _"**MiDAS ENCORE, 2016.** 302 people: MILD or shots. 1 year.",
        _"**MOTION, 2022.** 138 people: with or without MILD. 1 year.",
        _"**Medicare records, 2024.** 9,613 people: MILD or a bigger surgery. 2 years.",
      },
      note {
        studies() or _"People knew what they got. That can change how they feel.",
        _"Ask your doctor what this means for you.",
      },
    }
  end,
}
