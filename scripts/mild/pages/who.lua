local figure = use "figure"
local slot = use "slot"

return page {
  title = _"Who may it help?",
  body = function()
    return {
      lead(_"Only your doctor can tell if MILD is right for you."),
      text {
        _"You may need a scan of your back, such as an MRI.",
        slot("first_try", _"Most people try other care first, like exercise, pills, or shots. Ask your care team."),
      },
      note(_"Rules are not the same at each clinic or for each health plan."),
      figure {
        "images/who.svg",
        papers = { "mist", "encore" },
        alt = _"A doctor shows a patient a scan of the back. Doctor and patient decide together.",
      },
    }
  end,
}
