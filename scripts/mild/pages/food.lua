return page {
  title = _"Food, drink and a ride",
  body = function()
    return {
      lead(_"Ask when to stop eating and drinking."),
      advice { _"It is not the same at each clinic. Ask your care team.", fact = "fasting" },
      advice { _"Plan for someone to drive you home.", fact = "escort" },
      advice { _"Do not drive until your clinic says it is OK.", fact = "driving", panel = "note" },
      picture {
        "images/food.svg",
        alt = _"A plate that is crossed out, as you may have to stop eating. A car that takes you home.",
        words = { { 275, 838, _"No food" }, { 750, 838, _"A ride home" } },
      },
    }
  end,
}
