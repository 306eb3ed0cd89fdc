local answer = use "answer"

return page {
  title = _"Who may it help?",
  body = function()
    return answer(_"It may help some people whose legs or back hurt when they walk.", go "who",
      _"The cause has to be a tight space in the low back. Ask your doctor if a scan shows that you have one.",
      {
        "images/who.svg",
        alt = _"A doctor shows a patient a scan of the back. Doctor and patient decide together.",
      })
  end,
}
