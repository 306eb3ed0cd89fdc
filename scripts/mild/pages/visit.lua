local reach = use "reach"
local slot = use "slot"

return page {
  title = _"Your check-up",
  body = function()
    return {
      lead(_"Go to your check-up even if you feel well, because healing takes time."),
      text {
        slot("checkup", _"Ask the desk for the day and time, and write it down."),
        _"Bring your questions, and tell us how far you walk and how long you stand.",
      },
      note(_"If something gets worse, call us and do not wait for the visit."),
      reach(),
      picture {
        "images/visit.svg",
        alt = _"A calendar with the day of the visit marked, and a list of questions to bring.",
        caption = _"Mark the day, and bring your questions.",
      },
    }
  end,
}
