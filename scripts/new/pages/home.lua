return page {
  title = _"How can we help you?",
  body = function()
    return {
      lead(_"Touch a card."),
      picture { "images/door.svg", alt = _"An open door and the path to it",
        caption = _"Come in" },
      menu {
        columns = 1,
        card { _"Offices and phone", _"Near your home", icon = "pin", go "find" },
        card { _"About this screen", icon = "info", go "about" },
      },
    }
  end,
}
