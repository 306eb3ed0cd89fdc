local answer = use "answer"

return page {
  title = _"What do I do before?",
  body = function()
    return answer(_"Your care team will tell you how to get ready.", go "ready",
      _"Do not stop any pill on your own. Ask about food, drink, and a ride home.",
      {
        "images/ready.svg",
        alt = _"A calendar with the day checked off, and a clock: be ready on time.",
      })
  end,
}
