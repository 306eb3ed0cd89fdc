-- Only reached where the clinic has filled the slot: forms.lua and all.lua lead here then.
local reach = use "reach"
local slot = use "slot"

return page {
  title = _"Our team",
  next = "home",
  body = function()
    return {
      lead(slot("team", _"Who will see you? Ask your care team.")),
      reach(),
      picture {
        "images/team.svg",
        alt = _"Three people of a care team.",
        caption = _"Your care team",
      },
    }
  end,
}
