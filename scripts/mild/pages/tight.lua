local figure = use "figure"

return page {
  title = _"Why it hurts to walk",
  body = function()
    return {
      lead(_"A tight space in your low back can press on the nerves to your legs."),
      text {
        _"The nerves run through a space inside the bones. With age, a band of tissue there can get thick, so the space gets tight.",
        _"Doctors call this **lumbar spinal stenosis**.",
      },
      note(_"When you walk, your legs may hurt, tingle, or get weak. Tell your doctor how far you can go."),
      figure {
        "images/tight.svg",
        papers = { "nca" },
        alt = _"Two bones of the back, seen from above. In one the space for the nerves is wide. In the other it is tight.",
        words = { { 250, 933, _"**Room**" }, { 750, 933, _"**Tight**" } },
      },
    }
  end,
}
