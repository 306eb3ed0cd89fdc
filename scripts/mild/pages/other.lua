local figure = use "figure"

return page {
  title = _"Other ways to treat it",
  body = function()
    return {
      lead(_"MILD is only one choice, and you can ask about each of these others."),
      text {
        _"**Exercise and pills** are what most people try before a procedure.",
        _"**Shots** put medicine into the tight space around the nerves.",
        _"**Bigger surgery** takes out bone to make more room for the nerves.",
      },
      note(_"Ask your doctor which of these you can still try. Do not stop any pill on your own."),
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
