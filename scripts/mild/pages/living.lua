local figure = use "figure"

return page {
  title = _"Living with it",
  body = function()
    return {
      lead(_"You can wait, or you can try to feel better without a procedure."),
      text {
        _"**Walk in short stretches,** and sit or lean forward when your legs hurt.",
        _"**See a physical therapist** to learn exercises for your back and your legs.",
        _"**Wait and watch,** and write on a calendar how far you can walk each week.",
      },
      note(_"If you can walk less than before, show your doctor what you wrote down."),
      figure {
        "images/living.svg",
        papers = { "nca", "encore" },
        alt = _"A person leans on a shopping cart while walking. Then the person rests on a bench.",
        words = { { 240, 915, _"Lean" }, { 740, 915, _"Rest" } },
      },
    }
  end,
}
