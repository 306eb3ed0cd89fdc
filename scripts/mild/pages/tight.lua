local figure = use "figure"

return page {
  title = _"Why it hurts to walk",
  body = function()
    return {
      lead(_"A tight space can press on the nerves to your legs."),
      text {
        _"The nerves run through a space in your low back. With age, this space can get too tight.",
        _"Doctors call this **lumbar spinal stenosis**.",
      },
      note(_"Then your legs may hurt or get weak when you stand or walk."),
      figure {
        "images/tight.svg",
        papers = { "nca" },
        alt = _"Two bones of the back, seen from above. In one the space for the nerves is wide. In the other it is tight.",
        words = { { 250, 933, _"**Room**" }, { 750, 933, _"**Tight**" } },
      },
    }
  end,
}
