local reach = use "reach"
local slot = use "slot"

return page {
  title = _"Your check-up",
  body = function()
    return {
      lead(_"Go to your checkup visit."),
      text {
        slot("checkup", _"When is it? Ask your care team."),
        _"Bring your questions. Tell how far you can walk and how long you can stand.",
      },
      note(_"Does something get worse? Do not wait for the visit. Call."),
      reach(),
      picture {
        "images/visit.svg",
        alt = _"A calendar with the day of the visit marked, and a list of questions to bring.",
      },
    }
  end,
}
