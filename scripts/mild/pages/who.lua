local figure = use "figure"
local slot = use "slot"

return page {
  title = _"Who may it help?",
  body = function()
    return {
      lead(_"MILD may help if a tight space in your back causes pain when you walk."),
      text {
        _"Your doctor looks at a scan to see if a thick band causes the problem.",
        slot("first_try", _"Most people try other care first, like exercise, pills, or shots."),
      },
      note(_"Only your doctor can tell if it is right for you. Bring any scans of your back, and a list of what you already tried."),
      figure {
        "images/who.svg",
        papers = { "mist", "encore" },
        alt = _"A doctor shows a patient a scan of the back. Doctor and patient decide together.",
      },
    }
  end,
}
