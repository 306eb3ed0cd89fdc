local reach = use "reach"
local host = use "host"
local slot = use "slot"

return page {
  title = _"Forms and your records",
  body = function()
    return {
      lead(_"Ask the desk for the forms you need and for copies of your records."),
      text {
        slot("forms", _"You can fill in the forms at our desk, and we help you with them."),
        not clinic.portal and _"You have a right to see your records, and the desk explains how.",
      },
      clinic.portal and handoff {
        text = clinic.portal,
        caption = format(_"You have a right to see your records: %s", host(clinic.portal)),
      },
      reach(),
      picture {
        "images/forms.svg",
        alt = _"A form on a board, and a pen to fill it in.",
        caption = _"We can help you fill in a form.",
      },
    }
  end,
}
