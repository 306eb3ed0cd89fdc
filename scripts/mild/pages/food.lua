return page {
  title = _"Food, drink and a ride",
  body = function()
    return {
      lead(_"You may have to stop eating and drinking some hours before the procedure."),
      advice { _"Ask the desk for the exact hour, and write it on paper before you leave.", fact = "fasting" },
      advice { _"Plan for someone to drive you home and stay with you that night.", fact = "escort" },
      advice { _"Do not drive until your clinic says it is OK.", fact = "driving", panel = "note" },
      picture {
        "images/food.svg",
        alt = _"A plate that is crossed out, as you may have to stop eating. A car that takes you home.",
        words = { { 275, 838, _"No food" }, { 750, 838, _"A ride home" } },
      },
    }
  end,
}
