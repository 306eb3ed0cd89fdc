local figure = use "figure"

return page {
  title = _"How it may feel",
  body = function()
    return {
      lead(_"Standing and walking make the pain worse, but sitting or leaning forward may ease it."),
      text {
        _"Your back, hips, or legs may hurt, tingle, or feel weak or heavy.",
        _"Many people feel better when they lean on a shopping cart.",
      },
      note(_"Other problems can feel like this, so tell your doctor what makes it better."),
      figure {
        "images/feel.svg",
        papers = { "nca" },
        alt = _"Walking upright hurts. Leaning on a shopping cart helps. Sitting in a chair helps.",
        words = { { 164, 900, _"Walking" }, { 509, 900, _"Leaning" }, { 847, 900, _"Sitting" } },
      },
    }
  end,
}
