local answer = use "answer"

return page {
  title = _"What is MILD?",
  body = function()
    return answer(_"MILD is a small procedure that makes room for your nerves.", go "mild",
      _"A doctor takes out small pieces of a thick band in your low back. MILD doesn't help everyone, so ask your doctor if it may help you.",
      {
        "images/canal.svg",
        alt = _"A side view of the low back. At left a thick band presses on the nerve. At right it is thin, and the nerve has room.",
        words = { { 288, 64, _"nerve" }, { 736, 64, _"nerve" }, { 422, 765, _"thick band" },
          { 250, 915, _"**Tight**" }, { 740, 915, _"**More room**" } },
      })
  end,
}
