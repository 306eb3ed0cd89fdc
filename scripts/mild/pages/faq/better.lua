local answer = use "answer"

return page {
  title = _"When will I feel better?",
  body = function()
    return answer(_"Each person heals at a different speed.", go "weeks",
      _"It can take some weeks to feel better. Some people do not feel better.",
      {
        "images/weeks.svg",
        alt = _"A person sits at first, then stands with a cane, then walks.",
      })
  end,
}
