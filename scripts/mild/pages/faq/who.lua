local answer = use "answer"

return page {
  title = _"Who may it help?",
  body = function()
    return answer(_"Only your doctor can tell.", go "who",
      _"It may help some people whose legs or back hurt when they walk. A tight space in the low back is the cause.",
      {
        "images/who.svg",
        alt = _"A doctor shows a patient a scan of the back. Doctor and patient decide together.",
      })
  end,
}
