return page {
  title = _"MILD in one minute",
  flow = "learn",
  body = function()
    return {
      lead(_"MILD is a small back procedure."),
      text {
        _"A doctor takes out tiny pieces of thick tissue in your low back. This can give your nerves more room.",
        _"Many people can then stand and walk longer. It does not help everyone.",
      },
      note(_"Only your doctor can tell if it is right for you."),
      picture {
        "images/short.svg",
        alt = _"Four pictures. A nerve is squeezed. A small tool takes bits out. The nerve has room. A person walks with less pain.",
        words = { { 136, 880, _"Tight" }, { 378, 880, _"Small tool" }, { 620, 880, _"Room" },
          { 863, 880, _"Walk" } },
      },
    }
  end,
}
