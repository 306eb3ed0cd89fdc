local figure = use "figure"

return page {
  title = _"MILD in one minute",
  body = function()
    return {
      lead(_"MILD is a small procedure for one kind of low back problem."),
      text {
        _"A thick band in your low back can press on your nerves. A doctor takes out small pieces of the band to make more room.",
        _"Standing and walking may get easier, but it doesn't help everyone and has risks.",
      },
      note(_"If walking hurts, ask your doctor if MILD may be right for you."),
      figure {
        "images/short.svg",
        papers = { "ncd" },
        alt = _"Four pictures. A nerve is squeezed. A small tool takes pieces out. The nerve has room. A person walks.",
        words = { { 136, 880, _"Tight" }, { 378, 880, _"Tool" }, { 620, 880, _"Room" },
          { 863, 880, _"Walk" } },
      },
    }
  end,
}
