local figure = use "figure"

return page {
  title = _"Other ways to treat it",
  body = function()
    return {
      lead(_"You have more than one choice."),
      text(_"Exercise, pills, shots, and bigger surgery are choices too. Each has a good and a bad side."),
      note(_"Ask your doctor which one fits you. Do not stop any pill on your own."),
      figure {
        "images/other.svg",
        papers = { "encore" },
        alt = _"Four other ways: a person who stretches, a bottle of pills, a shot, and surgery.",
        words = { { 259, 412, _"Exercise" }, { 741, 412, _"Pills" }, { 259, 877, _"Shots" },
          { 741, 877, _"Surgery" } },
      },
    }
  end,
}
