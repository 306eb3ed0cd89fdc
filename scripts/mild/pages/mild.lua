local figure = use "figure"

return page {
  title = _"What is MILD?",
  body = function()
    return {
      lead(_"MILD makes more room for the nerves in your low back."),
      text {
        _"A thick band of tissue can press on the nerves to your legs. A doctor takes out small bits of it.",
        _"The full name is minimally invasive lumbar decompression.",
      },
      note(_"It may help. It does not help everyone."),
      figure {
        "images/canal.svg",
        papers = { "ncd" },
        alt = _"A side view of the low back. At left a thick band presses on the nerve. At right it is thin, and the nerve has room.",
        words = { { 288, 64, _"nerve" }, { 736, 64, _"nerve" }, { 422, 765, _"thick band" },
          { 250, 915, _"**Tight**" }, { 740, 915, _"**More room**" } },
      },
    }
  end,
}
