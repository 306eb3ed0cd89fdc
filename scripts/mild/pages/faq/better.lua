local answer = use "answer"

return page {
  title = _"When will I feel better?",
  body = function()
    return answer(_"Each person heals at a different speed.", go "weeks",
      _"Many people do light tasks in a few days. It can take weeks to feel better, and some people do not.",
      {
        "images/weeks.svg",
        alt = _"A person sits at first, then stands with a cane, then walks.",
      })
  end,
}
