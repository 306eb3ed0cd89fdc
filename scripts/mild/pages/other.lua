local figure = use "figure"

return page {
  title = _"Other ways to treat it",
  body = function()
    return {
      lead(_"MILD is one choice. These are others, and you can ask about each."),
      text {
        _"**Exercise and pills** are what most people try first.",
        _"**Shots** put medicine in the space around the nerves.",
        _"**Bigger surgery** takes out bone to make more room.",
      },
      note(_"Ask your doctor which ones you have not tried yet. Do not stop any pill on your own."),
      figure {
        "images/other.svg",
        papers = { "encore", "nca" },
        alt = _"Four other ways: a person who stretches, a bottle of pills, a shot, and surgery.",
        words = { { 259, 412, _"Exercise" }, { 741, 412, _"Pills" }, { 259, 877, _"Shots" },
          { 741, 877, _"Surgery" } },
      },
    }
  end,
}
