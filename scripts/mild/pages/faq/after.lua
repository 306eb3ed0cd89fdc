local answer = use "answer"

return page {
  title = _"What happens after?",
  body = function()
    return answer(_"Most people rest for a while and then go home the same day.", go "first",
      _"At first, take short walks every day, but do not lift, bend, or twist. Ask the desk for written instructions that you can follow at home.",
      { "images/walk.svg", alt = _"A person takes a short walk after the procedure.", caption = _"Take short walks." })
  end,
}
