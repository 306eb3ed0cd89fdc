local figure = use "figure"
local studies = use "studies"

return page {
  title = _"How it may help",
  body = function()
    return {
      lead(_"In studies, many people could stand and walk longer and had less pain."),
      text {
        _"It did not help everyone. The company that makes the tools paid for many of the studies.",
        studies(),
      },
      note(_"It may not help you. There are risks, too. They come next."),
      figure {
        "images/helps.svg",
        papers = { "encore", "motion" },
        alt = _"A person with a walker leaves a house. The way is short before, and longer after.",
        words = { { 498, 824, _"Before" }, { 866, 914, _"After" } },
      },
    }
  end,
}
