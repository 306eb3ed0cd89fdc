local answer = use "answer"

return page {
  title = _"Who may it help?",
  body = function()
    return answer(_"It may help some people whose legs or back hurt when they walk.", go "who",
      _"The reason has to be a tight space in the low back. Your doctor looks at a scan to find that out.",
      {
        "images/who.svg",
        alt = _"A doctor shows a patient a scan of the back. Doctor and patient decide together.",
      })
  end,
}
