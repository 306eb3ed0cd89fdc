local answer = use "answer"

return page {
  title = _"When will I feel better?",
  flow = "faq",
  body = function()
    return answer(_"Each person heals at a different speed.", go "weeks",
      _"It can take some weeks to feel better. Some people do not feel better.")
  end,
}
