local figure = use "figure"
local studies = use "studies"

-- What got better beside what went wrong, from one study.
local function side(title, words)
  return column { panel = "note", grow = 1, text { title, bold = true }, text(words) }
end

return page {
  title = _"How it may help",
  body = function()
    return {
      lead(_"In studies, many people could stand and walk longer and had less pain."),
      row {
        side(_"What got better", _"After 2 years, people had 3.6 points less pain on a scale of 10."),
        side(_"What went wrong", _"About 1 of 100 had a problem from MILD. None was serious in this study."),
      },
      text(_"It did not help everyone, so ask your doctor what you can expect. The company that makes the tools paid for these studies."),
      figure {
        "images/helps.svg",
        papers = { "encore", "motion" },
        caption = studies(),
        alt = _"A person with a walker leaves a house. The way is short before, and longer after.",
        words = { { 498, 824, _"Before" }, { 866, 914, _"After" } },
      },
    }
  end,
}
