local slot = use "slot"

return page {
  title = _"Food, drink and a ride",
  body = function()
    return {
      lead(_"Ask when to stop eating and drinking."),
      text {
        slot("fasting", _"It is not the same at each clinic. Ask your care team."),
        slot("escort", _"Plan for someone to drive you home.", true),
      },
      note(slot("driving", _"Do not drive until your clinic says it is OK.", true)),
      picture {
        "images/food.svg",
        alt = _"A plate that is crossed out, as you may have to stop eating. A car that takes you home.",
        words = { { 275, 838, _"No food" }, { 750, 838, _"A ride home" } },
      },
    }
  end,
}
