local figure = use "figure"

return page {
  title = _"MILD in one minute",
  body = function()
    return {
      lead(_"MILD is a small back procedure."),
      text {
        _"A doctor takes out small bits of thick tissue in your low back. This can give your nerves more room.",
        _"It may get easier to stand and walk. It does not help everyone, and it has risks.",
      },
      note(_"Only your doctor can tell if it is right for you."),
      figure {
        "images/short.svg",
        papers = { "ncd" },
        alt = _"Four pictures. A nerve is squeezed. A small tool takes bits out. The nerve has room. A person walks.",
        words = { { 136, 880, _"Tight" }, { 378, 880, _"Tool" }, { 620, 880, _"Room" },
          { 863, 880, _"Walk" } },
      },
    }
  end,
}
