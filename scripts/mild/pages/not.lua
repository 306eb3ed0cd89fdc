local figure = use "figure"

return page {
  title = _"What MILD does not treat",
  body = function()
    return {
      lead(_"MILD is for one kind of low back problem."),
      text(_"It does not treat the neck. It does not treat broken bones, cancer, or an infection."),
      warning(_"Can you not pee, or do you leak pee or stool? This is an emergency. Touch **Get help now**."),
      figure {
        "images/not.svg",
        papers = { "brown", "nhs" },
        alt = _"A person from behind. Only the low back is marked. The neck is crossed out.",
        words = { { 755, 245, _"not the neck" }, { 755, 655, _"low back" } },
      },
    }
  end,
}
