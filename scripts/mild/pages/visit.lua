local reach = use "reach"
local slot = use "slot"

return page {
  title = _"Your check-up",
  body = function()
    return {
      lead(_"Go to your check-up, even if you feel well."),
      text {
        slot("checkup", _"Ask the desk for the day and time, and write it down."),
        _"Bring your questions. Tell us how far you can walk and how long you can stand.",
      },
      note(_"If something gets worse, do not wait for the visit. Call us."),
      reach(),
      picture {
        "images/visit.svg",
        alt = _"A calendar with the day of the visit marked, and a list of questions to bring.",
      },
    }
  end,
}
