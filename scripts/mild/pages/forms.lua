local reach = use "reach"
local slot = use "slot"

return page {
  title = _"Forms and your records",
  body = function()
    return {
      lead(_"Ask the desk for forms and for your records."),
      text {
        slot("forms", _"You can fill in the forms at our desk. Ask for help if you need it."),
        slot("portal", _"You have a right to see your records. The desk can tell you how."),
      },
      reach(),
      picture {
        "images/forms.svg",
        alt = _"A form on a board, and a pen to fill it in.",
      },
    }
  end,
}
