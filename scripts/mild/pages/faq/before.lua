local answer = use "answer"

return page {
  title = _"What do I do before?",
  body = function()
    return answer(_"Bring a list of all your pills, and find someone who can drive you home.", go "ready",
      _"Do not stop any pill on your own, because that can be dangerous. Ask the desk for the hour when you have to stop eating and drinking.",
      {
        "images/ready.svg",
        alt = _"A calendar with the day checked off, and a clock: be ready on time.",
        caption = _"Be ready on time.",
      })
  end,
}
