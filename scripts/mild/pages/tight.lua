local figure = use "figure"

return page {
  title = _"Why it hurts to walk",
  body = function()
    return {
      lead(_"A tight space in your low back can press on the nerves to your legs."),
      text {
        _"Nerves run through a space inside the bones of your back. With age, a band of tissue can get thick, so the space gets tight.",
        _"Doctors call this problem **lumbar spinal stenosis**.",
      },
      note(_"If your legs hurt or tingle, tell your doctor how far you can walk."),
      figure {
        "images/tight.svg",
        papers = { "nca" },
        alt = _"Two bones of the back, seen from above. In one the space for the nerves is wide. In the other it is tight.",
        words = { { 250, 933, _"**Room**" }, { 750, 933, _"**Tight**" } },
      },
    }
  end,
}
