local host = use "host"
local reach = use "reach"
local slot = use "slot"

return page {
  title = _"Make an appointment",
  body = function()
    local address = clinic.booking or clinic.web
    return {
      lead(_"Call us or ask at the desk to choose a day for your visit."),
      reach(),
      address and handoff { text = address, caption = host(address) },
      text {
        _"Bring your health plan card, a list of your pills, and scans of your back.",
        clinic.languages_spoken and format(_"We speak: %s", clinic.languages_spoken),
      },
      note(slot("interpreter", _"An interpreter is free, so tell us when you call if you need one.")),
      not address and picture {
        "images/phone.svg",
        alt = _"A phone to call with, and a folder with papers to bring.",
        words = { { 255, 938, _"Call" }, { 695, 900, _"Bring" } },
      },
    }
  end,
}
