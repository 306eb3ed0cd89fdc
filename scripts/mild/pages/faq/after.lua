local answer = use "answer"

return page {
  title = _"What happens after?",
  body = function()
    return answer(_"Most people go home the same day.", go "first",
      _"At first, take short walks, and do not lift, bend, or twist a lot. Ask us for the steps in writing.",
      { "images/walk.svg", alt = _"A person takes a short walk after the procedure." })
  end,
}
