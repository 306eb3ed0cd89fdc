local answer = use "answer"

return page {
  title = _"What happens after?",
  body = function()
    return answer(_"Most people go home the same day.", go "first",
      _"Take short walks. Do not lift, bend, or twist a lot at first. Follow the steps your clinic gives you.",
      { "images/walk.svg", alt = _"A person takes a short walk after the procedure." })
  end,
}
