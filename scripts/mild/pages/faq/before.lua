local answer = use "answer"

return page {
  title = _"What do I do before?",
  body = function()
    return answer(_"Bring a list of your pills, and find someone to drive you home.", go "ready",
      _"Do not stop any pill on your own. Ask the desk when to stop eating and drinking.",
      {
        "images/ready.svg",
        alt = _"A calendar with the day checked off, and a clock: be ready on time.",
      })
  end,
}
