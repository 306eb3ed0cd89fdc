return page {
  title = "home",
  body = function()
    return { heading "Home", button { "Help", go "help" } }
  end,
}
